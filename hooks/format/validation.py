"""Plain data become a register, or faults: pydantic's errors in words an office worker knows, each at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from ..reading.display import Key, format_key, quote
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, say_fault
from ..reading.source import KEY, Data, find_place
from ..theme.theme import DEFAULT_LANGUAGES, Theme
from .context import Context
from .register import Register, Removal
from .values import MAX_LINE, Gap, described

# The whole value in angle brackets, or words in them: a company may well be called "A <b> C".
PLACEHOLDER = re.compile(r"<[^<>]*>|.*<[^\W\d_][^<>]* [^<>]*>.*")
RESERVED = frozenset({"embed", "aliases"})  # keys of later versions

REMOVAL = "a removed register keeps `controller:` and has `removed:` with the date"


@dataclass(frozen=True)
class Reading:
    """A validated register or removal, or the faults that prevent it; a draft counts what is not filled in yet."""

    register: Register | None
    faults: tuple[Fault, ...]
    unfilled: int = 0
    removal: Removal | None = None


def validate(data: Mapping[str, Data], places: Mapping[Key, Place], theme: Theme, *, draft: bool) -> Reading:
    """Turn the data of one file into a register; with `removed:` among them, into a removal.

    Args:
        data: plain data from `read_source`.
        places: the place of every part.
        theme: the codes that it may use, and what its keys mean.
        draft: what has no value yet (left out, empty, `<…>`, a gap anywhere) is only counted.

    """
    context = Context(theme, find_languages(data.get("languages"), theme))
    made: Register | Removal | None
    try:
        made = (Removal if "removed" in data else Register).model_validate(data, context=context)
        errors: list[ErrorDetails] = []
    except ValidationError as error:
        made, errors = None, error.errors(include_url=False)
    located = [(detail, *find_place(tuple(detail["loc"]), places)) for detail in errors]
    gaps = {gap for _, key, _ in located if (gap := gap_at(data, key)) is not None and no_place_for(gap)}
    bare = {key for detail, key, _ in located if is_bare(detail, key, theme)}
    empty = {key: value for key, value in unfilled(data, ()) if not any(within(key, told) for told in {*gaps, *bare})}
    faults = [] if draft else [placeholder(key, value, places, theme) for key, value in empty.items()]
    faults += [] if draft else [no_gap_here(gap, places) for gap in gaps]
    unknown = [key for detail, key, _ in located if detail["type"] == "extra_forbidden"]
    misspelt = {(*key[:-1], nearest(key, theme)) for key in unknown}
    misspelt |= {path for key in unknown for path in elsewhere(key, theme)}
    misspelt |= {(*key[:-1], keys_beside(key)[0]) for key in bare}
    in_no_language = any(key[:1] == ("languages",) for _, key, _ in located)
    for detail, key, place in located:
        absent = (*key, detail["loc"][-1]) if detail["type"] == "missing" else None
        if draft and absent:
            empty[absent] = ""
        if (
            any(within(key, hole) for hole in (*empty, *gaps))  # told already
            or (detail["type"] == "wrong" and any(within(hole, key) for hole in empty))  # what is missing is inside
            or (
                in_no_language and detail.get("ctx", {}).get("code") == FaultCode.LANGUAGES
            )  # who knows which were meant
            or detail["type"] == "too_short"  # its items are faulty, and they have faults of their own
            or absent in misspelt  # it is there under a misspelt name
            or absent in empty
        ):
            continue
        if (*key, inner := detail.get("ctx", {}).get("inside", ""), KEY) in places:
            faults.append(translated(detail, (*key, inner), place, places[*key, inner, KEY], theme))
        else:
            faults.append(
                translated(detail, key, places.get((*key, KEY), place) if absent is None else place, place, theme)
            )
    open_places = len(empty) + len(gaps)
    made = None if faults or open_places else made
    register, removal = (None, made) if isinstance(made, Removal) else (made, None)
    return Reading(register, tuple(faults), open_places, removal)


def find_languages(asked: Data, theme: Theme) -> tuple[str, ...]:
    """The languages a notice asks for, as far as the theme has them; the defaults where it asks for none."""
    listed = asked if isinstance(asked, list) else [asked]
    known = tuple(language for language in listed if isinstance(language, str) and language in theme.languages)
    return known or DEFAULT_LANGUAGES


def is_placeholder(text: str) -> bool:
    """Whether a text is still to be filled in; a long one is something else, and would take the pattern long."""
    return len(text) <= MAX_LINE and PLACEHOLDER.fullmatch(text) is not None


def within(key: Key, outer: Key) -> bool:
    """Whether `key` is `outer` or stands inside it."""
    return key[: len(outer)] == outer


def gap_at(data: Data | Mapping[str, Data], key: Key) -> Key | None:
    """Where, from the top down to `key`, a mapping with `gap:` stands."""
    for depth, step in enumerate((*key, None)):
        if isinstance(data, Mapping) and "gap" in data:
            return key[:depth]
        if isinstance(data, Mapping) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            return None
    return None


def takes_gap(names: tuple[str, ...]) -> bool:
    """Whether the value of a key may be a gap, or hold one in its list (format 1.4)."""
    return names in FIELDS and Gap in set(models_in(FIELDS[names].annotation))


def may_be_gap(key: Key) -> bool:
    """Whether `gap:` may stand here, also beside other keys as in google_analytics."""
    return takes_gap(names_of(key)) or (*names_of(key), "gap") in FIELDS


def no_place_for(gap: Key) -> bool:
    """Whether a gap stands at a key that the format knows and that can be none; a misspelt key is another mistake."""
    return names_of(gap) in FIELDS and not may_be_gap(gap)


def no_gap_here(key: Key, places: Mapping[Key, Place]) -> Fault:
    """A gap where the notice cannot do without the fact, or where leaving it out says the same."""
    info = FIELDS.get(names_of(key))
    needed = info is not None and info.is_required()
    remedy = "write it; a notice is not published without it" if needed else "write it, or leave the key out"
    return say_fault(places[key], FaultCode.GAP_MISPLACED, format_key(key), "this can be no gap", remedy)


def names_of(key: Key) -> tuple[str, ...]:
    return tuple(step for step in key if isinstance(step, str))


def unfilled(data: Data | Mapping[str, Data], key: Key) -> Iterator[tuple[Key, str]]:
    """Every place without a value (an empty list says nothing either), or with a placeholder in angle brackets."""
    if not data or (isinstance(data, str) and is_placeholder(data) and key[:1] != ("more",)):
        yield key, data if isinstance(data, str) else ""
    elif isinstance(data, Mapping):
        for name, value in data.items():
            yield from unfilled(value, (*key, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from unfilled(value, (*key, index))


def placeholder(key: Key, value: str, places: Mapping[Key, Place], theme: Theme) -> Fault:
    problem = f"the placeholder {quote(value)} is not filled in" if value else "there is no value"
    info = FIELDS.get(names_of(key))
    remedy = how_to_write(names_of(key), theme) if info and info.is_required() else "write the value, or delete the key"
    return say_fault(places[key], FaultCode.PLACEHOLDER, format_key(key), problem, remedy)


def fields(model: type[BaseModel] = Register, key: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Every key of the format, as `("purposes", "basis")`, with its field."""
    found: dict[tuple[str, ...], Any] = {}
    for name, info in model.model_fields.items():
        here = (*key, info.alias or name)
        found[here] = info
        for inner in models_in(info.annotation):
            if inner is not Gap and not issubclass(inner, RootModel):
                found |= fields(inner, here)
    return found


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


FIELDS = fields() | fields(Removal)


def translated(detail: ErrorDetails, key: Key, key_place: Place, place: Place, theme: Theme) -> Fault:
    """Pydantic's error as a fault in words an office worker knows.

    Args:
        detail: what pydantic says.
        key: the part of the file it speaks of.
        key_place: where the key of that part stands.
        place: where the part itself stands.
        theme: what the keys mean.

    """
    context, kind = detail.get("ctx", {}), detail["type"]
    if kind == "missing":
        absent = (*key, str(detail["loc"][-1]))
        return say_fault(
            place, FaultCode.MISSING, format_key(absent), "this key is missing", how_to_write(names_of(absent), theme)
        )
    if kind == "extra_forbidden":
        if names_of(key) in FIELDS:  # a key of the format, so this is the file of a removal
            problem, remedy = "this key has no place beside `removed:`", f"delete it; {REMOVAL}"
            return say_fault(key_place, FaultCode.REMOVED, format_key(key), problem, remedy)
        remedy = "delete it; it is kept for a later version" if key[-1] in RESERVED else right_key(detail, key, theme)
        return say_fault(key_place, FaultCode.UNKNOWN_KEY, format_key(key), "there is no such key", remedy)
    if kind == "wrong":
        return say_fault(place, context["code"], format_key(key), context["problem"], context["remedy"])
    problem = f"{described(detail['input'])} cannot stand here"
    remedy = context["remedy"] if kind == "shape" else how_to_write(names_of(key), theme)
    return say_fault(place, FaultCode.VALUE, format_key(key), problem, remedy)


def keys_beside(key: Key) -> list[str]:
    """The keys that the format knows where `key` stands."""
    return [path[-1] for path in FIELDS if path[:-1] == names_of(key)[:-1]]


def nearest(key: Key, theme: Theme) -> str:
    """The key that a misspelt one was probably meant to be, or nothing."""
    written = str(key[-1]).strip("“”„'\"").casefold()
    beside = {name: name for name in keys_beside(key)}
    for name in tuple(beside):
        beside |= dict.fromkeys(theme.keys[".".join((*names_of(key)[:-1], name))].get("also", ()), name)
    near = get_close_matches(re.sub(r"[\s-]+", "_", written), beside, n=1) or get_close_matches(written, beside, n=1)
    return beside[near[0]] if near else ""


def elsewhere(key: Key, theme: Theme) -> list[tuple[str, ...]]:
    """Where a key belongs that stands in the wrong place: at the left margin, or under one of these keys."""
    if nearest(key, theme):
        return []
    if (key[-1],) in FIELDS:
        return [(str(key[-1]),)]
    return [path for path in FIELDS if len(key) == 1 and path[1:] == key]


def is_bare(detail: ErrorDetails, key: Key, theme: Theme) -> bool:
    """Whether an unknown key without a value stands in a row, where a code was meant: `- email:`."""
    in_row = detail["type"] == "extra_forbidden" and len(key) > 1 and isinstance(key[-2], int)
    return in_row and detail["input"] is None and not nearest(key, theme)


def right_key(detail: ErrorDetails, key: Key, theme: Theme) -> str:
    """What to write instead of a key that is not known where it stands."""
    if is_bare(detail, key, theme):
        return f"write `- {key[-1]}` without a colon, or `- {keys_beside(key)[0]}: {key[-1]}` where more keys follow"
    if near := nearest(key, theme):
        return f"did you mean {near}?"
    if paths := elsewhere(key, theme):
        above = [f"`{path[0]}:`" for path in paths if path[1:]]
        return f"it belongs under {' or '.join(above)}" if above else "it belongs at the left margin"
    return f"the keys here are: {', '.join(keys_beside(key))}"


def how_to_write(names: tuple[str, ...], theme: Theme) -> str:
    """What to write under a key: its example, and a gap where one is allowed."""
    if names not in FIELDS:
        return "see notices/_template.yml"
    written = f"write `{names[-1]}: {theme.keys['.'.join(names)]['example']}`"
    if takes_gap(names) and names[-1] != "gap":
        written += "; if the company has not stated it: `{gap: 2026-11-21 who was asked}`"
    return written

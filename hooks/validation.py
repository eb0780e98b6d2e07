"""Plain data become a register, or faults: pydantic's errors in words an office worker knows, each at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from hooks.register import Register
from hooks.source import KEY, Data, Fault, Key, Place, key_path, place_of, shown
from hooks.values import Gap
from hooks.vocabulary import LANGUAGES

PLACEHOLDER = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Reading:
    """A validated register, or the faults that prevent it; a draft counts what is not filled in yet."""

    register: Register | None
    faults: tuple[Fault, ...]
    unfilled: int = 0


def validate(data: Mapping[str, Data], places: Mapping[Key, Place], *, draft: bool) -> Reading:
    """Turn the data of one file into a register.

    Args:
        data: plain data from `source.read`.
        places: the place of every part.
        draft: an empty value or `<…>` is only counted, and anything may be a gap.

    """
    empty = dict(unfilled(data, ()))
    faults = [] if draft else [placeholder(key, value, places) for key, value in empty.items()]
    asked = data.get("languages")
    languages = tuple(x for x in (asked if isinstance(asked, list) else [asked]) if x in LANGUAGES) or LANGUAGES
    try:
        register = Register.model_validate(data, context={"languages": languages})
        errors: list[ErrorDetails] = []
    except ValidationError as error:
        register, errors = None, error.errors(include_url=False)
    located = [(detail, *place_of(tuple(detail["loc"]), places)) for detail in errors]
    misspelt = {(*key[:-1], nearest(key)) for detail, key, _ in located if detail["type"] == "extra_forbidden"}
    for detail, key, place in located:
        key_place = places.get((*key, KEY), place)
        if any(key[: len(hole)] == hole for hole in empty):
            continue  # it has no value yet, and that is said already
        if detail["type"] == "too_short":
            continue  # the list is short because its items are faulty, and they have faults of their own
        if detail["type"] == "missing" and (*key, detail["loc"][-1]) in misspelt:
            continue  # it is there under a misspelt name
        if draft and isinstance(detail["input"], dict) and "gap" in detail["input"]:
            empty[key] = ""
        else:
            faults.append(translated(detail, key, key_place if detail["type"] == "extra_forbidden" else place))
    whole = register is not None and not faults and not empty
    return Reading(register if whole else None, tuple(faults), len(empty))


def unfilled(data: Data | Mapping[str, Data], key: Key) -> Iterator[tuple[Key, str]]:
    """Every place without a value (an empty list says nothing either), or with a placeholder in angle brackets."""
    if not data or (isinstance(data, str) and PLACEHOLDER.fullmatch(data)):
        yield key, data if isinstance(data, str) else ""
    elif isinstance(data, Mapping):
        for name, value in data.items():
            yield from unfilled(value, (*key, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from unfilled(value, (*key, index))


def placeholder(key: Key, value: str, places: Mapping[Key, Place]) -> Fault:
    problem = f"the placeholder {shown(value)} is not filled in" if value else "there is no value"
    return Fault(places[key], "error", key_path(key), problem, "write the value, or delete the key", "placeholder")


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


FIELDS = fields()
PLAIN = {
    "string_type": "one text belongs here",
    "tuple_type": "a list belongs here",
    "dict_type": "keys belong here",
    "model_type": "keys belong here",
    "model_attributes_type": "keys belong here",
}


def translated(detail: ErrorDetails, key: Key, place: Place) -> Fault:
    """Pydantic's error as a fault in words an office worker knows."""
    names = tuple(step for step in key if isinstance(step, str))
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "missing":
        absent = str(detail["loc"][-1])
        return Fault(
            place, "error", key_path((*key, absent)), "this key is missing", how_to_write((*names, absent)), "missing"
        )
    if kind == "extra_forbidden":
        near = nearest(key)
        remedy = f"did you mean {near}?" if near else f"the keys here are: {', '.join(keys_beside(key))}"
        return Fault(place, "error", key_path(key), "there is no such key", remedy, "unknown-key")
    if kind == "wrong":
        problem, remedy = context["problem"], context["remedy"]
    elif kind == "shape":
        problem, remedy = f"{described(detail['input'])} does not fit here", context["remedy"]
    elif kind == "string_pattern_mismatch":
        problem, remedy = f"{shown(detail['input'])} does not fit here", how_to_write(names)
    else:
        problem, remedy = (
            PLAIN.get(kind, f"{described(detail['input'])} does not fit here ({kind})"),
            how_to_write(names),
        )
    return Fault(place, "error", key_path(key), problem, remedy, context.get("code", "value"))


def keys_beside(key: Key) -> list[str]:
    """The keys that the format knows where `key` stands."""
    names = tuple(step for step in key if isinstance(step, str))
    return [path[-1] for path in FIELDS if path[:-1] == names[:-1]]


def nearest(key: Key) -> str:
    """The key that a misspelt one was probably meant to be, or nothing."""
    return next(iter(get_close_matches(str(key[-1]), keys_beside(key), n=1)), "")


def described(value: object) -> str:
    return "a group of keys" if isinstance(value, dict) else "a list" if isinstance(value, list) else shown(value)


def how_to_write(names: tuple[str, ...]) -> str:
    """What to write under a key: its example, and a gap where one is allowed."""
    info = FIELDS.get(names)
    if info is None:
        return "see notices/_template.yml"
    example = info.examples[0] if info.examples else ""
    written = f"write `{names[-1]}: {example}`" if example else f"{info.description} See notices/_template.yml"
    gap = (
        "; if the company has not stated it: `{gap: 2026-11-21 who was asked}`"
        if Gap in set(models_in(info.annotation)) and names[-1] != "gap"
        else ""
    )
    return f"{written}{gap}"

"""Plain data become a register, or faults that say what does not fit the format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from ..reading.display import Key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place
from ..reading.source import Data
from ..theme.theme import DEFAULT_LANGUAGES, Theme
from .context import Context
from .deviations import TOO_SHORT, UNKNOWN, Deviation, locate_errors, report_deviation
from .holes import Holes, find_holes, report_holes
from .keys import find_nearest_key, find_right_places, list_keys_beside
from .register import Register, Removal


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
    made, deviations = make_model(data, places, theme)
    holes = find_holes(
        data,
        faulty=[deviation.key for deviation in deviations],
        bare=[deviation.key for deviation in deviations if deviation.is_bare],
    )
    untold = select_untold(deviations, holes, theme)
    left_out: set[Key] = set()
    faults: list[Fault] = []
    if draft:
        left_out = {deviation.absent for deviation in deviations if deviation.absent is not None}
        untold = [deviation for deviation in untold if deviation.absent is None]
    else:
        faults += report_holes(holes, places, theme)
    faults += [report_deviation(deviation, places, theme) for deviation in untold]
    unfilled = len(holes) + len(left_out)
    if faults or unfilled:
        return Reading(None, tuple(faults), unfilled)
    if isinstance(made, Removal):
        return Reading(None, (), removal=made)
    return Reading(made, ())


def make_model(
    data: Mapping[str, Data], places: Mapping[Key, Place], theme: Theme
) -> tuple[Register | Removal | None, list[Deviation]]:
    """A register or a removal, or where the data do not fit."""
    model = Removal if "removed" in data else Register
    context = Context(theme, find_languages(data.get("languages"), theme))
    try:
        return model.model_validate(data, context=context), []
    except ValidationError as error:
        return None, locate_errors(error, places, theme)


def find_languages(asked: Data, theme: Theme) -> tuple[str, ...]:
    """The languages a notice asks for, as far as the theme has them; the defaults where it asks for none."""
    listed = asked if isinstance(asked, list) else [asked]
    known = tuple(language for language in listed if isinstance(language, str) and language in theme.languages)
    return known or DEFAULT_LANGUAGES


def select_untold(deviations: Iterable[Deviation], holes: Holes, theme: Theme) -> list[Deviation]:
    """The deviations that tell an editor something new, so that one mistake gives one fault."""
    meant = find_meant_keys(deviations, theme)
    languages_are_odd = any(deviation.key[:1] == ("languages",) for deviation in deviations)
    untold = []
    for deviation in deviations:
        if is_told_by_holes(deviation, holes) or deviation.absent in meant:
            continue
        if languages_are_odd and is_of_languages(deviation):
            continue  # nobody knows which languages were meant
        if deviation.kind == TOO_SHORT:
            continue  # its items are faulty, and have faults of their own
        untold.append(deviation)
    return untold


def find_meant_keys(deviations: Iterable[Deviation], theme: Theme) -> set[Key]:
    """The keys that are there under a misspelt name or in a wrong place, and so are not missing."""
    meant: set[Key] = set()
    for deviation in deviations:
        if deviation.kind == UNKNOWN:
            key = deviation.key
            meant.add((*key[:-1], find_nearest_key(key, theme)))
            meant.update(find_right_places(key, theme))
        if deviation.is_bare:
            meant.add((*deviation.key[:-1], list_keys_beside(deviation.key)[0]))
    return meant


def is_told_by_holes(deviation: Deviation, holes: Holes) -> bool:
    """Whether a deviation comes from what is not filled in."""
    if holes.is_inside(deviation.key):
        return True
    return deviation.mistake is not None and holes.is_around(deviation.key)


def is_of_languages(deviation: Deviation) -> bool:
    """Whether own words are not in the languages of the notice."""
    return deviation.mistake is not None and deviation.mistake.code == FaultCode.LANGUAGES

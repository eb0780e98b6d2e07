"""Plain data become a register, or faults that say what does not fit the format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from ..reading.display import Key
from ..reading.faults import Fault, Place
from ..reading.source import Data
from ..theme.theme import DEFAULT_LANGUAGES, Theme
from .context import Context
from .deviations import Deviation, locate_errors, report_deviation
from .holes import find_holes, report_holes
from .register import Register
from .removal import Removal
from .shapes import wrap_in_list
from .untold import select_untold


@dataclass(frozen=True)
class Reading:
    """A validated register or removal, or the faults that prevent it; a draft counts what is not filled in yet."""

    register: Register | None
    faults: tuple[Fault, ...]
    unfilled: int = 0
    removal: Removal | None = None


def validate(
    data: Mapping[str, Data],
    places: Mapping[Key, Place],
    theme: Theme,
    *,
    draft: bool,
) -> Reading:
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
    faults = [] if draft else report_holes(holes, places, theme)
    for deviation in select_untold(deviations, holes, theme, draft=draft):
        fault = report_deviation(deviation, places, theme)
        faults.append(fault)
    unfilled = len(holes)
    if draft:
        unfilled += count_left_out(deviations)
    if faults or unfilled:
        return Reading(register=None, faults=tuple(faults), unfilled=unfilled)
    if isinstance(made, Removal):
        return Reading(register=None, faults=(), removal=made)
    return Reading(made, ())


def make_model(
    data: Mapping[str, Data],
    places: Mapping[Key, Place],
    theme: Theme,
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
    listed = wrap_in_list(asked)
    known = [language for language in listed if isinstance(language, str) and language in theme.languages]
    return tuple(known) or DEFAULT_LANGUAGES


def count_left_out(deviations: Iterable[Deviation]) -> int:
    """How many keys are not there that must be."""
    absent = {deviation.absent for deviation in deviations}
    return len(absent - {None})

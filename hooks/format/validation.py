"""Plain data become a register, or faults that say what does not fit the format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ..reading.display import Key, format_key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault, select_errors
from ..reading.source import Data
from ..theme.theme import Theme
from .context import Context
from .deviations import UNKNOWN, Deviation, join_removed_keys, locate_errors, report_deviation
from .holes import Holes, find_holes, report_holes
from .keys import strip_indexes
from .named_words import WORDS, Inserted, NamedWords, insert_words
from .register import Register
from .remedies import suggest_value
from .removal import Removal
from .shapes import wrap_in_list
from .short_keys import rename_keys, unfold_short_keys
from .untold import select_untold

Part = TypeVar("Part", bound=BaseModel)


@dataclass(frozen=True)
class Reading:
    """A validated register or removal, or the faults that prevent it; a draft counts what is not filled in yet.

    Attributes:
        register: what a file states, if it is sound.
        faults: what is wrong.
        unfilled: how many values a draft lacks.
        removal: since when its notice is gone, if it says that.
        places: the place of every part; of own words with a name where they are defined.
        used_words: the names of own words that it uses.
        short_keys: how a message calls rows that stand for short keys, see `short_keys.Unfolded`.
        missing: what a draft lacks, as it would be told of a file that is none.

    """

    register: Register | None
    faults: tuple[Fault, ...]
    unfilled: int = 0
    removal: Removal | None = None
    places: Mapping[Key, Place] = field(default_factory=dict)
    used_words: frozenset[str] = frozenset()
    short_keys: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[Fault, ...] = ()


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
    unfolded = unfold_short_keys(state_languages(data, theme), places, theme)
    context = Context(theme, find_languages(unfolded.data.get("languages"), theme))
    inserted = insert_words(unfolded.data, unfolded.places, context)
    made, deviations = make_model(inserted, context)
    faulty = [deviation.key for deviation in deviations]
    bare = [deviation.key for deviation in deviations if deviation.is_bare]
    holes = find_holes(
        inserted.join(),
        faulty=faulty,
        bare=[*inserted.uses, *inserted.lost, *bare],
    )
    faults = list(inserted.faults)
    missing = report_holes(holes, inserted.places, theme)
    missing += report_deviations(deviations, holes, inserted, theme, draft=False)
    unfilled = len(holes)
    if draft:
        faults += report_deviations(deviations, holes, inserted, theme, draft=True)
        unfilled += count_left_out(deviations)
    else:
        faults += missing
    if unfilled or select_errors(faults):
        made = None
    return Reading(
        register=made if isinstance(made, Register) else None,
        faults=tuple(rename_keys(faults, unfolded.written)),
        unfilled=unfilled,
        removal=made if isinstance(made, Removal) else None,
        places=inserted.places,
        used_words=frozenset(inserted.uses.values()),
        short_keys=unfolded.written,
        missing=tuple(rename_keys(set(missing) - set(faults), unfolded.written)),
    )


def state_languages(data: Mapping[str, Data], theme: Theme) -> Mapping[str, Data]:
    """Data that name the languages of the site, where it says some and the file none."""
    if not theme.site.languages:
        return data
    return {"languages": [*theme.site.languages], **data}


def report_deviations(
    deviations: list[Deviation],
    holes: Holes,
    inserted: Inserted,
    theme: Theme,
    *,
    draft: bool,
) -> list[Fault]:
    """Where data do not fit, as faults; what follows from another one is not told."""
    faulty = find_faulty_names(deviations, holes, inserted)
    misplaced = find_misplaced_names(deviations, inserted) - faulty
    untold = select_untold(
        deviations,
        holes,
        theme,
        draft=draft,
        named={*inserted.lost, *misplaced, *faulty},
    )
    faults = [report_misplaced_name(key, inserted.places, theme) for key in misplaced]
    faults += [report_deviation(deviation, inserted.places, theme) for deviation in untold]
    return join_removed_keys(faults)


def make_model(inserted: Inserted, context: Context) -> tuple[BaseModel | None, list[Deviation]]:
    """A register or a removal, or where the data do not fit."""
    model = Removal if "removed" in inserted.data else Register
    made, deviations = make_part(model, inserted.data, context, inserted.places)
    _, of_words = make_part(NamedWords, {WORDS: inserted.words}, context, inserted.places)
    return made, [*deviations, *of_words]


def make_part(
    model: type[Part],
    values: Mapping[str, Data],
    context: Context,
    places: Mapping[Key, Place],
) -> tuple[Part | None, list[Deviation]]:
    """A part of the format, or where its data do not fit."""
    try:
        return model.model_validate(values, context=context), []
    except ValidationError as error:
        return None, locate_errors(error, places, context.theme)


def find_misplaced_names(deviations: Iterable[Deviation], inserted: Inserted) -> set[Key]:
    """Where names of own words stand and none can."""
    unknown = {deviation.key[:-1] for deviation in deviations if deviation.kind == UNKNOWN}
    return unknown & inserted.uses.keys()


def report_misplaced_name(key: Key, places: Mapping[Key, Place], theme: Theme) -> Fault:
    """A name of own words where none can stand."""
    return make_fault(
        places[key],
        FaultCode.WORDS,
        format_key(key),
        "not-here",
        remedy=suggest_value(strip_indexes(key), theme),
    )


def find_faulty_names(deviations: Iterable[Deviation], holes: Holes, inserted: Inserted) -> set[Key]:
    """Where names stand whose words are faulty where they are defined, which is told there."""
    keys = {deviation.key[:2] for deviation in deviations}
    keys.update(key[:2] for key in holes.empty)
    return {use for use, name in inserted.uses.items() if (WORDS, name) in keys}


def find_languages(asked: Data, theme: Theme) -> tuple[str, ...]:
    """The languages a notice asks for, as far as the theme has them; those of the site where it asks for none."""
    listed = wrap_in_list(asked)
    known = [language for language in listed if isinstance(language, str) and language in theme.languages]
    return tuple(known) or theme.usual_languages


def count_left_out(deviations: Iterable[Deviation]) -> int:
    """How many keys are not there that must be."""
    absent = {deviation.absent for deviation in deviations}
    return len(absent - {None})

"""Which deviations tell an editor something new, so that one mistake gives one fault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..reading.display import Key
from ..reading.fault_codes import FaultCode
from ..theme.theme import Theme
from .deviations import REST, TOO_SHORT, UNKNOWN, Deviation
from .holes import Holes, is_within_any
from .keys import find_nearest_key, find_right_places, list_keys_beside, strip_indexes


@dataclass(frozen=True)
class Told:
    """What an editor is told anyway.

    Attributes:
        holes: what is not filled in.
        meant: the keys that are there under a misspelt name or in a wrong place, and so are not missing.
        left_out: whether keys that are not there are only counted, as in a draft.
        odd_languages: whether the languages of the notice are faulty, so that nobody knows which were meant.
        named: where names of own words stand that are told, or whose words are.

    """

    holes: Holes
    meant: set[Key]
    left_out: bool
    odd_languages: bool
    named: set[Key]


def select_untold(
    deviations: list[Deviation],
    holes: Holes,
    theme: Theme,
    *,
    draft: bool,
    named: set[Key],
) -> list[Deviation]:
    """The deviations that do not follow from others.

    Args:
        deviations: all of them.
        holes: what is not filled in, which is told apart.
        theme: what else editors call the keys.
        draft: whether the file is a draft.
        named: where names of own words stand of which no more is to be told.

    """
    places = {deviation.key[:1] for deviation in deviations}
    told = Told(
        holes=holes,
        meant=find_meant_keys(deviations, theme),
        left_out=draft,
        odd_languages=("languages",) in places,
        named=named,
    )
    return [deviation for deviation in deviations if not is_told(deviation, told)]


def find_meant_keys(deviations: Iterable[Deviation], theme: Theme) -> set[Key]:
    """The keys that are there under a misspelt name or in a wrong place."""
    meant: set[Key] = set()
    for deviation in deviations:
        key = deviation.key
        if deviation.kind == UNKNOWN:
            near = find_nearest_key(key, theme)
            elsewhere = find_right_places(key, theme)
            meant.add((*key[:-1], near))
            meant.update(elsewhere)
        if deviation.is_bare or is_service_as_key(key, theme):
            first = list_keys_beside(key, theme)[0]
            meant.add((*key[:-1], first))
    return meant


def is_service_as_key(key: Key, theme: Theme) -> bool:
    """Whether a service stands as a key in a row of `services:`."""
    path = strip_indexes(key)
    return path[:-1] == ("services",) and path[-1] in theme.services


def is_told(deviation: Deviation, told: Told) -> bool:
    """Whether an editor learns nothing new from a deviation."""
    if deviation.kind == REST:
        return False
    if deviation.kind == TOO_SHORT:  # the items of the list are faulty, and have faults of their own
        return True
    is_absent = deviation.absent is not None
    reasons = (
        is_absent and told.left_out,
        deviation.absent in told.meant,
        told.holes.is_inside(deviation.key),
        is_within_any(deviation.key, told.named),
        is_mistake_told(deviation, told),
    )
    return any(reasons)


def is_mistake_told(deviation: Deviation, told: Told) -> bool:
    """Whether a mistake in a value follows from another one: in the languages of the notice, or inside the value."""
    if deviation.mistake is None:
        return False
    is_of_languages = deviation.mistake.code == FaultCode.LANGUAGES
    if is_of_languages and told.odd_languages:
        return True
    return told.holes.is_around(deviation.key)

"""What time does to facts of the world: those that were checked long ago."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ..checks.clock import YEAR, get_today
from ..reading.display import Key, format_key, quote
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..theme.theme import Theme
from .checked import CheckedFile


def find_old_constants(theme: Theme) -> Iterator[Fault]:
    """A warning for every constant whose `checked:` is more than a year old, or is no date.

    Of the periods that laws set those are told that are said to be the law as it stands; the others never were.
    """
    yield from find_old_facts(theme.constants, theme.places["constants"])
    yield from find_old_facts(theme.adequacy, theme.places["adequacy"])
    current: dict[Key, Place] = {}
    for name, period in theme.periods.items():
        key = (name, "checked")
        if period["certainty"] == "high":
            current[key] = theme.places["periods"][key]
    yield from find_old_facts(theme.periods, current)


def find_old_services(theme: Theme, files: Iterable[CheckedFile]) -> Iterator[Fault]:
    """The same for every service that a register of the folder uses; of the others nobody says anything."""
    used: set[str] = set()
    for file in files:
        if file.is_notice:
            used.update(file.services)
    yield from find_old_entries(theme, used)


def find_old_entries(theme: Theme, codes: Collection[str]) -> Iterator[Fault]:
    """The same for some services of the catalogue, by their codes."""
    places = {key: place for key, place in theme.places["services"].items() if key[0] in codes}
    yield from find_old_facts(theme.services, places)


def find_old_facts(facts: Mapping[str, Any], places: Mapping[Key, Place]) -> Iterator[Fault]:
    """The warnings of one file."""
    for key, place in places.items():
        if key[-1:] != ("checked",):
            continue
        written = get_value(facts, key)
        day = parse_date(written)
        if day is None:
            yield make_fault(
                place,
                FaultCode.CONSTANT_OLD,
                format_key(key),
                "no-date",
                day=quote(written),
            )
        elif (get_today() - day).days > YEAR:
            yield make_fault(
                place,
                FaultCode.CONSTANT_OLD,
                format_key(key),
                "old",
                day=day,
            )


def get_value(data: Mapping[str, Any], key: Key) -> object:
    """The part of the data under a key."""
    value: Any = data
    for step in key:
        value = value[step]
    return value


def parse_date(written: object) -> date | None:
    """The day that a value says, as in 2026-11-02; nothing where it says none."""
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None

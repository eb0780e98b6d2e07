"""What time does to facts of the world: those that were checked long ago."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..checks.clock import YEAR, get_today
from ..reading.display import Key, format_key, quote
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, make_fault
from ..theme.theme import Theme


def find_old_constants(theme: Theme) -> Iterator[Fault]:
    """A warning for every constant whose `checked:` is more than a year old, or is no date."""
    for key, place in theme.constant_places.items():
        if key[-1:] != ("checked",):
            continue
        written = get_value(theme.constants, key)
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

"""The day that the facts of a notice date from."""

from __future__ import annotations

from datetime import date

from ..facts.dates import list_dates
from ..format.register import Register


def find_date(register: Register) -> date | None:
    """The day the facts date from: their last change, or else when they were confirmed or drawn up.

    Nothing where the day on which the notice was drawn up is a gap, and no other is stated.
    """
    return list_dates(register).get(name_date(register))


def name_date(register: Register) -> str:
    """What happened on the day the facts date from, as a key of the texts; nothing where there is no such day."""
    known = list_dates(register)
    if "updated" in known:
        return "updated"
    return max(reversed(known), key=lambda name: known[name], default="")

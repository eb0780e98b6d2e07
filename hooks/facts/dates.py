"""The days that a register states of itself, and the one that its facts date from."""

from __future__ import annotations

from datetime import date

from ..format.register import Confirmation, Register

NAMES = ("drawn_up", "updated", "reviewed")  # from the one that says the least to the one that says the most


def list_dates(register: Register) -> dict[str, date]:
    """The days that a register states, by their keys; a gap is none."""
    stated = {}
    for name in NAMES:
        day = getattr(register, name)
        if isinstance(day, Confirmation):
            day = day.date
        if isinstance(day, date):
            stated[name] = day
    return stated


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

"""The days that a register states of itself."""

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

"""The day that the facts of a notice date from."""

from __future__ import annotations

from datetime import date

from ..format.register import Register


def find_date(register: Register) -> date:
    """The day the facts date from: their last change, or else when they were confirmed or drawn up.

    Raises:
        ValueError: the register has no date; the checks refuse it before.

    """
    known = [day for day in (register.updated, register.reviewed, register.drawn_up) if day]
    if not known:
        raise ValueError("a register without a date reached the notice")
    return register.updated or max(known)


def name_date(register: Register) -> str:
    """What happened on the day the facts date from, as a key of the texts: `updated`, `reviewed` or `drawn_up`."""
    return next(name for name in ("updated", "reviewed", "drawn_up") if getattr(register, name) == find_date(register))

"""Which companies it is time to ask, and why: facts that nobody confirmed for a year, a review that is near, gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ..checks.clock import YEAR, get_today
from ..facts.dates import list_dates
from ..folder.collection import Collection
from ..folder.company import find_owner
from ..folder.entry import Entry
from ..format.register import Register
from ..notice.naming import list_languages, name_for_lists
from ..notice.texts import NO_BREAK
from .parts import list_open_keys
from .wording import Wording

SOON = timedelta(days=30)  # before the day of a review, so that there is time to ask

Why = Literal["old", "undated", "review", "gaps"]


@dataclass(frozen=True)
class Reason:
    """Why it is time to ask about a register: since or until when, or how many gaps there are."""

    file: str
    why: Why
    day: date | None = None
    count: int = 0


@dataclass(frozen=True)
class Due:
    """A company that is to be asked.

    Attributes:
        address: of its notices.
        name: by which people know it.
        reasons: by its registers.

    """

    address: str
    name: str
    reasons: tuple[Reason, ...]


def list_due(found: Collection) -> list[Due]:
    """The companies that are to be asked, by their addresses."""
    listed: dict[str, list[Entry]] = {}
    for entry in found.notices:
        if entry.register:
            listed.setdefault(find_owner(entry.path), []).append(entry)
    due = []
    for owner, entries in listed.items():
        reasons: list[Reason] = []
        for entry in entries:
            reasons += find_reasons(entry)
        if reasons:
            register = entries[0].get_register()
            name = name_for_lists(register, list_languages(register)[0])
            due.append(Due(owner, name, tuple(reasons)))
    return due


def find_reasons(entry: Entry) -> Iterator[Reason]:
    """Why it is time to ask about a register."""
    register = entry.get_register()
    dates = list_dates(register)
    if not dates:
        yield Reason(entry.name, "undated")
    elif (get_today() - max(dates.values())).days > YEAR:
        yield Reason(entry.name, "old", max(dates.values()))
    if is_review_near(register):
        yield Reason(entry.name, "review", register.review_by)
    gaps = len(list(list_open_keys(register)))
    if gaps:
        yield Reason(entry.name, "gaps", count=gaps)


def is_review_near(register: Register) -> bool:
    """Whether the day of the next review has come, or comes soon, and nobody has confirmed the facts shortly before."""
    if register.review_by is None:
        return False
    from_then_on = register.review_by - SOON
    if register.reviewed and register.reviewed.date >= from_then_on:
        return False
    return get_today() >= from_then_on


def say_reason(reason: Reason, wording: Wording) -> str:
    """Why it is time to ask, in words."""
    words = wording.words["due"]
    if reason.why == "gaps":
        return str(words["gaps"]["one" if reason.count == 1 else "many"]).format(count=reason.count)
    day = wording.texts.date(reason.day).replace(NO_BREAK, " ") if reason.day else ""
    return str(words[reason.why]).format(date=day)

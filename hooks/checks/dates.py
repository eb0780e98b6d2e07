"""When a notice was drawn up and changed, and when somebody last looked at its facts."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.dates import list_dates
from ..facts.facts import Facts
from ..format.model import Gap
from .clock import YEAR, get_newest_day, get_today
from .finding import Finding, make_finding


def find_missing_date(facts: Facts) -> Iterator[Finding]:
    is_open = isinstance(facts.register.drawn_up, Gap)
    if not is_open and not list_dates(facts.register):
        yield make_finding((), "none")


def find_impossible_dates(facts: Facts) -> Iterator[Finding]:
    dates = list_dates(facts.register)
    drawn_up = dates.get("drawn_up")
    newest = get_newest_day()
    for name, day in dates.items():
        if day > newest:
            yield make_finding((name,), "future", day=day)
        if drawn_up and day < drawn_up:
            yield make_finding((name,), "before-drawn-up", day=day, drawn_up=drawn_up)


def find_due_review(facts: Facts) -> Iterator[Finding]:
    due = facts.register.review_by
    if due is None:
        return
    reviewed = facts.register.reviewed
    is_past = due < get_today()
    is_reviewed = reviewed is not None and reviewed.date >= due
    if is_past and not is_reviewed:
        yield make_finding(("review_by",), "due", day=due)


def find_unconfirmed_facts(facts: Facts) -> Iterator[Finding]:
    dates = list_dates(facts.register)
    if not dates:
        return
    # On one day the last of them counts, since `reviewed:` says the most.
    latest = max(reversed(dates), key=lambda name: dates[name])
    if (get_today() - dates[latest]).days > YEAR:
        yield make_finding((latest,), "old", day=dates[latest])

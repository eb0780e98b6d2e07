"""The decisions of the Commission that transfers rest on: whether there is one, and how long it applies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..facts.facts import Facts
from ..facts.lines import number_rows
from ..format.countries import list_countries
from ..format.register import Transfer
from ..reading.display import Key
from ..theme.theme import Theme
from .clock import HALF_YEAR, get_today
from .finding import Finding, make_finding


def find_transfers_without_decision(facts: Facts) -> Iterator[Finding]:
    for index, row in number_rows(facts.register.transfers, Transfer):
        if "adequacy" in row.safeguard and is_country(row.country, facts.theme):
            key = ("transfers", index, "safeguard")
            yield from find_other_decision(key, str(row.country), facts.theme)


def is_country(stated: object, theme: Theme) -> bool:
    """Whether a place is the code of a country, and neither a gap nor the whole world outside."""
    return stated in list_countries(theme.locales).values()


def find_other_decision(key: Key, country: str, theme: Theme) -> Iterator[Finding]:
    """That there is no decision on a country as a whole."""
    decision = theme.adequacy.get(country)
    if decision is None:
        yield make_finding(key, "no-decision", country=country)
    elif "framework" in decision:
        framework = decision["framework"]
        yield make_finding(key, "framework", country=country, framework=framework)


def find_ending_decisions(facts: Facts) -> Iterator[Finding]:
    for index, row in number_rows(facts.register.transfers, Transfer):
        if "adequacy" in row.safeguard:
            yield from find_end(index, row, facts.theme)


def find_end(index: int, row: Transfer, theme: Theme) -> Iterator[Finding]:
    """That a decision has ended, or ends within half a year and nothing stands beside it."""
    country = str(row.country)
    key = ("transfers", index, "safeguard")
    day = find_last_day(country, theme)
    left = (day - get_today()).days
    if left < 0:
        yield make_finding(key, "ended", country=country, day=day)
    elif left < HALF_YEAR and row.safeguard == ("adequacy",):
        yield make_finding(key, "ends", country=country, day=day)


def find_last_day(country: str, theme: Theme) -> date:
    """The last day of the decision on a country; one that is never reached where it has none."""
    decision = theme.adequacy.get(country, {})
    if "ends" not in decision:
        return date.max
    return date.fromisoformat(decision["ends"])

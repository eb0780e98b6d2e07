"""Which data serve which purpose, and for how long: as far as the file says so, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..format.own_words import Term
from ..format.register import Item
from ..format.retention import Retention
from ..theme.theme import Theme
from .data import EVERYTHING, is_about
from .lines import PurposeLine


@dataclass(frozen=True)
class UsedData:
    """A group or a kind of data that an activity uses, with what is said of how long it is kept."""

    term: Term
    periods: tuple[Retention, ...]


@dataclass(frozen=True)
class Activity:
    """The purposes of one row, which rest on the same and use the same data."""

    purposes: tuple[PurposeLine, ...]
    data: tuple[UsedData, ...]


def list_activities(
    purposes: Iterable[PurposeLine],
    groups: Mapping[str, tuple[Item, ...]],
    retention: tuple[Retention, ...],
    theme: Theme,
) -> tuple[Activity, ...]:
    """One activity a row of the purposes, and one a service; none where no row says which data it uses.

    Args:
        purposes: those of the file, and those of services.
        groups: the kinds of data by group.
        retention: the rows of the file on retention.
        theme: the groups of data for which statutes set the period.

    """
    rows: dict[object, list[PurposeLine]] = {}
    for line in purposes:
        rows.setdefault(line.key or line.purpose, []).append(line)
    if not any(lines[0].data for lines in rows.values()):
        return ()
    return tuple(
        Activity(
            purposes=tuple(lines),
            data=tuple(UsedData(term, find_periods(term, groups, retention, theme)) for term in lines[0].data),
        )
        for lines in rows.values()
    )


def find_periods(
    term: Term,
    groups: Mapping[str, tuple[Item, ...]],
    retention: tuple[Retention, ...],
    theme: Theme,
) -> tuple[Retention, ...]:
    """The rows on how long a group or a kind of data is kept."""
    held = {group: {item.item for item in items} for group, items in groups.items()}
    group = next((name for name, items in held.items() if term in (name, *items)), "")
    names: set[Term] = {EVERYTHING, term, group}
    if term == group:
        names |= held.get(group, set())
    return tuple(row for row in retention if is_about(row, group, names, theme))

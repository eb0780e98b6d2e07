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
    groups: Mapping[Term, tuple[Item, ...]],
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
    activities = []
    for lines in rows.values():
        kept = select_periods(retention, lines)
        data = [UsedData(term, find_periods(term, groups, kept, theme)) for term in lines[0].data]
        activity = Activity(tuple(lines), tuple(data))
        activities.append(activity)
    if not any(activity.data for activity in activities):
        return ()
    return tuple(activities)


def select_periods(retention: Iterable[Retention], lines: Iterable[PurposeLine]) -> list[Retention]:
    """The rows that belong to one of the purposes: those that name it, and those that name none."""
    aims = {line.purpose for line in lines}
    selected = []
    for row in retention:
        named = aims.intersection(row.purposes or aims)
        if named:
            selected.append(row)
    return selected


def find_periods(
    term: Term,
    groups: Mapping[Term, tuple[Item, ...]],
    retention: Iterable[Retention],
    theme: Theme,
) -> tuple[Retention, ...]:
    """The rows on how long a group or a kind of data is kept."""
    group = find_group_of(term, groups)
    names: set[Term] = {EVERYTHING, term, group}
    if term == group:
        names.update(item.item for item in groups[group])
    return tuple(row for row in retention if is_about(row, group, names, theme))


def find_group_of(term: Term, groups: Mapping[Term, tuple[Item, ...]]) -> Term:
    """The group that a term names, or that holds the kind of data that it names."""
    for group, items in groups.items():
        held = [item.item for item in items]
        if term in (group, *held):
            return group
    return ""

"""Whose data and which, where they come from, and how long they are kept."""

from __future__ import annotations

from collections.abc import Iterable

from ..format.own_words import Term, Words
from ..format.register import Item, Origin, Register
from ..format.retention import Retention
from ..theme.theme import Theme
from .lines import group_in_order, list_once, select_known, select_rows

EVERYTHING = "all"


def list_subjects(register: Register, brought: Iterable[Term], theme: Theme) -> tuple[Term, ...]:
    """Whose data: those that the file names or else the kind of register, and those of cookies and services."""
    subjects = register.subjects
    if subjects is None:
        kind = theme.find_code("registers", register.kind)
        subjects = kind.subjects
    return list_once((*subjects, *brought))


def group_items(register: Register, theme: Theme) -> dict[Term, tuple[Item, ...]]:
    """The kinds of data by group, in the order of the vocabulary; own groups stand before `special`, by their text."""
    items = []
    for item in select_rows(register.data, Item):
        group = find_group(item, theme)
        items.append((group, item))
    order: list[Term] = list(theme.vocabulary["groups"])
    own = {group for group, _ in items if isinstance(group, Words)}
    in_order = sorted(own, key=lambda group: tuple(group.root.values()))
    place = order.index("special")
    order[place:place] = in_order
    return group_in_order(items, order)


def find_group(item: Item, theme: Theme) -> Term:
    """The group of a kind of data: stated, or the code's own; own words are `special` or `other`."""
    code = theme.find_code("items", item.item)
    group = item.group or code.group
    if group:
        return group
    if item.special:
        return "special"
    return "other"


def group_conditions(register: Register, theme: Theme) -> dict[str, tuple[Term, ...]]:
    """The special categories of data by the condition of their processing (Art. 9(2)), as far as it is stated."""
    special = []
    for item in select_rows(register.data, Item):
        special += [(condition, item.item) for condition in select_known(item.special)]
    return group_in_order(special, theme.vocabulary["special"])


def group_sources(register: Register, theme: Theme) -> dict[str, tuple[Origin, ...]]:
    """The sources by whom they come from; own words count as others, the stricter (Art. 14)."""
    sources = []
    for source in select_rows(register.sources, Origin):
        code = theme.find_code("sources", source.source)
        origin = source.origin or code.origin or "other"
        sources.append((origin, source))
    return group_in_order(sources, theme.vocabulary["origins"])


def is_about(row: Retention, group: Term, named: set[Term], theme: Theme) -> bool:
    """Whether a row on retention is about a group of data, by one of its names or by a statute."""
    if not named.isdisjoint(row.data):
        return True
    statutes = [theme.find_code("statutory", term) for term in row.data]
    return group in {statute.group for statute in statutes}

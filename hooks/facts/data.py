"""Whose data and which, where they come from, and how long they are kept."""

from __future__ import annotations

from collections.abc import Mapping

from ..format.own_words import Term
from ..format.register import Cookie, Cookies, Item, Origin, Register, Retention
from ..theme.theme import Theme
from .lines import CookieLine, group_in_order, select_rows

VISITORS = "website_visitors"


def list_subjects(register: Register, theme: Theme) -> tuple[Term, ...]:
    """Whose data; visitors to the website come with cookies or a service on it."""
    subjects: tuple[Term, ...] = register.subjects or ()
    if register.subjects is None:
        subjects = theme.find_code("registers", register.kind).subjects
    if uses_cookies(register) and VISITORS not in subjects:
        return (*subjects, VISITORS)
    return subjects


def uses_cookies(register: Register) -> bool:
    """Whether the file says that the website has cookies, or a service that brings them."""
    if register.google_analytics is not None:
        return True
    return register.cookies == "used" or isinstance(register.cookies, Cookies)


def list_cookies(register: Register) -> tuple[CookieLine, ...]:
    """The cookies that the file lists."""
    if not isinstance(register.cookies, Cookies):
        return ()
    rows = select_rows(register.cookies.rows, Cookie)
    return tuple(CookieLine(row.name, row.provider, row.purpose, row.lifetime) for row in rows)


def list_cookie_purposes(register: Register) -> tuple[Term, ...]:
    """What the cookies of the website are for, where the file does not list them one by one."""
    if not isinstance(register.cookies, Cookies):
        return ()
    return register.cookies.purposes or ()


def group_items(register: Register, theme: Theme) -> dict[str, tuple[Item, ...]]:
    """The kinds of data by group, in the order of the vocabulary."""
    items = [(find_group(item, theme), item) for item in select_rows(register.data, Item)]
    return group_in_order(items, theme.vocabulary["groups"])


def find_group(item: Item, theme: Theme) -> str:
    """The group of a kind of data: stated, the code's own, or for own words `special` or `other`."""
    group = item.group or theme.find_code("items", item.item).group
    if group:
        return group
    return "special" if item.special else "other"


def group_sources(register: Register, theme: Theme) -> dict[str, tuple[Origin, ...]]:
    """The sources by whom they come from; own words count as others, the stricter (Art. 14)."""
    sources = []
    for row in select_rows(register.sources, Origin):
        origin = row.origin or theme.find_code("sources", row.source).origin or "other"
        sources.append((origin, row))
    return group_in_order(sources, theme.vocabulary["origins"])


def group_retention(
    rows: tuple[Retention, ...],
    groups: Mapping[str, tuple[Item, ...]],
    theme: Theme,
) -> dict[str, tuple[Retention, ...]]:
    """What is said of how long each group of data is kept; nothing where the same is said of every group."""
    kept = {}
    for group, items in groups.items():
        terms = {"all", group, *(item.item for item in items)}
        kept[group] = tuple(row for row in rows if terms & set(row.data) or is_set_by_statute(group, row, theme))
    return kept if len(set(kept.values())) > 1 else {}


def is_set_by_statute(group: str, row: Retention, theme: Theme) -> bool:
    """Whether a row is a statute's period for a group of data."""
    return group in (theme.find_code("statutory", term).group for term in row.data)

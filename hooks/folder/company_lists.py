"""The lists of companies: where they are, and where those were whose folders were renamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from posixpath import dirname

from .outline import Outline


def find_company_lists(published: Iterable[Outline]) -> dict[str, list[str]]:
    """The addresses of the lists of companies, each with those that it had before.

    A company has a list if it has a folder, and no register has, or had, the address of that folder. A folder that is
    no more was its folder before if all earlier addresses in it lead into the present one, and nothing else has its
    address now.
    """
    folders: set[str] = set()
    taken = {""}
    leading: dict[str, set[str]] = defaultdict(set)
    for outline in published:
        folder = dirname(outline.address)
        folders.add(folder)
        taken.update(outline.addresses)
        for alias in outline.aliases:
            leading[dirname(alias.address)].add(folder)
    lists: dict[str, list[str]] = {company: [] for company in sorted(folders - taken)}
    for before in sorted(leading.keys() - taken - folders):
        [company, *others] = leading[before]
        if company in lists and not others:
            lists[company].append(before)
    return lists

"""The lists of companies whose folders were renamed: their old addresses follow from those of the registers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from posixpath import dirname

from .entry import Entry


def find_companies(published: Iterable[Entry]) -> list[str]:
    """The companies that have a folder of registers and no register that has, or had, the same address."""
    folders: set[str] = set()
    taken: set[str] = set()
    for entry in published:
        folders.add(dirname(entry.address))
        taken.update(entry.addresses)
    return sorted(folders - taken - {""})


def find_moved_lists(published: Iterable[Entry]) -> dict[str, str]:
    """The addresses that the lists of companies had before, each with the company's present one.

    That of a folder which is no more, if all earlier addresses in it lead into one folder, and nothing else has it now.
    """
    entries = list(published)
    leading: dict[str, set[str]] = defaultdict(set)
    taken = {""}
    for entry in entries:
        taken.update(entry.addresses, [dirname(entry.address)])
        for alias in entry.aliases:
            leading[dirname(alias.address)].add(dirname(entry.address))
    companies = {*find_companies(entries)}
    moved = {}
    for before in sorted(leading.keys() - taken):
        [company, *others] = leading[before]
        if company in companies and not others:
            moved[before] = company
    return moved

"""The lists of companies whose folders were renamed: their old addresses follow from those of the registers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from posixpath import dirname

from .outline import Outline


def find_companies(published: Iterable[Outline]) -> list[str]:
    """The companies that have a folder of registers and no register that has, or had, the same address."""
    folders: set[str] = set()
    taken: set[str] = set()
    for outline in published:
        folders.add(dirname(outline.address))
        taken.update(outline.addresses)
    return sorted(folders - taken - {""})


def find_moved_lists(published: Iterable[Outline]) -> dict[str, str]:
    """The addresses that the lists of companies had before, each with the company's present one.

    That of a folder which is no more, if all earlier addresses in it lead into one folder, and nothing else has it now.
    """
    outlines = list(published)
    leading: dict[str, set[str]] = defaultdict(set)
    taken = {""}
    for outline in outlines:
        taken.update(outline.addresses, [dirname(outline.address)])
        for alias in outline.aliases:
            leading[dirname(alias.address)].add(dirname(outline.address))
    companies = {*find_companies(outlines)}
    moved = {}
    for before in sorted(leading.keys() - taken):
        [company, *others] = leading[before]
        if company in companies and not others:
            moved[before] = company
    return moved


def find_earlier_lists(published: Iterable[Outline]) -> dict[str, list[str]]:
    """The companies whose lists had other addresses before, each with these."""
    earlier: dict[str, list[str]] = defaultdict(list)
    for before, company in find_moved_lists(published).items():
        earlier[company].append(before)
    return earlier

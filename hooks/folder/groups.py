"""The files of a folder that are read together: each company's file with the registers that it completes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..theme.theme import Theme
from .company import NO_COMPANY, Company, locate_company, read_company
from .entry import Entry, read_entry
from .listing import Listing
from .tree import Tree

Share = tuple[int, int]  # which part of the companies, from 1, and of how many


@dataclass(frozen=True)
class Group:
    """The files of a company, by their paths; the first may be missing."""

    company: str
    registers: tuple[str, ...]


@dataclass(frozen=True)
class ReadGroup:
    """A group that was read; the company is one that says nothing where its file is missing."""

    company: Company
    entries: Sequence[Entry]


def group_files(listing: Listing) -> list[Group]:
    """The files of a listing in groups, sorted by the path of the company's file."""
    registers: dict[str, list[str]] = {path: [] for path in listing.companies}
    for path in listing.registers:
        company = locate_company(path)
        registers.setdefault(company, []).append(path)
    groups = []
    for company, paths in sorted(registers.items()):
        group = Group(company, tuple(paths))
        groups.append(group)
    return groups


def share_listing(listing: Listing, share: Share) -> Listing:
    """The files of every n-th company; what does not belong in the folder is told where all of it is looked at."""
    number, count = share
    taken = Listing()
    companies = {*listing.companies}
    for group in group_files(listing)[number - 1 :: count]:
        taken.registers.extend(group.registers)
        if group.company in companies:
            taken.companies.append(group.company)
    return taken


def read_group(group: Group, tree: Tree, theme: Theme, *, is_judged: bool = False) -> ReadGroup:
    """Read a company's file and its registers, and ask for the law's items of each if they are wanted."""
    company = NO_COMPANY
    if tree.has(group.company):
        company = read_company(tree, group.company, theme)
    entries = []
    for path in group.registers:
        entry = read_entry(tree, path, company, theme, is_judged=is_judged)
        entries.append(entry)
    return ReadGroup(company, entries)

"""All files of a folder of notices: what each holds, and every fault of all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from types import MappingProxyType

from ..parallel import Follow, follow_silently, share_out
from ..reading.faults import Fault
from ..reading.refusals import Refused
from ..theme.theme import Theme
from .aliases import may_name_addresses
from .company import NO_COMPANY, Company, find_owner, locate_company, read_company
from .entry import Entry, read_entry
from .keeping import READING, keep_company, keep_entries
from .listing import Listing, list_files, list_folder
from .outline import Outline, outline_company, outline_entry
from .resembling import find_resembling
from .survey import Survey, survey_folder
from .tree import DiskTree, MemoryTree, Tree, read_content, show_path


@dataclass(frozen=True)
class Collection:
    """All files of a folder, sorted by address, with every fault sorted by place.

    Attributes:
        folder: where the notices are.
        entries: the registers, removals and drafts.
        faults: what is wrong or doubtful in the folder and in each file.
        companies: how messages call the companies' files.

    """

    folder: Path
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    companies: tuple[str, ...] = ()

    @property
    def published(self) -> tuple[Entry, ...]:
        """The files that have a page."""
        return tuple(entry for entry in self.entries if not entry.draft)

    @property
    def drafts(self) -> tuple[Entry, ...]:
        """The files that have none yet."""
        return tuple(entry for entry in self.entries if entry.draft)

    @property
    def notices(self) -> tuple[Entry, ...]:
        """Those whose page is a notice, and does not say that there is none any more."""
        return tuple(entry for entry in self.published if not entry.removal)

    @cached_property
    def survey(self) -> Survey:
        """The same without what the files state."""
        return Survey(self.folder, tuple(map(outline_entry, self.entries)), self.faults, self.companies)


def load(
    folder: Path,
    theme: Theme,
    files: Iterable[Path] = (),
    follow: Follow = follow_silently,
    *,
    is_judged: bool = False,
) -> Collection:
    """Read and check every register of a folder on the disk, or of the companies that these files belong to.

    A file is parsed again only when it, its company's file, its logo or the theme has changed.

    Args:
        folder: the notices.
        theme: what they share.
        files: some of its files; none for all.
        follow: shows how many of the registers were read.
        is_judged: whether the law's items of each are asked for, too.

    Raises:
        OSError: the folder cannot be listed.
        Refused: the folder is a link.

    """
    tree = DiskTree(folder)
    listing = list_folder(folder, theme)
    owners = {find_owner(locate_file(file, folder)) for file in files}
    if owners:
        listing = pick_owners(listing, owners, tree)
    companies = {path: keep_company(tree, path, theme) for path in list_companies(listing, tree)}
    completing = {path: companies.get(locate_company(path), NO_COMPANY) for path in listing.registers}
    entries = keep_entries(tree, completing, theme, follow, is_judged=is_judged)
    return collect(tree, listing, companies, theme, entries)


def load_memory(
    tree: MemoryTree,
    theme: Theme,
    follow: Follow = follow_silently,
    known: Mapping[str, Entry] = MappingProxyType({}),
) -> Collection:
    """As `load`, of a folder whose files were read before; nothing is kept for the next time.

    Args:
        tree: the folder.
        theme: what the notices share.
        follow: shows how many of the registers were read.
        known: sound registers that need not be read again, by their path.

    """
    listing = list_files(tree, theme)
    companies = {path: read_company(tree, path, theme) for path in list_companies(listing, tree)}

    def read(path: str) -> Entry:
        company = companies.get(locate_company(path), NO_COMPANY)
        return read_entry(tree, path, company, theme)

    unread = [path for path in listing.registers if path not in known]
    entries = [known[path] for path in listing.registers if path in known]
    entries += share_out(read, unread, follow, READING)
    return collect(tree, listing, companies, theme, entries)


def find_in_folder(file: Path, folder: Path) -> Path:
    """A file of a folder by its path from there, whatever links and detours lead to it; another as it is written."""
    beside = Path(os.path.realpath(file.parent)) / file.name
    for place in (beside, Path(os.path.realpath(file))):
        with suppress(ValueError):
            return folder / place.relative_to(os.path.realpath(folder))
    return file


def locate_file(file: Path, folder: Path) -> str:
    """The path of a file from a folder, with slashes."""
    path = os.path.relpath(file, folder)
    return Path(path).as_posix()


def pick_owners(listing: Listing, owners: set[str], tree: Tree) -> Listing:
    """A listing of the files of some companies, and of those that may name an address of one of these, or resemble it.

    What does not belong in the folder stays told.
    """

    def is_picked(path: str) -> bool:
        return find_owner(path) in owners

    picked = list(filter(is_picked, listing.registers))
    others = [path for path in listing.registers if not is_picked(path)]
    read = cache(partial(read_content, tree))
    beside = {path for path in others if may_name_addresses(read(path))} | find_resembling(read, picked, others)
    registers = [path for path in listing.registers if is_picked(path) or path in beside]
    return Listing(
        registers=registers,
        companies=list(filter(is_picked, listing.companies)),
        faults=listing.faults,
        unread=sorted({*listing.registers} - {*registers}),
    )


def list_companies(listing: Listing, tree: Tree) -> list[str]:
    """The companies' files that are listed, and those that a register reads, such as a draft beside its folder."""
    paths = set(listing.companies)
    for register in listing.registers:
        path = locate_company(register)
        if tree.has(path):
            paths.add(path)
    return sorted(paths)


def collect(
    tree: Tree,
    listing: Listing,
    companies: Mapping[str, Company],
    theme: Theme,
    read: Iterable[Entry],
) -> Collection:
    """The files of a folder together, with all that is told of them."""
    by_address = sorted(read, key=lambda entry: entry.address)
    survey = survey_folder(
        tree,
        listing,
        {path: outline_company(company) for path, company in companies.items()},
        theme,
        map(outline_entry, by_address),
    )
    return Collection(
        folder=survey.folder,
        entries=tuple(map(follow_outline, by_address, survey.outlines)),
        faults=survey.faults,
        companies=survey.companies,
    )


def follow_outline(entry: Entry, outline: Outline) -> Entry:
    """An entry with the faults by which it clashes with others, which keep it from being published."""
    if outline.faults == entry.faults:
        return entry
    return replace(entry, register=None, removal=None, faults=outline.faults)


def pick_names(found: Collection, files: Iterable[Path]) -> set[str]:
    """The names of these files, and of the registers that read one of them as their company's file.

    Raises:
        Refused: a file is none of the folder's.

    """
    names = {show_path(file) for file in files}
    unknown = names - list_names(found)
    if unknown:
        raise Refused("no-register-in-file", file=min(unknown), folder=show_path(found.folder))
    for entry in found.entries:
        company = found.folder / locate_company(entry.path)
        if show_path(company) in names:
            names.add(entry.name)
    return names


def list_names(found: Collection) -> set[str]:
    """The names of all files of a folder, and of all that does not belong there."""
    entries = [entry.name for entry in found.entries]
    strays = [fault.place.file for fault in found.faults]
    return {*found.companies, *entries, *strays}

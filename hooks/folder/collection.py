"""All files of a folder of notices: what each holds, and every fault of all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path

from .. import parallel
from ..checks.clock import get_today
from ..checks.completeness import find_missing_sections
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.files import Stamp
from ..reading.refusals import Refused
from ..theme.theme import Theme
from .company import Company, locate_company, read_company
from .entry import Entry, add_logo, read_entry, read_register
from .listing import Listing, list_files
from .tree import DiskTree, MemoryTree, Tree, show_path

MAX_KEPT = 4096  # files that `serve` need not read again
Each = Callable[[Callable[[str], Entry], Sequence[str]], Iterable[Entry]]


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
    def notices(self) -> tuple[Entry, ...]:
        """Those whose page is a notice, and does not say that there is none any more."""
        return tuple(entry for entry in self.published if not entry.removal)


def load(folder: Path, theme: Theme, files: Iterable[Path] = (), each: Each = map) -> Collection:
    """Read and check every register of a folder on the disk, or of the companies that these files belong to.

    A file is parsed again only when it, its company's file, its logo or the theme has changed.

    Args:
        folder: the notices.
        theme: what they share.
        files: some of its files; none for all.
        each: calls a function for each path, and may show how far it is.

    Raises:
        OSError: the folder cannot be listed.
        Refused: the folder is a link.

    """
    if folder.is_symlink():
        raise Refused("folder-is-link", folder=show_path(folder))
    tree = DiskTree(folder)
    listing = list_files(tree, theme)
    if wanted := {find_owner(os.path.relpath(file, folder)) for file in files}:
        listing = pick_owners(listing, wanted)
    companies = {path: keep_company(tree, path, theme) for path in find_companies(listing, tree)}

    def read(path: str) -> Entry:
        return keep_entry(tree, path, companies.get(locate_company(path)), theme)

    return collect(tree, listing, companies, theme, each(read, listing.registers))


def load_memory(tree: MemoryTree, theme: Theme, each: Each = parallel.share_out) -> Collection:
    """As `load`, of a folder whose files were read before; nothing is kept for the next time."""
    listing = list_files(tree, theme)
    companies = {path: read_company(tree, path, theme) for path in find_companies(listing, tree)}

    def read(path: str) -> Entry:
        return read_entry(tree, path, companies.get(locate_company(path)), theme)

    return collect(tree, listing, companies, theme, each(read, listing.registers))


def find_owner(path: str) -> str:
    """Whose file it is: the same for piha.yml and for what lies in the folder piha."""
    return Path(path).parts[0].removesuffix(".yml") if Path(path).parts else ""


def pick_owners(listing: Listing, owners: set[str]) -> Listing:
    """A listing of the files of some companies alone; what does not belong in the folder stays told."""
    return Listing(
        [path for path in listing.registers if find_owner(path) in owners],
        [path for path in listing.companies if find_owner(path) in owners],
        listing.faults,
    )


def find_companies(listing: Listing, tree: Tree) -> list[str]:
    """The companies' files that are listed, and those that a register reads, such as a draft beside its folder."""
    read = {locate_company(path) for path in listing.registers}
    return sorted({*listing.companies, *filter(tree.has, read)})


def collect(
    tree: Tree, listing: Listing, companies: Mapping[str, Company], theme: Theme, read: Iterable[Entry]
) -> Collection:
    """The files of a folder together: sorted, the twins among them told, each fault once, those of the theme too."""
    entries = tuple(refuse_twins(sorted(read, key=lambda entry: entry.address)))
    logos = {tree.show(entry.named_logo.path) for entry in entries if entry.named_logo}
    faults = {fault for fault in listing.faults if fault.place.file not in logos}  # the key says what is wrong with it
    misplaced = {fault.place.file for fault in faults}
    listed = [companies[path] for path in listing.companies]
    inside = chain([company.faults for company in listed], [entry.faults for entry in entries])
    faults |= {fault for fault in chain.from_iterable(inside) if fault.place.file not in misplaced}
    faults.update(find_missing_sections(theme))
    return Collection(tree.folder, entries, tuple(sorted(faults)), tuple(company.name for company in listed))


def refuse_twins(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries; of two registers of one company that a reader could not tell apart, the second is faulty."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.register is None or entry.draft:
            yield entry
            continue
        other = first.setdefault((find_owner(entry.address), str(entry.register.kind)), entry)
        if other is entry:
            yield entry
            continue
        fault = make_fault(Place(entry.name, 1, 1), FaultCode.TWINS, "register", "same-register", other=other.name)
        yield replace(entry, register=None, faults=(*entry.faults, fault))


def pick_names(found: Collection, files: Iterable[Path]) -> set[str]:
    """The names of these files, and of the registers that read one of them as their company's file.

    Raises:
        LookupError: a file is none of the folder's; the message names it.

    """
    names = {show_path(file) for file in files}
    known = {*(entry.name for entry in found.entries), *(fault.place.file for fault in found.faults), *found.companies}
    if names - known:
        raise LookupError(min(names - known))
    for entry in found.entries:
        if show_path(found.folder / locate_company(entry.path)) in names:
            names.add(entry.name)
    return names


def keep_entry(tree: DiskTree, path: str, company: Company | None, theme: Theme) -> Entry:
    """A register with its logo, each read again only when it has changed."""
    entry = keep_register(tree, path, company, theme, tree.get_stamp(path), get_today())
    if not entry.named_logo:
        return entry
    return keep_logo(entry, tree, tree.get_stamp(entry.named_logo.path))


@lru_cache(MAX_KEPT)
def keep_register(tree: DiskTree, path: str, company: Company | None, theme: Theme, _stamp: Stamp, _day: date) -> Entry:
    """A register; the stamp and the day only tell the cache what is old."""
    return read_register(tree, path, company, theme)


@lru_cache(MAX_KEPT)
def keep_logo(entry: Entry, tree: DiskTree, _stamp: Stamp) -> Entry:
    """A register with its logo; the stamp only tells the cache what is old."""
    return add_logo(entry, tree)


def keep_company(tree: DiskTree, path: str, theme: Theme) -> Company:
    """A company's file, read again only when it has changed."""
    return keep_stamped_company(tree, path, theme, tree.get_stamp(path))


@lru_cache(MAX_KEPT)
def keep_stamped_company(tree: DiskTree, path: str, theme: Theme, _stamp: Stamp) -> Company:
    """A company's file; the stamp only tells the cache what is old."""
    return read_company(tree, path, theme)

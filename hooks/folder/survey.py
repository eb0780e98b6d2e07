"""A folder of notices as a whole: an outline of each file, and every fault of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path

from ..checks.completeness import find_missing_sections
from ..reading.faults import Fault, select_errors
from ..theme.own_files import find_missing, find_stale
from ..theme.theme import Theme
from .clashes import find_clashes
from .company import find_unused_words, locate_company
from .company_lists import find_company_lists
from .entry import find_address
from .likeness import find_likenesses
from .listing import Listing
from .outline import CompanyOutline, Outline
from .tree import Tree


@dataclass(frozen=True)
class Survey:
    """All files of a folder, sorted by address, with every fault sorted by place.

    Attributes:
        folder: where the notices are.
        outlines: of the registers, removals and drafts.
        faults: what is wrong or doubtful in the folder and in each file.
        companies: how messages call the companies' files.

    """

    folder: Path
    outlines: tuple[Outline, ...]
    faults: tuple[Fault, ...]
    companies: tuple[str, ...] = ()

    @cached_property
    def published(self) -> tuple[Outline, ...]:
        """The files that have a page."""
        return tuple(outline for outline in self.outlines if not outline.draft)

    @cached_property
    def notices(self) -> tuple[Outline, ...]:
        """Those whose page is a notice, and does not say that there is none any more."""
        return tuple(outline for outline in self.published if outline.state != "removal")

    @cached_property
    def lists(self) -> dict[str, list[str]]:
        """The addresses of the lists of companies, each with those that it had before."""
        return find_company_lists(self.published)


def survey_folder(
    tree: Tree, listing: Listing, companies: Mapping[str, CompanyOutline], theme: Theme, read: Iterable[Outline]
) -> Survey:
    """The files of a folder together: sorted, what clashes told, each fault once, those of the theme too.

    Args:
        tree: the folder.
        listing: what is in it.
        companies: the files of companies by their paths, also those that are missing in the listing.
        theme: what all notices share.
        read: the files that were read.

    """
    by_address = sorted(read, key=lambda outline: outline.address)
    unread = {find_address(path): tree.show(path) for path in listing.unread}
    clashes = find_clashes(by_address, unread)
    outlines = [add_clashes(outline, clashes.get(outline.path, ())) for outline in by_address]
    listed = [companies[path] for path in listing.companies]
    faults = set(list_strays(listing, outlines, tree))
    strays = {fault.place.file for fault in faults}
    inside = {*list_unused_words(outlines, companies), *find_likenesses(outlines)}
    inside.update(*(company.faults for company in listed))
    inside.update(*(outline.faults for outline in outlines))
    faults.update(fault for fault in inside if fault.place.file not in strays)
    faults.update(find_missing_sections(theme))
    faults.update(find_stale(theme))
    faults.update(find_missing(theme, collect_languages(outlines)))
    return Survey(
        folder=tree.folder,
        outlines=tuple(outlines),
        faults=tuple(sorted(faults)),
        companies=tuple(company.name for company in listed),
    )


def add_clashes(outline: Outline, faults: Sequence[Fault]) -> Outline:
    """An outline with faults that keep it from being published."""
    if not faults:
        return outline
    return replace(outline, state="", traits=None, faults=(*outline.faults, *faults))


def collect_languages(outlines: Iterable[Outline]) -> set[str]:
    """Every language in which there is a notice."""
    return set(chain.from_iterable(outline.languages for outline in outlines if outline.state == "notice"))


def list_unused_words(outlines: Iterable[Outline], companies: Mapping[str, CompanyOutline]) -> Iterator[Fault]:
    """The words of each company's file that none of its registers uses, as far as all of these could be read."""
    registers: dict[str, list[Outline]] = defaultdict(list)
    for outline in outlines:
        registers[locate_company(outline.path)].append(outline)
    for path, company in companies.items():
        own = registers[path]
        used = frozenset().union(*(outline.used_words for outline in own))
        told = chain.from_iterable(outline.faults for outline in own)
        if not select_errors(told):
            yield from find_unused_words(company.words, used)


def list_strays(listing: Listing, outlines: Iterable[Outline], tree: Tree) -> Iterator[Fault]:
    """What does not belong in the folder; what is wrong with a logo is told at the key that names it."""
    logos = {tree.show(outline.logo) for outline in outlines if outline.logo}
    for fault in listing.faults:
        if fault.place.file not in logos:
            yield fault

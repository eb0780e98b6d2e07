"""A site is built company by company: each is read, checked and rendered, its pages are written, and it is forgotten.

So many registers need no more memory than their outlines, and several processors share the work. Whether the folder as
a whole is sound is known at the end only; a site that is not is thrown away. What was made of the same files before is
taken over from the published site.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from ..checks.clock import Days, get_days
from ..folder.company import NO_COMPANY
from ..folder.entry import Entry
from ..folder.groups import Group, ReadGroup, group_files, read_group
from ..folder.listing import Listing
from ..folder.noting import NotingTree, look_again
from ..folder.outline import CompanyOutline, Outline, outline_company, outline_entry
from ..folder.survey import Survey, survey_folder
from ..folder.tree import DiskTree
from ..notice.environment import tell_failures
from ..notice.index import Company, make_company
from ..parallel import Follow, share_out
from ..reading.caches import seal, unseal
from ..theme.theme import Theme
from .assembly import assemble_leads, assemble_register, locate_page
from .inputs import Inputs
from .memory import Basis, CompanyWork
from .pages import NoticePage
from .sitemap import map_notice
from .target import Target

BUILDING = "building"  # the name of the work


@dataclass(frozen=True)
class BuiltRegister:
    """What is kept of a register whose pages are written.

    Attributes:
        outline: what the folder must know of it.
        listed: its line in the list of each language.
        mapped: its lines in the sitemap.

    """

    outline: Outline
    listed: Mapping[str, Company]
    mapped: Sequence[str]


@dataclass(frozen=True)
class BuiltGroup:
    """What is kept of a company's files: its own, if it has one, and its registers."""

    path: str
    company: CompanyOutline | None
    registers: Sequence[BuiltRegister]


@dataclass(frozen=True)
class BuiltSite:
    """A site whose notices are written.

    Attributes:
        survey: the folder as a whole.
        listed: a company for each notice, by language.
        mapped: the lines of the notices in the sitemap.
        days: that the checks went by.
        works: the work on each company, by the path of its file.

    """

    survey: Survey
    listed: Mapping[str, Sequence[Company]]
    mapped: Sequence[str]
    days: Days
    works: Mapping[str, CompanyWork]


def build_notices(folder: Path, listing: Listing, inputs: Inputs, target: Target, follow: Follow) -> BuiltSite:
    """Write the pages of every sound register of a folder, and find all that is wrong in the folder.

    Args:
        folder: the notices.
        listing: what is in it.
        inputs: what else the site is made from.
        target: where it is built.
        follow: sees how far the work is.

    Raises:
        OSError: a page cannot be written.
        Faulty: a text or a template failed.

    """
    days = get_days()
    tree = DiskTree(folder)
    groups = group_files(listing)

    def build(group: Group) -> CompanyWork | None:
        """The work; nothing, where that of before is taken over as it was, so that a worker need not hand it on."""
        done = target.memory.works.get(group.company)
        work = None
        if done and done.basis.registers == group.registers:
            is_same_day = target.memory.days == days
            work = take_over(done, tree, target) if is_same_day else check_again(done, group, folder, inputs, target)
        if work is None:
            work = build_group(group, folder, inputs, target)
        return None if work is done else work

    works = {}
    built = share_out(build, groups, follow, BUILDING)
    for group, work in zip(groups, built, strict=True):
        works[group.company] = work or target.memory.works[group.company]
    return join_works(works, tree, listing, inputs.theme, days)


def join_works(
    works: Mapping[str, CompanyWork], tree: DiskTree, listing: Listing, theme: Theme, days: Days
) -> BuiltSite:
    """The site, from the work on each company."""
    groups: list[BuiltGroup] = unseal(*(work.result for work in works.values()))
    gc.freeze()  # it all stays to the end, and to look for garbage among it takes a tenth of a rebuild
    registers = list(chain.from_iterable(group.registers for group in groups))
    registers.sort(key=lambda register: register.outline.address)
    survey = survey_folder(
        tree,
        listing,
        {group.path: group.company for group in groups if group.company},
        theme,
        [register.outline for register in registers],
    )
    return BuiltSite(
        survey=survey,
        listed=join_lines(registers),
        mapped=list(chain.from_iterable(register.mapped for register in registers)),
        days=days,
        works=works,
    )


def take_over(done: CompanyWork, tree: DiskTree, target: Target) -> CompanyWork | None:
    """A work of the same day, with how its registers look now; nothing, where something has changed since."""
    before = done.basis.noted
    noted = look_again(tree, before)
    if noted is None or not target.take_over(done):
        return None
    if noted.looks == before.looks:
        return done
    return replace(done, basis=replace(done.basis, noted=noted))


def build_group(group: Group, folder: Path, inputs: Inputs, target: Target) -> CompanyWork:
    """Read the files of a company, and write the pages of its sound registers.

    Raises:
        OSError: a page cannot be written.
        Faulty: a text or a template failed.

    """
    tree = NotingTree(folder)
    read = read_group(group, tree, inputs.theme)
    files: list[str] = []
    with tell_failures():
        for entry in read.entries:
            files += write_register(entry, inputs, target)
        result = describe_group(group, read, inputs)
    return CompanyWork(Basis(group.registers, tree.noted), seal(result), tuple(files))


def check_again(done: CompanyWork, group: Group, folder: Path, inputs: Inputs, target: Target) -> CompanyWork | None:
    """A work of another day with what is told of its registers today; nothing, where it cannot be taken over."""
    tree = NotingTree(folder)
    read = read_group(group, tree, inputs.theme)
    basis = Basis(group.registers, tree.noted)
    if tree.noted.is_whole and basis == done.basis and target.take_over(done):
        return CompanyWork(basis, seal(describe_group(group, read, inputs)), done.files)
    return None


def write_register(entry: Entry, inputs: Inputs, target: Target) -> list[str]:
    """Write the pages of a register, if it is sound and no draft; returns their files."""
    if not is_published(entry):
        return []
    versions = assemble_register(entry, inputs)
    pages = [*versions.values(), *assemble_leads(entry, versions, inputs)]
    files = target.write_pages(pages, inputs)
    for page in versions.values():
        if isinstance(page, NoticePage):
            files += target.write_own_files(page)
    return files


def is_published(entry: Entry) -> bool:
    """Whether a file has a page."""
    return entry.stated is not None and not entry.draft


def describe_group(group: Group, read: ReadGroup, inputs: Inputs) -> BuiltGroup:
    """What is kept of a company."""
    return BuiltGroup(
        path=group.company,
        company=None if read.company is NO_COMPANY else outline_company(read.company),
        registers=[describe_register(entry, inputs) for entry in read.entries],
    )


def describe_register(entry: Entry, inputs: Inputs) -> BuiltRegister:
    """What is kept of a register; only a notice has lines."""
    outline = outline_entry(entry)
    if entry.register is None or entry.draft:
        return BuiltRegister(outline, {}, ())
    listed = {}
    for language in outline.languages:
        url = locate_page(entry, language)
        listed[language] = make_company(entry.register, language, url, inputs.theme)
    return BuiltRegister(outline, listed, map_notice(listed, inputs))


def join_lines(registers: Iterable[BuiltRegister]) -> dict[str, list[Company]]:
    """What is listed in each language, in the order of the registers."""
    listed: dict[str, list[Company]] = defaultdict(list)
    for register in registers:
        for language, line in register.listed.items():
            listed[language].append(line)
    return listed

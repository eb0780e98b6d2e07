"""Both versions of a folder, read company by company: a file that is not compared whole is read, told of and forgotten.

A branch changes few of ten thousand registers. Of the others the folder must know addresses and errors, and where words
change that all share, which of these reach them. So no more than that leaves the process that has read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from ..folder.collection import follow_outline
from ..folder.entry import Entry
from ..folder.groups import Group, group_files, read_group
from ..folder.keeping import READING
from ..folder.listing import list_files
from ..folder.outline import CompanyOutline, Outline, outline_company, outline_entry
from ..folder.survey import Survey, survey_folder
from ..folder.tree import MemoryTree
from ..parallel import Follow, follow_silently, share_out
from ..theme.theme import Theme
from . import versions
from .notice_review import name_notice
from .rendering import Rendered
from .theme_review import Themes
from .untouched import Asked, Pair, ask_changed, can_forget, render_pair
from .versions import Files, Version
from .whole_lists import Lines, join_lines, list_lines
from .whole_pages import Published, publish


@dataclass(frozen=True)
class Told:
    """What is kept of a file.

    Attributes:
        outline: what the folder must know of it.
        entry: all of it, where it is compared whole.
        name: company and register, as lists call them; nothing of what is no notice.
        pair: its pages by both themes, as far as they are told of; none where it is compared whole.
        lines: its lines in the lists of notices by both themes, where these differ; none where a text does not let them
            be made.

    """

    outline: Outline
    entry: Entry | None = None
    name: str = ""
    pair: Pair | None = None
    lines: tuple[Lines | None, Lines | None] = ({}, {})


@dataclass(frozen=True)
class Scope:
    """What is compared whole.

    Attributes:
        differing: the addresses whose register or company's file differs.
        unequal: the paths of the files that differ.
        is_all: whether it is every file, because more than words changes that all share.

    """

    differing: frozenset[str]
    unequal: frozenset[str]
    is_all: bool

    def has_changed(self, outline: Outline) -> bool:
        """Whether a file, its company's file or its logo is another, in whatever way it names that."""
        return outline.address in self.differing or outline.logo in self.unequal

    def find_touched(self, newer: Survey) -> set[str]:
        """The addresses of what differs, with those of the newer version whose logo does."""
        touched = {*self.differing}
        for outline in filter(self.has_changed, newer.outlines):
            touched.add(outline.address)
        return touched


@dataclass(frozen=True)
class Read:
    """A version that was read.

    Attributes:
        survey: the folder as a whole.
        told: what is kept of each file, by its path.

    """

    survey: Survey
    told: Mapping[str, Told]

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The files that are compared whole and are no drafts, by address, with the faults by which they clash."""
        entries = {}
        for outline in self.survey.published:
            one = self.told.get(outline.path)
            if one and one.entry:
                entries[outline.address] = follow_outline(one.entry, outline)
        return entries

    @cached_property
    def published(self) -> dict[str, Told]:
        """What has a page, by address."""
        published = {}
        for outline in self.survey.published:
            if outline.state:
                published[outline.address] = self.told[outline.path]
        return published

    @property
    def beside(self) -> list[Outline]:
        """The outlines of the files that are not compared whole, as they are by themselves."""
        beside = []
        for one in self.told.values():
            outline = one.outline
            if one.entry is None:
                beside.append(outline)
        return beside

    @property
    def unpublished(self) -> set[str]:
        """The addresses of the files that have no page because they are faulty, or clash with others."""
        addresses = set()
        for outline in self.survey.outlines:
            if not outline.state:
                addresses.add(outline.address)
        return addresses

    @property
    def earlier(self) -> dict[str, Rendered]:
        """What is not compared whole by the earlier theme, by address, also where it clashes with others."""
        pages = {}
        for one in self.told.values():
            if one.pair:
                pages[one.outline.address], _ = one.pair
        return pages

    @property
    def rendered(self) -> dict[str, Rendered]:
        """What is published and not compared whole by the newer theme, by address."""
        pages = {}
        for address, one in self.published.items():
            if one.pair:
                _, pages[address] = one.pair
        return pages

    @property
    def names(self) -> dict[str, str]:
        """Company and register of every notice, by address."""
        names = {}
        for address, one in self.published.items():
            if one.name:
                names[address] = one.name
        return names

    @property
    def leading(self) -> dict[str, str]:
        """Every address that leads to a page, with the address of that page."""
        leading = {}
        for outline in self.survey.published:
            for address in outline.addresses:
                leading[address] = outline.address
        return leading

    @property
    def lines(self) -> tuple[Lines | None, Lines | None]:
        """The lines of the lists of notices by both themes; none where a text does not let them be made."""
        before = []
        after = []
        for one in self.published.values():
            before.append(one.lines[0])
            after.append(one.lines[1])
        return join_lines(before), join_lines(after)


def find_scope(old: Version, new: Version, themes: Themes) -> Scope:
    """What of two versions is compared whole."""
    return Scope(
        differing=frozenset(versions.find_differing(old.notices, new.notices)),
        unequal=frozenset(versions.find_unequal(old.notices, new.notices)),
        is_all=themes.has_changed and not can_forget(themes),
    )


# --- the two versions -------------------------------------------------------------------------------------------------


def read_newer(files: Files, inside: str, themes: Themes, scope: Scope, follow: Follow) -> Read:
    """Read the newer version.

    Args:
        files: its notices.
        inside: where they are in the repository, for messages.
        themes: of both versions.
        scope: what is compared whole.
        follow: shows how many companies were read.

    """
    tell = partial(tell_entry, themes=themes, scope=scope, asked=ask_changed(themes))
    return read_version(files, inside, themes.new, tell, follow=follow)


def tell_entry(entry: Entry, themes: Themes, scope: Scope, asked: Asked) -> Told:
    """What is kept of a file of the newer version."""
    outline = outline_entry(entry)
    is_whole = scope.is_all or scope.has_changed(outline)
    kept = entry if is_whole else None
    published = None if entry.draft else publish(entry)
    if published is None:
        return Told(outline, kept)
    name = name_published(published, themes.new)
    if not themes.has_changed:
        return Told(outline, kept, name)
    pair = None if is_whole else render_pair(published, themes, asked)
    before = list_lines([published], themes.old)
    after = list_lines([published], themes.new)
    if before == after:
        before = after  # one value, since ten thousand are held
    return Told(
        outline=outline,
        entry=kept,
        name=name,
        pair=pair,
        lines=(before, after),
    )


def read_earlier(files: Files, inside: str, themes: Themes, scope: Scope, newer: Read) -> Read:
    """Read the files of the earlier version that are compared whole.

    Args:
        files: its notices.
        inside: where they are in the repository, for messages.
        themes: of both versions.
        scope: what is compared whole.
        newer: the newer version, which has all other files, too.

    """
    wanted = files
    if not scope.is_all:
        touched = scope.find_touched(newer.survey)
        wanted = versions.pick_files(files, touched)
    beside: Iterable[Outline] = ()
    if themes.has_changed:
        beside = newer.beside
    return read_version(wanted, inside, themes.old, keep_entry, beside)


def keep_entry(entry: Entry) -> Told:
    """A file that is compared whole."""
    return Told(outline_entry(entry), entry)


def read_version(
    files: Files,
    inside: str,
    theme: Theme,
    tell: Callable[[Entry], Told],
    beside: Iterable[Outline] = (),
    follow: Follow = follow_silently,
) -> Read:
    """The files of a version, read and checked as the build does it.

    Args:
        files: the notices of a version.
        inside: where they are in the repository, for messages.
        theme: with which they are read.
        tell: what is kept of a file.
        beside: other files that stand in the folder, too.
        follow: shows how many companies were read.

    """
    tree = MemoryTree(Path(inside), files)
    listing = list_files(tree, theme)

    def read(group: Group) -> tuple[CompanyOutline, list[Told]]:
        done = read_group(group, tree, theme)
        company = outline_company(done.company)
        return company, list(map(tell, done.entries))

    groups = group_files(listing)
    companies: dict[str, CompanyOutline] = {}
    told: dict[str, Told] = {}
    for group, (company, own) in zip(groups, share_out(read, groups, follow, READING), strict=True):
        companies[group.company] = company
        for one in own:
            told[one.outline.path] = one
    outlines = [one.outline for one in told.values()]
    return Read(survey_folder(tree, listing, companies, theme, [*outlines, *beside]), told)


def name_published(published: Published, theme: Theme) -> str:
    """Company and register of a notice; nothing of a removal."""
    company, register = name_notice(published.address, published.stated, theme)
    return f"{company} – {register}" if register else ""

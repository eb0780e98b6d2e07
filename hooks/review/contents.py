"""What a review finds, as data: changes of notices, and of what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import filterfalse
from operator import attrgetter
from typing import Literal

from ..reading.faults import Fault
from .approvals import Approval
from .changes import Change
from .sections import MarkedSection
from .shared import Clause, Effect, Original, TextVersion, collect_reach
from .voice import Said

Status = Literal["new", "removed", "removal", "renamed", "changed", "corrected", "unreadable"]
SAID = ("stated", "derived", "not applicable")
# What happens to notices of which all is read, and to those that need a look first, whatever changes in them.
WHOLE = ("new", "corrected")
URGENT = ("removed", "corrected", "unreadable")
UNSAID = ("gap", "missing")


@dataclass(frozen=True)
class ItemChange:
    """One item that the law wants in a notice, and how it is said before and after."""

    name: str
    article: str
    before: str
    after: str


@dataclass(frozen=True)
class NoticeChange:
    """One notice that changes: in words, in the text of each language, and in what the law wants.

    Args:
        address: of its page, without its language.
        company: the name people know.
        register: what the register is called.
        status: what happens to it.
        was: the address before, of one that was renamed.
        changes: in words.
        texts: the sections of each language, with marks.
        gained: the languages of these in which there was no page before.
        gone: the sections of each language in which there is no page any more.
        items: what the law wants and is said otherwise than before.
        undated: whether the facts changed and `updated:` did not.
        redated: whether `updated:` changed and no fact did.
        key_risks: what weighs most on people, of a notice that is read whole or no more.
        faults: why it cannot be read; of one that is corrected, why its earlier version could not be.
        digest: the hash of its text, see `rendering.digest_notice`.
        leads_to: the notice to which the address of a removed one leads now.
        left: the day that the file in the place of a removed notice names.
        pictures: the logo before and after, each as an address that holds it; empty where there is none.

    """

    address: str
    company: str
    register: str
    status: Status
    was: str = ""
    changes: tuple[Change, ...] = ()
    texts: dict[str, tuple[MarkedSection, ...]] = field(default_factory=dict)
    gained: tuple[str, ...] = ()
    gone: dict[str, tuple[MarkedSection, ...]] = field(default_factory=dict)
    items: tuple[ItemChange, ...] = ()
    undated: bool = False
    redated: bool = False
    key_risks: tuple[Said, ...] = ()
    faults: tuple[Fault, ...] = ()
    digest: str = ""
    leads_to: str = ""
    left: date | None = None
    pictures: tuple[str, str] = ("", "")

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that it has, and those that it had."""
        return (*self.texts, *self.gone)

    def list_pages(self) -> list[str]:
        """The languages in which there is a page at the address."""
        if self.status == "removed" and not self.left:
            return []
        return list(self.texts)

    @property
    def important(self) -> int:
        """How many changes are grave; what only follows from them is not counted again."""
        own = filterfalse(attrgetter("derived"), self.changes)
        return sum(change.risk == "high" for change in own)

    @cached_property
    def one_sided(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The sections whose text changes in some languages only, with these; not where a change tells it.

        A language in which all is new does not count.
        """
        if self.status not in ("changed", "renamed"):
            return ()
        told = {change.section for change in self.changes if change.is_one_sided}
        count = len(self.texts) - len(self.gained)
        found = []
        for key, languages in self.list_changed().items():
            if len(languages) < count and key not in told:
                found.append((key, tuple(languages)))
        return tuple(found)

    def list_changed(self) -> dict[str, list[str]]:
        """The languages in which the text of each section changes, without those in which all is new."""
        languages: dict[str, list[str]] = defaultdict(list)
        for language, sections in self.texts.items():
            if language in self.gained:
                continue
            for key in list_changed_sections(sections):
                languages[key].append(language)
        return languages

    @cached_property
    def open(self) -> tuple[ItemChange, ...]:
        """What the law wants and a notice that is read whole does not say yet."""
        if self.status not in WHOLE:
            return ()
        return tuple(item for item in self.items if item.after in UNSAID)

    @cached_property
    def lost(self) -> tuple[ItemChange, ...]:
        """What the law wants and the notice says no more."""
        said_before = [item for item in self.items if item.before in SAID]
        return tuple(item for item in said_before if item.after in UNSAID)


@dataclass(frozen=True)
class Contents:
    """What differs between two versions.

    Args:
        languages: those of the site, and others of notices that change.
        rtl: those of notices that are written from right to left.
        names: company and register of every notice, by address.
        versions: of the shared texts, the newest first.
        notices: those whose register changes.
        clauses: shared texts that change.
        originals: what changes and the project has replaced, so that no page changes.
        effects: what else of the shared files changes in notices.
        layout: addresses whose markup differs and whose text does not.
        blind: whether templates differ whose effect could not be shown.
        unversioned: whether shared texts changed while the version that the pages show of them did not.
        faults: what could not be read.
        digest: the hash of everything that changes.

    """

    languages: tuple[str, ...]
    rtl: frozenset[str]
    names: dict[str, str]
    versions: tuple[TextVersion, ...]
    notices: tuple[NoticeChange, ...]
    clauses: tuple[Clause, ...]
    originals: tuple[Original, ...]
    effects: tuple[Effect, ...]
    layout: tuple[str, ...]
    blind: bool
    unversioned: bool
    faults: tuple[Fault, ...]
    digest: str

    @property
    def pictures(self) -> dict[tuple[str, str], list[str]]:
        """The logos that are other pictures than before: before and after, with the addresses of their notices."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for notice in self.notices:
            before, after = notice.pictures
            if before != after:
                found[notice.pictures].append(notice.address)
        return found

    @property
    def reached(self) -> tuple[str, ...]:
        """The notices whose text the shared files change."""
        return tuple(sorted(collect_reach(self.clauses, self.effects)))


@dataclass(frozen=True)
class Review(Contents):
    """Everything that a branch changes, and where it was found.

    Args:
        base: as it was asked for.
        head: as it was asked for; nothing for the working tree.
        fork: the commit at which the branch began.
        tip: the newest commit of the base.
        commit: of the newer version; a working tree may have more.
        seconds: when that was made, since 1970.
        pages: templates and styles that differ.
        generator: other files that decide how notices are made.
        moved_on: addresses that the base has changed since.
        approvals: what the branch's log says of this very text.
        lost_approvals: lines of the log that the branch changes or takes away.

    """

    base: str
    head: str
    fork: str
    tip: str
    commit: str
    seconds: int
    pages: tuple[str, ...]
    generator: tuple[str, ...]
    moved_on: tuple[str, ...]
    approvals: tuple[Approval, ...]
    lost_approvals: tuple[str, ...]


def list_changed_sections(sections: Iterable[MarkedSection]) -> list[str]:
    """The keys of the sections whose text changes."""
    changed = [section for section in sections if section.state != "same"]
    keys = map(attrgetter("key"), changed)
    return list(filter(None, keys))

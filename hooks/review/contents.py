"""What a review finds, as data: changes of notices, of shared texts, and of what else all notices share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import filterfalse
from operator import attrgetter
from typing import Literal

from ..reading.faults import Fault
from .approvals import Approval
from .changes import Change
from .diff import Piece
from .marking import MarkedBlock
from .risks import Risk, weigh_text
from .sections import MarkedSection
from .voice import Said

Status = Literal["new", "removed", "removal", "renamed", "changed", "unreadable"]
Owner = Literal["shared", "own", "original"]  # of a text: all projects, this one, or all again where it was this one's
SAID = ("stated", "derived", "not applicable")
URGENT = ("removed", "unreadable")  # what happens to notices that need a look first, whatever changes in them
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
        items: what the law wants and is said otherwise than before.
        undated: whether the facts changed and `updated:` did not.
        redated: whether `updated:` changed and no fact did.
        key_risks: what weighs most on people, of a notice that is new or no more.
        faults: why it cannot be read.
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
    items: tuple[ItemChange, ...] = ()
    undated: bool = False
    redated: bool = False
    key_risks: tuple[Said, ...] = ()
    faults: tuple[Fault, ...] = ()
    digest: str = ""
    leads_to: str = ""
    left: date | None = None
    pictures: tuple[str, str] = ("", "")

    def list_languages(self) -> list[str]:
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
    def one_sided(self) -> tuple[tuple[str, str], ...]:
        """The sections whose text changes in one language only, with that language; not where a change tells it."""
        if self.status not in ("changed", "renamed"):
            return ()
        if len(self.texts) == 1:
            return ()
        told = {change.section for change in self.changes if change.is_one_sided}
        languages: dict[str, list[str]] = defaultdict(list)
        for language, sections in self.texts.items():
            for key in list_changed_sections(sections):
                languages[key].append(language)
        found = []
        for key, listed in languages.items():
            if len(listed) == 1 and key not in told:
                found.append((key, listed[0]))
        return tuple(found)

    @cached_property
    def open(self) -> tuple[ItemChange, ...]:
        """What the law wants and a new notice does not say yet."""
        if self.status != "new":
            return ()
        return tuple(item for item in self.items if item.after in UNSAID)

    @cached_property
    def lost(self) -> tuple[ItemChange, ...]:
        """What the law wants and the notice says no more."""
        said_before = [item for item in self.items if item.before in SAID]
        return tuple(item for item in said_before if item.after in UNSAID)


@dataclass(frozen=True)
class Clause:
    """One shared text that changes, the addresses of the notices it reaches, and whose text it is now."""

    key: str
    before: Said
    after: Said
    reach: tuple[str, ...]
    own: Owner = "shared"

    @property
    def changed(self) -> tuple[str, ...]:
        """The languages in which it changes."""
        languages = []
        for language, words in self.after.items():
            before = self.before.get(language)
            if words != before:
                languages.append(language)
        return tuple(languages)

    @property
    def risk(self) -> Risk:
        """What a mistake in it costs the reader; that a text goes is grave."""
        texts = map(self.after.get, self.changed)
        if not all(texts):
            return "high"
        return weigh_text(self.key)


@dataclass(frozen=True)
class Original:
    """A shared text that changes, what a project has in its place, and the addresses of the notices that keep that.

    Of a block the key is its name, and `lines` are those of its template that changed, with some around them.
    """

    key: str
    before: Said
    after: Said
    own: Said
    reach: tuple[str, ...]
    lines: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Effect:
    """One change that a shared file other than the texts makes in notices: where, what, and their addresses.

    Its section is known by the key; what stands around the notice has none.
    """

    file: str
    language: str
    section: str
    title: str
    block: MarkedBlock
    reach: tuple[str, ...]

    @property
    def risk(self) -> Risk:
        """What a mistake in it costs the reader; that something goes is grave."""
        if self.block.state == "removed":
            return "high"
        return weigh_text(self.section)


@dataclass(frozen=True)
class TextVersion:
    """A version of the shared texts that the newer side has and the earlier one had not yet.

    Args:
        number: of the version.
        day: when it was made.
        said: what changed in it, line by line, by language.

    """

    number: str
    day: date
    said: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Contents:
    """What differs between two versions.

    Args:
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


def collect_reach(clauses: Iterable[Clause], effects: Iterable[Effect]) -> set[str]:
    """The addresses of all notices that shared texts and files reach."""
    reach: set[str] = set()
    every: list[Clause | Effect] = [*clauses, *effects]
    for told in every:
        reach.update(told.reach)
    return reach

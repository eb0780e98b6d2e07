"""What a branch changes for readers: registers, shared texts and pages of two versions, compared.

A commit is read as data with git and never checked out. Its registers are shown with the templates of this checkout,
and its shared texts, codes and constants are put in force for that. Templates are code: they run only where they are
those of this checkout or, in a sandbox, its earlier ones. What another version cannot show is said, not guessed;
hooks/report.py writes it down.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup

from .. import parallel
from ..checks import completeness
from ..folder.entry import Entry
from ..format.register import Register, Wording
from ..notice import notice, texts
from ..reading import repository
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, make_fault
from ..theme.theme import FOLDER, PRIMARY, Theme, revise_theme
from . import editions, versions
from .blocks import flatten_html, tidy
from .changes import Change, make_change, say_change
from .comparison import compare_registers, is_undated
from .marking import MarkedBlock
from .pairing import pair_items
from .sections import MarkedSection, NoticeText, mark_new_notice, mark_sections, mark_unequal_sections
from .statements import collect_statements
from .versions import Version
from .voice import Said, Voice, say_phrase

PROJECT = FOLDER.parent
Status = Literal["new", "removed", "renamed", "changed", "unreadable"]
ALIKE = 0.5  # two registers that share this many statements are one that was renamed
# What decides how notices are made, by the beginning of its path: a change there is told loudly.
GENERATOR = (
    "hooks/",
    "theme/",
    "build.py",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements",
    ".github/",
    ".gitlab-ci.yml",
    ".ci/",
)
PLACE = r"\{(\w+)(?::(\w*))?\}"


@dataclass(frozen=True)
class Item:
    """One item that the law wants in a notice, and how it is said before and after."""

    name: str
    article: str
    before: str
    after: str


@dataclass(frozen=True)
class NoticeChange:
    """One notice that changes: in words, in the text of each language, and in what the law wants."""

    address: str
    company: str
    register: str
    status: Status
    was: str = ""  # the address before, of one that was renamed
    changes: tuple[Change, ...] = ()
    texts: dict[str, tuple[MarkedSection, ...]] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    undated: bool = False
    faults: tuple[Fault, ...] = ()
    digest: str = ""
    left: date | None = None  # of a notice that went: the day that the file in its place names

    @property
    def important(self) -> int:
        """How many changes are grave; what only moved is none, and what follows from them is not counted again."""
        return sum(change.risk == "high" and not change.derived for change in self.changes)

    @cached_property
    def one_sided(self) -> tuple[tuple[str, str], ...]:
        """The sections whose text changes in one language only, with that language."""
        if self.status not in ("changed", "renamed") or len(self.texts) < 2:  # noqa: PLR2004 - there is no other side
            return ()
        found: dict[str, list[str]] = defaultdict(list)
        for language, sections in self.texts.items():
            for section in sections:
                if section.state != "same" and section.key:
                    found[section.key].append(language)
        return tuple((key, listed[0]) for key, listed in found.items() if len(listed) == 1)

    @cached_property
    def open(self) -> tuple[Item, ...]:
        """What the law wants and a new notice does not say yet."""
        return tuple(item for item in self.items if self.status == "new" and item.after in ("gap", "missing"))

    @cached_property
    def lost(self) -> tuple[Item, ...]:
        """What the law wants and the notice says no more."""
        said = ("stated", "derived", "not applicable")
        return tuple(item for item in self.items if item.before in said and item.after in ("gap", "missing"))


@dataclass(frozen=True)
class Clause:
    """One shared text that changes, and the addresses of the notices it reaches."""

    key: str
    before: Said
    after: Said
    reach: tuple[str, ...]


@dataclass(frozen=True)
class Effect:
    """One change that a shared file other than the texts makes in notices: where, what, and their addresses."""

    file: str
    language: str
    title: str
    block: MarkedBlock
    reach: tuple[str, ...]


@dataclass(frozen=True)
class Contents:
    """What differs between two versions."""

    names: dict[str, str]  # company and register of every notice, by address
    notices: tuple[NoticeChange, ...]
    clauses: tuple[Clause, ...]
    effects: tuple[Effect, ...]
    layout: tuple[str, ...]  # addresses whose markup differs and whose text does not
    blind: bool  # whether templates differ whose effect could not be shown
    faults: tuple[Fault, ...]
    digest: str

    @property
    def reached(self) -> tuple[str, ...]:
        """The notices whose text the shared files change."""
        return tuple(sorted(reach_of(self.clauses, self.effects)))


@dataclass(frozen=True)
class Review(Contents):
    """Everything that a branch changes, and where it was found."""

    base: str
    head: str
    fork: str
    tip: str
    commit: str  # of the newer version; a working tree may have more
    seconds: int
    pages: tuple[str, ...]  # templates and styles that differ
    generator: tuple[str, ...]
    moved_on: tuple[str, ...]  # addresses that the base has changed since


def reach_of(clauses: Iterable[Clause], effects: Iterable[Effect]) -> set[str]:
    return {address for clause in clauses for address in clause.reach} | {
        address for effect in effects for address in effect.reach
    }


def review(folder: Path, theme: Theme, base: str, head: str = "") -> Review:
    """Compare a folder of notices, as it is or as a commit has it, with the commit where the branch began.

    Args:
        folder: the notices, in a git repository.
        theme: that of this program.
        base: a branch or commit; compared is the place where the newer version parts from it.
        head: a branch or commit; the working tree if there is none.

    Raises:
        repository.NoGit: git does not know; the message says why.
        OSError: a file cannot be read.

    """
    top, inside = place_of(folder)
    tip, commit = repository.find_commit(top, base), repository.find_commit(top, head or "HEAD")
    fork = repository.find_merge_base(top, tip, commit)
    old = versions.read_commit(top, fork, inside)
    new = versions.read_commit(top, commit, inside) if head else versions.read_disk(folder, top, inside)
    paths = repository.list_changed(top, fork, commit if head else None)
    since = (
        versions.find_differing(old.notices, versions.read_commit(top, tip, inside).notices) if tip != fork else set()
    )
    return Review(
        **vars(compared(old, new, inside, theme, own=not head and top.resolve() == PROJECT.resolve())),
        base=base,
        head=head,
        fork=fork,
        tip=tip,
        commit=commit,
        seconds=int(os.environ.get("SOURCE_DATE_EPOCH") or repository.read_commit_time(top, commit)),
        pages=tuple(path for path in paths if path.startswith("theme/") and path.endswith((".html", ".css"))),
        generator=tuple(path for path in paths if path.startswith(GENERATOR) and not is_data(path)),
        moved_on=tuple(sorted(since)),
    )


def place_of(folder: Path) -> tuple[Path, str]:
    """The repository of a folder, and where the folder is in it.

    Raises:
        repository.NoGit: it is in none.

    """
    start = folder
    while not start.is_dir() and start != start.parent:
        start = start.parent
    top = repository.find_root(start)
    try:
        return top, folder.resolve().relative_to(top.resolve()).as_posix()
    except ValueError as error:
        raise repository.NoGit("outside-repository", folder=str(folder), top=str(top)) from error


def undated(folder: Path, theme: Theme, base: str, present: Iterable[Entry]) -> Iterator[Fault]:
    """A warning for every register whose facts changed since `base` while its `updated:` did not.

    Raises:
        repository.NoGit: git does not know the earlier version.

    """
    top, inside = place_of(folder)
    fork = repository.find_merge_base(top, repository.find_commit(top, base), repository.find_commit(top, "HEAD"))
    old = versions.read_commit(top, fork, inside)
    differing = versions.find_differing(old.notices, versions.read_disk(folder, top, inside).notices)
    past = {
        entry.address: entry.register for entry in versions.load_version(old.notices, inside, theme, differing).entries
    }
    for entry in present:
        before = past.get(entry.address)
        if not entry.draft and before and entry.register and is_undated(before, entry.register, theme):
            yield make_fault(entry.updated, FaultCode.UPDATED_UNCHANGED, "updated", "facts-changed", base=base)


def is_data(path: str) -> bool:
    return path.startswith(f"{editions.FOLDER}/") and path.endswith(".yml")


def compared(old: Version, new: Version, inside: str, theme: Theme, *, own: bool) -> Contents:
    """What differs between two versions; `own` if the newer one is this checkout itself."""
    before, old_faults = editions.read(old.shared, theme)
    after, new_faults = editions.read(new.shared, theme)
    shared = [name for name in sorted(before.keys() & after.keys()) if before[name] != after[name]]
    earlier, later = revise_theme(theme, before), revise_theme(theme, after if own else editions.over(before, after))
    templates = versions.find_unequal(old.templates, new.templates)
    differing = versions.find_differing(old.notices, new.notices)
    past = published(versions.load_version(old.notices, inside, earlier, differing).entries)
    found = versions.load_version(new.notices, inside, later)
    present = published(found.entries)
    registers = {address: entry.register for address, entry in present.items() if entry.register}
    everywhere = bool(shared or (templates and own))
    made = rendered({address: registers[address] for address in registers if everywhere or address in differing}, later)
    # As the later texts say it, so that only what the company changed is marked; where they cannot, as the earlier do.
    were = rendered({address: entry.register for address, entry in past.items() if entry.register}, later)
    unlike = {address: past[address].register for address, shown in were.items() if isinstance(shown, Fault)}
    were |= rendered({address: register for address, register in unlike.items() if register}, earlier)
    notices = list(changed_notices(past, present, differing, were, made, later))
    names = {address: " – ".join(name_of(register, later)) for address, register in registers.items()}
    clauses = tuple(changed_clauses(before, after, made, registers, later)) if shared else ()
    others = {name: revise_theme(later, {name: before[name]}) for name in shared if name[:-4] not in theme.languages}
    if own and templates and old.templates:
        decoded = {name: content.decode("utf-8", "replace") for name, content in old.templates.items()}
        others[editions.FOLDER] = revise_theme(later, {}, decoded)
    effects, layout = changed_pages(others, registers, made)
    touched = sorted({item.address for item in notices} | reach_of(clauses, effects))
    digests = {address: digest(made.get(address)) for address in touched}
    notices = [replace(item, digest=digests[item.address]) for item in notices]
    return Contents(
        names,
        tuple(sorted(notices, key=urgency)),
        clauses,
        tuple(effects),
        tuple(layout),
        bool(templates) and not own,
        tuple(sorted({*new.refused, *new_faults, *old_faults, *errors(found.faults)})),
        sha256(f"{address} {digests[address]}" for address in touched),
    )


def published(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The registers that are no drafts, by address."""
    return {entry.address: entry for entry in entries if not entry.draft}


# --- the text of notices ----------------------------------------------------------------------------------------------

Rendered = dict[str, NoticeText] | Fault


def rendered(registers: Mapping[str, Register], theme: Theme) -> dict[str, Rendered]:
    """Every register in its languages with a theme; where it cannot be shown, why."""
    found = parallel.share_out(partial(in_every_language, theme=theme), list(registers.values()))
    return dict(zip(registers, found, strict=True))


def in_every_language(register: Register, theme: Theme) -> Rendered:
    try:
        return {language: text_of(register, language, theme) for language in notice.languages_of(register)}
    except Exception as error:  # noqa: BLE001 - nobody knows what the texts of another version do to our templates
        return notice.fault_of(error)


def text_of(register: Register, language: str, theme: Theme) -> NoticeText:
    """A notice as it is read, and the keys of the texts it is made of."""
    made = notice.render(register, language, theme)
    rest, sections = str(made.html), {}
    for section in made.sections:
        html = str(section.html)
        rest = rest.replace(html, "", 1)
        sections[section.key] = (notice.plain(Markup(section.title)), html)  # noqa: S704 - made by the escaping environment
    return NoticeText({"": ("", rest)} | sections, made.used, sha256([flatten_html(str(made.html))]))


def digest(made: Rendered | None) -> str:
    """SHA-256 of what readers see: of a line for every language, with its code and the SHA-256 of `flatten_html`.

    Every line ends with a line feed. A notice that is no more, or that cannot be shown, has a hyphen instead.
    """
    if not isinstance(made, dict):
        return "-"
    return sha256(f"{language} {made[language].digest}" for language in sorted(made))


def sha256(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


# --- registers --------------------------------------------------------------------------------------------------------


def name_of(register: Register, theme: Theme) -> tuple[str, str]:
    """Company and register, as lists call them."""
    language = notice.languages_of(register)[0]
    kind = texts.speak(theme, language, register.wording).word("registers", register.kind, "name")
    return notice.listed_name(register, language), notice.plain(kind)


def changed_notices(
    past: Mapping[str, Entry],
    present: Mapping[str, Entry],
    differing: set[str],
    were: Mapping[str, Rendered],
    made: Mapping[str, Rendered],
    theme: Theme,
) -> Iterator[NoticeChange]:
    """Every notice whose register came, went, changed or cannot be read, by address."""
    new = [address for address in sorted(differing & present.keys()) if address not in past]
    gone = [address for address in sorted(past) if address not in present or is_withdrawn(present[address])]
    was = renames([past[address] for address in gone], [present[address] for address in new], theme)
    for address in sorted(differing & (present.keys() | past.keys())):
        entry, old = present.get(address), past.get(was.get(address, address))
        if address in was.values() or (entry and not old and is_withdrawn(entry)):
            continue
        if entry is None or is_withdrawn(entry):
            register = past[address].register
            company, kind = name_of(register, theme) if register else (address, "")
            left = entry.removal.removed.date if entry and entry.removal else None
            yield NoticeChange(
                address, company, kind, "removed", items=tuple(changed_items(old, None, theme)), left=left
            )
            continue
        shown = made.get(address)
        faults = [
            *errors(entry.faults),
            *(errors(old.faults) if old else []),
            *([shown] if isinstance(shown, Fault) else []),
        ]
        register = entry.register or (old.register if old else None)
        company, kind = name_of(register, theme) if register else (address, "")
        if faults or entry.register is None or not isinstance(shown, dict):
            yield NoticeChange(address, company, kind, "unreadable", faults=tuple(faults))
        elif old is None or old.register is None:
            sections = {language: tuple(mark_new_notice(text)) for language, text in shown.items()}
            yield NoticeChange(
                address, company, kind, "new", texts=sections, items=tuple(changed_items(None, entry, theme))
            )
        elif address in was or (old.register, old.logo) != (entry.register, entry.logo):
            found = (
                *compare_registers(old.register, entry.register, theme),
                *changed_picture(old, entry, theme),
            )
            yield NoticeChange(
                address,
                company,
                kind,
                "renamed" if address in was else "changed",
                was.get(address, ""),
                found,
                sections_of(were[old.address], shown),
                tuple(changed_items(old, entry, theme)),
                undated=is_undated(old.register, entry.register, theme),
            )


def changed_picture(old: Entry, new: Entry, theme: Theme) -> Iterator[Change]:
    """That a logo is another picture under the name that it had."""
    names = {entry.register.appearance.logo for entry in (old, new) if entry.register}
    if old.logo and new.logo and old.logo.data != new.logo.data and len(names) == 1:
        voice = Voice(theme, Wording())
        change = make_change(
            "changed",
            "appearance.logo",
            key=("appearance", "logo"),
            before=voice.translate(say_phrase, "values", "earlier_picture"),
            after=voice.translate(say_phrase, "values", "other_picture"),
        )
        yield say_change(change, theme)


def urgency(item: NoticeChange) -> tuple[bool, tuple[str, str], str]:
    """Notices that need a look come first, then the names."""
    return not (item.important or item.status in ("removed", "unreadable")), texts.collation(item.company), item.address


def is_withdrawn(entry: Entry) -> bool:
    """Whether a file stays in place of a notice that is published no more."""
    return entry.register is None and not errors(entry.faults)


def errors(faults: Iterable[Fault]) -> list[Fault]:
    return [fault for fault in faults if fault.level == "error"]


def renames(gone: Sequence[Entry], new: Sequence[Entry], theme: Theme) -> dict[str, str]:
    """The new addresses of notices that went, by what they say; the most alike first."""

    def rank(before: int, after: int) -> tuple[float, ...]:
        one, other = gone[before].register, new[after].register
        share = likeness(one, other, theme) if one and other else 0
        return (share,) if share >= ALIKE else ()

    return {new[after].address: gone[before].address for before, after in pair_items(gone, new, rank=rank).items()}


def likeness(one: Register, other: Register, theme: Theme) -> float:
    """The share of statements that two registers have in common."""
    left, right = said_by(one, theme), said_by(other, theme)
    return len(left & right) / max(1, len(left | right)) if one.controller == other.controller or left & right else 0


def said_by(register: Register, theme: Theme) -> set[tuple[str, ...]]:
    found = collect_statements(register, theme)
    values = {(label, *value.said.values()) for label, value in found.values.items()}
    lines = {
        (label, *line.what.values(), *(said[PRIMARY] for said in line.parts.values()))
        for label, every in found.lines.items()
        for line in every
    }
    return values | lines


def changed_items(old: Entry | None, new: Entry | None, theme: Theme) -> Iterator[Item]:
    """The items of the law that are said otherwise than before, or differently open."""
    before, after = (completeness.table(entry.register, entry.faults, theme) if entry else [] for entry in (old, new))
    for number in range(max(len(before), len(after))):
        was, now = before[number].state if before else "", after[number].state if after else ""
        line = (after or before)[number]
        if was != now:
            yield Item(line.item, line.article, was, now)


def sections_of(was: Rendered, shown: Mapping[str, NoticeText]) -> dict[str, tuple[MarkedSection, ...]]:
    """The text of a notice in each of its languages, before and after in one."""
    before = {} if isinstance(was, Fault) else was
    return {
        language: tuple(mark_sections(before.get(language, NoticeText()), text)) for language, text in shown.items()
    }


# --- what is shared ---------------------------------------------------------------------------------------------------


def leaves(data: Any, key: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a text, a list of texts, or a table
    """Every shared text under its dotted key; the lines of a list are one text."""
    if isinstance(data, dict):
        for step, value in data.items():
            yield from leaves(value, f"{key}.{step}" if key else step)
    else:
        yield key, "\n".join(map(str, data)) if isinstance(data, list) else str(data)


def changed_clauses(
    before: Mapping[str, dict[str, Any]],
    after: Mapping[str, dict[str, Any]],
    made: Mapping[str, Rendered],
    registers: Mapping[str, Register],
    theme: Theme,
) -> Iterator[Clause]:
    """Every shared text that changed in some language, once, with the notices that use it."""
    old, new = (
        {language: dict(leaves(files.get(f"{language}.yml", {}))) for language in theme.languages}
        for files in (before, after)
    )
    keys = [key for language in theme.languages for key in (*new[language], *old[language])]
    for key in dict.fromkeys(keys):
        if any(old[language].get(key) != new[language].get(key) for language in theme.languages):
            reach = [address for address, shown in made.items() if uses(key, shown, registers[address])]
            was, now = (
                {language: readable(found[language].get(key, ""), language, theme) for language in theme.languages}
                for found in (old, new)
            )
            yield Clause(key, was, now, tuple(sorted(reach)))


def uses(key: str, shown: Rendered, register: Register) -> bool:
    """Whether a notice has a shared text in some language; its nouns are in every one."""
    first, _, rest = key.partition(".")
    if first == "nouns":
        table, _, noun = rest.partition(".")
        return noun.split(".")[0] == getattr(register.wording, table, "")
    return isinstance(shown, dict) and any(key in text.used for text in shown.values())


def readable(template: str, language: str, theme: Theme) -> str:
    """A shared text for reading: nouns as most notices have them, other places in brackets."""
    nouns = texts.speak(theme, language).nouns

    def filled(found: Any) -> str:  # noqa: ANN401 - a match
        name, form = found[1], found[2] or ""
        try:
            return format(nouns[name], form)
        except KeyError:
            return f"[{name}]"

    return tidy(re.sub(PLACE, filled, template))


def changed_pages(
    others: Mapping[str, Theme], registers: Mapping[str, Register], made: Mapping[str, Rendered]
) -> tuple[list[Effect], list[str]]:
    """What constants, codes and templates change in the text of notices, each change once; and pure layout."""
    found: dict[tuple[str, str, str, MarkedBlock], list[str]] = defaultdict(list)
    layout = set()
    for file, theme in others.items():
        was = rendered(registers, theme)
        for address, shown in made.items():
            before = was[address]
            if not isinstance(shown, dict) or not isinstance(before, dict):
                continue
            for language, text in shown.items():
                if before[language].sections == text.sections:
                    continue
                differs = [
                    (section.title, block)
                    for section in mark_unequal_sections(before[language], text)
                    for block in section.blocks
                    if block.state != "same"
                ]
                for title, block in differs:
                    found[file, language, title, block].append(address)
                if not differs:
                    layout.add(address)
    effects = [Effect(*key, tuple(sorted(set(reach)))) for key, reach in found.items()]
    reached = {address for effect in effects for address in effect.reach}
    return sorted(effects, key=lambda effect: (effect.file, -len(effect.reach))), sorted(layout - reached)

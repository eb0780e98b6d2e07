"""The comment on a pull request: changes.json in, a short Markdown text in both languages out.

Whoever opens a pull request decides what its registers say, so nothing in the file is believed: its size, its form and
every field are checked, and no value can become a link, a mention, an image, markup or another comment's mark. The
only links are those given by the caller. Nothing here reads the network; github.py writes what this makes.
"""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from hooks.source import key_path, shown, visible
from hooks.vocabulary import LANGUAGES, PRIMARY, data_file

MARK = "<!-- seloste: review -->"  # the comment is found by it
MOST_BYTES = 4 * 1024 * 1024
MOST_ROWS = 30
MOST_NAMED = 10  # files of the program, and shared texts
MOST_LENGTH = 300  # of a value in a row, in characters
MOST_COMMENT = 60_000  # GitHub takes 65 536 characters
WORDS = data_file("comment.yml")

Language = Literal["fi", "en"]
Count = Annotated[int, Field(ge=0, le=100_000)]
Commit = Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]
Address = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$", max_length=170)]
Page = Annotated[str, Field(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*/){1,3}$", max_length=180)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_-]+)*$", max_length=120)]
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Spoken = Mapping[Language, Text]


class Part(BaseModel):
    """A part of the file: keys and types exactly as here."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Change(Part):
    """One change of one fact, in words."""

    number: Annotated[int, Field(ge=1, le=1_000_000)]
    risk: Literal["high", "normal"]
    section: Name
    words: Spoken


class Items(Part):
    """How many of the items of Art. 13 and 14 a notice says."""

    stated: Count
    derived: Count
    not_applicable: Count
    open: Count
    missing: Count

    @property
    def share(self) -> str:
        said = self.stated + self.derived
        return f"{said}/{said + self.open + self.missing}"


class Complete(Part):
    """The completeness before and after; there is none where there is no notice, or where it has errors."""

    before: Items | None
    after: Items | None


class Notice(Part):
    """One notice that is new, changed, renamed, removed or faulty."""

    address: Address
    was: Address | None
    state: Literal["new", "changed", "removed", "renamed", "faulty"]
    names: Spoken
    pages: Mapping[Language, Page]
    changes: Annotated[tuple[Change, ...], Field(max_length=5000)]
    complete: Complete
    parity: Annotated[tuple[Language, ...], Field(max_length=len(LANGUAGES))]
    undated: bool
    faults: Count

    @model_validator(mode="after")
    def own_pages(self) -> Self:
        """A page is that of the notice itself."""
        for language, page in self.pages.items():
            if page != f"{'' if language == PRIMARY else f'{language}/'}{self.address}/":
                raise ValueError(f"{shown(page)} is not the page of {self.address}")
        return self


class Shared(Part):
    """A shared text that changes, and how many notices it reaches."""

    key: Name
    languages: tuple[Language, ...]
    notices: Count


class Changes(Part):
    """changes.json; a form that this program does not know is refused."""

    format: Literal[1]
    tool: Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}$")]
    base: Commit
    head: Commit
    moved: Count
    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    readable: bool
    generator: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=4096)], ...], Field(max_length=10_000)]
    layout: bool
    wording: Annotated[tuple[Shared, ...], Field(max_length=5000)]
    notices: Annotated[tuple[Notice, ...], Field(max_length=5000)]

    @property
    def any(self) -> bool:
        """Whether a page changes, or might."""
        return bool(self.notices or self.wording or self.generator or self.layout or not self.readable)


@dataclass(frozen=True)
class Links:
    """Where the comment may lead: the review page, and the preview of this pull request if there is one."""

    page: str = ""
    preview: str = ""


def read(path: Path) -> Changes:
    """The file, if every field is what it should be.

    Raises:
        OSError: there is no such file.
        ValueError: the file is no changes.json; the message says where and why.

    """
    links_and_pipes = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # refused, and not waited for
    with os.fdopen(os.open(path, os.O_RDONLY | links_and_pipes), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise ValueError(f"{path.name} is not a regular file")
        if status.st_size > MOST_BYTES:
            raise ValueError(f"{path.name} has {status.st_size} bytes; the most is {MOST_BYTES}")
        content = file.read(MOST_BYTES)
    try:
        return Changes.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = visible(key_path(first["loc"]), 200)
        raise ValueError(f"{path.name}: {where + ': ' if where else ''}{visible(first['msg'], 200)}") from error


def body(changes: Changes, links: Links) -> str:
    """The whole comment, which is the same as long as what it says is; with fewer rows where long values fill it."""
    texts = ("\n".join(written(changes, links, most)) for most in (MOST_ROWS, MOST_ROWS // 2, MOST_ROWS // 6))
    return next(text for text in texts if len(text) <= MOST_COMMENT)


def written(changes: Changes, links: Links, most: int) -> Iterator[str]:
    """The lines of the comment, with at most so many rows."""
    yield from [MARK, f"### {both('title')}", "", *warnings(changes)]
    if not changes.any:
        yield from [both("nothing"), ""]
        return
    shared = changes.wording[:MOST_NAMED]
    rows = [Row(notice, change) for notice in changes.notices for change in notice.changes or (None,)]
    kept = rows if len(rows) + len(shared) <= most else sorted(rows, key=lambda row: not row.high)
    kept = kept[: most - len(shared)]
    yield from [summary(changes), ""]
    for text in shared:
        yield "- " + both("wording", key=f"<code>{inert(text.key)}</code>", count=text.notices)
    if changes.layout:
        yield "- " + both("layout")
    for notice in dict.fromkeys(row.notice.address for row in kept):
        yield from section([row for row in kept if row.notice.address == notice], links)
    left = len(rows) - len(kept) + len(changes.wording) - len(shared)
    if left:
        high = sum(row.high for row in rows) - sum(row.high for row in kept)
        yield from ["", both("more", count=left, high=high)]
    if links.page:
        yield from ["", f"[{both('page')}]({links.page})"]
    if any(row.high for row in kept):
        yield from ["", both("high")]
    made = both("made", base=changes.base[:12], head=changes.head[:12], tool=inert(changes.tool), hash=changes.hash)
    yield from ["", f"<sub>{made}</sub>", ""]


@dataclass(frozen=True)
class Row:
    """One change of a notice; a notice without one, such as a new one, is a row of its own."""

    notice: Notice
    change: Change | None

    @property
    def high(self) -> bool:
        return self.change.risk == "high" if self.change else self.notice.state in ("removed", "faulty")


def warnings(changes: Changes) -> Iterator[str]:
    """What a reviewer must know before reading on, loudly."""
    if changes.generator:
        files = [f"- <code>{inert(name)}</code>" for name in sorted(changes.generator)[:MOST_NAMED]]
        rest = len(changes.generator) - len(files)
        yield from alert("CAUTION", [f"**{both('generator')}**", both("generator_why")])
        yield from [f"> {line}" for line in [*files, *([f"- … + {rest}"] if rest > 0 else [])]]
        yield ""
    if not changes.readable:
        yield from alert("CAUTION", [f"**{both('unreadable')}**"])
        yield ""


def alert(kind: str, lines: Iterable[str]) -> Iterator[str]:
    """A coloured box of GitHub; elsewhere a quotation."""
    yield f"> [!{kind}]"
    for line in lines:
        yield f"> {line}"
        yield ">"


def summary(changes: Changes) -> str:
    """How many notices change and how, in one line a language."""
    counts = Counter(notice.state for notice in changes.notices)
    rows = [change for notice in changes.notices for change in notice.changes]
    high = sum(change.risk == "high" for change in rows)
    lines = []
    for language in LANGUAGES:
        parts = [f"{count} {said(state, language)}" for state, count in counts.items()] or [said("no_facts", language)]
        parts += [said("rows", language, count=len(rows), high=high)] if rows else []
        lines.append(f"**{', '.join(parts)}**")
    return "<br>".join(lines)


def section(rows: Sequence[Row], links: Links) -> Iterator[str]:
    """Which notice, where its pages are, what is odd about it, and the changes in a table."""
    notice = rows[0].notice
    pages = [f"[{language}]({links.preview}{page})" for language, page in notice.pages.items()] if links.preview else []
    name = " / ".join(dict.fromkeys(map(inert, in_order(notice.names))))
    yield from ["", f"#### {' · '.join([name, both(notice.state), *pages])}", ""]
    if notice.was:
        yield f"- <code>{notice.was}</code> → <code>{notice.address}</code>"
    before, after = notice.complete.before, notice.complete.after
    if after and (before is None or before.share != after.share):
        yield "- " + both("complete", before=before.share if before else "–", after=after.share)
    if notice.parity:
        yield "- ⚠ " + both("parity", languages=", ".join(notice.parity))
    if notice.undated:
        yield "- ⚠ " + both("undated")
    if changes := [row.change for row in rows if row.change]:
        yield from ["", f"| {both('number')} | {' | '.join(said('language', each) for each in LANGUAGES)} |"]
        yield "| --- |" + " --- |" * len(LANGUAGES)
        for change in changes:
            number = f"{change.number} ⚠" if change.risk == "high" else change.number
            yield f"| {number} | {' | '.join(map(inert, in_order(change.words)))} |"


def in_order(words: Mapping[Language, str]) -> list[str]:
    """The words of every language; where there are none, those of another."""
    return [words.get(language) or next(iter(words.values())) for language in LANGUAGES]  # type: ignore[call-overload]  # LANGUAGES holds those


def both(name: str, **values: object) -> str:
    """A text in every language, on one line."""
    return " · ".join(said(name, language, **values) for language in LANGUAGES)


def said(name: str, language: str, **values: object) -> str:
    return str(WORDS[name][language]).format(**values)


def inert(text: str) -> str:
    """A value as text and nothing else, on one line.

    Every mark of Markdown and HTML becomes a reference to its character. GitHub looks for mentions, issues, commits
    and addresses after that, so a space without width parts what it would find; Dependabot does the same.
    """
    plain = visible(re.sub(r"\s+", " ", text), MOST_LENGTH).strip()
    parted = re.sub(r"(?i)(@|#(?=\d)|:(?=//)|\bwww(?=\.)|\bGH-(?=\d)|\b[0-9a-f]{6}(?=[0-9a-f]))", "\\1\u200b", plain)
    return re.sub(r"[!-+:-@\[-`{-~-]", lambda mark: f"&#{ord(mark[0])};", parted)

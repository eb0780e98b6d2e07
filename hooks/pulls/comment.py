"""The comment on a pull request: changes.json in, a short Markdown text in both languages out.

Whoever opens a pull request decides what its registers say, so nothing in the file is believed: its size, its form and
every field are checked, and no value can become a link, a mention, an image, markup or another comment's mark. The
only links are those given by the caller. Nothing here reads the network; client.py writes what this makes.
"""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from ..folder.collection import ADDRESS
from ..notice import notice as notices
from ..notice import texts
from ..reading.display import format_key, make_visible, quote
from ..review import statements
from ..review.report import ChangeData, ChangesData, NoticeData
from ..theme.theme import DEFAULT_LANGUAGES, FOLDER, PRIMARY, Theme, read_data

MARK = "<!-- seloste: review -->"  # the comment is found by it
MOST_BYTES = 4 * 1024 * 1024
MOST_ROWS = 30
MOST_NAMED = 10  # files of the program, and shared texts
MOST_ODD = 3  # lines of what is odd about a notice, of each kind
MOST_LENGTH = 300  # of the words of a change, in characters
MOST_NAME = 100  # of any other value
MOST_COMMENT = 60_000  # GitHub takes 65 536 characters
OPEN = ("gap", "missing")
WORDS = read_data(FOLDER, "comment.yml")


@dataclass(frozen=True)
class Links:
    """Where the comment may lead: the review page, and the preview of this pull request if there is one."""

    page: str = ""
    preview: str = ""


def read(path: Path, theme: Theme) -> ChangesData:
    """The file, if every field is what it should be; `theme` knows which languages there are.

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
        changes = ChangesData.model_validate_json(content, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = make_visible(format_key(first["loc"]), 200)
        raise ValueError(f"{path.name}: {where + ': ' if where else ''}{make_visible(first['msg'], 200)}") from error
    for notice in changes.notices:
        refuse_strange(notice, theme)
    return changes


def refuse_strange(notice: NoticeData, theme: Theme) -> None:
    """Refuse an address that no register can have, and a page that is not the notice's own: they become links.

    Raises:
        ValueError: with the address or the page.

    """
    steps = notice.address.split("/")
    if len(steps) > len(("company", "register")) or not all(ADDRESS.fullmatch(step) for step in steps):
        raise ValueError(f"changes.json: {quote(notice.address)} is no address of a notice")
    for language, page in notice.pages.items():
        if (
            language not in theme.languages
            or page != f"{'' if language == PRIMARY else f'{language}/'}{notice.address}/"
        ):
            raise ValueError(f"changes.json: {quote(page)} is not the page of {notice.address} in {quote(language)}")


def matters(changes: ChangesData) -> bool:
    """Whether a page changes, or might."""
    listed = (changes.notices, changes.clauses, changes.templates, changes.generator, changes.faults)
    return any(listed) or changes.effects > 0 or changes.layout_only > 0


def body(changes: ChangesData, links: Links, theme: Theme) -> str:
    """The whole comment, which is the same as long as what it says is; with fewer rows where long values fill it."""
    texts = ("\n".join(written(changes, links, theme, most)) for most in (MOST_ROWS, MOST_ROWS // 3, 1))
    return next(text for text in texts if len(text) <= MOST_COMMENT)


def written(changes: ChangesData, links: Links, theme: Theme, most: int) -> Iterator[str]:
    """The lines of the comment, with at most so many rows."""
    yield from [MARK, f"### {both('title')}", "", *warnings(changes)]
    if not matters(changes):
        yield from [both("nothing"), ""]
        return
    shared = list(shared_lines(changes))
    rows = [Row(notice, change) for notice in changes.notices for change in notice.changes or (None,)]
    kept = rows if len(rows) + len(shared) <= most else sorted(rows, key=lambda row: not row.high)
    kept = kept[: max(most - min(len(shared), MOST_NAMED), 1)]
    yield from [summary(changes), "", *shared[:MOST_NAMED]]
    for address in dict.fromkeys(row.notice.address for row in kept):
        yield from section([row for row in kept if row.notice.address == address], links, theme)
    left = len(rows) - len(kept) + len(shared[MOST_NAMED:]) + changes.notices_left_out + changes.clauses_left_out
    left += sum(notice.changes_left_out for notice in changes.notices)
    if left:
        high = sum(row.high for row in rows) - sum(row.high for row in kept)
        yield from ["", both("more", count=left, high=high)]
    if links.page:
        yield from ["", f"[{both('page')}]({links.page})"]
    if any(row.high for row in kept):
        yield from ["", both("high")]
    made = both("made", base=changes.base_commit[:12], head=changes.head_commit[:12], tool=inert(changes.tool))
    yield from ["", f"<sub>{made}: <code>{changes.sha256}</code></sub>", ""]


def shared_lines(changes: ChangesData) -> Iterator[str]:
    """What reaches many notices at once, each once."""
    for clause in changes.clauses:
        languages = ", ".join(inert(each) for each in clause.after if clause.before.get(each) != clause.after[each])
        yield "- " + both("clause", key=code(clause.key), languages=languages, count=clause.reach)
    if changes.effects:
        yield "- " + both("effects", count=changes.effects)
    if changes.layout_only:
        yield "- " + both("layout", count=changes.layout_only)


@dataclass(frozen=True)
class Row:
    """One change of a notice; a notice without one, such as a new one, is a row of its own."""

    notice: NoticeData
    change: ChangeData | None

    @property
    def high(self) -> bool:
        return self.change.risk == "high" if self.change else self.notice.status in ("removed", "unreadable")


def warnings(changes: ChangesData) -> Iterator[str]:
    """What a reviewer must know before reading on, loudly."""
    if changes.generator:
        yield from alert("generator", changes.generator)
    if changes.templates_not_shown:
        yield from alert("blind", changes.templates)
    if changes.faults:
        yield from alert("faults", changes.faults)
    if changes.base_moved:
        yield from alert("base_moved", changes.base_moved)


def alert(name: str, listed: Sequence[str] = ()) -> Iterator[str]:
    """A red box of GitHub, elsewhere a quotation: a text in every language, and what it is about."""
    yield "> [!CAUTION]"
    for language in DEFAULT_LANGUAGES:
        yield from [f"> {said(name, language)}", ">"]
    yield from [f"> - {code(each)}" for each in listed[:MOST_NAMED]]
    if len(listed) > MOST_NAMED:
        yield f"> - … + {len(listed) - MOST_NAMED}"
    yield ""


def summary(changes: ChangesData) -> str:
    """How many notices change and how, in one line a language."""
    counts = Counter(notice.status for notice in changes.notices)
    rows = [change for notice in changes.notices for change in notice.changes]
    high = sum(change.risk == "high" for change in rows)
    lines = []
    for language in DEFAULT_LANGUAGES:
        states = ", ".join(f"{count} {said(state, language)}" for state, count in counts.items())
        parts = [said("notices", language, states=states) if states else said("no_facts", language)]
        parts += [said("rows", language, count=len(rows), high=high)] if rows else []
        lines.append(f"**{' '.join(parts)}**")
    return "<br>".join(lines)


def section(rows: Sequence[Row], links: Links, theme: Theme) -> Iterator[str]:
    """Which notice, where its pages are, what is odd about it, and the changes in a table."""
    notice = rows[0].notice
    pages = [f"[{language}]({links.preview}{page})" for language, page in notice.pages.items()] if links.preview else []
    name = f"{inert(notice.company)} – {inert(notice.register_name)}"
    yield from ["", f"#### {' · '.join([name, both(notice.status), *pages])}", ""]
    if notice.was:
        yield f"- {code(notice.was)} → {code(notice.address)}"
    for item in [item for item in notice.completeness if item.after in OPEN][:MOST_ODD]:
        named = [
            said("open", each, item=item_name(item.item, each), article=inert(item.article))
            for each in DEFAULT_LANGUAGES
        ]
        yield f"- ⚠ {' · '.join(named)}"
    for key, language in list(notice.only.items())[:MOST_ODD]:
        named = [
            said("one_sided", each, key=section_name(key, each, theme), only=inert(language))
            for each in DEFAULT_LANGUAGES
        ]
        yield f"- ⚠ {' · '.join(named)}"
    if notice.undated:
        yield "- ⚠ " + both("undated")
    if changes := [row.change for row in rows if row.change]:
        yield from ["", f"| {both('number')} | {' | '.join(said('language', each) for each in DEFAULT_LANGUAGES)} |"]
        yield "| --- |" + " --- |" * len(DEFAULT_LANGUAGES)
        for change in changes:
            number = f"{change.number} ⚠" if change.risk == "high" else change.number
            yield f"| {number} | {inert(change.fi, MOST_LENGTH)} | {inert(change.en, MOST_LENGTH)} |"


def item_name(name: str, language: str) -> str:
    """What the law wants, as the review page calls it."""
    return inert(str(statements.phrases(language).get("items", {}).get(name, name)))


def section_name(key: str, language: str, theme: Theme) -> str:
    """The heading of a section."""
    return inert(notices.plain(texts.speak(theme, language)(f"{key}.title")) if key in theme.sections else key)


def code(text: str) -> str:
    """A name as it stands in a file."""
    return f"<code>{inert(text)}</code>"


def both(name: str, **values: object) -> str:
    """A text in every language, on one line."""
    return " · ".join(said(name, language, **values) for language in DEFAULT_LANGUAGES)


def said(name: str, language: str, **values: object) -> str:
    return str(WORDS[name][language]).format(**values)


def inert(text: str, most: int = MOST_NAME) -> str:
    """A value as text and nothing else, on one line.

    Every mark of Markdown and HTML becomes a reference to its character. GitHub looks for mentions, issues, commits
    and addresses after that, so a space without width parts what it would find; Dependabot does the same.
    """
    plain = make_visible(re.sub(r"\s+", " ", text), most).strip()
    parted = re.sub(r"(?i)(@|#(?=\d)|:(?=//)|\bwww(?=\.)|\bGH-(?=\d)|\b[0-9a-f]{6}(?=[0-9a-f]))", "\\1\u200b", plain)
    return re.sub(r"[!-+:-@\[-`{-~-]", lambda mark: f"&#{ord(mark[0])};", parted)

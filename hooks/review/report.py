"""A review written down: one page for a lawyer, and the same changes as data for other programs.

The page needs nothing but itself: no script, no request, and a style that its own policy names by hash. The data have
limits, so that whoever reads them from a stranger's branch can refuse what is larger.
"""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, Field

from ..notice import environment, texts
from ..theme.theme import DEFAULT_LANGUAGES, PRIMARY, Theme
from .branch_review import PROJECT
from .changes import Change
from .diff import compare_texts
from .marking import MarkedBlock
from .model import NoticeChange, Review, Status
from .sections import MarkedSection
from .voice import read_phrases

FULL = 200_000  # bytes of a page from which on unchanged sections are left out
MOST = 350_000  # bytes of a page from which on the changes stand without the text
MOST_EFFECTS = 60
MOST_FLAGS = 40  # notices whose grave changes stand on top
FEW_BLOCKS = 3  # without a change, that may stay between changes
FEW_CHARACTERS = 400


@dataclass(frozen=True)
class Numbered:
    """A change with its number on the page, `#k7`."""

    number: int
    change: Any


@dataclass(frozen=True)
class Chapter:
    """One notice on the page: its changes by number, those that follow from them apart, and its text."""

    number: int
    notice: NoticeChange
    own: tuple[Numbered, ...]
    derived: tuple[Numbered, ...]


# --- the page ---------------------------------------------------------------------------------------------------------


def page(review: Review, theme: Theme, language: str = PRIMARY, *, own: bool = False) -> str:
    """The review as one HTML file; `language` is that of its headings, the notices are in all of theirs.

    `own` says on the page that the program which made it is part of what is reviewed.
    """
    style = (theme.folder / "review/review.css").read_text("utf-8")
    chapters, clauses, effects = numbered(review)
    templates = environment.find_environment(theme.templates)
    module = templates.get_template("review/notice.html").make_module(common(theme, language))
    parts, size = [], 0
    for chapter in chapters:
        for form in ("full", "changed", "none"):
            part = str(module.chapter(chapter, form))  # type: ignore[attr-defined]  # a macro
            limit = {"full": FULL, "changed": MOST}.get(form)
            if limit is None or size + len(part.encode()) < limit:
                break
        parts.append(Markup(part))  # noqa: S704 - made by the escaping environment
        size += len(part.encode())
    made = templates.get_template("review/review.html").render(
        common(theme, language)
        | {
            "review": review,
            "own": own,
            "chapters": chapters,
            "parts": parts,
            "clauses": clauses,
            "effects": effects,
            "most_effects": MOST_EFFECTS,
            "most_flags": MOST_FLAGS,
            "compare": compare_texts,
            "counts": counts(review, theme, language),
            "style": Markup(style),  # noqa: S704 - our own file
            "policy": f"default-src 'none'; style-src 'sha256-{digest(style)}'; base-uri 'none'; form-action 'none'",
            "version": version(),
            "time": datetime.fromtimestamp(review.seconds, UTC),
        }
    )
    return re.sub(r"\n\s*\n+", "\n", made)


def digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def version() -> str:
    """The version of this program."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def common(theme: Theme, language: str) -> dict[str, Any]:
    """What every part of the page has at hand: words, and ways to show changes."""
    known = read_phrases(theme.folder, language)
    t = texts.speak(theme, language)

    def count(what: str, number: int) -> str:
        forms = known["count"][what]
        return str(forms["one"] if number == 1 else forms["many"].format(count=number))

    def title(key: str) -> str:
        return texts.unescape(t(f"{key}.title")) if key else known["page"]["start"]

    return {
        "p": known["page"],
        "known": known,
        "language": language,
        "languages": DEFAULT_LANGUAGES,
        "count": count,
        "title": title,
        "titles": lambda keys: ", ".join(map(title, keys)),
        "names": lambda listed: ", ".join(title(next(iter(found.values())).key) for found in listed),
        "runs": runs,
        "groups": groups,
        "folded": folded,
        "clause_title": lambda key: (
            title(key.split(".")[0])
            if key.split(".")[0] in theme.sections
            else known["page"]["vocabulary" if key.startswith("words.") else "frame"]
        ),
        "anchor": anchor,
        "item_name": lambda name: known.get("items", {}).get(name, name),
        "date": t.date,
    }


def anchor(*steps: str) -> str:
    """An id for a part of a notice; an address may hold a slash."""
    return "-".join(step.replace("/", "-") for step in ("n", *steps) if step)


def numbered(review: Review) -> tuple[list[Chapter], list[Numbered], list[Numbered]]:
    """Every change of the page with its number: notice after notice, then shared texts, then what else is shared."""
    number = 0

    def numbers(changes: Iterable[Any]) -> Iterator[Numbered]:
        nonlocal number
        for change in changes:
            number += 1
            yield Numbered(number, change)

    chapters = []
    for item in review.notices:
        whole = not item.changes
        number += whole
        first = number
        own = tuple(numbers(change for change in item.changes if not change.derived))
        derived = tuple(numbers(change for change in item.changes if change.derived))
        chapters.append(Chapter(first if whole else 0, item, own, derived))
    return chapters, list(numbers(review.clauses)), list(numbers(review.effects))


def counts(review: Review, theme: Theme, language: str) -> list[str]:
    """The summary of a review: how many notices come, go and change."""
    count = common(theme, language)["count"]
    listed = [
        (status, sum(item.status == status for item in review.notices))
        for status in ("changed", "new", "removed", "renamed", "unreadable")
    ]
    listed.append(("clauses", len(review.clauses)))
    return [count(what, number) for what, number in listed if number]


def runs(sections: Mapping[str, Sequence[MarkedSection]]) -> list[tuple[bool, list[dict[str, MarkedSection]]]]:
    """The sections of a notice in reading order, each in all its languages; neighbours without a change together."""
    keys = list(dict.fromkeys(section.key for listed in sections.values() for section in listed))
    by_key = {
        key: {language: section for language, listed in sections.items() for section in listed if section.key == key}
        for key in keys
    }
    made: list[tuple[bool, list[dict[str, MarkedSection]]]] = []
    for found in by_key.values():
        same = all(section.state == "same" and not section.moved for section in found.values())
        if made and same and made[-1][0]:
            made[-1][1].append(found)
        else:
            made.append((same, [found]))
    return made


def folded(blocks: Sequence[MarkedBlock]) -> list[tuple[bool, list[MarkedBlock]]]:
    """The blocks of a changed section; longer stretches without a change apart, but for tables, which stay whole."""
    made: list[tuple[bool, list[MarkedBlock]]] = []
    for kind, listed in groups(blocks):
        for part in [listed] if kind == "table" else [[block] for block in listed]:
            same = all(block.state == "same" for block in part)
            if made and made[-1][0] == same:
                made[-1][1].extend(part)
            else:
                made.append((same, list(part)))
    return [(same and len(part) > FEW_BLOCKS, part) for same, part in made]


def groups(blocks: Sequence[MarkedBlock]) -> list[tuple[str, list[MarkedBlock]]]:
    """Blocks that belong together: the items of a list, the rows of a table with caption and head, pairs."""
    inside = {"th": "table", "tr": "table", "caption": "table", "li": "ul", "dl": "dl"}
    made: list[tuple[str, list[MarkedBlock]]] = []
    for block in blocks:
        kind = inside.get(block.kind, block.kind)
        begins = block.kind == "caption" or (block.kind == "th" and not (made and made[-1][1][-1].kind == "caption"))
        if made and kind == made[-1][0] and kind in ("table", "ul", "dl") and not begins:
            made[-1][1].append(block)
        else:
            made.append((kind, [block]))
    return made


# --- the data ---------------------------------------------------------------------------------------------------------


Words = Annotated[str, Field(max_length=FEW_CHARACTERS)]
Address = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$", max_length=170)]
Hash = Annotated[str, Field(pattern=r"^([0-9a-f]{64}|-)$")]
CommitId = Annotated[str, Field(pattern=r"^[0-9a-f]{40}([0-9a-f]{24})?$")]
Path = Annotated[str, Field(max_length=300)]


class Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ChangeData(Data):
    """One change in words; `number` is its anchor on the page, `#k7`."""

    number: int
    kind: Literal["added", "removed", "changed", "moved", "rewritten"]
    key: Words
    section: Words
    risk: Literal["high", "medium", "low"]
    derived: bool
    fi: Words
    en: Words


class ItemData(Data):
    """One item of GDPR Art. 13-14 whose state differs."""

    item: Words
    article: Words
    before: Words
    after: Words


class NoticeData(Data):
    """One notice that changes; `pages` are its addresses on the site, `only` what changes in one language."""

    address: Words
    company: Words
    register_name: Words
    status: Status
    was: Words
    anchor: Words
    pages: dict[str, Words]
    changes: list[ChangeData] = Field(max_length=50)
    changes_left_out: int
    completeness: list[ItemData] = Field(max_length=60)
    undated: bool
    only: dict[str, Words]
    faults: list[Words] = Field(max_length=20)
    sha256: Hash


class ClauseData(Data):
    """One shared text that changes, with the number of notices it reaches."""

    number: int
    key: Words
    before: dict[str, Words]
    after: dict[str, Words]
    reach: int


class ChangesData(Data):
    """What build.py review writes as changes.json."""

    schema_version: Literal[1] = 1  # raised when a reader would have to know
    tool: Words
    base: Words
    head: Words
    base_commit: CommitId
    base_tip: CommitId
    head_commit: CommitId
    seconds: int
    published: int
    sha256: Hash
    notices: list[NoticeData] = Field(max_length=300)
    notices_left_out: int
    clauses: list[ClauseData] = Field(max_length=100)
    clauses_left_out: int
    effects: int
    layout_only: int
    reached: list[Words] = Field(max_length=2000)
    templates: list[Path] = Field(max_length=200)
    templates_not_shown: bool
    generator: list[Path] = Field(max_length=200)
    base_moved: list[Words] = Field(max_length=300)
    faults: list[Words] = Field(max_length=100)


def data(review: Review) -> ChangesData:
    """The review as data within limits."""
    chapters, clauses, _ = numbered(review)
    return ChangesData(
        tool=version(),
        base=cut(review.base),
        head=cut(review.head),
        base_commit=review.fork,
        base_tip=review.tip,
        head_commit=review.commit,
        seconds=review.seconds,
        published=len(review.names),
        sha256=review.digest,
        notices=[notice_data(chapter) for chapter in chapters[:300]],
        notices_left_out=max(0, len(chapters) - 300),
        clauses=[
            ClauseData(
                number=clause.number,
                key=cut(clause.change.key),
                before={language: cut(said) for language, said in clause.change.before.items()},
                after={language: cut(said) for language, said in clause.change.after.items()},
                reach=len(clause.change.reach),
            )
            for clause in clauses[:100]
        ],
        clauses_left_out=max(0, len(clauses) - 100),
        effects=len(review.effects),
        layout_only=len(review.layout),
        reached=list(review.reached[:2000]),
        templates=[cut(path, 300) for path in review.pages[:200]],
        templates_not_shown=review.blind,
        generator=[cut(path, 300) for path in review.generator[:200]],
        base_moved=[cut(address) for address in review.moved_on[:300]],
        faults=[cut(str(fault)) for fault in review.faults[:100]],
    )


def notice_data(chapter: Chapter) -> NoticeData:
    item = chapter.notice
    listed = [*chapter.own, *chapter.derived]
    return NoticeData(
        address=cut(item.address),
        company=cut(item.company),
        register_name=cut(item.register),
        status=item.status,
        was=cut(item.was),
        anchor=anchor(item.address),
        pages={language: f"{'' if language == PRIMARY else f'{language}/'}{item.address}/" for language in item.texts},
        changes=[change_data(numbered) for numbered in listed[:50]],
        changes_left_out=max(0, len(listed) - 50),
        completeness=[
            ItemData(item=row.name, article=row.article, before=row.before, after=row.after) for row in item.items[:60]
        ],
        undated=item.undated,
        only=dict(item.one_sided),
        faults=[cut(str(fault)) for fault in item.faults[:20]],
        sha256=item.digest,
    )


def change_data(numbered: Numbered) -> ChangeData:
    change: Change = numbered.change
    return ChangeData(
        number=numbered.number,
        kind=change.kind,
        key=cut(change.path or change.label),
        section=change.section,
        risk=change.risk,
        derived=change.derived,
        fi=cut(change.words["fi"]),
        en=cut(change.words["en"]),
    )


def cut(text: str, most: int = FEW_CHARACTERS) -> str:
    """A text within its limit."""
    return text if len(text) <= most else text[: most - 1] + "…"

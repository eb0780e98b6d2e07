"""A review as data for other programs, within the limits of json_form.py."""

from __future__ import annotations

from collections import Counter

from ..reading.program import read_version
from ..theme.theme import find_folder
from .changes import Change
from .contents import URGENT, Clause, Review, TextVersion
from .json_form import (
    MAX_CHANGES,
    MAX_CLAUSES,
    MAX_FAULTS,
    MAX_ITEMS,
    MAX_LINES,
    MAX_MOVED_ON,
    MAX_NOTICES,
    MAX_OWN_FAULTS,
    MAX_PATH,
    MAX_PATHS,
    MAX_REACHED,
    MAX_VERSIONS,
    MAX_WORDS,
    ChangeData,
    ChangesData,
    ClauseData,
    ItemData,
    NoticeData,
    TextVersionData,
    Totals,
)
from .numbering import Chapter, Numbered, number_review
from .page_words import make_anchor


def make_changes_data(review: Review) -> ChangesData:
    """What build.py review writes as changes.json."""
    numbered = number_review(review)
    chapters, clauses = numbered.chapters, numbered.clauses
    return ChangesData(
        tool=read_version(),
        base=cut(review.base),
        head=cut(review.head),
        base_commit=review.fork,
        base_tip=review.tip,
        head_commit=review.commit,
        seconds=review.seconds,
        published=len(review.names),
        sha256=review.digest,
        totals=count_all(review),
        notices=[make_notice_data(chapter) for chapter in chapters[:MAX_NOTICES]],
        texts=[make_version_data(version) for version in review.versions[:MAX_VERSIONS]],
        clauses=[make_clause_data(clause) for clause in clauses[:MAX_CLAUSES]],
        effects=len(review.effects),
        layout_only=len(review.layout),
        reached=list(review.reached[:MAX_REACHED]),
        templates=[cut(path, MAX_PATH) for path in review.pages[:MAX_PATHS]],
        templates_not_shown=review.blind,
        generator=[cut(path, MAX_PATH) for path in review.generator[:MAX_PATHS]],
        base_moved=[cut(address) for address in review.moved_on[:MAX_MOVED_ON]],
        faults=[cut(str(fault)) for fault in review.faults[:MAX_FAULTS]],
    )


def count_all(review: Review) -> Totals:
    """How many there are of each, before anything is left out."""
    changes = [change for notice in review.notices for change in notice.changes]
    single = [notice for notice in review.notices if not notice.changes]
    high = sum(change.risk == "high" for change in changes)
    statuses = Counter(notice.status for notice in review.notices)
    return Totals(
        notices=dict(statuses),
        changes=len(changes),
        high=high,
        rows=len(changes) + len(single),
        rows_high=high + sum(notice.status in URGENT for notice in single),
        clauses=len(review.clauses),
        templates=len(review.pages),
        generator=len(review.generator),
        base_moved=len(review.moved_on),
        faults=len(review.faults),
    )


def make_version_data(version: TextVersion) -> TextVersionData:
    """One version of the shared texts, and what changed in it."""
    said = {language: list(map(cut, lines[:MAX_LINES])) for language, lines in version.said.items()}
    return TextVersionData(number=cut(version.number), day=version.day, **said)


def make_clause_data(numbered: Numbered[Clause]) -> ClauseData:
    """One shared text that changes."""
    clause = numbered.change
    return ClauseData(
        number=numbered.number,
        key=cut(clause.key),
        before={language: cut(words) for language, words in clause.before.items()},
        after={language: cut(words) for language, words in clause.after.items()},
        reach=len(clause.reach),
    )


def make_notice_data(chapter: Chapter) -> NoticeData:
    """One notice that changes."""
    notice = chapter.notice
    changes = [*chapter.own, *chapter.derived]
    return NoticeData(
        address=cut(notice.address),
        company=cut(notice.company),
        register_name=cut(notice.register),
        status=notice.status,
        was=cut(notice.was),
        anchor=make_anchor(notice.address),
        pages={language: f"{find_folder(language)}{notice.address}/" for language in notice.texts},
        changes=[make_change_data(change) for change in changes[:MAX_CHANGES]],
        changes_left_out=max(0, len(changes) - MAX_CHANGES),
        completeness=[
            ItemData(item=item.name, article=item.article, before=item.before, after=item.after)
            for item in notice.items[:MAX_ITEMS]
        ],
        undated=notice.undated,
        only=dict(notice.one_sided),
        faults=[cut(str(fault)) for fault in notice.faults[:MAX_OWN_FAULTS]],
        sha256=notice.digest,
    )


def make_change_data(numbered: Numbered[Change]) -> ChangeData:
    """One change of a notice, in words."""
    change = numbered.change
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


def cut(text: str, most: int = MAX_WORDS) -> str:
    """A text within its limit."""
    if len(text) <= most:
        return text
    return text[: most - 1] + "…"

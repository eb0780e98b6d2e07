"""A review as data for other programs, within the limits of json_form.py."""

from __future__ import annotations

from ..theme.theme import find_folder
from .changes import Change
from .contents import Clause, Review
from .json_form import (
    MAX_CHANGES,
    MAX_CLAUSES,
    MAX_FAULTS,
    MAX_ITEMS,
    MAX_MOVED_ON,
    MAX_NOTICES,
    MAX_OWN_FAULTS,
    MAX_PATH,
    MAX_PATHS,
    MAX_REACHED,
    MAX_WORDS,
    ChangeData,
    ChangesData,
    ClauseData,
    ItemData,
    NoticeData,
)
from .numbering import Chapter, Numbered, number_review
from .page import read_version
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
        notices=[make_notice_data(chapter) for chapter in chapters[:MAX_NOTICES]],
        notices_left_out=max(0, len(chapters) - MAX_NOTICES),
        clauses=[make_clause_data(clause) for clause in clauses[:MAX_CLAUSES]],
        clauses_left_out=max(0, len(clauses) - MAX_CLAUSES),
        effects=len(review.effects),
        layout_only=len(review.layout),
        reached=list(review.reached[:MAX_REACHED]),
        templates=[cut(path, MAX_PATH) for path in review.pages[:MAX_PATHS]],
        templates_not_shown=review.blind,
        generator=[cut(path, MAX_PATH) for path in review.generator[:MAX_PATHS]],
        base_moved=[cut(address) for address in review.moved_on[:MAX_MOVED_ON]],
        faults=[cut(str(fault)) for fault in review.faults[:MAX_FAULTS]],
    )


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
    return text if len(text) <= most else text[: most - 1] + "…"

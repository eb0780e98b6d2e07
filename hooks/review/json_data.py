"""A review as data for other programs, within the limits of json_form.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from ..reading.display import cut_text, make_visible
from ..reading.program import read_version
from ..theme.languages import find_folder
from .approvals import Approval
from .changes import Change
from .contents import URGENT, NoticeChange, Review
from .excerpts import cut_to_change
from .json_form import (
    MAX_APPROVALS,
    MAX_CHANGES,
    MAX_CLAUSES,
    MAX_EFFECTS,
    MAX_FAULTS,
    MAX_ITEMS,
    MAX_LANGUAGES,
    MAX_LINES,
    MAX_LOST,
    MAX_MOVED_ON,
    MAX_NAMES,
    MAX_NOTICES,
    MAX_OWN_FAULTS,
    MAX_PATH,
    MAX_PATHS,
    MAX_REACHED,
    MAX_RISKS,
    MAX_TEXT,
    MAX_VERSIONS,
    MAX_WORDS,
    ApprovalData,
    ChangeData,
    ChangesData,
    ItemData,
    NoticeData,
    OriginalData,
    SharedData,
    TextVersionData,
    Totals,
)
from .numbering import Chapter, Numbered, number_review
from .page_words import make_anchor
from .shared import Clause, Effect, Original, TextVersion
from .voice import Said

T = TypeVar("T")


def make_changes_data(review: Review) -> ChangesData:
    """What build.py review writes as changes.json."""
    numbered = number_review(review)
    chapters, clauses, effects = numbered.chapters, numbered.clauses, numbered.effects
    return ChangesData(
        tool=read_version(),
        base=cut_text(review.base, MAX_WORDS),
        head=cut_text(review.head, MAX_WORDS),
        base_commit=review.fork,
        base_tip=review.tip,
        head_commit=review.commit,
        seconds=review.seconds,
        published=len(review.names),
        languages=list(review.languages[:MAX_LANGUAGES]),
        sha256=review.digest,
        totals=count_all(review),
        notices=[make_notice_data(chapter) for chapter in chapters[:MAX_NOTICES]],
        texts=[make_version_data(version) for version in review.versions[:MAX_VERSIONS]],
        clauses=[make_clause_data(clause, review.names) for clause in clauses[:MAX_CLAUSES]],
        originals=[make_original_data(original) for original in review.originals[:MAX_CLAUSES]],
        effects=[make_effect_data(effect, review.names) for effect in effects[:MAX_EFFECTS]],
        unversioned=review.unversioned,
        layout_only=len(review.layout),
        reached=list(review.reached[:MAX_REACHED]),
        templates=[cut_text(path, MAX_PATH) for path in review.pages[:MAX_PATHS]],
        templates_not_shown=review.blind,
        generator=[cut_text(path, MAX_PATH) for path in review.generator[:MAX_PATHS]],
        base_moved=[cut_text(address, MAX_WORDS) for address in review.moved_on[:MAX_MOVED_ON]],
        faults=[cut_text(str(fault), MAX_WORDS) for fault in review.faults[:MAX_FAULTS]],
        approvals=[make_approval_data(approval) for approval in review.approvals[-MAX_APPROVALS:]],
        lost_approvals=[make_visible(line, MAX_WORDS) for line in review.lost_approvals[:MAX_LOST]],
    )


def count_all(review: Review) -> Totals:
    """How many there are of each, before anything is left out."""
    changes = [change for notice in review.notices for change in notice.changes]
    single = [notice for notice in review.notices if not notice.changes]
    high = sum(change.risk == "high" for change in changes)
    shared: list[Clause | Effect] = [*review.clauses, *review.effects]
    statuses = Counter(notice.status for notice in review.notices)
    return Totals(
        notices=dict(statuses),
        changes=len(changes),
        high=high,
        rows=len(changes) + len(single),
        rows_high=high + sum(notice.status in URGENT for notice in single),
        clauses=len(review.clauses),
        effects=len(review.effects),
        shared_high=sum(change.risk == "high" for change in shared),
        templates=len(review.pages),
        generator=len(review.generator),
        base_moved=len(review.moved_on),
        faults=len(review.faults),
        lost_approvals=len(review.lost_approvals),
    )


def make_approval_data(approval: Approval) -> ApprovalData:
    """One line of the log that approves the text."""
    return ApprovalData(day=approval.day, who=approval.who)


def make_version_data(version: TextVersion) -> TextVersionData:
    """One version of the shared texts, and what changed in it."""
    said: dict[str, list[str]] = {}
    for language, lines in list_first(version.said):
        said[language] = [cut_text(line, MAX_WORDS) for line in lines[:MAX_LINES]]
    return TextVersionData(number=cut_text(version.number, MAX_WORDS), day=version.day, said=said)


def make_clause_data(numbered: Numbered[Clause], names: Mapping[str, str]) -> SharedData:
    """One shared text that changes."""
    clause = numbered.change
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for language, words in list_first(clause.after):
        before[language], after[language] = cut_to_change(
            clause.before.get(language, ""),
            words,
            MAX_TEXT,
        )
    return SharedData(
        number=numbered.number,
        key=cut_text(clause.key, MAX_WORDS),
        risk=clause.risk,
        changed=list(clause.changed[:MAX_LANGUAGES]),
        before=before,
        after=after,
        reach=len(clause.reach),
        names=list_names(clause.reach, names),
        own=clause.own,
    )


def make_original_data(original: Original) -> OriginalData:
    """One shared text that changes and stays on no page."""
    return OriginalData(
        key=cut_text(original.key, MAX_WORDS),
        before=cut_all(original.before),
        after=cut_all(original.after),
        own=cut_all(original.own),
        reach=len(original.reach),
    )


def make_effect_data(numbered: Numbered[Effect], names: Mapping[str, str]) -> SharedData:
    """One change that another shared file makes in notices."""
    effect = numbered.change
    before, after = cut_to_change(*effect.block.say_sides(), MAX_TEXT)
    return SharedData(
        number=numbered.number,
        key=cut_text(effect.file, MAX_WORDS),
        risk=effect.risk,
        changed=[effect.language],
        before={effect.language: before},
        after={effect.language: after},
        reach=len(effect.reach),
        names=list_names(effect.reach, names),
    )


def list_names(addresses: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Some notices by company and register."""
    shown = []
    for address in addresses[:MAX_NAMES]:
        name = names.get(address, address)
        shown.append(cut_text(name, MAX_WORDS))
    return shown


def make_notice_data(chapter: Chapter) -> NoticeData:
    """One notice that changes."""
    notice = chapter.notice
    changes = [*chapter.own, *chapter.derived]
    return NoticeData(
        number=chapter.number,
        address=cut_text(notice.address, MAX_WORDS),
        languages=list(notice.languages[:MAX_LANGUAGES]),
        company=cut_text(notice.company, MAX_WORDS),
        register_name=cut_text(notice.register, MAX_WORDS),
        status=notice.status,
        was=cut_text(notice.was, MAX_WORDS),
        anchor=make_anchor(notice.address),
        pages=list_pages(notice),
        changes=[make_change_data(change) for change in changes[:MAX_CHANGES]],
        changes_left_out=max(0, len(changes) - MAX_CHANGES),
        completeness=[
            ItemData(item=item.name, article=item.article, before=item.before, after=item.after)
            for item in notice.items[:MAX_ITEMS]
        ],
        undated=notice.undated,
        redated=notice.redated,
        left=notice.left,
        leads_to=cut_text(notice.leads_to, MAX_WORDS),
        key_risks=[cut_all(risk) for risk in notice.key_risks[:MAX_RISKS]],
        only={section: list(languages[:MAX_LANGUAGES]) for section, languages in notice.one_sided},
        faults=[cut_text(str(fault), MAX_WORDS) for fault in notice.faults[:MAX_OWN_FAULTS]],
        sha256=notice.digest,
    )


def list_pages(notice: NoticeChange) -> dict[str, str]:
    """Where the pages of a notice are on the site, by language."""
    pages = {}
    for language in notice.list_pages()[:MAX_LANGUAGES]:
        folder = find_folder(language)
        pages[language] = f"{folder}{notice.address}/"
    return pages


def make_change_data(numbered: Numbered[Change]) -> ChangeData:
    """One change of a notice, in words."""
    change = numbered.change
    return ChangeData(
        number=numbered.number,
        kind=change.kind,
        key=cut_text(change.path or change.label, MAX_WORDS),
        section=change.section,
        risk=change.risk,
        derived=change.derived,
        words=cut_all(change.brief),
    )


def cut_all(said: Said) -> Said:
    """What is said in every language, within the limit of words."""
    return {language: cut_text(words, MAX_WORDS) for language, words in list_first(said)}


def list_first(said: Mapping[str, T]) -> list[tuple[str, T]]:
    """What is said in the first languages, with each, as many as there is room for."""
    return list(said.items())[:MAX_LANGUAGES]

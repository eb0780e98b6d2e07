"""Answers become changes of the files: a day of confirmation, another value, a gap, or something to do by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Literal

from ..format.keys import may_hold_gap, strip_indexes
from ..format.lengths import guess_length
from ..reading.display import Key
from ..reading.editing import Edit, Editable, Uneditable, open_for_edits, write_scalar
from ..theme.theme import Theme
from .answers import Answer, Answers, Matched
from .company import Company
from .drafting import Draft
from .questions import Question

ANCHORS = ("updated", "drawn_up", "register")  # behind the first of them that a file has, a new date stands
Reason = Literal["wrong", "wrong-untold", "unknown", "answer", "asked"]
HARMLESS = ("answer", "asked")  # what is left of these is no fact of the file


@dataclass(frozen=True)
class ByHand:
    """What an editor has to do: of which question, why, and what the company says."""

    question: Question
    reason: Reason
    said: str = ""


@dataclass
class Outcome:
    """What becomes of the answers of a company.

    Attributes:
        draft: the files, edited in memory.
        changed: facts that are now as the company says.
        opened: facts that are gaps now, since the company does not know.
        asked: gaps that say now that the company was asked.
        by_hand: what is left to an editor.
        matched: the answers beside the questions.
        day: on which they were given.
        confirmed: whether the facts of all registers now count as confirmed.

    """

    draft: Draft
    matched: Matched
    day: date
    changed: list[Question] = field(default_factory=list)
    opened: list[Question] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    by_hand: list[ByHand] = field(default_factory=list)
    confirmed: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether every fact is right, or now as the company says; an answer to what is open can wait."""
        left = {each.reason for each in self.by_hand}
        is_settled = left.issubset(HARMLESS)
        return is_settled and not self.matched.skipped


def apply_answers(company: Company, matched: Matched, answers: Answers, by: str, note: str, theme: Theme) -> Outcome:
    """Edit the files of a company in memory, as far as its answers say how.

    Args:
        company: whose files.
        matched: the answers beside the questions.
        answers: with the day on which they were given.
        by: who confirms, a role or initials.
        note: of a fact that becomes a gap.
        theme: with which the files are judged.

    """
    outcome = Outcome(Draft(company, theme), matched, answers.day)
    for question, answer in matched.answered:
        apply_answer(outcome, question, answer, note)
    if outcome.changed or outcome.opened:
        date_changes(outcome)
    for question, answer in matched.answered:
        if (question.kind, answer.verdict) == ("open", "unknown"):
            note_asked(outcome, question)
    if outcome.is_whole:
        confirm_registers(outcome, by)
    return outcome


def apply_answer(outcome: Outcome, question: Question, answer: Answer, note: str) -> None:
    """Change a fact as the company says, or leave it to the editor."""
    if answer.verdict in ("wrong", "answer"):
        take_text(outcome, question, answer)
    elif (question.kind, answer.verdict) == ("fact", "unknown"):
        if put_gap(outcome.draft, question, outcome.day, note):
            outcome.opened.append(question)
        else:
            outcome.by_hand.append(ByHand(question, "unknown"))


def take_text(outcome: Outcome, question: Question, answer: Answer) -> None:
    """Put what the company says in the place of a fact or a gap, or leave it to the editor."""
    is_put = bool(answer.text) and put_text(outcome.draft, question, answer.text)
    if is_put:
        outcome.changed.append(question)
        return
    reason: Reason = "wrong"
    if answer.verdict == "answer":
        reason = "answer"
    elif not answer.text:
        reason = "wrong-untold"
    left = ByHand(question, reason, answer.text)
    outcome.by_hand.append(left)


def put_text(draft: Draft, question: Question, text: str) -> bool:
    """Let a text stand where a single value or a gap does, if it is sound there; a length of time also in Finnish.

    A text that says what is there already, and is said to be wrong, is left to the editor.
    """
    if not question.is_single and question.kind == "fact":
        return False
    key = question.keys[0]
    before = dict(draft.files)
    for written in (text, guess_length(text)):
        if not written:
            continue
        is_done = draft.try_edit(
            question.path,
            key,
            partial(replace_by_text, key, written),
        )
        if is_done and draft.read_registers(draft.files) != draft.read_registers(before):
            return True
        draft.files = dict(before)
    return False


def replace_by_text(key: Key, text: str, editable: Editable) -> Edit:
    """The edit that lets a text stand somewhere."""
    return editable.replace_value(key, editable.write_text(key, text))


def put_gap(draft: Draft, question: Question, day: date, note: str) -> bool:
    """Let a gap stand where a single value does, where the format lets one."""
    key = question.keys[0]
    if not question.is_single or not may_hold_gap(strip_indexes(key)):
        return False
    gap = f"{{gap: {write_scalar(f'{day} {note}', in_brackets=True)}, asked: {day}}}"
    return draft.try_edit(question.path, key, lambda editable: editable.replace_value(key, gap))


def note_asked(outcome: Outcome, question: Question) -> None:
    """Let a gap say that the company was asked, unless it says so already."""
    key = question.keys[0]
    inner = (*key, "asked")
    is_told = has_key(outcome.draft, question.path, inner)
    day = str(outcome.day)
    if is_told or outcome.draft.try_edit(question.path, inner, lambda editable: editable.add_key(key, "asked", day)):
        outcome.asked.append(question)
    else:
        outcome.by_hand.append(ByHand(question, "asked"))


def date_changes(outcome: Outcome) -> None:
    """Let `updated:` of every register that says something else now be the day of the answers."""
    draft = outcome.draft
    now = draft.read_registers(draft.files)
    assert now  # each edit left the company sound
    for stated in draft.company.stated:
        if now[stated.path] != stated.register:
            draft.try_edit(stated.path, ("updated",), partial(put_date, "updated", str(outcome.day)))


def confirm_registers(outcome: Outcome, by: str) -> None:
    """Let every register of the company say on which day its facts were confirmed, and by whom; or none of them."""
    draft = outcome.draft
    before = dict(draft.files)
    for stated in draft.company.stated:
        if not confirm_register(draft, stated.path, outcome.day, by):
            draft.files = before
            return
    outcome.confirmed = True


def confirm_register(draft: Draft, path: str, day: date, by: str) -> bool:
    """Let one register say so; returns whether it does."""
    who = write_scalar(by, in_brackets=True)
    if not has_key(draft, path, ("reviewed", "date")):
        return draft.try_edit(path, ("reviewed",), partial(put_date, "reviewed", f"{{date: {day}, by: {who}}}"))
    is_dated = draft.try_edit(path, ("reviewed", "date"), partial(put_key, "date", str(day)))
    return is_dated and draft.try_edit(path, ("reviewed", "by"), partial(put_key, "by", who))


def put_key(name: str, value: str, editable: Editable) -> Edit:
    """The edit that lets a key of a confirmation have a value."""
    key = ("reviewed", name)
    try:
        return editable.replace_value(key, value)
    except Uneditable:
        return editable.add_key(key[:1], name, value)


def put_date(name: str, value: str, editable: Editable) -> Edit:
    """The edit that adds a date behind the others, or takes the place of an earlier one."""
    try:
        return editable.replace_value((name,), value)
    except Uneditable:
        pass
    for anchor in ANCHORS:
        try:
            return editable.add_line_after((anchor,), f"{name}: {value}")
        except Uneditable:
            continue
    return editable.add_key((), name, value)


def has_key(draft: Draft, path: str, key: Key) -> bool:
    """Whether a file has a value under a key."""
    try:
        open_for_edits(draft.files[path]).find_node(key)
    except Uneditable:
        return False
    return True

"""What became of a company's answers, told to whoever took them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..confirm.applying import Outcome, Reason
from ..confirm.company import Company
from ..confirm.questions import Question
from ..reading.display import format_key, quote
from ..reading.messages import reword
from .results import count_things, print_told, say_result

SAID = 300  # characters of what a company says, which is all of it
BY_HAND: dict[Reason, str] = {
    "wrong": "by-hand-wrong",
    "wrong-untold": "by-hand-wrong-untold",
    "unknown": "by-hand-unknown",
    "answer": "by-hand-answer",
    "asked": "by-hand-asked",
}


def print_outcome(outcome: Outcome, company: Company, changed: Mapping[str, bytes]) -> None:
    """Say what was changed, what is left to do and what was not answered, and whether the facts are confirmed."""
    print_questions("answer-changed", outcome.changed)
    print_questions("answer-opened", outcome.opened)
    print_questions("answer-asked", outcome.asked)
    for each in outcome.by_hand:
        key = format_key(each.question.keys[0])
        said = quote(each.said, SAID)
        place = show_place(each.question)
        print_told(
            say_result(
                BY_HAND[each.reason],
                place=place,
                key=key,
                fact=each.question.said,
                said=said,
            )
        )
    print_questions("answer-skipped", outcome.matched.skipped)
    if outcome.matched.stale:
        print_told(say_result("answers-stale", count=count_things("answer", len(outcome.matched.stale))))
    print_end(outcome, company, changed)


def print_questions(message: str, questions: Iterable[Question]) -> None:
    """Say the same of several questions, each on a line."""
    for question in questions:
        print_told(say_result(message, place=show_place(question), fact=question.said))


def show_place(question: Question) -> str:
    """Where the fact of a question stands, as messages name it."""
    place = question.place
    return f"{place.file}:{place.line}:{place.column}"


def print_end(outcome: Outcome, company: Company, changed: Mapping[str, bytes]) -> None:
    """Say whether the facts are confirmed, and what to do with the files that have changed."""
    if outcome.confirmed:
        print_told(say_result("facts-confirmed", company=company.address))
    else:
        if outcome.is_whole:
            print_told(say_result("confirmation-refused", day=outcome.day))
        print_told(say_result("facts-unconfirmed", company=company.address))
    if changed:
        names = " ".join(company.files[path] for path in changed)
        print_told(reword(say_result("answers-to-commit", files=names)))

"""What the parts of a file are made of: one term or several, and gaps."""

from __future__ import annotations

from ..checks.clock import get_today
from .answers import Answer, Answers
from .dumper import Filled


def shorten_list(answer: Answer) -> Filled:
    """One term as itself, several as a list."""
    if len(answer) == 1:
        return answer[0]
    return answer


def make_gap(answers: Answers) -> Filled:
    """What stands where a fact is not known yet; the note is for those who edit."""
    today = get_today()
    questions = answers.questions
    whom = questions.whom[answers.we_are][answers.language]
    note = questions.say("note", answers.language, whom=whom)
    return {"gap": f"{today} {note}"}


def pick_answered(answers: Answers, questions: dict[str, str]) -> dict[str, Filled]:
    """The keys of a group whose questions were answered, each with the first term of its answer.

    Args:
        answers: all answers.
        questions: the question for each key.

    """
    picked: dict[str, Filled] = {}
    for key, question in questions.items():
        term = answers.get_first(question)
        if term:
            picked[key] = term
    return picked

"""Options are answers, too; what cannot be of them is told all at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..format.mistakes import Mistake
from ..reading.messages import Series, Value
from ..reading.refusals import Refused
from .aiming import aim_option
from .answers import Answers
from .prompts import write_question
from .questions import Question
from .register_file import RegisterFile
from .relevance import is_needed
from .saying import Told
from .taking import take_answer
from .targets import list_targets, settle_answer

OPTION = re.compile("--[a-z-]+")


def take_options(
    answers: Answers,
    file: RegisterFile,
    asked: Question,
    values: tuple[str, ...],
) -> tuple[Answers, list[Refused]]:
    """The answers with what the options say of one question, and what cannot be of it.

    Args:
        answers: those given before.
        file: where the register is to stand.
        asked: the question.
        values: what the options of the question say; several where one was given several times.

    """
    arranged = list(values)
    if asked.of:
        arranged.sort(key=lambda value: "=" not in value)  # what says of which terms comes first
    elif asked.kind == "many" and values:
        arranged = [",".join(values)]
    refusals = []
    for number, value in enumerate(arranged):
        is_repeated = number > 0 and not asked.of
        try:
            answers = take_option(answers, file, asked, value, is_repeated=is_repeated)
        except Mistake as mistake:
            refusals.append(Refused("option-mistaken", option=asked.option, reason=Told(mistake)))
    return answers, refusals


def take_option(
    answers: Answers,
    file: RegisterFile,
    asked: Question,
    value: str,
    *,
    is_repeated: bool,
) -> Answers:
    """The answers with what one option says.

    Raises:
        Mistake: it cannot be.

    """
    if is_repeated:
        raise Mistake("given-twice")
    if not asked.of:
        more, _ = take_answer(answers, file, asked, (), value)
        return more
    target, text = aim_option(answers, asked, value)
    if not target:
        return answers
    more, _ = take_answer(answers, file, asked, target, text)
    return more


def leave_open(
    answers: Answers,
    asked: Question,
    refusals: Iterable[Refused],
) -> tuple[Answers, list[Refused]]:
    """The answers with what no option says left open, and why that cannot be where it cannot.

    Args:
        answers: those given by options.
        asked: the question.
        refusals: what was refused of the options before.

    """
    if is_needed(answers, asked):
        return answers, refuse_missing(answers, asked, refusals)
    while targets := list_targets(answers, asked):
        answers = settle_answer(answers, asked, targets[0], ())
    return answers, []


def refuse_missing(answers: Answers, asked: Question, refusals: Iterable[Refused]) -> list[Refused]:
    """What to say of options that are missing and cannot be left open; nothing where one of them was refused."""
    instead = asked.instead or asked.option
    missing = OPTION.findall(instead)
    for refusal in refusals:
        option = dict(refusal.values)["option"]
        if option in missing:
            return []
    told = []
    for target in list_targets(answers, asked):
        question = write_question(answers, asked, target)
        told.append(Refused("option-missing", option=join_options(missing), question=question))
    return told


def join_options(options: Sequence[str]) -> Value:
    """Options of which one is wanted."""
    *others, last = options
    return Series((Series(tuple(others)), last), "or") if others else last


def refuse_unused(answers: Answers, names: Iterable[str]) -> list[Refused]:
    """What to say of options whose questions the other answers do not call for."""
    questions = answers.questions.asked
    return [Refused("option-not-called-for", option=questions[name].option) for name in sorted(names)]

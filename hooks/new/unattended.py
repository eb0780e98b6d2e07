"""A register without an interview: options alone are the answers, and the rest is left open."""

from __future__ import annotations

from ..reading.messages import Series
from ..reading.refusals import Refused
from .answers import Answers
from .beginning import Options
from .options import leave_open, refuse_unused, take_options
from .register_file import RegisterFile
from .relevance import has_to_be_asked

COMPLETE = ("data_complete", "recipients_complete")  # where nobody is asked, a list is written as it was given


def answer_by_options(answers: Answers, file: RegisterFile, options: Options) -> Answers:
    """Take the options as answers, and leave open what no option answers.

    Args:
        answers: those before the first question.
        file: where the register is to stand.
        options: those given, each with its values.

    Raises:
        Refused: an option is wrong, or one is missing that cannot be left open; the message tells all of them.

    """
    refusals: list[Refused] = []
    unused = set(answers.given)
    for asked in answers.questions.asked.values():
        values = options.get(asked.name, ())
        is_passed_over = asked.name in COMPLETE and not values
        if is_passed_over or not has_to_be_asked(answers, asked):
            continue
        unused.discard(asked.name)
        answers, mistaken = take_options(answers, file, asked, values)
        refusals += mistaken
        answers, missing = leave_open(answers, asked, refusals)
        refusals += missing
    if not refusals:
        refusals = refuse_unused(answers, unused)
    if refusals:
        raise Refused("options-refused", reasons=Series(tuple(refusals), "line"))
    return answers

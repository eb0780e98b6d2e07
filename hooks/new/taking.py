"""An answer is taken only if the file would stay one that `check` accepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..format.mistakes import Mistake
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, select_errors
from .answers import Answer, Answers, Target
from .judging import judge_so_far
from .parsing import parse_answer
from .questions import Question
from .register_file import RegisterFile
from .relevance import is_needed
from .targets import settle_answer


def take_answer(
    answers: Answers,
    file: RegisterFile,
    asked: Question,
    target: Target,
    text: str,
    proposed: Answer = (),
) -> tuple[Answers, list[Fault]]:
    """The answers with one more, and what is doubtful about it.

    Args:
        answers: those given before.
        file: where the register is to stand.
        asked: the question.
        target: what it is asked of.
        text: what was typed or given as an option; it is not trusted.
        proposed: what is taken where nothing was typed.

    Raises:
        Mistake: the answer cannot be.

    """
    answer = parse_answer(answers, asked, target, text) if text else proposed
    if not answer and is_needed(answers, asked):
        raise Mistake("answer-needed")
    more = settle_answer(answers, asked, target, answer)
    before = judge_so_far(answers, file)
    found = judge_so_far(more, file)
    refuse_errors(found)
    if not answer:
        return more, []
    doubts = find_doubts(before, found)
    return more, list(doubts)


def refuse_errors(faults: Iterable[Fault]) -> None:
    """Refuse an answer with the first error that it makes.

    Raises:
        Mistake: there is one.

    """
    for fault in select_errors(faults):
        mistake = Mistake(fault.message, code=fault.code)
        mistake.values = fault.values
        raise mistake


def find_doubts(before: Iterable[Fault], found: Iterable[Fault]) -> Iterator[Fault]:
    """The warnings that were not there before.

    What registers of a kind need is left to `check`, since questions that come later ask for most of it.
    """
    known = {(fault.code, fault.problem) for fault in before}
    for fault in found:
        is_new = (fault.code, fault.problem) not in known
        if fault.level == "warning" and is_new and fault.code != FaultCode.KIND_NEEDS:
            yield fault

"""What an editor is told of an answer, in the language of the questions."""

from __future__ import annotations

from dataclasses import dataclass

from ..format.mistakes import Mistake
from ..reading.display import make_visible
from ..reading.faults import MAX_PROBLEM, Fault
from ..reading.messages import say_fault_part


def say_mistake(told: Mistake | Fault, language: str) -> str:
    """A mistake or a finding as one sentence: what is wrong, and what to write instead.

    Args:
        told: the mistake or the finding.
        language: in which language.

    """
    problem = say_fault_part(told.code, told.message, "problem", told.values, language)
    remedy = say_fault_part(told.code, told.message, "remedy", told.values, language)
    problem = make_visible(problem, MAX_PROBLEM)
    if not remedy:
        return problem
    return f"{problem}; {remedy}"


@dataclass(frozen=True)
class Told:
    """A mistake or a finding as a part of another sentence, which names its place."""

    told: Mistake | Fault

    def say(self, language: str) -> str:
        """What is wrong, and what to write instead."""
        return say_mistake(self.told, language)

"""A register that a new one is to be like: what it says, as the answers that would say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..format.own_words import Term


@dataclass(frozen=True)
class Example:
    """What Enter proposes in the place of what is usual; nothing of it is stated before the editor takes it.

    Args:
        file: how messages call it; nothing where no register is to be like another.
        kind: its kind of register.
        plain: the answers to plain questions; an empty one where it leaves open what a question asks.
        each: the answers to questions asked of each purpose, item, group, recipient or service.
        rest: what it says that no question asks for, by key.
        remarks: the same of single items, sources and recipients, by the question that these answer.

    """

    file: str = ""
    kind: Term = ""
    plain: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    each: Mapping[str, Mapping[Term, tuple[Term, ...]]] = field(default_factory=dict)
    rest: Mapping[str, Any] = field(default_factory=dict)
    remarks: Mapping[str, Mapping[Term, Mapping[str, Any]]] = field(default_factory=dict)

    def find_answer(self, question: str, target: tuple[Term, ...]) -> tuple[Term, ...] | None:
        """What it answers to a question; none where it does not know the question, or what that is asked of."""
        if not target:
            return self.plain.get(question)
        of_terms = self.each.get(question, {})
        return of_terms.get(target[0]) or None

    def find_remarks(self, question: str, term: Term) -> Mapping[str, Any]:
        """What it says of an answer to a question beside the answer itself."""
        of_terms = self.remarks.get(question, {})
        return of_terms.get(term, {})


NO_EXAMPLE = Example()

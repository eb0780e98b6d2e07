"""Automated decisions, the law that allows them, and who can have a person look at one (GDPR Art. 22)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter
from typing import Literal

from ..format.register import Decision
from .lines import select_known

EXPLICIT_CONSENT = "explicit_consent"
LAW = "law"
REVIEWED = frozenset({"contract", EXPLICIT_CONSENT})  # Art. 22(3); with a law it is the law that protects people

HumanReview = Literal["", "always", "sometimes"]


def list_known_parts(decisions: Iterable[Decision]) -> dict[str, tuple[object, ...]]:
    """What is known of the decisions together, by the sentence of the gap where a part of one is open."""
    rows = tuple(decisions)
    known: dict[str, tuple[object, ...]] = {}
    for key in ("logic", "consequences", "ground"):
        parts = map(attrgetter(key), rows)
        known[f"decision_{key}"] = select_known(parts)
    laws = chain.from_iterable(row.law for row in rows)
    known["decision_law"] = select_known(laws)
    return known


def find_human_review(decisions: Iterable[Decision]) -> HumanReview:
    """Whether a person must look at a decision when asked: at each, at none, or at those that rest on such a ground."""
    grounds = {decision.ground for decision in decisions}
    if grounds <= {LAW}:
        return ""
    if grounds <= REVIEWED:
        return "always"
    return "sometimes"

"""What weighs most on people, or would surprise them, comes first (WP260, 36); the order of the file never counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..format.own_words import Term, Words
from ..theme.theme import Theme
from .lines import PurposeLine, RecipientLine, list_once

HIGH = "high"
Rank = tuple[int, str]


@dataclass(frozen=True)
class Ordered:
    """Terms in the order of their impact; the first `high` of them are always shown."""

    terms: tuple[Term, ...]
    high: int


def order_by_impact(terms: Iterable[Term], high: Iterable[Term], vocabulary: str, theme: Theme) -> Ordered:
    """Terms once each, those of high impact first; equal ones as the vocabulary has them, own words by their text.

    Args:
        terms: codes and own words.
        high: those of them that have a high impact.
        vocabulary: where the codes are known.
        theme: the vocabularies.

    """
    weighty = set(high)
    once = list_once(terms)
    ordered = sorted(once, key=lambda term: (term not in weighty, rank_term(term, vocabulary, theme)))
    return Ordered(tuple(ordered), sum(term in weighty for term in once))


def rank_term(term: Term, vocabulary: str, theme: Theme) -> Rank:
    """The place of a term among others: that of its code, or behind all codes by its text in the first language."""
    codes = list(theme.vocabulary[vocabulary])
    if isinstance(term, Words):
        return len(codes), next(iter(term.root.values()))
    if term in codes:
        return codes.index(term), ""
    return len(codes), ""


def is_weighty_purpose(line: PurposeLine, theme: Theme) -> bool:
    """Whether a purpose is marketing or profiling, or otherwise of high impact, by its row or by its code."""
    code = theme.find_code("purposes", line.purpose)
    signs = (
        line.marketing,
        line.profiling,
        code.marketing,
        code.profiling,
        HIGH in {line.impact, code.impact},
    )
    return any(signs)


def is_weighty_recipient(line: RecipientLine, theme: Theme) -> bool:
    """Whether a recipient uses data for its own ends, is only vaguely named, or is otherwise of high impact."""
    code = theme.find_code("recipients", line.recipient)
    signs = (
        "controller" in line.roles,
        code.vague,
        HIGH in {line.impact, code.impact},
        bool(select_weighty_services(line, theme)),
    )
    return any(signs)


def select_weighty_services(line: RecipientLine, theme: Theme) -> tuple[Term, ...]:
    """What a recipient does that weighs on people, such as advertising."""
    return tuple(service for service in line.services if theme.find_code("recipient_services", service).impact == HIGH)

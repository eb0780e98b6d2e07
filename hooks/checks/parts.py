"""The parts of a register that are of one kind, and terms as messages show them."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import TypeVar

import yaml

from ..facts.facts import Facts
from ..format.own_words import Term, Words
from ..reading.display import Key

T = TypeVar("T")


def select_parts(kind: type[T], facts: Facts) -> Iterator[tuple[Key, T]]:
    """The parts of a register that are of one kind, each with its key; it was walked once for all checks."""
    for key, part in facts.parts:
        if isinstance(part, kind):
            yield key, part


def write_name(name: Term) -> str:
    """`name: …` as an editor writes it beside other keys of a row in braces."""
    value = name.root if isinstance(name, Words) else name
    row: str = yaml.safe_dump({"name": value}, default_flow_style=True, allow_unicode=True, sort_keys=False, width=inf)
    return row.strip()[1:-1]


def name_term(term: Term) -> str:
    """A code, or own words in their first language, as messages show them."""
    if isinstance(term, Words):
        return next(iter(term.root.values()))
    return term

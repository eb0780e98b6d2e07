"""Terms as messages show them."""

from __future__ import annotations

from math import inf

import yaml

from ..format.own_words import Term, Words


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

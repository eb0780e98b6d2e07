"""How things are said: codes that say little, items said twice, and words that are out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.facts import Facts
from ..facts.lines import number_rows
from ..format.model import Row
from .finding import Finding, make_finding
from .parts import name_term, walk_parts_of

VOCABULARIES_OF_LISTS = {
    "data": "items",
    "sources": "sources",
    "recipients": "recipients",
}


def find_vague_codes(facts: Facts) -> Iterator[Finding]:
    for key, vocabulary in VOCABULARIES_OF_LISTS.items():
        for index, row in number_rows(getattr(facts.register, key), Row):
            term = getattr(row, row.first)
            if facts.theme.find_code(vocabulary, term).vague:
                yield make_finding((key, index), "vague", term=name_term(term))


def find_repeated_items(facts: Facts) -> Iterator[Finding]:
    for key, part in walk_parts_of(tuple, facts.register):
        seen = set()
        for index, row in enumerate(part):
            if row in seen:
                yield make_finding((*key, index), "repeated")
            seen.add(row)


def find_outdated_texts(facts: Facts) -> Iterator[Finding]:
    for key, part in walk_parts_of(str, facts.register):
        for entry in facts.theme.outdated.values():
            found = re.search(entry["pattern"], part, re.IGNORECASE)
            if found:
                yield make_finding(
                    key,
                    "outdated",
                    text=found[0],
                    since=entry["since"],
                    instead=entry["instead"],
                )

"""How things are said: codes that say little, items said twice, and words that are out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from ..facts.contacts import name_caller
from ..facts.facts import Facts
from ..facts.lines import number_rows
from ..format.model import Row
from ..format.own_words import Prose, Words
from ..notice.naming import list_languages
from ..reading.messages import Translated
from ..theme.theme import Theme
from .finding import Finding, make_finding
from .lexicon import is_of_one_language
from .terms import name_term

VOCABULARIES_OF_LISTS = {
    "data": "items",
    "sources": "sources",
    "recipients": "recipients",
}

UNREAD = "none"  # in the place of who has read the texts of a language
NAMES = (("name",), ("to",))  # the last steps to what is called the same in every language


def find_vague_codes(facts: Facts) -> Iterator[Finding]:
    for key, vocabulary in VOCABULARIES_OF_LISTS.items():
        for index, row in number_rows(getattr(facts.register, key), Row):
            term = getattr(row, row.first)
            if facts.theme.find_code(vocabulary, term).vague:
                yield make_finding((key, index), "vague", term=name_term(term))


def find_repeated_items(facts: Facts) -> Iterator[Finding]:
    for key, part in facts.parts.select(tuple):
        seen = set()
        for index, row in enumerate(part):
            if row in seen:
                yield make_finding((*key, index), "repeated")
            seen.add(row)


def find_untranslated_words(facts: Facts) -> Iterator[Finding]:
    whom = name_caller(facts.register)
    for key, part in (*facts.parts.select(Words), *facts.parts.select(Prose)):
        is_name = key[-1:] in NAMES
        if is_name:
            continue
        for first, language in list_languages_that_say_the_same(part.root, facts.theme):
            yield make_finding(
                (*key, language),
                "same",
                first=first,
                language=language,
                whom=whom,
            )


def list_languages_that_say_the_same(words: Mapping[str, str], theme: Theme) -> Iterator[tuple[str, str]]:
    """Pairs of languages, the first of which says what the other one says, too, and could say in its own words."""
    said: dict[str, str] = {}
    for language, text in words.items():
        first = said.setdefault(text, language)
        if first == language:
            continue
        if may_be_translated(text) or is_of_one_language(text, first, language, theme):
            yield first, language


def may_be_translated(text: str) -> bool:
    """Whether a text would be another one in another language: no name, and no single word that may be the same."""
    words = text.split()
    has_finnish_letters = re.search("[äöå]", text, re.IGNORECASE) is not None
    is_name = all(not word[0].islower() for word in words)
    return not is_name and (len(words) > 1 or has_finnish_letters)


def find_unread_texts(facts: Facts) -> Iterator[Finding]:
    """The languages of the notice whose shared texts say themselves that nobody has read them."""
    for language in list_languages(facts.register):
        if facts.theme.texts[language].get("reviewed_by") == UNREAD:
            yield make_finding(
                ("languages",),
                "unread",
                language=language,
            )


def find_outdated_texts(facts: Facts) -> Iterator[Finding]:
    for key, text in facts.parts.select(str):
        for found, name in search_outdated(text, facts.theme):
            entry = facts.theme.outdated[name]
            yield make_finding(
                key,
                "outdated",
                text=found,
                since=date.fromisoformat(entry["since"]),
                instead=Translated(tuple(entry["instead"].items())),
            )


@lru_cache(maxsize=4096)
def search_outdated(text: str, theme: Theme) -> tuple[tuple[str, str], ...]:
    """What is out of date in a text, each with the name of its entry; kept, since most texts are codes."""
    listed = []
    for name, entry in theme.outdated.items():
        found = re.search(entry["pattern"], text, re.IGNORECASE)
        if found:
            listed.append((found[0], name))
    return tuple(listed)

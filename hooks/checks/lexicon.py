"""To which language a single word belongs, as far as the shared texts show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..reading.source import walk_texts
from ..theme.theme import Theme

WORD = re.compile(r"\w+")
PLACE = re.compile(r"\{[^{}]*\}")
LONG_ENOUGH = 6  # letters of a word that ends compounds; the end of a word with fewer shows nothing


def is_of_one_language(text: str, language: str, other: str, theme: Theme) -> bool:
    """Whether a word without capitals, or the word that it ends with, is of one language and not of another.

    Of what neither knows, as of a name or a word that both have borrowed, nothing is said.
    """
    if not text.isalpha() or not text.islower():
        return False
    words = gather_words(theme)
    ends = [text, *(text[start:] for start in range(1, len(text) - LONG_ENOUGH + 1))]
    return any(end in words[language] and end not in words[other] for end in ends)


@lru_cache(maxsize=2)
def gather_words(theme: Theme) -> Mapping[str, frozenset[str]]:
    """The words of each language in small letters, gathered once a word is asked about."""
    return {language: frozenset(list_words(texts)) for language, texts in theme.texts.items()}


def list_words(texts: object) -> Iterator[str]:
    """Every word of texts, in whatever lists and tables they stand."""
    for _, text in walk_texts(texts):
        yield from WORD.findall(PLACE.sub(" ", text).lower())

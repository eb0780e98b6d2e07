"""A list that is too long for one page: a page for each letter, and one of the letters that leads there. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..theme.languages import find_folder
from . import index
from .index import Company

MOST = 500  # companies on one page, which has 180 KB then, and is sent as some 10
FOLDER = "index"  # an address that no register and no company's folder may have (`format/names.py`)

Listed = Mapping[str, Sequence[Company]]  # a company for each notice, by language


@dataclass(frozen=True)
class Link:
    """A letter that leads to its page; the key makes its id."""

    name: str
    key: str
    url: str


@dataclass(frozen=True)
class Division:
    """The lists of all notices, divided among pages.

    Attributes:
        whole: what is listed on one page, by language.
        under: what is listed on the page of each letter, by language.
        counts: how many companies each letter has in each language that has letters; both as they follow each other.

    """

    whole: Listed
    under: Mapping[str, Listed]
    counts: Mapping[str, Mapping[str, int]]

    @property
    def letters(self) -> dict[str, tuple[str, ...]]:
        """The letters in each language that has some."""
        return {language: tuple(counts) for language, counts in self.counts.items()}


def divide_lists(listed: Listed) -> Division:
    """The lists of all notices; in a language with many companies each letter has a page.

    Args:
        listed: a company with one notice for each notice, by language.

    """
    whole: dict[str, Sequence[Company]] = {}
    under: dict[str, dict[str, Sequence[Company]]] = {}
    counts: dict[str, dict[str, int]] = {}
    for language, lines in listed.items():
        if not is_long(lines):
            whole[language] = lines
            continue
        counts[language] = {}
        in_order = sorted(lines, key=index.make_sort_key)
        for letter, own in index.group_by_initial(in_order).items():
            under.setdefault(letter, {})[language] = own
            counts[language][letter] = count_companies(own)
    return Division(whole, under, counts)


def is_long(lines: Sequence[Company]) -> bool:
    """Whether a list has more companies than one page holds."""
    return len(lines) > MOST and count_companies(lines) > MOST


def count_companies(lines: Sequence[Company]) -> int:
    """How many companies there are in a list that has one for each notice."""
    return len({(line.name, line.official, line.business_id) for line in lines})


def link_letters(letters: Iterable[str], language: str) -> list[Link]:
    """Letters of a language, each with its page."""
    folder = find_folder(language)
    return [Link(letter, index.find_key(letter), f"{folder}{find_address(letter)}/") for letter in letters]


def find_address(letter: str) -> str:
    """Where the page of a letter is: in ASCII, which hosts and file systems do not change."""
    key = index.find_key(letter)
    if not key.isascii():
        key = "-".join(f"u{ord(sign):04x}" for sign in letter)
    return f"{FOLDER}/{key}"

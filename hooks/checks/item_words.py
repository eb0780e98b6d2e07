"""What the law wants in a notice, in words: the cells of the table of `check`, for people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from ..reading.messages import ENGLISH, make_phrase, say_value
from ..theme.shared_files import read_data
from ..theme.theme import Theme
from .completeness import NOT_ASKED, Line

SECTION_OF_ACT = re.compile(r"(?P<act>[0-9]+/[0-9]+) s\. (?P<number>[0-9–-]+)")  # as in `917/2014 s. 205`


@lru_cache(maxsize=1024)  # registers have most lines in common
def say_line(line: Line, language: str, theme: Theme) -> tuple[str, ...]:
    """The item, the article, the state, and where it is said or why it is not.

    Args:
        line: of a register's table.
        language: in which language.
        theme: that names what only some kinds of register need.

    """
    state = line.state.replace(" ", "-")
    return (
        name_item(line.item, language, theme),
        say_article(line.article, language),
        make_phrase(f"state-{state}").say(language),
        say_value(line.where, language),
    )


def name_item(name: str, language: str, theme: Theme) -> str:
    """What the law wants of a notice; what a kind of register needs has names of its own.

    Args:
        name: as `completeness.Line` has it.
        language: in which language; where nobody has named it there, the name is English.
        theme: of this program.

    """
    needs = {need[ENGLISH]: need for need in theme.registers["needs"].values()}
    names = {**read_items(theme.folder), **needs}.get(name, {})
    return str(names.get(language, name))


@cache
def read_items(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """The names of what the law wants of every notice, in every language, in the folder of a theme."""
    return read_data(folder, "items.yml")


def say_article(article: str, language: str) -> str:
    """An article as a language cites it."""
    if article == NOT_ASKED:
        return make_phrase("not-asked").say(language)
    section = SECTION_OF_ACT.fullmatch(article)
    return make_phrase("section-of-act", **section.groupdict()).say(language) if section else article

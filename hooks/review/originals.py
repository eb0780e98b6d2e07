"""Shared texts and blocks that another release has changed, where a project has its own in the place of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from itertools import islice
from typing import Any

from ..theme.overrides import BLOCKS, SHARED, Said, hash_original, select_said
from ..theme.own_blocks import ENDING
from ..theme.theme import Theme
from .clauses import fill_nouns, flatten_texts
from .diff import Mark, Piece
from .rendering import Rendered, get_pages
from .shared import Original

AROUND = 2  # lines that stand before and after those that changed
MOST_LINES = 200  # of a template that are shown; the longest block of the program has 101
HEAD = 2  # lines of a diff that name the files
MARKS: Mapping[str, Mark] = {" ": "=", "-": "-", "+": "+"}


def find_originals(old: Theme, new: Theme, rendered: Mapping[str, Rendered]) -> Iterator[Original]:
    """Each original that changed, with what the project has instead, unless that was written for the newer one.

    Args:
        old: with the earlier texts.
        new: with the newer texts, and what the project replaces.
        rendered: the notices as the newer theme makes them.

    """
    for key, own in new.overrides.texts.items():
        before = select_said(old.originals.get(key, {}), own.said)
        after = select_said(new.originals[key], own.said)
        is_seen = own.replaces == hash_original(after)
        if before == after or is_seen:
            continue
        users = find_users(key, rendered)
        yield Original(
            key=key,
            before=say_all(before, new),
            after=say_all(after, new),
            own=say_all(own.said, new),
            reach=tuple(sorted(users)),
        )


def find_block_originals(
    old: Mapping[str, bytes], new: Mapping[str, bytes], theme: Theme, rendered: Mapping[str, Rendered]
) -> Iterator[Original]:
    """The same of blocks, with the lines that changed: nobody can say in words what a template does.

    Args:
        old: the templates of the earlier version, by name.
        new: those of the newer one.
        theme: the newer one, with the blocks of the project.
        rendered: the notices as it makes them.

    """
    both = old.keys() & new.keys()
    for section, own in theme.overrides.blocks.items():
        name = f"{SHARED}{section}{ENDING}"
        if name not in both or old[name] == new[name]:
            continue
        before = old[name].decode("utf-8", "replace")
        after = new[name].decode("utf-8", "replace")
        is_seen = own.replaces == hash_original(after)
        if is_seen:
            continue
        reach = []
        for address, notice in rendered.items():
            if has_section(section, notice):
                reach.append(address)
        yield Original(
            key=f"{BLOCKS}{section}",
            before={},
            after={},
            own={},
            reach=tuple(sorted(reach)),
            lines=tuple(compare_lines(before, after)),
        )


def compare_lines(before: str, after: str) -> Iterator[Piece]:
    """The lines of a template that changed, each a piece that ends its line; an ellipsis is what stays between them."""
    found = unified_diff(before.splitlines(), after.splitlines(), n=AROUND, lineterm="")
    for line in islice(found, HEAD, MOST_LINES):
        if line.startswith("@@"):
            yield Piece("=", "…\n")
        else:
            yield Piece(MARKS[line[0]], line[1:] + "\n")


def has_section(section: str, notice: Rendered) -> bool:
    """Whether a notice has a section in any language."""
    return any(section in page.sections for page in get_pages(notice).values())


def say_all(said: Said, theme: Theme) -> dict[str, str]:
    """A text for reading in each language that it is said in, its nouns as most notices have them."""
    return {language: say_plainly(said[language], language, theme) for language in theme.languages if language in said}


def say_plainly(text: Any, language: str, theme: Theme) -> str:  # noqa: ANN401 - a text, a list of texts or a table of forms
    """A text of any kind in one language."""
    lines = [line for _, line in flatten_texts(text, "text")]
    return fill_nouns("\n".join(lines), language, theme)


def find_users(key: str, rendered: Mapping[str, Rendered]) -> Iterator[str]:
    """The addresses of the notices that use a text in any language."""
    below = f"{key}."  # where the forms of a noun are
    for address, notice in rendered.items():
        used: set[str] = set()
        for page in get_pages(notice).values():
            used |= page.used
        names = [f"{name}." for name in used]  # so that a text lies below itself
        if any(name.startswith(below) for name in names):
            yield address

"""Where the letters stand that no font has, so that a PDF that cannot be made names the file and the key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..folder.company import complete_source, locate_company, read_company
from ..folder.tree import DiskTree, read_yaml
from ..reading.display import format_key
from ..reading.faults import Place
from ..reading.source import Source, walk_texts
from ..theme.theme import Theme


def name_values(folder: Path, path: str, letters: str, theme: Theme) -> list[str]:
    """The values of a register, and own texts of its project, that have some letters, one a line with its place.

    It is the whole file where none has.

    Args:
        folder: the notices.
        path: of the register in it.
        letters: what no font has.
        theme: what all notices share.

    """
    tree = DiskTree(folder)
    source = read_yaml(tree, path)
    company = locate_company(path)
    if tree.has(company):
        complete_source(source, read_company(tree, company, theme))
    lines = []
    for place, name, text in list_texts(source, theme):
        found = "".join(letter for letter in letters if letter in text)
        if found:
            lines.append(write_line(place, f"{name}: ", found))
    return lines or [write_line(Place(source.file, 1, 1), "", letters)]


def list_texts(source: Source, theme: Theme) -> Iterator[tuple[Place, str, str]]:
    """The texts of a register, and own texts of its project, each with its place and its name."""
    for key, text in walk_texts(source.data):
        yield source.places[key], format_key(key), text
    for name, own in theme.overrides.texts.items():
        yield own.place, name, str(own.said)


def write_line(place: Place, key: str, letters: str) -> str:
    """A place, a key and the letters with their numbers in Unicode."""
    named = [f"{letter} (U+{ord(letter):04X})" for letter in letters]
    return f"{place.file}:{place.line}:{place.column}: {key}{', '.join(named)}"

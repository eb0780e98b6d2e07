"""Where the letters stand that no font has, so that a PDF that cannot be made names the file and the key."""

from __future__ import annotations

from pathlib import Path

from ..folder.company import complete_source, locate_company, read_company
from ..folder.tree import DiskTree, read_yaml
from ..reading.display import format_key
from ..reading.faults import Place
from ..reading.source import walk_texts
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
    for key, text in walk_texts(source.data):
        found = "".join(letter for letter in letters if letter in text)
        if found:
            place = source.places[key]
            lines.append(write_line(place, f"{format_key(key)}: ", found))
    for name, own in theme.overrides.texts.items():
        said = str(own.said)
        found = "".join(letter for letter in letters if letter in said)
        if found:
            lines.append(write_line(own.place, f"{name}: ", found))
    return lines or [write_line(Place(source.file, 1, 1), "", letters)]


def write_line(place: Place, key: str, letters: str) -> str:
    """A place, a key and the letters with their numbers in Unicode."""
    named = [f"{letter} (U+{ord(letter):04X})" for letter in letters]
    return f"{place.file}:{place.line}:{place.column}: {key}{', '.join(named)}"

"""What all tests share of the project: its theme, read once."""

from collections.abc import Mapping
from pathlib import Path

from hooks.folder.company import NO_COMPANY, locate_company, read_company
from hooks.folder.entry import Entry, read_entry
from hooks.folder.tree import DiskTree
from hooks.format.context import Context
from hooks.format.register import Register
from hooks.format.short_keys import unfold_short_keys
from hooks.format.validation import find_languages
from hooks.reading.display import Key
from hooks.reading.faults import Place
from hooks.reading.source import Data
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.theme import read_theme

THEME = read_theme()
CONTEXT = Context(THEME, DEFAULT_LANGUAGES)  # in which a register of the default languages is validated


def place_parts(data: Data | Mapping[str, Data], key: Key = ()) -> dict[Key, Place]:
    """A place for every part, as reading a file gives."""
    inner = data.items() if isinstance(data, Mapping) else enumerate(data) if isinstance(data, list) else ()
    found = {key: Place("x.yml", 1, 1)}
    for step, value in inner:
        found |= place_parts(value, (*key, step))
    return found


def make_register(data: Mapping[str, Data]) -> Register:
    """The register of the data of a file, its short keys unfolded.

    Raises:
        ValidationError: they do not fit the format.

    """
    unfolded = unfold_short_keys(data, place_parts(data), THEME)
    languages = find_languages(data.get("languages"), THEME)
    return Register.model_validate(unfolded.data, context=Context(THEME, languages))


def read_case(path: Path, folder: Path) -> Entry:
    """One register of a folder, completed from its company's file."""
    tree, name = DiskTree(folder), path.relative_to(folder).as_posix()
    company = locate_company(name)
    return read_entry(tree, name, read_company(tree, company, THEME) if tree.has(company) else NO_COMPANY, THEME)

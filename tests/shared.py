"""What all tests share of the project: its theme, read once."""

from pathlib import Path

from hooks.folder.company import NO_COMPANY, locate_company, read_company
from hooks.folder.entry import Entry, read_entry
from hooks.folder.tree import DiskTree
from hooks.format.context import Context
from hooks.theme.theme import DEFAULT_LANGUAGES, read_theme

THEME = read_theme()
CONTEXT = Context(THEME, DEFAULT_LANGUAGES)  # in which a register of the default languages is validated


def read_case(path: Path, folder: Path) -> Entry:
    """One register of a folder, completed from its company's file."""
    tree, name = DiskTree(folder), path.relative_to(folder).as_posix()
    company = locate_company(name)
    return read_entry(tree, name, read_company(tree, company, THEME) if tree.has(company) else NO_COMPANY, THEME)

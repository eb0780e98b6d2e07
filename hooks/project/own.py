"""What a project takes over of the shared texts and blocks, to change it in a theme of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import indent
from typing import Any

from ..folder.tree import show_path
from ..new.dumper import write_yaml
from ..reading.display import make_visible
from ..reading.faults import Faulty
from ..reading.files import get_stamp, is_real_folder, read_regular_file, write_file
from ..reading.loading import MAX_BYTES, parse_text, read_source
from ..reading.messages import say_sentence
from ..reading.program import SETTINGS
from ..reading.refusals import Refused
from ..reading.source import Source
from ..theme.languages import PRIMARY
from ..theme.overrides import BLOCKS, FOLDER, TEXTS, hash_original, select_said
from ..theme.own_blocks import ENDING, advise_block, find_shared_block, list_blocks
from ..theme.own_texts import advise_key, list_replaceable
from ..theme.theme import FOLDER as SHARED
from ..theme.theme import Theme


def find_own_theme(notices: Path) -> Path:
    """The folder of the own theme of the project that a folder of registers belongs to.

    Raises:
        Refused: there is no project, or its folder is the program's own, or a link.

    """
    project = notices.absolute().parent
    folder = project / FOLDER
    if not any(get_stamp(project / SETTINGS)) or folder.resolve() == SHARED.resolve():
        raise Refused("no-own-theme", file=show_path(project / SETTINGS))
    if folder.exists() and not is_real_folder(folder):
        raise Refused("folder-is-link", folder=show_path(folder))
    return folder


def list_names(theme: Theme) -> Iterator[str]:
    """Each block and each text that a project may replace, on a line: its name, and how the text reads."""
    for section in list_blocks(theme):
        yield f"{BLOCKS}{section}"
    for key in list_replaceable(theme):
        yield f"{key}: {write_flat(theme.originals[key][PRIMARY])}"


def write_flat(original: Any) -> str:  # noqa: ANN401 - a text, a list of texts or a table of forms
    """A text of any kind on one line."""
    if isinstance(original, Mapping):
        original = list(original.values())
    return " | ".join(original) if isinstance(original, list) else str(original)


def refuse_unknown(name: str, theme: Theme) -> None:
    """Refuse what no shared text is called.

    Raises:
        Refused: with the names that are near.

    """
    section = name.removeprefix(BLOCKS)
    is_block = section != name
    is_known = section in list_blocks(theme) if is_block else name in list_replaceable(theme)
    if is_known:
        return
    advice = advise_block(section, theme) if is_block else advise_key(name, theme)
    raise Refused("no-such-original", name=make_visible(name), advice=advice)


def write_block(section: str, theme: Theme) -> str:
    """A block of the program as it stands in a project's own theme, with the hash of itself."""
    original = find_shared_block(section, theme)
    return f"{{# replaces: {hash_original(original)} #}}\n{original}"


def add_block(section: str, folder: Path, theme: Theme) -> Path:
    """Write a block of the program into a project's own theme; returns the file.

    Raises:
        Refused: it is there already, or a link stands in its way.
        OSError: the file system refuses.

    """
    path = folder / f"{BLOCKS}{section}{ENDING}"
    if os.path.lexists(path):
        raise Refused("own-is-there", name=f"{BLOCKS}{section}", file=show_path(path))
    if os.path.lexists(path.parent) and not is_real_folder(path.parent):
        raise Refused("folder-is-link", folder=show_path(path.parent))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, write_block(section, theme))
    return path


def show_block(section: str, folder: Path, theme: Theme) -> tuple[str, str]:
    """A block of the program as it is now, and the project's own, or nothing."""
    path = folder / f"{BLOCKS}{section}{ENDING}"
    own = read_regular_file(path, MAX_BYTES).decode("utf-8", "replace") if is_file(path) else ""
    return write_block(section, theme), own


def is_file(path: Path) -> bool:
    """Whether there is something that may be read."""
    is_there = any(get_stamp(path))
    is_link = path.is_symlink()
    return is_there and not is_link and path.is_file()


def write_entry(name: str, theme: Theme) -> str:
    """A shared text as it stands in the file of own texts, with the hash of itself."""
    original = theme.originals[name]
    said = select_said(original, theme.usual_languages)
    entry = write_yaml({"replaces": hash_original(said), **said})
    return f"{name}:\n{indent(entry, '  ')}"


def read_own_file(folder: Path) -> Source:
    """The own texts as they stand, with what is wrong with the file; an empty one where there is none."""
    path = folder / TEXTS
    if not any(get_stamp(path)):
        return parse_text("", show_path(path))
    return read_source(path, show_path(path))


def show_text(name: str, folder: Path, theme: Theme) -> tuple[str, str]:
    """A shared text as it is now, and what the file of own texts has in its place, whatever that is, or nothing."""
    data: dict[str, Any] = read_own_file(folder).data
    own = write_yaml({name: data[name]}) if name in data else ""
    return write_entry(name, theme), own


def add_entry(name: str, folder: Path, theme: Theme) -> Path:
    """Write a shared text to the end of the file of own texts; returns the file.

    Raises:
        Refused: it is there already, or the file has no end at which it could stand.
        Faulty: the file cannot be read.
        OSError: the file system refuses.

    """
    path = folder / TEXTS
    before = read_own_file(folder)
    if before.data and before.faults:
        raise Faulty(*before.faults)
    if name in before.data:
        raise Refused("own-is-there", name=name, file=show_path(path))
    text = say_sentence("results", "own-texts-head")
    if any(get_stamp(path)):
        text = path.read_text("utf-8")
    if not text.endswith("\n"):
        text += "\n"
    text += write_entry(name, theme)
    after = parse_text(text, show_path(path))
    if after.faults or after.data != {**before.data, name: after.data.get(name)}:
        raise Refused("own-unwritable", file=show_path(path), name=name)
    folder.mkdir(exist_ok=True)
    write_file(path, text)
    return path

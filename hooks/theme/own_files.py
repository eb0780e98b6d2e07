"""The files of a project's own theme, from the disk or from a commit, become what it replaces, or faults."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..reading.display import show_name
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Faulty, Place, make_fault
from ..reading.files import Stamp, UnreadableFile, get_stamp, is_real_folder, read_regular_file
from ..reading.loading import MAX_BYTES, make_unread_source, parse_source
from ..reading.system import explain_os_error
from .overrides import BLOCKS, FOLDER, TEXTS, Overrides, OwnBlock, OwnText, hash_original, select_said
from .own_blocks import find_shared_block, is_block, name_block, read_own_block
from .own_texts import read_own_texts
from .theme import FOLDER as SHARED
from .theme import Theme

Files = Mapping[str, bytes]  # by name, as in `texts.yml`
Stamps = tuple[tuple[str, Stamp], ...]


def read_overrides(files: Files, shown: str, theme: Theme) -> tuple[Overrides, list[Fault]]:
    """What some files replace, and what is wrong with them.

    Args:
        files: of the folder.
        shown: how messages call the folder.
        theme: with the originals.

    """
    texts, faults = read_own_texts(parse_source(files.get(TEXTS, b""), f"{shown}/{TEXTS}"), theme)
    blocks: dict[str, OwnBlock] = {}
    for name in sorted(files.keys() - {TEXTS}):
        file = f"{shown}/{show_name(name)}"
        if not is_block(name):
            faults.append(make_fault(Place(file, 1, 1), FaultCode.OVERRIDE, "", "stray"))
            continue
        block, wrong = read_own_block(name, files[name], file, theme)
        faults += wrong
        if block:
            blocks[name_block(name)] = block
    return Overrides(texts, blocks), sorted(faults)


def is_own_file(name: str) -> bool:
    """Whether a file of the folder may be read."""
    return name == TEXTS or is_block(name)


def is_seen(name: str) -> bool:
    """Whether a file is neither hidden nor a copy that an editor keeps."""
    for part in name.split("/"):
        is_hidden = part.startswith(".")
        is_copy = part.endswith("~")
        if is_hidden or is_copy:
            return False
    return True


def find_stale(theme: Theme) -> Iterator[Fault]:
    """A warning for each own text or block whose original is another than that for which it was written."""
    present: dict[str, tuple[OwnText | OwnBlock, str]] = {}
    for key, text in theme.overrides.texts.items():
        original = select_said(theme.originals.get(key, {}), text.said)  # of an earlier release it may have none
        present[key] = text, hash_original(original)
    for section, block in theme.overrides.blocks.items():
        template = find_shared_block(section, theme)
        present[f"{BLOCKS}{section}"] = block, hash_original(template)
    for key, (own, hashed) in present.items():
        if hashed == own.replaces:
            continue
        yield make_fault(
            own.place,
            FaultCode.ORIGINAL_CHANGED,
            key,
            "changed",
            name=key,
            hash=hashed,
        )


def find_missing(theme: Theme, languages: set[str]) -> Iterator[Fault]:
    """A warning for each own text that is not said in a language in which there is a notice."""
    for key, own in theme.overrides.texts.items():
        for language in sorted(languages.difference(own.said)):
            yield make_fault(
                own.place,
                FaultCode.OWN_TEXT_MISSING,
                key,
                "missing",
                language=language,
            )


# --- on the disk ------------------------------------------------------------------------------------------------------


def list_own_files(project: Path) -> list[str]:
    """The names of what lies in a project's own theme, each folder but that of blocks by its own; hidden files not.

    The program's folder is no project's: who has a checkout changes the originals.
    """
    folder = project / FOLDER
    if folder.resolve() == SHARED.resolve():
        return []
    if os.path.lexists(folder) and not is_real_folder(folder):
        return [""]
    names = []
    for path in [*list_folder(folder), *list_folder(folder / BLOCKS)]:
        name = path.relative_to(folder).as_posix()
        is_named_so = f"{name}/" == BLOCKS
        is_folder_of_blocks = is_named_so and is_real_folder(path)
        if not is_folder_of_blocks:
            names.append(name)
    return sorted(names)


def list_folder(folder: Path) -> Iterator[Path]:
    """What a folder holds, as far as it is seen; nothing if it is none.

    Raises:
        Faulty: it cannot be listed.

    """
    if not is_real_folder(folder):
        return
    try:
        paths = [*folder.iterdir()]
    except OSError as error:
        place = Place(show_name(str(folder)), 1, 1)
        fault = make_fault(place, FaultCode.FILE, "", "folder-unreadable", reason=explain_os_error(error))
        raise Faulty(fault) from error
    for path in paths:
        if is_seen(path.name):
            yield path


def stamp_own_files(project: Path) -> Stamps:
    """What changes when one of these files does, or when there is another."""
    return tuple((name, get_stamp(project / FOLDER / name)) for name in list_own_files(project))


def read_own_files(project: Path, shown: str) -> tuple[dict[str, bytes], list[Fault]]:
    """What these files hold, and a fault for each that is no plain file; a folder is told as a stray."""
    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    for name in list_own_files(project):
        path = project / FOLDER / name
        if is_real_folder(path):
            files[name] = b""
            continue
        try:
            files[name] = read_regular_file(path, MAX_BYTES)
        except UnreadableFile as error:
            faults += make_unread_source(error, f"{shown}/{show_name(name)}".rstrip("/")).faults
    return files, faults

"""The folder of registers, read for a command: from the disk, or as a commit has it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..folder.checked import CheckedFolder
from ..folder.collection import Collection, find_in_folder, load, load_memory
from ..folder.entry import Entry
from ..folder.listing import list_folder
from ..folder.rechecking import Checked, check_companies, join_companies
from ..folder.tree import DiskTree, MemoryTree
from ..parallel import Follow
from ..reading.caches import locate_note, recall, remember
from ..reading.faults import Fault
from ..reading.refusals import Refused
from ..theme.theme import Theme
from .progress import show_progress
from .refusing import refuse_os_errors


def load_folder(
    notices: Path,
    theme: Theme,
    follow: Follow,
    files: Sequence[Path] = (),
    *,
    is_judged: bool = False,
) -> Collection:
    """Read and check every register, or those of the companies that some files belong to.

    Args:
        notices: the folder, as the caller wrote it.
        theme: what all notices share.
        follow: shows how far the reading is.
        files: some of its files; none for all.
        is_judged: whether the law's items of each register are asked for, too.

    Raises:
        Refused: the folder cannot be read, or has no register.

    """
    with refuse_os_errors("folder", notices):
        found = load(notices.absolute(), theme, files, follow, is_judged=is_judged)
    if not files:
        refuse_empty(found.entries, found.faults, notices)
    return found


def load_register(file: Path, notices: Path, theme: Theme) -> Entry | None:
    """Read and check the register of one file of a folder; nothing where it is none.

    Args:
        file: whatever links and detours lead to it.
        notices: the folder, as the caller wrote it.
        theme: what all notices share.

    Raises:
        Refused: the folder cannot be read.

    """
    folder = notices.absolute()
    inside = find_in_folder(file, folder)
    if not inside.is_relative_to(folder):
        return None
    with show_progress() as progress:
        found = load_folder(notices, theme, progress.follow, [inside])
    path = inside.relative_to(folder).as_posix()
    return next((entry for entry in found.entries if entry.path == path), None)


def check_folder(notices: Path, theme: Theme, fingerprint: bytes, follow: Follow) -> CheckedFolder:
    """What there is to tell of every register, and of the folder as a whole.

    What was found in each company's files is noted for the next call, and told again while these are the same.

    Args:
        notices: the folder, as the caller wrote it.
        theme: what all notices share.
        fingerprint: of the program, the settings and the theme, taken before that was read.
        follow: shows how far the reading is.

    Raises:
        Refused: the folder cannot be read, or has no register.

    """
    with refuse_os_errors("folder", notices):
        listing = list_folder(notices.absolute(), theme)
    tree = DiskTree(notices.absolute())
    noted = locate_note(tree.folder, "check")
    recalled = recall(noted, fingerprint)
    before = recalled if isinstance(recalled, Checked) else Checked()
    checked = check_companies(tree, listing, theme, before, follow)
    joined = join_companies(tree, listing, theme, checked)
    refuse_empty(joined.files, joined.faults, notices)
    if checked != before:
        remember(noted, fingerprint, checked)
    return joined


def load_commit(tree: MemoryTree, theme: Theme, follow: Follow) -> Collection:
    """The same of a folder whose files were read from a commit.

    Raises:
        Refused: it has no register.

    """
    found = load_memory(tree, theme, follow)
    refuse_empty(found.entries, found.faults, tree.folder)
    return found


def refuse_empty(files: Sequence[object], faults: Sequence[Fault], notices: Path) -> None:
    """Refuse a folder in which there is nothing that was meant as a register.

    Raises:
        Refused: with how to write a register.

    """
    if not files and not faults:
        raise Refused("no-register", folder=str(notices))

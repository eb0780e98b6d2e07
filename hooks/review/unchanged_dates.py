"""Whether the date of a notice was changed together with its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..folder.collection import Collection
from ..folder.company import locate_company
from ..folder.entry import Entry
from ..folder.tree import DiskTree, read_content
from ..reading import repository
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, make_fault
from ..theme.theme import Theme
from . import versions
from .branch_review import locate_folder
from .comparison import compare_registers, is_undated
from .versions import Files


def read_past(folder: Path, theme: Theme, base: str, present: Iterable[Entry]) -> Collection:
    """The registers as they were where the present ones left `base`; what is as it was then is not read again.

    Args:
        folder: the notices, in a git repository.
        theme: with which they are read.
        base: a branch or commit.
        present: the files as they are now.

    Raises:
        NoGit: git does not know the earlier version.

    """
    top, inside = locate_folder(folder)
    fork = repository.find_merge_base(top, repository.find_commit(top, base), repository.find_commit(top, "HEAD"))
    old = versions.read_commit(top, fork, inside)
    touched = versions.find_differing(old.notices, read_present(folder, old.notices))
    known = {entry.path: entry for entry in present if entry.stated and entry.address not in touched}
    return versions.load_version(old.notices, inside, theme, known=known)


def read_present(folder: Path, past: Files) -> Files:
    """The files of a version as they are now, with the companies' files that its registers would read now."""
    tree = DiskTree(folder)
    paths = {*past, *map(locate_company, past)}
    return {path: read_content(tree, path) for path in paths if tree.has(path)}


def find_undated(past: Iterable[Entry], present: Iterable[Entry], theme: Theme, base: str) -> Iterator[Fault]:
    """A warning for every register whose facts changed since `base` while its `updated:` did not.

    Args:
        past: the files as they were then.
        present: the files as they are now.
        theme: the words in which registers are compared.
        base: how messages call the earlier version.

    """
    earlier = {entry.address: entry for entry in past}
    for entry in present:
        before = earlier.get(entry.address)
        if before is not None and is_old(before, entry, theme):
            yield make_fault(entry.updated, FaultCode.UPDATED_UNCHANGED, "updated", "facts-changed", base=base)


def is_old(before: Entry, entry: Entry, theme: Theme) -> bool:
    """Whether the facts of a published register changed and its date did not."""
    if entry.draft:
        return False
    earlier, newer = before.register, entry.register
    if earlier is None or newer is None:
        return False
    changes = compare_registers(earlier, newer, theme)
    return is_undated(earlier, newer, changes)

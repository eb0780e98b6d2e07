"""Whether the date of a notice was changed together with its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..folder.entry import Entry
from ..reading import repository
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, make_fault
from ..theme.theme import Theme
from . import versions
from .branch_review import locate_folder
from .comparison import compare_registers, is_undated


def find_undated(folder: Path, theme: Theme, base: str, present: Iterable[Entry]) -> Iterator[Fault]:
    """A warning for every register whose facts changed since `base` while its `updated:` did not.

    Args:
        folder: the notices, in a git repository.
        theme: the words in which registers are compared.
        base: a branch or commit.
        present: the files as they are now.

    Raises:
        NoGit: git does not know the earlier version.

    """
    top, inside = locate_folder(folder)
    fork = repository.find_merge_base(top, repository.find_commit(top, base), repository.find_commit(top, "HEAD"))
    old = versions.read_commit(top, fork, inside)
    touched = versions.find_differing(old.notices, versions.read_disk(folder, top, inside).notices)
    past = {entry.address: entry for entry in versions.load_version(old.notices, inside, theme, touched).entries}
    for entry in present:
        before = past.get(entry.address)
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

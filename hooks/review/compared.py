"""Which two versions a review compares: what is published now, and what would be after the merge."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..reading import repository
from ..reading.changed_paths import list_changed, list_changed_on_disk
from ..reading.merging import merge_commits
from . import versions
from .versions import Version


@dataclass(frozen=True)
class Compared:
    """Two versions, with the commits they are of.

    Attributes:
        old: the earlier version.
        new: the newer one.
        fork: the commit of the earlier one: the tip of the base, or for a working tree where it left the base.
        tip: the newest commit of the base.
        commit: that of the branch.
        paths: the files that differ, wherever they are.

    """

    old: Version
    new: Version
    fork: str
    tip: str
    commit: str
    paths: list[str]


def read_compared(top: Path, folder: Path, inside: str, base: str, head: str) -> Compared:
    """The base and what a merge of a commit would make of it; or the place where a working tree left it, and that.

    Args:
        top: the repository.
        folder: the notices.
        inside: where they are in the repository.
        base: a branch or commit.
        head: a branch or commit; the working tree if there is none.

    Raises:
        NoGit: git does not know, or the two cannot be merged; the message says why.
        OSError: a file cannot be read.

    """
    tip = repository.find_commit(top, base)
    commit = repository.find_commit(top, head or "HEAD")
    if not head:
        fork = repository.find_merge_base(top, tip, commit)
        old = versions.read_commit(top, fork, inside)
        new = versions.read_disk(folder, top, inside)
        return Compared(old, new, fork, tip, commit, list_changed_on_disk(top, fork))
    with merge_commits(top, tip, commit) as merged:
        old = versions.read_commit(top, merged.old, inside)
        new = versions.read_commit(top, merged.new, inside, merged.more)
        paths = list_changed(top, merged.old, merged.new, merged.more)
    return Compared(old, new, merged.old, tip, commit, paths)

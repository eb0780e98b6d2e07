"""Which files differ between two commits, or between a commit and the working tree."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from .git import NoAnswer, run_git
from .repository import Environment, read_names, split_names

LEFT_OUT = "S"  # of an index: in no working tree, as the user wants it


def list_changed(folder: Path, old: str, new: str, more: Environment | None = None) -> list[str]:
    """The paths that differ between two commits or trees.

    Raises:
        NoGit: there are more than the limits allow.

    """
    command = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", old, new)
    return sorted(read_names(folder, *command, commit=new, more=more))


def list_changed_on_disk(top: Path, base: str) -> list[str]:
    """The paths that differ between a commit and the working tree, with what is not added yet.

    What the user has added, and when a file was touched, changes nothing: the files are compared with an index of our
    own, made of the commit.
    """
    tracked = read_index(top)
    with TemporaryDirectory() as folder:
        own = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        run_git(top, "read-tree", base, more=own)
        with suppress(NoAnswer):  # where a file differs
            run_git(top, "update-index", "-q", "--refresh", more=own)
        known = read_index(top, own)
        unequal = run_git(top, "diff-files", "-z", "--name-only", "--ignore-submodules=dirty", more=own)
        others = run_git(top, "ls-files", "-z", "--others", "--exclude-standard", more=own)
    changed = split_names(unequal)
    added = split_names(others)
    new = tracked.keys() - known.keys()
    there = [path for path in new if os.path.lexists(top / path)]
    left_out = {path for path, tag in tracked.items() if tag == LEFT_OUT and not os.path.lexists(top / path)}
    return sorted({*changed, *added, *there} - left_out)


def read_index(top: Path, more: Environment | None = None) -> dict[str, str]:
    """The paths that an index has, with the letter that git gives each."""
    rows = split_names(run_git(top, "ls-files", "-z", "-t", "--cached", more=more))
    return {row[2:]: row[0] for row in rows}

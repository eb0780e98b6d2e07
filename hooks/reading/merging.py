"""What a merge would make: the tree of two commits together, written beside the repository and never into it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from .display import make_visible
from .git import NoAnswer, NoGit, run_git, start_git
from .messages import Series
from .repository import Environment, find_merge_bases, list_files, split_names

MAX_NAMED = 3  # files of a conflict


@dataclass(frozen=True)
class Merged:
    """Two commits as one would be merged into the other.

    Attributes:
        old: what is there before the merge, as a commit.
        new: what is there after it, as a commit or a tree.
        more: the variables with which git finds the tree.

    """

    old: str
    new: str
    more: Environment = field(default_factory=dict)


@contextmanager
def merge_commits(top: Path, into: str, head: str) -> Iterator[Merged]:
    """What it makes of one commit to merge another into it; to be read within the block.

    A git before 2.38 cannot tell; then the place where the two part stands for the one, and the other for the result.

    Raises:
        NoGit: both have changed the same, or they part at several commits and git is too old.

    """
    bases = find_merge_bases(top, into, head)
    for commit in (into, head):
        list_files(top, commit)  # which refuses what is too much, before git compares or merges it
    if bases == [into]:
        yield Merged(into, head)
        return
    with TemporaryDirectory() as objects:
        more = make_store(top, Path(objects))
        try:
            tree = write_tree(top, into, head, more)
        except NoGit as error:
            if error.message != "git-too-old":
                raise
            if len(bases) > 1:
                raise NoGit("merge-bases-many", count=len(bases)) from error
            yield Merged(bases[0], head)
            return
        yield Merged(into, tree, more)


def make_store(top: Path, objects: Path) -> Environment:
    """The variables with which git writes objects to a folder, and reads those of the repository."""
    found = run_git(top, "rev-parse", "--git-path", "objects")
    usual = top / os.fsdecode(found.removesuffix(b"\n"))
    info = objects / "info"
    info.mkdir()
    (info / "alternates").write_bytes(os.fsencode(usual.resolve()) + b"\n")
    return {"GIT_OBJECT_DIRECTORY": str(objects)}


def write_tree(top: Path, into: str, head: str, more: Environment) -> str:
    """The id of the tree that a merge makes.

    Raises:
        NoGit: git is too old, or both commits have changed the same.

    """
    command = ("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", into, head)
    listed = b""
    try:
        with start_git(top, *command, more=more) as output:
            listed = output.read()
    except NoAnswer as error:
        both_changed = split_names(listed)[1:]
        files = [make_visible(name) for name in dict.fromkeys(both_changed)]
        if len(files) > MAX_NAMED:
            files[MAX_NAMED:] = ["…"]
        raise NoGit("merge-conflict", head=head[:12], into=into[:12], files=Series(tuple(files))) from error
    return split_names(listed)[0]

"""When the files of a folder were changed, and when each line of one: what git knows of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from .repository import run_git, split_names

LINE_OF_COMMIT = re.compile(r"([0-9a-f]{40}) [0-9]+ ([0-9]+)")
ADDED = "A"
DELETED = "D"
LONG_AGO = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True)
class Commit:
    """One commit: when its author made it, and what it did to each file."""

    time: datetime
    files: dict[str, str] = field(default_factory=dict)  # the letter that `git diff --name-status` gives each path

    @cached_property
    def deletes(self) -> bool:
        """Whether a file went, which may have come back under another name."""
        return DELETED in self.files.values()

    def may_rename(self, path: str) -> bool:
        """Whether a file may have an earlier history under another name."""
        status = self.files[path]
        is_merge = len(status) > 1  # which has a letter for each parent
        return status.startswith(ADDED) and (self.deletes or is_merge)


@dataclass(frozen=True)
class History:
    """The changes of one file.

    Attributes:
        commits: how many have changed it.
        newest: when the latest of them was made.
        is_whole: whether every line that it has now is of one of these commits.

    """

    commits: int = 0
    newest: datetime = LONG_AGO
    is_whole: bool = True

    def add(self, commit: Commit, path: str) -> History:
        """The same with one commit more."""
        is_whole = self.is_whole and not commit.may_rename(path)
        return History(self.commits + 1, max(self.newest, commit.time), is_whole)


def read_histories(folder: Path) -> dict[str, History]:
    """The history of every file below a folder, by its path in the folder; a file that git does not know has none.

    Raises:
        NoGit: the folder is in no repository, or there is no commit.

    """
    prefix = run_git(folder, "rev-parse", "--show-prefix").decode("utf-8", "replace").rstrip("\n")
    histories: dict[str, History] = {}
    for commit in list_commits(folder):
        for path in commit.files:
            histories[path] = histories.get(path, History()).add(commit, path)
    for path in list_uncommitted(folder):
        histories[path] = History(is_whole=False)
    return {path.removeprefix(prefix): history for path, history in histories.items() if path.startswith(prefix)}


def list_commits(folder: Path) -> Iterator[Commit]:
    """The commits that changed a folder, with all that they changed, also elsewhere.

    A merge has only the files that differ from all its parents. `--full-history` follows every parent, as `git blame`
    may.
    """
    names = run_git(folder, "rev-list", "--full-history", "HEAD", "--", ".")
    form = ("-r", "-c", "-z", "--root", "--no-renames", "--name-status", "--format=%at")
    listed = iter(split_names(run_git(folder, "diff-tree", "--stdin", *form, given=names)))
    commit: Commit | None = None
    for word in listed:
        # A commit is its time, and for each file the status and the path; a line feed stands before the first.
        if word.isdigit():
            if commit:
                yield commit
            commit = Commit(datetime.fromtimestamp(int(word), UTC))
        elif commit:
            commit.files[next(listed)] = word.strip()
    if commit:
        yield commit


def list_uncommitted(folder: Path) -> list[str]:
    """The files below a folder that git knows and that differ from the last commit, by their path from the top."""
    form = ("--porcelain", "-z", "--no-renames", "--untracked-files=no")
    return [row[3:] for row in split_names(run_git(folder, "status", *form, "--", "."))]


def date_lines(path: Path) -> dict[int, datetime]:
    """When each line of a file was last changed, by its number.

    Lines that are not committed yet count as changed now. In a shallow clone a line counts as changed no earlier than
    the oldest commit that the clone has.

    Raises:
        NoGit: git does not know the file.

    """
    blamed = run_git(path.parent, "blame", "--root", "--porcelain", "--", path.name).decode("utf-8", "replace")
    times: dict[str, datetime] = {}
    commits: dict[int, str] = {}
    commit = ""
    for row in blamed.splitlines():
        if found := LINE_OF_COMMIT.match(row):
            commit = found[1]
            commits[int(found[2])] = commit
        elif row.startswith("author-time "):
            times[commit] = datetime.fromtimestamp(int(row.removeprefix("author-time ")), UTC)
    return {number: times[name] for number, name in commits.items()}

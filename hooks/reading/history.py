"""When the files of a folder were changed, and when each line of one: what git knows of time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from .repository import run_git, split_names

LINE_OF_COMMIT = re.compile(r"([0-9a-f]{40}) [0-9]+ ([0-9]+)")
ADDED = "A"
DELETED = "D"
STATUS_WIDTH = 3  # of `git status`, before each path
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
        if not status.startswith(ADDED):
            return False
        return self.deletes or is_merge


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
        return History(
            commits=self.commits + 1,
            newest=max(self.newest, commit.time),
            is_whole=is_whole,
        )


def read_histories(folder: Path) -> dict[str, History]:
    """The history of every file below a folder, by its path in the folder; a file that git does not know has none.

    Raises:
        NoGit: the folder is in no repository, or there is no commit.

    """
    histories: dict[str, History] = {}
    for commit in list_commits(folder):
        for path in commit.files:
            known = histories.get(path, History())
            histories[path] = known.add(commit, path)
    for path in list_uncommitted(folder):
        histories[path] = History(is_whole=False)
    prefix = find_prefix(folder)
    inside = [path for path in histories if path.startswith(prefix)]
    return {path.removeprefix(prefix): histories[path] for path in inside}


def find_prefix(folder: Path) -> str:
    """How the paths of all that is in a folder begin in its repository."""
    output = run_git(folder, "rev-parse", "--show-prefix")
    return output.decode("utf-8", "replace").rstrip("\n")


def list_commits(folder: Path) -> list[Commit]:
    """The commits that changed a folder, with all that they changed, also elsewhere.

    A merge has only the files that differ from all its parents. `--full-history` follows every parent, as `git blame`
    may.
    """
    names = run_git(folder, "rev-list", "--full-history", "HEAD", "--", ".")
    listed = run_git(
        folder,
        "diff-tree",
        "--stdin",
        "-r",
        "-c",
        "-z",
        "--root",
        "--no-renames",
        "--name-status",
        "--format=%at",
        given=names,
    )
    return parse_commits(split_names(listed))


def parse_commits(listed: list[str]) -> list[Commit]:
    """The commits in the answer of `git diff-tree`: for each its time, then the status and the path of every file."""
    commits: list[Commit] = []
    words = iter(listed)
    for word in words:
        if word.isdigit():
            commit = Commit(parse_time(word))
            commits.append(commit)
        else:
            path = next(words)
            commits[-1].files[path] = word.strip()  # a line feed stands before the status of the first file
    return commits


def parse_time(seconds: str) -> datetime:
    """A time as git writes it: in seconds since 1970."""
    return datetime.fromtimestamp(int(seconds), UTC)


def list_uncommitted(folder: Path) -> list[str]:
    """The files below a folder that git knows and that differ from the last commit, by their path from the top."""
    listed = run_git(
        folder,
        "status",
        "--porcelain",
        "-z",
        "--no-renames",
        "--untracked-files=no",
        "--",
        ".",
    )
    rows = split_names(listed)
    return [row[STATUS_WIDTH:] for row in rows]


def read_line_dates(path: Path) -> dict[int, datetime]:
    """When each line of a file was last changed, by its number.

    Lines that are not committed yet count as changed now. In a shallow clone a line counts as changed no earlier than
    the oldest commit that the clone has.

    Raises:
        NoGit: git does not know the file.

    """
    output = run_git(path.parent, "blame", "--root", "--porcelain", "--", path.name)
    blamed = output.decode("utf-8", "replace")
    times: dict[str, datetime] = {}
    commits: dict[int, str] = {}
    commit = ""
    for row in blamed.splitlines():
        found = LINE_OF_COMMIT.match(row)
        if found:
            commit = found[1]
            commits[int(found[2])] = commit
        elif row.startswith("author-time "):
            times[commit] = parse_time(row.removeprefix("author-time "))
    return {number: times[name] for number, name in commits.items()}

"""What a repository knows, read as data: nothing of a commit is ever checked out, filtered or run.

Git is called with names that cannot be taken for options, and only regular files of bounded size are read. A link, a
submodule or a path that leads elsewhere is told apart and never followed.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .refusals import Refused

MAX_FILES = 5000
MAX_BYTES = 1024 * 1024  # of one file; a register has its own, lower limit
SECONDS = 60
REGULAR = frozenset({"100644", "100755"})
PATH_PART = re.compile(r"[^/\\\x00-\x1f\x7f:]+")  # no separator of any system, and nothing invisible


class NoGit(Refused):
    """Git cannot tell; the sentence says why, and what to do."""


@dataclass(frozen=True)
class Blob:
    """One file of a commit: its path from the top of the repository, its mode, its id in git, and its bytes."""

    path: str
    mode: str
    name: str
    size: int

    @property
    def is_sound(self) -> bool:
        """Whether it is a regular file of bounded size under a plain path."""
        if self.mode not in REGULAR:
            return False
        if self.size > MAX_BYTES:
            return False
        return has_plain_parts(self.path)


def has_plain_parts(path: str) -> bool:
    """Whether a path leads where it seems to lead, on any system."""
    for part in path.split("/"):
        if part in (".", ".."):
            return False
        if not PATH_PART.fullmatch(part):
            return False
    return True


def find_root(folder: Path) -> Path:
    """The top folder of the repository that `folder` belongs to.

    Raises:
        NoGit: it belongs to none.

    """
    try:
        found = run_git(folder, "rev-parse", "--show-toplevel")
    except NoGit as error:
        if "not a git repository" in str(error):
            raise NoGit("no-repository", folder=str(folder)) from error
        raise
    return Path(found.decode().rstrip("\n"))


def find_commit(folder: Path, ref: str) -> str:
    """The full id of the commit that a branch, a tag or an id names.

    Raises:
        NoGit: there is no such commit.

    """
    try:
        found = run_git(
            folder,
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            f"{ref}^{{commit}}",
        )
    except NoGit as error:
        raise NoGit("commit-unknown", ref=ref) from error
    return found.decode().strip()


def find_merge_base(folder: Path, one: str, other: str) -> str:
    """The commit at which two commits part.

    Raises:
        NoGit: they have no history in common, or the clone does not know it.

    """
    try:
        found = run_git(folder, "merge-base", one, other)
    except NoGit as error:
        answer = run_git(folder, "rev-parse", "--is-shallow-repository")
        if answer.strip() == b"true":
            raise NoGit("clone-shallow") from error
        raise NoGit("history-not-common") from error
    return found.decode().strip()


def read_commit_time(folder: Path, commit: str) -> int:
    """When a commit was made, in seconds since 1970."""
    shown = run_git(
        folder,
        "show",
        "--no-patch",
        "--no-notes",
        "--no-show-signature",
        "--format=%ct",
        commit,
    )
    return int(shown)


def list_files(folder: Path, commit: str, *under: str) -> dict[str, Blob]:
    """The files of a commit below these paths, by their path from the top of the repository.

    Raises:
        NoGit: there are more than `MAX_FILES`.

    """
    listed = run_git(
        folder,
        "ls-tree",
        "-r",
        "-z",
        "--long",
        "--full-tree",
        commit,
        "--",
        *under,
    )
    rows = split_names(listed)
    if len(rows) > MAX_FILES:
        raise NoGit(
            "too-many-files",
            commit=commit[:12],
            files=len(rows),
            most=MAX_FILES,
        )
    return {blob.path: blob for blob in map(parse_blob, rows)}


def parse_blob(row: str) -> Blob:
    """A row of `git ls-tree --long`; what is no file, such as a submodule, has no size."""
    head, _, path = row.partition("\t")
    mode, _, name, size = head.split()
    return Blob(
        path=path,
        mode=mode,
        name=name,
        size=int(size) if size.isdigit() else 0,
    )


def read_files(folder: Path, blobs: Iterable[Blob]) -> dict[str, bytes]:
    """What these files hold, by path; those that are not sound are left out."""
    wanted = [blob for blob in blobs if blob.is_sound]
    if not wanted:
        return {}
    names = [f"{blob.name}\n" for blob in wanted]
    output = run_git(folder, "cat-file", "--batch", given="".join(names).encode())
    return dict(split_batch(output, wanted))


def split_batch(output: bytes, blobs: Iterable[Blob]) -> Iterator[tuple[str, bytes]]:
    """The paths and contents in the answer of `git cat-file --batch`: for each file a line, its bytes, a line feed."""
    position = 0
    for blob in blobs:
        start = output.index(b"\n", position) + 1
        end = start + blob.size
        yield blob.path, output[start:end]
        position = end + 1


def list_changed(folder: Path, base: str, head: str | None) -> list[str]:
    """The paths that differ between a commit and another, or the working tree with what is not added yet."""
    if head:
        listed = run_git(folder, "diff-tree", "-r", "-z", "--name-only", "--no-renames", base, head)
    else:
        listed = run_git(folder, "diff-index", "-z", "--name-only", "--no-renames", base)
        listed += run_git(folder, "ls-files", "-z", "--others", "--exclude-standard", "--full-name", ":/")
    return sorted(set(split_names(listed)))


def split_names(listed: bytes) -> list[str]:
    """What git has listed with a NUL after each."""
    return [name.decode("utf-8", "replace") for name in listed.split(b"\0") if name]


def run_git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """The output of one git command.

    Args:
        folder: where git runs.
        arguments: the command and its arguments.
        given: what it reads from standard input.

    Raises:
        NoGit: there is no git, or it refuses; the message is git's own.

    """
    options = ("-c", "core.quotePath=false", "--no-pager", "--no-optional-locks")
    try:
        done = subprocess.run(  # noqa: S603 - the command is git, its arguments are ours
            ["git", "-C", str(folder), *options, *arguments],  # noqa: S607 - found where the user has it
            input=given,
            capture_output=True,
            check=True,
            timeout=SECONDS,
            env={**os.environ, "LC_ALL": "C"},  # messages in English, which `find_root` knows
        )
    except FileNotFoundError as error:
        raise NoGit("git-missing") from error
    except subprocess.TimeoutExpired as error:
        raise NoGit("git-slow", command=arguments[0], seconds=SECONDS) from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        if not said:
            raise NoGit("git-failed", command=arguments[0]) from error
        raise NoGit("git-said", said=said[0]) from error
    return done.stdout

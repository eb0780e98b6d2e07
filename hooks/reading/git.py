"""What a repository knows, read as data: nothing of a commit is ever checked out, filtered or run.

Only git's plumbing and its blame are called, with names that cannot be taken for options, and only regular files of
bounded size are read; a link, a submodule or a name that leads elsewhere is told apart and never followed.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MAX_FILES = 5000
MAX_BYTES = 1024 * 1024  # of one file; a register has its own, lower limit
SECONDS = 60
REGULAR = frozenset({"100644", "100755"})
PART = re.compile(r"[^/\\\x00-\x1f\x7f:]+")  # of a path; no separator of any system, and nothing invisible


class NoGit(Exception):  # noqa: N818 - it says what the place is
    """Git cannot tell; the message says why, and what to do."""


@dataclass(frozen=True)
class Blob:
    """One file of a commit."""

    path: str
    mode: str
    name: str
    size: int

    @property
    def sound(self) -> bool:
        """Whether it is a regular file of bounded size under a plain name."""
        parts = self.path.split("/")
        plain = all(PART.fullmatch(part) and part not in (".", "..") for part in parts)
        return self.mode in REGULAR and self.size <= MAX_BYTES and plain


def run(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """The output of one git command.

    Raises:
        NoGit: there is no git, or it refuses; the message is git's own.

    """
    command = ["git", "-C", str(folder), "-c", "core.quotePath=false", "--no-pager", *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=True, timeout=SECONDS)  # noqa: S603
    except FileNotFoundError as error:
        raise NoGit("git is not installed; install it, or look at the site with `python build.py serve`") from error
    except subprocess.TimeoutExpired as error:
        raise NoGit(f"git {arguments[0]} took more than {SECONDS} seconds") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoGit(said[0] if said else f"git {arguments[0]} failed") from error
    return done.stdout


def root(folder: Path) -> Path:
    """The top folder of the repository that `folder` belongs to."""
    try:
        return Path(run(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    except NoGit as error:
        if "not a git repository" in str(error):
            raise NoGit(f"{folder} is in no git repository; a review compares with an earlier commit") from error
        raise


def commit(folder: Path, ref: str) -> str:
    """The full id of the commit that a branch, a tag or an id names."""
    try:
        return run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").decode().strip()
    except NoGit as error:
        raise NoGit(f"git knows no commit '{ref}'; fetch it, or name a branch, as in --base main") from error


def merge_base(folder: Path, one: str, other: str) -> str:
    """The commit at which two commits part."""
    try:
        return run(folder, "merge-base", one, other).decode().strip()
    except NoGit as error:
        shallow = run(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
        if shallow:
            raise NoGit(
                "the clone is shallow and does not know where the branches part; run git fetch --unshallow"
            ) from error
        raise NoGit("the two commits have no history in common; name another --base") from error


def seconds(folder: Path, name: str) -> int:
    """When a commit was made, in seconds since 1970."""
    return int(run(folder, "show", "--no-patch", "--no-notes", "--no-show-signature", "--format=%ct", name))


def files(folder: Path, name: str, *under: str) -> dict[str, Blob]:
    """The files of a commit below these paths, by their path from the top of the repository.

    Raises:
        NoGit: there are more than a review can look at.

    """
    listed = run(folder, "ls-tree", "-r", "-z", "--long", "--full-tree", name, "--", *under).split(b"\0")
    if len(listed) > MAX_FILES:
        raise NoGit(f"{name[:12]} has {len(listed) - 1} files here; a review reads at most {MAX_FILES}")
    found = {}
    for row in filter(None, listed):
        head, _, path = row.decode("utf-8", "replace").partition("\t")
        mode, _, blob, size = head.split()
        found[path] = Blob(path, mode, blob, int(size) if size.isdigit() else 0)
    return found


def contents(folder: Path, blobs: Iterable[Blob]) -> dict[str, bytes]:
    """What these files hold, by path; those that are not sound are left out."""
    wanted = [blob for blob in blobs if blob.sound]
    if not wanted:
        return {}
    output = run(folder, "cat-file", "--batch", given="".join(f"{blob.name}\n" for blob in wanted).encode())
    found, at = {}, 0
    for blob in wanted:
        start = output.index(b"\n", at) + 1
        found[blob.path] = output[start : start + blob.size]
        at = start + blob.size + 1
    return found


def changed(folder: Path, base: str, head: str | None) -> list[str]:
    """The paths that differ between a commit and another, or the working tree with what is not added yet."""
    if head:
        listed = run(folder, "diff-tree", "-r", "-z", "--name-only", "--no-renames", base, head)
    else:
        listed = run(folder, "diff-index", "-z", "--name-only", "--no-renames", base)
        listed += run(folder, "ls-files", "-z", "--others", "--exclude-standard", "--full-name", ":/")
    return sorted({path.decode("utf-8", "replace") for path in listed.split(b"\0") if path})

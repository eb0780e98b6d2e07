"""What a repository knows, read as data: nothing of a commit is ever checked out, filtered or run.

Git is called with names that cannot be taken for options. How much there is to read is asked before it is read, and
only regular files of bounded size are. A link, a submodule or a path that leads elsewhere is told apart and never
followed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from .display import make_visible
from .git import NoAnswer, NoGit, run_git, start_git
from .limits import MEGABYTE, read_limits

MAX_BYTES = MEGABYTE  # of one file; a register has its own, lower limit
CHUNK = 64 * 1024  # bytes that are read at a time
LAST_SECOND = 253402300799  # of the year 9999, with which the calendar of Python ends
SHORT = 12  # characters of a commit's id in a message
REGULAR = frozenset({"100644", "100755"})
FOLDER = "040000"
PATH_PART = re.compile(r"[^/\\\x00-\x1f\x7f:\ud800-\udfff]+")  # no separator of any system, and nothing invisible
Environment = Mapping[str, str]  # variables with which git finds what is not in the repository


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
        NoGit: it belongs to none, or git refuses to read it.

    """
    found = run_git(folder, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(found.removesuffix(b"\n")))


def find_commit(folder: Path, ref: str) -> str:
    """The full id of the commit that a branch, a tag or an id names.

    Raises:
        NoGit: there is no such commit, or git refuses.

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
    except NoAnswer as error:
        message = "no-commit-yet" if ref == "HEAD" else "commit-unknown"
        raise NoGit(message, ref=make_visible(ref)) from error
    return found.decode().strip()


def find_merge_base(folder: Path, one: str, other: str) -> str:
    """The commit at which two commits part.

    Raises:
        NoGit: they have no history in common, the clone does not know it, or they part at several commits.

    """
    bases = find_merge_bases(folder, one, other)
    if len(bases) > 1:
        raise NoGit("merge-bases-many", count=len(bases))
    return bases[0]


def find_merge_bases(folder: Path, one: str, other: str) -> list[str]:
    """The commits at which two commits part; several where each was merged into the other.

    Raises:
        NoGit: they have no history in common, or the clone does not know it.

    """
    try:
        found = run_git(folder, "merge-base", "--all", one, other)
    except NoAnswer as error:
        message = "clone-shallow" if is_shallow(folder) else "history-not-common"
        raise NoGit(message) from error
    return found.decode().split()


def is_shallow(folder: Path) -> bool:
    """Whether a clone has the newest commits alone."""
    answer = run_git(folder, "rev-parse", "--is-shallow-repository")
    return answer.strip() == b"true"


def read_commit_time(folder: Path, commit: str) -> int:
    """When a commit was made, in seconds since 1970."""
    shown = run_git(folder, "show", "--no-patch", "--no-notes", "--format=%ct", commit)
    return parse_seconds(shown.decode())


def parse_seconds(written: str) -> int:
    """A time as git writes it; what is none, or lies outside the calendar, is its first second or its last."""
    try:
        seconds = int(written)
    except ValueError:
        return 0
    return min(max(seconds, 0), LAST_SECOND)


# --- the files of a commit --------------------------------------------------------------------------------------------


def list_files(folder: Path, commit: str, *under: str, more: Environment | None = None) -> dict[str, Blob]:
    """The files of a commit or a tree below these paths, by their path from the top of the repository.

    Raises:
        NoGit: there are more files and folders than the limits allow.

    """
    command = ("ls-tree", "-r", "-t", "-z", "--long", "--full-tree", commit, "--", *under)
    blobs = map(parse_blob, read_names(folder, *command, commit=commit, more=more))
    return {blob.path: blob for blob in blobs if blob.mode != FOLDER}


def read_names(folder: Path, *command: str, commit: str, more: Environment | None) -> list[str]:
    """What git lists with a NUL after each, as far as the limits allow: a small tree can hold itself over and over.

    Raises:
        NoGit: there is more.

    """
    limits = read_limits()
    parts: list[bytes] = []
    count = size = 0
    with start_git(folder, *command, more=more) as output:
        while part := output.read(CHUNK):
            parts.append(part)
            count += part.count(b"\0")
            size += len(part)
            if count > limits.names or size > limits.megabytes * MEGABYTE:
                raise NoGit("too-many-files", commit=commit[:SHORT], most=limits.names)
    return split_names(b"".join(parts))


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


def read_files(folder: Path, blobs: Iterable[Blob], more: Environment | None = None) -> dict[str, bytes]:
    """What these files hold, by path; those that are not sound are left out, and equal ones are read once.

    Raises:
        NoGit: together they are larger than the limits allow; nothing was read then.

    """
    wanted = [blob for blob in blobs if blob.is_sound]
    sizes = map(attrgetter("size"), wanted)
    refuse_bulk(sum(sizes))
    names = {blob.name for blob in wanted}
    held = read_blobs(folder, names, more)
    return {blob.path: held[blob.name] for blob in wanted}


def read_blobs(folder: Path, names: Iterable[str], more: Environment | None = None) -> dict[str, bytes]:
    """What git has under these ids.

    Raises:
        NoGit: it lacks one.

    """
    asked = "".join(f"{name}\n" for name in names)
    output = run_git(folder, "cat-file", "--batch", given=asked.encode(), more=more)
    return dict(split_batch(output))


def read_small_blobs(folder: Path, names: Iterable[str], most: int) -> dict[str, bytes]:
    """What git has under these ids, without what is larger than `most` bytes.

    Raises:
        NoGit: it lacks one, or together they are larger than the limits allow.

    """
    asked = "".join(f"{name}\n" for name in names)
    sizes = run_git(folder, "cat-file", "--batch-check=%(objectsize) %(objectname)", given=asked.encode())
    small = {}
    for row in sizes.decode().split("\n"):
        size, _, name = row.partition(" ")
        if size.isdigit() and int(size) <= most:
            small[name] = int(size)
    refuse_bulk(sum(small.values()))
    return read_blobs(folder, small)


def refuse_bulk(size: int) -> None:
    """Refuse to read more bytes than the limits allow.

    Raises:
        NoGit: with both numbers.

    """
    most = read_limits().megabytes
    if size > most * MEGABYTE:
        raise NoGit("too-many-bytes", size=-(-size // MEGABYTE), most=most)


def split_batch(output: bytes) -> Iterator[tuple[str, bytes]]:
    """The ids and contents in the answer of `git cat-file --batch`: for each a line, its bytes, a line feed.

    Raises:
        NoGit: an object is missing.

    """
    position = 0
    while position < len(output):
        start = output.index(b"\n", position) + 1
        name, _, size = output[position : start - 1].decode().partition(" blob ")
        if not size:
            raise NoGit("object-missing", name=make_visible(name))
        end = start + int(size)
        yield name, output[start:end]
        position = end + 1


def split_names(listed: bytes) -> list[str]:
    r"""What git has listed with a NUL after each; bytes that are no UTF-8 are told as in \xff."""
    names = filter(None, listed.split(b"\0"))
    return [name.decode("utf-8", "backslashreplace") for name in names]

"""When the files of a folder were changed: their earlier versions, as git knows them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from .git import run_git
from .repository import find_commit, parse_seconds, split_names

COMMIT = "@"  # before the time of each commit, in what we ask for
RENAMED = "R"
A_DAY = timedelta(days=1)  # by which a clock may be ahead
LONG_AGO = datetime.fromtimestamp(0, UTC)
NO_FILE = "0"  # the one digit of the id of what is not there


@dataclass(frozen=True)
class Version:
    """One version of a file: when its author made it, its id in git, and those of the versions it came from."""

    time: datetime
    name: str
    before: tuple[str, ...]


def read_versions(folder: Path) -> dict[str, list[Version]]:
    """The versions of every file that is below a folder in the newest commit, by its path in the folder.

    None comes before one it was made from; besides they stand in the order of time. A file that was renamed has the
    versions that it had under its earlier name in the folder. A merge is a version where it differs from all it merges.

    Raises:
        NoGit: the folder is in no repository, or there is no commit.

    """
    newest = find_commit(folder, "HEAD")
    inside = run_git(folder, "rev-parse", "--show-prefix").rstrip(b"\n")
    start = "".join(split_names(inside))
    commits = run_git(folder, "rev-list", "--full-history", "--author-date-order", newest, "--", ".")
    if not commits:  # of a folder that is not committed yet
        return {}
    listed = run_git(
        folder,
        "diff-tree",
        "--stdin",
        "-r",
        "-c",
        "-z",
        "-M",
        "-l1000",
        "--root",
        "--raw",
        "--no-abbrev",
        f"--format={COMMIT}%at",
        given=b"\n".join(reversed(commits.split())) + b"\n",
    )
    versions = collect_versions(split_names(listed))
    return {path.removeprefix(start): held for path, held in versions.items() if path.startswith(start)}


def collect_versions(listed: Iterable[str]) -> dict[str, list[Version]]:
    """The versions in the answer of `git diff-tree --raw`, by path: of a commit its time, then a row for each file."""
    versions: dict[str, list[Version]] = {}
    time = parse_time("")
    words = iter(listed)
    for word in words:
        row = word.lstrip("\n")  # which stands before the first file of a commit
        if row.startswith(COMMIT):
            time = parse_time(row.removeprefix(COMMIT))
            continue
        earlier = later = next(words)
        if is_rename(row):
            later = next(words)
        *before, name = list_names(row)
        if name.strip(NO_FILE):
            known = versions.get(earlier, [])
            version = Version(time, name, tuple(filter_files(before)))
            versions[later] = [*known, version]
    return versions


def is_rename(row: str) -> bool:
    """Whether a row of `git diff-tree --raw` has two paths; one of a merge has one, whatever it says."""
    status = row.rpartition(" ")[2]
    return not row.startswith("::") and status.startswith(RENAMED)


def list_names(row: str) -> list[str]:
    """The ids in a row of `git diff-tree --raw`: those of the versions before, and that of the new one."""
    parents = len(row) - len(row.lstrip(":"))
    return row.split()[parents + 1 : -1]


def filter_files(names: Iterable[str]) -> Iterator[str]:
    """The ids that are those of a file."""
    for name in names:
        if name.strip(NO_FILE):
            yield name


def parse_time(written: str) -> datetime:
    """A time as git writes it; one that is to come is not believed, and counts as the first of all."""
    moment = datetime.fromtimestamp(parse_seconds(written), UTC)
    return moment if moment < datetime.now(UTC) + A_DAY else LONG_AGO


def is_same_file(content: bytes, name: str) -> bool:
    """Whether a file has the content of this id, but perhaps with the line ends of Windows."""
    length = len(name)
    plain = content.replace(b"\r\n", b"\n")
    return name in (name_content(content, length), name_content(plain, length))


def name_content(content: bytes, length: int) -> str:
    """The id that git gives to a content (gitformat-pack), in a repository whose ids have this length."""
    kind = "sha1" if length == hashlib.sha1(usedforsecurity=False).digest_size * 2 else "sha256"
    blob = b"blob %d\0" % len(content) + content
    return hashlib.new(kind, blob, usedforsecurity=False).hexdigest()

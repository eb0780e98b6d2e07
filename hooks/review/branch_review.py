"""What a branch changes for readers: registers, shared texts and pages of two versions, compared.

A commit is read as data with git and never checked out. Its registers are shown with the templates of this program and
with its own texts, codes and constants. Templates are code: they run only where they are those of this checkout or, in
a sandbox, its earlier ones. What another version cannot show is said, not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..checks.clock import read_epoch
from ..parallel import Follow, follow_silently
from ..reading import repository
from ..reading.git import NoGit
from ..theme.theme import FOLDER, Theme
from . import versions
from .approvals import find_approvals, find_lost_lines
from .compared import read_compared
from .contents import Contents, Review
from .rendering import hash_lines
from .steering import is_page
from .version_review import compare_versions, list_digests
from .versions import Version

PROJECT = FOLDER.parent


def review_branch(folder: Path, theme: Theme, base: str, head: str = "", follow: Follow = follow_silently) -> Review:
    """Compare a folder of notices, as it is or as a merge would make it, with what the base has.

    Args:
        folder: the notices, in a git repository.
        theme: that of this program.
        base: a branch or commit.
        head: a branch or commit; the working tree if there is none, which is compared with the place where it parted.
        follow: shows how far the work is.

    Raises:
        NoGit: git does not know; the message says why.
        OSError: a file cannot be read.

    """
    top, inside = locate_folder(folder)
    pair = read_compared(top, folder, inside, base, head)
    is_own = not head and top.resolve() == PROJECT.resolve()
    contents = compare_versions(pair.old, pair.new, inside, theme, follow, pair.steering, is_own=is_own)
    sealed = seal_unread(contents, pair.held)
    return Review(
        **vars(sealed),
        base=base,
        head=head,
        fork=pair.fork,
        tip=pair.tip,
        commit=pair.commit,
        seconds=find_seconds(top, pair.commit),
        pages=tuple(path for path in pair.paths if is_page(path)),
        generator=tuple(pair.steering),
        moved_on=find_moved_on(top, inside, pair.old, pair.fork, pair.tip),
        approvals=tuple(find_approvals(pair.logs.after, sealed.digest)),
        lost_approvals=tuple(find_lost_lines(pair.logs).values()),
    )


def seal_unread(contents: Contents, held: Mapping[str, str]) -> Contents:
    """What differs, its hash over the files themselves where one cannot be read: then no page tells what they hold."""
    has_unread = contents.faults or any(notice.status == "unreadable" for notice in contents.notices)
    if not has_unread:
        return contents
    sealed = hash_lines([contents.digest, *list_digests(held)])
    return replace(contents, digest=sealed)


def find_seconds(top: Path, commit: str) -> int:
    """The time that a review tells, in seconds since 1970: that of SOURCE_DATE_EPOCH, or else of the commit.

    Raises:
        Refused: SOURCE_DATE_EPOCH makes no sense.

    """
    moment = read_epoch()
    if moment:
        return int(moment.timestamp())
    return repository.read_commit_time(top, commit)


def locate_folder(folder: Path) -> tuple[Path, str]:
    """The repository of a folder, and where the folder is in it.

    Raises:
        NoGit: it is in none.

    """
    start = folder
    while not start.is_dir() and start != start.parent:
        start = start.parent
    top = repository.find_root(start)
    try:
        return top, folder.resolve().relative_to(top.resolve()).as_posix()
    except ValueError as error:
        raise NoGit("outside-repository", folder=str(folder), top=str(top)) from error


def find_moved_on(top: Path, inside: str, old: Version, fork: str, tip: str) -> tuple[str, ...]:
    """The addresses of notices that the base has changed since the branch began."""
    if tip == fork:
        return ()
    newest = versions.read_commit(top, tip, inside)
    differing = versions.find_differing(old.notices, newest.notices)
    return tuple(sorted(differing))

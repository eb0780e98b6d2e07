"""The exchange of the published site: built beside it, then put in its place; readers see the old or the new."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CURRENT_FOLDER = -100  # AT_FDCWD
EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
PROJECT = Path(__file__).resolve().parents[2]
OURS = ("assets/notice.css", "404.html")  # what every site built here has


class Unsafe(ValueError):  # noqa: N818 - it says what the place is
    """The site cannot go where it was asked to go; the message says why and where it can."""


def mend(site: Path, notices: Path) -> None:
    """Bring the published site back if a build was killed between its two renames.

    Args:
        site: the folder that is published.
        notices: the folder the site is made from.

    Raises:
        Unsafe: `site` is no place for a site, or another build holds it.
        OSError: the file system refuses.

    """
    refuse_unsafe(site, notices)
    if lost(site):
        with held(site):
            restore(site)


def lost(site: Path) -> bool:
    """Whether the old site waits under its other name."""
    return site.with_name(f".{site.name}.old").is_dir() and not site.exists()


def restore(site: Path) -> None:
    if lost(site):
        site.with_name(f".{site.name}.old").rename(site)


@contextmanager
def beside(site: Path, notices: Path) -> Iterator[Path]:
    """A folder to build in; leaving without an error puts it in the place of `site`.

    Args:
        site: the folder that is published.
        notices: the folder the site is made from, which must stay apart from it.

    Raises:
        Unsafe: `site` is a place where a site would destroy something else, another build holds it, or what was built
            is no whole site.
        OSError: the file system refuses.

    """
    refuse_unsafe(site, notices)
    new, old = site.with_name(f".{site.name}.next"), site.with_name(f".{site.name}.old")
    site.parent.mkdir(parents=True, exist_ok=True)
    with held(site):
        restore(site)
        for leftover in (new, old):
            shutil.rmtree(leftover, ignore_errors=True)
        new.mkdir(mode=0o755)
        try:
            yield new
            if missing := [name for name in OURS if not (new / name).is_file()]:
                raise Unsafe(f"the new site has no {missing[0]}; put theme/{missing[0]} back, and build again")
            exchange(new, site, old)
        finally:
            restore(site)
            shutil.rmtree(new, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)


@contextmanager
def held(site: Path) -> Iterator[None]:
    """Only one build at a time; the system lets go of the lock when a process ends, however it ends."""
    with site.with_name(f".{site.name}.lock").open("w") as lock:
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415 - there is none elsewhere

                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # noqa: PLC0415

                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Unsafe(f"another build is writing {site}; wait until it has ended") from error
        yield


def refuse_unsafe(site: Path, notices: Path) -> None:
    """Refuse a place that holds, or belongs to, something that is no site of ours.

    Raises:
        Unsafe: with the reason, and where the site can go instead.

    """
    real, source = site.resolve(), notices.resolve()
    other = "choose another folder with --site, as in --site site"
    if site.is_symlink():
        raise Unsafe(f"{site} is a link; name the folder itself with --site")
    if real == source or real in source.parents or source in real.parents:
        raise Unsafe(f"{site} and the notices in {notices} would lie in each other; {other}")
    if any(real == place or real in place.parents for place in (Path.cwd().resolve(), Path.home().resolve(), PROJECT)):
        raise Unsafe(f"{site} holds more than a site; {other}")
    if PROJECT in real.parents and (PROJECT / real.relative_to(PROJECT).parts[0]).name in projects_own():
        raise Unsafe(f"{site} belongs to the project; {other}")
    if site.exists() and not site.is_dir():
        raise Unsafe(f"{site} is a file; {other}")
    if site.is_dir() and any(site.iterdir()) and not all((site / name).is_file() for name in OURS):
        raise Unsafe(f"{site} has files that no build has put there; empty it, or {other}")


def projects_own() -> frozenset[str]:
    """The folders of the project itself, into which no site goes."""
    return frozenset({"docs", "hooks", "notices", "tests", "theme"} | {path.name for path in PROJECT.glob(".[a-z]*")})


def exchange(new: Path, site: Path, old: Path) -> None:
    """Put the finished folder in the place of the published one.

    On Linux the two change places in one step and no request meets a missing site; elsewhere two renames follow each
    other, and `restore` repairs what a kill or an error between them leaves.
    """
    if not site.exists():
        new.rename(site)
        return
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 and renameat2(CURRENT_FOLDER, os.fsencode(new), CURRENT_FOLDER, os.fsencode(site), EXCHANGE) == 0:
        return
    site.rename(old)
    new.rename(site)

"""The exchange of the published site: built beside it, then put in its place; readers see the old or the new."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from ..reading.refusals import Refused
from .destination import find_missing_file, refuse_unsafe

CURRENT_FOLDER = -100  # AT_FDCWD
EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)


@contextmanager
def build_beside(site: Path, notices: Path) -> Iterator[Path]:
    """A folder to build in; leaving without an error puts it in the place of `site`.

    Args:
        site: the folder that is published.
        notices: the folder the site is made from, which must stay apart from it.

    Raises:
        Refused: `site` is a place where a site would destroy something else, another build holds it, or what was built
            is no whole site.
        OSError: the file system refuses.

    """
    refuse_unsafe(site, notices)
    new, old = site.with_name(f".{site.name}.next"), name_old(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    with hold_lock(site):
        restore_site(site)
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
        new.mkdir(mode=0o755)
        try:
            yield new
            refuse_unfinished(new)
            exchange_folders(new, site, old)
        finally:
            restore_site(site)
            shutil.rmtree(new, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)


def mend_site(site: Path, notices: Path) -> None:
    """Bring the published site back if a build was killed between its two renames.

    Args:
        site: the folder that is published.
        notices: the folder the site is made from.

    Raises:
        Refused: `site` is no place for a site, or another build holds it.
        OSError: the file system refuses.

    """
    refuse_unsafe(site, notices)
    if is_set_aside(site):
        with hold_lock(site):
            restore_site(site)


def name_old(site: Path) -> Path:
    """Where the published site waits while the new one is put in its place."""
    return site.with_name(f".{site.name}.old")


def is_set_aside(site: Path) -> bool:
    """Whether there is only the old site, under its other name."""
    return name_old(site).is_dir() and not site.exists()


def restore_site(site: Path) -> None:
    """Put the old site back where there is no other."""
    if is_set_aside(site):
        name_old(site).rename(site)


@contextmanager
def hold_lock(site: Path) -> Iterator[None]:
    """Keep other builds away from a site; the system releases the lock when a process ends, however it ends.

    Raises:
        Refused: another build holds the lock.

    """
    with site.with_name(f".{site.name}.lock").open("w") as lock:
        try:
            lock_file(lock)
        except OSError as error:
            raise Refused("site-busy", site=str(site)) from error
        yield


def lock_file(file: TextIO) -> None:
    """Lock an open file without waiting.

    Raises:
        OSError: another process has locked it.

    """
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - as above

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def refuse_unfinished(new: Path) -> None:
    """Refuse to publish a folder that lacks what every site has.

    Raises:
        Refused: with the file that is missing.

    """
    if missing := find_missing_file(new):
        raise Refused("site-incomplete", file=missing)


def exchange_folders(new: Path, site: Path, old: Path) -> None:
    """Put the finished folder in the place of the published one.

    On Linux the two change places in one step and no request meets a missing site; elsewhere two renames follow each
    other, and `restore_site` repairs what a kill or an error between them leaves.
    """
    if not site.exists():
        new.rename(site)
        return
    if not exchange_names(new, site):
        site.rename(old)
        new.rename(site)


def exchange_names(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; returns whether the system can and has done it."""
    if os.name != "posix":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    failed: int = renameat2(
        CURRENT_FOLDER,
        os.fsencode(one),
        CURRENT_FOLDER,
        os.fsencode(other),
        EXCHANGE,
    )
    return failed == 0

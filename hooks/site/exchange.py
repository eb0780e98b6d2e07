"""The exchange of the published site: built beside it, then put in its place; readers see the old or the new."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..reading.files import is_real_folder
from ..reading.refusals import Refused
from .destination import EVERY_SITE_HAS, find_missing_file, refuse_unsafe
from .filling import fill_folder
from .lock import hold_lock

CURRENT_FOLDER = -100  # AT_FDCWD
EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
UNMOVABLE = (errno.EBUSY, errno.EXDEV)  # what a mount is, and a folder of a lower layer in a container


@contextmanager
def build_beside(site: Path, notices: Path, needed: Sequence[str] = EVERY_SITE_HAS) -> Iterator[Path]:
    """A folder to build in; leaving without an error puts it in the place of `site`.

    Args:
        site: the folder that is published.
        notices: the folder the site is made from, which must stay apart from it.
        needed: the files that every site has, or every shard of one.

    Raises:
        Refused: `site` is a place where a site would destroy something else, another build holds it, or what was built
            is no whole site.
        OSError: the file system refuses.

    """
    refuse_unsafe(site, notices, needed)
    new, old = site.with_name(f".{site.name}.next"), name_old(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    with hold_lock(site):
        restore_site(site)
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
        make_new(new)
        try:
            yield new
            refuse_unfinished(new, needed)
            exchange_folders(new, site, old)
        finally:
            restore_site(site)
            shutil.rmtree(new, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)


def make_new(new: Path) -> None:
    """Make the folder to build in.

    Raises:
        Refused: something stands there that could not be cleared, such as a link, or files that may not be removed.
        OSError: the file system refuses.

    """
    try:
        new.mkdir(mode=0o755)
    except FileExistsError as error:
        raise Refused("site-left-over", folder=str(new)) from error


def mend_site(site: Path, notices: Path, needed: Sequence[str] = EVERY_SITE_HAS) -> None:
    """Bring the published site back if a build was killed between its two renames.

    Args:
        site: the folder that is published.
        notices: the folder the site is made from.
        needed: the files that every site has, or every shard of one.

    Raises:
        Refused: `site` is no place for a site, or another build holds it.
        OSError: the file system refuses.

    """
    refuse_unsafe(site, notices, needed)
    if is_set_aside(site):
        with hold_lock(site):
            restore_site(site)


def name_old(site: Path) -> Path:
    """Where the published site waits while the new one is put in its place."""
    return site.with_name(f".{site.name}.old")


def is_set_aside(site: Path) -> bool:
    """Whether there is only the old site, under its other name."""
    old = name_old(site)
    return is_real_folder(old) and not site.exists()


def restore_site(site: Path) -> None:
    """Put the old site back where there is no other."""
    if is_set_aside(site):
        name_old(site).rename(site)


def refuse_unfinished(new: Path, needed: Sequence[str]) -> None:
    """Refuse to publish a folder that lacks what every site has.

    Raises:
        Refused: with the file that is missing.

    """
    if missing := find_missing_file(new, needed):
        raise Refused("site-incomplete", file=missing)


def exchange_folders(new: Path, site: Path, old: Path) -> None:
    """Put the finished folder in the place of the published one.

    On Linux the two change places in one step and no request meets a missing site; elsewhere two renames follow each
    other, and `restore_site` repairs what a kill or an error between them leaves. A folder that cannot be moved is
    filled.

    Raises:
        Refused: the published folder was filled in part only.
        OSError: the file system refuses.

    """
    if not site.exists():
        new.rename(site)
        return
    if exchange_names(new, site):
        return
    try:
        site.rename(old)
    except OSError as error:
        if error.errno not in UNMOVABLE:
            raise
        fill_folder(new, site)
    else:
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

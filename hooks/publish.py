"""The exchange of the published site: built beside it, then put in its place; readers see the old or the new."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CURRENT_FOLDER = -100  # AT_FDCWD
EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)


class Unsafe(Exception):  # noqa: N818 - it says what the place is
    """The site cannot go where it was asked to go; the message says why and where it can."""


@contextmanager
def beside(site: Path, notices: Path) -> Iterator[Path]:
    """A folder to build in; leaving without an error puts it in the place of `site`.

    Args:
        site: the folder that is published.
        notices: the folder the site is made from, which must stay apart from it.

    Raises:
        Unsafe: `site` is a place where a site would destroy something else, or another build holds it.
        OSError: the file system refuses.

    """
    refuse_unsafe(site, notices)
    new, old = site.with_name(f".{site.name}.next"), site.with_name(f".{site.name}.old")
    if old.exists() and not site.exists():
        old.rename(site)  # the last build was killed between two renames
    site.parent.mkdir(parents=True, exist_ok=True)
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    new.mkdir(mode=0o755)
    try:
        yield new
        exchange(new, site, old)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def refuse_unsafe(site: Path, notices: Path) -> None:
    real, source = site.resolve(), notices.resolve()
    if site.is_symlink():
        raise Unsafe(f"{site} is a link; name the folder itself with --site")
    if real == source or real in source.parents or source in real.parents:
        raise Unsafe(f"{site} and the notices in {notices} would lie in each other; choose another folder with --site")
    if real in Path.cwd().resolve().parents or real in (Path.cwd().resolve(), Path.home().resolve(), Path(real.anchor)):
        raise Unsafe(f"{site} holds more than a site; choose another folder with --site, as in --site site")
    if site.exists() and not site.is_dir():
        raise Unsafe(f"{site} is a file; choose another folder with --site")
    if site.is_dir() and any(site.iterdir()) and not (site / "sitemap.xml").is_file():
        raise Unsafe(f"{site} has files that no build has put there; empty it, or choose another folder with --site")


def exchange(new: Path, site: Path, old: Path) -> None:
    """Put the finished folder in the place of the published one.

    On Linux the two change places in one step and no request meets a missing site; elsewhere two renames follow each
    other, and the next build mends what a kill between them leaves.
    """
    if not site.exists():
        new.rename(site)
        return
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 and renameat2(CURRENT_FOLDER, os.fsencode(new), CURRENT_FOLDER, os.fsencode(site), EXCHANGE) == 0:
        return
    site.rename(old)
    new.rename(site)

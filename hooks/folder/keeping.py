"""What was read of the disk is kept until a file has changed, so that `serve` reads anew only what was saved.

What is kept is found by all that it was made from. The last arguments, stamps of files and the days, are only there to
tell the cache what is old.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from ..checks.clock import get_newest_day, get_today
from ..reading.files import Stamp
from ..theme.theme import Theme
from .company import Company, read_company
from .entry import Entry, add_logo, read_register
from .tree import DiskTree

MAX_KEPT = 4096


def keep_company(tree: DiskTree, path: str, theme: Theme) -> Company:
    """A company's file."""
    stamp = tree.get_stamp(path)
    return keep_stamped_company(tree, path, theme, stamp)


def keep_entry(tree: DiskTree, path: str, company: Company, theme: Theme) -> Entry:
    """A register with its logo; where only the picture has changed, only that is read."""
    entry = keep_stamped_register(
        tree,
        path,
        company,
        theme,
        tree.get_stamp(path),
        (get_today(), get_newest_day()),
    )
    if not entry.named_logo:
        return entry
    stamp = tree.get_stamp(entry.named_logo.path)
    return keep_stamped_logo(entry, tree, stamp)


@lru_cache(MAX_KEPT)
def keep_stamped_company(tree: DiskTree, path: str, theme: Theme, _stamp: Stamp) -> Company:
    """As `keep_company`."""
    return read_company(tree, path, theme)


@lru_cache(MAX_KEPT)
def keep_stamped_register(
    tree: DiskTree,
    path: str,
    company: Company,
    theme: Theme,
    _stamp: Stamp,
    _days: tuple[date, date],
) -> Entry:
    """As `keep_entry`, without the logo."""
    return read_register(tree, path, company, theme)


@lru_cache(MAX_KEPT)
def keep_stamped_logo(entry: Entry, tree: DiskTree, _stamp: Stamp) -> Entry:
    """A register with its logo."""
    return add_logo(entry, tree)

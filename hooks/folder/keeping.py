"""What was read of the disk is kept until a file has changed, so that `serve` reads anew only what was saved.

What is kept is found by all that it was made from. The last arguments, stamps of files and the days, are only there to
tell the cache what is old.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from ..checks.clock import get_newest_day, get_today
from ..parallel import Follow, share_out
from ..reading.files import Stamp
from ..theme.theme import Theme
from .company import Company, read_company
from .entry import Entry, add_logo, read_register
from .tree import DiskTree

READING = "reading"  # the name of the work
MAX_KEPT = 4096

Made = tuple[DiskTree, str, Company, Theme, Stamp, tuple[date, date, bool]]  # all that an entry is made of
kept: dict[Made, Entry] = {}  # by no `lru_cache`, since most are read in other processes


def keep_company(tree: DiskTree, path: str, theme: Theme) -> Company:
    """A company's file."""
    stamp = tree.get_stamp(path)
    return keep_stamped_company(tree, path, theme, stamp)


def keep_entries(
    tree: DiskTree,
    companies: Mapping[str, Company],
    theme: Theme,
    follow: Follow,
    *,
    is_judged: bool,
) -> list[Entry]:
    """Registers with their logos; where only a picture has changed, only that is read.

    Args:
        tree: the folder.
        companies: the file of each register's company, by the path of the register.
        theme: what they share.
        follow: shows how many of the registers were read.
        is_judged: whether the law's items are asked for, too.

    """
    asked = get_today(), get_newest_day(), is_judged
    made: dict[str, Made] = {}
    for path, company in companies.items():
        stamp = tree.get_stamp(path)
        made[path] = (tree, path, company, theme, stamp, asked)
    unread = [path for path in companies if made[path] not in kept]

    def read(path: str) -> Entry:
        return read_register(tree, path, companies[path], theme, is_judged=is_judged)

    newly_read = share_out(read, unread, follow, READING)
    for path, entry in zip(unread, newly_read, strict=True):
        kept[made[path]] = entry
    entries = [kept[made[path]] for path in companies]
    forget_oldest()
    return [keep_logo(entry, tree) for entry in entries]


def forget_oldest() -> None:
    """Keep no more registers than may be kept."""
    excess = len(kept) - MAX_KEPT
    for made in list(kept)[: max(excess, 0)]:
        del kept[made]


def keep_logo(entry: Entry, tree: DiskTree) -> Entry:
    """A register with its logo, if it names one."""
    if not entry.named_logo:
        return entry
    stamp = tree.get_stamp(entry.named_logo.path)
    return keep_stamped_logo(entry, tree, stamp)


@lru_cache(MAX_KEPT)
def keep_stamped_company(tree: DiskTree, path: str, theme: Theme, _stamp: Stamp) -> Company:
    """As `keep_company`."""
    return read_company(tree, path, theme)


@lru_cache(MAX_KEPT)
def keep_stamped_logo(entry: Entry, tree: DiskTree, _stamp: Stamp) -> Entry:
    """A register with its logo."""
    return add_logo(entry, tree)

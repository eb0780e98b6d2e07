"""The overview as `serve` shows it: made anew for each request of what is on the disk, and no file of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..folder.collection import Collection, load
from ..folder.unfinished import complete_draft
from ..overview.describing import locate_pages
from ..overview.overview import make_overview
from ..overview.page import name_address, write_page
from ..overview.rows import Row
from ..reading.messages import pick_language
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.theme import Theme
from .assembly import list_page_languages
from .live import FAILURE, explain_failed_build
from .settings import read_site_theme

ADDRESSES = {name_address(language): language for language in DEFAULT_LANGUAGES}  # with the language of each


def write_served_overview(address: str, notices: Path, theme: Path, base: str) -> str:
    """The page at one of the addresses; where it cannot be made, it says why, as the pages of the site do.

    What only git knows is left out: it would be asked at every save.

    Args:
        address: of the page.
        notices: the folder of registers.
        theme: that of the theme.
        base: where the site is served.

    """
    try:
        read = read_site_theme(notices, theme)
        found = load(notices, read)
        overview = make_overview(found, (), read, ADDRESSES[address], base)
        rows = tuple(link_rows(overview.rows, found, read))
        return write_page(replace(overview, rows=rows), read, is_served=True)
    except Exception as error:  # noqa: BLE001 - the server goes on, whatever a file of the project does wrong
        return str(FAILURE.format(explain_failed_build(error, pick_language(ADDRESSES[address]))))


def link_rows(rows: Iterable[Row], found: Collection, theme: Theme) -> Iterator[Row]:
    """The rows, also those of drafts and of faulty files with the pages that `serve` alone has of them."""
    entries = {entry.name: entry for entry in found.entries}
    for row in rows:
        entry = entries.get(row.file)
        if row.pages or entry is None:
            yield row
        else:
            languages = list_page_languages(complete_draft(entry, theme), theme)
            pages = locate_pages(entry.address, languages)
            yield replace(row, pages=pages)

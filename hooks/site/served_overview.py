"""The overview as `serve` shows it: made anew for each request of what is on the disk, and no file of the site."""

from __future__ import annotations

from pathlib import Path

from ..folder.collection import load
from ..overview.overview import make_overview
from ..overview.page import name_address, write_page
from ..reading.messages import pick_language
from ..theme.theme import DEFAULT_LANGUAGES
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
        overview = make_overview(load(notices, read), (), read, ADDRESSES[address], base)
        return write_page(overview, read, is_served=True)
    except Exception as error:  # noqa: BLE001 - the server goes on, whatever a file of the project does wrong
        return str(FAILURE.format(explain_failed_build(error, pick_language(ADDRESSES[address]))))

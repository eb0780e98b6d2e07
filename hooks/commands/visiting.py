"""The visit of `audit --url`: a browser opens the page, and a person chooses in it, or a test clicks."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..audit.recordings import Recording, find_host
from ..audit.sentences import say
from ..reading.display import quote
from ..reading.refusals import Refused
from .results import print_told

if TYPE_CHECKING:
    from playwright.async_api import Page

PAGES = ("http", "https")


def record_page(url: str, click: str | None, language: str) -> tuple[Recording, Recording]:
    """The recordings of a page before and after a choice.

    Args:
        url: its address.
        click: what is clicked instead of asking a person, as a CSS selector.
        language: in which the person is asked.

    Raises:
        Refused: there is no Playwright or browser, nobody to ask, or the page cannot be recorded.

    """
    refuse_other_addresses(url)
    try:
        from ..audit import browser  # noqa: PLC0415 - Playwright is no part of the program
    except ModuleNotFoundError as error:
        raise Refused("playwright-missing", python=sys.executable) from error
    if click:
        return asyncio.run(browser.visit(url, lambda page: page.click(click), is_shown=False))
    if not sys.stdin.isatty():
        raise Refused("audit-without-terminal")

    async def choose(page: Page) -> None:
        """Wait until the person has chosen, or has closed the window."""
        print_told(say("choose", language), err=True)
        chosen = asyncio.Event()
        page.once("close", lambda _: chosen.set())
        hear_enter(asyncio.get_running_loop(), chosen)
        await chosen.wait()

    return asyncio.run(browser.visit(url, choose, is_shown=True))


def refuse_other_addresses(url: str) -> None:
    """Refuse what is no address of a page.

    Raises:
        Refused: it is none.

    """
    is_page = find_host(url) and urlsplit(url).scheme in PAGES
    if not is_page or "@" in urlsplit(url).netloc:
        raise Refused("audit-of-no-page", url=quote(url))


def hear_enter(loop: asyncio.AbstractEventLoop, pressed: asyncio.Event) -> None:
    """Set an event when Enter is pressed, which is waited for beside the browser: that must not stand still."""

    def read_line() -> None:
        os.read(sys.stdin.fileno(), 1024)  # Python's own stream would be locked at the end of a call that is refused
        with suppress(RuntimeError):  # the visit may be over
            loop.call_soon_threadsafe(pressed.set)

    threading.Thread(target=read_line, daemon=True).start()

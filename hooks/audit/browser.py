"""A visit to one page in an empty browser, of which two recordings are made. Nothing is kept, and nowhere else is gone.

Playwright is no part of the program: whoever imports this module says what to install where it is missing.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from playwright.async_api import (
    Browser,
    BrowserContext,
    Error,
    Frame,
    Page,
    Playwright,
    Request,
    Response,
    Route,
    WebSocket,
    async_playwright,
)

from ..reading.limits import MEGABYTE
from ..reading.refusals import Refused
from .recordings import COOKIE, KINDS, MAX_NAME, MAX_NAMED, Recording, Stored, clean_host, drop_repeated, find_host

LIMIT = 60  # seconds until the page is there and has come to rest
PATIENCE = 600  # seconds until the person has chosen
QUIET = 1.5  # seconds without a request, after which a page is at rest
LONGEST_UNREST = 15.0  # seconds that are waited for that
MOST_REQUESTS = 2000
MOST_BYTES = 100 * MEGABYTE
PROGRAMS = ("chromium", "chromium-browser")
CHANNELS = ("chrome", "msedge")
STORAGES = KINDS[1:]
# The names of what a frame has stored, as one list for each of STORAGES.
NAMES = """
() => ["localStorage", "sessionStorage"].map((storage) => {
  try { return Object.keys(window[storage]).slice(0, 2001).map((name) => name.slice(0, 200)); } catch { return []; }
});
"""

Choose = Callable[[Page], Awaitable[None]]


async def visit(url: str, choose: Choose, *, is_shown: bool) -> tuple[Recording, Recording]:
    """Open a page, and record what it does before a choice and after it.

    Args:
        url: the address of the page.
        choose: returns when everything on the page has been allowed.
        is_shown: whether the window can be seen.

    Raises:
        Refused: no browser starts, the page cannot be opened, or it takes too long or too much.

    """
    async with async_playwright() as playwright:
        browser = await launch(playwright, is_shown=is_shown)
        try:
            return await record_page(browser, url, choose)
        except TimeoutError as error:
            raise Refused("visit-too-long", url=url, seconds=LIMIT) from error
        except Error as error:
            raise Refused("visit-failed", url=url, reason=shorten(error)) from error
        finally:
            await browser.close()


async def launch(playwright: Playwright, *, is_shown: bool) -> Browser:
    """The first browser that starts: Chromium, one that is like it, or Playwright's own.

    Raises:
        Refused: none does.

    """
    failures = []
    for option in list_browsers():
        try:
            return await playwright.chromium.launch(headless=not is_shown, chromium_sandbox=not is_root(), **option)
        except Error as error:
            failures.append(shorten(error))
    raise Refused("browser-missing", reason=failures[0])


def list_browsers() -> Iterator[dict[str, Any]]:
    """Where a browser may be, as options of Playwright."""
    for path in filter(None, map(shutil.which, PROGRAMS)):
        yield {"executable_path": path}
    for channel in CHANNELS:
        yield {"channel": channel}
    yield {}


def is_root() -> bool:
    """Whether the sandbox of the browser would refuse to start."""
    return getattr(os, "geteuid", os.getpid)() == 0


def shorten(error: Error) -> str:
    """What went wrong, in the first line that Playwright says."""
    return error.message.strip().partition("\n")[0]


async def record_page(browser: Browser, url: str, choose: Choose) -> tuple[Recording, Recording]:
    """Open the page in a profile that is empty, and record it twice."""
    context = await browser.new_context(accept_downloads=False, service_workers="block")
    context.set_default_timeout(LIMIT * 1000)
    page = await context.new_page()
    watch = Watch(context, page, url)
    await watch.begin()
    async with asyncio.timeout(LIMIT):
        await page.goto(url)
        watch.allow(page.url)
        before = await watch.record()
    async with asyncio.timeout(PATIENCE):
        await choose(page)
    async with asyncio.timeout(LIMIT):
        after = await watch.record()
    return before, after


class Watch:
    """What one page asks and stores; it can lead to no other page, and open none."""

    def __init__(self, context: BrowserContext, page: Page, url: str) -> None:
        self.context = context
        self.page = page
        self.url = url
        self.allowed = {drop_fragment(url)}
        self.hosts: set[str] = set()
        self.requests = 0
        self.bytes = 0

    async def begin(self) -> None:
        """Hear of everything that happens from here on."""
        self.context.on("request", self.note_request)
        self.context.on("response", self.note_response)
        self.context.on("page", close_page)
        self.page.on("websocket", self.note_socket)
        await self.context.route("**/*", self.judge_request)

    def allow(self, address: str) -> None:
        """Let the page be loaded again under the address that it has in the end."""
        self.allowed.add(drop_fragment(address))

    def note_request(self, request: Request) -> None:
        self.requests += 1
        if not self.leads_elsewhere(request):
            self.hosts.add(find_host(request.url))

    def note_socket(self, socket: WebSocket) -> None:
        self.hosts.add(find_host(socket.url))

    def note_response(self, response: Response) -> None:
        length = response.headers.get("content-length", "")
        is_number = length.isascii() and length.isdigit()
        if is_number and len(length) < MAX_NAME:
            self.bytes += int(length)

    async def judge_request(self, route: Route) -> None:
        """Stop what leads to another page, and everything once it is too much."""
        if self.is_full() or self.leads_elsewhere(route.request):
            await route.abort("aborted")  # with any other reason the page would go
        else:
            await route.continue_()

    def is_full(self) -> bool:
        """Whether the page has asked for more than is recorded."""
        return self.requests > MOST_REQUESTS or self.bytes > MOST_BYTES

    def leads_elsewhere(self, request: Request) -> bool:
        """Whether another page would take the place of this one, or a window would open."""
        if not request.is_navigation_request() or request.redirected_from:
            return False
        try:
            is_frame = request.frame.parent_frame is not None
        except Error:  # of a window that is not there yet
            return True
        return not is_frame and drop_fragment(request.url) not in self.allowed

    async def record(self) -> Recording:
        """What was asked and stored up to now, once the page is at rest.

        Raises:
            Refused: it was more than is recorded.

        """
        await self.rest()
        stored = drop_repeated(await self.list_stored())
        hosts = frozenset(self.hosts - {""})
        if self.is_full() or max(len(hosts), len(stored)) > MAX_NAMED:
            raise Refused("visit-too-large", url=self.url, requests=MOST_REQUESTS, most=MOST_BYTES // MEGABYTE)
        return Recording(find_host(self.page.url), hosts, stored, frozenset(KINDS))

    async def rest(self) -> None:
        """Wait until the page asks for nothing more; not for ever, since some never rest."""
        waited = 0.0
        before = -1
        while before != self.requests and waited < LONGEST_UNREST:
            before = self.requests
            waited += QUIET
            await asyncio.sleep(QUIET)

    async def list_stored(self) -> list[Stored]:
        """The names of all cookies, and of what each frame has stored."""
        stored = []
        for cookie in await self.context.cookies():
            name = cookie.get("name", "")
            host = clean_host(cookie.get("domain", ""))
            stored.append(Stored(COOKIE, name[:MAX_NAME], host))
        for frame in self.page.frames:
            stored += await list_stored_by(frame)
        return stored


async def list_stored_by(frame: Frame) -> list[Stored]:
    """The names of what a frame has stored beside cookies; nothing of one that is just going."""
    host = find_host(frame.url)
    if not host:
        return []
    try:
        found = await frame.evaluate(NAMES)
    except Error:
        return []
    stored = []
    for kind, names in zip(STORAGES, found, strict=False):
        stored += [Stored(kind, str(name), host) for name in names]
    return stored


async def close_page(page: Page) -> None:
    """Close a window that a page has opened."""
    await page.close()


def drop_fragment(address: str) -> str:
    """The address of a page without a place in it."""
    return address.partition("#")[0]

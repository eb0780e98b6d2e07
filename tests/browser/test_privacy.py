"""The page asks for little, from its own host, keeps nothing, and needs no script."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.detectors import Visit, none
from tests.browser.kinds import EVERY, EXTREME, FULL, NOTICES, every_page

MOST_REQUESTS = 4
APPEARANCE = 2  # of FULL, which has a colour and a logo
MOST_BYTES = 40_000
# What one sees of the page but the place of the filter, with what is far from the window.
TEXT = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [sheet];
  document.getElementById("filter")?.remove();
  return document.body.innerText.split("\\n");
}
"""


@pytest.fixture(scope="module")
def visits(context: BrowserContext, strict_host: str) -> Iterator[dict[str, Visit]]:
    """Every page in a tab of its own; they come to rest side by side, since rest is half a second of nothing."""
    visits = {address: Visit(context.new_page()) for address in EVERY}
    for address, visit in visits.items():
        visit.page.goto(strict_host + address)
    for visit in visits.values():
        visit.page.wait_for_load_state("networkidle")
    yield visits
    for visit in visits.values():
        visit.page.close()


@every_page
def test_quiet(visits: dict[str, Visit], address: str) -> None:
    """No request to others, no cookie, nothing stored, no message, nothing against the strictest policy; few bytes.

    A notice is at most 4 requests and 40 kB; a company's own colour and its logo are a request each, and the invented
    notice of 60 purposes and 200 cookies may weigh more.
    """
    visit = visits[address]
    faults = visit.faults()
    if address in NOTICES and len(visit.requests) > MOST_REQUESTS + (APPEARANCE if address in FULL else 0):
        faults.append(f"{len(visit.requests)} requests: {', '.join(urlsplit(one.url).path for one in visit.requests)}")
    if address in NOTICES and address not in EXTREME and visit.weight() > MOST_BYTES:
        faults.append(f"{visit.weight()} bytes")
    none(faults)


@every_page
def test_without_script(page: Page, scriptless: Page, host: str, address: str) -> None:
    """Without JavaScript the text is the same; an index only lacks its filter."""
    scriptless.goto(host + address)
    page.goto(host + address)
    assert page.evaluate(TEXT) == scriptless.evaluate(TEXT)

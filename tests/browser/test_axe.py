"""What axe finds on a page as it is shown, and on a link that is pointed at."""

from itertools import product
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.detectors import COLOURS, RULES, axe, none, show
from tests.browser.kinds import COMPANY_INDEX, FULL, NOT_FOUND, SCHEMES, every_page

WIDTHS = [320, 1280]


@every_page
def test_axe(page: Page, host: str, address: str) -> None:
    """Nothing is found by axe against WCAG 2.2 AA or its best practices, on a phone and a desk, in light and dark.

    From one scheme to the other nothing changes but colours, so in the dark only they are asked about.
    """
    page.goto(host + address)
    faults = []
    for width, scheme in product(WIDTHS, SCHEMES):
        show(page, width, scheme)
        faults += [f"{width} px, {scheme}: {fault}" for fault in axe(page, RULES if scheme == "light" else COLOURS)]
    none(faults)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", [FULL[0], COMPANY_INDEX, NOT_FOUND])
def test_links_that_are_pointed_at(page: Page, host: str, address: str, scheme: Literal["light", "dark"]) -> None:
    """A link can be read while it has the focus or the pointer, too."""
    page.goto(host + address)
    show(page, 1280, scheme)
    link = page.locator("main a").first
    link.hover()
    none(axe(page))
    link.focus()
    none(axe(page))

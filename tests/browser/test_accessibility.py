"""Whoever reads with a keyboard, a screen reader, or colours of their own; what axe finds is in test_axe.py."""

from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.detectors import ask, axe, none, show, walk
from tests.browser.kinds import COMPANY_INDEX, EVERY, FULL, INDEXES, NOT_FOUND, SCHEMES, every_page

WIDTHS = [320, 1280]


@pytest.mark.parametrize(
    ("address", "width"),
    [*((address, 320) for address in EVERY), *((address, 1280) for address in [*FULL, *INDEXES[1:]])],
)
def test_tab(page: Page, host: str, address: str, width: int) -> None:
    """Tab comes to everything that can be used, once, in the order one reads; each stop is in sight with a ring.

    The order on a desk is the same for all notices and all indexes, so there a few stand for the others.
    """
    page.goto(host + address)
    show(page, width, "dark" if width == 320 else "light")
    none(walk(page))


def test_skip_link(page: Page, host: str) -> None:
    """The first stop leads past the head of the page: the next one after it is inside <main>."""
    page.goto(host + FULL[0])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@every_page
def test_structure(page: Page, host: str, address: str) -> None:
    """One h1, no level of headings left out, tables with caption and scopes, links whose words tell them apart."""
    page.goto(host + address)
    none([*ask(page, "headings"), *ask(page, "tables"), *ask(page, "links")])


@pytest.mark.chromium_alone("Firefox tells Playwright nothing of its accessibility tree")
@pytest.mark.parametrize("address", [*FULL, *INDEXES])
def test_tables_on_a_phone(page: Page, host: str, address: str) -> None:
    """Tables that are shown as rows on a phone are still tables, with headings, for a screen reader."""
    seen = {}
    page.goto(host + address)
    for width in (1280, 320):
        show(page, width)
        tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        roles = [node["role"]["value"] for node in tree if not node["ignored"]]
        seen[width] = {role: roles.count(role) for role in ("table", "row", "columnheader", "rowheader", "cell")}
    assert seen[320] == seen[1280]


@every_page
def test_targets(page: Page, host: str, address: str) -> None:
    """Links that lead through the site are at least 24 by 24 px."""
    page.goto(host + address)
    faults = []
    for width in WIDTHS:
        show(page, width)
        faults += [f"{width} px: {fault}" for fault in ask(page, "targets")]
    none(faults)


@pytest.mark.chromium_alone("Playwright cannot force colours upon Firefox")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", [FULL[0], COMPANY_INDEX, NOT_FOUND])
def test_forced_colours(page: Page, host: str, address: str, scheme: Literal["light", "dark"]) -> None:
    """With the reader's own colours nothing keeps its own, and what was a box is still one; stops have their ring."""
    page.goto(host + address)
    show(page, 1280, scheme)
    ask(page, "boxes")
    page.emulate_media(forced_colors="active")
    ask(page, "settle")
    none([*ask(page, "forced"), *ask(page, "borderless"), *axe(page), *walk(page)])


@every_page
def test_reduced_motion(page: Page, host: str, address: str) -> None:
    """Nothing moves for readers who asked for no movement."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(host + address)
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    none(ask(page, "movement"))

"""Pages fit: in every window, with larger text, with more space between letters, and on paper."""

import re
from typing import Literal

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from playwright.sync_api import Page

from tests.browser.detectors import ask, larger_text, none, show
from tests.browser.kinds import FULL, NOTICES, every_page

WIDTHS = [320, 390, 768, 1280]


def unfit(page: Page) -> list[str]:
    """What is wider than the window, or cut off, in windows from a small phone's to a desk's."""
    faults = []
    for width in WIDTHS:
        show(page, width)
        faults += [f"{width} px: {fault}" for fault in [*ask(page, "overflow"), *ask(page, "clipped")]]
    return faults


@every_page
def test_width(page: Page, host: str, address: str) -> None:
    """Nothing is wider than the window or cut off."""
    page.goto(host + address)
    none(unfit(page))


@pytest.mark.chromium_alone("Playwright cannot change the size of text in Firefox")
@every_page
def test_large_text(page: Page, host: str, address: str) -> None:
    """With text twice as large nothing is wider than the window or cut off."""
    page.goto(host + address)
    with larger_text(page):
        none(unfit(page))


@every_page
def test_text_spacing(page: Page, host: str, address: str) -> None:
    """With the spacing of WCAG 1.4.12 nothing is wider than the window or cut off."""
    page.goto(host + address)
    ask(page, "space")
    none(unfit(page))


@pytest.mark.parametrize(("address", "scheme"), [*((address, "dark") for address in NOTICES), (FULL[0], "light")])
def test_print(page: Page, host: str, address: str, scheme: Literal["light", "dark"]) -> None:
    """On paper a notice has its whole text, dark on white, whatever the screen shows; no heading ends a sheet."""
    page.goto(host + address)
    show(page, 1280, scheme)
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        sheets = [sheet.get_textpage().get_text_range() for sheet in document]
        shades = sorted(bytes(document[0].render(grayscale=True).buffer))
    assert shades[len(shades) // 2] == 255, "the paper is not white"
    assert shades[len(shades) // 200] < 100, "the text is not dark"
    headings = {letters(text) for text in page.locator("main :is(h2, h3, h4)").all_text_contents()}
    feet = [[line for line in map(letters, sheet.splitlines()) if line][-1] for sheet in sheets]
    assert not headings & set(feet)
    printed = letters(" ".join(sheets))
    ask(page, "paper")
    text = ask(page, "seen")
    lost = {word for word in re.findall(r"[a-zåäö]{2,}", text.lower()) if word not in printed}
    none([f"not printed: {word}" for word in sorted(lost)])


def letters(text: str) -> str:
    """A text without what tells words and lines apart, hyphens of lines included."""
    return re.sub(r"[^a-zåäö]", "", text.lower())

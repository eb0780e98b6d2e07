"""The overview in a browser: whole without its script, and with it searched and sorted by keyboard."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from playwright.sync_api import Page, expect

from hooks.overview.page import write_page
from hooks.theme.languages import DEFAULT_LANGUAGES
from tests.browser.detectors import Visit, ask, look, none, program, show, vnu, walk
from tests.overview.test_overview import read_overview
from tests.shared import THEME

WIDTHS = (320, 768, 1280)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The page in Finnish, with a long name."""
    overview = read_overview()
    long = replace(overview.rows[2], owner="long", company=f"{'Pitkänimisyyden' * 9} Oy")
    file = tmp_path / "overview.html"
    file.write_text(write_page(replace(overview, rows=(long, *overview.rows)), THEME), "utf-8")
    return file


@pytest.mark.parametrize("language", DEFAULT_LANGUAGES)
def test_overview(language: str, written: Path, fresh: Page) -> None:
    """Nothing is found by axe at any width or in any scheme; nothing is wider than the window, or asked for."""
    if language == "en":
        written.write_text(write_page(read_overview("en"), THEME), "utf-8")
    visit = Visit(fresh)
    fresh.goto(written.as_uri())
    none([*look(fresh, WIDTHS), *ask(fresh, "headings"), *ask(fresh, "tables"), *visit.messages])
    assert visit.others() == []


def test_overview_is_valid(written: Path) -> None:
    """The Nu HTML Checker finds nothing but style and script, which our policy names by hashes: it computes none."""
    program("java", "default-jre-headless")
    none([fault for fault in vnu(written) if not re.search("Inline (style|script) violates Content Security", fault)])


def test_whole_without_a_script(written: Path, scriptless: Page) -> None:
    """Without a script everything is there, and nothing that would need one."""
    scriptless.goto(written.as_uri())
    assert scriptless.locator(".case").count() == 6
    assert scriptless.locator("tbody tr").count() == 12
    assert scriptless.locator("input, button").count() == 0


def test_search(written: Path, fresh: Page) -> None:
    """What is typed finds registers and companies without regard to capitals and marks; Escape brings all back."""
    fresh.goto(written.as_uri())
    fresh.get_by_label("Etsi yritystä, rekisteriä tai tiedostoa").press_sequentially("KONSERNI henkilosto")
    expect(fresh.locator("tbody tr:visible")).to_have_count(1)
    expect(fresh.locator(".case:visible h3")).to_have_text(["Konserni"])
    expect(fresh.locator("#found")).to_have_text("1 / 12 rekisteriä")
    fresh.keyboard.type(" ei tällaista")
    expect(fresh.locator("#found")).to_have_text("Mikään ei vastaa hakua")
    expect(fresh.locator(".cases:visible")).to_have_count(0)
    fresh.keyboard.press("Escape")
    expect(fresh.locator("tbody tr:visible")).to_have_count(12)
    expect(fresh.locator(".case:visible")).to_have_count(6)


def test_sort(written: Path, fresh: Page) -> None:
    """A heading sorts the table by its column, a second time the other way; that of reasons has the first order."""
    fresh.goto(written.as_uri())
    files = fresh.locator("tbody th")
    before = files.all_text_contents()
    heading = fresh.get_by_role("button", name="Vahvistettu")
    heading.focus()
    fresh.keyboard.press("Enter")
    confirmed = fresh.locator("tbody td:nth-child(6)")
    expect(fresh.get_by_role("columnheader", name="Vahvistettu")).to_have_attribute("aria-sort", "ascending")
    expect(confirmed.last).to_contain_text("1.6.2026")
    fresh.keyboard.press("Enter")
    expect(fresh.get_by_role("columnheader", name="Vahvistettu")).to_have_attribute("aria-sort", "descending")
    expect(confirmed.first).to_contain_text("1.6.2026")
    fresh.get_by_role("button", name="Mitä tehdään ja miksi").click()
    assert files.all_text_contents() == before


@pytest.mark.parametrize("width", [320, 1280])
def test_keyboard(width: int, written: Path, fresh: Page) -> None:
    """Tab comes to everything that can be used, once, in the order one reads; each stop is in sight with a ring."""
    fresh.goto(written.as_uri())
    show(fresh, width, "light")
    none(walk(fresh))


def test_on_paper(written: Path, fresh: Page) -> None:
    """On paper there is nothing to press, and everybody who is to be called with the number."""
    fresh.goto(written.as_uri())
    with pypdfium2.PdfDocument(fresh.pdf(prefer_css_page_size=True)) as document:
        sheets = [sheet.get_textpage().get_text_range() for sheet in document]
        width, height = document[0].get_size()
    text = "\n".join(sheets).replace("\u00a0", " ")
    assert width > height
    assert "Etsi yritystä" not in text
    assert "Helmi Esimerkki" in text
    assert "+358 40 123 4567" in text

"""The index filters as one types; assets/filter.js adds the field, so without a script there is none."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.detectors import axe, none, walk

INDEX = ["/", "/en/"]


def listed(page: Page) -> Locator:
    """The notices that the index shows."""
    return page.locator("main a[href]:not([href^='#']):visible")


@pytest.mark.parametrize("address", INDEX)
def test_field(page: Page, scriptless: Page, host: str, address: str) -> None:
    """There is one labelled field for searching, in the language of the page, and only where it can work."""
    page.goto(host + address)
    label = {"/": "Hae|Etsi", "/en/": "Find|Search|Filter"}[address]
    expect(page.get_by_role("searchbox")).to_have_accessible_name(re.compile(label, re.IGNORECASE))
    scriptless.goto(host + address)
    links = "main a[href]:not([href^='#'])"
    assert scriptless.get_by_role("searchbox").count() == 0
    assert scriptless.locator(links).count() == page.locator(links).count()


@pytest.mark.parametrize("typed", ["Åkerin", "akerin", "ÅKERIN", "  åkerin  ", "akerin poj"])
def test_name(page: Page, host: str, typed: str) -> None:
    """A company is found by its name, with and without diacritics, in whatever case."""
    page.goto(host + "/")
    page.get_by_role("searchbox").press_sequentially(typed)
    expect(listed(page)).to_have_count(1)
    expect(listed(page)).to_contain_text("Åkerin Pojat")


def test_count_is_told(page: Page, host: str) -> None:
    """How many notices are shown is told to those who do not see them, also when there is none."""
    page.goto(host + "/")
    status = page.get_by_role("status")
    expect(status).to_have_count(1)
    page.get_by_role("searchbox").fill("ayri")
    expect(status).to_contain_text(str(listed(page).count()))
    assert 0 < listed(page).count() < 20
    page.get_by_role("searchbox").fill("ei ole olemassa")
    expect(listed(page)).to_have_count(0)
    expect(status).to_have_text(re.compile(r"\w"))


def test_escape(page: Page, host: str) -> None:
    """Esc empties the field and brings every notice back."""
    page.goto(host + "/")
    before = listed(page).count()
    page.get_by_role("searchbox").fill("ayri")
    expect(listed(page)).not_to_have_count(before)
    page.get_by_role("searchbox").press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(listed(page)).to_have_count(before)


def test_filtered_page(page: Page, host: str) -> None:
    """While it filters the page is as accessible as before, and Tab comes only to what is shown."""
    page.goto(host + "/")
    page.get_by_role("searchbox").fill("ayri")
    expect(listed(page)).not_to_have_count(0)
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")  # the walk begins at the top
    none([*axe(page), *walk(page)])

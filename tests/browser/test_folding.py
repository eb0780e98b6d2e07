"""What is folded opens without a script: for a click, for a link to it, for a search in the page, and on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.detectors import ask
from tests.browser.kinds import FULL

FOLDED = "Lisäkopioista saamme periä"  # in the details of the right of access


@pytest.fixture
def notice(page: Page, host: str) -> Page:
    """A notice as it is opened."""
    page.goto(host + FULL[0])
    return page


def test_names_and_first_sentences_are_never_folded(notice: Page) -> None:
    """What stands in folded parts is none of a heading, a box, a gap, the contact or the complaint."""
    assert notice.locator("details").count() > 5
    assert notice.locator("details :is(h1, h2, h3, .gap)").count() == 0
    assert notice.locator(":is(#objection, #contact, #complaint, #open, #summary) details").count() == 0
    assert notice.locator("#rights > h3 + p").count() == notice.locator("#rights > h3").count()


def test_a_click_opens(notice: Page) -> None:
    """The line before a folded text opens it, by keyboard and by mouse."""
    text = notice.locator("#right-access")
    line = notice.locator("details:has(#right-access) > summary")
    expect(text).to_be_hidden()
    line.press("Enter")
    expect(text).to_be_visible()
    line.press("Space")
    expect(text).to_be_hidden()
    line.click()
    expect(text).to_be_visible()


def test_a_link_opens(page: Page, host: str) -> None:
    """A link from elsewhere to a right opens its text, and the heading of the right is in sight."""
    page.goto(f"{host}{FULL[0]}#right-access")
    page.wait_for_function("document.getElementById('right-access').closest('details').open")
    heading = page.locator("#rights > h3").first.bounding_box()
    assert heading
    assert 0 <= heading["y"] < 400


def test_a_link_to_a_text_opens(page: Page, host: str) -> None:
    """So does a link to words inside, as a search in the page does."""
    page.goto(f"{host}{FULL[0]}#:~:text={FOLDED}")
    page.wait_for_function("document.getElementById('right-access').closest('details').open")


def test_paper_shows_all(notice: Page) -> None:
    """On paper every folded text is shown, and the line that opens it is not."""
    ask(notice, "paper")
    shown = "element => element.getBoundingClientRect().height"
    assert all(notice.locator("details > :not(summary)").evaluate_all(f"all => all.map({shown})"))
    assert not any(notice.locator("summary").evaluate_all(f"all => all.map({shown})"))

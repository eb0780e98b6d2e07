"""The letter to a company: read and answered in a browser, on a phone or a desk, from a file, without the network."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from hooks.confirm.answers import Answer, match_answers, read_answers
from hooks.confirm.letter import write_letter
from tests.browser.detectors import Visit, ask, look, none, vnu
from tests.confirm.asked import OPEN, list_chapters, read, write
from tests.shared import THEME


@pytest.fixture
def letter(notices: Path) -> Path:
    """A letter with something open."""
    file = notices.parent / "confirm-piha.fi.html"
    file.write_text(write_letter(write(notices, OPEN), "fi", THEME), "utf-8")
    return file


def test_letter(letter: Path, fresh: Page) -> None:
    """Nothing is found by axe, nothing is wider than a phone, and nothing else is asked for."""
    visit = Visit(fresh)
    fresh.goto(letter.as_uri())
    none([*look(fresh), *ask(fresh, "headings"), *visit.messages])
    assert visit.others() == []


def answer(page: Page) -> None:
    """Answer every question: all is right but a phone number, one is not known, and what is open is told."""
    for question in page.locator(".question").all():
        if question.get_attribute("data-kind") == "open":
            question.locator("[type=text]").fill('3 vuotta: "asiakkuuden" jälkeen #1 \\')
        else:
            question.locator("[value=right]").check()
    page.locator(".question", has_text="Puhelinnumero on").locator("[type=text]").fill("050 123 4567")
    page.locator(".question", has_text="Y-tunnus on").locator("[value=unknown]").check()
    page.locator("#who").fill("toimistopäällikkö")


def save(page: Page, file: Path) -> None:
    """Save the answers, without the day of the machine, which is not the one on which the tests run."""
    with page.expect_download() as saved:
        page.get_by_role("button").click()
    assert saved.value.suggested_filename == file.name
    lines = Path(saved.value.path()).read_text("utf-8").splitlines()
    file.write_text("\n".join(line for line in lines if not line.startswith("date: 2")), "utf-8")


@pytest.mark.chromium_alone("Playwright hears nothing of what Firefox saves")
def test_answers_are_saved(letter: Path, notices: Path, fresh: Page) -> None:
    """The script counts what is left, and saves a file that `confirm --answers` reads: every answer as it was given."""
    visit = Visit(fresh)
    fresh.goto(letter.as_uri())
    count = fresh.locator(".question").count()
    left = fresh.locator("#left")
    assert left.text_content() == f"Vastaamatta: {count}"
    answer(fresh)
    assert left.text_content() == "Kaikkiin kohtiin on vastattu."
    file = notices.parent / "answers-piha.yml"
    save(fresh, file)
    answers = read_answers(file, "piha")
    assert answers.by == "toimistopäällikkö"
    matched = match_answers(list_chapters(read(notices, "piha")), answers)
    assert (matched.skipped, matched.stale) == ((), ())
    given = {question.said: answer for question, answer in matched.answered}
    assert given["Kuinka kauan tietoja säilytetään?"] == Answer("answer", '3 vuotta: "asiakkuuden" jälkeen #1 \\')
    assert given["Puhelinnumero on +358 3 123 4567."] == Answer("wrong", "050 123 4567")
    assert given["Y-tunnus on 1234567-1."] == Answer("unknown")
    assert list(given.values()).count(Answer("right")) == count - 3
    none(visit.messages)


def test_letter_without_a_script(letter: Path, scriptless: Page) -> None:
    """Without its script the letter is whole, and shows no button that would do nothing."""
    scriptless.goto(letter.as_uri())
    assert scriptless.get_by_label("Oikein").first.is_visible()
    assert not scriptless.locator("#save").is_visible()
    assert "tulostaa" in scriptless.locator("header").inner_text()


def test_markup_of_the_letter(letter: Path) -> None:
    """The checker of the HTML standard finds nothing; what it says of the policy, which names hashes, is no fault."""
    none([fault for fault in vnu(letter) if "violates Content Security Policy" not in fault])

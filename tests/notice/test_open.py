"""The box of what is open, and the marks where it is open."""

import re
from pathlib import Path

import pytest

from hooks.format.register import Register
from hooks.notice.naming import list_languages
from hooks.notice.notice import render_notice
from hooks.reading.source import Data
from tests.facts.samples import NOTED, facts
from tests.paths import DATA
from tests.shared import THEME, read_case

REPEATING = ("summary", "purposes")  # sections with what other sections say in full, each with its mark there
NOTICES = sorted((DATA / "notices").glob("*.yml"))


def find_unlisted(html: str, language: str) -> list[str]:
    """What the box of a page and its marks do not have alike, and the sections with a cell that is open and no mark."""
    box = re.search(r'<section id="open".*?</section>', html, re.DOTALL)
    listed = re.findall(r'href="#(gap-[a-z0-9-]+)"', box[0]) if box else []
    marked = re.findall(r'class="gap" id="(gap-[a-z0-9-]+)"', html)
    links = re.findall(r'href="#(gap-[a-z0-9-]+)"', html)
    cell = re.escape(str(THEME.words[language]["gaps"]["cell"]))
    sections = re.findall(r'<section id="(\w+)"(.*?)</section>', html, re.DOTALL)
    having_cells = [(key, text) for key, text in sections if re.search(cell, text, re.IGNORECASE)]
    unmarked = [key for key, text in having_cells if key not in REPEATING and 'class="gap" id="' not in text]
    return [
        *(["order"] if listed != marked else []),
        *(["box"] if having_cells and not listed else []),
        *sorted(set(links) - set(listed)),
        *unmarked,
    ]


def show(register: Register | None) -> str:
    assert register
    return str(render_notice(register, list_languages(register)[0], THEME).html)


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_box_and_marks(path: Path) -> None:
    """The box lists what has a mark on the page, once and in its order; without a mark there is no box."""
    register = read_case(path, path.parent).register
    assert register
    assert find_unlisted(show(register), list_languages(register)[0]) == []


def test_a_mark_that_is_not_listed_is_found() -> None:
    """A mark without its line in the box, and an open cell without a mark, are caught."""
    page = '<section id="open"></section><section id="data"><td>Ei vielä kerrottu</td></section>'
    assert find_unlisted(page, "fi") == ["box", "data"]
    assert find_unlisted(page.replace("<td>", '<p class="gap" id="gap-data">'), "fi") == ["order", "box"]


@pytest.mark.parametrize(
    ("reviewed", "is_shown"),
    [
        (None, True),
        ("2027-05-30", True),
        ("2027-05-31", False),
        ({"date": "2027-05-30", "by": "AE"}, True),
        ({"date": "2027-05-31", "by": "AE"}, False),
    ],
)
def test_day_of_the_review(reviewed: Data, is_shown: bool) -> None:
    """The box names the day of the next review, unless the facts were confirmed on it or later."""
    found = facts({"retention": NOTED, "review_by": "2027-05-31", "reviewed": reviewed})
    assert ("viimeistään 31.\u00a0toukokuuta 2027" in show(found.register)) == is_shown

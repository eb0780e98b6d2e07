"""The box of what is open, and the marks where it is open."""

import re
from pathlib import Path

import pytest

from hooks.format.register import Register
from hooks.notice.notice import render_notice
from hooks.reading.source import Data
from tests.facts.samples import NOTED, facts
from tests.paths import DATA
from tests.shared import THEME, read_case

NOTICES = sorted((DATA / "notices").glob("*.yml"))


def show(register: Register | None) -> str:
    assert register
    return str(render_notice(register, "fi", THEME).html)


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_box_and_marks(path: Path) -> None:
    """The box lists what has a mark on the page, once and in its order; without a mark there is no box."""
    html = show(read_case(path, path.parent).register)
    box = re.search(r'<section id="open".*?</section>', html, re.DOTALL)
    listed = re.findall(r'href="#(gap-[a-z-]+)"', box[0]) if box else []
    assert listed == re.findall(r'class="gap" id="(gap-[a-z-]+)"', html)
    assert set(re.findall(r'href="#(gap-[a-z-]+)"', html)) == set(listed)


@pytest.mark.parametrize(
    ("reviewed", "is_shown"),
    [(None, True), ("2027-05-30", True), ("2027-05-31", False)],
)
def test_day_of_the_review(reviewed: Data, is_shown: bool) -> None:
    """The box names the day of the next review, unless the facts were confirmed on it or later."""
    found = facts({"retention": NOTED, "review_by": "2027-05-31", "reviewed": reviewed})
    assert ("viimeistään 31.\u00a0toukokuuta 2027" in show(found.register)) == is_shown

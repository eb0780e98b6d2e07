"""Two pages in one: tests/data/sections/<case>/old.html and new.html give the marked text of expected.txt."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.review.sections import NoticeText, mark_new_notice, mark_sections, mark_unequal_sections
from tests.paths import DATA
from tests.review.test_diff import show_pieces

CASES = DATA / "sections"


def read_sections(html: str) -> NoticeText:
    """The sections of a page of a test."""
    found = re.findall(r'<section id="(\w+)"><h2>(.*?)</h2>(.*?)</section>', html, re.DOTALL)
    return NoticeText({key: (title, inside) for key, title, inside in found})


def make_text(**sections: str) -> NoticeText:
    """A text whose sections hold a paragraph each."""
    return NoticeText({key: (key, f"<p>{words}</p>") for key, words in sections.items()})


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_page(case: Path, golden: Callable[[Path, str], None]) -> None:
    """Two pages become one with marks: sections by key, rows by their first cell, whole words, deletions first."""
    old, new = (read_sections((case / name).read_text("utf-8")) for name in ("old.html", "new.html"))
    lines = []
    for section in mark_sections(old, new):
        lines.append(f"# {section.key}: {section.state}{', moved' if section.moved else ''}")
        for block in section.blocks:
            moved = " (moved)" if block.moved else ""
            lines.append(f"{block.kind}{moved}: " + " | ".join(show_pieces(cell) for cell in block.cells))
    golden(case / "expected.txt", "\n".join(lines) + "\n")


def test_a_section_that_went_stands_where_it_was() -> None:
    """Sections that went stand behind the section that they stood behind, the first ones first."""
    old = make_text(a="1", b="2", c="3", d="4", e="5")
    new = make_text(d="4", x="6", b="2")
    found = [(section.key, section.state, section.moved) for section in mark_sections(old, new)]
    assert found == [
        ("a", "removed", False),
        ("d", "same", True),
        ("e", "removed", False),
        ("x", "added", False),
        ("b", "same", False),
        ("c", "removed", False),
    ]


def test_equal_sections_may_be_left_out() -> None:
    """Of two long texts only the sections that differ are compared."""
    found = mark_unequal_sections(make_text(a="1", b="2", c="3"), make_text(a="1", b="4", d="5"))
    assert [section.key for section in found] == ["b", "c", "d"]


def test_a_new_notice_has_no_marks_inside() -> None:
    """All of a new notice is new, and reads as a plain text."""
    [section] = mark_new_notice(make_text(a="1"))
    assert section.state == "added"
    assert [show_pieces(cell) for block in section.blocks for cell in block.cells] == ["1"]

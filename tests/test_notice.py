"""A notice in words: tests/data/notices/<case>.yml gives the text of <case>.fi.txt and <case>.en.txt.

A new case needs no Python: write the register, run pytest with --update-goldens, and read what it wrote.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from hooks import collection, notice
from hooks.derive import Facts
from hooks.register import Register
from hooks.vocabulary import LANGUAGES, SECTIONS, VOCABULARY

FOLDER = Path(__file__).parent / "data/notices"
CASES = sorted(path for path in FOLDER.rglob("*.yml") if path.name != collection.COMPANY)


MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- ", "dd": "  ", "td": "  ", "caption": "= ", "dt": "", "p": ""}


class VisibleText(HTMLParser):
    """HTML as lines, one a block: `#` a heading, `-` an item, `|` a column, `*` a row; <an address the text hides>."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.text = self.mark = self.section = self.address = self.linked = ""
        self.contents = False  # the list of contents says the headings once more
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "nav":
            self.contents = True
        elif tag == "section":
            self.section = given.get("id") or ""
        elif tag == "a":
            self.address, self.linked = given.get("href") or "", ""
        elif tag in MARKS or tag == "th":
            self.end_line()
            self.mark = MARKS.get(tag) or {"col": "| ", "row": "* "}.get(given.get("scope") or "", "")
            if tag == "h2" and not self.contents:
                self.lines.append("")
                self.mark += f"{self.section}: "
            if tag == "td":
                self.text = f"{given.get('data-label')}: "

    def handle_endtag(self, tag: str) -> None:
        if tag == "nav":
            self.contents = False
        elif tag == "a" and re.sub("^(mailto|tel):", "", self.address) != re.sub(r"\s", "", self.linked):
            self.text += f" <{self.address}>"
        elif tag in MARKS or tag == "th":
            self.end_line()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.linked += data

    def end_line(self) -> None:
        if (line := " ".join(self.text.split())) and not self.contents:
            self.lines.append(self.mark + line)
        self.text = self.mark = ""


def register_of(case: Path) -> Register:
    """The register of a case, which must be sound."""
    read = collection.entry(case, FOLDER)
    assert read.register, "\n".join(map(str, read.faults))
    return read.register


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.relative_to(FOLDER).with_suffix("").as_posix())
def test_text(case: Path, language: str, golden: Callable[[Path, str], None]) -> None:
    """A register says in each of its languages exactly the words of its golden file, and in no other a word."""
    register = register_of(case)
    expected = case.with_suffix(f".{language}.txt")
    if language in notice.languages_of(register):
        golden(expected, "\n".join(VisibleText(notice.render(register, language).html).lines) + "\n")
    else:
        assert not expected.exists()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.relative_to(FOLDER).with_suffix("").as_posix())
def test_languages_say_the_same(case: Path) -> None:
    """The languages of a notice differ in words only: elements, their order and their ids are the same."""

    class Elements(HTMLParser):
        def __init__(self, html: str) -> None:
            super().__init__()
            self.found: list[tuple[str, str | None]] = []
            self.feed(str(html))

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found.append((tag, dict(attrs).get("id")))

    register = register_of(case)
    first, *others = [
        Elements(notice.render(register, language).html).found for language in notice.languages_of(register)
    ]
    assert all(other == first for other in others)


def test_cases_cover_the_format() -> None:
    """The cases together have every section, basis, noun, kind of register and kind of door."""
    registers = [register_of(case) for case in CASES]
    facts = [Facts(register) for register in registers]
    assert {section for made in facts for section in made.sections} == set(SECTIONS)
    assert {basis for made in facts for basis in made.bases} == set(VOCABULARY["bases"])
    assert {register.wording.we_are for register in registers} == set(VOCABULARY["we_are"])
    assert {register.wording.dealings for register in registers} == set(VOCABULARY["dealings"])
    assert {str(register.kind) for register in registers} >= set(VOCABULARY["registers"])
    assert {door.kind for made in facts for door in (*made.doors, *made.opt_out)} == {
        "code",
        "email",
        "phone",
        "link",
        "words",
    }
    assert {transfer.safeguards[0] for made in facts for transfer in made.transfers} == set(VOCABULARY["safeguards"])

"""Items of GDPR Art. 13 and 14: the tables of the registers in tests/data/notices and of a broken one.

A new register there gets its table by `pytest --update-goldens`; read what it wrote.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hooks.checks import completeness
from hooks.checks.item_words import read_items
from hooks.checks.items import ITEMS
from hooks.commands import report
from hooks.folder.company import COMPANY
from hooks.folder.entry import Entry
from tests.paths import DATA
from tests.shared import THEME, read_case

FOLDER = DATA / "notices"
CASES = sorted(path for path in FOLDER.rglob("*.yml") if path.name != COMPANY)
ARTICLES = {
    *(f"13(1)({letter})" for letter in "abcdef"),
    *(f"13(2)({letter})" for letter in "abcdef"),
    *(f"14(1)({letter})" for letter in "abcdef"),
    *(f"14(2)({letter})" for letter in "abcdefg"),
    "13(3)",
    "14(4)",
}


def table_of(entry: Entry) -> list[completeness.Line]:
    return completeness.judge_notice(entry.register, entry.faults, THEME)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_table(case: Path, golden: Callable[[Path, str], None]) -> None:
    """A register has exactly the table of its golden file."""
    lines = table_of(read_case(case, FOLDER))
    golden(DATA / "completeness" / f"{case.stem}.txt", report.write_table(case.stem, lines, "en", THEME) + "\n")


def test_cases_cover_every_state() -> None:
    """The cases together show each item in every state that it can take in a sound register."""
    lines = [line for case in CASES for line in table_of(read_case(case, FOLDER))]

    assert {line.state for line in lines} == {"stated", "derived", "not applicable", "gap", "missing"}
    assert {line.item for line in lines if line.state == "missing"} <= {
        need["en"] for need in THEME.registers["needs"].values()
    }
    for item in ("data protection officer", "legitimate interests", "retention", "cookies", "withdrawal of consent"):
        assert len({line.state for line in lines if line.item == item}) > 1, item


def test_every_article_has_an_item() -> None:
    """Every letter of Art. 13(1)-(2) and 14(1)-(2) is answered by some item."""
    named = {article for row in ITEMS for article in row.article.split(", ")}

    assert named >= ARTICLES


def test_every_item_has_a_name() -> None:
    """The words of items name each of them, in the order of the table; in English as data have it."""
    words = read_items(THEME.folder)
    assert [*words] == [row.name for row in ITEMS]
    assert all(said["en"] == name for name, said in words.items())


def test_missing_item(notices: Path) -> None:
    """A register without a mandatory key misses its item, and nothing else is claimed of it."""
    text = (DATA / "good/shortest.yml").read_text("utf-8")
    (notices / "x.yml").write_text(text.replace("automated_decisions: none\n", ""), "utf-8")
    lines = table_of(read_case(notices / "x.yml", notices))

    assert [line.item for line in lines if line.state == "missing"] == ["automated decisions"]
    assert {line.state for line in lines} == {"missing", "unread"}


@pytest.mark.parametrize(
    ("website", "told"),
    [
        ("", "the notice speaks of no website"),
        ("  website: https://vihreapiha.example\n", "the notice names its website, and says nothing of cookies"),
    ],
)
def test_a_website_without_cookies(website: str, told: str, notices: Path) -> None:
    """Of a notice that names its website the table says no such thing as that it speaks of none."""
    text = (DATA / "good/shortest.yml").read_text("utf-8").replace("register:", f"{website}register:")
    (notices / "x.yml").write_text(text, "utf-8")
    table = report.write_table("x", table_of(read_case(notices / "x.yml", notices)), "en", THEME)
    assert [line.rpartition("  ")[2] for line in table.splitlines() if line.startswith("  cookies")] == [told]


def test_a_theme_without_a_section_of_the_law() -> None:
    """A section that the law wants and that the theme does not list is an error of the theme."""
    codes = dict(THEME.codes)
    codes["sections"] = {name: code for name, code in codes["sections"].items() if name != "complaint"}
    found = completeness.find_missing_sections(replace(THEME, codes=codes))
    problem = "no page has the section complaint, which the law wants; put it back into the list"
    assert [str(fault) for fault in found] == [f"theme/notice/vocabulary.yml:1:1: error: sections: {problem}"]

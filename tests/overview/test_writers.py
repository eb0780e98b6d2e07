"""What the overview is written as: a page, data and a spreadsheet, with words that are whole in each language.

After a change, `pytest --update-goldens` writes the files of data/overview anew; read what they say.
"""

from __future__ import annotations

import csv
import json
import re
import time
from collections.abc import Callable
from dataclasses import replace
from string import Formatter

import pytest

from hooks.format.addresses import read_phone
from hooks.notice.links import write_phone
from hooks.notice.policy import hash_source
from hooks.overview.json_data import make_overview_data
from hooks.overview.json_form import OverviewData
from hooks.overview.overview import make_overview
from hooks.overview.page import mark_code, write_page
from hooks.overview.rows import REASONS, Action, State
from hooks.overview.spreadsheet import MARK, defuse, write_spreadsheet
from hooks.overview.words import OverviewWords
from hooks.reading.program import read_version
from hooks.reading.source import walk_texts
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.part_words import read_part_words
from hooks.theme.site import Site
from tests.overview.test_overview import SHORTEST, read_files, read_overview
from tests.paths import DATA, PROJECT
from tests.shared import THEME

GOLDENS = DATA / "overview"
Golden = Callable[..., None]
WORDS = {language: read_part_words(THEME.folder, "overview", language) for language in DEFAULT_LANGUAGES}

# --- words ------------------------------------------------------------------------------------------------------------


def test_every_language_has_the_same_words() -> None:
    """The languages have the same keys, and texts of the same key the same places."""
    places = {}
    for language, words in WORDS.items():
        places[language] = {key: {name for _, name, _, _ in Formatter().parse(text)} for key, text in walk_texts(words)}
    assert places["fi"] == places["en"]


def test_words_are_whole() -> None:
    """Every reason, action and state has its words, and each form of a number."""
    for words in WORDS.values():
        assert {*words["reasons"]} == {*words["next"]} == {*REASONS}
        assert {*words["actions"]} == {*words["tiles"]} == {*Action}
        assert {*words["states"]} == {*State}
        assert all({*forms} >= {"one", "many"} for forms in [*words["reasons"].values(), *words["tiles"].values()])


def test_several_names() -> None:
    """Names stand in a row as a sentence has them."""
    words = OverviewWords(THEME, "fi")
    said = [words.join(names) for names in ((), ("a",), ("a", "b"), ("a", "b", "c"))]
    assert said == ["", "a", "a ja b", "a, b ja c"]


@pytest.mark.parametrize(
    ("days", "said"), [(0, "0 päivää"), (13, "13 päivää"), (45, "6 viikkoa"), (260, "9 kuukautta"), (800, "2 vuotta")]
)
def test_ages(days: int, said: str) -> None:
    """An age is told in the largest unit of which there are two."""
    assert OverviewWords(THEME, "fi").age(days).replace("\u00a0", " ") == said


# --- the page ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", DEFAULT_LANGUAGES)
def test_page(language: str, golden: Golden) -> None:
    """What the page shows is exactly the golden file."""
    html = write_page(read_overview(language), THEME)
    golden(GOLDENS / f"{language}.html", html[html.index("<main>") : html.index("</main>")] + "</main>\n")


def test_page_needs_nothing_else() -> None:
    """The page asks for nothing: its policy allows its one style and its one script, and it names no other file."""
    html = write_page(read_overview(), THEME)
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    [style], [script] = (re.findall(rf"<{name}>(.*?)</{name}>", html, re.DOTALL) for name in ("style", "script"))
    assert policy.replace("&#39;", "'") == (
        f"default-src 'none'; style-src {hash_source(style)}; script-src {hash_source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert re.findall(r'\b(?:src|srcset|style|on\w+)="', html) == []
    assert re.findall(r"<(?:link|img|iframe|object|form)\b", html) == []


def test_hostile_names_are_text() -> None:
    """Whatever a register holds is text on the page."""
    html = write_page(read_overview(), THEME)
    assert "<script>alert(1)" not in html
    assert "=HYPERLINK(&#34;&lt;script&gt;alert(1)&lt;/script&gt;&#34;)" in html
    assert "<b>kysyy" not in html
    assert "&lt;b&gt;kysyy" in html


def test_code_in_messages() -> None:
    """What stands in backticks is code, and what is HTML in it is text."""
    assert mark_code("write `a: <b>`, or `c`; not ` alone") == (
        "write <code>a: &lt;b&gt;</code>, or <code>c</code>; not ` alone"
    )


def test_addresses() -> None:
    """Pages are links where the address of the site is known, and languages alone where it is not."""
    assert 'href="https://selosteet.example/en/aamu/"' in write_page(read_overview(), THEME)
    assert "/aamu/" not in write_page(replace(read_overview(), base=""), THEME)


def test_counts_lead_to_what_they_count() -> None:
    """Each number is a link to the first of what it counts, and without any to the table."""
    html = write_page(read_overview(), THEME)
    links = re.findall(r'<a href="#(\w+)"><strong>', html)
    assert links == ["mend", "call", "later", "nothing"]
    assert all(html.count(f' id="{link}"') == 1 for link in links)
    html = write_page(replace(read_overview(), rows=()), THEME)
    assert re.findall(r'<a href="#(\w+)"><strong>', html) == ["all"] * 4


def test_operator() -> None:
    """The page says whose overview it is."""
    operator = {"name": "Tilitoimisto & Kumppanit Oy", "email": "selosteet@tili.example"}
    html = write_page(read_overview(), replace(THEME, site=Site(operator=operator)))
    assert "<p>Tietosuojaselosteet, Tilitoimisto &amp; Kumppanit Oy</p>" in html


def test_no_register() -> None:
    """Without any register the page says so."""
    html = write_page(replace(read_overview(), rows=()), THEME)
    assert "<p>Selosteita ei vielä ole.</p>" in html
    assert "<table>" not in html


def test_sixty_companies_in_time() -> None:
    """Sixty companies are read, judged and written in three seconds of computing, and the three to call are on top."""
    due = {7: "review_by: 2026-09-01\n", 23: "review_by: 2026-10-01\n", 41: "review_by: 2026-11-20\n"}
    texts = {}
    for number in range(60):
        named = SHORTEST.replace("Esimerkkipuutarha Oy", f"Yritys {number} Oy")
        texts[f"y{number}"] = named.replace("updated: 2026-11-02\n", f"drawn_up: 2026-01-02\n{due.get(number, '')}")
    start = time.process_time()
    overview = make_overview(read_files(**texts), (), THEME, "fi", "")
    html = write_page(overview, THEME)
    assert time.process_time() - start < 3
    assert re.findall("<h3>(.*)</h3>", html) == ["Yritys 7 Oy", "Yritys 23 Oy", "Yritys 41 Oy"]
    assert "<strong>3</strong> soitettavaa" in html


def test_the_page_is_bounded() -> None:
    """Of many errors, gaps and names the page shows the first, and how many there are."""
    overview = read_overview()
    rows = [replace(overview.rows[0], owner=str(number), errors=overview.rows[0].errors * 30) for number in range(9)]
    html = write_page(replace(overview, rows=tuple(rows)), THEME)
    assert html.count("profiling</code>: ") == 9
    assert "<li>… ja 5 muuta</li>" in html
    calls = [row for row in overview.rows if row.file == "notices/kauppa.yml"]
    gaps = tuple(replace(calls[0].gaps[0], note=f"aukko {number}") for number in range(20))
    html = write_page(replace(overview, rows=(replace(calls[0], gaps=gaps),)), THEME)
    assert ("aukko 7" in html, "aukko 8" in html, "… ja 12 muuta" in html) == (True, False, True)


# --- the data ---------------------------------------------------------------------------------------------------------


def test_data(golden: Golden) -> None:
    """The data are exactly the golden file, and can be read back."""
    data = make_overview_data(read_overview(), THEME)
    text = data.model_dump_json(indent=1).replace(f'"seloste {read_version()}"', '"seloste"')
    golden(GOLDENS / "overview.json", f"{text}\n")
    assert OverviewData.model_validate_json(text) == data.model_copy(update={"tool": "seloste"})


def test_schema_is_fresh() -> None:
    """docs/overview.schema.json is what the model says today."""
    path = PROJECT / "docs/overview.schema.json"
    assert json.loads(path.read_text("utf-8")) == OverviewData.model_json_schema()


# --- the spreadsheet --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", DEFAULT_LANGUAGES)
def test_spreadsheet(language: str, golden: Golden) -> None:
    """The cells are exactly the golden file."""
    golden(GOLDENS / f"{language}.csv", write_spreadsheet(read_overview(language), THEME))


@pytest.mark.parametrize(("language", "divider"), [("fi", ";"), ("en", ",")])
def test_a_spreadsheet_opens(language: str, divider: str) -> None:
    """It begins with the mark of UTF-8, every line has a cell for each heading, and lines end as RFC 4180 has it."""
    text = write_spreadsheet(read_overview(language), THEME)
    assert text.startswith(MARK)
    assert text.endswith("\r\n")
    lines = [*csv.reader(text.removeprefix(MARK).splitlines(keepends=True), delimiter=divider, strict=True)]
    assert {len(line) for line in lines} == {len(WORDS[language]["csv"]) - 1}
    assert len(lines) == 1 + len(read_overview().rows)


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "+358 40 123 4567 =1", "+1\n=2"])
def test_no_cell_is_calculated(text: str) -> None:
    """What a spreadsheet would take for a formula is text."""
    assert defuse(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Aamu Oy", "3 = 3", "2026-11-21", write_phone(read_phone("040 123 4567"))])
def test_what_is_no_formula_stays(text: str) -> None:
    """Everything else is a cell as it is, a phone number among it."""
    assert defuse(text) == text

"""The overview as a value: which company needs what, and why, the most urgent first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from hooks.folder.collection import Collection, load_memory
from hooks.folder.tree import MemoryTree
from hooks.overview.cases import count_companies, list_cases
from hooks.overview.overview import Overview, make_overview
from hooks.overview.rows import REASONS, Action, Caller, Row, State
from hooks.reading.fault_codes import FaultCode
from hooks.reading.faults import Place, make_fault
from hooks.reading.loading import parse_source
from hooks.theme.theme import Theme
from tests.paths import DATA
from tests.shared import THEME

FOLDER = DATA / "overview/notices"
BASE = "https://selosteet.example/"
SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
KIND = "register: customers"
TODAY = date(2026, 11, 21)


def read_overview(language: str = "fi", theme: Theme = THEME) -> Overview:
    """The overview of the folder of these tests."""
    files = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*") if path.is_file()}
    return make_overview(load_memory(MemoryTree(Path("notices"), files), theme), (), theme, language, BASE)


def read_rows(**files: str) -> list[Row]:
    """The rows of registers, each in a file of its own."""
    return [*make_overview(read_files(**files), (), THEME, "fi", BASE).rows]


def read_files(**files: str) -> Collection:
    """Registers, each in a file of its own."""
    held = {f"{name}.yml": text.encode() for name, text in files.items()}
    return load_memory(MemoryTree(Path("notices"), held), THEME)


def list_codes(row: Row) -> list[str]:
    """Why a register is looked at."""
    return [reason.code for reason in row.reasons]


def test_order() -> None:
    """Faults come first, then what only the company can answer, what can wait, and what is in order."""
    rows = read_overview().rows
    assert [(row.file.removeprefix("notices/"), row.action, list_codes(row)) for row in rows] == [
        ("konserni/toimittajat.yml", "mend", ["errors"]),
        ("rikki.yml", "mend", ["errors"]),
        ("huolto.yml", "call", ["review-due"]),
        ("kauppa.yml", "call", ["gap-old"]),
        ("konserni/henkilosto.yml", "call", ["not-reviewed", "warnings"]),
        ("konserni/asiakkaat.yml", "call", ["not-reviewed"]),
        ("_luonnos.yml", "later", ["draft"]),
        ("ilkea.yml", "later", ["warnings"]),
        ("muistio.txt", "later", ["warnings"]),
        ("aamu.yml", "nothing", []),
        ("poissa.yml", "nothing", []),
    ]


def test_reasons_stand_in_their_order() -> None:
    """What is done about a reason never becomes less urgent and then more so again."""
    actions = [*REASONS.values()]
    assert actions == sorted(actions, key=[*Action].index)


# --- when -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "days", "codes"),
    [
        ("review_by", 0, []),
        ("review_by", 1, ["review-due"]),
        ("reviewed", 365, []),
        ("reviewed", 366, ["not-reviewed"]),
    ],
)
def test_days_pass(key: str, days: int, codes: list[str]) -> None:
    """A review is due on the day after its day, and a confirmation holds for a year."""
    before = "" if key == "reviewed" else f"reviewed: {TODAY - timedelta(300)}\n"
    text = SHORTEST.replace(
        "updated: 2026-11-02\n", f"drawn_up: 2025-01-02\n{before}{key}: {TODAY - timedelta(days)}\n"
    )
    [row] = read_rows(a=text)
    assert list_codes(row) == codes
    assert [reason.age for reason in row.reasons] == [days] * len(codes)


@pytest.mark.parametrize(("days", "codes"), [(183, ["gaps"]), (184, ["gap-old"])])
def test_gap_ages(days: int, codes: list[str]) -> None:
    """A gap can wait for half a year, then somebody is called; it is counted once."""
    day = TODAY - timedelta(days)
    [row] = read_rows(a=SHORTEST.replace("transfers: none", f"transfers: {{gap: {day} the office, asked: 2026-11-20}}"))
    assert list_codes(row) == codes
    [gap] = row.gaps
    assert (gap.key, gap.what, gap.note) == ("transfers", "siirto ETA-alueen ulkopuolelle", "the office")
    assert (gap.since, gap.age, gap.asked) == (day, days, date(2026, 11, 20))


def test_a_gap_without_a_day() -> None:
    """`cookies: used` is open since nobody knows when."""
    [row] = read_rows(a=f"{SHORTEST}cookies: used\n")
    assert [(gap.what, gap.since, gap.note) for gap in row.gaps] == [("evästeet", None, "")]


def test_the_longest_wait_comes_first() -> None:
    """Of registers that wait for the same, the one that has waited for longest stands first."""
    due = {name: f"{SHORTEST}review_by: {day}\n" for name, day in (("a", "2026-11-10"), ("b", "2026-11-03"))}
    assert [row.file for row in read_rows(**due)] == ["notices/b.yml", "notices/a.yml"]


def test_what_is_in_order_stands_by_its_next_review() -> None:
    """Registers that need nothing are sorted by the day on which they will; those without a day come last."""
    days = {"a": "", "b": "review_by: 2027-05-01\n", "c": "review_by: 2027-02-01\n"}
    rows = read_rows(**{name: SHORTEST + day for name, day in days.items()})
    assert [row.file for row in rows] == ["notices/c.yml", "notices/b.yml", "notices/a.yml"]


def test_a_review_that_was_done() -> None:
    """A day of review that somebody has kept is no next one."""
    [row] = read_rows(a=f"{SHORTEST}reviewed: {{date: 2026-11-10, by: toimitusjohtaja}}\nreview_by: 2026-11-05\n")
    assert (row.review_by, row.confirmed, row.confirmed_by) == (None, date(2026, 11, 10), "toimitusjohtaja")


def test_old_services() -> None:
    """A service in use of which the catalogue was read more than a year ago is named, and only that one."""
    using = f"{SHORTEST}cookies: {{settings: https://a.example}}\ngoogle_analytics: {{retention: 14 months}}\n"
    codes = ("google_analytics", "stripe")
    read = {code: parse_source(b"checked: 2025-11-20\n", f"theme/notice/services/{code}.yml") for code in codes}
    places = {(code, *key): place for code, source in read.items() for key, place in source.places.items()}
    old = {code: {**THEME.services[code], "checked": "2025-11-20"} for code in codes}
    theme = replace(THEME, services={**THEME.services, **old}, places={**THEME.places, "services": places})
    rows = make_overview(read_files(a=SHORTEST, b=using), (), theme, "fi", "").rows
    assert [(row.file, [service.name for service in row.services]) for row in rows] == [
        ("notices/b.yml", ["Google Analytics"]),
        ("notices/a.yml", []),
    ]
    assert rows[0].reasons[0].code == "service-old"


# --- who --------------------------------------------------------------------------------------------------------------


def test_one_call_for_a_company() -> None:
    """A company with several registers is called once; what all of them leave open can be asked at the same time."""
    late = SHORTEST.replace("updated: 2026-11-02", "updated: 2025-06-01")
    gap = "{gap: 2026-10-01 the office}"
    other = SHORTEST.replace("register: customers", "register: suppliers").replace(
        "transfers: none", f"transfers: {gap}"
    )
    rows = read_rows(a=late, b=other, c=late.replace("register: customers", "register: members"))
    [case] = list_cases(rows, Action.CALL)
    assert [row.file for row in case.rows] == ["notices/a.yml", "notices/c.yml"]
    assert [gap.note for gap in case.gaps] == ["the office"]
    assert count_companies(rows) == {"mend": 0, "call": 1, "later": 0, "nothing": 0}


def test_a_copied_business_id() -> None:
    """Two companies of which one has the ID of the other are called both."""
    late = SHORTEST.replace("updated: 2026-11-02", "updated: 2025-06-01")
    rows = read_rows(a=late, b=late.replace("name: Esimerkkipuutarha Oy", "name: Toinen Oy"))
    assert sorted(case.company for case in list_cases(rows, Action.CALL)) == ["Esimerkkipuutarha Oy", "Toinen Oy"]


def test_what_is_asked_reads_alike_once() -> None:
    """Gaps of several places that read alike are one question."""
    gap = "{gap: 2026-03-01 the office}"
    purposes = f"  - {{purpose: orders, basis: {gap}}}\n  - {{purpose: newsletter, basis: {gap}}}"
    rows = read_rows(a=SHORTEST.replace("  - {purpose: orders, basis: contract}", purposes))
    [case] = list_cases(rows, Action.CALL)
    assert len(rows[0].gaps) == 2
    assert [(gap.what, gap.note) for gap in case.gaps] == [("oikeusperuste", "the office")]


def test_a_company_with_more_than_one_thing_to_do() -> None:
    """A company with a faulty register and a late one is counted for both, and no longer for what can wait."""
    cases = {action: [case.company for case in list_cases(read_overview().rows, action)] for action in Action}
    assert "Konserni" in cases[Action.MEND]
    assert "Konserni" in cases[Action.CALL]
    assert count_companies(read_overview().rows) == {"mend": 2, "call": 3, "later": 3, "nothing": 2}


def test_whom_to_call() -> None:
    """The contact is called; what it leaves out is that of the controller."""
    callers = {row.file: row.caller for row in read_overview().rows}
    assert callers["notices/huolto.yml"] == Caller("Helmi Esimerkki", "+358 40 123 4567", "helmi@huolto.example")
    assert callers["notices/konserni/asiakkaat.yml"].phone == "+358 2 000 0001"
    assert not callers["notices/rikki.yml"]


def test_names_of_what_cannot_be_read() -> None:
    """A faulty file is named as it names its controller, or as the others in its folder do, or else by itself."""
    names = {row.file: row.company for row in read_overview().rows}
    assert names["notices/rikki.yml"] == "Rikki Esimerkki Oy"
    assert names["notices/konserni/toimittajat.yml"] == "Konserni"
    assert names["notices/_luonnos.yml"] == "_luonnos"


def test_signs_that_show_nothing() -> None:
    """A name of a faulty file shows what would turn the text around it."""
    [row] = read_rows(a='controller: {name: "A\\u202Eb Oy"}\n')
    assert row.company == "A<U+202E>b Oy"


@pytest.mark.parametrize("name", ["[1, 2]", "", "<nimi>", f"'{'a' * 301}'", "{fi: Yksi Oy, en: One Ltd}"])
def test_odd_names_of_faulty_files(name: str) -> None:
    """What is no name in one line is none; the file is named instead."""
    [row] = read_rows(a=f"controller: {{name: {name}}}\n")
    assert (row.company, row.state) == ("a", State.FAULTY)


# --- what is beside the registers -------------------------------------------------------------------------------------


def test_states() -> None:
    """A file is faulty, no register, a draft, removed or ready."""
    assert {row.file.removeprefix("notices/"): row.state for row in read_overview().rows} == {
        "konserni/toimittajat.yml": "faulty",
        "rikki.yml": "faulty",
        "huolto.yml": "ready",
        "kauppa.yml": "ready",
        "konserni/henkilosto.yml": "ready",
        "konserni/asiakkaat.yml": "ready",
        "_luonnos.yml": "draft",
        "ilkea.yml": "ready",
        "muistio.txt": "stray",
        "aamu.yml": "ready",
        "poissa.yml": "removed",
    }


def test_a_faulty_draft() -> None:
    """A draft with an error is mended first; nothing else is asked of it."""
    [row] = read_rows(_a=SHORTEST.replace("updated: 2026-11-02", "updated: 2025-06-01\nretentoin: 1"))
    assert (row.state, list_codes(row), row.pages) == (State.FAULTY, ["errors", "draft"], {})


def test_more_warnings() -> None:
    """What is found beyond the files, as in the light of git, is a warning of the file that it is about."""
    fault = make_fault(
        Place("notices/a.yml", 9, 3), FaultCode.TRANSLATION_OLD, "more", "first-language-newer", first="fi", other="en"
    )
    [a, b] = make_overview(read_files(a=SHORTEST, b=SHORTEST), [fault], THEME, "fi", "").rows
    assert (a.file, a.warnings, b.warnings) == ("notices/a.yml", (fault,), ())


def test_what_two_files_make_doubtful() -> None:
    """A warning that comes of looking at several registers is one of the register that it names, and makes no row."""
    a, b = sorted(read_rows(a=SHORTEST, b=SHORTEST.replace("puutarha Oy", "kukka Oy")), key=lambda row: row.file)
    assert (a.file, a.state) == ("notices/a.yml", State.READY)
    assert (b.file, b.state) == ("notices/b.yml", State.READY)
    codes = {fault.code for fault in (*a.warnings, *b.warnings)}
    assert codes == {FaultCode.BUSINESS_ID_TWICE, FaultCode.COPIED}


def test_pages() -> None:
    """Each language has its address below that of the site; a draft and what cannot be read have none."""
    pages = {row.file.removeprefix("notices/"): row.pages for row in read_overview().rows}
    assert pages["aamu.yml"] == {"fi": "aamu/", "en": "en/aamu/"}
    assert pages["ilkea.yml"] == {"fi": "ilkea/"}
    assert pages["poissa.yml"] == {"fi": "poissa/", "en": "en/poissa/"}
    assert pages["_luonnos.yml"] == pages["rikki.yml"] == {}


def test_a_register_in_one_language() -> None:
    """What is written in Finnish alone is named in Finnish, whatever the language of the overview."""
    names = {row.file: row.register for row in read_overview("en").rows}
    assert names["notices/ilkea.yml"] == 'Järven "vieraat" <i>'
    assert names["notices/aamu.yml"] == "Customer register"


def test_a_third_language() -> None:
    """A register in a language that the overview is not written in has its names in that, and what is open in ours."""
    theme = replace(THEME, texts={**THEME.texts, "sv": THEME.texts["fi"]})
    text = SHORTEST.replace("transfers: none", "transfers: {gap: 2026-11-02 kontoret}") + "languages: sv\n"
    found = load_memory(MemoryTree(Path("notices"), {"a.yml": text.encode()}), theme)
    [row] = make_overview(found, (), theme, "en", "").rows
    assert (row.register, row.languages, row.pages) == ("Asiakasrekisteri", ("sv",), {"sv": "sv/a/"})
    assert [gap.what for gap in row.gaps] == ["transfer outside the EEA"]

"""The lines of an index."""

from datetime import date

import pytest

from hooks.format.register import Register
from hooks.format.validation import validate
from hooks.notice import index
from hooks.reading.source import Data
from tests.shared import THEME

FACTS: dict[str, Data] = {
    "register": "customers",
    "updated": "2026-11-02",
    "purposes": [{"purpose": "orders", "basis": "contract"}],
    "providing_data": "voluntary",
    "data": ["name"],
    "sources": ["person"],
    "recipients": "none",
    "transfers": "none",
    "retention": [{"data": "all", "until": "relationship_end"}],
    "automated_decisions": "none",
}
CONTROLLER: dict[str, Data] = {
    "name": "Alfa Oy",
    "business_id": "1234567-1",
    "address": "Katu 1, 00100 Helsinki",
    "email": "posti@example.fi",
}
GAP: Data = {"gap": "2026-11-21 the paper bears no date"}


def register(name: str, kind: str = "customers", **controller: str) -> Register:
    """A register of a company; what else it states matters to no index."""
    stated: dict[str, Data] = {**FACTS, "register": kind, "controller": {**CONTROLLER, "name": name, **controller}}
    found = validate(stated, {}, THEME, draft=False)
    assert found.register, found.faults
    return found.register


def outline(*registers: Register) -> list[tuple[str, list[tuple[str, str, list[str]]]]]:
    """Letters, companies with their legal names, and registers, as they come."""
    return [
        (letter.name, [(one.name, one.official, [line.register for line in one.lines]) for one in letter.companies])
        for letter in index.group_by_letter([index.make_company(register, "fi", "", THEME) for register in registers])
    ]


def test_registers_of_a_company_stand_together() -> None:
    """The registers of a company are under its name, from wherever they come; a namesake keeps its own."""
    namesake = register("Alfa Oy", business_id="2345678-0")
    found = outline(register("Alfa Oy", "job_applicants"), register("Beta Oy"), namesake, register("Alfa Oy"))
    assert found == [
        ("A", [("Alfa Oy", "", ["Asiakasrekisteri", "Työnhakijarekisteri"]), ("Alfa Oy", "", ["Asiakasrekisteri"])]),
        ("B", [("Beta Oy", "", ["Asiakasrekisteri"])]),
    ]


def test_better_known_name() -> None:
    """A company is filed under the name people know, and its legal name is told."""
    assert outline(register("Yritys 17 Oy", known_as="Kahvila Aamu")) == [
        ("K", [("Kahvila Aamu", "Yritys 17 Oy", ["Asiakasrekisteri"])])
    ]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("äiti", "Ä"),
        ("Åbo", "Å"),
        ("Örö", "Ö"),
        ("Ægir", "Ä"),
        ("Étoile", "E"),
        ("Łódź", "L"),
        ("“Lainaus” Oy", "L"),
        ("24h", "0–9"),
        ("٣ نجوم", "0–9"),
        ("_", "#"),
        ("Жук", "Ж"),
        ("שלום", "ש"),
    ],
)
def test_letters(name: str, letter: str) -> None:
    """A name is filed under its first letter, without marks that Finnish does not count; digits are one group."""
    [(found, _)] = outline(register(name))
    assert found == letter


def test_groups_are_whole() -> None:
    """Each letter comes once, å ä ö last, whatever sorts between the names of a group."""
    names = ["Öljy", "٣ x", "Ähtäri", "zeta", "Åbo", "3D", "_", "_1"]
    assert [name for name, _ in outline(*map(register, names))] == ["0–9", "#", "Z", "Å", "Ä", "Ö"]


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ({"drawn_up": "2019-04-01"}, (date(2019, 4, 1), "drawn_up")),
        ({"drawn_up": "2019-04-01", "reviewed": "2026-11-02"}, (date(2026, 11, 2), "reviewed")),
        ({"drawn_up": "2019-04-01", "reviewed": "2019-04-01"}, (date(2019, 4, 1), "reviewed")),
        ({"updated": "2025-11-02", "reviewed": "2026-11-02"}, (date(2025, 11, 2), "updated")),
        ({"drawn_up": GAP, "reviewed": "2026-11-02"}, (date(2026, 11, 2), "reviewed")),
        ({"updated": "2025-11-02", "reviewed": {"date": "2026-11-02", "by": "AE"}}, (date(2025, 11, 2), "updated")),
        ({"drawn_up": GAP, "reviewed": {"date": "2026-11-02", "by": "AE"}}, (date(2026, 11, 2), "reviewed")),
        ({"drawn_up": GAP, "updated": "2026-11-02"}, (date(2026, 11, 2), "updated")),
        ({"drawn_up": GAP}, (None, "")),
    ],
)
def test_date(dates: dict[str, Data], found: tuple[date | None, str]) -> None:
    """A line has the day the facts date from, and what happened then; where the day is a gap it has none."""
    stated = {**FACTS, "controller": CONTROLLER, "updated": None, **dates}
    dated = {key: value for key, value in stated.items() if value}
    read = validate(dated, {}, THEME, draft=False)
    assert read.register, read.faults
    [letter] = index.group_by_letter([index.make_company(read.register, "fi", "", THEME)])
    [line] = letter.companies[0].lines
    assert (line.dated, line.dated_as) == found

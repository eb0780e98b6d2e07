"""What the page says that it does not say yet."""

import pytest

from hooks.facts.facts import Facts
from hooks.facts.gaps import list_places
from hooks.facts.missing import ASKED_BY, HALF_STATED
from hooks.reading.source import Data
from tests.facts.samples import ANALYTICS, NOTED, facts
from tests.paths import DATA
from tests.shared import read_case

PURPOSES: list[Data] = [{"purpose": "orders", "basis": "legitimate_interest", "interest": "cooperation"}]
UNNAMED: Data = {"purpose": "statistics", "basis": "legitimate_interest", "interest": NOTED}


def find_texts(found: Facts) -> list[str]:
    return [missing.what for missing in found.missing.values()]


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"purposes": [*PURPOSES, {"purpose": "events", "basis": NOTED}]}, "basis_absent_others"),
        ({"purposes": [*PURPOSES, UNNAMED]}, "interest_others"),
        ({**ANALYTICS, "cookies": None, "recipients": NOTED}, "recipients_partial"),
        ({**ANALYTICS, "cookies": None, "transfers": NOTED}, "transfers_partial"),
        ({"transfers": ["if_technically_needed", NOTED]}, "transfers_technical"),
        ({**ANALYTICS, "cookies": None, "retention": NOTED}, "retention_partial"),
        ({**ANALYTICS, "cookies": NOTED}, "cookies_others"),
        ({**ANALYTICS, "cookies": {"list": NOTED, "settings": "https://a.example/"}}, "cookies_list_others"),
    ],
)
def test_half_stated(changes: dict[str, Data], text: str) -> None:
    """Where the page states a part, only the rest is missing."""
    assert find_texts(facts(changes)) == [text]


def test_gaps_of_the_same_kind_are_one() -> None:
    """Several purposes without a basis are one thing that is missing."""
    rows: list[Data] = [{"purpose": "orders", "basis": NOTED}, {"purpose": "events", "basis": NOTED}]
    assert find_texts(facts({"purposes": rows})) == ["basis_absent"]


def test_what_the_law_does_not_ask_is_never_missing() -> None:
    """The law asks neither for a business ID nor for a date in a notice: their gaps stay notes for the editor."""
    controller: Data = {"name": "Esimerkkipuutarha Oy", "address": NOTED, "email": "a@a.example", "business_id": NOTED}
    found = facts({"controller": controller, "drawn_up": NOTED, "updated": "2026-11-02"})
    assert found.sentences == {"address", "business_id", "drawn_up"}
    assert find_texts(found) == ["address"]


def test_own_words_below() -> None:
    """Own words at the end of a section may say a part of what its gap leaves open; those of other sections do not."""
    words: Data = {"retention": {"fi": "Kuvat poistetaan heti.", "en": "Pictures are deleted at once."}}
    found = facts({"retention": NOTED, "recipients": NOTED, "more": words})
    assert [missing.sentence for missing in found.missing.values() if missing.beyond] == ["retention"]


def test_every_gap_has_its_law() -> None:
    """Every sentence of a gap that a notice may have names the law that asks for it, or none does."""
    paths = sorted((DATA / "notices").glob("*.yml"))
    registers = [read_case(path, path.parent).register for path in paths]
    sentences = {sentence for register in registers if register for _, _, sentence in list_places(register)}
    assert sentences - set(ASKED_BY) == {"business_id", "drawn_up"}
    assert set(HALF_STATED) <= set(ASKED_BY)


def test_asked_everywhere() -> None:
    """What is missing in several places is asked for where somebody was asked in each of them; `used` asks nobody."""
    asked: Data = {"gap": "2026-11-21 silent", "asked": "2026-11-21"}
    rows: list[Data] = [{"purpose": "orders", "basis": asked}, {"purpose": "events", "basis": NOTED}]
    found = facts({"purposes": rows, "retention": asked, "cookies": "used"}).missing
    assert {name for name, missing in found.items() if missing.asked} == {"retention"}

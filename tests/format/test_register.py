"""What an editor may write: three shapes of a list item, gaps, phones, languages, aliases, drafts."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from hooks.format.doors import Door
from hooks.format.model import Gap
from hooks.format.own_words import Words
from hooks.format.register import Cookies, Register, Transfer
from hooks.format.validation import Reading, validate
from hooks.reading.display import Key
from hooks.reading.faults import Place
from hooks.reading.loading import read_source
from hooks.reading.source import Data
from tests.paths import DATA
from tests.shared import CONTEXT, THEME

GOOD = DATA / "good"
SHORTEST = read_source(GOOD / "shortest.yml", "shortest.yml").data
NOTED: Data = {"gap": "2026-11-21 the office was asked"}
GAP = Gap.model_validate(NOTED, context=CONTEXT)


def places(data: Data | Mapping[str, Data], key: Key = ()) -> dict[Key, Place]:
    """A place for every part, as reading a file gives."""
    inner = data.items() if isinstance(data, Mapping) else enumerate(data) if isinstance(data, list) else ()
    found = {key: Place("x.yml", 1, 1)}
    for step, value in inner:
        found |= places(value, (*key, step))
    return found


def reading(changes: dict[str, Data], *, draft: bool = False) -> Reading:
    """The shortest register with other values for some keys; a key without value is left out."""
    data = {key: value for key, value in (SHORTEST | changes).items() if value is not None}
    return validate(data, places(data), THEME, draft=draft)


def register(changes: dict[str, Data]) -> Register:
    found = reading(changes)
    assert [str(fault) for fault in found.faults] == []
    assert found.register
    return found.register


@pytest.mark.parametrize("case", sorted(GOOD.glob("*.yml")), ids=lambda case: case.stem)
def test_good_file(case: Path) -> None:
    """Every file of data/good is a register."""
    read = read_source(case, case.name)
    found = validate(read.data, read.places, THEME, draft=False)
    assert ([str(fault) for fault in found.faults], found.unfilled) == ([], 0)
    assert found.register


# --- a code, own words, or a row --------------------------------------------------------------------------------------

WORDS: Data = {"fi": "Pihan koko", "en": "Size of the garden"}


@pytest.mark.parametrize(
    ("key", "short", "long"),
    [
        ("data", ["name"], [{"item": "name"}]),
        ("data", [WORDS], [{"item": WORDS}]),
        ("data", "name", ["name"]),
        ("sources", ["person", WORDS], [{"source": "person"}, {"source": WORDS}]),
        ("sources", "person", ["person"]),
        ("recipients", ["auditor", WORDS], [{"recipient": "auditor"}, {"recipient": WORDS}]),
        ("retention", ["accounting_vouchers"], [{"data": ["accounting_vouchers"]}]),
        (
            "purposes",
            [{"purpose": "orders", "basis": "contract", "about": "customers"}],
            [{"purpose": ["orders"], "basis": ["contract"], "about": ["customers"]}],
        ),
        ("subjects", "members", ["members"]),
        ("subjects", WORDS, [WORDS]),
        ("languages", "fi", ["fi"]),
        ("requests", {"to": "office", "answered_in": "fi"}, {"to": ["office"], "answered_in": ["fi"]}),
        ("security", {"electronic": "backups"}, {"electronic": ["backups"]}),
    ],
)
def test_short_and_long_say_the_same(key: str, short: Data, long: Data) -> None:
    """A bare code or own words stand for the row that begins with them, and one item for a list of one."""
    assert register({key: short}) == register({key: long})


def test_own_words_keep_the_order_of_the_languages_of_the_site() -> None:
    """Own words come out in the order of the site's languages, however they were written."""
    words = register({"subjects": [{"en": "Friends", "fi": "Ystävät"}]}).subjects
    assert words == (Words.model_construct({"fi": "Ystävät", "en": "Friends"}),)
    assert list(words[0].root) == ["fi", "en"]


def test_name_in_every_language() -> None:
    """A company that is registered under a name per language has own words for its name."""
    controller = SHORTEST["controller"]
    assert isinstance(controller, dict)
    names = {"fi": "Esimerkkisäätiö", "en": "Example Foundation"}
    found = register({"controller": controller | {"name": dict(names)}})
    assert found.controller.name == Words.model_construct(names)


@pytest.mark.parametrize(
    ("key", "value", "read"),
    [
        ("recipients", "none", "none"),
        ("transfers", "none", "none"),
        ("providing_data", "voluntary", "voluntary"),
        ("automated_decisions", "none", "none"),
        ("cookies", "none", "none"),
        ("cookies", "used", "used"),
        ("cookies", None, None),
    ],
)
def test_words_that_are_whole_values(key: str, value: Data, read: str | None) -> None:
    """`none`, `used` and `voluntary` are stated, and a key left out is not."""
    assert getattr(register({key: value}), key) == read


# --- single values ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("050-5919305", "+358 50 5919305"),
        ("050 5919305", "+358 50 5919305"),
        ("03 123 4567", "+358 3 123 4567"),
        ("03-123 45 67", "+358 3 123 45 67"),
        ("0505919305", "+358 505919305"),
        ("+358 50 591 9305", "+358 50 591 9305"),
        ("+358-50-5919305", "+358 50 5919305"),
        ("+46 8 123 456", "+46 8 123 456"),
        ("0 800 123 456", "+358 800 123 456"),
        ("+358 40 1234567890", "+358 40 1234567890"),  # 15 digits, the most there are
    ],
)
def test_phone(written: str, stored: str) -> None:
    """A phone number is stored in international form, in the groups of the writer."""
    contact = register({"contact": {"phone": written}}).contact
    assert contact
    assert contact.phone == stored


@pytest.mark.parametrize(
    ("written", "stored"),
    [("1 year", "1 year"), ("1 years", "1 year"), ("10 year", "10 years"), ("30 days", "30 days")],
)
def test_duration(written: str, stored: str) -> None:
    """A length of time is stored with its noun in the right number."""
    row: Data = [{"data": "all", "keep": written, "after": "collection"}]
    retention = register({"retention": row}).retention
    assert isinstance(retention, tuple)
    assert retention[0].keep == stored


@pytest.mark.parametrize("number", ["1234567-1", "0000001-9", "0000000-0"])
def test_business_id(number: str) -> None:
    """A business ID whose check digit fits is accepted."""
    controller = SHORTEST["controller"]
    assert isinstance(controller, dict)
    assert register({"controller": controller | {"business_id": number}}).controller.business_id == number


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("customer_service", "code", "customer_service"),
        ("kielto@vihreapiha.example", "email", "kielto@vihreapiha.example"),
        ("03 123 4567", "phone", "+358 3 123 4567"),
        ("https://vihreapiha.example/kielto", "link", "https://vihreapiha.example/kielto"),
        (
            {"fi": "Kassalla", "en": "At the till"},
            "words",
            Words.model_construct({"fi": "Kassalla", "en": "At the till"}),
        ),
    ],
)
def test_door(written: Data, kind: str, value: str | Words) -> None:
    """A door is a code, an e-mail address, a phone number, a link or own words, told by its look."""
    requests = register({"requests": {"to": [written]}}).requests
    assert requests
    assert requests.to
    assert (requests.to[0].kind, requests.to[0].value) == (kind, value)


# --- keys that have another name in Python ----------------------------------------------------------------------------


def test_alias_register() -> None:
    """`register:` of the file is `kind` of the model."""
    assert register({"register": "members"}).kind == "members"


def test_alias_list() -> None:
    """`cookies.list:` of the file is `rows` of the model."""
    row: Data = {"name": "cart", "provider": "own", "purpose": "necessary", "lifetime": "session"}
    cookies = register({"cookies": {"list": [row]}}).cookies
    assert isinstance(cookies, Cookies)
    assert isinstance(cookies.rows, tuple)
    assert cookies.rows[0].name == "cart"


def test_alias_from() -> None:
    """`from:` of a source is `origin` of the model."""
    assert register({"sources": [{"source": WORDS, "from": "observed"}]}).sources[0].origin == "observed"  # type: ignore[union-attr]


def test_alias_copy() -> None:
    """`copy:` of a transfer is `copy_from` of the model."""
    row: Data = {"recipient": "it_services", "country": "US", "safeguard": "scc", "copy": "office"}
    transfers = register({"recipients": ["it_services"], "transfers": [row]}).transfers
    assert isinstance(transfers, tuple)
    assert isinstance(transfers[0], Transfer)
    assert transfers[0].copy_from == Door("code", "office")


@pytest.mark.parametrize("name", ["kind", "rows", "origin", "copy_from"])
def test_names_of_the_model_are_no_keys(name: str) -> None:
    """The names of the model are not keys of the file."""
    assert not reading({name: "customers", "register": None}).register


# --- gaps -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key", ["providing_data", "retention", "automated_decisions", "cookies", "recipients", "transfers"]
)
def test_absent_gap(key: str) -> None:
    """A gap is the whole value of a key that may be one."""
    assert getattr(register({key: NOTED}), key) == GAP


@pytest.mark.parametrize("key", ["data", "sources"])
def test_absent_gap_of_a_list(key: str) -> None:
    """A gap in the place of a list is a list with nothing but the gap."""
    assert getattr(register({key: NOTED}), key) == (GAP,) == getattr(register({key: [NOTED]}), key)


@pytest.mark.parametrize("key", ["address", "business_id"])
def test_absent_gap_of_the_controller(key: str) -> None:
    """The address and the business ID may be gaps."""
    controller = SHORTEST["controller"]
    assert isinstance(controller, dict)
    assert getattr(register({"controller": controller | {key: NOTED}}).controller, key) == GAP


@pytest.mark.parametrize(
    ("basis", "read"),
    [(NOTED, (GAP,)), (["contract", NOTED], ("contract", GAP)), ([NOTED], (GAP,))],
)
def test_gap_of_a_basis(basis: Data, read: tuple[str | Gap, ...]) -> None:
    """A basis may be a gap, or have one beside what is known."""
    assert register({"purposes": [{"purpose": "orders", "basis": basis}]}).purposes[0].basis == read


def test_gap_of_an_interest() -> None:
    """The interest may be a gap."""
    row: Data = {"purpose": "orders", "basis": "legitimate_interest", "interest": NOTED}
    assert register({"purposes": [row]}).purposes[0].interest == (GAP,)


@pytest.mark.parametrize(
    ("key", "item"),
    [("data", "name"), ("sources", "person"), ("recipients", "auditor"), ("transfers", "if_technically_needed")],
)
def test_partial_gap(key: str, item: str) -> None:
    """A gap may be an item beside what is known."""
    found = getattr(register({key: [item, NOTED]}), key)
    assert (len(found), found[1]) == (2, GAP)


@pytest.mark.parametrize(("key", "field"), [("list", "rows"), ("settings", "settings")])
def test_gap_of_cookies(key: str, field: str) -> None:
    """The list of cookies and the place of settings may be gaps."""
    assert getattr(register({"cookies": {key: NOTED}}).cookies, field) == GAP


def test_gaps_of_google_analytics() -> None:
    """Google Analytics may have a gap of its own, beside one in its retention."""
    note = "2026-11-21 the office was asked"
    analytics = register({"google_analytics": {"retention": NOTED, "gap": note}}).google_analytics
    assert analytics
    assert (analytics.retention, analytics.gap) == (GAP, GAP)


# --- languages --------------------------------------------------------------------------------------------------------


def test_one_language() -> None:
    """In a notice of one language, own words have that language alone."""
    subjects = register({"languages": ["fi"], "subjects": [{"fi": "Ystävät"}]}).subjects
    assert subjects
    assert isinstance(subjects[0], Words)
    assert subjects[0].root == {"fi": "Ystävät"}


def test_prose_of_one_language() -> None:
    """In a notice of one language, prose has that language alone."""
    found = register({"languages": ["en"], "more": {"security": {"en": "The backups are kept in Finland."}}})
    assert found.more["security"].root == {"en": "The backups are kept in Finland."}


# --- drafts -----------------------------------------------------------------------------------------------------------


def test_draft_counts_what_is_not_filled_in() -> None:
    """In a draft, an empty value and a placeholder are counted, and are no faults."""
    holes: dict[str, Data] = {"updated": "<2026-11-21>", "subjects": [None, "<more>"], "sources": ""}
    found = reading(holes, draft=True)
    assert (found.register, [str(fault) for fault in found.faults], found.unfilled) == (None, [], 4)


def test_complete_draft_is_a_register() -> None:
    """A draft without holes is a register like any other."""
    found = reading({}, draft=True)
    assert found.register
    assert found.unfilled == 0


@pytest.mark.parametrize("key", ["register", "updated", "subjects", "purposes", "data", "retention", "transfers"])
def test_anything_may_be_a_gap_in_a_draft(key: str) -> None:
    """In a draft a gap may stand anywhere."""
    assert [str(fault) for fault in reading({key: NOTED}, draft=True).faults] == []


def test_draft_has_other_faults() -> None:
    """What is filled in must be right in a draft, too."""
    found = reading({"updated": "2.11.2026", "subjects": ["<more>"]}, draft=True)
    assert [fault.problem for fault in found.faults] == ["'2.11.2026' is not written as a date here"]

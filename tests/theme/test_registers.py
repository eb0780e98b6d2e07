"""Which codes belong to registers of some kinds, and what such registers need."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hooks.format.own_words import Words
from hooks.reading.loading import read_source
from hooks.reading.messages import ENGLISH, read_catalogue
from hooks.reading.source import walk_texts
from hooks.theme.registers import select_offered
from tests.paths import PROJECT
from tests.shared import THEME

EXAMPLES = sorted((PROJECT / "docs/examples").glob("*.yml"))
CODES = THEME.registers["codes"]
NEEDS = THEME.registers["needs"]
VOCABULARIES = ("subjects", "purposes", "interests", "laws", "items", "sources", "recipients", "statutory")


def list_own_codes() -> Iterator[tuple[str, str]]:
    """Every code that belongs to registers of some kinds, with its vocabulary."""
    for of_kind in CODES.values():
        for vocabulary, names in of_kind.items():
            for name in names:
                yield vocabulary, name


def list_offered(vocabulary: str, kind: object) -> set[str]:
    return set(select_offered(vocabulary, THEME.vocabulary[vocabulary], kind, THEME.registers))


def test_every_kind_stands_there() -> None:
    """Each kind of register says which codes are its own, if any."""
    assert CODES.keys() == THEME.codes["registers"].keys()


def test_the_codes_exist() -> None:
    """A code of a kind is one of its vocabulary."""
    assert [
        (vocabulary, name) for vocabulary, name in list_own_codes() if name not in THEME.vocabulary[vocabulary]
    ] == []


@pytest.mark.parametrize(("kind", "offered"), [("camera_surveillance", False), ("customers", True), ("parish", True)])
def test_marketing_is_offered_where_somebody_markets(kind: str, offered: bool) -> None:
    """Codes that several kinds share stand under all of them; who films is offered no newsletter."""
    for vocabulary, name in [("purposes", "newsletter"), ("recipients", "marketing_agency")]:
        assert (name in list_offered(vocabulary, kind)) == offered


@pytest.mark.parametrize("need", NEEDS)
def test_a_need_speaks_of_codes(need: str) -> None:
    """The registers, people and laws of a need are codes."""
    for key, vocabulary in {"registers": "registers", "subjects": "subjects", "laws": "laws"}.items():
        assert set(NEEDS[need].get(key, ())) <= THEME.vocabulary[vocabulary].keys()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_uses_what_is_offered(example: Path) -> None:
    """Every code that the example of a kind uses is offered to registers of that kind."""
    data = read_source(example, "").data
    used = {text for _, text in walk_texts(data)} - THEME.vocabulary["groups"].keys()
    for vocabulary in VOCABULARIES:
        of_it = used & THEME.vocabulary[vocabulary].keys()
        assert of_it <= list_offered(vocabulary, data["register"]), vocabulary


def test_a_kind_is_not_offered_what_is_of_others() -> None:
    """A hairdresser's customers are not asked about research, and researchers about patients; own words get all."""
    assert "research" not in list_offered("purposes", "customers")
    assert "patient_record" not in list_offered("items", "research")
    assert "research" in list_offered("purposes", "research")
    assert list_offered("purposes", Words.model_construct(root={"fi": "kuoro", "en": "choir"})) == set(
        THEME.vocabulary["purposes"]
    )


@pytest.mark.parametrize("need", NEEDS)
def test_a_need_has_a_sentence(need: str) -> None:
    """What `check` says of a need stands among the messages."""
    assert need in read_catalogue(ENGLISH)["findings"]["kind-needs"]["says"]

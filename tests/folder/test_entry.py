"""What an entry carries from the one reading of its file: where things stand in it, for those who ask later."""

from __future__ import annotations

from pathlib import Path

from hooks.folder.collection import load_memory
from hooks.folder.entry import Entry, OwnWords
from hooks.folder.tree import MemoryTree
from hooks.reading.faults import Place
from tests.folder.test_collection import CONTROLLER, REGISTER, SHORTEST
from tests.shared import THEME

WORDS = "more:\n  security:\n    fi: Tiedot ovat Suomessa.\n    en: The data are in Finland.\n"
LINES = SHORTEST.count("\n")


def read(files: dict[str, str]) -> Entry:
    """The one register among these files."""
    tree = MemoryTree(Path("notices"), {path: text.encode() for path, text in files.items()})
    [entry] = load_memory(tree, THEME).entries
    return entry


def test_place_of_the_date() -> None:
    """Where `updated:` stands is known; of a file without it, where the file begins."""
    assert "updated: 2026-11-02" in SHORTEST.splitlines()[7]
    assert read({"x.yml": SHORTEST}).updated == Place("notices/x.yml", 8, 10)
    assert read({"x.yml": SHORTEST.replace("updated: 2026-11-02\n", "")}).updated == Place("notices/x.yml", 1, 1)


def test_own_words() -> None:
    """Own words in several languages are known with the place of each, also in a faulty file."""
    places = {
        "fi": Place("notices/x.yml", LINES + 3, 9),
        "en": Place("notices/x.yml", LINES + 4, 9),
    }
    expected = (OwnWords(("more", "security"), places),)
    assert read({"x.yml": SHORTEST + WORDS}).own_words == expected
    assert read({"x.yml": SHORTEST.replace("contract", "sopimus") + WORDS}).own_words == expected
    assert read({"x.yml": SHORTEST}).own_words == ()


def test_words_of_the_company_are_not_own() -> None:
    """What comes from the company's file stands in other lines, and is not the register's own."""
    name = "controller:\n  name: {fi: Piha Oy, en: Yard Ltd}\n"
    shared = name + CONTROLLER.split("\n", maxsplit=2)[2]
    entry = read({"piha/_company.yml": shared, "piha/asiakkaat.yml": REGISTER})
    assert entry.own_words == ()


def test_logo_of_a_faulty_register() -> None:
    """The picture that a faulty register names is known all the same, beside the file that names it."""
    faulty = SHORTEST.replace("contract", "sopimus") + "appearance: {logo: kuva.png}\n"
    logo = read({"piha/x.yml": faulty}).named_logo
    assert logo
    assert (logo.path, logo.place) == ("piha/kuva.png", Place("notices/piha/x.yml", LINES + 1, 20))
    shared = CONTROLLER + "appearance: {logo: kuva.png}\n"
    logo = read({"piha/_company.yml": shared, "piha.yml": REGISTER}).named_logo
    assert logo
    assert logo.path == "piha/kuva.png"
    assert logo.place.file == "notices/piha/_company.yml"


def test_look_without_a_logo() -> None:
    """A look that is no mapping, or a name that is none of a picture, names no logo."""
    for look in ("plain", "{colour: '#1d6f42'}", "{logo: ../kuva.png}", "{logo: [kuva.png]}"):
        assert read({"x.yml": f"{SHORTEST}appearance: {look}\n"}).named_logo is None

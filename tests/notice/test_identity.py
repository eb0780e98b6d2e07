"""By what a company without a logo is known at a glance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.format.removal import Removal
from hooks.notice.identity import GREY, TINTS, find_letter, find_nearest_tint, identify_company, pick_tint

CONTROLLER = {"name": "Oy Piha Ab", "address": "Torikatu 1, 33100 Tampere", "email": "piha@piha.example"}


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Seltimil Oy", "S"),
        ("Oy Piha Ab", "P"),
        ("As. Oy Kuusi", "K"),
        ("Ab Oy", "A"),
        ("ääni", "Ä"),
        ("ßen", "S"),
        ("3 Kiveä Oy", "3"),
        ("”Talo” Oy", "T"),
        ("(Oy) Kivi", "O"),
        ("Δέλτα", "Δ"),
        ("–", ""),
        ("🌲", ""),
    ],
)
def test_letter(name: str, letter: str) -> None:
    """The letter is the first of the name without the form of the company; a name of signs has none."""
    assert find_letter(name) == letter


@given(st.text(max_size=40))
def test_any_name(name: str) -> None:
    """Any name has at most one letter or digit, and a tint that there is."""
    letter = find_letter(name)
    assert len(letter) <= 1
    assert not letter or letter.isalnum()
    assert 0 <= pick_tint(name) < len(TINTS)


def test_tints_differ() -> None:
    """Sixty companies do not look alike: every tint is there, and none a third of the time."""
    tints = [pick_tint(f"Yritys {number} Oy") for number in range(60)]
    assert set(tints) == set(range(len(TINTS)))
    assert max(map(tints.count, tints)) < 20


@pytest.mark.parametrize(
    ("colour", "tint"),
    [
        ("#b3005e", 9),
        ("#ff0000", 0),
        ("#ff0008", 0),
        ("#1d6f42", 3),
        ("#00008b", 7),
        ("#000000", GREY),
        ("#4a4d50", GREY),
    ],
)
def test_own_colour(colour: str, tint: int) -> None:
    """A company with its own colour has the tint nearest to it, and grey for one without a hue."""
    assert find_nearest_tint(colour) == tint


@pytest.mark.parametrize("tint", range(len(TINTS)))
def test_each_tint_is_nearest_to_itself(tint: int) -> None:
    """Who asks for a tint as its own colour gets it."""
    assert find_nearest_tint(TINTS[tint]) == tint


def test_what_is_removed() -> None:
    """The page in the place of a notice looks like that of its company, by the name people know in every language."""
    removal = Removal.model_validate(
        {"controller": {**CONTROLLER, "known_as": "Vihreä"}, "removed": {"date": "2026-11-02"}}
    )
    found = identify_company(removal, "fi")
    assert found.letter == "V"
    assert found == identify_company(removal, "en")
    assert found.tint == pick_tint("Oy Piha Ab")

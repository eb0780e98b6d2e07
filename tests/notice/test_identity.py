"""By what a company without a logo is known at a glance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.format.removal import Removal
from hooks.notice.identity import TINTS, find_letter, identify_company, pick_tint

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
    assert 0 <= pick_tint(name) < TINTS


def test_tints_differ() -> None:
    """Sixty companies do not look alike: every tint is there, and none a third of the time."""
    tints = [pick_tint(f"Yritys {number} Oy") for number in range(60)]
    assert set(tints) == set(range(TINTS))
    assert max(map(tints.count, tints)) < 20


def test_what_is_removed() -> None:
    """The page in the place of a notice looks like that of its company, by the name people know in every language."""
    removal = Removal.model_validate(
        {"controller": {**CONTROLLER, "known_as": "Vihreä"}, "removed": {"date": "2026-11-02"}}
    )
    found = identify_company(removal, "fi")
    assert found.letter == "V"
    assert found == identify_company(removal, "en")
    assert found.tint == pick_tint("Oy Piha Ab")

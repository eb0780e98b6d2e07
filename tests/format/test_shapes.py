"""A code, own words, or a row; words that are whole values."""

import pytest

from hooks.reading.source import Data
from tests.format.samples import WORDS, register


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

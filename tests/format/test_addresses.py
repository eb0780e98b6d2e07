"""Where somebody is reached."""

import pytest

from hooks.format.people import Contact
from tests.format.samples import register


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
    assert isinstance(contact, Contact)
    assert contact.phone == stored

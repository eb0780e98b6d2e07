"""A change as a sentence."""

import pytest

from hooks.review.sentences import shorten_values


@pytest.mark.parametrize(
    ("before", "after", "shortened"),
    [
        ("3 years from the order", "2 years from the order", "3"),
        ("3 years", "30 years", "3"),
        ("3 years from the order", "2 years from the delivery", "3 years from the order"),
        ("three years", "2 years", "three years"),
        ("3", "2", "3"),
        ("yes", "no", "yes"),
    ],
)
def test_what_follows_two_numbers_is_said_once(before: str, after: str, shortened: str) -> None:
    """Where only the number differs, the words behind it stand behind the new number only."""
    assert shorten_values(before, after) == (shortened, after)

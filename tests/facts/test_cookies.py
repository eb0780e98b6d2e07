"""The cookies of the website."""

import pytest

from hooks.reading.source import Data
from tests.facts.samples import ANALYTICS, cookie, facts


@pytest.mark.parametrize(
    ("changes", "needed"),
    [
        ({"cookies": None}, False),
        ({"cookies": "none"}, False),
        ({"cookies": "used"}, False),  # nobody knows
        (cookie("necessary"), False),
        (cookie("preferences"), True),
        ({"cookies": {"purposes": ["necessary"]}}, False),
        ({"cookies": {"purposes": ["necessary", "usability"]}}, True),
        (ANALYTICS, True),
    ],
)
def test_cookies_that_need_consent(changes: dict[str, Data], needed: bool) -> None:
    """Every cookie beyond the strictly necessary ones needs consent."""
    assert facts(changes).cookie_consent is needed

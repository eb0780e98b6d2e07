"""Days and lengths of time."""

import pytest

from hooks.facts.lines import select_rows
from hooks.format.retention import Retention
from hooks.reading.source import Data
from tests.format.samples import register


@pytest.mark.parametrize(
    ("written", "stored"),
    [("1 year", "1 year"), ("1 years", "1 year"), ("10 year", "10 years"), ("30 days", "30 days")],
)
def test_duration(written: str, stored: str) -> None:
    """A length of time is stored with its noun in the right number."""
    row: Data = [{"data": "all", "keep": written, "after": "collection"}]
    [kept] = select_rows(register({"retention": row}).retention, Retention)
    assert kept.keep == stored

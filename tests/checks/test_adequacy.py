"""What the checks say of adequacy decisions that apply until a day only."""

from datetime import UTC, datetime

import pytest

from hooks.checks.adequacy import find_ending_decisions
from hooks.reading.source import Data
from tests.facts.samples import facts


def list_messages(monkeypatch: pytest.MonkeyPatch, country: str, safeguard: Data, day: str) -> list[str]:
    """What is found on a day in a register with one transfer."""
    row: Data = {"recipient": "it_services", "country": country, "safeguard": safeguard}
    made = facts({"recipients": ["it_services"], "transfers": [row]})
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    return [finding.message for finding in find_ending_decisions(made)]


@pytest.mark.parametrize(
    ("day", "safeguard", "messages"),
    [
        ("2031-06-27", "adequacy", []),
        ("2031-06-28", "adequacy", ["ends"]),
        ("2031-12-27", "adequacy", ["ends"]),
        ("2031-12-27", ["adequacy", "scc"], []),
        ("2031-12-28", ["adequacy", "scc"], ["ended"]),
        ("2031-12-28", "scc", []),
    ],
)
def test_decision_that_ends(monkeypatch: pytest.MonkeyPatch, day: str, safeguard: Data, messages: list[str]) -> None:
    """A decision that has ended is told, and one that ends within half a year where nothing stands beside it."""
    assert list_messages(monkeypatch, "GB", safeguard, day) == messages


def test_decision_without_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A decision that has no last day in the data is never told as ending."""
    assert list_messages(monkeypatch, "CH", "adequacy", "2090-01-01") == []

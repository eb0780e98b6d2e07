"""What the checks say of adequacy decisions that apply until a day only."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hooks.checks.adequacy import find_ending_decisions
from hooks.folder import collection
from hooks.folder.tree import MemoryTree
from hooks.reading.source import Data
from tests.facts.samples import facts
from tests.paths import DATA
from tests.shared import THEME

SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
TO_BRITAIN = SHORTEST.replace("recipients: none", "recipients: [it_services]").replace(
    "transfers: none", "transfers: [{recipient: it_services, country: GB, safeguard: adequacy}]"
)


def go_to_day(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Let a day be today."""
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))


def list_messages(monkeypatch: pytest.MonkeyPatch, country: str, safeguard: Data, day: str) -> list[str]:
    """What is found on a day in a register with one transfer."""
    row: Data = {"recipient": "it_services", "country": country, "safeguard": safeguard}
    made = facts({"recipients": ["it_services"], "transfers": [row]})
    go_to_day(monkeypatch, day)
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


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            "2031-12-27",
            (
                "the adequacy decision on GB ends on 2031-12-27; write beside it what the transfer rests on then, "
                "as in `safeguard: [adequacy, scc]`"
            ),
        ),
        (
            "2031-12-28",
            (
                "the adequacy decision on GB ended on 2031-12-27; write what the transfer rests on now, as in "
                "`safeguard: scc`, or the new day in theme/notice/adequacy.yml"
            ),
        ),
    ],
)
def test_what_is_said(monkeypatch: pytest.MonkeyPatch, day: str, said: str) -> None:
    """The warning names the country and the day, and what to write."""
    go_to_day(monkeypatch, day)
    found = collection.load_memory(MemoryTree(Path("notices"), {"a.yml": TO_BRITAIN.encode()}), THEME)
    told = [f"{fault.problem}; {fault.remedy}" for fault in found.faults if fault.code == "transfer-decision-ends"]
    assert told == [said]

"""The day that the checks go by, and what it changes."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hooks.checks.clock import get_today
from hooks.folder import collection
from tests.paths import DATA
from tests.shared import THEME

SHORTEST = (DATA / "good/shortest.yml").read_text(encoding="utf-8")


def test_today_is_the_day_of_the_epoch() -> None:
    """SOURCE_DATE_EPOCH sets the day that the checks go by."""
    assert get_today() == date(2026, 11, 21)


def test_today_without_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SOURCE_DATE_EPOCH the checks go by the calendar."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    before = datetime.now(UTC).date()
    assert before <= get_today() <= datetime.now(UTC).date()


@pytest.mark.parametrize("seconds", ["", "today", "-1", "1795219200.5", "999999999999"])
def test_bad_epoch(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    """A SOURCE_DATE_EPOCH that is no count of seconds is an error that says so."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(
        ValueError, match=r"^SOURCE_DATE_EPOCH is '.*'; set it to whole seconds since 1970, or unset it$"
    ):
        get_today()


@pytest.mark.parametrize(
    ("epoch", "found"),
    [
        ("1793491199", ["date-order"]),  # the last second of 2026-10-31
        ("1793491200", []),  # 2026-11-01
        ("1825113599", []),  # the last second of 2027-11-01, a year later
        ("1825113600", ["not-reviewed"]),
    ],
)
def test_checks_go_by_the_day(monkeypatch: pytest.MonkeyPatch, notices: Path, epoch: str, found: list[str]) -> None:
    """A date is right from its day on, and the facts grow old a year after it."""
    (notices / "x.yml").write_text(SHORTEST.replace("2026-11-02", "2026-11-01"), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert [fault.code for fault in collection.load(notices, THEME).faults] == found

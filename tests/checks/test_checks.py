"""What is doubtful or open: tests/data/doubtful/<case>.yml gives the warnings and gaps of <case>.txt.

A new case needs no Python: write the file, run pytest with --update-goldens, and read what it wrote. Checks that are
errors have their cases in tests/data/bad (test_faults.py).
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hooks.checks import checks
from hooks.folder import collection
from tests.paths import DATA
from tests.shared import THEME

CASES = sorted((DATA / "doubtful").glob("*.yml"))
SHORTEST = (DATA / "good/shortest.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_doubtful_file(case: Path, notices: Path, golden: Callable[[Path, str], None]) -> None:
    """A doubtful file has no error, and exactly the warnings and gaps of its golden file."""
    (notices / case.name).write_bytes(case.read_bytes())
    faults = collection.load(notices, THEME).faults
    assert {fault.level for fault in faults} in ({"warning"}, {"gap"}, {"warning", "gap"})
    golden(case.with_suffix(".txt"), "\n".join(str(fault) for fault in faults) + "\n")


def test_every_check_has_a_case() -> None:
    """Every check, at its level, is found in some file of data/bad or data/doubtful."""
    faults = [fault for folder in ("bad", "doubtful") for fault in collection.load(DATA / folder, THEME).faults]
    found = {(fault.code, fault.level) for fault in faults}
    assert [check.code for check in checks.CHECKS if (check.code, check.level) not in found] == []


def test_codes_of_checks_are_unique() -> None:
    """No two checks share a code."""
    codes = [check.code for check in checks.CHECKS]
    assert sorted(set(codes)) == sorted(codes)


def test_shortest_register_is_beyond_doubt(notices: Path) -> None:
    """The shortest register has no error, no warning and no gap."""
    (notices / "x.yml").write_text(SHORTEST, encoding="utf-8")
    assert [str(fault) for fault in collection.load(notices, THEME).faults] == []


# --- the day ----------------------------------------------------------------------------------------------------------


def test_today_is_the_day_of_the_epoch() -> None:
    """SOURCE_DATE_EPOCH sets the day that the checks go by."""
    assert checks.today() == date(2026, 11, 21)


def test_today_without_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SOURCE_DATE_EPOCH the checks go by the calendar."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    before = datetime.now(UTC).date()
    assert before <= checks.today() <= datetime.now(UTC).date()


@pytest.mark.parametrize("seconds", ["", "today", "-1", "1795219200.5", "999999999999"])
def test_bad_epoch(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    """A SOURCE_DATE_EPOCH that is no count of seconds is an error that says so."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(
        ValueError, match=r"^SOURCE_DATE_EPOCH is '.*'; set it to whole seconds since 1970, or unset it$"
    ):
        checks.today()


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

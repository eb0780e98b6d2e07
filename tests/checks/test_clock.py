"""The day that the checks go by, and what it changes."""

from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import pytest

from hooks.checks import clock
from hooks.checks.clock import get_newest_day, get_today
from hooks.folder import collection
from tests.paths import DATA
from tests.running import build_py
from tests.shared import THEME

SHORTEST = (DATA / "good/shortest.yml").read_text(encoding="utf-8")
REMOVAL = """\
controller: {name: Vihreä piha, address: "Pihatie 2, 00100 Helsinki", email: a@piha.example}
removed: {date: 2026-11-22}
"""


def test_today_is_the_day_of_the_epoch() -> None:
    """SOURCE_DATE_EPOCH sets the day that the checks go by."""
    assert get_today() == date(2026, 11, 21)


def test_today_without_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SOURCE_DATE_EPOCH the checks go by the calendar of Finland, which is never behind that of UTC."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    before = datetime.now(UTC).date()
    assert before <= get_today() <= get_newest_day()


class Stopped(datetime):
    """A clock that stands still."""

    moment: datetime

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # never asked for a subclass
        return cls.moment.astimezone(tz)


@pytest.mark.parametrize(
    ("moment", "expected", "newest"),
    [
        ("2026-11-21T00:15+02:00", "2026-11-21", "2026-11-21"),  # just after midnight in Helsinki
        ("2026-11-20T23:59-12:00", "2026-11-21", "2026-11-22"),  # the farthest west, a minute before midnight
        ("2026-12-31T22:30+00:00", "2027-01-01", "2027-01-01"),  # new year in Helsinki, not in UTC
        ("2026-12-31T09:59+00:00", "2026-12-31", "2026-12-31"),  # a minute before new year on Kiritimati
        ("2026-12-31T10:00+00:00", "2026-12-31", "2027-01-01"),
        ("2027-03-27T21:59+00:00", "2027-03-27", "2027-03-28"),  # the night in which summer time begins
        ("2027-03-27T22:00+00:00", "2027-03-28", "2027-03-28"),
        ("2027-03-28T20:59+00:00", "2027-03-28", "2027-03-29"),  # a day of 23 hours later
        ("2027-03-28T21:00+00:00", "2027-03-29", "2027-03-29"),
        ("2027-10-31T21:59+00:00", "2027-10-31", "2027-11-01"),  # the day on which it ends has 25
        ("2027-10-31T22:00+00:00", "2027-11-01", "2027-11-01"),
    ],
)
def test_days_of_a_moment(monkeypatch: pytest.MonkeyPatch, moment: str, expected: str, newest: str) -> None:
    """Today is the day in Finland, and the newest day the one that has begun farthest east."""
    Stopped.moment = datetime.fromisoformat(moment)
    monkeypatch.setattr(clock, "datetime", Stopped)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert (get_today(), get_newest_day()) == (date.fromisoformat(expected), date.fromisoformat(newest))


@pytest.mark.parametrize(
    "text",
    [
        SHORTEST.replace("updated: 2026-11-02", "updated: 2026-11-22"),
        SHORTEST.replace("updated: 2026-11-02", "reviewed: 2026-11-22"),
        SHORTEST + "cookies: {gap: 2026-11-22 asked}\n",
        REMOVAL,
    ],
    ids=["updated", "reviewed", "gap", "removed"],
)
def test_a_day_that_has_begun_anywhere(monkeypatch: pytest.MonkeyPatch, notices: Path, text: str) -> None:
    """At 00:15 in Helsinki, when UTC has the day before, the editor's day is no future, wherever that is."""
    (notices / "x.yml").write_text(text, encoding="utf-8")
    found = {}
    for moment in ("2026-11-21T09:59:59", "2026-11-21T10:00:00", "2026-11-21T22:15:00"):
        seconds = datetime.fromisoformat(f"{moment}+00:00").timestamp()
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(seconds)))
        faults = collection.load(notices, THEME).faults
        found[moment] = [fault.message for fault in faults if fault.level == "error"]
    assert found == {"2026-11-21T09:59:59": ["future"], "2026-11-21T10:00:00": [], "2026-11-21T22:15:00": []}


@pytest.mark.parametrize("seconds", ["", "today", "-1", "1795219200.5", "999999999999"])
def test_bad_epoch(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    """A SOURCE_DATE_EPOCH that is no count of seconds is an error that says so."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(
        ValueError, match=r"^SOURCE_DATE_EPOCH is '.*'; set it to whole seconds since 1970, or unset it$"
    ):
        get_today()


@pytest.mark.parametrize("seconds", ["0", "315532800", "1527206399"])
def test_epoch_before_all_notices(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    """A day before any notice, such as that of nix-shell, is one error that names the variable."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    day = datetime.fromtimestamp(int(seconds), UTC).date()
    with pytest.raises(ValueError, match=r"^SOURCE_DATE_EPOCH is") as refused:
        get_today()
    assert str(refused.value) == (
        f"SOURCE_DATE_EPOCH is '{seconds}', which is {day}, and no notice is older than 2018-05-25; "
        "set it to the day of the build in seconds since 1970, or unset it"
    )


@pytest.mark.parametrize("command", ["check", "build"])
def test_dates_after_the_epoch(notices: Path, command: str) -> None:
    """Where dates are in the future for SOURCE_DATE_EPOCH alone, the last line names it, once."""
    (notices / "x.yml").write_text(SHORTEST, encoding="utf-8")
    done = build_py(command, cwd=notices.parent, SOURCE_DATE_EPOCH="1600000000")
    assert done.returncode == 1
    assert done.stderr.count("SOURCE_DATE_EPOCH makes 2020-09-13 the day that these dates are compared with") == 1


@pytest.mark.parametrize(
    ("epoch", "found"),
    [
        ("1793440799", ["date-order"]),  # a second before 2026-11-01 has begun anywhere
        ("1793440800", []),
        ("1825113599", []),  # the last second of 2027-11-01, a year later
        ("1825113600", ["not-reviewed"]),
    ],
)
def test_checks_go_by_the_day(monkeypatch: pytest.MonkeyPatch, notices: Path, epoch: str, found: list[str]) -> None:
    """A date is right from its day on, and the facts grow old a year after it."""
    (notices / "x.yml").write_text(SHORTEST.replace("2026-11-02", "2026-11-01"), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert [fault.code for fault in collection.load(notices, THEME).faults] == found

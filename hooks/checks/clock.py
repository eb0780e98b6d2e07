"""The day that the checks go by, the days that have begun somewhere, and how long things may stand."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from ..reading.refusals import Refused

YEAR = 365  # days
HALF_YEAR = 183  # days
EPOCH = "SOURCE_DATE_EPOCH"
FINLAND = ZoneInfo("Europe/Helsinki")
FARTHEST_EAST = timezone(timedelta(hours=14))  # Kiritimati, where every day begins first
FIRST_DAY = date(2018, 5, 25)  # from which the GDPR applies (Art. 99(2)); no notice is older

Days = tuple[date, date]  # today, and the newest day on earth


def get_days() -> Days:
    """All that checks go by: what was found on other days is found anew.

    Raises:
        Refused: as `get_today`.

    """
    return get_today(), get_newest_day()


def get_today() -> date:
    """The day that ages and due dates go by: that in Finland.

    With SOURCE_DATE_EPOCH it is the day of that moment in UTC, so that output can be reproduced
    (reproducible-builds.org/specs/source-date-epoch).

    Raises:
        Refused: SOURCE_DATE_EPOCH is no count of seconds, or none of a day on which notices are made.

    """
    moment = read_epoch()
    if moment is None:
        return datetime.now(FINLAND).date()
    return moment.date()


def get_newest_day() -> date:
    """The last day that has begun anywhere on earth; only a later one is in the future.

    Whoever writes the date of their own day is right, wherever they are and wherever the checks run.

    Raises:
        Refused: as `get_today`.

    """
    moment = read_epoch() or datetime.now(UTC)
    return moment.astimezone(FARTHEST_EAST).date()


def read_epoch() -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH says, in UTC; nothing where it is not set.

    Raises:
        Refused: it is no count of seconds, or none of a day on which notices are made.

    """
    seconds = os.environ.get(EPOCH)
    if seconds is None:
        return None
    if not re.fullmatch(r"[0-9]{1,11}", seconds):
        raise Refused("day-of-checks", seconds=seconds)
    moment = datetime.fromtimestamp(int(seconds), UTC)
    if moment.date() < FIRST_DAY:
        raise Refused("day-before-notices", seconds=seconds, day=moment.date(), first=FIRST_DAY)
    return moment

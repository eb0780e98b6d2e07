"""The day that the checks go by, and how long things may stand."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

from ..reading.refusals import Refused

YEAR = 365  # days
HALF_YEAR = 183  # days


def get_today() -> date:
    """The day the checks go by: SOURCE_DATE_EPOCH if it is set, so that output can be reproduced.

    Raises:
        Refused: SOURCE_DATE_EPOCH is not a count of seconds.

    """
    if "SOURCE_DATE_EPOCH" not in os.environ:
        return datetime.now(UTC).date()
    seconds = os.environ["SOURCE_DATE_EPOCH"]
    if not re.fullmatch(r"[0-9]{1,11}", seconds):
        raise Refused("day-of-checks", seconds=seconds)
    return datetime.fromtimestamp(int(seconds), UTC).date()

"""The day that the checks go by, and how long things may stand."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

YEAR = 365  # days
HALF_YEAR = 183  # days


def get_today() -> date:
    """The day the checks go by: SOURCE_DATE_EPOCH if it is set, so that output can be reproduced.

    Raises:
        ValueError: SOURCE_DATE_EPOCH is not a count of seconds.

    """
    if "SOURCE_DATE_EPOCH" not in os.environ:
        return datetime.now(UTC).date()
    seconds = os.environ["SOURCE_DATE_EPOCH"]
    if not re.fullmatch(r"[0-9]{1,11}", seconds):
        raise ValueError(f"SOURCE_DATE_EPOCH is '{seconds}'; set it to whole seconds since 1970, or unset it")
    return datetime.fromtimestamp(int(seconds), UTC).date()

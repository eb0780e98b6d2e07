"""What every shared text is held to, whoever has written it: its length, and places that are plain names."""

from __future__ import annotations

import re
from string import Formatter

MAX_TEXT = 1000  # characters; the longest text has 400, and one may stand in hundreds of rows of a page
LENGTH = "[1-9][0-9]{0,3} (second|minute|hour|day|week|month|year)s?"  # of time, as registers have it, too
PLACE_NAME = re.compile("[a-z_]+")
PLACE_FORM = re.compile("[A-Za-z]*")


def has_plain_places(text: str) -> bool:
    """Whether a text can be filled without reaching into a value: names alone, and forms that are words."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    for _, name, form, conversion in parts:
        if name is None:
            continue  # no place stands behind the last part
        is_plain = PLACE_NAME.fullmatch(name) and PLACE_FORM.fullmatch(form or "")
        if conversion or not is_plain:
            return False
    return True

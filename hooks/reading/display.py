"""How messages show values: on one line, shortened, with the characters made visible that show nothing."""

from __future__ import annotations

import re
import unicodedata

from .messages import Phrase, make_phrase

Key = tuple[str | int, ...]

NO_BREAK_SPACE = "\u00a0"
MAX_SHOWN = 60  # characters of a value
# Characters that show nothing or turn the text around, and so can make a reader see other words than the file has.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u115f\u1160\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\u3164\uffa0\ufff9-\ufffb\ufffe\uffff\u061c\ud800-\udfff\U000e0000-\U000e007f]"
)


def make_visible(value: object, length: int = MAX_SHOWN) -> str:
    """`value` on one line, shortened, with invisible characters made visible."""
    text = str(value)[: length + 1].replace("\n", " ")
    text = INVISIBLE.sub(write_code_point, text)
    text = text.replace(NO_BREAK_SPACE, "<U+00A0>")
    if len(text) > length:
        return text[: length - 1] + "…"
    return text


def write_code_point(found: re.Match[str]) -> str:
    return f"<U+{ord(found[0]):04X}>"


def quote(value: object, length: int = MAX_SHOWN) -> str:
    """`value` as a message shows it: visible, and quoted."""
    return f"'{make_visible(value, length)}'"


def describe_character(character: str) -> Phrase:
    """An invisible character by its code and its name in Unicode."""
    name = unicodedata.name(character, "") or Phrase("control-character")
    return make_phrase("invisible-character", code=f"U+{ord(character):04X}", name=name)


def format_key(key: Key) -> str:
    """`("retention", 0, "keep")` as `retention[0].keep`."""
    path = ""
    for step in key:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += f".{make_visible(step)}"
    return path.removeprefix(".")

"""How messages show values: on one line, shortened, with the characters made visible that show nothing."""

from __future__ import annotations

import re
import unicodedata

from .messages import Phrase

Key = tuple[str | int, ...]

MAX_SHOWN = 60  # characters of a value
# Characters that show nothing or turn the text around, and so can make a reader see other words than the file has.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u115f\u1160\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\u3164\uffa0\ufff9-\ufffb\ufffe\uffff\u061c\ud800-\udfff\U000e0000-\U000e007f]"
)


def make_visible(value: object, length: int = MAX_SHOWN) -> str:
    """`value` on one line, shortened, with invisible characters made visible."""
    text = INVISIBLE.sub(lambda found: f"<U+{ord(found[0]):04X}>", str(value)[: length + 1].replace("\n", " "))
    text = text.replace("\u00a0", "<U+00A0>")
    return text if len(text) <= length else text[: length - 1] + "…"


def quote(value: object, length: int = MAX_SHOWN) -> str:
    """`value` as a message shows it: visible, and quoted."""
    return f"'{make_visible(value, length)}'"


def describe_character(character: str) -> Phrase:
    """An invisible character by its code and its name in Unicode."""
    name = unicodedata.name(character, "") or Phrase("control-character")
    return Phrase("invisible-character", (("code", f"U+{ord(character):04X}"), ("name", name)))


def format_key(key: Key) -> str:
    """`("retention", 0, "keep")` as `retention[0].keep`."""
    return re.sub(r"\.\[", "[", ".".join(f"[{step}]" if isinstance(step, int) else make_visible(step) for step in key))

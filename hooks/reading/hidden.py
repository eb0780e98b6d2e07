"""Characters that show nothing, or nothing that was written, and so can make a reader see other words than a file has.

Python's `unicodedata` does not know the property that says which show nothing, so its table stands here. What is not
assigned yet is passed over otherwise: which characters that are depends on the Python that looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

# Default_Ignorable_Code_Point of Unicode 16.0, DerivedCoreProperties.txt, 4,174 code points; without the joiners,
# variation selectors and tags, which show something where they belong.
IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
)
JOINERS = "\u200c\u200d"
SELECTORS = "\ufe00-\ufe0f"
IDEOGRAPHIC_SELECTORS = "\U000e0100-\U000e01ef"
MONGOLIAN_SELECTORS = "\u180b-\u180f"
TAGS = "\U000e0020-\U000e007f"
LETTER_TAGS = "\U000e0020-\U000e007e"  # without the mark of the end

# What no font shows, or each font otherwise: controls, blanks in the shape of letters, marks of damage, surrogates,
# code points for private use and those that are no characters.
BLANK = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u2800\ufff9-\ufffb\U0001d159"
DAMAGED = "\ufffc\ufffd"
SURROGATES = "\ud800-\udfff"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(f"{chr(end)}{chr(end + 1)}" for end in range(0xFFFE, 0x110000, 0x10000))

# Where the exceptions belong. Joiners: in scripts whose letters join, or make conjuncts (UAX #31, 2.3).
JOINING = (
    "\u0600-\u08ff"  # Arabic, Syriac, Thaana, N'Ko, Mandaic
    "\u0900-\u0dff\u0f00-\u109f\u1700-\u18af\u1a20-\u1aaf\u1b00-\u1c4f\ua800-\uabff"  # of India and its neighbours
    "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
# Pictures: an emoji joins another, and one of the older signs says by a selector that it is meant as one.
PICTURES = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u23ff\u2460-\u27bf\u2900-\u297f\u2a00-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff"
)
KEYCAPS = "0-9#*"  # they become emoji with a selector and U+20E3
IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
WITH_SELECTORS = (  # StandardizedVariants.txt of Unicode 16.0, by blocks
    f"{PICTURES}{IDEOGRAPHS}\u1000-\u109f\u3001\u3002\ua840-\ua87f\uaa60-\uaa7f\uff01\uff0c\uff0e\uff1a\uff1b\uff1f"
    "\U00010ac0-\U00010aff"
)
MAX_TAGS = 7  # after a black flag, which they make the flag of a region: its letters, and a mark of the end
MONGOLIAN = "\u1800-\u180a\u1810-\u18af"

NEVER = f"{IGNORABLE}{BLANK}{DAMAGED}{SURROGATES}{PRIVATE}{NO_CHARACTERS}"
SOMETIMES = f"{JOINERS}{SELECTORS}{IDEOGRAPHIC_SELECTORS}{MONGOLIAN_SELECTORS}{TAGS}"
OUT_OF_PLACE = (
    f"(?<![{JOINING}])\u200c|\u200c(?![{JOINING}])",
    f"(?<![{JOINING}{PICTURES}\ufe0f])\u200d|(?<=[{PICTURES}\ufe0f])\u200d(?![{PICTURES}])",
    f"(?<![{WITH_SELECTORS}{KEYCAPS}])[{SELECTORS}]|(?<=[{KEYCAPS}])[{SELECTORS}](?!\u20e3)",
    f"(?<![{IDEOGRAPHS}])[{IDEOGRAPHIC_SELECTORS}]",
    f"(?<![{MONGOLIAN}])[{MONGOLIAN_SELECTORS}]",
    "".join(f"(?<!\U0001f3f4{f'[{LETTER_TAGS}]' * count})" for count in range(MAX_TAGS)) + f"[{TAGS}]",
)
# Most characters are none of either kind, and need not be compared with each rule.
PATTERN = f"(?=[{NEVER}{SOMETIMES}])(?:[{NEVER}]|{'|'.join(OUT_OF_PLACE)})"
# What no rule is about, and of what nearly every text consists: a text of nothing else need not be searched.
COMMON = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\t\n\u00a0§äåéöÄÅÉÖ\u2013\u2014\u2019\u201c\u201d…€")
KINDS = {  # of characters that show something else than was written
    "damaged": re.compile(f"[{DAMAGED}]"),
    "private": re.compile(f"[{PRIVATE}{NO_CHARACTERS}]"),
}


class Hidden:
    """What shows nothing in a text, found as by the expression of the same methods.

    To compile that takes a tenth of a short call, so it waits for the first text that needs it.
    """

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """What finds these characters."""
        return re.compile(PATTERN)

    def search(self, text: str) -> re.Match[str] | None:
        """The first of them."""
        if not may_hide(text):
            return None
        return self.expression.search(text)

    def sub(self, write: Callable[[re.Match[str]], str], text: str) -> str:
        """The text with what is written for each of them."""
        if not may_hide(text):
            return text
        return self.expression.sub(write, text)


def may_hide(text: str) -> bool:
    """Whether a text has a character of which it depends on a rule whether it shows anything."""
    return not COMMON.issuperset(set(text))


INVISIBLE = Hidden()


def find_kind(character: str) -> str:
    """Whether a character stands for a letter that was lost, is a font's own, or shows nothing."""
    for kind, characters in KINDS.items():
        if characters.match(character):
            return kind
    return "invisible"

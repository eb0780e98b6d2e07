"""Names in the order of the Finnish alphabet, equal on every machine."""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse

PLACED = str.maketrans("åäæöøłđð", "{||}}ldd")  # in ASCII these signs stand behind z
SHOWN = str.maketrans("{|}", "åäö")


def collate(name: str) -> tuple[str, str]:
    """A key that sorts names the Finnish way (å ä ö after z, other marks ignored), equal on every machine."""
    placed = name.casefold().translate(PLACED)
    letters = unicodedata.normalize("NFD", placed)
    without_marks = "".join(filterfalse(unicodedata.combining, letters))
    words = re.sub(r"[^\w{|} ]", "", without_marks)
    return words.strip(), name


def find_initial(name: str) -> str:
    """The letter under which `collate` files a name; `0–9` for digits, `#` for a name without letters."""
    words, _ = collate(name)
    first = words[:1].translate(SHOWN).upper()
    if first.isdigit():
        return "0–9"
    if first.isalpha():
        return first
    return "#"

"""Names in the order of the Finnish alphabet, equal on every machine."""

from __future__ import annotations

import re
import unicodedata


def collate(name: str) -> tuple[str, str]:
    """A key that sorts names the Finnish way (å ä ö after z, other marks ignored), equal on every machine."""
    lowered = name.casefold().translate(str.maketrans("åäæöøłđð", "{||}}ldd"))
    plain = "".join(letter for letter in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(letter))
    return re.sub(r"[^\w{|} ]", "", plain).strip(), name


def find_initial(name: str) -> str:
    """The letter under which `collate` files a name; `0–9` for digits, `#` for a name without letters."""
    first = collate(name)[0][:1].translate(str.maketrans("{|}", "åäö")).upper()
    if first.isdigit():
        return "0–9"
    return first if first.isalpha() else "#"

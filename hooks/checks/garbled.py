"""Texts that were encoded twice: `VihreÃ¤` where `Vihreä` was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.facts import Facts
from .finding import Finding, make_finding

# The bytes of UTF-8 as a program shows them that takes them for cp1252, or where that has no letter for Latin-1.
LETTERS = {byte: bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(0x80, 0x100)}
BYTES = {letter: byte for byte, letter in LETTERS.items()}
NEXT = re.escape("".join(LETTERS[byte] for byte in range(0x80, 0xC0)))
# Letters and marks of the languages of Europe begin with one of these; Ä and Å are letters themselves, which a closing
# quotation mark, a dash or an ellipsis may well follow. Letters of Cyrillic and Greek are told by two in a row.
QUOTED = "\u2018\u2019\u201a\u201c\u201d\u201e\u2013\u2014\u2026\u2020\u2022"
TWICE = re.compile(f"[ÂÃ][{NEXT}]|[ÄÅ](?![{QUOTED}])[{NEXT}]|â[{NEXT}]{{2}}|(?:[ÎÏÐÑ][{NEXT}]){{2,}}")
MOST = 30  # characters of what is shown around the first


def find_garbled_texts(facts: Facts) -> Iterator[Finding]:
    for key, part in facts.parts.select(str):
        found = None if part.isascii() else TWICE.search(part)
        if found and mend_letter(found) != found[0]:
            begin, end = find_word(part, found)
            text = part[begin:end]
            yield make_finding(key, "encoded-twice", text=text, meant=TWICE.sub(mend_letter, text))


def mend_letter(found: re.Match[str]) -> str:
    """The letter that was encoded twice, or what stands there if it is none."""
    raw = bytes(BYTES[letter] for letter in found[0])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def find_word(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Where the word begins and ends that a letter stands in, as far as it can be shown."""
    begin = text.rfind(" ", 0, found.start()) + 1
    end = text.find(" ", found.end())
    if end < 0:
        end = len(text)
    return max(begin, found.start() - MOST), min(end, found.end() + MOST)

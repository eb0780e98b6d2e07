"""A language that nobody speaks, made from English by code: written from right to left, and longer than English.

It shows whether anything knows a language by its name, and whether a page has words that no file of the language says.
Every letter of English becomes one of Hebrew, places stay as they are, and each text is longer by a third, so that what
fits on a page only in short languages is seen. Dates, lists and numbers are those of Arabic, whose plurals are six.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from hooks.reading.loading import read_own_source

TAG = "qaa-hebr"  # of private use, with a script (RFC 5646)
LOCALE = "ar"
MODEL = "en"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
LETTERS = {ord(letter): HEBREW[place % len(HEBREW)] for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
LETTERS |= {ord(chr(small).upper()): other for small, other in LETTERS.items()}
PARTS = re.compile(r"(\{[^}]*\}|https://\S+)")  # what stays as it is: the places of a text, and addresses
KEPT = {"interface.locale": LOCALE, "interface.pdf_file": "notice"}


def add_language(notice: Path) -> None:
    """Write the words of the language into a copy of theme/notice/."""
    words = read_data(notice / f"{MODEL}.yml")
    write(notice / f"{TAG}.yml", translate_table(words))
    for path in [notice / "constants.yml", notice / "adequacy.yml", *notice.glob("services/*.yml")]:
        write(path, add_beside(read_data(path)))


def read_data(path: Path) -> Any:  # noqa: ANN401 - data as YAML has them
    """What a file of shared data holds."""
    return read_own_source(path, path.name).data


def write(path: Path, data: Any) -> None:  # noqa: ANN401 - data as YAML has them
    """Write a file of shared data."""
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6), "utf-8")


def translate_table(found: Any, key: str = "") -> Any:  # noqa: ANN401 - data as YAML has them
    """A text, list or table of English in the invented language; the forms of nouns keep their names."""
    if isinstance(found, dict):
        return {step: translate_table(value, f"{key}.{step}" if key else step) for step, value in found.items()}
    if isinstance(found, list):
        return [translate_table(part, key) for part in found]
    return KEPT.get(key) or translate(found)


def translate(text: str) -> str:
    """One text, its places and addresses kept."""
    said = [part if PARTS.fullmatch(part) else part.translate(LETTERS) for part in PARTS.split(text)]
    longer = re.findall(r"[א-ת]+", "".join(said))
    return " ".join(["".join(said), *longer[: len(longer) // 3]])


def add_beside(found: Any) -> Any:  # noqa: ANN401 - data as YAML has them
    """The same data with the invented words beside those of English."""
    if isinstance(found, list):
        return [add_beside(part) for part in found]
    if not isinstance(found, dict):
        return found
    added = {key: add_beside(part) for key, part in found.items()}
    return added | ({TAG: translate_table(found[MODEL])} if MODEL in found else {})

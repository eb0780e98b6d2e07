"""How messages show values: on one line, shortened, with the characters made visible that show nothing."""

from __future__ import annotations

import re
import unicodedata

from .hidden import INVISIBLE, find_kind
from .messages import Phrase, make_phrase

Key = tuple[str | int, ...]

MAX_SHOWN = 60  # characters of a value
UNNAMED = {  # what a character without a name is, by its category in Unicode
    "Cc": "control-character",
    "Co": "private-use",
    "Cs": "half-character",
}
STANDING_ALONE = frozenset("LNPZ")  # letters, numbers, punctuation, blanks; not what may be a part of a sign (UAX 29)
JOINING = re.compile("[\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]")  # letters that join the one before
BEYOND_ASCII = r"\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
CONTROL = re.compile(rf"[\x00-\x1f{BEYOND_ASCII}]")
CONTROL_IN_LINE = re.compile(rf"[\x00-\x09\x0b-\x1f{BEYOND_ASCII}]")
# With what a line commands the runner of GitHub; each begins with signs, so that most of a text is soon passed over.
COMMAND = re.compile(r"::(?<!\S::)|##\[")
ODD_WHITE_SPACE = re.compile(r"[^\S \n]")  # what looks like a space and is none
UNLIKE_ONE_SPACE = re.compile(r"[^\S \n]| (?= )")
LATIN = re.compile("[A-Za-z]")
LIKE_LATIN = re.compile("[\u0370-\u058f\u13a0-\u13ff\u1f00-\u1fff]")  # Greek, Cyrillic, Armenian, Cherokee (UTS 39)
WORD = re.compile(r"[^\s/-]+")  # also a whole address


def make_visible(value: object, length: int = MAX_SHOWN) -> str:
    """`value` on one line, shortened, with invisible characters made visible."""
    text = str(value)[: length + 1].replace("\n", " ")
    text = INVISIBLE.sub(write_code_point, text)
    text = ODD_WHITE_SPACE.sub(write_code_point, text)
    if len(text) > length:
        return text[: length - 1] + "…"
    return text


def cut_text(text: str, most: int) -> str:
    """At most so many characters of a text, cut between words, or else between two letters of a long one."""
    if len(text) <= most:
        return text
    place = text.rfind(" ", most // 2, most)
    if place < 0:
        place = find_boundary(text, most - 1)
    kept = text[:place].rstrip()
    return f"{kept}…"


def find_boundary(text: str, place: int) -> int:
    """The last place up to this one where no accent and no sign of several characters is taken apart."""
    while place > 0:
        around = text[place - 1 : place + 1]
        kinds = {unicodedata.category(character)[0] for character in around}
        if kinds <= STANDING_ALONE and not JOINING.search(around):
            return place
        place -= 1
    return 0


def show_name(path: str) -> str:
    """The name of a file, whatever its owner has put into it, with all that is no sign made visible."""
    return CONTROL.sub(write_code_point, INVISIBLE.sub(write_code_point, path))


def make_harmless(text: str) -> str:
    """What is printed, so that no terminal obeys it, and no runner of a workflow, which finds commands in a log."""
    shown = CONTROL_IN_LINE.sub(write_code_point, INVISIBLE.sub(write_code_point, text))
    return COMMAND.sub(lambda found: found[0][:-1] + f"<U+{ord(found[0][-1]):04X}>", shown)


def write_code_point(found: re.Match[str]) -> str:
    return f"<U+{ord(found[0]):04X}>"


def quote(value: object, length: int = MAX_SHOWN) -> str:
    """`value` as a message shows it: visible, and quoted."""
    return f"'{make_visible(value, length)}'"


def describe_character(character: str) -> Phrase:
    """A character that shows nothing, or not what was written, by its code and its name in Unicode."""
    name: str | Phrase = unicodedata.name(character, "")
    if not name:
        category = unicodedata.category(character)
        name = Phrase(UNNAMED.get(category, "no-name"))
    return make_phrase(f"{find_kind(character)}-character", code=f"U+{ord(character):04X}", name=name)


def name_white_space(character: str) -> Phrase:
    """White space that is no plain space, by its code."""
    if character == "\t":
        return Phrase("tab")
    return make_phrase("white-space", code=f"U+{ord(character):04X}")


def tell_apart(old: str, new: str) -> tuple[str, str]:
    """Two texts for reading side by side, with what differs and looks the same made visible in both.

    White space is, where nothing else differs; and letters of other alphabets are, in words that have Latin ones, too.
    """
    if old == new:
        return old, new
    if old.split() == new.split():
        return UNLIKE_ONE_SPACE.sub(write_code_point, old), UNLIKE_ONE_SPACE.sub(write_code_point, new)
    return WORD.sub(show_other_alphabets, old), WORD.sub(show_other_alphabets, new)


def show_other_alphabets(found: re.Match[str]) -> str:
    """A word; where it has Latin letters, those that look like such and are none stand by their codes."""
    word = found[0]
    if not LATIN.search(word):
        return word
    return LIKE_LATIN.sub(write_code_point, word)


def format_key(key: Key) -> str:
    """`("retention", 0, "keep")` as `retention[0].keep`."""
    path = ""
    for step in key:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += f".{make_visible(step)}"
    return path.removeprefix(".")

"""Which characters show nothing, and where they do show something."""

import re
import sys
import unicodedata

import pytest

from hooks.reading import hidden
from hooks.reading.hidden import INVISIBLE, find_kind, may_hide

IGNORABLE = re.compile(
    f"[{hidden.IGNORABLE}{hidden.JOINERS}{hidden.SELECTORS}{hidden.IDEOGRAPHIC_SELECTORS}"
    f"{hidden.MONGOLIAN_SELECTORS}{hidden.TAGS}]"
)
CHARACTERS = [chr(code) for code in range(sys.maxunicode + 1)]


def test_the_property_is_whole() -> None:
    """The table has as many code points as Unicode counts in its own."""
    assert sum(IGNORABLE.match(character) is not None for character in CHARACTERS) == 4174


def test_nothing_of_the_property_passes_between_letters() -> None:
    """Every character that shows nothing is found between letters that do not need it."""
    passed = [character for character in CHARACTERS if IGNORABLE.match(character)]
    assert [hex(ord(character)) for character in passed if not INVISIBLE.search(f"a{character}b")] == []


def test_all_that_shows_something_passes() -> None:
    """Letters, digits, marks, signs and spaces of every script pass, but for two blanks in the shape of signs."""
    shown = [character for character in CHARACTERS if unicodedata.category(character)[0] in "LNMPS"]
    found = {character for character in shown if INVISIBLE.search(f"a{character}b") and not IGNORABLE.match(character)}
    assert found == {"\u2800", "\ufffc", "\ufffd", "\U0001d159"}


@pytest.mark.parametrize(
    "text",
    [
        "A\u00a0B",
        "میش\u200cشد",
        "ක\u200dෂ",
        "ന്\u200d",
        "👩🏽\u200d💻",
        "❤\ufe0f\u200d🔥",
        "3\ufe0f\u20e3",
        "葛\U000e0100",
        "\t",
    ],
)
def test_where_it_shows_something(text: str) -> None:
    """Joiners and selectors pass in the scripts and emoji that need them."""
    assert not INVISIBLE.search(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("میش\u200c", 3),
        ("a\u200dمیش", 1),
        ("ක\u200d\u200dෂ", 2),
        ("👩\u200d", 1),
        ("3\ufe0f", 1),
        ("葛\U000e0100\U000e0100", 2),
        ("🏴\U000e0067\U000e007f\U000e0067", 3),
        ("🏴" + "\U000e0067" * 9, 8),
    ],
)
def test_where_it_shows_nothing(text: str, place: int) -> None:
    """They are found at the end of a word, beside letters that do not need them, and one too many."""
    found = INVISIBLE.search(text)
    assert found
    assert found.start() == place


@pytest.mark.parametrize(
    ("character", "kind"),
    [("\ufffd", "damaged"), ("\uf0b7", "private"), ("\ufdd0", "private"), ("\u2063", "invisible")],
)
def test_kinds(character: str, kind: str) -> None:
    """A letter that was lost, one of a font's own, and what shows nothing are told apart."""
    assert find_kind(character) == kind


def test_common_characters_are_under_no_rule() -> None:
    """Of a text of common characters alone nothing has to be looked for."""
    assert not re.search(f"[{hidden.NEVER}{hidden.SOMETIMES}]", "".join(hidden.COMMON))
    assert not may_hide("Näytä 3 € – “kyllä”\n")
    assert may_hide("soft\u00adhyphen")

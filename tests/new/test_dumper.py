"""Data become YAML that people can edit, and that is read back as it was."""

from __future__ import annotations

import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from hooks.format.own_words import Words
from hooks.new.dumper import Filled, write_yaml
from hooks.reading.hidden import INVISIBLE
from hooks.reading.loading import parse_text
from tests.new.calls import unpack_words
from tests.shared import THEME

set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")  # not in the project

WIDTH = 120
HOSTILE = [
    "yes",
    "No",
    "~",
    "null",
    "- a",
    "a: b",
    "a #b",
    "'a'",
    '"',
    "{a: b}",
    "[a",
    "? a",
    "a\tb",
    "---",
    "... a",
    "<<",
]


def unify(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def is_visible_line(text: str) -> bool:
    """Whether an answer may be this text."""
    return text != "" and "\n" not in text and not INVISIBLE.search(text)


ORDINARY = st.from_regex("[a-z_]{1,28}", fullmatch=True)
ANY = st.text(min_size=1, max_size=150).map(unify).filter(is_visible_line)
TEXTS = ORDINARY | st.sampled_from(HOSTILE) | ANY
OWN_WORDS = st.fixed_dictionaries({"fi": TEXTS, "en": TEXTS}).map(lambda words: Words.model_construct(root=words))
KEYS = st.sampled_from(sorted({name for path in THEME.keys for name in path.split(".")}))
VALUES = st.recursive(
    TEXTS | OWN_WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=8) | st.dictionaries(KEYS, inner, min_size=1, max_size=5),
    max_leaves=20,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_everything_is_read_back(data: dict[str, Filled]) -> None:
    """Whatever an answer may be, the file gives it back as it was, without a fault."""
    source = parse_text(write_yaml(data), "")
    assert list(map(str, source.faults)) == []
    assert source.data == unpack_words(data)


@pytest.mark.parametrize("text", ["Esimerkki Oy", "03 123 4567", "Koivukuja 3, 33100 Tampere", "A & B", "O'Esimerkki"])
def test_quotes_only_where_needed(text: str) -> None:
    """An ordinary text stands in the file as it is."""
    assert write_yaml({"name": text}) == f"name: {text}\n"


def test_codes_stand_in_brackets() -> None:
    """A list of codes is one line, and so is a row of codes."""
    row = {"purpose": ["orders", "invoicing"], "basis": "contract"}
    assert write_yaml({"data": ("name", "email"), "purposes": [row]}) == (
        "data: [name, email]\npurposes:\n  - {purpose: [orders, invoicing], basis: contract}\n"
    )


def test_gaps_and_own_words_have_lines_of_their_own() -> None:
    """What will be edited, and what git asks the age of, is not in brackets."""
    words = Words.model_construct(root={"fi": "kurssit", "en": "courses"})
    row: Filled = {"purpose": words, "basis": {"gap": "2026-11-21 a note"}}
    assert write_yaml({"purposes": [row]}) == (
        "purposes:\n  - purpose:\n      fi: kurssit\n      en: courses\n    basis:\n      gap: 2026-11-21 a note\n"
    )


@given(st.lists(st.sampled_from(sorted(THEME.vocabulary["items"])), min_size=1, unique=True))
@settings(derandomize=True, deadline=None, max_examples=50)
def test_lists_are_folded(codes: list[str]) -> None:
    """A list that is too long for one line has a line for each item, and no line is too long to read."""
    for data in ({"data": codes}, {"security": {"electronic": codes}}, {"purposes": [{"interest": codes}]}):
        lines = write_yaml(data).splitlines()
        assert max(map(len, lines)) <= WIDTH
        assert parse_text("\n".join(lines), "").data == data


def test_what_is_alike_is_written_twice() -> None:
    """The same list in two rows has no anchor, which would be refused."""
    subjects = ("customers", "prospects")
    rows = [{"purpose": name, "about": subjects} for name in ("orders", "invoicing")]
    assert "&" not in write_yaml({"purposes": rows})

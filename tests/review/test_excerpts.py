"""Two versions of a text where there is little room: what differs stays to be seen, and no sign is cut apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hooks.reading.display import cut_text
from hooks.review.excerpts import cut_to_change

MANY = "sanoja " * 60
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("kolme vuotta", "kaksi vuotta", ("kolme vuotta", "kaksi vuotta")),
        ("", "uusi teksti", ("", "uusi teksti")),
        (f"{MANY}kolme", f"{MANY}kaksi", ("sanoja kolme", "sanoja kaksi")),
        (f"kolme {MANY}", f"kaksi {MANY}", ("kolme sanoja", "kaksi sanoja")),
        (f"{MANY}kolme {MANY}", f"{MANY}kaksi {MANY}", ("sanoja kolme sanoja", "sanoja kaksi sanoja")),
        (f"{MANY}poistuva {MANY}", f"{MANY}{MANY}", ("poistuva", "sanoja")),
        (f"https://a.example/{'x' * 200}1", f"https://a.example/{'x' * 200}2", ("xxx1", "xxx2")),
        (f"{MANY}a\u00a0b", f"{MANY}a b", ("a<U+00A0>b", "a b")),
    ],
)
def test_what_differs_is_shown(before: str, after: str, shown: tuple[str, str]) -> None:
    """However long the texts are, the first word that differs stands in both excerpts, within the limit."""
    excerpts = cut_to_change(before, after, 120)
    for excerpt, wanted in zip(excerpts, shown, strict=True):
        assert wanted in excerpt
        assert len(excerpt) <= 120


@settings(derandomize=True, deadline=None, database=None)
@given(st.lists(st.sampled_from(["a", "ä", "e\u0301", FAMILY, "\u0e01\u0e33", " ", "1"]), max_size=80))
def test_no_sign_is_cut_apart(signs: list[str]) -> None:
    """A text ends between two signs, never before an accent and never inside an emoji of several."""
    text = "".join(signs)
    cut = cut_text(text, 30)
    assert len(cut) <= 30
    if cut != text:
        kept = cut.removesuffix("…")
        assert text.startswith(kept)
        rest = text[len(kept) :]
        assert not unicodedata.category(rest[0]).startswith("M")
        assert rest[0] not in "\u200d\u0e33"
        assert not kept.endswith("\u200d")


@settings(derandomize=True, deadline=None, database=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_texts(before: str, after: str) -> None:
    """Whatever the texts are, their excerpts keep the limit, but for white space that is shown as its code."""
    for text, excerpt in zip((before, after), cut_to_change(before, after, 200), strict=True):
        assert len(excerpt) <= max(200, len(text))
        assert bool(excerpt) == bool(text) or not text.strip()

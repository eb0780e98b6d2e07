"""The words of two texts in one: [-words-] went and {+words+} came, as in `git diff --word-diff`."""

from collections.abc import Sequence
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.review import diff
from hooks.review.diff import Piece, compare_texts
from tests.fuzz.test_registers import FEW

MARKS = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
WORDS = st.lists(
    st.sampled_from(["tieto", "tiedot", "3", "10", "vuotta", ",", ".", "ja", "6.1.c", "\n", "a@b.example"])
)


def show_pieces(pieces: Sequence[Piece]) -> str:
    """Pieces on one line."""
    return "".join(MARKS[piece.mark].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("3 vuotta", "10 vuotta", "[-3-]{+10+} vuotta"),
        ("vain siinä määrin kuin se on", "aina kun se on", "[-vain siinä määrin kuin-]{+aina kun+} se on"),
        ("GDPR 6.1.c", "GDPR 6.1.f", "GDPR [-6.1.c-]{+6.1.f+}"),
        ("a, b ja c", "a ja c", "a[-, b-] ja c"),
        ("laki velvoittaa", "uusi laki velvoittaa", "{+uusi+} laki velvoittaa"),
        ("sama", "sama", "sama"),
        ("", "uusi", "{+uusi+}"),
        ("vanha", "", "[-vanha-]"),
        ("", "", ""),
        ("kissa istuu tässä", "auto ajaa pois", "[-kissa istuu tässä-]{+auto ajaa pois+}"),
        ("kirjoita a@b.example", "kirjoita c@b.example", "kirjoita [-a@b.example-]{+c@b.example+}"),
        ("10 %:n alennus", "15 %:n alennus", "[-10-]{+15+} %:n alennus"),
    ],
)
def test_words(old: str, new: str, expected: str) -> None:
    """Whole words, numbers and addresses are marked, never letters, and what went stands before what came."""
    assert show_pieces(compare_texts(old, new)) == expected


def test_texts_with_too_little_in_common_are_shown_whole() -> None:
    """Two texts are compared word by word where a quarter of their words is the same, and not where it is less."""
    old = " ".join(["sama"] * 6 + ["vanha"] * 18)
    quarter, less = (" ".join(["sama"] * 6 + ["uusi"] * number) for number in (18, 19))
    assert [piece.mark for piece in compare_texts(old, quarter)] == ["=", "-", "+"]
    assert compare_texts(old, less) == (Piece("-", old), Piece("+", less))


@FEW
@given(old=WORDS, new=WORDS)
def test_nothing_is_lost(old: list[str], new: list[str]) -> None:
    """Without what came the old text is left, without what went the new one, but for blanks; no word is cut."""
    one, other = " ".join(old), " ".join(new)
    pieces = compare_texts(one, other)
    for mark, text in (("+", one), ("-", other)):
        kept = [piece.text for piece in pieces if piece.mark != mark]
        assert "".join("".join(kept).split()) == "".join(text.split())
    for piece in pieces:
        assert set(piece.text.split()) <= {*old, *new}, piece
    marks = "".join(piece.mark for piece in pieces)
    assert "+-" not in marks


def test_a_long_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a text of thousands of words each change is told at its place, though not all words are matched with all."""
    old, new = (", ".join(f"tieto {n}{end if n % 100 == 50 else ''}" for n in range(1500)) for end in ("a", "b"))
    matched = []

    def match(_: None, one: list[str], other: list[str], *, autojunk: bool) -> SequenceMatcher[str]:
        matched.append(len(one) * len(other))
        return SequenceMatcher(None, one, other, autojunk=autojunk)

    monkeypatch.setattr(diff, "SequenceMatcher", match)
    changed = [piece.text for piece in compare_texts(old, new) if piece.mark != "="]
    assert changed == [f"{number}{end}" for number in range(50, 1500, 100) for end in "ab"]
    assert max(matched) <= diff.MOST  # matched as a whole it would take half an hour


def test_a_long_text_without_a_word_of_its_own() -> None:
    """Where no word stands once in both, a text that is too long to be matched is told as gone and come."""
    old, new = (" ".join(word.split() * 400) for word in ("tieto ja data", "data ja tieto"))
    assert [piece.mark for piece in compare_texts(old, new)] == ["-", "+"]

"""Two texts in one: tests/data/words/<case>/old.html and new.html give the marked text of expected.txt.

[-words-] went and {+words+} came, as in `git diff --word-diff`.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.review import review, visible
from hooks.review.visible import Block, Cell
from hooks.review.words import Piece, compare, marked
from tests.paths import DATA
from tests.test_fuzz import FEW

CASES = DATA / "words"
MARKS = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}


def shown(pieces: Sequence[Piece]) -> str:
    return "".join(MARKS[piece.mark].format(piece.text) for piece in pieces)


def text_of(html: str) -> review.Text:
    """The sections of a page of a test."""
    found = re.findall(r'<section id="(\w+)"><h2>(.*?)</h2>(.*?)</section>', html, re.DOTALL)
    return review.Text({key: (title, inside) for key, title, inside in found})


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_page(case: Path, golden: Callable[[Path, str], None]) -> None:
    """Two pages become one with marks: sections by key, rows by their first cell, whole words, deletions first."""
    old, new = (text_of((case / name).read_text("utf-8")) for name in ("old.html", "new.html"))
    lines = []
    for section in review.marked(old, new):
        lines.append(f"# {section.key}: {section.state}{', moved' if section.moved else ''}")
        for block in section.blocks:
            moved = " (moved)" if block.moved else ""
            lines.append(f"{block.kind}{moved}: " + " | ".join(shown(cell) for cell in block.cells))
    golden(case / "expected.txt", "\n".join(lines) + "\n")


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
    assert shown(compare(old, new)) == expected


WORDS = st.lists(
    st.sampled_from(["tieto", "tiedot", "3", "10", "vuotta", ",", ".", "ja", "6.1.c", "\n", "a@b.example"])
)


@FEW
@given(old=WORDS, new=WORDS)
def test_nothing_is_lost(old: list[str], new: list[str]) -> None:
    """Without what came the old text is left, without what went the new one, but for blanks; no word is cut."""
    one, other = " ".join(old), " ".join(new)
    pieces = compare(one, other)
    for mark, text in (("+", one), ("-", other)):
        kept = [piece.text for piece in pieces if piece.mark != mark]
        assert "".join("".join(kept).split()) == "".join(text.split())
    for piece in pieces:
        assert set(piece.text.split()) <= {*old, *new}, piece
    marks = "".join(piece.mark for piece in pieces)
    assert "+-" not in marks


BLOCKS = st.lists(
    st.tuples(st.sampled_from(["p", "li", "tr"]), st.sampled_from(["a b", "a c", "d", "e f g"])), max_size=8
)


@FEW
@given(old=BLOCKS, new=BLOCKS)
def test_every_block_is_told(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> None:
    """The new blocks stand in their order, and every old one is there too, changed, moved, or gone."""
    before, after = ([Block(kind, (Cell(text),)) for kind, text in side] for side in (old, new))
    found = marked(before, after)
    kept = ["".join(p.text for p in block.cells[0] if p.mark != "-") for block in found if block.state != "removed"]
    assert ["".join(text.split()) for text in kept] == ["".join(text.split()) for _, text in new]
    gone = sum(block.state == "removed" for block in found)
    come = sum(block.state == "added" for block in found)
    assert len(old) - gone == len(new) - come


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>a <strong>b</strong><br>c</p>", ["p: a b", "p: c"]),
        ('<p><a href="https://a.example/x">a</a> ja <a href="#b">b</a></p>', ["p: a <https://a.example/x> ja b"]),
        ('<p><a href="mailto:a@b.example">a@b.example</a></p>', ["p: a@b.example"]),
        (
            "<dl><dt>Nimi</dt><dd>A</dd><dt>Puhelin</dt><dd>1</dd><dd>2</dd></dl>",
            ["dl: Nimi | A", "dl: Puhelin | 1; 2"],
        ),
        ("<nav><p>x</p></nav><h3>Y</h3><ul><li>1<li>2</ul>", ["h: Y", "li: 1", "li: 2"]),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><th>1</th><td><ul><li>x</li><li>y</li></ul></td></tr></table>",
            ["th: A | B", "tr: 1 | x; y"],
        ),
        ("<div><dl><div><dt>a</dt><dd>b</dd></div></dl></div>loose", ["dl: a | b", "p: loose"]),
        ("<p>e\u0301\u00a0 x\n y</p>", ["p: \u00e9 x y"]),
    ],
)
def test_visible_text(html: str, lines: list[str]) -> None:
    """A piece of a page becomes the blocks that a reader sees, with the addresses that links hide."""
    assert [f"{block.kind}: {block.text}" for block in visible.blocks(html)] == lines

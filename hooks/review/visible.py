"""The text that a reader sees of a piece of a page: blocks of plain words, whatever the markup around them.

A row of a table is one block with its cells, a term with its description too; an address that a link hides is said
after its words. What templates put around the words may change without a change here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Phrasing content of HTML that holds words: what is not here begins a block of its own.
INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q"),
        *("ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    )
)


@dataclass(frozen=True)
class Cell:
    """A part of a block; `label` is the heading of its column."""

    text: str
    label: str = ""


@dataclass(frozen=True)
class Block:
    """One block of text: a paragraph (p), heading (h), item (li), pair (dl), heading of a table, or row of one (tr)."""

    kind: str
    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """The block on one line, cells divided by bars."""
        return " | ".join(cell.text.replace("\n", "; ") for cell in self.cells)


class Reader(HTMLParser):
    """Turns HTML into blocks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.kind = "p"
        self.text: list[str] = []
        self.cells: list[str] | None = None  # of the table row or the pair that is being read
        self.heads: list[bool] = []
        self.columns: list[str] = []
        self.link: tuple[str, int] = ("", 0)
        self.hidden = 0  # the list of contents says the headings once more
        self.feed(html)
        self.close()
        self.end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "nav":
            self.hidden += 1
        elif tag == "a":
            self.link = dict(attrs).get("href") or "", len(self.text)
        elif tag not in INLINE:
            self.break_before(tag)

    def break_before(self, tag: str) -> None:
        """End what was open, and note what begins."""
        if self.cells is None or tag in ("table", "dt"):
            self.end()
        elif tag not in ("td", "th", "dd"):
            self.text.append("\n")
        if tag == "table":
            self.columns = []
        if tag == "tr":
            self.cells, self.heads = [], []
        elif tag == "dt":
            self.kind, self.cells, self.text = "dl", [], []
        elif tag in ("td", "th"):
            self.text = []
            self.heads.append(tag == "th")
        elif tag == "dd":
            self.end_cell()
        elif self.cells is None:
            self.kind = "h" if tag in HEADINGS else tag if tag in ("li", "caption") else "p"

    def handle_endtag(self, tag: str) -> None:
        if tag == "nav":
            self.hidden -= 1
        elif tag == "a":
            address, start = self.link
            shown = "".join(self.text[start:])
            if re.sub(r"^(mailto|tel):", "", address) != re.sub(r"\s", "", shown) and not address.startswith("#"):
                self.text.append(f" <{re.sub(r'^(mailto|tel):', '', address)}>")
        elif tag in ("td", "th"):
            self.end_cell()
        elif tag == "tr":
            self.end_row()
        elif tag in ("dl", "table") or (tag not in INLINE and self.cells is None):
            self.end()
        elif tag not in INLINE:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.text.append(re.sub(r"\s+", " ", data))

    def end_cell(self) -> None:
        if self.cells is not None:
            self.cells.append(tidy("".join(self.text)))
        self.text = []

    def end_row(self) -> None:
        cells, self.cells = self.cells or [], None
        if cells and all(self.heads):
            self.columns = cells
            self.blocks.append(Block("th", tuple(map(Cell, cells))))
        elif cells:
            labels = [*self.columns, *[""] * len(cells)]
            self.blocks.append(
                Block("tr", tuple(Cell(text, label) for text, label in zip(cells, labels, strict=False)))
            )

    def end(self) -> None:
        """Put down the block that is being read, if it says anything."""
        if self.cells is not None:
            self.end_cell()
            term, *rest = self.cells or [""]
            said = "\n".join(filter(None, rest))
            self.blocks.append(Block("dl", (Cell(term), Cell(said))))
            self.cells = None
        elif text := tidy("".join(self.text)).replace("\n", " "):
            self.blocks.append(Block(self.kind, (Cell(text),)))
        self.text, self.kind = [], "p"


def tidy(text: str) -> str:
    """Text in NFC with single blanks; lines without blanks around them, and no empty ones."""
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(filter(None, lines))


@lru_cache(maxsize=8192)
def blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a piece of HTML; kept, because most sections are the same in many notices."""
    return tuple(Reader(html).blocks)


def plain(html: str) -> str:
    """All the words of a page that our templates made, on one line: what a hash of the text is taken of.

    Tags are blanks, the address of a link stands before its words, blanks are single, and the Unicode form is NFC; so
    the hash is the same whatever the markup, and another if a word or an address is.
    """
    with_addresses = re.sub(r'<a [^>]*?href="([^"]*)"[^>]*>', r" \1 ", html)
    return tidy(unescape(re.sub(r"<[^>]*>", " ", with_addresses)).replace("\n", " "))

"""What a reader sees of a piece of a page: blocks of plain words, whatever the markup around them.

A row of a table is one block with its cells, and so is a term with its description. The address of a link stands after
its words, unless the words are the address. Markup that changes no words and no structure changes no block.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from html.parser import HTMLParser

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Phrasing content of HTML that holds words. Every other element begins a block or a line of its own.
INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q"),
        *("ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    )
)
KINDS = dict.fromkeys(HEADINGS, "h") | {"li": "li", "caption": "caption"}  # all other elements hold paragraphs
WITH_CELLS = frozenset(("tr", "th", "dl"))


@dataclass(frozen=True)
class Cell:
    """A part of a block; `label` is the heading of its column."""

    text: str
    label: str = ""


@dataclass(frozen=True)
class Block:
    """One block of text.

    Its kind is p (paragraph), h (heading), li (item of a list), dl (term and description), caption (of a table),
    th (row of column headings) or tr (any other row).
    """

    kind: str
    cells: tuple[Cell, ...]

    @cached_property
    def text(self) -> str:
        """The block on one line, cells divided by bars."""
        return " | ".join(cell.text.replace("\n", "; ") for cell in self.cells)


@lru_cache(maxsize=8192)
def read_blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a piece of HTML; cached, because most sections are the same in many notices."""
    return tuple(BlockReader(html).blocks)


def flatten_html(html: str) -> str:
    """All the words of a page that our templates made, on one line: what the hash of a notice is taken of.

    Each tag becomes a blank, the address of a link stands before its words, blanks are single, and the Unicode form is
    NFC. So the hash does not depend on markup, and it differs if a single word or address does.
    """
    with_addresses = re.sub(r'<a [^>]*?href="([^"]*)"[^>]*>', r" \1 ", html)
    without_tags = re.sub(r"<[^>]*>", " ", with_addresses)
    return tidy(unescape(without_tags)).replace("\n", " ")


def tidy(text: str) -> str:
    """Text in NFC with single blanks; lines have no blanks around them, and empty lines go."""
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(filter(None, lines))


class BlockReader(HTMLParser):
    """Reads HTML from tag to tag, and puts down a block whenever one ends."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.kind = "p"  # of the block that is open
        self.cells: list[str] = []  # its cells that have ended
        self.text: list[str] = []  # its words since then
        self.columns: list[str] = []  # the headings of the table that is open
        self.link = ("", 0)  # the address of the open link, and where in `text` its words begin
        self.hidden = 0  # how many `nav` are open: a list of contents repeats the headings
        self.feed(html)
        self.close()
        self.end_block()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.link = (dict(attrs).get("href") or "", len(self.text))
        elif tag in STARTS:
            STARTS[tag](self)
        elif tag not in INLINE:
            self.start_line(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ENDS:
            ENDS[tag](self)
        elif tag not in INLINE:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.text.append(re.sub(r"\s+", " ", data))

    def end_link(self) -> None:
        """Say the address of a link after its words, unless it is one of this page or the words say it already."""
        target, start = self.link
        words = re.sub(r"\s", "", "".join(self.text[start:]))
        address = re.sub(r"^(mailto|tel):", "", target)
        if address != words and not target.startswith("#"):
            self.text.append(f" <{address}>")

    def start_nav(self) -> None:
        self.hidden += 1

    def end_nav(self) -> None:
        self.hidden -= 1

    def start_table(self) -> None:
        self.end_block()
        self.columns = []

    def start_row(self) -> None:
        """Begin a row, which is one of headings as long as it has no `td`."""
        self.end_block()
        self.kind = "th"

    def start_pair(self) -> None:
        self.end_block()
        self.kind = "dl"

    def start_data_cell(self) -> None:
        self.keep_words()
        self.kind = "tr"

    def end_cell(self) -> None:
        """Put down a cell, also an empty one: the next ones would stand in the wrong columns."""
        self.cells.append(tidy("".join(self.text)))
        self.text = []

    def keep_words(self) -> None:
        """Put down the words that stand before the next cell or the end of the block, but not mere blanks."""
        if words := tidy("".join(self.text)):
            self.cells.append(words)
        self.text = []

    def start_line(self, tag: str) -> None:
        """Begin a block, or a line of the cell that is open."""
        self.end_line()
        if self.kind not in WITH_CELLS:
            self.kind = KINDS.get(tag, "p")

    def end_line(self) -> None:
        """End a block, or a line of the cell that is open."""
        if self.kind in WITH_CELLS:
            self.text.append("\n")
        else:
            self.end_block()

    def end_block(self) -> None:
        """Put down the open block, if it says anything; what follows is a paragraph until a tag says otherwise."""
        self.keep_words()
        if self.cells:
            self.blocks.append(Block(self.kind, self.make_cells()))
        self.kind, self.cells = "p", []

    def make_cells(self) -> tuple[Cell, ...]:
        """The cells of the open block: those of a row with the headings of their columns, and two of a pair."""
        if self.kind == "th":
            self.columns = self.cells
        elif self.kind == "tr":
            labels = [*self.columns, *[""] * len(self.cells)]
            return tuple(map(Cell, self.cells, labels))
        elif self.kind == "dl":
            term, *descriptions = self.cells
            return (Cell(term), Cell("\n".join(filter(None, descriptions))))
        return tuple(map(Cell, self.cells))


STARTS: dict[str, Callable[[BlockReader], None]] = {
    "nav": BlockReader.start_nav,
    "table": BlockReader.start_table,
    "tr": BlockReader.start_row,
    "th": BlockReader.keep_words,
    "td": BlockReader.start_data_cell,
    "dt": BlockReader.start_pair,
    "dd": BlockReader.keep_words,
}
ENDS: dict[str, Callable[[BlockReader], None]] = {
    "a": BlockReader.end_link,
    "nav": BlockReader.end_nav,
    "table": BlockReader.end_block,
    "tr": BlockReader.end_block,
    "th": BlockReader.end_cell,
    "td": BlockReader.end_cell,
    "dt": BlockReader.end_cell,
    "dd": BlockReader.end_cell,
    "dl": BlockReader.end_block,
}

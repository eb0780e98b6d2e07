"""What a reader sees of a piece of a page: blocks of plain words, whatever the markup around them.

A row of a table is one block with its cells, and so is a term with its description. The address of a link stands after
its words, unless the words are the address. Markup that changes no words and no structure changes no block.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from html.parser import HTMLParser

from ..notice.links import write_mailto

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
# Of pages that our templates made, in whose texts and attributes no < or > stands.
LINK = re.compile(r"<a [^<>]*>")
TAG = re.compile(r"<[^<>]*>")
ADDRESS = re.compile(r'href="([^"]*)"')


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
        cells = [cell.text.replace("\n", "; ") for cell in self.cells]
        return " | ".join(cells)


@lru_cache(maxsize=8192)
def read_blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a piece of HTML; cached, because most sections are the same in many notices."""
    return tuple(BlockReader(html).blocks)


def flatten_html(html: str) -> str:
    """All the words of a page that our templates made, on one line: what the hash of a notice is taken of.

    Each tag becomes a blank, the address of a link stands before its words, blanks are single, and the Unicode form is
    NFC. So the hash does not depend on markup, and it differs if a single word or address does.
    """
    with_addresses = LINK.sub(write_address, html)
    without_tags = TAG.sub(" ", with_addresses)
    words = tidy(unescape(without_tags))
    return words.replace("\n", " ")


def write_address(link: re.Match[str]) -> str:
    """The address of a link between blanks in the place of its tag; nothing changes where it has none."""
    address = ADDRESS.search(link[0])
    return f" {address[1]} " if address else link[0]


def tidy(text: str) -> str:
    """Text in NFC with single blanks; lines have no blanks around them, and empty lines go."""
    composed = unicodedata.normalize("NFC", text)
    lines = [" ".join(line.split()) for line in composed.split("\n")]
    return "\n".join(filter(None, lines))


class BlockReader(HTMLParser):
    """Reads HTML from tag to tag, and puts down a block whenever one ends."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.kind = "p"  # of the block that is open
        self.cells: list[str] = []  # its cells that have ended
        self.text: list[str] = []  # its words since then
        self.tag = ""  # the last one that began, with its attributes
        self.attributes: dict[str, str | None] = {}
        self.columns: list[str] = []  # the headings of the table that is open
        self.link: str | None = None  # the address of the open link
        self.link_start = 0  # where in `text` its words begin
        self.hidden = 0  # how many `nav` are open: a list of contents repeats the headings
        self.feed(html)
        self.close()
        self.end_block()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tag = tag
        self.attributes = dict(attrs)
        start = STARTS.get(tag, BlockReader.start_line)
        start(self)

    def handle_endtag(self, tag: str) -> None:
        end = ENDS.get(tag, BlockReader.end_line)
        end(self)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            words = re.sub(r"\s+", " ", data)
            self.text.append(words)

    def ignore_tag(self) -> None:
        """Markup inside a line says nothing."""

    def start_link(self) -> None:
        self.link = self.attributes.get("href")
        self.link_start = len(self.text)

    def end_link(self) -> None:
        """Say the address of a link after its words, unless it is one of this page or the words say it already."""
        if not self.link or self.link.startswith("#"):
            return
        address = re.sub(r"^(mailto|tel):", "", self.link)
        words = re.sub(r"\s", "", "".join(self.text[self.link_start :]))
        if words != address and write_mailto(words) != self.link:
            self.text.append(f" <{address}>")

    def start_nav(self) -> None:
        self.hidden += 1

    def end_nav(self) -> None:
        self.hidden -= 1

    def start_table(self) -> None:
        self.end_block()
        self.columns = []

    def start_row(self) -> None:
        """Begin a row, which is one of headings of columns as long as nothing in it says otherwise."""
        self.end_block()
        self.kind = "th"

    def start_pair(self) -> None:
        self.end_block()
        self.kind = "dl"

    def start_heading_cell(self) -> None:
        """Begin a heading; the one of a group of rows is a row of its own, and names no column."""
        self.keep_words()
        if self.attributes.get("scope") == "rowgroup":
            self.kind = "tr"

    def start_data_cell(self) -> None:
        self.keep_words()
        self.kind = "tr"

    def end_cell(self) -> None:
        """Put down a cell, also an empty one: the next ones would stand in the wrong columns."""
        words = tidy("".join(self.text))
        self.cells.append(words)
        self.text = []

    def keep_words(self) -> None:
        """Put down the words that stand before the next cell or the end of the block, but not mere blanks."""
        words = tidy("".join(self.text))
        if words:
            self.cells.append(words)
        self.text = []

    def start_line(self) -> None:
        """Begin a block, or a line of the cell that is open."""
        self.end_line()
        if self.kind not in WITH_CELLS:
            self.kind = KINDS.get(self.tag, "p")

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
        self.kind = "p"
        self.cells = []

    def make_cells(self) -> tuple[Cell, ...]:
        """The cells of the open block: those of a row with the headings of their columns, and two of a pair."""
        if self.kind == "dl":
            term, *descriptions = self.cells
            said = "\n".join(filter(None, descriptions))
            return (Cell(term), Cell(said))
        if self.kind == "tr":
            labels = [*self.columns, *[""] * len(self.cells)]
            return tuple(map(Cell, self.cells, labels))
        if self.kind == "th":
            self.columns = self.cells
        return tuple(map(Cell, self.cells))


STARTS: Mapping[str, Callable[[BlockReader], None]] = dict.fromkeys(INLINE, BlockReader.ignore_tag) | {
    "a": BlockReader.start_link,
    "nav": BlockReader.start_nav,
    "table": BlockReader.start_table,
    "tr": BlockReader.start_row,
    "th": BlockReader.start_heading_cell,
    "td": BlockReader.start_data_cell,
    "dt": BlockReader.start_pair,
    "dd": BlockReader.keep_words,
}
ENDS: Mapping[str, Callable[[BlockReader], None]] = dict.fromkeys(INLINE, BlockReader.ignore_tag) | {
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

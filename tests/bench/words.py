"""A published page as blocks of words, from which other programs make the same page; and its words, to compare them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import groupby

from tests.sites import VOID, Element

INLINE = {"a", "b", "bdi", "code", "dfn", "em", "i", "span", "strong", "time"}
NOT_READ = {"template", "script", "style", "svg"}
WORDY = {"h1", "h2", "h3", "h4", "p", "li", "dt", "dd"}
TOGETHER = {"li": "ul", "dt": "dl", "dd": "dl"}  # blocks that stand in a row of their like
MARKUP = re.compile(r"([\\`*_\[\]#|])")
NUMBER = re.compile(r"^(\d+)([.)])")


@dataclass(frozen=True)
class Run:
    """Words within a block, and where they lead, if they do."""

    text: str
    link: str = ""


@dataclass(frozen=True)
class Block:
    """One block of a page: its kind is the name of its element."""

    kind: str
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()  # of a table, with the line of its headings


def split_page(html: str) -> tuple[str, str, list[Block]]:
    """The language, the title and the blocks of a page, in the order in which they are read."""
    root = Element.parse(html)
    language = root.one("html").attributes["lang"]
    return language, root.one("title").text, list(split_element(root.one("body")))


def split_element(element: Element) -> Iterator[Block]:
    """The blocks of an element; words between inner blocks are blocks of its own kind."""
    kind = element.tag if element.tag in WORDY else "p"
    runs: list[Run] = []
    for inner in element.content:
        if isinstance(inner, str) or inner.tag in INLINE:
            runs += split_line(inner)
            continue
        yield from close_block(kind, runs)
        runs = []
        if inner.tag == "table":
            yield from split_table(inner)
        elif inner.tag not in NOT_READ:
            yield from split_element(inner)
    yield from close_block(kind, runs)


def split_table(table: Element) -> Iterator[Block]:
    """The caption of a table, and its rows."""
    for caption in table.all("caption"):
        yield from split_element(caption)
    rows = []
    for row in table.all("tr"):
        cells = []
        for cell in row.all("th", "td"):
            blocks = split_element(cell)
            cells.append(join_blocks(blocks))
        rows.append(tuple(cells))
    yield Block("table", rows=tuple(rows))


def join_blocks(blocks: Iterable[Block]) -> tuple[Run, ...]:
    """The words of several blocks in one line."""
    runs: list[Run] = []
    for block in blocks:
        runs += [*block.runs, Run(" ")]
    return tuple(runs[:-1])


def split_line(inner: Element | str) -> Iterator[Run]:
    """The words of a text, or of an element that stands in a line."""
    if isinstance(inner, str):
        yield Run(re.sub(r"\s+", " ", inner))
    elif inner.tag == "a":
        yield Run(" ".join(read_words_of(inner)), inner.attributes.get("href", ""))
    else:
        for part in inner.content:
            yield from split_line(part)


def read_words_of(element: Element) -> list[str]:
    """The words of an element that stands in a line."""
    text = "".join(run.text for part in element.content for run in split_line(part))
    return text.split()


def close_block(kind: str, runs: list[Run]) -> Iterator[Block]:
    """A block of these words; none where there are no words."""
    if any(run.text.strip() for run in runs):
        yield Block(kind, tuple(runs))


def group_blocks(blocks: Iterable[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Blocks that stand in a row of their like together, by the name of the element around them."""
    for kind, row in groupby(blocks, lambda block: TOGETHER.get(block.kind, "")):
        if kind:
            yield kind, list(row)
        else:
            yield from ((block.kind, [block]) for block in row)


# --- as Markdown and as data ------------------------------------------------------------------------------------------


def write_markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown with tables and lists of terms."""
    groups = []
    for kind, row in group_blocks(blocks):
        if kind == "table":
            groups.append(write_table(row[0]))
        else:
            groups.append("\n".join(map(write_block, row)))
    return "\n\n".join(groups) + "\n"


def write_block(block: Block) -> str:
    """One block as Markdown."""
    line = write_line(block.runs)
    if block.kind.startswith("h"):
        return f"{'#' * int(block.kind[1])} {line}"
    if block.kind == "dt":
        return f"\n{line}"
    marks = {"li": "- ", "dd": ":   "}
    return marks.get(block.kind, "") + NUMBER.sub(r"\1\\\2", line)


def write_table(table: Block) -> str:
    """A table as Markdown; its first row has the headings."""
    lines = ["| " + " | ".join(map(write_line, row)) + " |" for row in table.rows]
    lines.insert(1, "|" + " --- |" * len(table.rows[0]))
    return "\n".join(lines)


def write_line(runs: Iterable[Run]) -> str:
    """Words in a line as Markdown."""
    parts = []
    for run in runs:
        text = MARKUP.sub(r"\\\1", run.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        parts.append(f"[{text}](<{run.link}>)" if run.link else text)
    return "".join(parts).strip()


def make_data(blocks: Iterable[Block]) -> list[dict[str, object]]:
    """The blocks as data for templates of another program."""
    return [make_group(kind, row) for kind, row in group_blocks(blocks)]


def make_group(kind: str, row: list[Block]) -> dict[str, object]:
    """A block, or a row of blocks, as data."""
    if kind == "table":
        return {"kind": kind, "rows": [[make_runs(cell) for cell in line] for line in row[0].rows]}
    return {"kind": kind, "items": [{"kind": block.kind, "runs": make_runs(block.runs)} for block in row]}


def make_runs(runs: Iterable[Run]) -> list[dict[str, str]]:
    """Words in a line as data."""
    return [{"text": run.text, "link": run.link} for run in runs]


# --- to compare -------------------------------------------------------------------------------------------------------


def read_words(html: str, within: str = "body") -> list[str]:
    """The words of a page, or of an element of it, in their order."""
    reader = Reader(within)
    reader.feed(html)
    reader.close()
    return "".join(reader.parts).split()


class Reader(HTMLParser):
    """Collects the words of the first element of a name; a block ends a word, an element in a line does not."""

    def __init__(self, within: str) -> None:
        super().__init__()
        self.within = within
        self.parts: list[str] = []
        self.inside = self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's
        self.inside += tag == self.within
        self.unread += tag in NOT_READ
        self.end_word(tag)

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == self.within
        self.unread -= tag in NOT_READ
        self.end_word(tag)

    def end_word(self, tag: str) -> None:
        """A blank, where a block begins or ends."""
        if tag not in INLINE and tag not in VOID - {"br"}:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if self.inside and not self.unread:
            self.parts.append(data)

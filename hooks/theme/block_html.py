"""Whether the elements of an own block are closed where they were opened, in whatever way its conditions turn out.

What stands in an `if` or a `for` is held to be whole by itself, as in the blocks of the program; then all that a block
can make is. What expressions, macros and included blocks write is: the first is escaped, the others are the program's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser

from jinja2 import nodes

from ..reading.messages import Value
from .block_parts import PARSER

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
FOREIGN = frozenset(("svg", "math"))  # in which <path/> closes itself, as nothing else does

Part = Sequence[nodes.Node]


class Elements(HTMLParser):
    """Follows which elements are open; `wrong` has the line, the name of the sentence and the tag of each mistake."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[tuple[str, int]] = []
        self.wrong: list[tuple[int, str, str]] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        """An element begins."""
        if tag not in VOID:
            self.open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """An element begins that a browser takes to be closed only in foreign ones."""
        if not any(name in FOREIGN for name, _ in self.open):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it those that were left open in it."""
        if all(name != tag for name, _ in self.open):
            self.wrong.append((self.getpos()[0], "block-unopened", tag))
            return
        name, line = self.open.pop()
        while name != tag:
            self.wrong.append((line, "block-unclosed", name))
            name, line = self.open.pop()

    def finish(self) -> None:
        """Nothing follows: what is open now stays so, be it an element or a tag."""
        if self.rawdata.startswith("<"):
            self.wrong.append((self.getpos()[0], "block-torn", ""))
        for name, line in self.open:
            self.wrong.append((line, "block-unclosed", name))


def find_unbalanced(text: str) -> Iterator[tuple[int, str, Mapping[str, Value]]]:
    """Line, name of the sentence and values of the first mistake in each part of a block.

    Args:
        text: a template without parts that a block may not have.

    """
    parts: list[Part] = [PARSER.parse(text).body]
    for part in parts:
        html, inside = write_part(part)
        parts += inside
        elements = Elements()
        elements.feed(html)
        elements.finish()
        for line, message, tag in sorted(elements.wrong)[:1]:
            yield line, message, {"tag": tag}


def write_part(part: Part) -> tuple[str, list[Part]]:
    """The HTML of a part, each line where the template has it, and the parts that are whole by themselves.

    What stands in a condition inside of a tag, as an attribute does, belongs to the HTML of the part.
    """
    html = ""
    inside: list[Part] = []
    waiting = [*reversed(part)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.TemplateData):
            missing = node.lineno - 1 - html.count("\n")
            html += "\n" * missing + node.data
        elif isinstance(node, nodes.Output):
            waiting += reversed(node.nodes)
        elif isinstance(node, nodes.Expr):
            html += "x"
        elif html.rfind("<") > html.rfind(">"):
            for branch in reversed(list_branches(node)):
                waiting += reversed(branch)
        else:
            inside += list_branches(node)
    return html, inside


def list_branches(node: nodes.Node) -> list[Part]:
    """What stands in a statement, branch by branch."""
    return [
        getattr(node, "body", ()),
        getattr(node, "elif_", ()),
        getattr(node, "else_", ()),
    ]

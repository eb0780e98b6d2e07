"""A YAML file that is edited in place: what is not replaced keeps every byte, comments and layout among them.

A file is edited only if it was read without faults before; so its nodes may be composed, and stand where the data say.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from .display import Key
from .encoding import UTF_8_MARK


@dataclass(frozen=True)
class Edit:
    """What takes the place of a part of a text: from one character up to another."""

    start: int
    end: int
    text: str


class Uneditable(Exception):  # noqa: N818 - it says what a file is
    """A place of a file cannot be edited by itself."""


@dataclass(frozen=True)
class Editable:
    """The text of a file with the nodes of its YAML.

    Attributes:
        text: all of it, without the mark of its encoding.
        mark: that mark, or nothing.
        top: what the file holds.

    """

    text: str
    mark: bytes
    top: yaml.MappingNode

    @property
    def line_end(self) -> str:
        """How the file ends its lines."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def find_node(self, key: Key) -> yaml.Node:
        """The node under a key; a single value may stand for a list of one.

        Raises:
            Uneditable: the file has none there.

        """
        node: yaml.Node = self.top
        for step in key:
            inner = find_inner(node, step)
            if inner is None:
                raise Uneditable
            node = inner
        return node

    def write_key(self, key: Key) -> Key:
        """A key as the file has it: without the places of single values that stand for lists of one."""
        written: Key = ()
        for length, step in enumerate(key):
            try:
                is_list = isinstance(self.find_node(key[:length]), yaml.SequenceNode)
            except Uneditable:
                return (*written, *key[length:])
            if is_list or step != 0:
                written = (*written, step)
        return written

    def replace_value(self, key: Key, value: str) -> Edit:
        """Let a text stand where a single value does, or a group in braces.

        Raises:
            Uneditable: something else stands there.

        """
        node = self.find_node(key)
        is_group = isinstance(node, yaml.CollectionNode) and node.flow_style
        is_plain_text = isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">")
        if not is_group and not is_plain_text:
            raise Uneditable
        return Edit(*locate(node), value)

    def write_text(self, key: Key, text: str) -> str:
        """A text as it can stand at a place: in brackets and braces more needs quotes than elsewhere."""
        parents = [self.find_node(key[:length]) for length in range(len(key))]
        is_inside = any(isinstance(node, yaml.CollectionNode) and node.flow_style for node in parents)
        return write_scalar(text, in_brackets=is_inside)

    def add_key(self, key: Key, name: str, value: str) -> Edit:
        """Add a key to a group, behind the others.

        Args:
            key: of the group; empty for the file itself.
            name: the key that is added.
            value: what stands behind it, as YAML.

        Raises:
            Uneditable: there is no such group, or its end is not known.

        """
        group = self.find_node(key)
        if not isinstance(group, yaml.MappingNode) or not group.value:
            raise Uneditable
        first, _ = group.value[0]
        _, last = group.value[-1]
        if group.flow_style:
            _, end = locate(last)
            return Edit(end, end, f", {name}: {value}")
        column = first.start_mark.column
        return self.add_line(last, f"{' ' * column}{name}: {value}")

    def add_line_after(self, key: Key, line: str) -> Edit:
        """Add a line behind that on which the value of a key ends.

        Raises:
            Uneditable: there is no such key, or its value goes over lines in a way whose end is not known.

        """
        return self.add_line(self.find_node(key), line)

    def add_line(self, node: yaml.Node, line: str) -> Edit:
        """Add a line behind that on which a node ends."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            raise Uneditable
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            raise Uneditable
        _, end = locate(node)
        place = self.text.find("\n", end)
        if place < 0:
            return Edit(len(self.text), len(self.text), f"{self.line_end}{line}")
        return Edit(place + 1, place + 1, f"{line}{self.line_end}")

    def apply(self, edits: Iterable[Edit]) -> bytes:
        """The file with edits, which do not overlap."""
        text = self.text
        for edit in sorted(edits, key=lambda each: (each.start, each.end), reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return self.mark + text.encode()


def open_for_edits(raw: bytes) -> Editable:
    """A file that was read without faults, ready to be edited.

    Raises:
        Uneditable: it is no such file.

    """
    mark = UTF_8_MARK if raw.startswith(UTF_8_MARK) else b""
    try:
        text = raw.removeprefix(UTF_8_MARK).decode()
        top = yaml.compose(text, Loader=yaml.BaseLoader)
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise Uneditable from error
    if not isinstance(top, yaml.MappingNode):
        raise Uneditable
    return Editable(text, mark, top)


def find_inner(node: yaml.Node, step: str | int) -> yaml.Node | None:
    """The node one step inside another."""
    if isinstance(node, yaml.SequenceNode):
        items: dict[str | int, yaml.Node] = dict(enumerate(node.value))
        return items.get(step)
    if step == 0:
        return node
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == step:
                inner: yaml.Node = value
                return inner
    return None


def locate(node: yaml.Node) -> tuple[int, int]:
    """The first character of a node, and the one behind its last."""
    return node.start_mark.index, node.end_mark.index


def write_scalar(text: str, *, in_brackets: bool) -> str:
    """A text as YAML reads it back, on one line, with quotes only where it needs them."""
    data: object = [text] if in_brackets else text
    written: str = yaml.safe_dump(
        data,
        default_flow_style=True,
        allow_unicode=True,
        width=math.inf,
    )
    lines = written.removesuffix("\n").removesuffix("\n...")
    return lines[1:-1] if in_brackets else lines

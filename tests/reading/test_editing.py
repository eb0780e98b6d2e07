"""A YAML file is edited in place: one value changes, and every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hooks.reading.display import Key
from hooks.reading.editing import Edit, Editable, Uneditable, open_for_edits, write_scalar

VALUES = st.text(st.sampled_from("abcö 0123456789-.,:#'\"[]{}&*!|>%@`?/\\"), max_size=24).map(str.strip)
NAMES = st.sampled_from(["a", "b", "nimi", "osoite", "c_d"])
COMMENTS = st.sampled_from(["", " # x", "  # a: b, [c]", "   # 'öö\""])
ENDS = st.sampled_from(["\n", "\r\n"])
DATA = st.recursive(
    VALUES.filter(bool),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(NAMES, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file with comments and blank lines, in blocks and in braces."""
    data = draw(st.dictionaries(NAMES, DATA, min_size=1, max_size=4))
    flow = draw(st.sampled_from([None, False]))
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=2000)
    lines = [line + draw(COMMENTS) for line in text.split("\n")[:-1]]
    for place in range(len(lines), 0, -1):
        if draw(st.integers(0, 5)) == 0:
            lines.insert(place, draw(st.sampled_from(["", "# whole line", "  # indented"])))
    end = draw(ENDS)
    return end.join([*lines, draw(st.sampled_from(["", "# last"]))])


def list_values(data: object, key: Key = ()) -> list[Key]:
    """Where the texts of plain data are."""
    if isinstance(data, str):
        return [key]
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for step, value in inner for found in list_values(value, (*key, step))]


def read(text: str | bytes) -> object:
    """What a file says to another reader of YAML."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts alone


def set_value(data: object, key: Key, value: str) -> None:
    """Put a value into plain data."""
    part = data
    for step in key[:-1]:
        part = part[step]  # type: ignore[index] # as the key leads
    part[key[-1]] = value  # type: ignore[index] # as above


@given(files(), VALUES.filter(bool), st.data())
def test_one_value_changes(text: str, value: str, data: st.DataObject) -> None:
    """What is replaced reads back as it was meant, all else as before, and the rest of the text is the same."""
    editable = open_for_edits(text.encode())
    before = read(text)
    key = data.draw(st.sampled_from(list_values(before)))
    edit = editable.replace_value(key, editable.write_text(key, value))
    after = editable.apply([edit])
    set_value(before, key, value)
    assert read(after) == before
    assert after.decode().startswith(text[: edit.start])
    assert after.decode().endswith(text[edit.end :])


@given(files(), VALUES.filter(bool), st.data())
def test_one_key_comes(text: str, value: str, data: st.DataObject) -> None:
    """A key that is added stands behind the others of its group, where it can; no other byte changes."""
    before = read(text)
    editable = open_for_edits(text.encode())
    groups = {key[:length] for key in list_values(before) for length in range(len(key)) if isinstance(key[length], str)}
    key = data.draw(st.sampled_from(sorted(groups, key=str)))
    try:
        edit = editable.add_key(key, "uusi", write_scalar(value, in_brackets=True))
    except Uneditable:
        return
    after = editable.apply([edit])
    set_value(before, (*key, "uusi"), value)
    assert read(after) == before
    assert edit.start == edit.end
    assert after.decode() == text[: edit.start] + edit.text + text[edit.end :]


@given(VALUES.filter(bool))
def test_text_reads_back(value: str) -> None:
    """A text reads back from a line and from braces as it is."""
    assert read(f"a: {write_scalar(value, in_brackets=False)}") == {"a": value}
    assert read(f"a: {{b: {write_scalar(value, in_brackets=True)}, c: d}}") == {"a": {"b": value, "c": "d"}}


@pytest.mark.parametrize(
    ("text", "edit", "after"),
    [
        ("a: x # y\nb: z\n", lambda file: file.replace_value(("a",), "u"), "a: u # y\nb: z\n"),
        ("a: {b: x}\n", lambda file: file.replace_value(("a",), "u"), "a: u\n"),
        ("a: [x, y]\n", lambda file: file.replace_value(("a", 1), "u"), "a: [x, u]\n"),
        ("a: x\n", lambda file: file.replace_value(("a", 0), "u"), "a: u\n"),
        ("a: x", lambda file: file.add_line_after(("a",), "b: y"), "a: x\nb: y"),
        ("a:\n  b: x # y\nc: z\n", lambda file: file.add_key(("a",), "d", "u"), "a:\n  b: x # y\n  d: u\nc: z\n"),
        ("a: {b: x}\n", lambda file: file.add_key(("a",), "d", "u"), "a: {b: x, d: u}\n"),
        ("a:\n  - b: x\n  - c\n", lambda file: file.add_key(("a", 0), "d", "u"), "a:\n  - b: x\n    d: u\n  - c\n"),
    ],
)
def test_edits(text: str, edit: Callable[[Editable], Edit], after: str) -> None:
    """Each edit on a file in one form or another."""
    file = open_for_edits(text.encode())
    assert file.apply([edit(file)]).decode() == after


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a:\n  b: x\n", lambda file: file.replace_value(("a",), "u")),
        ("a: |\n  x\n", lambda file: file.replace_value(("a",), "u")),
        ("a: x\n", lambda file: file.replace_value(("b",), "u")),
        ("a: [x]\n", lambda file: file.replace_value(("a", 1), "u")),
        ("a: x\n", lambda file: file.replace_value(("a", "b"), "u")),
        ("a:\n  b: |\n    x\n", lambda file: file.add_key(("a",), "d", "u")),
        ("a: x\n", lambda file: file.add_key(("a",), "d", "u")),
        ("a:\n  - x\n", lambda file: file.add_line_after(("a",), "b: y")),
    ],
)
def test_what_cannot_be_edited(text: str, edit: Callable[[Editable], Edit]) -> None:
    """What has no place of its own on a line is left alone."""
    with pytest.raises(Uneditable):
        edit(open_for_edits(text.encode()))


@pytest.mark.parametrize("raw", [b"", b"a", b"- a\n", b"a: [\n", b"\xff: x\n"])
def test_what_is_no_file(raw: bytes) -> None:
    """A file that holds no keys cannot be edited."""
    with pytest.raises(Uneditable):
        open_for_edits(raw)


def test_every_scalar_is_on_one_line() -> None:
    """However long a text is, it is written on one line."""
    written = write_scalar("sana " * 200 + "loppu", in_brackets=True)
    assert not re.search("[\r\n]", written)

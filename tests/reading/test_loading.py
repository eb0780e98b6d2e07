"""What read_source makes of files: every scalar is text, everything has a place, and odd files are refused."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.reading.display import Key
from hooks.reading.faults import Faulty, Place
from hooks.reading.loading import parse_text, read_own_source, read_source
from hooks.reading.source import Source, find_place
from tests.paths import DATA

GOOD = sorted((DATA / "good").glob("*.yml"))


def read(tmp_path: Path, content: str | bytes) -> Source:
    file = tmp_path / "x.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_source(file, "x.yml")


def messages(found: Source) -> list[str]:
    return [str(fault) for fault in found.faults]


# --- what is read -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.stem)
def test_good_file(case: Path, golden: Callable[[Path, str], None]) -> None:
    """A good file is read without a fault, as the texts of its golden file."""
    found = read_source(case, case.name)
    assert messages(found) == []
    golden(case.with_suffix(".json"), json.dumps(found.data, ensure_ascii=False, indent=2) + "\n")


@pytest.mark.parametrize(
    "text",
    ["00100", "+358 3 123 4567", "12:30", "NO", "1.10", "2026-11-02", "0x1F", "1e3", "yes", "on", "007", "<<", "="],
)
def test_plain_scalar_is_text(tmp_path: Path, text: str) -> None:
    """What YAML would make a number, a date or a truth value stays the text that was typed."""
    assert read(tmp_path, f"a: {text}\n").data == {"a": text}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL", "# a comment"])
def test_no_value(tmp_path: Path, text: str) -> None:
    """Nothing, `~` and `null` are no value, and never a word."""
    assert read(tmp_path, f"a: {text}\n").data == {"a": None}


@pytest.mark.parametrize("text", ["no", "null", "~", "2026-11-02"])
def test_quoted_scalar_is_text(tmp_path: Path, text: str) -> None:
    """In quotes, any word is that word."""
    assert read(tmp_path, f"a: '{text}'\nb: \"{text}\"\n").data == {"a": text, "b": text}


def test_spaces_around_a_text_are_dropped(tmp_path: Path) -> None:
    """A text has no spaces at its ends, quoted or not."""
    assert read(tmp_path, "a: '  Puutarha  '\nb: |\n  Puutarha\n\n").data == {"a": "Puutarha", "b": "Puutarha"}


def test_letters_are_composed(tmp_path: Path) -> None:
    """Letters typed on a Mac (NFD) come out as everywhere else (NFC), in keys and in values."""
    assert read(tmp_path, "a\u0308iti: o\u0308ljy\n").data == {"äiti": "öljy"}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines(tmp_path: Path, newline: str) -> None:
    """Every kind of newline ends a line, and counts once."""
    found = read(tmp_path, newline.join(["a: 1", "b:", "  - 2", ""]))
    assert (found.data, found.places["b", 0].line) == ({"a": "1", "b": ["2"]}, 3)


# --- where it stands --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "line", "column"),
    [
        ((), 1, 1),
        (("controller",), 2, 1),  # a mapping is found at its key
        (("controller", "name"), 3, 9),  # a text where it stands
        (("controller", "phone"), 4, 3),  # a missing value at its key
        (("data",), 5, 1),  # a list at its key
        (("data", 0), 5, 8),
        (("data", 1), 5, 14),
        (("purposes", 0), 7, 5),  # a row where it begins
        (("purposes", 0, "purpose"), 7, 14),
        (("purposes", 0, "basis"), 8, 12),
        (("own", "fi"), 9, 11),  # columns count characters, not bytes
        (("own", "en"), 9, 22),
    ],
)
def test_places(tmp_path: Path, key: Key, line: int, column: int) -> None:
    """Every part of a file has its line and column, counted from 1 in characters."""
    text = (
        "# Äiti\ncontroller:\n  name: Puutarha\n  phone:\ndata: [name, email]\n"
        "purposes:\n  - purpose: orders\n    basis: contract\nown: {fi: Öljyä, en: Oil}\n"
    )
    assert read(tmp_path, text).places[key] == Place("x.yml", line, column)


def test_byte_order_mark_does_not_move_the_first_column(tmp_path: Path) -> None:
    """A byte order mark is no character of the first line."""
    assert read(tmp_path, b"\xef\xbb\xbfa: 1\n").places["a",] == Place("x.yml", 1, 4)


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("a", "b"), (("a", "b"), 2)),
        (("a", "b", "c"), (("a", "b"), 2)),
        (("a", "~words", "b"), (("a", "b"), 2)),
        (("z",), ((), 1)),
    ],
)
def test_place_of_a_key_the_file_lacks(tmp_path: Path, key: Key, place: tuple[Key, int]) -> None:
    """The place of a key is that of its deepest part that the file has."""
    found, where = find_place(key, read(tmp_path, "a:\n  b: 1\n").places)
    assert (found, where.line) == place


# --- what is refused --------------------------------------------------------------------------------------------------


def test_largest_file(tmp_path: Path) -> None:
    """A file of 256 KB is read."""
    text = "a: 1\n#x\n"
    found = read(tmp_path, text + "#x\n\n" * ((256 * 1024 - len(text)) // 4))
    assert (found.data, messages(found)) == ({"a": "1"}, [])


def test_file_too_large(tmp_path: Path) -> None:
    """A larger file is refused before it is read."""
    found = read(tmp_path, "x" * (256 * 1024 + 1))
    remedy = "a register is at most 256 KB; ordinary ones are about 2 KB"
    assert (found.data, messages(found)) == ({}, [f"x.yml:1:1: error: the file is 256 KB; {remedy}"])


NOT_REGULAR = "x.yml:1:1: error: this is not a regular file; put the file itself here, no link, folder or pipe"


def test_pipe(tmp_path: Path) -> None:
    """A pipe is refused; nothing waits for what may come out of it."""
    os.mkfifo(tmp_path / "x.yml")
    assert messages(read_source(tmp_path / "x.yml", "x.yml")) == [NOT_REGULAR]


def test_link(tmp_path: Path) -> None:
    """A link is refused, even to a good file."""
    (tmp_path / "real.yml").write_text("a: 1\n")
    (tmp_path / "x.yml").symlink_to("real.yml")
    assert messages(read_source(tmp_path / "x.yml", "x.yml")) == [NOT_REGULAR]


def test_folder(tmp_path: Path) -> None:
    """A folder is no file."""
    (tmp_path / "x.yml").mkdir()
    assert messages(read_source(tmp_path / "x.yml", "x.yml")) == [NOT_REGULAR]


def test_missing_file(tmp_path: Path) -> None:
    """A file that vanished is a fault and no crash."""
    found = read_source(tmp_path / "x.yml", "x.yml")
    expected = "x.yml:1:1: error: the file cannot be read (No such file or directory); put it back"
    assert messages(found) == [expected]


@pytest.mark.parametrize(
    ("opening", "problem"),
    [
        ("[", "this is nested too deeply"),
        ("- ", "this is nested too deeply"),
        ("{a: ", "this is nested too deeply"),
        ("{", "a key is a plain word"),
        ("? ", "a key is a plain word"),
    ],
)
def test_deep_nesting_ends_soon(tmp_path: Path, opening: str, problem: str) -> None:
    """A hundred kilobytes of openings are refused within two seconds."""
    start = time.process_time()
    line = "  " + opening * (5_000 // len(opening)) + "\n"
    found = read(tmp_path, "a:\n" + line * 20)
    assert problem in messages(found)[-1]
    assert time.process_time() - start < 2


def test_alias_bomb_ends_soon(tmp_path: Path) -> None:
    """Aliases that would unfold to a billion items are refused, not unfolded."""
    start = time.process_time()
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    found = read(tmp_path, "\n".join(lines))
    assert len(found.faults) == 10 + 9 * 10
    assert time.process_time() - start < 2


def test_too_many_values(tmp_path: Path) -> None:
    """A file of 2,000 values is read, and one more is refused where it stands."""
    text = "a:\n" + "  - x\n" * 1999  # the list is a value, too
    assert messages(read(tmp_path, text)) == []
    problem = "the file has more than 2000 values; look whether something was pasted twice"
    assert messages(read(tmp_path, text + "  - x\n")) == [f"x.yml:2001:5: error: a[1999]: {problem}"]


def test_deepest_nesting(tmp_path: Path) -> None:
    """Twelve steps are read, and a thirteenth is refused."""
    assert messages(read(tmp_path, "a: " + "[" * 11 + "x" + "]" * 11)) == []
    problem = "a[0][0]…: this is nested too deeply; count the brackets and the indentation"
    assert messages(read(tmp_path, "a: " + "[" * 12 + "x" + "]" * 12)) == [f"x.yml:1:16: error: {problem}"]


def test_many_characters_that_show_nothing(tmp_path: Path) -> None:
    """After fifty of them the file is not looked at any further."""
    found = read(tmp_path, "a: x\u200b\u200b\n" * 40)
    assert len(found.faults) == 50


@pytest.mark.parametrize(("before", "column"), [(b"", 5), (b"\xef\xbb\xbf", 5), ("ä: \u0085\n".encode(), 5)])
def test_place_of_a_byte_that_is_not_utf_8(tmp_path: Path, before: bytes, column: int) -> None:
    """The byte is named at its own place, behind a byte order mark and behind odd characters, too."""
    found = read(tmp_path, before + b"a: \xc3\xa4\xff\n")
    line = 1 + before.count(b"\n")
    assert messages(found) == [f"x.yml:{line}:{column}: error: the byte 0xFF is not UTF-8; save the file as UTF-8"]


def test_parse_text() -> None:
    """A text that the program has written is read as a file is."""
    found = parse_text("a: 1\n", "x.yml")
    assert (found.data, found.places["a",]) == ({"a": "1"}, Place("x.yml", 1, 4))
    assert len(parse_text("\t a: 1\n", "x.yml").faults) == 1


def test_own_file_must_be_sound(tmp_path: Path) -> None:
    """A faulty file of the project itself is an error that says every fault."""
    (tmp_path / "x.yml").write_text("a: 1\na: 2\nb: &c 1\n")
    with pytest.raises(Faulty, match="twice") as caught:
        read_own_source(tmp_path / "x.yml", "theme/x.yml")
    assert len(caught.value.faults) == 2


def test_faults_leave_the_rest_readable(tmp_path: Path) -> None:
    """A duplicate key does not hide what stands around it: the first value holds."""
    found = read(tmp_path, "a: 1\na: 2\nb: 3\n")
    assert found.data == {"a": "1", "b": "3"}
    assert messages(found) == ["x.yml:2:1: error: a: this key is here twice, first on line 1; keep one of them"]

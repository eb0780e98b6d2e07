"""How long a line may be, and how many marks a letter may carry."""

import pytest

from hooks.reading.excess import MAX_LINE_LENGTH, MAX_MARKS, MAX_TOLD
from hooks.reading.loading import parse_source


def find_faults(text: str) -> list[str]:
    return [str(fault) for fault in parse_source(text.encode(), "x.yml").faults]


def test_the_longest_line() -> None:
    """A line of the greatest length is read, and one that is longer by a character is refused."""
    line = "a: " + "x" * (MAX_LINE_LENGTH - 3)
    assert find_faults(f"{line}\n") == []
    assert find_faults(f"b: c\n{line}x\n") == [
        (
            "x.yml:2:1: error: this line has 6001 characters; "
            "divide it: a line has at most 6000; a long text stands below `|`, on several lines"
        )
    ]


def test_every_long_line_is_told() -> None:
    """Each line that is too long is told, and nothing else is made of the file."""
    line = "a: " + "[" * MAX_LINE_LENGTH
    assert [fault.split(":")[1] for fault in find_faults(f"{line}\nb: c\n\tx\n{line}\n")] == ["1", "4"]


@pytest.mark.parametrize("mark", ["\u0301", "\u0f72", "\u20dd", "\u0903"], ids=["above", "below", "around", "beside"])
def test_marks_on_one_letter(mark: str) -> None:
    """A letter carries as many marks as a text of Unicode that is safe for streams, and no more."""
    assert find_faults(f"a: b{mark * MAX_MARKS}b{mark * MAX_MARKS}\n") == []
    assert find_faults(f"x: y\na: b{mark * (MAX_MARKS + 9)}\n") == [
        "x.yml:2:4: error: 39 combining marks stand on one letter; delete them; a letter has at most 30"
    ]


def test_marks_on_nothing() -> None:
    """Marks at the beginning of a line stand at its first place."""
    assert find_faults("\u0301" * 40 + "\n")[0].startswith("x.yml:1:1: error: 40 combining marks")


def test_marks_on_many_lines() -> None:
    """Of very many lines with too many marks the first are told."""
    assert len(find_faults(("a" + "\u0301" * 40 + "\n") * 100)) == MAX_TOLD


@pytest.mark.parametrize("word", ["Ǻlvarr", "व्यक्तिगत", "ข้อมูลส่วนบุคคล", "ཨོཾ་མ་ཎི", "שָׁלוֹם", "Đặng Thị"])
def test_marks_of_languages(word: str) -> None:
    """The marks of languages are no excess."""
    assert find_faults(f"a: {word}\n") == []

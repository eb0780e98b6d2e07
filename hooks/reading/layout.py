"""Mistakes with indentation and hyphens that PyYAML's parser stumbles over: the line that is really out of place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .display import quote
from .stumble import BULLET, HYPHEN_AND_TEXT, OUT_OF_LINE, Stumble, Told, measure_indentation

BLOCK_TEXT = re.compile(r": [|>][+-]?(?: +#|$)")
COMMENT = " #"
KEY = re.compile(r":( |$)")
ROW = re.compile(r" *- ")

Found = tuple[int, str] | None  # the number of a line, and the name of the sentence that says what is wrong with it


@dataclass(frozen=True)
class Around:
    """The line where the parser stopped among the others, without those that are empty or comments.

    Attributes:
        lines: the file.
        number: of the line where the parser stopped.
        text: that line.
        depth: how deep it is indented.
        above: the numbers of the lines above it.
        below: the numbers of the lines below it.
        block: the numbers of those right above it that are indented as deep or deeper.

    """

    lines: list[str]
    number: int
    text: str
    depth: int
    above: list[int]
    below: list[int]
    block: list[int]


def explain_bullet(at: Stumble) -> Told | None:
    """A list as a word processor writes it."""
    first, _ = at.inner
    for number in range(first, at.line + 1):
        bullet = BULLET.match(at.lines[number])
        if bullet:
            column = bullet.start(1)
            mark = quote(bullet[1])
            return Told(number, column, "bullet", {"mark": mark})
    return None


def explain_out_of_line(at: Stumble) -> Told | None:
    """A line that is indented otherwise than its neighbours, or has lost its hyphen."""
    if at.message in OUT_OF_LINE or at.message == "no-colon":
        return explain_misplaced_line(at)
    return None


def explain_misplaced_line(at: Stumble) -> Told | None:
    """The line that is really out of place where the parser stumbled over another."""
    around = look_around(at)
    if not around:
        return None
    for find in FINDERS:
        found = find(around)
        if found:
            number, message = found
            column = measure_indentation(at.lines[number])
            return Told(number, column, message)
    return None


def look_around(at: Stumble) -> Around | None:
    """The line of a stumble with its neighbours, if it says something and is not the first that does."""
    numbers = find_lines_with_content(at.lines)
    if at.line not in numbers[1:]:
        return None
    place = numbers.index(at.line)
    text = at.lines[at.line]
    depth = measure_indentation(text)
    above = numbers[:place]
    return Around(
        lines=at.lines,
        number=at.line,
        text=text,
        depth=depth,
        above=above,
        below=numbers[place + 1 :],
        block=get_block(at.lines, above, depth),
    )


def find_lines_with_content(lines: list[str]) -> list[int]:
    """The numbers of the lines that are neither empty nor comments."""
    numbers = []
    for number, text in enumerate(lines):
        content = text.strip()
        if content and not content.startswith("#"):
            numbers.append(number)
    return numbers


def get_block(lines: list[str], numbers: list[int], depth: int) -> list[int]:
    """The last of some lines, back to the first that is indented less."""
    first = len(numbers)
    while first > 0:
        text = lines[numbers[first - 1]]
        if measure_indentation(text) < depth:
            break
        first -= 1
    return numbers[first:]


def find_block_text(around: Around) -> Found:
    """A text of several lines that stands no deeper than its key."""
    last = around.lines[around.above[-1]]
    if not BLOCK_TEXT.search(last):
        return None
    return around.number, "text-not-indented"


def find_line_indented_less(around: Around) -> Found:
    """The line above is the odd one, if the lines around it stand deeper and go on there."""
    *others, number = around.above
    odd = around.lines[number]
    if measure_indentation(odd) >= around.depth or not has_value(odd):
        return None
    before = ""
    if others:
        before = around.lines[others[-1]]
    if is_deeper_around(around, before, odd) and is_deeper_or_opens(before, odd):
        return number, "indented-less"
    return None


def is_deeper_around(around: Around, before: str, odd: str) -> bool:
    """Whether what stands around an odd line is as deep as the line where the parser stopped."""
    before_depth = measure_indentation(before)
    row = ROW.match(before)
    if row and row.end() == around.depth:
        return True
    if ROW.match(around.text) and before_depth > around.depth:
        return True
    if not around.below:
        return False
    below = around.lines[around.below[0]]
    if measure_indentation(below) < around.depth:
        return False
    return before_depth in (measure_indentation(odd), around.depth)


def is_deeper_or_opens(before: str, odd: str) -> bool:
    """Whether the line before an odd one stands deeper, or is a key beside it whose value follows below."""
    before_depth = measure_indentation(before)
    odd_depth = measure_indentation(odd)
    if before_depth == odd_depth:
        return not has_value(before)
    return before_depth > odd_depth


def has_value(text: str) -> bool:
    """Whether a line is a key with its value, and not a key whose value follows below."""
    without_comment, _, _ = text.partition(COMMENT)
    return not without_comment.rstrip().endswith(":")


def find_missing_hyphen(around: Around) -> Found:
    """A list item without its hyphen, before items or among them, or without the space after it."""
    if ROW.match(around.text):
        return find_missing_hyphen_above(around)
    if not has_only_items_above(around) or KEY.search(around.text):
        return None
    return around.number, "no-space-after-hyphen" if HYPHEN_AND_TEXT.match(around.text) else "no-hyphen"


def find_missing_hyphen_above(around: Around) -> Found:
    """The first line of the block above an item, if no line of it has a hyphen."""
    if not around.block:
        return None
    for number in around.block:
        text = around.lines[number].lstrip()
        if text.startswith("-"):
            return None
    first = around.block[0]
    return first, "no-hyphen"


def find_key_in_list(around: Around) -> Found:
    """A key right below the hyphens of a list."""
    is_item = around.text.lstrip().startswith("-")
    if is_item or not has_only_items_above(around):
        return None
    return around.number, "key-in-list"


def has_only_items_above(around: Around) -> bool:
    """Whether there are lines right above that are indented as deep, and all of them are list items."""
    found = False
    for number in around.block:
        text = around.lines[number]
        if measure_indentation(text) > around.depth:
            continue
        if not ROW.match(text):
            return False
        found = True
    return found


FINDERS = (
    find_block_text,
    find_line_indented_less,
    find_missing_hyphen,
    find_key_in_list,
)

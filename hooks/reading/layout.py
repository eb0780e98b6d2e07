"""Mistakes with indentation and hyphens that PyYAML's parser stumbles over: the line that is really out of place."""

from __future__ import annotations

import re

from .display import quote
from .stumble import BULLET, OUT_OF_LINE, Stumble, Told, measure_indentation

BLOCK_TEXT = re.compile(r": [|>][+-]?( +#.*)?$")
KEY = re.compile(r":( |$)")
ROW = re.compile(" *- ")

Numbers = list[int]  # of lines that are neither empty nor comments
Found = tuple[int, str] | None  # the number of a line, and the name of the sentence that says what is wrong with it


def explain_bullet(at: Stumble) -> Told | None:
    """A list as a word processor writes it."""
    for number in range(at.inner[0], at.line + 1):
        if bullet := BULLET.match(at.lines[number]):
            return Told(number, bullet.start(1), "bullet", {"mark": quote(bullet[1])})
    return None


def explain_out_of_line(at: Stumble) -> Told | None:
    """A line that is indented otherwise than its neighbours, or has lost its hyphen."""
    if at.message in OUT_OF_LINE or at.message == "no-colon":
        return explain_misplaced_line(at)
    return None


def explain_misplaced_line(at: Stumble) -> Told | None:
    """The line that is really out of place where the parser stumbled over another."""
    numbers = [number for number, text in enumerate(at.lines) if has_content(text)]
    if at.line not in numbers or at.line == numbers[0]:
        return None
    above, below = divide_lines(numbers, at.line)
    found = (
        find_block_text(at, above)
        or find_line_indented_less(at, above, below)
        or find_missing_hyphen(at, above)
        or find_key_in_list(at, above)
    )
    if not found:
        return None
    line, message = found
    return Told(line, measure_indentation(at.lines[line]), message)


def has_content(text: str) -> bool:
    """Whether a line is neither empty nor a comment."""
    return not text.lstrip().startswith("#") and bool(text.strip())


def divide_lines(numbers: Numbers, line: int) -> tuple[Numbers, Numbers]:
    """The lines above one, and those below it."""
    place = numbers.index(line)
    return numbers[:place], numbers[place + 1 :]


def find_block_text(at: Stumble, above: Numbers) -> Found:
    """A text of several lines that stands no deeper than its key."""
    return (at.line, "text-not-indented") if BLOCK_TEXT.search(at.lines[above[-1]]) else None


def find_line_indented_less(at: Stumble, above: Numbers, below: Numbers) -> Found:
    """The line above is the odd one, if the lines around it stand deeper and go on there."""
    odd = at.lines[above[-1]]
    before = at.lines[above[-2]] if len(above) > 1 else ""
    if not has_value(odd) or measure_indentation(odd) >= measure_indentation(at.found):
        return None
    if goes_on_deeper(at, before, odd, below) and is_deeper_or_opens(before, odd):
        return above[-1], "indented-less"
    return None


def goes_on_deeper(at: Stumble, before: str, odd: str, below: Numbers) -> bool:
    """Whether the lines around an odd one stand as deep as the line where the parser stopped."""
    depth, before_depth = measure_indentation(at.found), measure_indentation(before)
    row = ROW.match(before)
    if row and row.end() == depth:
        return True
    if at.found.lstrip().startswith("- ") and before_depth > depth:
        return True
    if not below or measure_indentation(at.lines[below[0]]) < depth:
        return False
    return before_depth in (measure_indentation(odd), depth)


def is_deeper_or_opens(before: str, odd: str) -> bool:
    """Whether the line before an odd one stands deeper, or is a key beside it whose value follows below."""
    before_depth, odd_depth = measure_indentation(before), measure_indentation(odd)
    return before_depth > odd_depth or (before_depth == odd_depth and not has_value(before))


def has_value(text: str) -> bool:
    """Whether a line is a key with its value, and not a key whose value follows below."""
    return not re.sub(r" +#.*", "", text).rstrip().endswith(":")


def find_missing_hyphen(at: Stumble, above: Numbers) -> Found:
    """A list item without its hyphen, before items or among them."""
    block = get_block_above(at, above)
    if not at.found.lstrip().startswith("- "):
        is_item = are_items(at, block) and not KEY.search(at.found)
        return (at.line, "no-hyphen") if is_item else None
    has_hyphens = any(at.lines[number].lstrip().startswith("-") for number in block)
    return (block[0], "no-hyphen") if block and not has_hyphens else None


def find_key_in_list(at: Stumble, above: Numbers) -> Found:
    """A key right below the hyphens of a list."""
    if at.found.lstrip().startswith("-") or not are_items(at, get_block_above(at, above)):
        return None
    return at.line, "key-in-list"


def get_block_above(at: Stumble, above: Numbers) -> Numbers:
    """The lines right above that stand as deep as the one where the parser stopped, or deeper."""
    depth = measure_indentation(at.found)
    block: Numbers = []
    for number in reversed(above):
        if measure_indentation(at.lines[number]) < depth:
            break
        block.insert(0, number)
    return block


def are_items(at: Stumble, block: Numbers) -> bool:
    """Whether the lines of a block that stand as deep as the one where the parser stopped all begin with a hyphen."""
    depth = measure_indentation(at.found)
    beside = [at.lines[number].lstrip() for number in block if measure_indentation(at.lines[number]) == depth]
    return bool(beside) and all(text.startswith("- ") for text in beside)

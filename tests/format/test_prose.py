"""Prose of an editor: how deep its lists may be."""

import pytest

from hooks.format.mistakes import Mistake
from hooks.format.prose import render_prose
from hooks.reading.messages import say_fault_part

DEEPEST = 4  # lists in each other; nobody reads further


@pytest.mark.parametrize("mark", ["-", "1."])
def test_lists_in_lists(mark: str) -> None:
    """Lists stand in each other as deep as anybody reads, and one more is refused by name."""
    lines = [f"{'   ' * depth}{mark} *kohta* {depth}\n" for depth in range(DEEPEST + 1)]
    assert render_prose("".join(lines[:-1])).count("<li>") == DEEPEST
    with pytest.raises(Mistake) as refused:
        render_prose("".join(lines))
    mistake = refused.value
    said = say_fault_part(mistake.code, mistake.message, "problem", mistake.values)
    assert said == "a list nested this deeply is not used here"

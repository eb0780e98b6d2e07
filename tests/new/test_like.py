"""`new --like NAME`: another register proposes, and nothing of it is stated that the editor did not take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hooks.folder import collection
from hooks.new.beginning import begin_answers, choose_kind
from hooks.new.examples import EXAMPLES, find_example
from hooks.new.finishing import finish_register
from hooks.new.interview import ask_questions
from hooks.new.register_file import place_register
from tests.new.calls import QUESTIONS
from tests.shared import THEME

KINDS = sorted(path.stem for path in EXAMPLES.glob("*.yml"))
COMPANY_FACTS = {"name": ("Esimerkki Oy",), "phone": ("03 123 4567",)}
MOST = 120  # questions of a session


def press_enter(name: str, notices: Path, language: str = "fi") -> list[str]:
    """Write a register like another one with Enter at each question but those on the company; what was said."""
    said: list[str] = []
    file = place_register("esimerkki", notices, THEME)
    example = find_example(name, notices, THEME)
    nothing = dict.fromkeys(QUESTIONS.asked, ())
    options = choose_kind({**nothing, **COMPANY_FACTS}, example, file)
    answers = begin_answers(file, THEME, QUESTIONS, language, options, example)
    typed: Iterator[str] = iter([""] * MOST)
    answers = ask_questions(answers, file, options, lambda _: next(typed), said.append)
    finish_register(answers, file)
    return said


def uncomment(text: str) -> str:
    """A file with what was appended as comments taken."""
    above, _, below = text.partition("\n# Myös tämä on")
    commented = below.splitlines()[1:]
    taken = [line.removeprefix("# ") for line in commented]
    return re.sub(r"^( +)# ", r"\1", "\n".join([above, *taken, ""]), flags=re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_enter_takes_the_example(kind: str, notices: Path) -> None:
    """Enter at each question gives a sound file of the kind, also with all that was appended as comments."""
    said = press_enter(kind, notices)
    path = notices / "esimerkki.yml"
    text = path.read_text("utf-8")
    print(text)
    print([str(f) for f in collection.load(notices, THEME).faults if f.level == "warning"])
    assert [line for line in said if line.startswith("Ei käy")] == []
    assert [str(fault) for fault in collection.load(notices, THEME).faults if fault.level == "error"] == []
    path.write_text(uncomment(text))
    assert [str(fault) for fault in collection.load(notices, THEME).faults if fault.level == "error"] == []

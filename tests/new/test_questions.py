"""The questions themselves, and what they propose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hooks.folder import collection
from hooks.new.beginning import begin_answers
from hooks.new.finishing import finish_register
from hooks.new.interview import Talk, ask_questions
from hooks.new.questions import LANGUAGES
from hooks.new.register_file import place_register
from hooks.reading.hidden import INVISIBLE
from tests.new.calls import QUESTIONS
from tests.running import build_py
from tests.shared import THEME


def test_help_lists_every_option(notices: Path) -> None:
    """`new --help` has an option for every question."""
    done = build_py("new", "--help", cwd=notices)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(re.findall(r"^  (--[a-z-]+)", done.stdout, re.MULTILINE)) == {
        *(asked.option for asked in QUESTIONS.asked.values()),
        *("--notices", "--lang", "--yes", "--like"),
    }


def test_questions_are_in_every_language() -> None:
    """Every question, choice and phrase has its words in every language, with the same places."""
    spoken = [asked.words for asked in QUESTIONS.asked.values()]
    spoken += [words for asked in QUESTIONS.asked.values() for words in asked.extra.values()]
    spoken += list(QUESTIONS.phrases.values())
    for words in spoken:
        assert set(words) == set(LANGUAGES)
        assert len({tuple(sorted(re.findall(r"{\w*}", text))) for text in words.values()}) == 1
        assert not any(INVISIBLE.search(text) for text in words.values())


def test_questions_name_what_there_is() -> None:
    """Every question leads to a key of the format, and every proposal is a code."""
    assert {asked.key for asked in QUESTIONS.asked.values()} <= set(THEME.keys)
    assert {asked.vocabulary for asked in QUESTIONS.asked.values()} - {""} <= set(THEME.vocabulary)
    known = {name for codes in THEME.vocabulary.values() for name in codes}
    assert set(list_words(QUESTIONS.usual)) <= known
    assert set(QUESTIONS.asked["dealings"].extra) == set(THEME.vocabulary["dealings"])


def test_keys_are_explained_in_every_language() -> None:
    """Each key that a question leads to has its meaning in the languages of the questions, which stands beside it."""
    assert [asked.part for asked in QUESTIONS.asked.values() if not THEME.keys[asked.part].keys() >= {*LANGUAGES}] == []


def list_words(part: object) -> list[str]:
    """Every text of a table, without its keys."""
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [part] if isinstance(part, str) else [word for value in inner for word in list_words(value)]


@pytest.mark.parametrize("register", THEME.vocabulary["registers"])
def test_every_register_has_its_proposals(register: str, notices: Path) -> None:
    """What Enter proposes for a register makes a file without errors and without doubtful bases."""
    where = place_register("esimerkki", notices, THEME)
    given = {"name": ("Esimerkki Oy",), "phone": ("03 123 4567",), "register": (register,)}
    answers = begin_answers(where, THEME, QUESTIONS, "fi", given)
    enter = iter([""] * 60)
    answers = ask_questions(answers, Talk(where, given, lambda _: next(enter), lambda _: None))
    finish_register(answers, where)
    assert [fault for fault in collection.load(notices, THEME).faults if fault.level != "gap"] == []

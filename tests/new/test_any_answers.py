"""Whatever is typed, the file that comes of it is sound."""

from __future__ import annotations

import re
import tempfile
from itertools import chain, cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from hooks.folder import collection
from hooks.new.beginning import begin_answers
from hooks.new.data import make_data
from hooks.new.finishing import finish_register
from hooks.new.interview import Talk, ask_questions
from hooks.new.register_file import place_register
from hooks.reading.loading import read_source
from tests.new.calls import QUESTIONS, unpack_words
from tests.notice.test_one_language import MARKS
from tests.shared import THEME

set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")  # not in the project

NUMBERS = ["", "-", "1", "2", "3", "1, 2", "2, 4, 5", "7", "99"]
WORDS = ["none", "used", "required", "open", "kurssit: #1 | courses: 'a'", "yes | no", "sopimus, 3", "laskutus", "'x'"]
VALUES = ["3 years", "1 v", "US", "FI", "scc", "2026-11-02", "https://a.example/x", "a@b.example", "03 123 4567", "“x”"]
CODES = [
    "consent",
    "contract",
    "legitimate_interest",
    "legal_obligation",
    "health, name",
    "it_services",
    "cookies",
    "klarna, google_analytics, matomo",
]
ANSWERS = [*NUMBERS, *WORDS, *VALUES, *CODES]
AT_LAST = ("", "1", "US", "kurssit | courses")  # one of these answers any question
GIVEN = {"name": ("Esimerkki Oy",), "email": ("a@b.example",)}


@pytest.mark.slow
@given(st.lists(st.sampled_from(ANSWERS), min_size=40, max_size=80))
@settings(derandomize=True, deadline=None, max_examples=25)
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_any_answers_make_a_sound_file(language: str, typed: list[str]) -> None:
    """The file says what was answered, and `check` finds no error in it; what is asked in Swedish has no English."""
    options = GIVEN | ({"languages": ("sv",)} if language == "sv" else {})
    said: list[str] = []
    typing = chain(typed, cycle(AT_LAST))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = place_register("esimerkki", folder, THEME)
        answers = begin_answers(file, THEME, QUESTIONS, language, options)
        answers = ask_questions(answers, Talk(file, options, lambda _: next(typing), said.append))
        gaps = finish_register(answers, file)
        source = read_source(file.path, "")
        faults = collection.load(folder, THEME).faults
    assert source.faults == []
    assert source.data == unpack_words(make_data(answers))
    assert [str(fault) for fault in faults if fault.level == "error"] == []
    assert sum(fault.level == "gap" for fault in faults) == gaps
    if language == "sv":
        assert [text for text in said if re.search(MARKS["en"], text)] == []

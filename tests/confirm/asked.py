"""Companies in throw-away folders, and what they are asked."""

from __future__ import annotations

import re
from pathlib import Path

from hooks.confirm.answers import Answer, Answers, match_answers
from hooks.confirm.applying import Outcome, apply_answers
from hooks.confirm.company import Company, gather_company
from hooks.confirm.questions import Chapter, Question, ask_company
from hooks.folder.collection import load
from tests.paths import PROJECT
from tests.shared import THEME

PIHA = (PROJECT / "docs/example.yml").read_text("utf-8")
OPEN = re.sub("(?m)^retention:\n(  .*\n)+", "retention: {gap: 2026-11-20 nobody knows}\n", PIHA)


def read(notices: Path, name: str) -> Company:
    """A company of a folder."""
    return gather_company(load(notices, THEME, [notices / f"{name}.yml"]), name, THEME)


def write(notices: Path, text: str, name: str = "piha.yml") -> Company:
    """The company of a folder with one register."""
    path = notices / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return read(notices, name.partition("/")[0].removesuffix(".yml"))


def ask(company: Company, language: str = "fi") -> list[Question]:
    """All questions to a company."""
    return [question for chapter in list_chapters(company, language) for question in chapter.questions]


def list_chapters(company: Company, language: str = "fi") -> list[Chapter]:
    return ask_company(company, language, THEME)


def answer_all(company: Company, **others: Answer | None) -> Answers:
    """Every fact is right and what is open unknown, but for questions whose sentence holds one of some words.

    Args:
        company: whose facts.
        others: the answers by these words, with underscores for blanks; none for a question that is skipped.

    """
    given: dict[str, Answer] = {}
    for question in ask(company):
        answer: Answer | None = Answer("unknown" if question.kind == "open" else "right")
        for words, other in others.items():
            if words.replace("_", " ") in question.said:
                answer = other
        if answer:
            given[question.identifier] = answer
    return Answers(given, by="AE")


def take(company: Company, answers: Answers) -> Outcome:
    """What becomes of answers; nothing is written."""
    matched = match_answers(list_chapters(company), answers)
    return apply_answers(company, matched, answers, "toimistopäällikkö", "yritys ei tiedä", THEME)

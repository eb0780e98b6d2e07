"""What a company has answered: a small file, which is not trusted, or what is typed; and how it fits the facts now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from ..checks.clock import get_newest_day, get_today
from ..format.mistakes import Mistake
from ..format.scalars import MAX_LINE, read_role
from ..format.times import read_day
from ..reading.display import quote
from ..reading.faults import Fault, Faulty, Place, Words
from ..reading.loading import read_source
from ..reading.refusals import Refused
from ..reading.source import BEGINNING
from .questions import Chapter, Question

Verdict = Literal["right", "wrong", "unknown", "answer"]
PLAIN: dict[str, Verdict] = {"right": "right", "wrong": "wrong", "unknown": "unknown"}
WITH_TEXT: dict[str, Verdict] = {"wrong": "wrong", "answer": "answer"}
KEYS = ("company", "letter", "date", "by", "answers")


@dataclass(frozen=True)
class Answer:
    """One answer: whether a fact is right, and what the company says instead, or of what was open."""

    verdict: Verdict
    text: str = ""


@dataclass(frozen=True)
class Answers:
    """All answers of one company.

    Attributes:
        given: by the ids of the questions.
        day: on which they were given.
        by: who gave them, a role or initials; empty where nobody says.

    """

    given: Mapping[str, Answer] = field(default_factory=dict)
    day: date = field(default_factory=get_today)
    by: str = ""


@dataclass(frozen=True)
class Matched:
    """The answers beside the questions of today.

    Attributes:
        answered: each question with its answer.
        skipped: the questions that have none.
        stale: the ids of answers to what is no longer stated as it was when it was asked.

    """

    answered: tuple[tuple[Question, Answer], ...]
    skipped: tuple[Question, ...]
    stale: tuple[str, ...]


def match_answers(chapters: Iterable[Chapter], answers: Answers) -> Matched:
    """Sort the questions by whether they have an answer."""
    left = dict(answers.given)
    answered = []
    skipped = []
    for chapter in chapters:
        for question in chapter.questions:
            answer = left.pop(question.identifier, None)
            if answer and fits(question, answer):
                answered.append((question, answer))
            else:
                skipped.append(question)
    return Matched(
        answered=tuple(answered),
        skipped=tuple(skipped),
        stale=tuple(left),
    )


def fits(question: Question, answer: Answer) -> bool:
    """Whether an answer can be one to this question: what is open is not right or wrong."""
    if question.kind == "open":
        return answer.verdict in ("answer", "unknown")
    return answer.verdict != "answer"


# --- the file ---------------------------------------------------------------------------------------------------------


def read_answers(path: Path, company: str) -> Answers:
    """The answers in a file.

    Args:
        path: of the file.
        company: the address of whose answers they must be.

    Raises:
        Faulty: it is missing, too large, or no sound YAML.
        Refused: it is no file of answers, or that of another company.

    """
    source = read_source(path, str(path))
    if source.faults:
        raise Faulty(*source.faults)
    data: Mapping[str, Any] = source.data
    for key in data:
        if key not in KEYS:
            raise Refused(
                "answers-key",
                file=str(path),
                key=quote(key),
                known=", ".join(KEYS),
            )
    if data.get("company") != company:
        raise Refused(
            "answers-of-other",
            file=str(path),
            found=quote(data.get("company")),
            company=company,
        )
    listed = data.get("answers") or {}
    if not isinstance(listed, dict):
        raise Refused("answers-form", file=str(path), key="answers")
    given = {name: read_answer(value, path, name) for name, value in listed.items()}
    day = read_answered_day(data.get("date"), path)
    by = ""
    if "by" in data:
        by = read_checked(
            read_role,
            data["by"],
            path,
            "by",
        )
    return Answers(given, day, by)


def read_answer(value: object, path: Path, name: str) -> Answer:
    """One answer: a word, or what is right instead.

    Raises:
        Refused: it is something else.

    """
    if isinstance(value, str) and value in PLAIN:
        return Answer(PLAIN[value])
    if isinstance(value, dict) and len(value) == 1:
        ((word, text),) = value.items()
        verdict = WITH_TEXT.get(word)
        if verdict:
            said = read_said(text, path, name)
            return Answer(verdict, said)
    raise Refused("answers-form", file=str(path), key=quote(name))


def read_said(value: object, path: Path, name: str) -> str:
    """What the company says instead, on one line: it is shown to the editor, and judged where it is to become a fact.

    Raises:
        Refused: it is no line, or too long.

    """
    if isinstance(value, str) and "\n" not in value and len(value) <= MAX_LINE:
        return value
    raise Refused(
        "answers-line",
        file=str(path),
        key=quote(name),
        most=MAX_LINE,
    )


def read_answered_day(value: object, path: Path) -> date:
    """The day of the answers, which is no day to come; today where the file says none.

    Raises:
        Refused: it is none, or is in the future.

    """
    if value is None:
        return get_today()
    day: date = read_checked(
        read_day,
        value,
        path,
        "date",
    )
    if day > get_newest_day():
        raise Refused("answers-of-tomorrow", file=str(path), day=day)
    return day


def read_checked(read: Any, value: object, path: Path, key: str) -> Any:  # noqa: ANN401 - a reader of the format
    """A value as the format reads it.

    Raises:
        Refused: it is none.

    """
    try:
        return read(value)
    except Mistake as mistake:
        raise Refused("answers-value", file=str(path), words=say_of(key, mistake)) from mistake


def say_of(key: str, mistake: Mistake) -> Words:
    """A mistake in a sentence that says its place by itself."""
    place = Place("", *BEGINNING)
    return Words(
        Fault(
            place,
            mistake.code,
            key,
            mistake.message,
            mistake.values,
        )
    )

"""Questions that are typed: one after the other, each answer taken at once or asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..format.scalars import MAX_LINE
from .answers import Answer
from .questions import Chapter, Question

Type = Callable[[str], str]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Talk:
    """How questions reach who answers them.

    Attributes:
        words: of the questions, as theme/confirm/ has them.
        type_answer: gives what is typed behind a prompt.
        tell: shows a text.
        keep: is given all that was typed, after each answer.

    """

    words: Mapping[str, Any]
    type_answer: Type
    tell: Tell
    keep: Callable[[Mapping[str, Answer]], None]


def ask_rest(chapters: Iterable[Chapter], known: Iterable[str], talk: Talk) -> dict[str, Answer]:
    """What is typed to each question that has no answer yet; who ends the input leaves the rest unanswered.

    Args:
        chapters: the questions.
        known: the ids of those that have an answer.
        talk: with whoever types.

    """
    answered = frozenset(known)
    questions = [each for chapter in chapters for each in chapter.questions if each.identifier not in answered]
    typed: dict[str, Answer] = {}
    try:
        for number, question in enumerate(questions, 1):
            talk.tell(f"\n{number}/{len(questions)} {question.said}")
            answer = ask_question(question, talk)
            if answer:
                typed[question.identifier] = answer
                talk.keep(typed)
    except EOFError:
        talk.tell("")
    return typed


def ask_question(question: Question, talk: Talk) -> Answer | None:
    """The answer to one question; nothing where Enter leaves it out."""
    words = talk.words["typed"]
    if question.kind == "open":
        typed = read_line(f"{words['how_open']} > ", talk.type_answer)
        if typed == words["unknown"]:
            return Answer("unknown")
        return Answer("answer", typed) if typed else None
    while typed := read_line(f"{words['how']} > ", talk.type_answer).casefold():
        if typed == words["right"]:
            return Answer("right")
        if typed == words["unknown"]:
            return Answer("unknown")
        if typed == words["wrong"]:
            return Answer("wrong", read_line(f"{words['instead']} > ", talk.type_answer))
        talk.tell(words["again"])
    return None


def read_line(prompt: str, type_answer: Type) -> str:
    """What is typed, on one line of bounded length."""
    typed = type_answer(prompt).encode(errors="surrogateescape").decode(errors="replace")
    return " ".join(typed.split())[:MAX_LINE]

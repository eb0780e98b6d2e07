"""What a command says when it is done: the sentences are under `results:` in theme/messages/."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ..reading.display import make_harmless
from ..reading.faults import Fault
from ..reading.messages import Phrase, Value, make_phrase, say_sentence
from .language import find_language


def print_told(text: str, *, err: bool = False) -> None:
    """Print lines for people; what came from outside cannot command a terminal or the runner of a workflow."""
    click.echo(make_harmless(text), err=err)


def say_result(message: str, /, **values: Value) -> str:
    """A sentence with its values, in the language of the call."""
    return say_sentence("results", message, tuple(values.items()), find_language())


def count_things(noun: str, count: int) -> Phrase:
    """`1 notice` or `3 notices`, for a place in a sentence; the words are under `phrases:`."""
    name = f"one-{noun}" if count == 1 else f"many-{noun}s"
    return make_phrase(name, count=count)


def count_open(faults: Sequence[Fault]) -> dict[str, Value]:
    """The numbers of warnings and gaps, by the places of the sentences that name them."""
    levels = [fault.level for fault in faults]
    warnings = levels.count("warning")
    gaps = levels.count("gap")
    return {
        "warnings": count_things("warning", warnings),
        "gaps": count_things("gap", gaps),
    }

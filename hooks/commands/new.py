"""`new`: a register is asked for, and its file written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import TypeVar

import click

from ..new import new as registers
from ..new.new import Destination
from ..new.questions import QUESTIONS, Answers, phrase
from ..reading.messages import ENGLISH
from ..reading.refusals import Refused
from ..theme.theme import PRIMARY, read_theme
from .options import LANGUAGE, notices_option
from .refusing import refuse_os_errors

Command = TypeVar("Command", bound=Callable[..., object])


def add_questions(command: Command) -> Command:
    """Give a command an option for every question, in the order of the questions."""
    for question in reversed(QUESTIONS.values()):
        summary = question.words[ENGLISH].format(what="…")
        command = click.option(question.option, multiple=True, help=summary)(command)
    return command


@click.command("new")
@notices_option
@click.option("--lang", type=LANGUAGE, default=PRIMARY, show_default=True, help="Language to ask in.")
@click.option("--yes", is_flag=True, help="Ask nothing; what no option says is left open.")
@click.argument("file", metavar="NAME")
@add_questions
def write_register(notices: Path, lang: str, yes: bool, file: str, **given: tuple[str, ...]) -> None:
    """Write a new register; NAME is its address, as in `company` or `company/register`.

    Asks for what it needs, or takes it from options. A list is numbers or codes divided by commas. An option that is
    asked of each purpose, group or recipient may say of which: --basis accounting=legal_obligation --basis contract.
    """
    theme = read_theme()
    with refuse_os_errors("folder", notices):
        where = registers.destination(file, notices.absolute(), theme)
        answers = registers.beginning(where, theme, lang, given)
        answers = ask_questions(answers, where, given, ask_nothing=yes)
        gaps = registers.finish(answers, where)
    click.echo(phrase("written", lang, file=where.name, gaps=gaps))
    click.echo(phrase("next", lang, **name_next_calls(notices, where)))


def ask_questions(
    answers: Answers, where: Destination, given: Mapping[str, tuple[str, ...]], *, ask_nothing: bool
) -> Answers:
    """Take the options as answers, and on a terminal ask for the rest.

    Raises:
        Refused: what was typed ended before the questions did.

    """
    is_terminal = bool(sys.stdin) and sys.stdin.isatty()
    ask = type_answer if is_terminal and not ask_nothing else None
    try:
        return registers.interview(answers, where, given, ask, print_aside)
    except EOFError as error:
        raise Refused("answers-ended") from error


def type_answer(prompt: str) -> str:
    """What the editor types after a question; bytes that are no text are told apart later, as any wrong answer."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    click.echo(prompt, nl=False, err=True)
    return input()


def print_aside(text: str) -> None:
    """Tell the editor something beside the questions."""
    click.echo(text, err=True)


def name_next_calls(notices: Path, where: Destination) -> dict[str, str]:
    """What to call next: `check` of the new file, and `serve`."""
    folder = "" if notices == Path("notices") else f" --notices {notices}"
    return {
        "check": f"python build.py check {where.name}{folder}",
        "serve": f"python build.py serve{folder}",
    }

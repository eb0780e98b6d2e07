"""`new`: a register is asked for, and its file written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from ..new.answers import Answers
from ..new.beginning import Options, begin_answers, choose_kind
from ..new.example import NO_EXAMPLE
from ..new.examples import find_example
from ..new.finishing import finish_register
from ..new.interview import Kept, Talk, ask_questions
from ..new.questions import read_questions
from ..new.register_file import RegisterFile, place_register
from ..new.resuming import find_day, keep_answers, locate_answers, read_answers
from ..new.unattended import answer_by_options
from ..reading.interrupted import forget_kept, forget_old
from ..reading.messages import reword
from ..reading.refusals import Refused
from ..site.settings import read_site_theme
from ..theme.languages import PRIMARY
from .language import find_language, find_speech
from .options import notices_option
from .prompts import is_at_terminal, offer_to_go_on, print_aside, type_answer
from .refusing import refuse_os_errors

Command = TypeVar("Command", bound=Callable[..., object])


class Asked(click.Option):
    """An option that answers a question, whose help is the question."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """What `--help` shows of the option."""
        question = read_questions().asked[str(self.name)]
        self.help = question.words[find_language()].format(what="…")
        return super().get_help_record(ctx)


def add_questions(command: Command) -> Command:
    """Give a command an option for every question, in the order of the questions."""
    questions = read_questions().asked
    for question in reversed(list(questions.values())):
        command = click.option(question.option, cls=Asked, multiple=True)(command)
    return command


@click.command("new")
@notices_option
@click.option("--yes", is_flag=True, help="Ask nothing; what no option says is left open.")
@click.option(
    "--like",
    metavar="NAME",
    help="Propose what another register says: the address of one in the folder, or a kind such as patients.",
)
@click.argument("file", metavar="NAME")
@add_questions
def write_register(
    notices: Path,
    yes: bool,
    like: str | None,
    file: str,
    **given: tuple[str, ...],
) -> None:
    """Write a new register; NAME is its address, as in `company` or `company/register`."""
    lang = find_speech().found or PRIMARY
    theme = read_site_theme(notices)
    questions = read_questions()
    with refuse_os_errors("folder", notices):
        where = place_register(file, notices.absolute(), theme)
        example = find_example(like, notices.absolute(), theme) if like is not None else NO_EXAMPLE
        options = choose_kind(given, example, where)
        answers = begin_answers(where, theme, questions, lang, options, example)
        asks = not yes and is_at_terminal()
        collect = hold_interview if asks else answer_by_options
        answers = collect(answers, where, options)
        gaps = finish_register(answers, where)
        if asks:
            forget_kept(locate_answers(where.path))
    click.echo(questions.say("written", lang, file=where.name, gaps=gaps))
    click.echo(questions.say("next", lang, **name_next_calls(notices, where)))


def hold_interview(answers: Answers, where: RegisterFile, given: Options) -> Answers:
    """Take the options as answers, and ask for the rest; an interruption leaves what was answered for the next call.

    Raises:
        Refused: what was typed ended before the questions did.

    """
    place = locate_answers(where.path)
    forget_old(place.parent)
    talk = Talk(where, given, type_answer, print_aside, partial(keep_answers, place))
    try:
        kept = find_answers(answers, place)
        return ask_questions(answers, talk, kept)
    except (EOFError, KeyboardInterrupt) as ended:
        if read_answers(place):
            print_aside("\n" + answers.questions.say("kept", answers.language))
        if isinstance(ended, EOFError):
            raise Refused("answers-ended") from ended
        raise


def find_answers(answers: Answers, place: Path) -> Kept:
    """The answers of an interrupted session, if the editor goes on from them; else they are forgotten."""
    kept = read_answers(place)
    if not kept:
        return {}
    day = answers.texts.date(find_day(place))
    offer = answers.questions.say("go_on", answers.language, count=len(kept), day=day)
    if offer_to_go_on(offer):
        return kept
    forget_kept(place)
    return {}


def name_next_calls(notices: Path, where: RegisterFile) -> dict[str, str]:
    """What to call next: `check` of the new file, and `serve`."""
    folder = "" if notices == Path("notices") else f" --notices {notices}"
    return {
        "check": reword(f"python build.py check {where.name}{folder}"),
        "serve": reword(f"python build.py serve{folder}"),
    }

"""The answers of a company are taken: from a file, from who types, or from both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from ..confirm.answers import Answer, Answers, match_answers, read_answers, say_of
from ..confirm.applying import apply_answers
from ..confirm.asking import Talk, ask_rest
from ..confirm.company import Company
from ..confirm.questions import Chapter, ask_company
from ..confirm.resuming import keep_typed, locate_typed, read_typed
from ..confirm.wording import read_words
from ..format.mistakes import Mistake
from ..format.scalars import read_role
from ..reading.interrupted import forget_kept, forget_old
from ..reading.refusals import Refused
from ..theme.theme import Theme
from .confirmed import print_outcome
from .prompts import is_at_terminal, offer_to_go_on, print_aside, type_answer


def take_answers(company: Company, theme: Theme, language: str, file: Path | None, by: str, *, typed: bool) -> None:
    """Take the answers of a company, and change its files.

    Args:
        company: that has answered.
        theme: words and templates.
        language: in which it is asked.
        file: of answers, if there is one.
        by: who confirms; left out: whom the file names.
        typed: whether what the file leaves out is asked here.

    Raises:
        Refused: the answers cannot be read, or nobody says who confirms.
        Exit: the facts do not count as confirmed.

    """
    chapters = ask_company(company, language, theme)
    answers = read_answers(file, company.address) if file else Answers()
    who = read_confirmer(by or answers.by)
    words = read_words(theme.folder, language)
    kept = locate_typed(company)
    if typed:
        given = {**type_answers(chapters, answers.given, words, kept), **answers.given}
        answers = replace(answers, given=given)
    outcome = apply_answers(
        company,
        match_answers(chapters, answers),
        answers,
        who,
        str(words["letter"]["note"]),
        theme,
    )
    changed = outcome.draft.list_changed()
    outcome.draft.write()
    if typed:
        forget_kept(kept)
    print_outcome(outcome, company, changed)
    if not outcome.confirmed:
        raise click.exceptions.Exit(1)


def read_confirmer(who: str) -> str:
    """Who confirms, which must be known before anybody answers.

    Raises:
        Refused: it is not known, or is no role.

    """
    if not who:
        raise Refused("nobody-confirms")
    try:
        return read_role(who)
    except Mistake as mistake:
        raise Refused("approval-part", name="by", words=say_of("", mistake)) from mistake


def type_answers(
    chapters: Sequence[Chapter], known: Mapping[str, Answer], words: Mapping[str, dict[str, str]], place: Path
) -> dict[str, Answer]:
    """Ask what is not known; an interruption leaves what was typed for the next call.

    Args:
        chapters: the questions.
        known: the answers of a file.
        words: of the questions.
        place: where what is typed is kept.

    """
    forget_old(place.parent)
    try:
        before = find_typed(chapters, words["typed"]["go_on"], place)
        talk = Talk(words, type_answer, print_aside, lambda typed: keep_typed(place, {**before, **typed}))
        return {**before, **ask_rest(chapters, {*before, *known}, talk)}
    except KeyboardInterrupt:
        if read_typed(place):
            print_aside("\n" + words["typed"]["kept"])
        raise


def find_typed(chapters: Sequence[Chapter], offer: str, place: Path) -> dict[str, Answer]:
    """What was typed before an interruption, to questions of now, if whoever types goes on from that; else nothing."""
    if not is_at_terminal():
        return {}  # what is piped answers the questions from the first one on
    asked = {question.identifier for chapter in chapters for question in chapter.questions}
    typed = {identifier: answer for identifier, answer in read_typed(place).items() if identifier in asked}
    if typed and offer_to_go_on(offer.format(count=len(typed), all=len(asked))):
        return typed
    forget_kept(place)
    return {}

"""How a question is put: its words, its numbered choices, and what Enter does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from ..format.own_words import Term
from ..notice.texts import NO_BREAK
from .answers import Answer, Answers, Target
from .choices import find_heading, format_term, list_choices, make_example, say_choice, say_target
from .questions import Question
from .relevance import is_gap_if_open, is_needed

WIDTH = 80  # of a narrow terminal


def write_prompt(
    answers: Answers,
    asked: Question,
    target: Target,
    proposed: Answer,
    *,
    again: bool,
) -> str:
    """The text that ends where the editor types.

    Args:
        answers: those given before.
        asked: the question.
        target: what it is asked of.
        proposed: what Enter takes.
        again: whether it was asked before; then the choices are not listed again.

    """
    choices = list_choices(answers, asked, target)
    lines = ["", write_question(answers, asked, target)]
    if not again:
        lines += list_in_rows(answers, asked, choices) if asked.rows else list_numbered(answers, asked, choices)
        lines += explain_how(answers, asked, choices)
    enter = explain_enter(answers, asked, choices, proposed)
    lines.append(f"[{enter}] > ")
    return "\n".join(lines)


def write_question(answers: Answers, asked: Question, target: Target) -> str:
    """The words of a question, with what it is asked of."""
    words = asked.words[answers.language]
    return words.format(what=say_target(answers, asked, target))


def list_numbered(answers: Answers, asked: Question, choices: Iterable[Term]) -> Iterator[str]:
    """The choices with their numbers, and headings where they are many."""
    heading = ""
    for number, choice in enumerate(choices, start=1):
        above = find_heading(answers, asked, choice)
        if above != heading:
            yield f"  {above}:"
            heading = above
        words = say_choice(answers, asked, choice)
        line = f"  {number:>3}  {words}"
        if isinstance(choice, str) and choice != words:
            line += f" ({choice})"
        yield line


def list_in_rows(answers: Answers, asked: Question, choices: Iterable[Term]) -> Iterator[str]:
    """The choices with their numbers beside their headings, where their words say what to type as well as codes do."""
    rows: dict[str, list[str]] = {}
    for number, choice in enumerate(choices, start=1):
        words = f"{number} {say_choice(answers, asked, choice)}".replace(" ", NO_BREAK)
        rows.setdefault(find_heading(answers, asked, choice), []).append(words)
    for heading, listed in rows.items():
        row = wrap(f"{heading}: {', '.join(listed)}", WIDTH, initial_indent="  ", subsequent_indent=" " * 6)
        yield "\n".join(row).replace(NO_BREAK, " ")


def explain_how(answers: Answers, asked: Question, choices: list[Term]) -> Iterator[str]:
    """How an answer is written, where it is not just a text."""
    say = answers.questions.say
    if asked.kind == "text" or not choices:
        return
    how = say(asked.kind, answers.language)
    if asked.own:
        example = make_example(answers, asked)
        languages = " | ".join(map(answers.texts.tongue, answers.languages))
        how += " " + say("own", answers.language, languages=languages, example=example)
    yield how


def explain_enter(answers: Answers, asked: Question, choices: list[Term], proposed: Answer) -> str:
    """What Enter does."""
    if proposed:
        return propose_aloud(answers, choices, proposed)
    if is_needed(answers, asked):
        effect = "required"
    elif is_gap_if_open(answers, asked):
        effect = "gap"
    else:
        effect = "out"
    return answers.questions.say(effect, answers.language)


def propose_aloud(answers: Answers, choices: list[Term], proposed: Answer) -> str:
    """What Enter takes: the numbers of choices, and anything else as it is typed."""
    numbers = {term: str(number) for number, term in enumerate(choices, start=1)}
    typed = [numbers.get(term, format_term(term)) for term in proposed]
    return answers.questions.say("default", answers.language, default=", ".join(typed))

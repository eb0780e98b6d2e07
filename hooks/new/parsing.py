"""What an answer means: its terms, from what was typed or given as an option; neither is trusted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches

from ..format.doors import guess_kind
from ..format.lengths import guess_length
from ..format.mistakes import Mistake
from ..format.own_words import Term, Words
from ..format.scalars import read_line, read_name
from ..format.terms import read_known_code, suggest_meant
from ..format.times import guess_day, read_day
from ..reading.display import describe_character, quote
from ..reading.hidden import INVISIBLE
from ..reading.messages import Series
from .answers import Answer, Answers, Target
from .choices import format_term, list_choices, list_known, make_example, say_choice
from .questions import Question

OPEN = ("", "-")  # how a point is left open
NUMBER_AND_WORD = re.compile(r"[0-9]+ ?[^\W\d]+\.?")
UNKNOWN = {"recipients": "no-recipient"}  # what is said of an answer that no code is near to
NO_CHOICE = {"retention": "no-choice-of-period"}  # what is said of one of which the choices are named
TIMES = ("retention", "service_retention")  # questions that a length of time answers, too
MAX_DIGITS = 6  # of the number of a choice
ALIKE = 0.75  # how much of the words for a choice is the same where they are only misspelt


def parse_answer(answers: Answers, asked: Question, target: Target, text: str) -> Answer:
    """The terms of an answer.

    Args:
        answers: those given before.
        asked: the question.
        target: what the question is asked of.
        text: what was typed or given as an option.

    Raises:
        Mistake: the answer is no choice here.

    """
    text = unify_text(text)
    if text in OPEN:
        return ()
    hidden = INVISIBLE.search(text)
    if hidden:
        character = describe_character(hidden[0])
        raise Mistake("hidden-character", character=character)
    read_line(text)
    if asked.kind == "text":
        return (text,)
    if asked.kind == "day":
        return (parse_day(text),)
    parts = text.split(",") if asked.kind == "many" else [text]
    written = filter(None, map(str.strip, parts))
    terms = dict.fromkeys(parse_term(answers, asked, target, part) for part in written)
    if "none" in terms and len(terms) > 1:
        raise Mistake("none-alone")
    return tuple(terms)


def parse_day(text: str) -> str:
    """A day as it stands in a file, from 2026-11-25 or 25.11.2026.

    Raises:
        Mistake: it is neither, or does not exist.

    """
    day = guess_day(text) or read_day(text)
    return day.isoformat()


def unify_text(text: str) -> str:
    """A text in Unicode form NFC, with one kind of line end and no blanks around it."""
    lines = text.replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).strip()


def parse_term(answers: Answers, asked: Question, target: Target, text: str) -> Term:
    """One term from a number, a code, its words, or own words."""
    choices = list_choices(answers, asked, target)
    term = recognise_term(answers, asked, choices, text)
    if asked.name == "register":
        file = answers.registers.get(format_term(term))
        if file:
            raise Mistake("register-taken", file=file)
    return term


def recognise_term(answers: Answers, asked: Question, choices: list[Term], text: str) -> Term:
    """The choice that a text means, or what may be typed beside the choices."""
    if text.isdecimal():
        return pick_numbered(choices, text)
    known = [*choices, *list_known(answers, asked)]
    if text in known:
        return text
    folded = text.casefold()
    for term in known:
        if say_choice(answers, asked, term).casefold() == folded:
            return term
    if "|" in text and asked.own:
        return divide_own_words(answers, asked, text)
    free = read_free_text(asked, text)
    if free:
        return free
    if asked.name in TIMES:
        length = parse_length(text)
        if length:
            return length
    by_words = {say_choice(answers, asked, choice).casefold(): choice for choice in choices}
    return read_unlisted_code(answers, asked, by_words, text)


def pick_numbered(choices: list[Term], text: str) -> Term:
    """The choice with this number."""
    number = int(text) if len(text) <= MAX_DIGITS else 0
    if not 1 <= number <= len(choices):
        raise Mistake("no-number", value=quote(text), most=len(choices))
    return choices[number - 1]


def divide_own_words(answers: Answers, asked: Question, text: str) -> Words:
    """Own words, one part for each language, divided by a bar where there are several."""
    parts = map(str.strip, text.split("|"))
    written = list(filter(None, parts))
    if len(written) != len(answers.languages):
        example = make_example(answers, asked)
        raise Mistake("not-in-every-language", value=quote(text), example=example)
    words = zip(answers.languages, written, strict=True)
    return Words.model_construct(root=dict(words))


def read_free_text(asked: Question, text: str) -> str:
    """What the format takes here that is no code: the name of a person, a way to withdraw consent; else nothing.

    Raises:
        Mistake: an address stands where the name belongs.

    """
    if asked.name == "contact":
        return read_name(text)
    if asked.name == "withdraw" and guess_kind(text) != "code":
        return text
    return ""


def parse_length(text: str) -> str:
    """`3 years` from a number and a unit in Finnish or English; nothing from a text without them."""
    length = guess_length(text)
    if not length and NUMBER_AND_WORD.fullmatch(text):
        raise Mistake("no-length-of-time", value=quote(text))
    return length


def read_unlisted_code(
    answers: Answers,
    asked: Question,
    by_words: Mapping[str, Term],
    text: str,
) -> Term:
    """What an answer that is neither a choice nor a code is: own words where the notice has one language, or a mistake.

    Raises:
        Mistake: it is no choice; the remedy names the one that was probably meant.

    """
    refuse_misspelt(asked, by_words, text)
    offered = [choice for choice in by_words.values() if isinstance(choice, str)]
    is_own = asked.own and not is_meant_as_code(answers, asked, offered, text)
    if is_own and len(answers.languages) == 1:
        return divide_own_words(answers, asked, text)
    names = Series(tuple(map(format_term, by_words.values())))
    if asked.name in NO_CHOICE or not asked.vocabulary:
        message = NO_CHOICE.get(asked.name, "no-choice")
        raise Mistake(message, value=quote(text), names=names)
    if is_own:
        message = UNKNOWN.get(asked.name, "no-choice-in-own-words")
        raise Mistake(message, value=quote(text), example=make_example(answers, asked))
    return read_known_code(text, (asked.vocabulary,), answers.theme, offered=offered)


def refuse_misspelt(asked: Question, by_words: Mapping[str, Term], text: str) -> None:
    """Refuse a time that is none where nothing else can be chosen, and words that are near to those for a choice.

    Raises:
        Mistake: the text is one of these.

    """
    if asked.name in TIMES and not by_words:
        raise Mistake("no-length-of-time", value=quote(text))
    near = get_close_matches(text.casefold(), by_words, n=1, cutoff=ALIKE)
    if near:
        choice = format_term(by_words[near[0]])
        raise Mistake("no-choice-but-near", value=quote(text), words=near[0], choice=choice)


def is_meant_as_code(answers: Answers, asked: Question, offered: list[str], text: str) -> bool:
    """Whether a text is a code of the vocabulary, or near to one that is offered."""
    if text in answers.theme.vocabulary[asked.vocabulary]:
        return True
    return bool(suggest_meant(text, (asked.vocabulary,), answers.theme, offered))

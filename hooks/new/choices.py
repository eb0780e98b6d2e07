"""What can be chosen by number, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..explain.meanings import say_meaning
from ..format.own_words import Term, Words
from ..notice.texts import NO_BREAK
from ..theme.registers import select_offered
from .answers import Answers, Target
from .questions import Question
from .services import list_offered, list_periods

LANGUAGES = "languages"  # the question whose choices are the languages that have texts
EVERYWHERE = ("everything", "statutory", "recipients")  # vocabularies whose codes many questions may show
AMONG = {"needed": "data", "collects": "data", "possible": "purposes"}  # the question whose answer is chosen from
UNDER_HEADINGS = ("items", "sources", "services")  # vocabularies so long that their codes stand under headings
BESIDE = {"retention": "statutory", "required_by": "laws"}  # another vocabulary whose codes answer a question


def list_choices(answers: Answers, asked: Question, target: Target) -> list[Term]:
    """What can be chosen by number: codes that a register of this kind may have, and own words given before.

    They stand in the order of the vocabulary, where the codes of single kinds come last, next to where the editor
    types; in a long list what belongs under one heading stands together.

    Args:
        answers: the answers so far.
        asked: the question.
        target: what it is asked of.

    """
    among = answers.get_all(AMONG.get(asked.name, ""))
    if among:
        return list(among)
    if asked.name == LANGUAGES:
        return list(answers.theme.languages)
    if asked.name == "transfers":
        receivers = list_receivers(answers)
        return [*asked.extra, *receivers]
    codes = offer_codes(answers, asked.vocabulary)
    if asked.name == "retention":
        codes += list_statutory_periods(answers, target)
    if asked.name == "service_retention":
        codes += list_periods(answers, target[0])
    beside = [name for name in asked.extra if name not in codes]
    return [*beside, *codes]


def list_receivers(answers: Answers) -> Iterator[Term]:
    """The recipients to whom data may be transferred."""
    for term in answers.get_all("recipients"):
        is_inside = answers.theme.find_code("recipients", term).inside
        if term != "none" and not is_inside:
            yield term


def offer_codes(answers: Answers, vocabulary: str) -> list[str]:
    """The codes of a vocabulary that are offered to a register of this kind; of every kind to one in own words."""
    offered = select_offered(
        vocabulary,
        list_codes(answers, vocabulary),
        answers.get_first("register"),
        answers.theme.registers,
    )
    groups = ["", *answers.theme.vocabulary["groups"]]
    origins = ["", *answers.theme.vocabulary["origins"]]

    def find_place(name: str) -> tuple[int, int]:
        code = answers.theme.find_code(vocabulary, name)
        return groups.index(code.group), origins.index(code.origin)

    return sorted(offered, key=find_place)


def list_known(answers: Answers, asked: Question) -> list[str]:
    """The codes that may be typed, offered or not."""
    beside = BESIDE.get(asked.name, "")
    return [*list_codes(answers, asked.vocabulary), *list_codes(answers, beside)]


def list_codes(answers: Answers, vocabulary: str) -> Iterator[str]:
    """The codes of a vocabulary that an editor may write; what services bring comes by itself."""
    if vocabulary == "services":
        yield from list_offered(answers.theme)
        return
    codes = answers.theme.vocabulary.get(vocabulary, {})
    for name, code in codes.items():
        if not code.services:
            yield name


def list_statutory_periods(answers: Answers, groups: Target) -> Iterator[str]:
    """The periods that a law sets for groups of data, or for registers of this kind; none that is not certain."""
    register = answers.get_first("register")
    of_kind = answers.theme.registers["codes"].get(str(register), {}).get("statutory", ())
    for name, period in answers.theme.vocabulary["statutory"].items():
        is_meant = period.group in groups or name in of_kind
        if is_meant and name not in answers.theme.uncertain_periods:
            yield name


def say_choice(answers: Answers, asked: Question, term: Term) -> str:
    """The words for a choice in the language of the editor."""
    words = asked.extra.get(str(term))
    if words:
        return words[answers.language]
    if asked.name == LANGUAGES:
        return answers.texts.tongue(str(term))
    if asked.name == "service_retention":
        return answers.texts.period(str(term)).replace(NO_BREAK, " ")
    return say_term(answers, term, (asked.vocabulary, asked.of))


def say_target(answers: Answers, asked: Question, target: Target) -> str:
    """What an asking is about, in words: `laskutus; kirjanpito`."""
    words = [say_term(answers, term, (asked.of,)) for term in target]
    return "; ".join(words)


def say_term(answers: Answers, term: Term, vocabularies: Iterable[str]) -> str:
    """The words for own words, or for a code of one of the vocabularies; anything else stands for itself."""
    if isinstance(term, Words):
        first = next(iter(term.root.values()))
        return term.root.get(answers.language, first)
    for vocabulary in (*vocabularies, *EVERYWHERE):
        if term in answers.theme.vocabulary.get(vocabulary, {}):
            words = say_meaning(answers.texts, vocabulary, term)
            return words.replace(NO_BREAK, " ")
    return term


def find_heading(answers: Answers, asked: Question, choice: Term) -> str:
    """The heading of a choice in a long list: the group of an item, the origin of a source, what a service is for."""
    if asked.vocabulary not in UNDER_HEADINGS:
        return ""
    code = answers.theme.find_code(asked.vocabulary, choice)
    if asked.vocabulary == "services":
        kind = answers.theme.services[code.name]["for"]
        heading = answers.texts(f"words.service_kinds.{kind}")
    elif code.group:
        heading = answers.texts(f"words.groups.{code.group}")
    elif code.origin:
        heading = answers.texts(f"words.origins.{code.origin}")
    else:
        return ""
    return str(heading.unescape())


def format_term(term: Term) -> str:
    """A term as it is typed: the code, or own words with bars between the languages."""
    if isinstance(term, Words):
        words = term.root.values()
        return join_words(words)
    return term


def join_words(words: Iterable[object]) -> str:
    """Own words as they are typed: `puutarhakurssit | garden courses`."""
    parts = map(str, words)
    return " | ".join(parts)


def make_example(answers: Answers, asked: Question) -> str:
    """How own words are written: in every language of the notice, divided by a bar."""
    samples = asked.sample or answers.questions.phrases["sample"]
    words = [samples.get(language, language) for language in answers.languages]
    return join_words(words)

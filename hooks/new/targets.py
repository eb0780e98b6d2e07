"""What a question is still to be asked of; what has the same proposal is asked together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..format.own_words import Term, Words
from .answers import Answer, Answers, Target
from .proposals import propose
from .purposes import LAWFUL
from .questions import Question
from .services import is_retention_open

RESTS_ON: Mapping[str, frozenset[str]] = {
    "interest": frozenset({"legitimate_interest"}),
    "law": LAWFUL,
    "withdraw": frozenset({"consent"}),
}  # the bases of the purposes that these questions are asked of

RETENTION_OF_SERVICE = "service_retention"
ONE_BY_ONE = (
    *("recipient_name", "country", "safeguard", "retention"),
    *("service_purpose", "service_company", RETENTION_OF_SERVICE),
)  # questions that are never asked of several at once


def list_targets(answers: Answers, asked: Question) -> list[Target]:
    """What is still to be asked: each target is one asking."""
    if not asked.of:
        is_answered = asked.name in answers.plain
        return [] if is_answered else [()]
    answered = answers.each.get(asked.name, {})
    alike: dict[object, Target] = {}
    for term in list_terms(answers, asked):
        if term in answered:
            continue
        trait = find_trait(answers, asked, term)
        others = alike.get(trait, ())
        alike[trait] = (*others, term)
    return list(alike.values())


def list_terms(answers: Answers, asked: Question) -> Iterable[Term]:
    """The purposes, items, groups, companies, recipients or services that a question is asked of, answered or not."""
    listed: Mapping[str, Iterable[Term]] = {
        "purposes": answers.get_all("purposes"),
        "items": answers.get_all("data"),
        "groups": answers.groups,
        "companies": answers.named_recipients,
        "recipients": answers.abroad,
        "services": answers.get_all("services"),
    }
    for term in listed[asked.of]:
        if is_asked_of(answers, asked, term):
            yield term


def is_asked_of(answers: Answers, asked: Question, term: Term) -> bool:
    """Whether a question makes sense of a term, after what was answered of it before."""
    if asked.of == "services":
        return isinstance(term, Words) or (asked.name == RETENTION_OF_SERVICE and is_retention_open(answers, term))
    if asked.of == "items":
        return answers.find_permit(term) == asked.name
    if asked.name == "after":
        retention = answers.get_about("retention", term)
        return has_length(retention)
    if asked.name in RESTS_ON:
        basis = answers.get_about("basis", term)
        return not RESTS_ON[asked.name].isdisjoint(basis)
    return True


def has_length(retention: Answer) -> bool:
    """Whether an answer on retention is a length of time, and not an event that ends it."""
    codes = [term for term in retention if isinstance(term, str)]
    return any(" " in code for code in codes)


def find_trait(answers: Answers, asked: Question, term: Term) -> object:
    """What terms have in common that are asked of together."""
    if asked.name in ONE_BY_ONE:
        return term
    proposal = propose(answers, asked, (term,))
    if asked.name == "basis":
        bases = answers.theme.find_code("purposes", term).bases
        return proposal, bases or term
    return proposal


def settle_answer(answers: Answers, asked: Question, target: Target, answer: Answer) -> Answers:
    """The answers with one more."""
    if not asked.of:
        return answers.add_plain(asked.name, answer)
    before = answers.each.get(asked.name, {})
    now = dict.fromkeys(target, answer)
    return answers.add_about(asked.name, {**before, **now})


def find_answer(answers: Answers, asked: Question, target: Target) -> Answer:
    """What was answered to a question, of what it was asked of."""
    if not asked.of:
        return answers.plain[asked.name]
    return answers.each[asked.name][target[0]]

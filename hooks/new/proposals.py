"""What Enter proposes; nothing where it would be a guess.

It is what the register says that the new one is to be like, else what is usual for the kind, the name or the purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Any

from ..checks.clock import get_today
from ..format.own_words import Term, Words
from .answers import Answer, Answers, Target
from .choices import list_choices
from .questions import Question

CHOSEN_BEFORE = ("possible", "needed", "collects", "transfers")  # questions that choose among earlier answers


def propose(answers: Answers, asked: Question, target: Target) -> Answer:
    """What Enter takes.

    Args:
        answers: the answers so far.
        asked: the question.
        target: what the question is asked of.

    """
    said = answers.example.find_answer(asked.name, target)
    if said is not None:
        return select_fitting(answers, asked, target, said)
    usual = answers.questions.usual
    if asked.name in OF_ITS_OWN:
        return OF_ITS_OWN[asked.name](answers)
    if asked.name == "basis":
        return propose_basis(answers, target[0])
    if target:
        of_terms = usual.get(asked.name, {})
        of_term = of_terms.get(str(target[0]))
        if of_term:
            return (of_term,)
    of_register = find_usual(answers)
    return tuple(of_register.get(asked.name, ()))


def select_fitting(answers: Answers, asked: Question, target: Target, said: Answer) -> Answer:
    """What another register answers, as far as it fits.

    Own words are in the languages of this one, what is chosen among earlier answers is among them, and one is one.
    """
    choices: Container[Term] = said
    if asked.name in CHOSEN_BEFORE:
        choices = list_choices(answers, asked, target)
    fitting = []
    for term in said:
        languages = tuple(term.root) if isinstance(term, Words) else answers.languages
        if term in choices and languages == answers.languages:
            fitting.append(term)
    if asked.kind in ("one", "text"):
        return tuple(fitting[:1])
    return tuple(fitting)


def find_usual(answers: Answers) -> Mapping[str, Any]:
    """What is usual for the register, by question."""
    register = str(answers.get_first("register"))
    usual: Mapping[str, Any] = answers.questions.usual["registers"].get(register, {})
    return usual


def propose_basis(answers: Answers, purpose: Term) -> Answer:
    """The basis most take for a purpose.

    It is no contract where all are contact persons, who are no party to it, and no public task of a private body.
    """
    code = answers.theme.find_code("purposes", purpose)
    bases = dict.fromkeys(code.bases)
    if len(answers.contacts) == len(answers.subjects):
        bases.pop("contract", None)
    if answers.we_are in answers.questions.usual["private"]:
        bases.pop("public_task", None)
    usual = answers.questions.usual["basis"].get(str(purpose))
    if usual in bases:
        return (usual,)
    return tuple(bases)[:1]


def propose_languages(answers: Answers) -> Answer:
    """The languages of the site; where the editor's own is none of them, that one."""
    usual = answers.theme.usual_languages
    if answers.language in usual:
        return usual
    return (answers.language,)


def propose_register(answers: Answers) -> Answer:
    """The first register that the company does not have yet."""
    for code in answers.theme.vocabulary["registers"]:
        if code not in answers.registers:
            return (code,)
    return ()


def propose_we_are(answers: Answers) -> Answer:
    """What a company calls itself, by the last word of its name."""
    name = str(answers.get_first("name")).lower()
    last = name.rpartition(" ")[2].strip(".,")
    called = answers.questions.usual["we_are"].get(last, "company")
    return (called,)


def propose_dealings(answers: Answers) -> Answer:
    """The dealings of the register."""
    usual = find_usual(answers)
    return tuple(usual.get("dealings", ["orders"]))


def propose_requirement(answers: Answers) -> Answer:
    """What the data are required by: the contract, where there is one."""
    if answers.has_contract:
        return ("contract",)
    return ()


OF_ITS_OWN: Mapping[str, Callable[[Answers], Answer]] = {
    "languages": propose_languages,
    "register": propose_register,
    "drawn_up": lambda _: (get_today().isoformat(),),
    "subjects": lambda answers: answers.usual_subjects,
    "we_are": propose_we_are,
    "dealings": propose_dealings,
    "contacts_interest": lambda answers: (answers.questions.usual["contacts_interest"],),
    "required_by": propose_requirement,
    "without_it": lambda answers: (answers.questions.usual["without_it"],),
}

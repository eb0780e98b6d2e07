"""What `new` asks, what an answer means, and which questions the answers so far call for; the texts are data.

An answer is a tuple of terms: one for a name or a code, several for a list, none for what is left open. Nothing here
reads or writes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from ..checks.clock import get_today
from ..explain.meanings import say_meaning
from ..format.doors import guess_kind
from ..format.mistakes import Mistake
from ..format.own_words import Term, Words
from ..format.register import Wording
from ..format.scalars import read_line
from ..format.terms import read_known_code
from ..format.validation import find_languages
from ..notice import texts
from ..reading.display import INVISIBLE, describe_character, quote
from ..reading.source import Data
from ..theme.theme import DEFAULT_LANGUAGES, FOLDER, Theme, read_data

Answer = tuple[Term, ...]
Target = tuple[
    Term, ...
]  # what one asking is about: some purposes, items, groups or recipients; () for a plain question
OPEN = ("", "-")  # how a point is left open

FILE: dict[str, Any] = read_data(FOLDER, "questions.yml")
USUAL = FILE["usual"]
UNITS = {written: unit for unit, listed in FILE["units"].items() for written in listed}

# What stands for an answer not given yet, so that the answers so far can be checked as a register.
STAND_INS: dict[str, Answer] = {
    "name": ("A Oy",),
    "contact_email": ("a@a.example",),
    "register": ("customers",),
    "purposes": ("customer_register",),
    "law": ("accounting_act",),
    "contacts_interest": ("cooperation",),
    "special": ("explicit_consent",),
    "required_by": ("contract",),
    "needed": ("name",),
    "without_it": ("cannot_serve",),
    "country": ("US",),
    "safeguard": ("scc",),
    "after": ("collection",),
}


@dataclass(frozen=True)
class Question:
    """One question; the properties are explained at the top of questions.yml."""

    name: str
    key: str
    kind: str
    words: Mapping[str, str]
    of: str = ""
    vocabulary: str = ""
    extra: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    own: bool = False
    needed: bool = False
    whole: bool = False
    skip: str = "gap"
    instead: str = ""

    @property
    def option(self) -> str:
        return "--" + self.name.replace("_", "-")

    @property
    def part(self) -> str:
        """The key at the left margin under which the answer goes."""
        return self.key.split(".")[0]


def question(name: str, given: Mapping[str, Any]) -> Question:
    """A question as the file has it; everything there is text."""
    properties = {key: value for key, value in given.items() if key not in DEFAULT_LANGUAGES}
    for flag in ("own", "needed", "whole"):
        properties[flag] = properties.get(flag) == "yes"
    return Question(name, words={language: given[language] for language in DEFAULT_LANGUAGES}, **properties)


QUESTIONS = {name: question(name, given) for name, given in FILE["questions"].items()}


def phrase(name: str, language: str, **values: object) -> str:
    """What the command says, in the language of the editor."""
    return str(FILE["phrases"][name][language]).format(**values)


def translated(message: str, language: str) -> str:
    """What a validator or a check says in English, in the language of the editor as far as the table goes."""
    for row in FILE["messages"]:
        if found := re.fullmatch(pattern(row["en"]), message):
            return str(row[language]).format(**found.groupdict())
    return message


def pattern(template: str) -> str:
    """What matches a message of the table, with its values."""
    return re.sub(r"\\\{(\w)\\\}", r"(?P<\1>.+?)", re.escape(template))


@dataclass(frozen=True)
class Answers:
    """The answers so far, and what the folder of the company has already said.

    Args:
        theme: the codes and their words.
        language: the language of the questions.
        shared: the keys of the company's `_company.yml`.
        taken: the registers the company has, each with its file.
        given: the questions answered by an option.
        plain: the answers to plain questions.
        each: the answers to questions asked of each purpose, item, group or recipient.
        stand_ins: whether something stands for what is not answered yet.

    """

    theme: Theme
    language: str
    shared: Mapping[str, Data] = field(default_factory=dict)
    taken: Mapping[str, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    plain: Mapping[str, Answer] = field(default_factory=dict)
    each: Mapping[str, Mapping[Term, Answer]] = field(default_factory=dict)
    stand_ins: bool = False

    def many(self, name: str) -> Answer:
        return self.plain.get(name, STAND_INS.get(name, ()) if self.stand_ins else ())

    def one(self, name: str) -> Term:
        return next(iter(self.many(name)), "")

    def about(self, name: str, term: Term) -> Answer:
        """The answer to a question asked of each, for one of them."""
        return self.each.get(name, {}).get(term, STAND_INS.get(name, ()) if self.stand_ins else ())

    def settled(self, asked: Question, target: Target, answer: Answer) -> Answers:
        """The answers with one more."""
        if not asked.of:
            return replace(self, plain={**self.plain, asked.name: answer})
        if asked.whole and not answer:  # one left open leaves the rest open
            target = (*target, *(term for other in targets(self, asked) for term in other))
            answered = {**dict.fromkeys(target, answer), **self.each.get(asked.name, {})}
        else:
            answered = {**self.each.get(asked.name, {}), **dict.fromkeys(target, answer)}
        return replace(self, each={**self.each, asked.name: answered})

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the notice, which own words have to cover."""
        listed = self.shared.get("languages")
        return find_languages(listed, self.theme)

    @property
    def words(self) -> texts.Texts:
        """The words in the language of the editor, with the nouns of the register."""
        spoken = {name: str(self.one(name)) for name in ("we_are", "dealings") if self.one(name)}
        return texts.speak(self.theme, self.language, Wording.model_construct(**{**vars(Wording()), **spoken}))

    def is_own(self, part: str) -> bool:
        """Whether the register writes this key itself instead of taking it from its company."""
        return part not in self.shared or any(QUESTIONS[name].part == part for name in self.given)

    @property
    def reachable(self) -> bool:
        """Whether a reader can reach the company by phone or e-mail."""
        common = [self.shared.get(part) for part in ("controller", "contact") if not self.is_own(part)]
        return any(self.many(name) for name in ("phone", "email", "contact_phone", "contact_email")) or any(
            isinstance(part, dict) and (part.get("phone") or part.get("email")) for part in common
        )

    @property
    def subjects(self) -> Answer:
        """Whose data: as answered, else the usual ones of the register."""
        return self.many("subjects") or self.theme.find_code("registers", self.one("register")).subjects

    @property
    def contacts(self) -> Answer:
        """Those of the subjects who represent a customer and are no party to a contract."""
        return tuple(term for term in self.subjects if self.theme.find_code("subjects", term).contact)

    @property
    def contract(self) -> bool:
        """Whether a contract is named as a basis."""
        return any("contract" in self.about("basis", purpose) for purpose in self.many("purposes"))

    @property
    def divided(self) -> bool:
        """Whether a contract is named as a basis, and holds for some of the subjects only."""
        return self.contract and 0 < len(self.contacts) < len(self.subjects)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the data in use; where the data are open, all of them as one."""
        held = {self.theme.find_code("items", item).group or "other" for item in self.many("data")}
        return tuple(group for group in self.theme.vocabulary["groups"] if group in held) or ("all",)

    @property
    def abroad(self) -> Answer:
        """The recipients outside the EEA."""
        return tuple(term for term in self.many("transfers") if term not in QUESTIONS["transfers"].extra)

    @property
    def needs_cookies(self) -> bool:
        """Whether what was answered points to cookies, so that they cannot be passed over in silence."""
        analytics = self.one("google_analytics") not in ("", "no")
        return analytics or "cookies" in self.many("sources") or "website_visitors" in self.subjects

    @property
    def retention_open(self) -> bool:
        return not all(self.about("retention", group) for group in self.groups)


# --- which questions are asked ----------------------------------------------------------------------------------------

CALLED_FOR: dict[str, Callable[[Answers], bool]] = {
    "contact_phone": lambda answers: bool(answers.many("contact")) or not answers.reachable,
    "contact_email": lambda answers: bool(answers.many("contact")) or not answers.reachable,
    "contacts_interest": lambda answers: answers.divided,
    "required_by": lambda answers: answers.one("providing_data") == "required",
    "needed": lambda answers: answers.one("providing_data") == "required",
    "without_it": lambda answers: answers.one("providing_data") == "required",
    "cookie_settings": lambda answers: answers.one("cookies") == "used",
}
ALSO_WITH_OPTION = ("contact_phone", "contact_email")  # of use without the question that usually leads to them


def called_for(answers: Answers, asked: Question) -> bool:
    """Whether the answers so far call for this question."""
    if not answers.is_own(asked.part):
        return False
    if asked.name in ALSO_WITH_OPTION and asked.name in answers.given:
        return True
    return asked.name not in CALLED_FOR or CALLED_FOR[asked.name](answers)


def needed(answers: Answers, asked: Question) -> bool:
    """Whether the question can be left open neither as a gap nor by leaving the key out."""
    if asked.name == "contact_email" or (asked.name == "email" and not answers.is_own("contact")):
        return not answers.reachable
    return asked.needed or (asked.name == "subjects" and isinstance(answers.one("register"), Words))


def becomes_gap(answers: Answers, asked: Question) -> bool:
    """Whether the point becomes a gap if it is left open, and is not simply left out."""
    return asked.skip == "gap" and (asked.name != "cookies" or answers.needs_cookies)


RESTING = {"interest": "legitimate_interest", "law": "legal_obligation", "withdraw": "consent"}


def terms(answers: Answers, asked: Question) -> Iterable[Term]:
    """The purposes, items, groups or recipients that a question is asked of."""
    if asked.of == "recipients":
        return answers.abroad
    if asked.of == "items":
        return [item for item in answers.many("data") if answers.theme.find_code("items", item).group == "special"]
    if asked.of == "groups":
        return [
            group for group in answers.groups if asked.name != "after" or is_time(answers.about("retention", group))
        ]
    basis = RESTING.get(asked.name)
    return [purpose for purpose in answers.many("purposes") if not basis or basis in answers.about("basis", purpose)]


def targets(answers: Answers, asked: Question) -> list[Target]:
    """What is still to be asked: each target is one asking, so that what is alike is asked together."""
    if not asked.of:
        return [] if asked.name in answers.plain else [()]
    alike: dict[object, Target] = {}
    for term in terms(answers, asked):
        if term in answers.each.get(asked.name, {}):
            continue
        trait: object = term
        if asked.name == "basis":
            trait = proposal(answers, asked, (term,)), answers.theme.find_code("purposes", term).bases or term
        elif asked.of != "recipients" and asked.name != "retention":
            trait = proposal(answers, asked, (term,))
        alike[trait] = (*alike.get(trait, ()), term)
    return list(alike.values())


def is_time(answer: Answer) -> bool:
    """Whether an answer on retention is a length of time, and not an event that ends it."""
    return any(isinstance(term, str) and " " in term for term in answer)


# --- what Enter proposes ----------------------------------------------------------------------------------------------


def proposal(answers: Answers, asked: Question, target: Target) -> Answer:
    """What Enter takes: what is usual for the register, the name or the purpose; nothing where it would be a guess."""
    if asked.name in PROPOSALS:
        return PROPOSALS[asked.name](answers, target)
    first = USUAL[asked.name].get(str(target[0])) if target and asked.name in USUAL else None
    return (first,) if first else tuple(usual(answers).get(asked.name, ()))


def usual(answers: Answers) -> Mapping[str, list[str]]:
    """What is usual for the register."""
    found: Mapping[str, list[str]] = USUAL["registers"].get(str(answers.one("register")), {})
    return found


def usual_basis(answers: Answers, target: Target) -> Answer:
    """The basis most take for a purpose; no contract where all are contact persons, who are no party to it."""
    only_contacts = len(answers.contacts) == len(answers.subjects)
    fitting = [
        basis
        for basis in answers.theme.find_code("purposes", target[0]).bases
        if basis != "contract" or not only_contacts
    ]
    first = USUAL["basis"].get(str(target[0]))
    return (first,) if first in fitting else tuple(fitting[:1])


def usual_name(answers: Answers, _: Target) -> Answer:
    """What a company calls itself, by the last word of its name."""
    last = str(answers.one("name")).lower().rpartition(" ")[2].strip(".,")
    return (USUAL["we_are"].get(last, "company"),)


PROPOSALS: dict[str, Callable[[Answers, Target], Answer]] = {
    "register": lambda answers, _: tuple(
        code for code in answers.theme.vocabulary["registers"] if code not in answers.taken
    )[:1],
    "drawn_up": lambda _answers, _: (get_today().isoformat(),),
    "subjects": lambda answers, _: answers.theme.find_code("registers", answers.one("register")).subjects,
    "we_are": usual_name,
    "dealings": lambda answers, _: tuple(usual(answers).get("dealings", ["orders"])),
    "basis": usual_basis,
    "contacts_interest": lambda _answers, _: (USUAL["contacts_interest"],),
    "required_by": lambda answers, _: ("contract",) if answers.contract else (),
    "without_it": lambda _answers, _: (USUAL["without_it"],),
}


# --- choices and their words ------------------------------------------------------------------------------------------


def choices(answers: Answers, asked: Question, target: Target) -> list[Term]:
    """What can be chosen by number: codes, and own words given before."""
    if asked.name == "transfers":
        return [*asked.extra, *(term for term in answers.many("recipients") if term not in ("none", "own_staff"))]
    if asked.name == "needed" and answers.many("data"):
        return list(answers.many("data"))
    known_codes: list[Term] = [
        name for name, found in answers.theme.vocabulary.get(asked.vocabulary, {}).items() if not found.services
    ]
    if asked.name == "retention":
        known_codes += [name for name, found in answers.theme.vocabulary["statutory"].items() if found.group in target]
    return [*(name for name in asked.extra if name not in known_codes), *known_codes]


def label(answers: Answers, asked: Question, term: Term) -> str:
    """The words for a term in the language of the editor."""
    if isinstance(term, Words):
        return next(iter(term.root.values())) if answers.language not in term.root else term.root[answers.language]
    if term in asked.extra:
        return asked.extra[term][answers.language]
    vocabularies = (asked.vocabulary, asked.of, "everything", "statutory", "recipients")
    for vocabulary in vocabularies:
        if term in answers.theme.vocabulary.get(vocabulary, {}):
            return say_meaning(answers.words, vocabulary, term).replace(texts.NO_BREAK, " ")
    return term


def what(answers: Answers, asked: Question, target: Target) -> str:
    """What an asking is about, in words: `laskutus; kirjanpito`."""
    named = replace(asked, vocabulary=asked.of, extra={})
    return "; ".join(label(answers, named, term) for term in target)


def wrong(problem: str, remedy: str) -> Mistake:
    """What is wrong with an answer. FOR THE TRANSITION ONLY: the sentences belong into theme/messages/."""
    return Mistake("literal", problem=problem, remedy=remedy)


# --- what an answer means ---------------------------------------------------------------------------------------------


def meant(answers: Answers, asked: Question, target: Target, text: str) -> Answer:
    """The terms of an answer.

    Raises:
        Mistake: the answer is no choice here; it carries what is wrong and what to write instead.

    """
    text = unicodedata.normalize("NFC", text.replace("\r", "\n")).strip()
    if text in OPEN:
        return ()
    if hidden := INVISIBLE.search(text):
        raise wrong(f"the text has {describe_character(hidden[0])}", "delete it")
    read_line(text)
    if asked.kind == "text":
        return (text,)
    parts = [part.strip() for part in text.split(",") if part.strip()] if asked.kind == "many" else [text]
    terms = tuple(dict.fromkeys(term(answers, asked, target, part) for part in parts))
    if "none" in terms and len(terms) > 1:
        raise wrong("none stands alone", "leave out none, or all the others")
    return terms


def term(answers: Answers, asked: Question, target: Target, text: str) -> Term:
    """One term from a number, a code, its words, or own words."""
    listed = choices(answers, asked, target)
    words = {label(answers, asked, choice).casefold(): choice for choice in listed}
    if text.isdecimal():
        if not 1 <= int(text[:6]) <= len(listed):
            raise wrong(f"there is no number {quote(text)}", f"write a number from 1 to {len(listed)}, or a code")
        found = listed[int(text) - 1]
    elif text in listed or text.casefold() in words:
        found = text if text in listed else words[text.casefold()]
    elif "|" in text and asked.own:
        found = own_words(answers, text)
    else:
        return other(answers, asked, words, text)
    if asked.name == "register" and named(found) in answers.taken:
        raise wrong(f"{answers.taken[named(found)]} has the same register", "choose another")
    return found


def other(answers: Answers, asked: Question, words: Mapping[str, Term], text: str) -> Term:
    """What may be typed beside the choices: a person, a door, a length of time.

    Raises:
        Mistake: nothing of the kind; it carries the choice that was probably meant.

    """
    if asked.name == "contact" or (asked.name == "withdraw" and guess_kind(text) != "code"):
        return text
    if asked.name == "retention" and (found := re.fullmatch(r"([0-9]+) ?([^\W\d]+)\.?", text)):
        return length_of_time(found[1], found[2])
    if near := get_close_matches(text.casefold(), words, n=1):
        raise wrong(f"{quote(text)} is no choice here", f"did you mean {near[0]} ({named(words[near[0]])})?")
    if asked.vocabulary and asked.name != "retention":
        return read_known_code(text, (asked.vocabulary,), answers.theme, or_words=False)
    instead = "a length of time, as in 3 years, or " if asked.name == "retention" else ""
    raise wrong(f"{quote(text)} is no choice here", f"write {instead}one of: {', '.join(map(named, words.values()))}")


def named(listed: Term) -> str:
    """A term as it is typed: the code, or own words with bars between the languages."""
    return as_typed(listed.root.values()) if isinstance(listed, Words) else listed


def as_typed(words: Iterable[object]) -> str:
    return " | ".join(str(part) for part in words)


def own_words(answers: Answers, text: str) -> Words:
    """Own words, one part for each language, divided by a bar."""
    parts = [part.strip() for part in text.split("|") if part.strip()]
    if len(parts) != len(answers.languages):
        sample = example(answers)
        raise wrong(f"{quote(text)} is not in every language of the notice", f"write it as in {sample}")
    return Words.model_construct(root=dict(zip(answers.languages, parts, strict=True)))


def example(answers: Answers) -> str:
    """How own words are written: in every language, divided by a bar."""
    return " | ".join(FILE["phrases"]["sample"].get(language, language) for language in answers.languages)


def length_of_time(count: str, unit: str) -> str:
    """`3 years` from a number and a unit in Finnish or English."""
    if unit.lower() not in UNITS:
        raise wrong(f"{quote(f'{count} {unit}')} is not a length of time", "write it as in 3 years or 14 months")
    return f"{count} {UNITS[unit.lower()]}{'' if count == '1' else 's'}"


def by_target(answers: Answers, asked: Question, text: str) -> tuple[Target, str]:
    """An option that may say what it is about, `orders,invoicing=contract`, as the terms and the answer."""
    left = [term for target in targets(answers, asked) for term in target]
    found = re.fullmatch(r"([^=:/?@]+)=(.*)", text, re.DOTALL)
    if not found:
        return tuple(left), text
    aimed = []
    for part in found[1].split(","):
        name = part.strip()
        named_so = [term for term in left if name.casefold() in (named(term).casefold(), what(answers, asked, (term,)))]
        if not named_so:
            listed = ", ".join(map(named, left)) or "nothing here"
            raise wrong(f"{quote(name)} is none of those it can be said of", f"they are: {listed}")
        aimed += named_so
    return tuple(aimed), found[2]

"""The answers so far: an answer is a tuple of terms, one for a name, several for a list, none if left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from ..folder.company import Company
from ..format.look import Wording
from ..format.own_words import Term
from ..format.validation import find_languages
from ..notice.texts import Texts, speak
from ..theme.theme import Theme
from .example import NO_EXAMPLE, Example
from .questions import Questions

Answer = tuple[Term, ...]
Target = tuple[Term, ...]  # what one asking is about: some purposes, items, groups or recipients, or nothing

# What stands for an answer not given yet, so that the answers so far can be checked as a register.
STAND_INS: Mapping[str, Answer] = {
    "name": ("A Oy",),
    "contact_email": ("a@a.example",),
    "register": ("customers",),
    "purposes": ("customer_register",),
    "contacts_interest": ("cooperation",),
    "required_by": ("contract",),
    "needed": ("name",),
    "without_it": ("cannot_serve",),
    "country": ("US",),
    "safeguard": ("scc",),
    "service_purpose": ("customer_service",),
}

# What allows single items of data (sections 29 and 7 of the Data Protection Act): key and question, by the item.
PERMITS: Mapping[Term, str] = {
    "personal_identity_code": "ground",
    "criminal_record": "criminal",
}


@dataclass(frozen=True)
class Answers:
    """The answers so far, and what the folder of the company has already said.

    Args:
        theme: the codes and their words.
        questions: what is asked.
        language: the language of the questions.
        company: the company's `_company.yml`, which may hold nothing.
        taken_over: those of its keys that the register does not write itself.
        registers: the registers the company has, each with its file.
        given: the questions answered by an option.
        plain: the answers to plain questions.
        each: the answers to questions asked of each purpose, item, group or recipient.
        stand_ins: what stands for an answer that is not given.
        example: the register that this one is to be like.

    """

    theme: Theme
    questions: Questions
    language: str
    company: Company
    taken_over: frozenset[str] = frozenset()
    registers: Mapping[str, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    plain: Mapping[str, Answer] = field(default_factory=dict)
    each: Mapping[str, Mapping[Term, Answer]] = field(default_factory=dict)
    stand_ins: Mapping[str, Answer] = field(default_factory=dict)
    example: Example = NO_EXAMPLE

    def get_all(self, name: str) -> Answer:
        """The answer to a plain question."""
        stand_in = self.stand_ins.get(name, ())
        return self.plain.get(name, stand_in)

    def get_first(self, name: str) -> Term:
        """The first term of an answer to a plain question, or an empty text."""
        terms = iter(self.get_all(name))
        return next(terms, "")

    def get_about(self, name: str, term: Term) -> Answer:
        """The answer to a question asked of each, for one of them."""
        given = self.each.get(name, {})
        stand_in = self.stand_ins.get(name, ())
        return given.get(term, stand_in)

    def add_plain(self, name: str, answer: Answer) -> Answers:
        """The answers with one more to a plain question."""
        plain = {**self.plain, name: answer}
        return replace(self, plain=plain)

    def add_about(self, name: str, about: Mapping[Term, Answer]) -> Answers:
        """The answers with those to a question asked of each."""
        each = {**self.each, name: about}
        return replace(self, each=each)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the notice, which own words have to cover: as answered, else as the company's file says."""
        answered = list(map(str, self.get_all("languages")))
        listed: Any = answered or self.company.data.get("languages")
        return find_languages(listed, self.theme)

    @property
    def texts(self) -> Texts:
        """The texts in the language of the editor, with the nouns of the register."""
        usual = Wording()
        dealings = self.get_first("dealings") or usual.dealings
        wording = Wording.model_construct(we_are=self.we_are, dealings=str(dealings))
        return speak(self.theme, self.language, wording)

    @property
    def we_are(self) -> str:
        """What the controller is: as answered, else as the company's file says, else what a notice takes it for."""
        usual = Wording()
        shared: Any = self.company.data.get("wording", {})
        by_company = shared.get("we_are", usual.we_are)
        return str(self.get_first("we_are") or by_company)

    @property
    def is_authority(self) -> bool:
        """Whether the controller is a public authority."""
        return self.theme.find_code("we_are", self.we_are).authority

    @property
    def usual_subjects(self) -> Answer:
        """Whose data a register of this kind usually has."""
        register = self.get_first("register")
        return self.theme.find_code("registers", register).subjects

    @property
    def subjects(self) -> Answer:
        """Whose data: as answered, else the usual ones of the register."""
        answered = self.get_all("subjects")
        if answered:
            return answered
        return self.usual_subjects

    @property
    def contacts(self) -> Answer:
        """Those of the subjects who represent a customer and are no party to a contract."""
        subjects = self.subjects
        return tuple(filter(self.is_contact, subjects))

    def is_contact(self, subject: Term) -> bool:
        """Whether somebody represents a customer."""
        code = self.theme.find_code("subjects", subject)
        return code.contact

    @property
    def has_customers(self) -> bool:
        """Whether some of the subjects are customers, or in own words, of which nothing is known."""
        subjects = self.subjects
        return any(map(self.may_be_customer, subjects))

    def may_be_customer(self, subject: Term) -> bool:
        """Whether somebody is a customer, or in own words."""
        code = self.theme.find_code("subjects", subject)
        return code.customer or not code.name

    @property
    def has_contract(self) -> bool:
        """Whether a contract is named as a basis."""
        bases = self.each.get("basis", {}).values()
        return "contract" in chain.from_iterable(bases)

    @property
    def is_divided(self) -> bool:
        """Whether a contract is named as a basis, and holds for some of the subjects only."""
        if not self.has_contract:
            return False
        contacts = len(self.contacts)
        return 0 < contacts < len(self.subjects)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the data in use; where the data are open, all of them as one."""
        items = self.get_all("data")
        if not items:
            return ("all",)
        held = set(map(self.find_group, items))
        order = list(self.theme.vocabulary["groups"])
        return tuple(sorted(held, key=order.index))

    def find_group(self, item: Term) -> str:
        """The group of an item of data."""
        code = self.theme.find_code("items", item)
        if code.group:
            return code.group
        return "other"

    def find_permit(self, item: Term) -> str:
        """The key of what an item needs beyond a basis, which is the name of its question, too; mostly nothing."""
        is_special = bool(self.example.find_answer("special", (item,)))
        if is_special or self.find_group(item) == "special":
            return "special"
        return PERMITS.get(item, "")

    @property
    def named_recipients(self) -> Answer:
        """The recipients that are companies, and have a name."""
        companies = self.questions.usual["companies"]
        return tuple(term for term in self.get_all("recipients") if term in companies)

    @property
    def abroad(self) -> Answer:
        """The recipients outside the EEA."""
        chosen = dict.fromkeys(self.get_all("transfers"))
        for name in self.questions.asked["transfers"].extra:
            chosen.pop(name, None)
        return tuple(chosen)

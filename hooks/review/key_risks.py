"""What weighs most on people in a whole notice: told of one that is new, and of one that is no more."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from ..facts.facts import Facts, derive_facts
from ..facts.lines import list_once, select_known
from ..format.own_words import Term
from ..format.register import Register
from ..format.retention import PERMANENTLY
from ..notice.texts import Texts
from ..theme.theme import Theme
from .languages import join_languages
from .voice import Said, Voice, say_phrase, say_values

Told = tuple[str, Iterable[object]]  # the dotted key of some values, and these


def list_key_risks(register: Register | None, theme: Theme) -> tuple[Said, ...]:
    """Each with what it is about, in every language of the notice; none where there is no register."""
    if register is None:
        return ()
    facts = derive_facts(register, theme)
    voice = Voice(theme, join_languages(theme, register), register.wording)
    risks = []
    for name, (label, values) in find_key_risks(facts).items():
        listed = list_once(select_known(values))
        if listed or name in facts.notable:
            risks.append(voice.translate(say_risk, name, label, listed))
    return tuple(risks)


def say_risk(texts: Texts, name: str, label: str, values: Iterable[object]) -> str:
    """A risk by its name, with what it is about where the file says it."""
    risk = say_phrase(texts, "risks", name)
    said = say_values(texts, label, values)
    if said:
        return f"{risk}: {said}"
    return risk


def find_key_risks(facts: Facts) -> dict[str, Told]:
    """What each risk is about, by its name; about nothing where there is none, or the file does not say."""
    special: list[Term] = []
    criminal: list[Term] = []
    for group, items in facts.data.items():
        for item in items:
            if group == "special" or item.special:
                special.append(item.item)
            if item.criminal:
                criminal.append(item.item)
    decided = map(attrgetter("decision"), facts.decisions)
    countries = map(attrgetter("country"), facts.transfers)
    return {
        "special": ("data.item", special),
        "criminal": ("data.item", criminal),
        "credit": ("purposes.purpose", ()),
        "automated_decisions": ("automated_decisions.decision", decided),
        "profiling": ("purposes.purpose", facts.profiling),
        "marketing": ("purposes.purpose", facts.marketing),
        "consent": ("purposes.purpose", list_consented(facts)),
        "controllers": ("recipients.recipient", list_in_role(facts, "controller")),
        "joint": ("recipients.recipient", list_joint(facts)),
        "transfers": ("transfers.country", countries),
        "permanent": ("retention.data", list_kept_for_good(facts)),
    }


def list_consented(facts: Facts) -> list[Term]:
    """The purposes that rest on consent."""
    return [line.purpose for line in facts.purposes if "consent" in line.bases]


def list_in_role(facts: Facts, role: str) -> list[Term]:
    """The recipients in a role, by name where they have one."""
    named = []
    for line in facts.recipients_by_role.get(role, ()):
        name = line.name or line.recipient
        named.append(name)
    return named


def list_joint(facts: Facts) -> list[Term]:
    """Whoever is responsible together with the company."""
    named = list_in_role(facts, "joint_controller")
    joint = facts.register.joint_controllers
    if joint:
        others = map(attrgetter("name"), joint.others)
        named.extend(others)
    return named


def list_kept_for_good(facts: Facts) -> list[Term]:
    """The data that are never deleted."""
    kept: list[Term] = []
    for row in facts.retention:
        if row.keep == PERMANENTLY:
            kept.extend(row.data)
    return kept

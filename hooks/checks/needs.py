"""What a register needs because of its kind, as theme/notice/registers.yml has it, and whether it says that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..facts.facts import Facts
from ..facts.lines import number_rows, select_known
from ..format.model import Gap
from ..format.register import Item
from ..reading.display import Key
from .finding import Finding, make_finding

State = Literal["stated", "gap", "missing"]
Need = Mapping[str, Any]
Named = Mapping[Key, object]  # what may meet a need, by its key; an empty value says that nothing is there

LEADING_TO_LAWS = frozenset(("law", "basis"))  # keys of a purpose; a basis that is open may turn out to be a law
BEST_FIRST: tuple[State, ...] = ("stated", "gap", "missing")


@dataclass(frozen=True)
class Met:
    """Whether a register says what it needs.

    Args:
        name: of the need.
        need: what registers.yml says of it.
        state: whether it is stated.
        keys: those that state it or leave it open, or that should state it.

    """

    name: str
    need: Need
    state: State
    keys: tuple[Key, ...]


def find_unmet_needs(facts: Facts) -> Iterator[Finding]:
    """A finding for each need of a register that it does not meet."""
    for met in judge_needs(facts):
        if met.state == "missing":
            for key in met.keys:
                yield make_finding(key, met.name)


def judge_needs(facts: Facts) -> Iterator[Met]:
    """The needs that concern a register, each with whether it is met."""
    for name, need in facts.theme.registers["needs"].items():
        if is_concerned(need, facts):
            named = FINDERS[need["wants"]](need, facts)
            yield from judge_named(name, need, named)


def is_concerned(need: Need, facts: Facts) -> bool:
    """Whether a need is one of this register; what is not certain concerns none."""
    body = facts.theme.find_code("we_are", facts.register.wording.we_are)
    kinds = need.get("registers", [facts.register.kind])
    people = need.get("subjects", facts.subjects)
    conditions = (
        need["certainty"] != "low",
        facts.register.kind in kinds,
        not set(people).isdisjoint(facts.subjects),
        body.authority or "authority" not in need,
    )
    return all(conditions)


def judge_named(name: str, need: Need, named: Named) -> Iterator[Met]:
    """Whether a need is met by one of what may meet it; nothing where the register has no place for it."""
    keys: dict[State, list[Key]] = {}
    for key, value in named.items():
        state = find_state(value)
        keys.setdefault(state, []).append(key)
    best = min(keys, key=BEST_FIRST.index, default=None)
    if best:
        yield Met(name, need, best, tuple(keys[best]))


def find_state(value: object) -> State:
    """Whether a value states something, is a gap, or is nothing."""
    if isinstance(value, Gap):
        return "gap"
    if value:
        return "stated"
    return "missing"


def find_laws(need: Need, facts: Facts) -> Named:
    """The laws of a need where they are named, by code, by a period or by number; else what the purposes leave open."""
    wanted = set(need["laws"])
    named: dict[Key, object] = {("purposes",): None}
    named.update(find_open_laws(facts))
    for key, text in facts.parts.select(str):
        told = list_laws_of(key, text, facts)
        if wanted.intersection(told):
            named[key] = text
    return named


def find_open_laws(facts: Facts) -> Named:
    """The gaps of purposes that may turn out to be a law."""
    return {
        key: gap for key, gap in facts.parts.select(Gap) if key[0] == "purposes" and not LEADING_TO_LAWS.isdisjoint(key)
    }


def list_laws_of(key: Key, text: str, facts: Facts) -> Iterator[str]:
    """The laws that a text of a register names: it is the code of one or of its period, or has its number.

    A period is one only where it says how long data are kept: purposes have some of the same codes.
    """
    yield text
    if "retention" in key:
        yield facts.theme.find_code("statutory", text).law
    for law, constant in facts.theme.constants["laws"].items():
        number = constant.get("number")
        if number and number in text:
            yield law


def find_task_laws(_need: Need, facts: Facts) -> Named:
    """The laws of the public tasks; where some have none, or an open one, those alone."""
    named: dict[Key, object] = {}
    lacking: dict[Key, object] = {}
    for index, row in enumerate(facts.register.purposes):
        if "public_task" not in row.basis:
            continue
        known = select_known(row.law)
        if known:
            named["purposes", index, "law"] = known
        else:
            lacking["purposes", index] = next(iter(row.law), None)
    without = {key for key, law in lacking.items() if law is None}
    return dict.fromkeys(without) or lacking or named


def find_conditions(_need: Need, facts: Facts) -> Named:
    """The conditions of special categories, and what is open of the data."""
    named: dict[Key, object] = {("data",): None}
    for index, row in number_rows(facts.register.data, Item):
        if row.special:
            named["data", index, "special"] = select_known(row.special) or row.special[0]
    for index, gap in number_rows(facts.register.data, Gap):
        named["data", index] = gap
    return named


def find_officers(_need: Need, facts: Facts) -> Named:
    """The data protection officers; where none is named, what the controller is wants one."""
    if facts.officers:
        return {("dpo",): facts.officers}
    return {("wording", "we_are"): None}


FINDERS: Mapping[str, Callable[[Need, Facts], Named]] = {
    "law": find_laws,
    "task_law": find_task_laws,
    "special": find_conditions,
    "officer": find_officers,
}

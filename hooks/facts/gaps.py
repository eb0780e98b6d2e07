"""What the company has not stated: every declared gap, with the sentence of the page that says so (format 1.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..format.model import Gap
from ..format.own_words import Term
from ..format.register import (
    Decision,
    Item,
    ProvidingData,
    Purpose,
    Register,
    Transfer,
)
from ..format.retention import Retention
from ..format.website import Cookie, Cookies, Service
from ..reading.display import Key
from .lines import OpenQuestion, number_rows, select_known, select_rows

OPEN_PARTS = ("company", "role", "arrangement", "basis", "transfers", "cookies", "retention")  # of a service
OF_LAWS = {"legal_obligation": "law", "public_task": "task_law"}  # the sentence of an open law, by the basis
OF_SERVICES = {f"service_{part}" for part in ("in_use", *OPEN_PARTS)}  # the sentences that name it

At = tuple[Key, object, str]  # a place where a gap may stand, alone or in a list, what stands there, and its sentence


def list_open_questions(register: Register) -> tuple[OpenQuestion, ...]:
    """The declared gaps of a register, in the order of the page."""
    questions = []
    for key, value, sentence in list_places(register):
        for gap in select_rows(list_items(value), Gap):
            service = register.services[int(key[1])].service if sentence in OF_SERVICES else ""
            questions.append(OpenQuestion(key, gap, sentence, service))
    if register.cookies == "used":  # says that there are cookies, and leaves everything else about them open
        questions += [
            OpenQuestion(("cookies",), None, "cookies_list"),
            OpenQuestion(("cookies",), None, "cookies_settings"),
        ]
    return tuple(questions)


def list_places(register: Register) -> Iterator[At]:
    """Every place where a gap may stand."""
    yield ("controller", "address"), register.controller.address, "address"
    yield ("controller", "business_id"), register.controller.business_id, "business_id"
    if register.joint_controllers:
        yield ("joint_controllers", "arrangement"), register.joint_controllers.arrangement, "arrangement"
    for index, row in enumerate(register.purposes):
        yield from list_places_of_purpose(row, index)
    yield from list_places_of_providing(register.providing_data)
    yield from list_places_in_list("data", register.data)
    for index, item in number_rows(register.data, Item):
        yield ("data", index, "special"), item.special, name_beside("special", item.special)
        yield ("data", index, "law"), item.law, "special_law"
        yield ("data", index, "criminal"), item.criminal, name_beside("criminal", item.criminal)
        yield ("data", index, "ground"), item.ground, "identity_ground"
    yield from list_places_in_list("sources", register.sources)
    yield from list_places_in_list("recipients", register.recipients)
    yield from list_places_in_list("transfers", register.transfers)
    for index, transfer in number_rows(register.transfers, Transfer):
        yield from list_places_of_transfer(transfer, index)
    yield from list_places_of_retention(register.retention)
    yield ("cookies",), register.cookies, "cookies"
    if isinstance(register.cookies, Cookies):
        yield ("cookies", "list"), register.cookies.rows, "cookies_list"
        yield from list_places_of_cookies(register.cookies.rows, ("cookies", "list"))
        yield ("cookies", "settings"), register.cookies.settings, "cookies_settings"
    for index, service in enumerate(register.services):
        yield from list_places_of_service(service, ("services", index))
    yield from list_places_of_decisions(register.automated_decisions)
    yield ("profiling",), register.profiling, "profiling"
    for index, limit in enumerate(register.limits):
        yield ("limits", index, "law"), limit.law, "limit_law"
    yield ("drawn_up",), register.drawn_up, "drawn_up"


def name_beside(sentence: str, values: Iterable[object]) -> str:
    """The sentence of a gap in a list, which is another one where it stands beside what is known."""
    return f"{sentence}_beside" if select_known(values) else sentence


def list_places_of_purpose(row: Purpose, index: int) -> Iterator[At]:
    """A gap may be one of the bases, or all there are of them, one of the interests, and one of the laws."""
    sentence = "basis_absent"
    if any(isinstance(basis, str) for basis in row.basis):
        sentence = "basis_partial"
    for number, basis in enumerate(row.basis):
        yield ("purposes", index, "basis", number), basis, sentence
    yield ("purposes", index, "interest"), row.interest, "interest"
    yield ("purposes", index, "law"), row.law, name_law(row)


def name_law(row: Purpose) -> str:
    """The sentence of a law that is open: of one that obliges, one that gives a task, or of either (Art. 6(3))."""
    by_law = OF_LAWS.keys() & set(select_rows(row.basis, str))
    if len(by_law) == 1:
        return OF_LAWS[by_law.pop()]
    return "any_law"


def list_places_of_cookies(rows: object, key: Key) -> Iterator[At]:
    """A gap may be each part of a cookie but its name."""
    for index, cookie in enumerate(select_rows(rows, Cookie)):
        for part in ("provider", "purpose", "lifetime"):
            yield (*key, index, part), getattr(cookie, part), f"cookies_{part}"


def list_places_of_service(row: Service, key: Key) -> Iterator[At]:
    """A gap may be whether a service is in use, and then nothing else is said of it, or parts of what it brings."""
    yield (*key, "in_use"), row.in_use, "service_in_use"
    if row.in_use is not None:
        return
    for part in OPEN_PARTS:
        yield (*key, part), getattr(row, part), f"service_{part}"
    yield from list_places_of_cookies(row.cookies, (*key, "cookies"))


def list_places_of_transfer(row: Transfer, index: int) -> Iterator[At]:
    """A gap may be the country, and all there are of the safeguards, or stand beside those that are known."""
    yield ("transfers", index, "country"), row.country, "transfers_country"
    sentence = name_beside("transfers_safeguard", row.safeguard)
    yield ("transfers", index, "safeguard"), row.safeguard, sentence


def list_places_of_providing(value: object) -> Iterator[At]:
    """A gap may stand for all of it, or for each of its parts, alone or beside what is known of the part."""
    yield ("providing_data",), value, "providing_data"
    for part, items in list_providing(value):
        sentence = f"providing_{part}"
        for number, item in enumerate(items):
            key = ("providing_data", part, number)
            yield key, item, sentence


def list_providing(value: object) -> Iterable[tuple[str, tuple[Term | Gap, ...]]]:
    """The parts of what is said on giving data, by their keys; none where the whole is one word, or a gap."""
    return value if isinstance(value, ProvidingData) else ()


def list_known_providing(value: object) -> dict[str, tuple[Term, ...]]:
    """What is known of these parts."""
    known: dict[str, tuple[Term, ...]] = {}
    for part, said in list_providing(value):
        known[part] = select_known(said)
    return known


def list_places_of_decisions(value: object) -> Iterator[At]:
    """A gap may stand for all decisions, for others than those of the rows, or in a row."""
    if not isinstance(value, tuple):
        yield ("automated_decisions",), value, "automated_decisions"
        return
    for index, item in enumerate(value):
        key = ("automated_decisions", index)
        if not isinstance(item, Decision):
            yield key, item, "automated_decisions"
            continue
        yield (*key, "logic"), item.logic, "decision_logic"
        yield (*key, "consequences"), item.consequences, "decision_consequences"
        yield (*key, "ground"), item.ground, "decision_ground"
        yield (*key, "law"), item.law, "decision_law"


def list_places_of_retention(value: object) -> Iterator[At]:
    """A gap may stand for all that is known of it, for other data than those of the rows, or in a row."""
    items = list_items(value)
    is_absent = all(isinstance(item, Gap) for item in items)
    for index, item in enumerate(items):
        if isinstance(item, Retention):
            yield ("retention", index, "keep"), item.keep, "retention_row"
            yield ("retention", index, "after"), item.after, "retention_row"
        elif is_absent:
            yield ("retention",), item, "retention"
        else:
            yield ("retention", index), item, "retention_partial"


def list_places_in_list(name: str, value: object) -> Iterator[At]:
    """A gap as the whole value says that nothing is known, and one as an item that more is to come."""
    items = list_items(value)
    if all(isinstance(item, Gap) for item in items):
        sentence = f"{name}_absent"
        for item in items:
            yield (name,), item, sentence
        return
    sentence = f"{name}_partial"
    for index, item in enumerate(items):
        yield (name, index), item, sentence


def list_items(value: object) -> tuple[object, ...]:
    """The items of a list, or what stands in the place of one."""
    return value if isinstance(value, tuple) else (value,)

"""Which data, and how long they are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..facts.data import find_group
from ..facts.facts import Facts
from ..facts.lines import number_rows
from ..facts.services import VISITORS
from ..format.lengths import AT_LEAST
from ..format.model import Gap
from ..format.own_words import Term, Words
from ..format.register import Item, Recipient
from ..format.retention import Retention
from ..reading.display import Key
from ..reading.messages import Series
from .finding import Finding, make_finding
from .terms import name_term

OPEN_DATA = ("data_absent", "data_partial")  # the gaps with which a register may hold data that it does not name

CRIMINAL = "criminal_record"
IDENTITY_CODE = "personal_identity_code"
IN_OWN_WORDS = re.compile(
    "henkilötunnu|hetu\\b|personal identity (code|number)|social security number|personbeteckning", re.IGNORECASE
)


def find_observed_as_given(facts: Facts) -> Iterator[Finding]:
    is_all_told = "sources_partial" not in facts.sentences
    is_all_observed = is_all_told and set(facts.sources) == {"observed"}
    is_voluntary = facts.register.providing_data == "voluntary" or "nothing" in facts.providing.get("required_by", ())
    if is_all_observed and is_voluntary:
        yield make_finding(("providing_data",), "observed")


def find_missing_conditions(facts: Facts) -> Iterator[Finding]:
    for index, row in number_rows(facts.register.data, Item):
        group = find_group(row, facts.theme)
        if group == "special" and not row.special:
            yield make_finding(("data", index), "none", item=name_term(row.item))


def find_criminal_data(facts: Facts) -> Iterator[Finding]:
    for index, row in number_rows(facts.register.data, Item):
        is_criminal = row.item == CRIMINAL
        if is_criminal and not row.criminal:
            yield make_finding(("data", index), "needs-ground")


def find_identity_codes(facts: Facts) -> Iterator[Finding]:
    for index, row in number_rows(facts.register.data, Item):
        key = ("data", index)
        if row.ground:
            continue
        if row.item == IDENTITY_CODE:
            yield make_finding(key, "needs-ground")
        if isinstance(row.item, Words):
            words = row.item.root.values()
            if any(map(IN_OWN_WORDS.search, words)):
                yield make_finding(key, "in-own-words", item=name_term(row.item))


def find_periods_of_customers(facts: Facts) -> Iterator[Finding]:
    strangers = list_strangers(facts)
    if not strangers:
        return
    is_of_strangers = len(strangers) == len(facts.subjects)
    for index, row in number_rows(facts.register.retention, Retention):
        if "relationship_end" not in (row.after, row.until):
            continue
        if is_of_strangers or "all" in row.data:
            yield make_finding(("retention", index), "no-relationship", subjects=Series(strangers))


def list_strangers(facts: Facts) -> tuple[str, ...]:
    """The people without a customer relationship, as messages show them; of own words nothing is known.

    Visitors to the website are among them if their visits leave data.
    """
    strangers = []
    for term in facts.subjects:
        code = facts.theme.find_code("subjects", term)
        is_unseen = term == VISITORS and "web_use" not in facts.data
        is_customer = code.customer or not code.name  # of own words nothing is known
        if not is_customer and not is_unseen:
            strangers.append(name_term(term))
    return tuple(strangers)


def find_data_without_period(facts: Facts) -> Iterator[Finding]:
    if facts.sentences & {"retention", "retention_partial"}:
        return
    covered = list_covered(facts)
    if "all" in covered:
        return
    for group, items in facts.data.items():
        left = select_uncovered(items, covered)
        name = name_term(group)
        message = "no-row"
        if isinstance(group, Words):
            message = "no-row-of-own-group"
        if left and name not in covered:
            yield make_finding(
                ("retention",),
                message,
                group=name,
                items=Series(left),
            )


def select_uncovered(items: tuple[Item, ...], covered: set[str]) -> tuple[str, ...]:
    """The items that no row names, as messages show them."""
    left = []
    for item in items:
        name = name_term(item.item)
        if name not in covered:
            left.append(name)
    return tuple(left)


def list_covered(facts: Facts) -> set[str]:
    """What the rows of `retention:` name: items and groups, and the groups whose period a law gives."""
    covered = set()
    for row in facts.retention:
        for term in row.data:
            statute = facts.theme.find_code("statutory", term)
            covered.add(name_term(term))
            covered.add(statute.group)
    return covered - {""}


def find_periods_without_data(facts: Facts) -> Iterator[Finding]:
    held_or_general = {*list_held(facts), "all", *facts.theme.vocabulary["statutory"]}
    for index, row in number_rows(facts.register.retention, Retention):
        key = ("retention", index, "data")
        yield from report_not_held(row.data, key, held_or_general, facts)


def find_periods_without_purpose(facts: Facts) -> Iterator[Finding]:
    aims = set(map(name_term, facts.aims))
    for index, row in number_rows(facts.register.retention, Retention):
        key = ("retention", index, "for")
        yield from report_unknown(row.purposes, key, aims, "not-a-purpose")


def find_unknown_data_of_purposes(facts: Facts) -> Iterator[Finding]:
    held = list_held(facts)
    for index, row in enumerate(facts.register.purposes):
        key = ("purposes", index, "data")
        yield from report_not_held(row.data, key, held, facts)


def find_unknown_data_of_recipients(facts: Facts) -> Iterator[Finding]:
    held = list_held(facts)
    for index, row in number_rows(facts.register.recipients, Recipient):
        key = ("recipients", index, "data")
        yield from report_not_held(row.data, key, held, facts)


def report_not_held(terms: Iterable[Term], key: Key, held: set[str], facts: Facts) -> Iterator[Finding]:
    """A finding for every term of a list that names no data that a register holds; none where its data are open."""
    if not facts.sentences.isdisjoint(OPEN_DATA):
        return
    yield from report_unknown(terms, key, held, "not-held")


def report_unknown(terms: Iterable[Term], key: Key, known: set[str], message: str) -> Iterator[Finding]:
    """A finding for every term of a list that is not among those that are known."""
    for number, name in enumerate(map(name_term, terms)):
        if name not in known:
            yield make_finding((*key, number), message, term=name)


def find_unused_data(facts: Facts) -> Iterator[Finding]:
    is_data_told = all(row.data for row in facts.register.purposes)
    if not is_data_told:
        return
    used: set[str] = set()
    for line in facts.purposes:
        used.update(map(name_term, line.data))
    for index, row in number_rows(facts.register.data, Item):
        name = name_term(row.item)
        group = name_term(find_group(row, facts.theme))
        if used.isdisjoint({name, group}):
            yield make_finding(("data", index), "no-purpose", item=name)


def list_held(facts: Facts) -> set[str]:
    """The groups and the items that a register holds."""
    held = set(map(name_term, facts.data))
    for items in facts.data.values():
        names = {name_term(item.item) for item in items}
        held |= names
    return held


def find_single_period(facts: Facts) -> Iterator[Finding]:
    if len(facts.retention) != 1:
        return
    row = facts.retention[0]
    is_open = isinstance(row.keep, Gap) or "retention_partial" in facts.sentences
    is_of_all = row.data == ("all",)
    is_explained = any((row.because, row.by_law, is_open))
    if is_of_all and not is_explained:
        yield make_finding(("retention", 0), "no-reason")


def find_floors(facts: Facts) -> Iterator[Finding]:
    for index, row in number_rows(facts.register.retention, Retention):
        if row.until or not isinstance(row.keep, str):
            continue
        if row.keep.startswith(AT_LEAST):
            yield make_finding(("retention", index, "keep"), "no-end", keep=row.keep)


def find_gap_beside_all(facts: Facts) -> Iterator[Finding]:
    if "all" not in list_covered(facts):
        return
    for index, _ in number_rows(facts.register.retention, Gap):
        yield make_finding(("retention", index), "nothing-left")

"""What the summary of a notice says, in the order of its impact; the order of the file never counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, filterfalse
from operator import attrgetter

from ..format.own_words import Term
from ..format.register import Decision, Item, Register
from ..format.retention import Retention
from ..theme.theme import Theme
from .data import EVERYTHING
from .impact import (
    HIGH,
    Ordered,
    Rank,
    is_weighty_purpose,
    is_weighty_recipient,
    order_by_impact,
    rank_term,
    select_weighty_services,
)
from .lines import PurposeLine, RecipientLine, TransferLine, select_known, select_rows
from .recipients import list_countries, may_transfer_adequately, may_transfer_technically

MOST_PERIODS = 3
MOST_RECIPIENTS = 3
KEPT = ("everything", "groups", "items", "statutory")  # the vocabularies of what a row on retention speaks of


@dataclass(frozen=True)
class Summary:
    """The answers of the summary, as far as they are lists.

    Attributes:
        purposes: each once.
        possible_purposes: those among them that the file calls no more than possible.
        items: the kinds of data of high impact, special categories among them.
        groups: those of the other kinds of data.
        periods: the rows on retention, those that are shown.
        more_periods: how many others there are.
        recipients: those that are shown.
        more_recipients: how many others there are.
        possible_recipients: those that the file calls no more than possible.
        weighty_services: what some recipients do that weighs on people, by these.
        recipient_cases: in which cases alone some recipients are given data, by these.
        countries: where data go outside the EEA.
        possible_countries: where else they may go, as the file calls it no more than possible.
        abroad: whether the file calls a transfer certain.

    """

    purposes: tuple[Term, ...]
    possible_purposes: frozenset[Term]
    items: tuple[Term, ...]
    groups: tuple[Term, ...]
    periods: tuple[Retention, ...]
    more_periods: int
    recipients: tuple[Term, ...]
    more_recipients: int
    possible_recipients: frozenset[Term]
    weighty_services: Mapping[Term, tuple[Term, ...]]
    recipient_cases: Mapping[Term, tuple[Term, ...]]
    countries: tuple[str, ...]
    possible_countries: tuple[str, ...]
    abroad: bool


@dataclass(frozen=True)
class Stated:
    """What is summarised."""

    purposes: tuple[PurposeLine, ...]
    data: Mapping[Term, tuple[Item, ...]]
    retention: tuple[Retention, ...]
    recipients: tuple[RecipientLine, ...]
    transfers: tuple[TransferLine, ...]


def summarise(stated: Stated, theme: Theme) -> Summary:
    """The lists of the summary.

    Args:
        stated: what the register says.
        theme: its vocabularies, which decide on impact and order.

    """
    items = order_items(stated.data, theme)
    periods, high_periods = order_periods(stated.retention, items.terms, theme)
    recipients = order_recipients(stated.recipients, theme)
    certain = tuple(filterfalse(attrgetter("possible"), stated.transfers))
    countries = list_countries(certain)
    possible_countries = {*list_countries(stated.transfers)}.difference(countries)
    shown_periods = limit_shown(len(periods), high_periods, MOST_PERIODS)
    shown_recipients = limit_shown(len(recipients.terms), recipients.high, MOST_RECIPIENTS)
    return Summary(
        purposes=order_purposes(stated.purposes, theme).terms,
        possible_purposes=select_possible((line.purpose, line.possible) for line in stated.purposes),
        items=items.terms,
        groups=list_other_groups(stated.data, items.terms),
        periods=periods[:shown_periods],
        more_periods=len(periods) - shown_periods,
        recipients=recipients.terms[:shown_recipients],
        more_recipients=len(recipients.terms) - shown_recipients,
        possible_recipients=select_possible((line.recipient, line.possible) for line in stated.recipients),
        weighty_services=gather_weighty_services(stated.recipients, theme),
        recipient_cases=gather_cases(stated.recipients, theme),
        countries=countries,
        possible_countries=tuple(sorted(possible_countries)),
        abroad=bool(certain),
    )


def find_notable(register: Register, stated: Stated, marketing: bool, profiled: bool, theme: Theme) -> tuple[str, ...]:
    """What the summary points at, in the order of the vocabulary."""
    found = {
        "automated_decisions": bool(select_rows(register.automated_decisions, Decision)),
        "special": has_special_data(stated.data),
        "credit": is_about_credit(stated, theme),
        "profiling": profiled,
        "marketing": marketing,
        "transfers": bool(stated.transfers) or may_transfer_adequately(register) or may_transfer_technically(register),
    }
    return tuple(name for name in theme.vocabulary["notable"] if found.get(name))


def has_special_data(groups: Mapping[Term, tuple[Item, ...]]) -> bool:
    """Whether there are special categories of data (Art. 9), in whatever group."""
    if "special" in groups:
        return True
    items = chain.from_iterable(groups.values())
    return any(item.special for item in items)


def is_about_credit(stated: Stated, theme: Theme) -> bool:
    """Whether a purpose, a kind of data or a recipient is about people's credit or debts."""
    codes = [theme.find_code("purposes", line.purpose) for line in stated.purposes]
    codes += [theme.find_code("items", item.item) for item in chain.from_iterable(stated.data.values())]
    codes += [theme.find_code("recipients", line.recipient) for line in stated.recipients]
    return any(code.credit for code in codes)


def select_possible(terms: Iterable[tuple[Term, bool]]) -> frozenset[Term]:
    """The terms that no row states as certain; each comes with whether its row calls it possible."""
    certain: set[Term] = set()
    possible: set[Term] = set()
    for term, is_possible in terms:
        if is_possible:
            possible.add(term)
        else:
            certain.add(term)
    return frozenset(possible - certain)


def limit_shown(count: int, high: int, most: int) -> int:
    """How many of a list are shown: those of high impact, and no "one more" alone behind them."""
    shown = max(high, most)
    if count <= shown + 1:
        return count
    return shown


def order_purposes(purposes: Iterable[PurposeLine], theme: Theme) -> Ordered:
    """The purposes by their impact."""
    listed = tuple(purposes)
    high = [line.purpose for line in listed if is_weighty_purpose(line, theme)]
    return order_by_impact((line.purpose for line in listed), high, "purposes", theme)


def order_recipients(recipients: Iterable[RecipientLine], theme: Theme) -> Ordered:
    """The recipients by their impact; several of one kind are one here."""
    listed = tuple(recipients)
    high = [line.recipient for line in listed if is_weighty_recipient(line, theme)]
    return order_by_impact((line.recipient for line in listed), high, "recipients", theme)


def gather_weighty_services(recipients: Iterable[RecipientLine], theme: Theme) -> dict[Term, tuple[Term, ...]]:
    """What recipients do that weighs on people, each once, by the recipients as the summary names them."""
    gathered: dict[Term, dict[Term, None]] = {}
    for line in recipients:
        services = select_weighty_services(line, theme)
        if services:
            gathered.setdefault(line.recipient, {}).update(dict.fromkeys(services))
    return {recipient: tuple(services) for recipient, services in gathered.items()}


def gather_cases(recipients: Iterable[RecipientLine], theme: Theme) -> dict[Term, tuple[Term, ...]]:
    """In which cases alone recipients are given data, by these; one of which a row states no case is none of them."""
    gathered: dict[Term, set[Term | None]] = {}
    for line in recipients:
        cases = gathered.setdefault(line.recipient, set())
        cases.add(line.when)
    rank = partial(rank_term, vocabulary="recipient_cases", theme=theme)
    told: dict[Term, tuple[Term, ...]] = {}
    for recipient, cases in gathered.items():
        if None not in cases:
            told[recipient] = tuple(sorted(filter(None, cases), key=rank))
    return told


def order_items(groups: Mapping[Term, tuple[Item, ...]], theme: Theme) -> Ordered:
    """The kinds of data of high impact: special categories, wherever they stand, and those whose code says so."""
    special = []
    others = []
    for group, items in groups.items():
        for item in items:
            if item.special or group == "special":
                special.append(item.item)
            elif theme.find_code("items", item.item).impact == HIGH:
                others.append(item.item)
    return order_by_impact((*special, *others), special, "items", theme)


def list_other_groups(groups: Mapping[Term, tuple[Item, ...]], named: Iterable[Term]) -> tuple[Term, ...]:
    """The groups that hold something beside what is named already."""
    known = set(named)
    return tuple(group for group, items in groups.items() if any(item.item not in known for item in items))


def order_periods(
    rows: Iterable[Retention],
    weighty: Iterable[Term],
    theme: Theme,
) -> tuple[tuple[Retention, ...], int]:
    """The rows on retention by the impact of their data, each with its data in the order of the vocabularies.

    Args:
        rows: those of the file.
        weighty: the kinds of data of high impact.
        theme: the vocabularies.

    Returns:
        The rows, and how many of them are always shown.

    """
    high = {*weighty, EVERYTHING, "special"}
    shown = []
    others = []
    for row in rows:
        ordered = order_data(row, theme)
        if high.isdisjoint(row.data):
            others.append(ordered)
        else:
            shown.append(ordered)
    rank = partial(rank_row, theme=theme)
    return (*sorted(shown, key=rank), *sorted(others, key=rank)), len(shown)


def order_data(row: Retention, theme: Theme) -> Retention:
    """A row with its data in the order of the vocabularies."""
    data = sorted(row.data, key=lambda term: rank_kept(term, theme))
    return row.model_copy(update={"data": tuple(data)})


def rank_row(row: Retention, theme: Theme) -> tuple[tuple[tuple[int, Rank], ...], str]:
    """The place of a row: that of its data, and of its period where the data are the same."""
    ranks = tuple(rank_kept(term, theme) for term in row.data)
    period = (row.keep, row.after, row.until, row.purposes, row.when)
    known = list(select_known(period))
    return ranks, str(known)


def rank_kept(term: Term, theme: Theme) -> tuple[int, Rank]:
    """The place of what a row speaks of: everything, groups, items and own words, and what a statute names."""
    for place, vocabulary in enumerate(KEPT):
        if term in theme.vocabulary[vocabulary]:
            return place, rank_term(term, vocabulary, theme)
    return KEPT.index("items"), rank_term(term, "items", theme)

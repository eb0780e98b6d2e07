"""Why data are processed, on which legal bases, and what of that is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from ..format.doors import Door
from ..format.model import Gap
from ..format.own_words import Term
from ..format.register import Purpose, Register
from ..reading.display import Key
from ..theme.theme import Theme
from .contacts import CONTACT, select_doors
from .lines import Openness, PurposeLine, list_once, select_known, select_rows


@dataclass(frozen=True)
class SharedGrounds:
    """What belongs to the legal bases of several purposes alike."""

    interests: tuple[Term, ...]
    laws: tuple[Term, ...]
    balancing: str
    withdraw: tuple[Door, ...]


Grouped = dict[tuple[tuple[str, ...], Openness], dict[SharedGrounds, tuple[PurposeLine, ...]]]


def list_purposes(register: Register, theme: Theme) -> tuple[PurposeLine, ...]:
    """One line a purpose, in the order of the file."""
    lines = []
    for index, row in enumerate(register.purposes):
        lines += read_purposes(row, ("purposes", index), theme)
    return tuple(lines)


def read_purposes(row: Purpose, key: Key, theme: Theme) -> list[PurposeLine]:
    """A line for every purpose of the row at `key`; consent is withdrawn through the contact, unless it says where."""
    bases = select_rows(row.basis, str)
    withdraw = select_doors(row.withdraw or (), theme)
    if not withdraw and "consent" in bases:
        withdraw = (CONTACT,)
    openness = find_openness(row)
    lines = []
    for purpose in row.purpose:
        line = PurposeLine(
            key=key,
            purpose=purpose,
            bases=bases,
            open=openness,
            about=row.about,
            data=row.data,
            interests=select_known(row.interest),
            laws=select_known(row.law),
            balancing=row.balancing or "",
            withdraw=withdraw,
            possible=row.possible or False,
            marketing=bool(row.marketing),
            profiling=bool(row.profiling),
            impact=row.impact,
            unsuited=find_unsuited(purpose, bases, openness, theme),
        )
        lines.append(line)
    return lines


def find_openness(row: Purpose) -> Openness:
    """How much of the basis of a row is a gap."""
    kinds = {type(basis) for basis in row.basis}
    if Gap not in kinds:
        return ""
    if kinds == {Gap}:
        return "absent"
    return "partial"


def list_laws(purposes: Iterable[PurposeLine]) -> tuple[Term, ...]:
    """The laws that oblige to process data, each once."""
    laws = map(attrgetter("laws"), purposes)
    return list_once(chain.from_iterable(laws))


def list_interests(purposes: Iterable[PurposeLine]) -> tuple[Term, ...]:
    """The legitimate interests of all purposes, each once."""
    interests = map(attrgetter("interests"), purposes)
    return list_once(chain.from_iterable(interests))


def find_unsuited(purpose: Term, bases: Iterable[str], openness: Openness, theme: Theme) -> tuple[str, ...]:
    """The bases that do not usually suit a purpose, where several are given together and it is open which suits."""
    usual = theme.find_code("purposes", purpose).bases
    if openness and usual:
        return tuple(basis for basis in bases if basis not in usual)
    return ()


def group_by_basis(purposes: Iterable[PurposeLine]) -> Grouped:
    """The purposes by what they rest on, so that nothing of it is told twice.

    They are grouped by their bases and how much of these is open, and there by the grounds that belong to the bases.
    """
    groups: Grouped = {}
    for line in purposes:
        alike = groups.setdefault((line.bases, line.open), {})
        grounds = SharedGrounds(line.interests, line.laws, line.balancing, line.withdraw)
        alike[grounds] = (*alike.get(grounds, ()), line)
    return groups


def list_bases(
    purposes: Iterable[PurposeLine],
    theme: Theme,
    *,
    cookie_consent: bool,
) -> tuple[str, ...]:
    """The legal bases, each once, in the order of Art. 6(1).

    Args:
        purposes: the purposes, each with its bases.
        theme: the bases in their order.
        cookie_consent: whether there are cookies that need consent, whatever the purposes rest on.

    """
    stated = set()
    if cookie_consent:
        stated.add("consent")
    for line in purposes:
        stated.update(line.bases)
    return tuple(basis for basis in theme.vocabulary["bases"] if basis in stated)


def is_profiling_stated(register: Register, purposes: Iterable[PurposeLine]) -> bool:
    """Whether the file says that people are profiled, of the whole register or of a purpose."""
    if register.profiling is True:
        return True
    return any(line.profiling for line in purposes)


def find_marketing_and_profiling(
    purposes: Iterable[PurposeLine],
    theme: Theme,
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The purposes that are direct marketing (Art. 21(2)), and those for which people are profiled (Art. 4(4)).

    They are so by their row or by their code.
    """
    marketing = []
    profiling = []
    for line in purposes:
        code = theme.find_code("purposes", line.purpose)
        if line.marketing or code.marketing:
            marketing.append(line.purpose)
        if line.profiling or code.profiling:
            profiling.append(line.purpose)
    return list_once(marketing), list_once(profiling)

"""Why data are processed, on which legal bases, and what of that is open."""

from __future__ import annotations

from collections.abc import Iterable

from ..format.model import Gap
from ..format.own_words import Term
from ..format.register import Purpose, Register
from ..theme.theme import Theme
from .contacts import CONTACT
from .lines import InterestLine, Openness, PurposeLine, list_once

Grouped = dict[tuple[tuple[str, ...], Openness], tuple[PurposeLine, ...]]


def list_purposes(register: Register) -> tuple[PurposeLine, ...]:
    """One line a purpose, in the order of the file."""
    lines: list[PurposeLine] = []
    for index, row in enumerate(register.purposes):
        lines += read_purposes(row, index)
    return tuple(lines)


def read_purposes(row: Purpose, index: int) -> list[PurposeLine]:
    """A line for every purpose of a row; consent is withdrawn through the contact, unless the row says how."""
    bases = tuple(basis for basis in row.basis if isinstance(basis, str))
    interests = tuple(interest for interest in row.interest or () if not isinstance(interest, Gap))
    withdraw = row.withdraw or ()
    if "consent" in bases and not withdraw:
        withdraw = (CONTACT,)
    lines = []
    for purpose in row.purpose:
        line = PurposeLine(
            key=("purposes", index),
            purpose=purpose,
            bases=bases,
            open=find_openness(row),
            about=row.about or (),
            interests=interests,
            laws=row.law or (),
            withdraw=withdraw,
        )
        lines.append(line)
    return lines


def find_openness(row: Purpose) -> Openness:
    """How much of the basis of a row is a gap."""
    gaps = [basis for basis in row.basis if isinstance(basis, Gap)]
    if not gaps:
        return ""
    return "absent" if len(gaps) == len(row.basis) else "partial"


def group_by_basis(purposes: Iterable[PurposeLine]) -> Grouped:
    """The purposes by what they rest on and how much of that is open, so that no basis is told twice."""
    groups: Grouped = {}
    for line in purposes:
        same = (line.bases, line.open)
        groups[same] = (*groups.get(same, ()), line)
    return groups


def list_bases(purposes: Iterable[PurposeLine], theme: Theme, *, cookie_consent: bool) -> tuple[str, ...]:
    """The legal bases, each once, in the order of Art. 6(1); cookies that need consent bring it."""
    stated = {"consent"} if cookie_consent else set()
    for line in purposes:
        stated |= set(line.bases)
    return tuple(basis for basis in theme.vocabulary["bases"] if basis in stated)


def group_by_interest(purposes: Iterable[PurposeLine]) -> tuple[InterestLine, ...]:
    """Each legitimate interest with the purposes that rest on it."""
    groups: dict[Term, list[Term]] = {}
    for line in purposes:
        for interest in line.interests:
            groups.setdefault(interest, []).append(line.purpose)
    return tuple(InterestLine(interest, list_once(named)) for interest, named in groups.items())


def select_marketing(purposes: Iterable[Term], theme: Theme) -> tuple[Term, ...]:
    """The purposes that are direct marketing (Art. 21(2))."""
    return tuple(purpose for purpose in purposes if theme.find_code("purposes", purpose).marketing)


def select_profiling(purposes: Iterable[Term], theme: Theme) -> tuple[Term, ...]:
    """The purposes for which people are profiled (Art. 4(4))."""
    return tuple(purpose for purpose in purposes if theme.find_code("purposes", purpose).profiling)

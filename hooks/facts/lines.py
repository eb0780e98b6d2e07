"""What a notice shows line by line: plain values, in no language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from ..format.doors import Door
from ..format.model import Gap
from ..format.own_words import Term, Words
from ..reading.display import Key

K = TypeVar("K")
T = TypeVar("T")
Openness = Literal["", "absent", "partial"]  # how much of the basis of a purpose is a gap


@dataclass(frozen=True)
class Person:
    """Whom to ask: the contact, each part it leaves out taken from the controller."""

    name: Term
    role: Term
    phone: str
    email: str
    address: str
    title: Words | None = None


@dataclass(frozen=True)
class PurposeLine:
    """One purpose with what it rests on; `key` is the row of the file, empty for a purpose that a service brings."""

    key: Key
    purpose: Term
    bases: tuple[str, ...]
    open: Openness = ""
    about: tuple[Term, ...] = ()
    interests: tuple[Term, ...] = ()
    laws: tuple[Term, ...] = ()
    balancing: str = ""  # `done`, or where the balancing of interests can be read
    withdraw: tuple[Door, ...] = ()
    possible: bool = False
    marketing: bool = False
    profiling: bool = False
    data: tuple[Term, ...] = ()  # groups and kinds of data that it uses
    impact: str | None = None
    unsuited: tuple[str, ...] = ()  # the bases that do not usually suit it, where it is open which does


@dataclass(frozen=True)
class RecipientLine:
    """One recipient; a company whose service has a setting may have two roles."""

    recipient: Term
    name: Term
    roles: tuple[str, ...]
    services: tuple[Term, ...] = ()  # what it does, where the file says it
    when: Term | None = None  # only in this case
    data: tuple[Term, ...] = ()  # only these, where the file says which
    place: Term | None = None  # where they are processed
    possible: bool = False
    impact: str | None = None
    behind: tuple[Term, ...] = ()  # who works for it where it is a processor, as far as that is known


@dataclass(frozen=True)
class TransferLine:
    """One transfer outside the EEA; what it rests on and where it goes may be gaps."""

    recipient: Term
    name: Term
    country: str | Gap
    safeguards: tuple[str | Gap, ...]
    copy: Door
    possible: bool | None = None

    @property
    def known(self) -> tuple[str, ...]:
        """What it rests on, as far as that is known."""
        return select_known(self.safeguards)

    @property
    def is_open(self) -> bool:
        """Whether it rests on something that is not known yet."""
        return len(self.known) < len(self.safeguards)


@dataclass(frozen=True)
class CookieLine:
    """One cookie, or another kind of storage where it has a type; provider `own` or a third party's name."""

    name: str
    provider: str | Gap
    purpose: Term | Gap
    lifetime: Term | Gap
    type: str | None = None
    is_third_party: bool = False


@dataclass(frozen=True)
class KeptLine:
    """What a service keeps, and how long.

    Attributes:
        service: its code or own words.
        period: a length of time, or the words for what decides it.
        data: the name of its text for what is kept; nothing where that is all that it collects.
        start: that of its text for from when the time is counted, or nothing.
        then: that of its text for what happens afterwards, or nothing.

    """

    service: Term
    period: Term
    data: str = ""
    start: str = ""
    then: str = ""


@dataclass(frozen=True)
class Right:
    """A right that is stated, or stated with its condition.

    Attributes:
        limited: whether the law gives it on conditions only, whatever the basis.
        conditional: whether it hangs on a basis that is open.

    """

    limited: bool = False
    conditional: bool = False


@dataclass(frozen=True)
class OpenQuestion:
    """A declared gap: where it stands, when it was noticed, the sentence that tells the reader, its service."""

    key: Key
    gap: Gap | None
    sentence: str
    service: Term = ""


@dataclass(frozen=True)
class Missing:
    """What the page does not say yet.

    Attributes:
        sentence: that of its gaps.
        what: the text for it, which is another one where a part is stated.
        asked: whether somebody was asked for it, in each place where it is missing.
        beyond: whether the company's own words stand below, and may say a part of it.
        service: the service that it is about, if it is about one.

    """

    sentence: str
    what: str
    asked: bool
    beyond: bool
    service: Term = ""


def select_rows(value: object, kind: type[T]) -> tuple[T, ...]:
    """The rows of a list that may hold gaps, or of a value that is `none`, a gap, or left out."""
    if not isinstance(value, tuple):
        return ()
    return tuple(item for item in value if isinstance(item, kind))


def number_rows(listed: object, kind: type[T]) -> Iterator[tuple[int, T]]:
    """The rows of one kind, each with its place in the list; none where the key is no list but `none` or a gap."""
    if not isinstance(listed, tuple):
        return
    for index, row in enumerate(listed):
        if isinstance(row, kind):
            yield index, row


def select_known(values: Iterable[T | Gap]) -> tuple[T, ...]:
    """The values without the gaps among them."""
    return tuple(value for value in values if not isinstance(value, Gap))


def list_once(values: Iterable[T]) -> tuple[T, ...]:
    """The values without repetition, in order."""
    return tuple(dict.fromkeys(values))


def group_in_order(
    named: Iterable[tuple[K, T]],
    order: Iterable[K],
) -> dict[K, tuple[T, ...]]:
    """Values by their names, in the order of the names.

    Args:
        named: each value with its name.
        order: the names that are looked at; one without a value is left out.

    """
    groups: dict[K, list[T]] = defaultdict(list)
    for name, value in named:
        groups[name].append(value)
    in_order = {}
    for name in order:
        if name in groups:
            in_order[name] = tuple(groups[name])
    return in_order

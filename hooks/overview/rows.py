"""What the overview knows of one register: plain values, with names in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ..reading.faults import Fault


class State(StrEnum):
    """What a file is: it has errors, is no register, is not published yet, says its notice is gone, or is a notice."""

    FAULTY = "faulty"
    STRAY = "stray"
    DRAFT = "draft"
    REMOVED = "removed"
    READY = "ready"


class Action(StrEnum):
    """What whoever keeps the notices does about a register, the most urgent first."""

    MEND = "mend"  # its file
    CALL = "call"  # the company, which alone knows the answer
    LATER = "later"
    NOTHING = "nothing"


# Why a register is looked at, the most urgent first, and what is done about it.
REASONS: Mapping[str, Action] = {
    "errors": Action.MEND,
    "review-due": Action.CALL,
    "gap-old": Action.CALL,
    "not-reviewed": Action.CALL,
    "service-old": Action.LATER,
    "draft": Action.LATER,
    "warnings": Action.LATER,
    "gaps": Action.LATER,
}
RANKS = {code: rank for rank, code in enumerate(REASONS)}
ACTIONS = tuple(Action)


@dataclass(frozen=True)
class Reason:
    """Why a register is looked at.

    Attributes:
        code: one of REASONS.
        count: of what there are, where they are counted.
        day: since when, or until when, where that is known.
        age: the days from it to today.
        names: of the services, where it is about some.

    """

    code: str
    count: int = 0
    day: date | None = None
    age: int = 0
    names: tuple[str, ...] = ()

    @property
    def action(self) -> Action:
        """What is done about it."""
        return REASONS[self.code]


@dataclass(frozen=True)
class OpenGap:
    """What a company has not stated: the key of the file, what that is, and since when it is open.

    `cookies: used` leaves something open since no day that is known.
    """

    key: str
    what: str
    note: str
    since: date | None
    asked: date | None
    age: int


@dataclass(frozen=True)
class OldService:
    """A service whose entry of the catalogue was read more than a year ago."""

    code: str
    name: str
    checked: date


@dataclass(frozen=True)
class Caller:
    """Whom to call: what the file says of the contact, and else of the controller."""

    name: str = ""
    phone: str = ""
    email: str = ""

    def __bool__(self) -> bool:
        return bool(self.phone or self.email)


@dataclass(frozen=True)
class Row:
    """One register.

    Attributes:
        file: how messages call it.
        owner: what is the same for all registers of a company.
        company: the name that people know.
        state: of the file.
        register: what kind it is.
        kind: its code, if it has one.
        reasons: why it is looked at, the most urgent first.
        caller: whom to call.
        gaps: what is open, the oldest first.
        errors: with which nothing can be published.
        warnings: what is doubtful, but for what is a reason of its own.
        confirmed: when somebody last confirmed the facts.
        confirmed_by: who did.
        dated: the last of the days that the file states of itself.
        review_by: until when the facts are to be looked at, if nobody has since.
        removed: since when there is no notice any more.
        services: those in use of which the catalogue is old.
        languages: of its notice.
        pages: where its page is on the site, by language.

    """

    file: str
    owner: str
    company: str
    state: State
    register: str = ""
    kind: str = ""
    reasons: tuple[Reason, ...] = ()
    caller: Caller = Caller()
    gaps: tuple[OpenGap, ...] = ()
    errors: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    confirmed: date | None = None
    confirmed_by: str = ""
    dated: date | None = None
    review_by: date | None = None
    removed: date | None = None
    services: tuple[OldService, ...] = ()
    languages: tuple[str, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)

    @property
    def action(self) -> Action:
        """What is done about it: what its most urgent reason wants."""
        return self.reasons[0].action if self.reasons else Action.NOTHING

    @property
    def urgent(self) -> tuple[Reason, ...]:
        """The reasons for that."""
        return tuple(reason for reason in self.reasons if reason.action == self.action)

"""What follows from a register: rights from legal bases, rows that a service brings, who is asked, what is open.

Language-neutral and pure. The notice shows these facts, the checks test them, and the comparison compares them, so
that a derived row can never differ between the three.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from ..format.doors import Door
from ..format.model import Gap
from ..format.own_words import Term
from ..format.register import Contact, Cookie, Cookies, Item, Origin, Purpose, Recipient, Register, Retention, Transfer
from ..reading.display import Key
from ..theme.theme import Theme

CONTACT = Door("code", "contact")
COOKIE_SETTINGS = Door("code", "cookie_settings")
TECHNICAL = "if_technically_needed"
RIGHTS_BY_BASIS = {
    "portability": {"consent", "contract"},  # Art. 20(1)(a)
    "objection": {"legitimate_interest", "public_task"},  # Art. 21(1)
    "withdrawal": {"consent"},  # Art. 7(3)
}


@dataclass(frozen=True)
class PurposeLine:
    """One purpose with what it rests on; `key` is the row of the file, empty for a purpose that a service brings."""

    key: Key
    purpose: Term
    bases: tuple[str, ...]
    open: Literal["", "absent", "partial"] = ""
    about: tuple[Term, ...] = ()
    interests: tuple[Term, ...] = ()
    laws: tuple[Term, ...] = ()
    withdraw: tuple[Door, ...] = ()


@dataclass(frozen=True)
class InterestLine:
    """One legitimate interest and the purposes that rest on it."""

    interest: Term
    purposes: tuple[Term, ...]


@dataclass(frozen=True)
class RecipientLine:
    """One recipient; with `ads: yes` Google has two roles."""

    recipient: Term
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class TransferLine:
    """One transfer outside the EEA; safeguards beside the first are fallbacks."""

    recipient: Term
    name: str
    country: str
    safeguards: tuple[str, ...]
    copy: Door


@dataclass(frozen=True)
class CookieLine:
    """One cookie; provider `own` or a third party's name."""

    name: str
    provider: str
    purpose: Term
    lifetime: str


@dataclass(frozen=True)
class Right:
    """A right that is stated, or stated with its condition; the purposes it belongs to, where they are known."""

    conditional: bool = False
    purposes: tuple[PurposeLine, ...] = ()


@dataclass(frozen=True)
class Person:
    """Whom to ask: the contact, each part it leaves out taken from the controller."""

    name: str
    role: str
    phone: str
    email: str
    address: str


@dataclass(frozen=True)
class Open:
    """A declared gap: where it stands, when it was noticed, and the sentence that tells the reader."""

    key: Key
    gap: Gap | None
    sentence: str


@dataclass(frozen=True)
class Facts:
    """Everything that the notice, the checks and the comparison need to know about one register."""

    register: Register
    theme: Theme

    @cached_property
    def contact(self) -> Person:
        controller, given = self.register.controller, self.register.contact or Contact()
        address = controller.address if isinstance(controller.address, str) else ""
        return Person(
            given.name or "",
            given.role or "",
            given.phone or controller.phone or "",
            given.email or controller.email or "",
            given.address or address,
        )

    @cached_property
    def doors(self) -> tuple[Door, ...]:
        """Where requests go: always the contact, then the doors of the file."""
        given = self.register.requests.to if self.register.requests else None
        return (CONTACT, *(door for door in given or () if door != CONTACT))

    @cached_property
    def opt_out(self) -> tuple[Door, ...]:
        """Where direct marketing is refused: the doors named for it, and those of every request."""
        given = self.register.requests.opt_out if self.register.requests else None
        return (*(given or ()), *(door for door in self.doors if door not in (given or ())))

    @cached_property
    def request_email(self) -> str:
        """Where a written request is sent: the first e-mail address among the doors, or nothing."""
        return next(self.emails(self.doors), "")

    @cached_property
    def opt_out_email(self) -> str:
        """Where a written refusal of direct marketing is sent, or nothing."""
        return next(self.emails(self.opt_out), "")

    def emails(self, doors: Iterable[Door]) -> Iterator[str]:
        """The e-mail addresses that doors lead to; the contact has one, or none."""
        for door in doors:
            if door.kind == "email":
                yield str(door.value)
            elif door == CONTACT and self.contact.email:
                yield self.contact.email

    @cached_property
    def cookies_used(self) -> bool:
        cookies = self.register.cookies
        return self.register.google_analytics is not None or cookies == "used" or isinstance(cookies, Cookies)

    @cached_property
    def subjects(self) -> tuple[Term, ...]:
        """Whose data; visitors to the website come with cookies or Analytics."""
        listed = self.register.subjects
        if listed is None:
            listed = self.theme.find_code("registers", self.register.kind).subjects
        return (
            (*listed, "website_visitors") if self.cookies_used and "website_visitors" not in listed else tuple(listed)
        )

    @cached_property
    def purposes(self) -> tuple[PurposeLine, ...]:
        """One line a purpose, in the order of the file; Google Analytics brings its own."""
        lines = [line for index, row in enumerate(self.register.purposes) for line in lines_of(row, index)]
        if self.register.google_analytics is not None:
            lines.append(
                PurposeLine((), "web_analytics", ("consent",), about=("website_visitors",), withdraw=(COOKIE_SETTINGS,))
            )
        return tuple(lines)

    @cached_property
    def purposes_by_basis(self) -> dict[tuple[tuple[str, ...], str], tuple[PurposeLine, ...]]:
        """The purposes by what they rest on and how much of that is open, so that no basis is told twice."""
        groups = dict.fromkeys((line.bases, line.open) for line in self.purposes)
        return {
            (bases, still_open): tuple(line for line in self.purposes if (line.bases, line.open) == (bases, still_open))
            for bases, still_open in groups
        }

    @cached_property
    def aims(self) -> tuple[Term, ...]:
        """The purposes, each once, though they may rest on different bases for different people."""
        return distinct(line.purpose for line in self.purposes)

    @cached_property
    def bases(self) -> tuple[str, ...]:
        """The bases stated, with those that services and cookies bring, in the order of Art. 6(1)."""
        stated = {basis for line in self.purposes for basis in line.bases} | (
            {"consent"} if self.cookie_consent else set()
        )
        return tuple(basis for basis in self.theme.vocabulary["bases"] if basis in stated)

    @cached_property
    def basis_open(self) -> bool:
        return bool(self.sentences & {"basis_absent", "basis_partial"})

    @cached_property
    def interests(self) -> tuple[InterestLine, ...]:
        named = distinct(interest for line in self.purposes for interest in line.interests)
        return tuple(
            InterestLine(interest, distinct(line.purpose for line in self.purposes if interest in line.interests))
            for interest in named
        )

    @cached_property
    def consents(self) -> tuple[PurposeLine, ...]:
        return tuple(line for line in self.purposes if "consent" in line.bases)

    @cached_property
    def cookie_consent(self) -> bool:
        """Whether the file says that cookies beyond the strictly necessary ones are stored (917/2014 s. 205)."""
        cookies = self.register.cookies
        purposes = cookies.purposes or () if isinstance(cookies, Cookies) else ()
        return any(purpose != "necessary" for purpose in (*purposes, *(cookie.purpose for cookie in self.cookies)))

    @cached_property
    def marketing(self) -> tuple[Term, ...]:
        return distinct(
            line.purpose for line in self.purposes if self.theme.find_code("purposes", line.purpose).marketing
        )

    @cached_property
    def profiling(self) -> tuple[Term, ...]:
        return distinct(
            line.purpose for line in self.purposes if self.theme.find_code("purposes", line.purpose).profiling
        )

    @cached_property
    def data(self) -> dict[str, tuple[Item, ...]]:
        """The items by group, in the order of the vocabulary."""
        items = rows(self.register.data, Item)
        groups = {
            group: tuple(item for item in items if group_of(item, self.theme) == group)
            for group in self.theme.vocabulary["groups"]
        }
        return {group: listed for group, listed in groups.items() if listed}

    @cached_property
    def sources(self) -> dict[str, tuple[Origin, ...]]:
        """The sources by whom they come from; own words count as others, the stricter (Art. 14)."""
        listed = rows(self.register.sources, Origin)
        origins = {
            origin: tuple(source for source in listed if origin_of(source, self.theme) == origin)
            for origin in self.theme.vocabulary["origins"]
        }
        return {origin: sources for origin, sources in origins.items() if sources}

    @cached_property
    def staff(self) -> bool:
        return any(row.recipient == "own_staff" for row in rows(self.register.recipients, Recipient))

    @cached_property
    def recipients(self) -> tuple[RecipientLine, ...]:
        lines = [
            RecipientLine(
                row.recipient, row.name or "", (row.role or self.theme.find_code("recipients", row.recipient).role,)
            )
            for row in rows(self.register.recipients, Recipient)
            if row.recipient != "own_staff"
        ]
        if analytics := self.register.google_analytics:
            roles = ("processor", "controller") if analytics.ads else ("processor",)
            lines.append(RecipientLine("google_ireland", self.theme.constants["google_analytics"]["company"], roles))
        return tuple(lines)

    @cached_property
    def recipients_by_role(self) -> dict[str, tuple[RecipientLine, ...]]:
        """The recipients by role, last those whose role is not stated; whoever has two is told of twice."""
        groups = {
            role: tuple(line for line in self.recipients if role in line.roles)
            for role in (*self.theme.vocabulary["recipient_roles"], "")
        }
        return {role: lines for role, lines in groups.items() if lines}

    @cached_property
    def transfers(self) -> tuple[TransferLine, ...]:
        names = [(row.recipient, row.name or "") for row in rows(self.register.recipients, Recipient)]
        lines = [
            TransferLine(
                row.recipient,
                next((name for recipient, name in names if recipient == row.recipient), ""),
                row.country,
                (row.safeguard,),
                row.copy_from or CONTACT,
            )
            for row in rows(self.register.transfers, Transfer)
        ]
        if self.register.google_analytics is not None:
            google = self.theme.constants["google_analytics"]
            lines.append(
                TransferLine("google_ireland", google["subprocessor"], google["country"], ("dpf", "scc"), CONTACT)
            )
        return tuple(lines)

    @cached_property
    def safeguards(self) -> frozenset[str]:
        """What the transfers rest on."""
        return frozenset(safeguard for line in self.transfers for safeguard in line.safeguards)

    @cached_property
    def technical_transfers(self) -> bool:
        return isinstance(self.register.transfers, tuple) and TECHNICAL in self.register.transfers

    @cached_property
    def retention(self) -> tuple[Retention, ...]:
        return rows(self.register.retention, Retention)

    @cached_property
    def kept(self) -> dict[str, tuple[Retention, ...]]:
        """What is said of how long each group of data is kept; nothing where the same is said of every group."""
        told = {
            group: tuple(
                row
                for row in self.retention
                if {"all", group, *(item.item for item in items)} & set(row.data)
                or group in (self.theme.find_code("statutory", term).group for term in row.data)
            )
            for group, items in self.data.items()
        }
        return told if len(set(told.values())) > 1 else {}

    @cached_property
    def analytics_retention(self) -> tuple[tuple[str, str], ...]:
        """What Google Analytics keeps, by the name of its text, and for how long."""
        analytics = self.register.google_analytics
        if analytics is None:
            return ()
        usage = (("usage_data", analytics.retention),) if isinstance(analytics.retention, str) else ()
        demographics = (("demographics_data", self.theme.constants["google_analytics"]["demographics_retention"]),)
        return usage + (demographics if analytics.demographics else ())

    @cached_property
    def cookies(self) -> tuple[CookieLine, ...]:
        listed = rows(self.register.cookies.rows, Cookie) if isinstance(self.register.cookies, Cookies) else ()
        lines = [CookieLine(row.name, row.provider, row.purpose, row.lifetime) for row in listed]
        if self.register.google_analytics is not None:
            google = self.theme.constants["google_analytics"]
            lines += [
                CookieLine(cookie["name"], google["company"], "analytics", cookie["lifetime"])
                for cookie in google["cookies"]
            ]
        return tuple(lines)

    @cached_property
    def explicit_consents(self) -> tuple[Item, ...]:
        """Special categories that rest on explicit consent (Art. 9(2)(a)), which can be withdrawn like any other."""
        return tuple(item for item in rows(self.register.data, Item) if item.special == "explicit_consent")

    @cached_property
    def transfer_consents(self) -> tuple[TransferLine, ...]:
        """Transfers that rest on explicit consent (Art. 49(1)(a))."""
        return tuple(line for line in self.transfers if "explicit_consent_art49" in line.safeguards)

    @cached_property
    def consent_needed(self) -> bool:
        return "consent" in self.bases or bool(self.explicit_consents or self.transfer_consents)

    @cached_property
    def rights(self) -> dict[str, Right]:
        """Which rights stand, from the legal bases (GDPR Art. 15-21, 7(3); format 1.5); one left out is not a key.

        With an open basis a right that hangs on it is stated with its condition, and no right names its purposes.
        """
        held = set(self.bases) | ({"consent"} if self.explicit_consents else set())
        found = {name: Right() for name in ("access", "rectification", "erasure", "restriction")}
        if not self.basis_open and held <= {"legal_obligation", "public_task"}:
            del found["erasure"]
        for name, needed in RIGHTS_BY_BASIS.items():
            if needed & held or (name == "withdrawal" and self.consent_needed):
                lines = () if self.basis_open else tuple(line for line in self.purposes if needed & set(line.bases))
                found[name] = Right(purposes=lines)
            elif self.basis_open or (name == "withdrawal" and self.cookies_used and "cookies_list" in self.sentences):
                found[name] = Right(conditional=True)
        return found

    @cached_property
    def open(self) -> tuple[Open, ...]:
        """Every declared gap (format 1.4), in the order of the page."""
        return tuple(open_questions(self.register))

    @cached_property
    def sentences(self) -> frozenset[str]:
        """The open questions by the sentence that states them."""
        return frozenset(question.sentence for question in self.open)

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The sections that have something to say; own words under `more:` always do."""
        register = self.register
        needed = {
            "interests": bool(self.interests) or "interest" in self.sentences,
            "consent": self.consent_needed,
            "security": register.security is not None,
            "cookies": register.cookies is not None or register.google_analytics is not None,
        }
        return tuple(
            section for section in self.theme.sections if section in register.more or needed.get(section, True)
        )


def rows(value: object, kind: type[Any]) -> tuple[Any, ...]:
    """The rows of a list that may hold gaps, or of a value that is `none`, a gap, or left out."""
    return tuple(item for item in value if isinstance(item, kind)) if isinstance(value, tuple) else ()


def distinct(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms without repetition, in order."""
    return tuple(dict.fromkeys(terms))


def group_of(item: Item, theme: Theme) -> str:
    """The group of an item: stated, the code's own, or `other` for own words."""
    return item.group or theme.find_code("items", item.item).group or ("special" if item.special else "other")


def origin_of(source: Origin, theme: Theme) -> str:
    return source.origin or theme.find_code("sources", source.source).origin or "other"


def lines_of(row: Purpose, index: int) -> list[PurposeLine]:
    """A line for every purpose of a row."""
    bases = tuple(basis for basis in row.basis if isinstance(basis, str))
    has_gap = len(bases) < len(row.basis)
    interests = tuple(interest for interest in row.interest or () if not isinstance(interest, Gap))
    withdraw = row.withdraw or ((CONTACT,) if "consent" in bases else ())
    still_open: Literal["", "absent", "partial"] = ("partial" if bases else "absent") if has_gap else ""
    return [
        PurposeLine(
            ("purposes", index), purpose, bases, still_open, row.about or (), interests, row.law or (), withdraw
        )
        for purpose in row.purpose
    ]


def open_questions(register: Register) -> Iterator[Open]:
    """The declared gaps of a register, each with the sentence of the page that states it."""
    for key, value, sentence in gap_places(register):
        if isinstance(value, Gap):
            yield Open(key, value, sentence)
    if register.cookies == "used":  # says that there are cookies, and leaves everything else about them open
        yield Open(("cookies",), None, "cookies_list")
        yield Open(("cookies",), None, "cookies_settings")


def gap_places(register: Register) -> Iterator[tuple[Key, object, str]]:
    """Every place where a gap may stand, with what stands there."""
    yield ("controller", "address"), register.controller.address, "address"
    yield ("controller", "business_id"), register.controller.business_id, "business_id"
    for index, row in enumerate(register.purposes):
        known = any(isinstance(basis, str) for basis in row.basis)
        for number, basis in enumerate(row.basis):
            yield ("purposes", index, "basis", number), basis, "basis_partial" if known else "basis_absent"
        for interest in row.interest or ():
            yield ("purposes", index, "interest"), interest, "interest"
    yield ("providing_data",), register.providing_data, "providing_data"
    for name in ("data", "sources", "recipients", "transfers"):
        yield from in_list(name, getattr(register, name))
    yield ("retention",), register.retention, "retention"
    yield ("cookies",), register.cookies, "cookies"
    if isinstance(register.cookies, Cookies):
        yield ("cookies", "list"), register.cookies.rows, "cookies_list"
        yield ("cookies", "settings"), register.cookies.settings, "cookies_settings"
    if register.google_analytics is not None:
        yield ("google_analytics", "gap"), register.google_analytics.gap, "google_analytics"
        yield ("google_analytics", "retention"), register.google_analytics.retention, "google_analytics_retention"
    yield ("automated_decisions",), register.automated_decisions, "automated_decisions"


def in_list(name: str, value: object) -> Iterator[tuple[Key, object, str]]:
    """A gap as the whole value is absent, as an item beside what is known partial."""
    items = value if isinstance(value, tuple) else (value,)
    known = any(not isinstance(item, Gap) for item in items)
    for index, item in enumerate(items):
        yield ((name, index) if known else (name,)), item, f"{name}_{'partial' if known else 'absent'}"

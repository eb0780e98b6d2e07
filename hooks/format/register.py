"""The model of what an editor writes about one register; what each key means is in theme/notice/keys.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from .addresses import Link
from .context import find_context
from .countries import Country
from .doors import Door, Doors, DoorType
from .look import Appearance, Wording
from .mistakes import Mistake
from .model import Gap, Model, Row
from .names import Address, SayingSome
from .own_words import Prose, Term, Words, is_words, refuse_much_prose
from .people import Contact, Controller, Dpo, JointControl, Representative, Task
from .retention import Retention
from .scalars import Language, Line, Role, YesNo
from .shapes import AsList, OneOf
from .terms import Coded, Only
from .times import Day
from .website import Cookies, Service


class Requests(Model):
    """Where and how to use one's rights (Art. 12)."""

    to: Doors | None = None
    opt_out: Doors | None = None
    answered_in: Annotated[tuple[Annotated[str, Only("answer_languages")], ...], AsList] | None = None
    identification: Annotated[tuple[Annotated[Term, Coded("identification")], ...], AsList] | None = None


class Purpose(Row):
    """Why the data are processed and on which legal basis (Art. 6(1), 13(1)(c)-(d))."""

    first = "purpose"
    purpose: Annotated[tuple[Annotated[Term, Coded("purposes")], ...], AsList] = Field(min_length=1)
    basis: Annotated[tuple[Annotated[Annotated[str, Only("bases")] | Gap, OneOf()], ...], AsList] = Field(min_length=1)
    about: Annotated[tuple[Annotated[Term, Coded("subjects")], ...], AsList] = ()
    possible: YesNo | None = None
    data: Annotated[tuple[Annotated[Term, Coded("groups", "items")], ...], AsList] = ()
    interest: Annotated[tuple[Annotated[Annotated[Term, Coded("interests")] | Gap, OneOf()], ...], AsList] = ()
    law: Annotated[tuple[Annotated[Annotated[Term, Coded("laws")] | Gap, OneOf()], ...], AsList] = ()
    balancing: Annotated[Literal["done"] | Link | None, OneOf()] = None
    withdraw: Doors | None = None
    marketing: YesNo | None = None
    profiling: YesNo | None = None
    impact: Annotated[str, Only("impacts")] | None = None


class ProvidingData(Model):
    """Whether the data must be given, and what follows if not (Art. 13(2)(e))."""

    required_by: Annotated[
        tuple[Annotated[Annotated[Term, Coded("required_by", "laws")] | Gap, OneOf()], ...], AsList
    ] = Field(min_length=1)
    needed: Annotated[tuple[Annotated[Annotated[Term, Coded("items")] | Gap, OneOf()], ...], AsList] = Field(
        min_length=1
    )
    without_it: Annotated[tuple[Annotated[Annotated[Term, Coded("without_it")] | Gap, OneOf()], ...], AsList] = Field(
        min_length=1
    )

    @model_validator(mode="after")
    def refuse_nothing_beside(self) -> ProvidingData:
        """Where nothing requires the data, nothing else does.

        Raises:
            Mistake: something stands beside it.

        """
        if "nothing" in self.required_by and len(self.required_by) > 1:
            raise Mistake("nothing-not-alone", inside="required_by")
        return self


class Item(Row):
    """A kind of personal data (Art. 14(1)(d)), and what lets it be processed if the law asks for more than a basis."""

    first = "item"
    item: Annotated[Term, Coded("items")]
    group: Annotated[Term, Coded("groups")] | None = None
    optional: YesNo | None = None
    when: Words | None = None
    special: Annotated[tuple[Annotated[Annotated[str, Only("special")] | Gap, OneOf()], ...], AsList] = ()
    law: Annotated[Annotated[Term, Coded("special_laws", "laws")] | Gap | None, OneOf()] = None
    criminal: Annotated[tuple[Annotated[Annotated[str, Only("criminal")] | Gap, OneOf()], ...], AsList] = ()
    ground: Annotated[Annotated[str, Only("identity_grounds")] | Gap | None, OneOf()] = None

    @model_validator(mode="after")
    def refuse_law_of_nothing(self) -> Item:
        """A law is named for a special category, whose condition stands beside it.

        Raises:
            Mistake: there is none.

        """
        if self.law and not self.special:
            raise Mistake("law-without-special", inside="law")
        return self


class Origin(Row):
    """Where data come from (Art. 14(2)(f))."""

    first = "source"
    source: Annotated[Term, Coded("sources")]
    origin: Annotated[str, Only("origins")] | None = Field(None, alias="from")
    public: Annotated[str, Only("public")] | None = None
    possible: YesNo | None = None


class Recipient(Row):
    """Who receives data (Art. 13(1)(e))."""

    first = "recipient"
    recipient: Annotated[Term, Coded("recipients")]
    name: Annotated[Line | Words | None, OneOf()] = None
    role: Annotated[str, Only("recipient_roles")] | None = None
    services: Annotated[tuple[Annotated[Term, Coded("recipient_services")], ...], AsList] = ()
    when: Annotated[Term, Coded("recipient_cases")] | None = None
    data: Annotated[tuple[Annotated[Term, Coded("groups", "items")], ...], AsList] = ()
    place: Annotated[Term, Coded("places")] | None = None
    possible: YesNo | None = None
    impact: Annotated[str, Only("impacts")] | None = None


class Transfer(Row):
    """A transfer outside the EEA (Art. 13(1)(f), 44-49)."""

    first = "recipient"
    bare = False
    recipient: Annotated[Term, Coded("recipients")]
    name: Annotated[Line | Words | None, OneOf()] = None
    country: Annotated[Literal["outside_eea"] | Country | Gap, OneOf()]
    safeguard: Annotated[tuple[Annotated[Annotated[str, Only("safeguards")] | Gap, OneOf()], ...], AsList] = Field(
        min_length=1
    )
    copy_from: Annotated[Door, DoorType()] | None = Field(None, alias="copy")
    possible: YesNo | None = None


class Security(Model):
    """How the data are protected (Art. 32); optional, and only what is true."""

    paper: Annotated[Literal["none"] | tuple[Annotated[Term, Coded("paper")], ...] | None, OneOf()] = None
    electronic: Annotated[tuple[Annotated[Term, Coded("electronic")], ...], AsList] | None = None


class Decision(Model):
    """An automated decision (Art. 13(2)(f), 22)."""

    decision: Words
    logic: Annotated[Words | Gap, OneOf()]
    consequences: Annotated[Words | Gap, OneOf()]
    ground: Annotated[Annotated[str, Only("decision_grounds")] | Gap | None, OneOf()] = None
    law: Annotated[tuple[Annotated[Annotated[Term, Coded("laws")] | Gap, OneOf()], ...], AsList] = ()


class Confirmation(Row):
    """On which day somebody last confirmed the facts, and who: a role or initials, which no page ever says."""

    first = "date"
    date: Day
    by: Role | None = None


class Children(Model):
    """Who uses the rights of a child, and from which age a child consents alone to an online service (Art. 8)."""

    used_by: Annotated[tuple[Annotated[Term, Coded("child_representatives")], ...], AsList] = ()
    consent_age: Annotated[Literal["13"] | None, OneOf()] = None


class Limit(Model):
    """A law that limits rights, and in which case (Art. 23)."""

    right: Annotated[tuple[Annotated[str, Only("limited_rights")], ...], AsList] = Field(min_length=1)
    law: Annotated[Annotated[Term, Coded("laws")] | Gap, OneOf()]
    because: Words | None = None


class Register(Model):
    """What one file says: the facts of one register."""

    controller: Controller
    joint_controllers: JointControl | None = None
    representative: Representative | None = None
    processor_for: Annotated[tuple[Task, ...], AsList] | None = None
    contact: Annotated[Contact | tuple[Contact, ...] | None, OneOf()] = None
    dpo: Annotated[Literal["none"] | Dpo | tuple[Dpo, ...] | None, OneOf()] = None
    requests: Requests | None = None
    kind: Annotated[Term, Coded("registers")] = Field(alias="register")
    drawn_up: Annotated[Day | Gap | None, OneOf()] = None
    updated: Day | None = None
    reviewed: Confirmation | None = None
    review_by: Day | None = None
    aliases: Annotated[tuple[Address, ...], AsList, SayingSome] = ()
    languages: Annotated[tuple[Language, ...], AsList] | None = None
    wording: Wording = Wording()
    appearance: Appearance = Appearance()
    subjects: Annotated[tuple[Annotated[Term, Coded("subjects")], ...], AsList] | None = None
    purposes: tuple[Purpose, ...] = Field(min_length=1)
    providing_data: Annotated[Literal["voluntary", "observed"] | ProvidingData | Gap, OneOf()]
    data: Annotated[tuple[Annotated[Item | Gap, OneOf()], ...], AsList] = Field(min_length=1)
    sources: Annotated[tuple[Annotated[Origin | Gap, OneOf()], ...], AsList] = Field(min_length=1)
    recipients: Annotated[
        Literal["none"] | tuple[Annotated[Literal["no_others"] | Recipient | Gap, OneOf()], ...] | Gap,
        OneOf(),
    ]
    sold: YesNo | None = None
    transfers: Annotated[
        Literal["none"]
        | tuple[Annotated[Literal["only_adequate", "if_technically_needed"] | Transfer | Gap, OneOf()], ...]
        | Gap,
        OneOf(),
    ]
    retention: Annotated[tuple[Annotated[Retention | Gap, OneOf()], ...] | Gap, OneOf()]
    security: Security | None = None
    cookies: Annotated[Literal["none", "used"] | Cookies | Gap | None, OneOf()] = None
    services: Annotated[tuple[Service, ...], AsList] = ()
    automated_decisions: Annotated[Literal["none"] | tuple[Annotated[Decision | Gap, OneOf()], ...] | Gap, OneOf()]
    profiling: Annotated[YesNo | Gap | None, OneOf()] = None
    children: Children | None = None
    limits: Annotated[tuple[Limit, ...], AsList] = ()
    changes: Annotated[tuple[Annotated[Term, Coded("announcements")], ...], AsList] = ()
    more: dict[Annotated[str, Only("sections")], Prose] = Field(default_factory=dict)

    @field_validator("more", mode="before")
    @classmethod
    def look_at_prose(cls, value: object, info: ValidationInfo) -> object:
        """Prose stands under the name of its section, and is read if it is no more than can be read soon.

        Raises:
            Mistake: it stands under `more:` itself, or is too much.

        """
        if is_words(value, find_context(info).theme):
            raise Mistake("prose-without-section")
        refuse_much_prose(value)
        return value

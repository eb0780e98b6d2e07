"""Who is responsible for a register, and whom its data subjects can ask."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .addresses import Email, Link, Phone
from .doors import Door, DoorType
from .model import Gap, Model, Row
from .own_words import Term, Words
from .scalars import BusinessId, CompanyName, Line, Name
from .shapes import AsList, OneOf
from .terms import Coded


class Controller(Model):
    """Who decides why and how the data are processed (GDPR Art. 4(7), 13(1)(a))."""

    name: Annotated[CompanyName | Words, OneOf()]
    known_as: CompanyName | None = None
    business_id: Annotated[BusinessId | Gap | None, OneOf()] = None
    address: Annotated[Line | Gap, OneOf()]
    phone: Phone | None = None
    email: Email | None = None
    website: Link | None = None


class JointController(Row):
    """Another one who decides with the controller."""

    first = "name"
    name: Annotated[Name | Words, OneOf()]
    business_id: BusinessId | None = None
    address: Line | None = None
    phone: Phone | None = None
    email: Email | None = None
    website: Link | None = None


class JointControl(Model):
    """Who decides together with the controller, and the essence of their arrangement (Art. 26)."""

    others: Annotated[tuple[JointController, ...], AsList] = Field(min_length=1)
    arrangement: Annotated[Words | Gap, OneOf()]
    contact_point: Annotated[Door, DoorType()] | None = None


class Representative(Model):
    """The representative in the Union of a controller that is established outside it (Art. 27)."""

    name: Annotated[Name | Words, OneOf()]
    address: Line | None = None
    phone: Phone | None = None
    email: Email | None = None


class Contact(Model):
    """Whom to ask; what is left out is taken from the controller."""

    name: Annotated[Name | Words | None, OneOf()] = None
    title: Words | None = None
    role: Annotated[Term, Coded("roles")] | None = None
    phone: Phone | None = None
    email: Email | None = None
    address: Line | None = None


class Dpo(Model):
    """A data protection officer, a person or an organisation, only if one is designated (Art. 13(1)(b), 37)."""

    name: Annotated[Name | Words | None, OneOf()] = None
    address: Line | None = None
    phone: Phone | None = None
    email: Email | None = None


class Task(Row):
    """Work in which the company is no controller but processes data on behalf of one (Art. 4(8), 28)."""

    first = "controller"
    controller: Annotated[Line | Words, OneOf()]
    task: Words | None = None
    ask: Annotated[Door, DoorType(codes=False)] | None = None

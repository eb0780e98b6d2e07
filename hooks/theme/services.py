"""The form of an entry of the catalogue of services: facts of a third party, each with what was read and when."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from .kinds import Country, DatedFact, Day, Length, Lifetime, Text, Texts

FOLDER = "services"  # in that of the shared data
FILE = rf"{FOLDER}/[a-z][a-z0-9_]*\.yml"
LINK = r"^https://[^\s]+$"


def is_service(name: str) -> bool:
    """Whether a file of the shared data is an entry of the catalogue."""
    return re.fullmatch(FILE, name) is not None


def get_code(name: str) -> str:
    """The code of the service of a file."""
    return PurePosixPath(name).stem


Link = Annotated[Text, Field(pattern=LINK)]
Role = Literal["processor", "controller", "joint_controller"]


class Part(BaseModel):
    """A part of an entry, which has no key but these."""

    model_config = ConfigDict(extra="forbid")


class ServiceCompany(Part):
    """Who offers a service, and the code of the recipient where it has one."""

    name: Text
    address: Text = ""
    country: Country
    recipient: Text = ""


class ServicePurpose(Part):
    """What a service is used for, and the basis that it needs."""

    purpose: Text | Texts
    basis: Text


class Behind(Part):
    """Who receives data behind the company."""

    name: Text | Texts
    country: Country


class ServiceTransfer(Part):
    """Where data go outside the EEA, and on what that rests."""

    to: Text | Texts
    country: Country
    safeguards: Annotated[list[Text], Field(min_length=1)]


class Stored(Part):
    """What a service stores on a device: the row of a cookie, or of other storage (IAB storage disclosure 1.1)."""

    name: Annotated[Text, Field(pattern=r"[^*]")]  # a wildcard never stands alone
    domain: Text = "own"
    type: Literal["cookie", "local_storage", "session_storage"]
    lifetime: Lifetime
    refreshed: Literal["yes", "no"] | None = None
    purpose: Text


class KeptFor(Part):
    """How long a service keeps data: what its customer chooses from, what is fixed, or by what it is decided."""

    choices: list[Length] | None = None
    fixed: Length | None = None
    criteria: Texts | None = None

    @model_validator(mode="after")
    def refuse_several(self) -> KeptFor:
        """One of the three is said.

        Raises:
            ValueError: several are, or none.

        """
        if len(self.model_fields_set) != 1:
            raise ValueError("one of choices, fixed and criteria is said")
        return self


class Setting(Part):
    """What an editor states beside the service: the words for it, and what follows where it is on."""

    fi: Text = ""
    en: Text = ""
    role: Role | None = None
    retention: Length | None = None
    link: Link | None = None


class Joint(Part):
    """What joint controllers have agreed (Art. 26): its essence in our words, and where the agreement is."""

    essence: Texts
    agreement: Link


class Source(Part):
    """What was read, and which keys of the entry it says."""

    url: Link | None = None
    name: Text = ""
    read: Day | None = None
    says: Annotated[list[Text], Field(min_length=1)]

    @model_validator(mode="after")
    def refuse_nameless(self) -> Source:
        """It has an address or a name.

        Raises:
            ValueError: it has none of them.

        """
        if not self.url and not self.name:
            raise ValueError("a source has a url or a name")
        return self


class Service(DatedFact):
    """One service; an empty list says none, and what could not be confirmed is left out and named as `uncertain`."""

    name: Text
    kind: Text = Field(alias="for")
    company: ServiceCompany | None = None  # none where whoever uses it runs it, or it could not be confirmed
    roles: list[Role] | None = None
    what: Texts | None = None
    purpose: ServicePurpose
    data: list[Text | Texts] | None = None
    behind: list[Behind] | None = None
    transfers: list[ServiceTransfer] | None = None
    cookies: list[Stored] | None = None
    retention: KeptFor | None = None
    settings: dict[str, Setting] | None = None
    opt_out: Link | None = None
    privacy: Link | None = None
    joint: Joint | None = None
    sources: Annotated[list[Source], Field(min_length=1)]
    uncertain: list[Text] | None = None

    @model_validator(mode="after")
    def refuse_uncertain(self) -> Service:
        """What is uncertain is not said.

        Raises:
            ValueError: it is.

        """
        known = self.model_fields_set.intersection(self.uncertain or ())
        if known:
            raise ValueError("what is uncertain is left out")
        return self

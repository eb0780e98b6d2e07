"""The form of an entry of the catalogue of services: facts of a third party, each with what was read and when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from .kinds import Country, DatedFact, Day, Length, Lifetime, Text, Texts

LINK = r"^https://[^\s]+$"
HOST = r"^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$"


Link = Annotated[Text, Field(pattern=LINK)]
Role = Literal["processor", "controller", "joint_controller"]


class Part(BaseModel):
    """A part of an entry, which has no key but these."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


class ServiceCompany(Part):
    """Who offers a service."""

    name: Text
    address: Text = ""
    country: Country


class ServicePurpose(Part):
    """What a service is used for, and the basis that it usually has; `words` tell more exactly what a code says."""

    purpose: Text | Texts
    basis: Text
    words: Texts | None = None


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
    """How long a service keeps data: what its customer chooses from, what is fixed, or by what it is decided.

    Attributes:
        choices: the times of which its customer chooses one.
        fixed: the time, where there is no choice.
        criteria: by what it is decided, where there is no time.
        data: what is kept, where that is not all that the service collects.
        start: from when the time is counted.
        then: what happens afterwards.

    """

    choices: list[Length] | None = None
    fixed: Length | None = None
    criteria: Texts | None = None
    data: Texts | None = None
    start: Texts | None = None
    then: Texts | None = None

    @model_validator(mode="after")
    def refuse_several(self) -> KeptFor:
        """One of the three is said.

        Raises:
            ValueError: several are, or none.

        """
        if len(self.model_fields_set & {"choices", "fixed", "criteria"}) != 1:
            raise ValueError("one of choices, fixed and criteria is said")
        return self


class Setting(Part):
    """What an editor states beside the service with yes or no, what a page says then, and what follows where it is on.

    Attributes:
        question: what the editor is asked, as a clause: `whether …`.
        when_on: the sentence where it is on; `{link}` stands for `link`.
        when_off: the sentence where it is off.
        role: another role that the company then has.
        retention: how long the data of the setting are kept, which `data` names.
        data: see there.
        link: an address that the sentence names.
        without: what the service does not bring then.

    """

    question: Texts
    when_on: Texts | None = None
    when_off: Texts | None = None
    role: Role | None = None
    retention: Length | None = None
    data: Texts | None = None
    link: Link | None = None
    without: list[Literal["cookies", "transfers"]] | None = None


class OptOut(Part):
    """Where a visitor can refuse the service at its provider, and the sentence that says so with `{link}`."""

    link: Link
    says: Texts | None = None


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
    """One service; an empty list says none, and what could not be confirmed is left out and named as `uncertain`.

    Attributes:
        name: as its provider calls it.
        kind: what it is for, by the code of `service_kinds`.
        key: a short key of its own that a register may use in the place of a row of `services`.
        recipient: what the list of recipients says beside the company, where the name is not enough.
        data: what it collects, as items or as sentences.
        hosts: where browsers reach it; `*.a.example` is every host below that one. Only `audit` uses them.

    """

    name: Text
    kind: Text = Field(alias="for")
    key: Annotated[Text, Field(pattern=r"^[a-z][a-z_]*$")] | None = None
    company: ServiceCompany | None = None  # none where whoever uses it runs it, or it could not be confirmed
    recipient: Texts | None = None
    roles: Annotated[list[Role], Field(max_length=2)] | None = None
    what: Texts
    purpose: ServicePurpose
    data: list[Text | Texts] | Texts | None = None
    behind: list[Behind] | None = None
    transfers: list[ServiceTransfer] | None = None
    cookies: list[Stored] | None = None
    hosts: Annotated[list[Annotated[Text, Field(pattern=HOST)]], Field(min_length=1)] | None = None
    retention: KeptFor | None = None
    settings: dict[str, Setting] | None = None
    opt_out: OptOut | None = None
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

"""What a website stores on devices, and the services that it uses; what these bring is in the catalogue of services."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from ..reading.display import quote
from ..reading.fault_codes import FaultCode
from ..reading.messages import Series
from .addresses import Link
from .context import find_context
from .countries import Country
from .mistakes import Mistake, describe_value
from .model import Gap, Model, Row
from .own_words import Term, Words
from .scalars import Line, YesNo
from .shapes import AsList, OneOf
from .terms import Coded, Only
from .times import Lifetime, Period

NO_ENTRY: Mapping[str, Any] = {}


class Cookie(Model):
    """One cookie or other storage: name, provider, purpose, lifetime (917/2014 s. 205; Traficom's guide)."""

    name: Line
    type: Annotated[str, Only("storage")] | None = None
    provider: Annotated[Line | Gap, OneOf()]
    purpose: Annotated[Annotated[Term, Coded("cookie_purposes")] | Gap, OneOf()]
    lifetime: Annotated[Lifetime | Words | Gap, OneOf()]


class Cookies(Model):
    """The cookies of the website."""

    settings: Annotated[Link | Gap | None, OneOf()] = None
    purposes: Annotated[tuple[Annotated[Term, Coded("cookie_purposes")], ...], AsList] = ()
    collects: Annotated[tuple[Annotated[Term, Coded("items")], ...], AsList] = ()
    linked_to_forms: YesNo | None = None
    rows: Annotated[Gap | tuple[Cookie, ...] | None, OneOf()] = Field(None, alias="list")


class ServiceTransfer(Model):
    """Where a service takes data outside the EEA (Art. 13(1)(f), 44-49)."""

    to: Annotated[Line | Words, OneOf()]
    country: Country
    safeguard: Annotated[tuple[Annotated[str, Only("safeguards")], ...], AsList] = Field(min_length=1)


class Service(Row):
    """A service that the website uses: one of the catalogue with what it leaves open, or another one in own words."""

    first = "service"
    service: Annotated[Term, Coded("services")]
    in_use: Annotated[Gap | None, OneOf()] = None
    settings: dict[str, YesNo] = Field(default_factory=dict)
    what: Words | None = None
    company: Annotated[Line | Gap | None, OneOf()] = None
    role: Annotated[Annotated[str, Only("recipient_roles")] | Gap | None, OneOf()] = None
    arrangement: Annotated[Words | Gap | None, OneOf()] = None
    purpose: Annotated[Term, Coded("purposes")] | None = None
    basis: Annotated[Annotated[str, Only("bases")] | Gap | None, OneOf()] = None
    interest: Annotated[tuple[Annotated[Term, Coded("interests")], ...], AsList] = ()
    data: Annotated[tuple[Annotated[Term, Coded("groups", "items")], ...], AsList] = ()
    transfers: Annotated[Literal["none"] | tuple[ServiceTransfer, ...] | Gap | None, OneOf()] = None
    cookies: Annotated[Literal["none"] | tuple[Cookie, ...] | Gap | None, OneOf()] = None
    retention: Annotated[Period | Words | Gap | None, OneOf()] = None
    privacy: Link | None = None

    def __hash__(self) -> int:
        return hash(self.service)  # a table of settings has no hash

    @field_validator("service", mode="after")
    @classmethod
    def refuse_untranslated(cls, value: Term, info: ValidationInfo) -> Term:
        """The catalogue speaks of the service in every language of the notice.

        Raises:
            Mistake: it does not.

        """
        context = find_context(info)
        entry = find_entry(value, info)
        missing = tuple(language for language in context.languages if entry and language not in entry["what"])
        if missing:
            raise Mistake("service-in-no-language", service=entry["name"], languages=Series(missing))
        return value

    @field_validator("settings", mode="before")
    @classmethod
    def refuse_unknown_settings(cls, value: object, info: ValidationInfo) -> object:
        """The settings are those that the catalogue knows of the service.

        Raises:
            Mistake: they are none, or others.

        """
        if "service" not in info.data:
            return {}
        entry = find_entry(info.data["service"], info)
        known = tuple(entry.get("settings", ()))
        if not known:
            raise Mistake("no-settings", code=FaultCode.UNKNOWN_KEY)
        if not isinstance(value, dict):
            raise Mistake(
                "settings-without-keys",
                value=describe_value(value),
                service=entry["name"],
                setting=known[0],
                settings=Series(known),
            )
        unknown = [name for name in value if name not in known]
        if not unknown:
            return value
        raise Mistake(
            "no-such-setting",
            code=FaultCode.UNKNOWN_KEY,
            inside=unknown[0],
            service=entry["name"],
            settings=Series(known),
        )

    @field_validator("retention", mode="after")
    @classmethod
    def refuse_other_time(cls, value: object, info: ValidationInfo) -> object:
        """Where the service offers certain times only, it is one of them.

        Raises:
            Mistake: it is another one.

        """
        entry = find_entry(info.data.get("service"), info)
        offered = entry.get("retention", {}).get("choices")
        if offered and isinstance(value, str) and value not in offered:
            raise Mistake(
                "not-offered", service=entry["name"], value=quote(value), offered=Series(tuple(offered), "or")
            )
        return value


def find_entry(service: object, info: ValidationInfo) -> Mapping[str, Any]:
    """What the catalogue says of a service; nothing of one that it does not know."""
    services = find_context(info).theme.services
    return services.get(service, NO_ENTRY) if isinstance(service, str) else NO_ENTRY

"""What a service brings by itself, so that no editor writes it: as its entry in the catalogue says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..format.register import GoogleAnalytics, Register
from ..theme.theme import Theme
from .contacts import CONTACT, COOKIE_SETTINGS
from .data import VISITORS
from .lines import CookieLine, PurposeLine, RecipientLine, TransferLine

ANALYTICS = "google_analytics"

Entry = Mapping[str, Any]  # of the catalogue, see `theme.services`
Settings = Mapping[str, Mapping[str, str]]  # of such an entry, those that are on


@dataclass(frozen=True)
class Brought:
    """The lines of services, which stand after those of the file.

    Attributes:
        purposes: what the service is for.
        recipients: who receives data by it.
        transfers: where outside the EEA the data go.
        cookies: what it stores.
        retention: what it keeps, by the name of its text, and for how long.

    """

    purposes: tuple[PurposeLine, ...] = ()
    recipients: tuple[RecipientLine, ...] = ()
    transfers: tuple[TransferLine, ...] = ()
    cookies: tuple[CookieLine, ...] = ()
    retention: tuple[tuple[str, str], ...] = ()


def list_services(register: Register) -> tuple[str, ...]:
    """The services that a register says are in use, by their codes."""
    return (ANALYTICS,) if isinstance(register.google_analytics, GoogleAnalytics) else ()


def find_brought(register: Register, theme: Theme) -> Brought:
    """What the services of a register bring; nothing of one that is not known to be in use."""
    analytics = register.google_analytics
    if not isinstance(analytics, GoogleAnalytics):
        return Brought()
    entry = theme.services[ANALYTICS]
    switched_on = {name: setting for name, setting in entry["settings"].items() if getattr(analytics, name)}
    return Brought(
        purposes=(make_purpose(entry),),
        recipients=(make_recipient(entry, switched_on),),
        transfers=tuple(list_transfers(entry)),
        cookies=tuple(list_cookies(entry)),
        retention=tuple(list_retention(analytics.retention, switched_on)),
    )


def make_purpose(entry: Entry) -> PurposeLine:
    """What a service is for; consent to it is withdrawn where cookies are chosen."""
    return PurposeLine(
        key=(),
        purpose=entry["purpose"]["purpose"],
        bases=(entry["purpose"]["basis"],),
        about=(VISITORS,),
        withdraw=(COOKIE_SETTINGS,),
    )


def make_recipient(entry: Entry, switched_on: Settings) -> RecipientLine:
    """Who offers a service, in its role, and in those that it has by settings."""
    roles = [*entry["roles"]]
    for setting in switched_on.values():
        roles += filter(None, [setting.get("role")])
    return RecipientLine(
        recipient=entry["company"]["recipient"],
        name=entry["company"]["name"],
        roles=tuple(roles),
    )


def list_transfers(entry: Entry) -> Iterator[TransferLine]:
    """Where a service takes data outside the EEA."""
    for transfer in entry["transfers"]:
        yield TransferLine(
            recipient=entry["company"]["recipient"],
            name=transfer["to"],
            country=transfer["country"],
            safeguards=tuple(transfer["safeguards"]),
            copy=CONTACT,
        )


def list_cookies(entry: Entry) -> Iterator[CookieLine]:
    """What a service stores."""
    for stored in entry["cookies"]:
        yield CookieLine(
            name=stored["name"],
            provider=entry["company"]["name"],
            purpose=stored["purpose"],
            lifetime=stored["lifetime"],
        )


def list_retention(chosen: object, switched_on: Settings) -> Iterator[tuple[str, str]]:
    """What a service keeps, and for how long: as was chosen, and by its settings; nothing of what is a gap."""
    if isinstance(chosen, str):
        yield "usage_data", chosen
    for name, setting in switched_on.items():
        if "retention" in setting:
            yield f"{name}_data", setting["retention"]

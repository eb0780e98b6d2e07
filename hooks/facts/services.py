"""What a service brings by itself, so that no editor writes it: today Google Analytics alone."""

from __future__ import annotations

from dataclasses import dataclass

from ..format.register import GoogleAnalytics, Register
from ..theme.theme import Theme
from .contacts import CONTACT, COOKIE_SETTINGS
from .lines import CookieLine, PurposeLine, RecipientLine, TransferLine

GOOGLE = "google_ireland"  # the code of the recipient
SAFEGUARDS = ("dpf", "scc")


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


def find_brought(register: Register, theme: Theme) -> Brought:
    """What the services of a register bring; nothing of one that is not known to be in use."""
    analytics = register.google_analytics
    if not isinstance(analytics, GoogleAnalytics):
        return Brought()
    google = theme.constants["google_analytics"]
    return Brought(
        purposes=(
            PurposeLine(
                key=(),
                purpose="web_analytics",
                bases=("consent",),
                about=("website_visitors",),
                withdraw=(COOKIE_SETTINGS,),
            ),
        ),
        recipients=(
            RecipientLine(
                recipient=GOOGLE,
                name=google["company"],
                roles=find_roles(analytics),
            ),
        ),
        transfers=(
            TransferLine(
                recipient=GOOGLE,
                name=google["subprocessor"],
                country=google["country"],
                safeguards=SAFEGUARDS,
                copy=CONTACT,
            ),
        ),
        cookies=tuple(
            CookieLine(
                name=cookie["name"],
                provider=google["company"],
                purpose="analytics",
                lifetime=cookie["lifetime"],
            )
            for cookie in google["cookies"]
        ),
        retention=list_retention(analytics, theme),
    )


def find_roles(analytics: GoogleAnalytics) -> tuple[str, ...]:
    """The roles of Google: with advertising it uses the data for its own ends, too."""
    return ("processor", "controller") if analytics.ads else ("processor",)


def list_retention(analytics: GoogleAnalytics, theme: Theme) -> tuple[tuple[str, str], ...]:
    """What Google Analytics keeps, and for how long; nothing of what is a gap."""
    kept = []
    if isinstance(analytics.retention, str):
        kept.append(("usage_data", analytics.retention))
    if analytics.demographics:
        kept.append(("demographics_data", theme.constants["google_analytics"]["demographics_retention"]))
    return tuple(kept)

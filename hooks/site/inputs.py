"""What one build of the site is made from beside the registers, read once."""

from __future__ import annotations

from dataclasses import dataclass

from ..reading.messages import ENGLISH
from ..theme.site import Addresses
from ..theme.theme import Theme
from .headers import Headers, read_headers
from .styles import Stylesheet, find_stylesheet


@dataclass(frozen=True)
class Inputs:
    """One build.

    Attributes:
        theme: what all notices share.
        headers: what a browser is told with every page.
        stylesheet: what the pages use of Material's.
        addresses: where the site is, and where its files are edited.
        is_serving: whether a faulty register gets a page with its faults, and stops nothing.
        as_pdf: whether every notice gets a PDF, too.
        draft: the commit whose draft each page says it is, or nothing.
        language: of messages.

    """

    theme: Theme
    headers: Headers
    stylesheet: Stylesheet
    addresses: Addresses
    is_serving: bool
    as_pdf: bool
    draft: str
    language: str

    @property
    def shows_drafts(self) -> bool:
        """Whether drafts have pages, too, as they never have on the published site."""
        return self.is_serving or bool(self.draft)


def read_inputs(
    theme: Theme,
    addresses: Addresses,
    *,
    is_serving: bool = False,
    as_pdf: bool = False,
    draft: str = "",
    language: str = ENGLISH,
) -> Inputs:
    """What a build is made from beside the registers.

    Args:
        theme: what all notices share.
        addresses: where the site is, and where its files are edited; no address of a draft lasts.
        is_serving: whether the site is served, and so read for every build.
        as_pdf: whether every notice gets a PDF, too.
        draft: the commit whose draft each page says it is, or nothing.
        language: of messages.

    Raises:
        ValueError: a file of the theme is faulty, or Material is missing.

    """
    return Inputs(
        theme=theme,
        headers=read_headers(theme.folder),
        stylesheet=find_stylesheet(theme),
        addresses=Addresses() if draft else addresses,
        is_serving=is_serving,
        as_pdf=as_pdf,
        draft=draft,
        language=language,
    )

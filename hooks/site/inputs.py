"""What one build of the site is made from, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..folder.collection import Collection, load
from ..parallel import Follow, follow_silently
from ..reading.messages import ENGLISH
from ..theme.theme import Theme
from .headers import Headers, read_headers
from .settings import read_site_theme
from .styles import Stylesheet, find_stylesheet


@dataclass(frozen=True)
class Inputs:
    """One build.

    Args:
        theme: what all notices share.
        headers: what a browser is told with every page.
        stylesheet: what the pages use of Material's.
        collection: the registers.
        is_serving: whether a faulty register gets a page with its faults, and stops nothing.
        as_pdf: whether every notice gets a PDF, too.
        draft: the commit whose draft each page says it is, or nothing.
        language: of messages.
        follow: sees how far the work is.

    """

    theme: Theme
    headers: Headers
    stylesheet: Stylesheet
    collection: Collection
    is_serving: bool
    as_pdf: bool
    draft: str
    language: str
    follow: Follow

    @property
    def shows_drafts(self) -> bool:
        """Whether drafts have pages, too, as they never have on the published site."""
        return self.is_serving or bool(self.draft)


def read_inputs(notices: Path, theme_folder: Path, given: Mapping[str, Any], *, is_serving: bool) -> Inputs:
    """What a build is made from: what build.py has read already, or else what is on the disk.

    Args:
        notices: the folder of registers.
        theme_folder: that of the theme.
        given: what build.py hands on: `seloste_theme`, `collection`, `pdf`, `draft`, `language` and `follow`.
        is_serving: whether the site is served, and so read for every build.

    Raises:
        ValueError: the folder of registers is a link, or a file of the theme is faulty.
        OSError: the folder cannot be listed.

    """
    theme = given.get("seloste_theme") or read_site_theme(notices, theme_folder)
    return Inputs(
        theme=theme,
        headers=read_headers(theme.folder),
        stylesheet=find_stylesheet(theme),
        collection=given.get("collection") or load(notices, theme),
        is_serving=is_serving,
        as_pdf=bool(given.get("pdf")),
        draft=given.get("draft", ""),
        language=given.get("language", ENGLISH),
        follow=given.get("follow", follow_silently),
    )

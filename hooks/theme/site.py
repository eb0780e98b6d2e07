"""What a project says of its site: the part of what all notices share that is its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Addresses:
    """Where a site is, and where its files are edited: each the full address of a folder, or nothing."""

    site: str = ""
    edit: str = ""

    @property
    def base(self) -> str:
        """The path at which the site is on its host; the root, if its address is not known."""
        return urlsplit(self.site).path or "/"


@dataclass(frozen=True, eq=False)
class Site:
    """One site.

    Args:
        languages: of a notice that names none, if they are not those of the program.
        operator: `name` and `email` of who keeps it, if the project says so.
        colour: of the pages that have none of their own company, if the project names one.
        addresses: that of the site and of its files' editor; those of variables if there are none.

    """

    languages: tuple[str, ...] = ()
    operator: Mapping[str, str] | None = None
    colour: str = ""
    addresses: Addresses | None = None

"""What a project says of its site: the part of what all notices share that is its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Site:
    """One site.

    Args:
        languages: of a notice that names none, if they are not those of the program.
        operator: `name` and `email` of who keeps it, if the project says so.
        colour: of the pages that have none of their own company, if the project names one.
        addresses: MkDocs' settings for that of the site and of its files' editor; those of variables if there are none.

    """

    languages: tuple[str, ...] = ()
    operator: Mapping[str, str] | None = None
    colour: str = ""
    addresses: Mapping[str, str] | None = None

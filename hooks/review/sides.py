"""One of the two versions of the notices that are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..folder.entry import Entry
from ..theme.theme import Theme
from .rendering import Rendered


@dataclass(frozen=True)
class Side:
    """One version of the notices that are compared.

    Args:
        entries: the files that are compared whole and are no drafts, by address.
        rendered: their texts by address, all in the words of the newer version, so that only what the company changed
            is marked.
        theme: with which what the version says is judged.
        leading: every address that leads to a page, with the address of that page; asked of the newer version alone.

    """

    entries: Mapping[str, Entry]
    rendered: Mapping[str, Rendered]
    theme: Theme
    leading: Mapping[str, str] = field(default_factory=dict)

"""One of the two versions of the notices that are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..folder.entry import Entry
from ..theme.theme import Theme
from .rendering import Rendered


@dataclass(frozen=True)
class Side:
    """One version of the notices that are compared.

    Args:
        entries: the files that are no drafts, by address.
        rendered: their texts by address, all in the words of the newer version, so that only what the company changed
            is marked.
        theme: with which what the version says is judged.

    """

    entries: Mapping[str, Entry]
    rendered: Mapping[str, Rendered]
    theme: Theme

    @cached_property
    def leading(self) -> dict[str, str]:
        """Every address that leads to a page, with the address of that page."""
        leading = {}
        for entry in self.entries.values():
            for address in entry.addresses:
                leading[address] = entry.address
        return leading

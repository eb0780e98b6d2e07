"""Drafts that are not filled in yet, as they can be looked at: with something in the place of what they lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ..format.holes import find_empty
from ..format.register import Register
from ..format.removal import Removal
from ..format.stand_ins import fill_holes, find_placeholder
from ..reading.faults import select_errors
from ..theme.theme import Theme
from .entry import Entry

KEPT = 4096  # drafts, so that `serve` makes anew only what a save has changed


@lru_cache(KEPT)
def complete_draft(entry: Entry, theme: Theme) -> Entry:
    """A draft with what it states, its holes filled; without that where it has errors, or no whole can be made."""
    if entry.source is None or select_errors(entry.faults):
        return entry
    made = fill_holes(entry.source.data, entry.source.places, theme)
    return replace(
        entry,
        register=made if isinstance(made, Register) else None,
        removal=made if isinstance(made, Removal) else None,
    )


def list_placeholders(entry: Entry, theme: Theme) -> Iterator[str]:
    """Every text on the page of a draft that stands for something that is not filled in."""
    if entry.source is None:
        return
    for language in theme.languages:
        yield find_placeholder(language, theme)
    for _, text in find_empty(entry.source.data, ()):
        if text:
            yield text

"""The versions of the shared texts that came between two themes, with what changed in each, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..theme.theme import Theme
from .shared import TextVersion


def list_text_versions(old: Theme, new: Theme) -> tuple[TextVersion, ...]:
    """The versions that the newer texts tell of and the earlier ones did not, the newest first.

    An earlier version of the project told of none: then its own number is the last that is not told again.

    """
    before, after = old.constants["texts"], new.constants["texts"]
    known = {before["version"], *before.get("versions", {})}
    told: list[TextVersion] = []
    for number, entry in reversed(after.get("versions", {}).items()):
        if number in known:
            break
        told.append(read_text_version(number, entry, new.languages))
    return tuple(told)


def read_text_version(number: str, entry: Mapping[str, Any], languages: Iterable[str]) -> TextVersion:
    """A version as a review tells it, in those of some languages in which it does."""
    said = {language: tuple(entry[language]) for language in languages if language in entry}
    return TextVersion(number, date.fromisoformat(entry["date"]), said)

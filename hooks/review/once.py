"""One change is told once: what only repeats another change, in another list or further in, is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .changes import Change

NAMES = "recipients.name"


@dataclass(frozen=True)
class Told:
    """What changes tell: of which sections, of which places that are no more, and of which words that are others."""

    sections: set[str]
    gone: set[str]
    rewordings: list[Change]


def drop_repeated(changes: Sequence[Change]) -> Iterator[Change]:
    """The changes without those that others tell."""
    told = Told(set(), set(), [])
    for change in changes:
        if not change.derived:
            told.sections.add(change.section)
        if change.kind == "removed":
            told.gone.add(change.path)
        if is_rewording(change):
            told.rewordings.append(change)
    for change in changes:
        if not is_repeated(change, told):
            yield change


def is_rewording(change: Change) -> bool:
    """Whether own words, or the name of a recipient, are others than before."""
    is_of_row = change.kind == "changed" and change.path.endswith("]")
    if change.label == NAMES:
        return is_of_row
    return is_of_row and not change.what


def is_repeated(change: Change, told: Told) -> bool:
    """Whether a change says no more than others do."""
    if change.label == "section":
        return change.section in told.sections
    if change.kind == "removed":
        service, setting, _ = change.path.partition(".settings.")
        return bool(setting) and service in told.gone
    if change.kind != "changed":
        return False
    for rewording in told.rewordings:
        if change is rewording:
            return False
        if is_repetition(change, rewording):
            return True
    return False


def is_repetition(change: Change, rewording: Change) -> bool:
    """Whether a change of another key only puts the new words in the place of the old ones."""
    if change.label == rewording.label:
        return False
    for language, before in change.before.items():
        old = rewording.before.get(language, "")
        new = rewording.after.get(language, "")
        after = change.after.get(language, "")
        if before.replace(old, new) != after:
            return False
    return True

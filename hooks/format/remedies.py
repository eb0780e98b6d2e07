"""What to write instead of a key that is not known, and under a key that has no value."""

from __future__ import annotations

from ..reading.display import Key
from ..reading.messages import Phrase, Series
from ..theme.theme import Theme
from .keys import FIELDS, Path, find_nearest_key, find_right_places, list_keys_beside, may_hold_gap

RESERVED = frozenset({"embed", "aliases"})  # keys of later versions


def suggest_value(path: Path, theme: Theme) -> Phrase:
    """What to write under a key: its example, and a gap where one is allowed."""
    if path not in FIELDS:
        return Phrase("see-template")
    example = (("key", path[-1]), ("example", theme.keys[".".join(path)]["example"]))
    if may_hold_gap(path) and path[-1] != "gap":
        return Phrase("write-example-or-gap", example)
    return Phrase("write-example", example)


def suggest_value_or_nothing(path: Path, theme: Theme) -> Phrase:
    """What to do about a key without a value: one that is not needed can be deleted."""
    if path in FIELDS and FIELDS[path].is_required():
        return suggest_value(path, theme)
    return Phrase("write-or-delete")


def suggest_key(
    key: Key,
    theme: Theme,
    *,
    is_bare: bool,
) -> Phrase:
    """What to write instead of a key that is not known where it stands.

    Args:
        key: the key.
        theme: what else editors call the keys.
        is_bare: whether it stands alone in a row, where a code was meant: `- email:`.

    """
    name = str(key[-1])
    if name in RESERVED:
        return Phrase("kept-for-later")
    if is_bare:
        return Phrase("write-bare", (("code", name), ("first", list_keys_beside(key)[0])))
    if near := find_nearest_key(key, theme):
        return Phrase("did-you-mean", (("names", near),))
    if paths := find_right_places(key, theme):
        return suggest_place(paths)
    return Phrase("keys-here", (("keys", Series(tuple(list_keys_beside(key)))),))


def suggest_place(paths: list[Path]) -> Phrase:
    """Where a key belongs: under others, or under none."""
    above = tuple(f"`{path[0]}:`" for path in paths if len(path) > 1)
    if not above:
        return Phrase("at-left-margin")
    return Phrase("belongs-under", (("keys", Series(above, "or")),))

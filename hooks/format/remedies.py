"""What to write instead of a key that is not known, and under a key that has no value."""

from __future__ import annotations

from ..reading.display import Key
from ..reading.messages import Phrase, Series, make_phrase
from ..theme.theme import Theme
from .keys import FIELDS, Path, find_nearest_key, find_right_places, list_keys_beside, may_hold_gap, strip_indexes

DEMANDED = {  # keys that others demand, or of which one is demanded
    ("drawn_up",),
    ("purposes", "interest"),
    ("purposes", "law"),
    ("data", "special"),
    ("retention", "keep"),
    ("retention", "after"),
    ("retention", "until"),
}
SERVICES = "services"
RESERVED = frozenset({"embed"})  # keys of later versions


def suggest_value(path: Path, theme: Theme) -> Phrase:
    """What to write under a key: its example, and a gap where one is allowed."""
    if path not in FIELDS:
        return Phrase("see-template")
    return make_phrase(
        "write-example-or-gap" if may_hold_gap(path) else "write-example",
        key=path[-1],
        example=theme.keys[".".join(path)]["example"],
    )


def suggest_other_shape(path: Path, value: object, theme: Theme) -> Phrase:
    """What to write under a key whose value has another shape than any that may stand there."""
    if isinstance(value, list) and path == ("controller",):
        return Phrase("one-controller")
    return suggest_value(path, theme)


def may_be_left_out(path: Path) -> bool:
    """Whether a key can be left out, whatever stands beside it."""
    if path not in FIELDS or path in DEMANDED:
        return False
    return not FIELDS[path].is_required()


def suggest_value_or_nothing(path: Path, theme: Theme) -> Phrase:
    """What to do about a key without a value: one that is not needed can be deleted."""
    if path in FIELDS and FIELDS[path].is_required():
        return suggest_value(path, theme)
    return Phrase("write-or-delete")


def suggest_key(key: Key, theme: Theme, *, is_bare: bool) -> Phrase:
    """What to write instead of a key that is not known where it stands.

    Args:
        key: the key.
        theme: what else editors call the keys.
        is_bare: whether it stands alone in a row, where a code was meant: `- email:`.

    """
    name = str(key[-1])
    if name in RESERVED:
        return Phrase("kept-for-later")
    keys = tuple(list_keys_beside(key, theme))
    of_service = suggest_for_services(key, theme)
    if of_service:
        return of_service
    if is_bare:
        return make_phrase("write-bare", code=name, first=keys[0])
    near = find_nearest_key(key, theme)
    if near:
        return make_phrase("did-you-mean", names=near)
    places = find_right_places(key, theme)
    if places:
        return suggest_place(places)
    return make_phrase("keys-here", keys=Series(keys))


def suggest_for_services(key: Key, theme: Theme) -> Phrase | None:
    """What to write instead of a service at the left margin, or of a setting beside its service."""
    name = str(key[-1])
    path = strip_indexes(key)
    if path == (name,) and name in theme.services:
        return make_phrase("write-services", service=name)
    if path == (SERVICES, name) and name in theme.services:
        return make_phrase("write-service", service=name)
    if path == (SERVICES, name) and name in list_settings(theme):
        return make_phrase("write-setting", setting=name)
    return None


def list_settings(theme: Theme) -> set[str]:
    """The names of all settings of services."""
    names: set[str] = set()
    for entry in theme.services.values():
        names.update(entry.get("settings", ()))
    return names


def suggest_place(paths: list[Path]) -> Phrase:
    """Where a key belongs: under others, or under none."""
    inner = [path for path in paths if len(path) > 1]
    if not inner:
        return Phrase("at-left-margin")
    above = tuple(f"`{path[0]}:`" for path in inner)
    return make_phrase("belongs-under", keys=Series(above, "or"))

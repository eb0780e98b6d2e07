"""A service may have a key of its own in a register, as its entry in the catalogue says: it stands for a row.

`pulse: {retention: 14 months, own_use: no}` is the row
`{service: pulse, retention: 14 months, settings: {own_use: no}}` of `services:`. The row takes the place of the
key before all else is read; what is told of it is told of the key that the editor wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..reading.display import Key, format_key
from ..reading.faults import Fault, Place
from ..reading.source import Data
from ..theme.theme import Theme
from .shapes import wrap_in_list
from .website import Service

SERVICES = "services"
SETTINGS = "settings"
IN_USE = "in_use"
OF_SHORT_KEYS = {  # the sentences on settings, where the keys beside these are told, too
    "settings-without-keys": "service-without-keys",
    "no-such-setting": "no-such-key-of-service",
}
OWN = frozenset(Service.model_fields) - {Service.first, SETTINGS}  # what a short key takes beside settings


@dataclass(frozen=True)
class Unfolded:
    """A file whose short keys are rows.

    Attributes:
        data: what it says.
        places: the place of every part; that of a row is where its short key stands.
        written: how a message calls the rows, by how it would call them otherwise; the longer ones first.

    """

    data: Mapping[str, Data]
    places: Mapping[Key, Place]
    written: Mapping[str, str] = field(default_factory=dict)


def unfold_short_keys(data: Mapping[str, Data], places: Mapping[Key, Place], theme: Theme) -> Unfolded:
    """Put rows of `services:` in the places of short keys.

    Args:
        data: what a file says, completed from its company's file.
        places: the place of every part.
        theme: which services have a short key.

    """
    used = [key for key in theme.short_keys if key in data]
    if not used or "removed" in data:
        return Unfolded(data, places)
    rest = dict(data)
    rows = list_rows(data)
    placed = dict(places)
    written: dict[str, str] = {}
    if rows == [None]:
        placed[SERVICES, 0] = places[SERVICES,]
        written[format_key((SERVICES, 0))] = SERVICES
    for key in used:
        row: Key = (SERVICES, len(rows))
        made = make_row(theme.short_keys[key], data[key])
        rows.append(made)
        del rest[key]
        placed |= move_places(key, row, places)
        written |= call_parts(row, key, made)
    placed.setdefault((SERVICES,), places[used[0],])
    rest[SERVICES] = rows
    return Unfolded(rest, placed, written)


def list_rows(data: Mapping[str, Data]) -> list[Data]:
    """The rows of services that a file has already."""
    if SERVICES not in data:
        return []
    stated = data[SERVICES]
    if not stated:
        return [None]  # an empty list is told as no value is
    return list(wrap_in_list(stated))


def call_parts(row: Key, key: str, made: Mapping[str, Data]) -> dict[str, str]:
    """How a message calls a row, and the part of it that the short key stands for, by how it would call them."""
    inner = SETTINGS
    is_use_alone = list(made) == [Service.first, IN_USE]
    if is_use_alone and is_gap(made[IN_USE]):
        inner = IN_USE
    return {
        format_key((*row, inner)): key,
        format_key(row): key,
    }


def is_gap(value: Data) -> bool:
    """Whether a gap stands under a short key itself."""
    return isinstance(value, dict) and "gap" in value


def make_row(service: str, value: Data) -> dict[str, Data]:
    """The row that a value under a short key stands for; a gap there leaves open whether the service is in use."""
    row: dict[str, Data] = {Service.first: service}
    if not isinstance(value, dict):
        row[SETTINGS] = value
        return row
    if is_gap(value):
        row[IN_USE] = value
        return row
    settings: dict[str, Data] = {}
    for name, part in value.items():
        if name in OWN:
            row[name] = part
        else:
            settings[name] = part
    if settings or not value:
        row[SETTINGS] = settings
    return row


def move_places(key: str, row: Key, places: Mapping[Key, Place]) -> dict[Key, Place]:
    """The places of the parts of a row, which are those of the parts under its short key.

    A part may have come into the row itself, into its settings, or into its gap; it has its place in each of them.
    """
    moved = {row: places[key,]}
    for inner in (Service.first, SETTINGS, IN_USE):
        moved[*row, inner] = places[key,]
    parts = [path for path in places if path[0:1] == (key,)]
    for path in parts:
        inside = path[1:]
        place = places[path]
        if not inside:
            continue
        moved[*row, *inside] = place
        moved[*row, SETTINGS, *inside] = place
        moved[*row, IN_USE, *inside] = place
    return moved


def rename_keys(faults: Iterable[Fault], written: Mapping[str, str]) -> Iterator[Fault]:
    """The faults with the keys that the editor wrote."""
    for fault in faults:
        key = rename_key(fault.key, written)
        message = fault.message
        if key != fault.key:
            message = OF_SHORT_KEYS.get(message, message)
        yield replace(fault, key=key, message=message)


def rename_key(key: str, written: Mapping[str, str]) -> str:
    """A key as the editor wrote it."""
    for unfolded, short in written.items():
        rest = key.removeprefix(unfolded)
        is_inside = rest[:1] in ("", ".", "[")
        if is_inside and rest != key:
            return short + rest
    return key

"""What the registers of a company share: the keys in its folder's `_company.yml`, which a register may leave out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..format.keys import FIELDS, find_nearest_key
from ..format.register import Removal
from ..reading.display import Key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.messages import Series
from ..reading.source import KEY, Data, Source
from ..theme.theme import Theme
from .tree import Tree, get_parent, join, read_yaml

COMPANY = "_company.yml"
SHARED_KEYS = (
    "controller",
    "contact",
    "dpo",
    "requests",
    "languages",
    "wording",
    "appearance",
    "security",
    "cookies",
    "google_analytics",
)


@dataclass(frozen=True, eq=False)
class Company:
    """A company's file: how messages call it, what it holds, and its faults. It equals only itself."""

    name: str
    data: Mapping[str, Data]
    places: Mapping[Key, Place]
    faults: tuple[Fault, ...]


def read_company(tree: Tree, path: str, theme: Theme) -> Company:
    """Read a company's file; a key that may not be common to registers is a fault."""
    source = read_yaml(tree, path)
    strange = [key for key in source.data if key not in SHARED_KEYS]
    faults = [*source.faults, *(find_key_fault(key, source.places[key, KEY], theme) for key in strange)]
    return Company(source.file, source.data, source.places, tuple(faults))


def find_key_fault(key: str, place: Place, theme: Theme) -> Fault:
    """Why a key cannot stand in a company's file."""
    shared = Series(SHARED_KEYS)
    if (key,) in FIELDS:
        return make_fault(place, FaultCode.NOT_SHARED, key, "single", shared=shared)
    if near := find_nearest_key((key,), theme):
        return make_fault(place, FaultCode.UNKNOWN_KEY, key, "like-another", near=near)
    return make_fault(place, FaultCode.UNKNOWN_KEY, key, "not-shared", shared=shared)


def complete_source(source: Source, company: Company) -> None:
    """Give a register the keys that it leaves out from its company's file, each whole and with its places there."""
    for key in find_missing_keys(source, company):
        source.data[key] = company.data[key]
        source.places.update({inner: place for inner, place in company.places.items() if inner[:1] == (key,)})


def find_missing_keys(source: Source, company: Company) -> list[str]:
    """The keys of a company's file that a register leaves out; a removed one takes only what a removal has."""
    wanted = set(SHARED_KEYS)
    if "removed" in source.data:
        wanted &= Removal.model_fields.keys()
    return [key for key in company.data if key in wanted and key not in source.data]


def locate_company(path: str) -> str:
    """Where the keys stand that a register shares with the others of its company, if it has any."""
    folder = get_parent(path) or path.removesuffix(".yml")
    return join(folder, COMPANY)

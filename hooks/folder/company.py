"""What the registers of a company share: the keys in its folder's `_company.yml`, which a register may leave out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join

from ..format.deviations import MAX_TOLD
from ..format.keys import FIELDS, find_nearest_key
from ..format.named_words import WORDS, report_unused
from ..format.removal import Removal
from ..reading.display import Key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.messages import Series
from ..reading.source import KEY, Data, Source
from ..theme.theme import Theme
from .tree import Tree, read_yaml

COMPANY = "_company.yml"
SHARED_KEYS = (
    "controller",
    "joint_controllers",
    "representative",
    "processor_for",
    "contact",
    "dpo",
    "requests",
    "languages",
    "wording",
    "appearance",
    "security",
    "cookies",
    "services",
    "changes",
    WORDS,
)
REMOVED_KEYS = frozenset({*Removal.model_fields, WORDS})


@dataclass(frozen=True, eq=False)
class Company:
    """A company's file: how messages call it, what it holds, its faults, and what of it its registers share.

    It equals only itself.
    """

    name: str
    data: Mapping[str, Data]
    places: Mapping[Key, Place]
    faults: tuple[Fault, ...]
    shared: frozenset[str] = frozenset()


NO_COMPANY = Company("", {}, {}, ())


def read_company(tree: Tree, path: str, theme: Theme) -> Company:
    """Read a company's file; a key that may not be common to registers is a fault."""
    source = read_yaml(tree, path)
    faults = list(source.faults)
    shared = source.data.keys() & {*list_shared_keys(theme)}
    odd_keys = [key for key in source.data if key not in shared]
    faults += [find_key_fault(key, source.places[key, KEY], theme) for key in odd_keys[:MAX_TOLD]]
    rest = odd_keys[MAX_TOLD:]
    if rest:
        place = source.places[rest[0], KEY]
        untold = make_fault(place, FaultCode.TOO_MUCH, "", "rest", count=len(rest))
        faults.append(untold)
    return Company(
        name=source.file,
        data=source.data,
        places=source.places,
        faults=tuple(faults),
        shared=frozenset(shared),
    )


def list_shared_keys(theme: Theme) -> tuple[str, ...]:
    """The keys that may be common to registers, those of single services among them."""
    return (*SHARED_KEYS, *theme.short_keys)


def find_key_fault(key: str, place: Place, theme: Theme) -> Fault:
    """Why a key cannot stand in a company's file."""
    shared = Series(list_shared_keys(theme))
    if (key,) in FIELDS:
        return make_fault(place, FaultCode.NOT_SHARED, key, "single", shared=shared)
    near = find_nearest_key((key,), theme)
    if near:
        return make_fault(place, FaultCode.UNKNOWN_KEY, key, "like-another", near=near)
    return make_fault(place, FaultCode.UNKNOWN_KEY, key, "not-shared", shared=shared)


def complete_source(source: Source, company: Company) -> None:
    """Give a register the keys that it leaves out from its company's file, each whole and with its places there.

    Words that have a name are added name by name, so that a register can have some of its own beside them.
    """
    left_out = find_left_out(source, company)
    for key in sorted(left_out):
        source.data[key] = company.data[key]
        source.places.update(pick_places((key,), company))
    own, shared = source.data.get(WORDS), company.data.get(WORDS)
    if isinstance(own, dict) and isinstance(shared, dict):
        for name in shared.keys() - own.keys():
            source.places.update(pick_places((WORDS, name), company))
        source.data[WORDS] = shared | own


def find_left_out(source: Source, company: Company) -> set[str]:
    """The keys of a company's file that a register may have and has not; a removed register has few."""
    left_out = {*company.shared.difference(source.data)}
    if "removed" in source.data:
        left_out &= REMOVED_KEYS
    return left_out


def pick_places(key: Key, company: Company) -> dict[Key, Place]:
    """The places of a key and of all that is in it."""
    depth = len(key)
    return {inner: place for inner, place in company.places.items() if inner[:depth] == key}


def locate_company(path: str) -> str:
    """Where the keys stand that a register shares with the others of its company, if it has any."""
    folder = dirname(path) or path.removesuffix(".yml")
    return join(folder, COMPANY)


def find_owner(path: str) -> str:
    """Whose file it is: the same for piha.yml and for what lies in the folder piha."""
    first = path.split("/", maxsplit=1)[0]
    return first.removesuffix(".yml")


def find_unused_words(words: Mapping[str, Place], used: Collection[str]) -> Iterator[Fault]:
    """The words of a company's file whose name stands in none of its registers.

    Args:
        words: where they stand, by their names.
        used: the names that stand in its registers.

    """
    for name, place in words.items():
        if name not in used:
            yield report_unused(name, place)

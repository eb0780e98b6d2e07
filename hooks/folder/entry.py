"""One file of the folder, read once: its register if it is sound, its faults, and where in it things stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

from ..checks.registry import check_register, check_removal
from ..format.register import Register, Removal
from ..format.scalars import read_picture_name
from ..format.validation import Reading, validate
from ..notice.logo import Logo, Unfit, read_logo
from ..reading.display import Key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.source import KEY, Source
from ..theme.theme import PRIMARY, Theme
from .company import SHARED_KEYS, Company, complete_source, locate_company
from .tree import Tree, get_name, get_parent, join, read_yaml

# The value of such a key was not read as it was meant, so that nothing more is said of it.
MISREAD = frozenset({FaultCode.MARK, FaultCode.NO_SPACE, FaultCode.ALL_COMMENT, FaultCode.JOINED})


@dataclass(frozen=True)
class OwnWords:
    """Words that a register has in several languages: their key, and the place of each language's words."""

    key: Key
    places: Mapping[str, Place]


@dataclass(frozen=True)
class NamedLogo:
    """The picture that is named as the logo: its path in the folder, and the place where it is named."""

    path: str
    place: Place


@dataclass(frozen=True, eq=False)
class Entry:
    """One file of the folder.

    An entry equals only itself, so that what is made from it can be kept until its file changes.

    Attributes:
        path: where it is in the folder, as in `piha/asiakkaat.yml`.
        name: how messages call it.
        address: where its page is on the site, as in `piha/asiakkaat`.
        draft: whether it has no page yet.
        register: what it states, if it is sound and no removal.
        removal: since when its notice is gone, if it says that.
        faults: what is wrong or doubtful in it, and in what it takes from its company's file.
        unfilled: how many values a draft still lacks.
        updated: where its `updated:` stands.
        own_words: its own words in several languages, without those of its company's file.
        named_logo: the file that it names as its logo.
        logo: the picture in that file, if it is sound.

    """

    path: str
    name: str
    address: str
    draft: bool
    register: Register | None
    removal: Removal | None
    faults: tuple[Fault, ...]
    unfilled: int
    updated: Place
    own_words: tuple[OwnWords, ...]
    named_logo: NamedLogo | None
    logo: Logo | None = None


def read_entry(tree: Tree, path: str, company: Company | None, theme: Theme) -> Entry:
    """Read a register, complete it from its company's file, validate and check it, and read its logo."""
    return add_logo(read_register(tree, path, company, theme), tree)


def read_register(tree: Tree, path: str, company: Company | None, theme: Theme) -> Entry:
    """As `read_entry`, without the logo."""
    source = read_yaml(tree, path)
    own_words = tuple(find_own_words(source.places, theme.languages))  # before the company's come in
    faults = list(source.faults)
    if company:
        faults += company.faults
        complete_source(source, company)
    is_draft = get_name(path).startswith("_")
    reading = validate_source(source, company, theme, draft=is_draft)
    faults += [*reading.faults, *check_facts(reading, source, theme)]
    is_sound = not any(fault.level == "error" for fault in faults)
    return Entry(
        path=path,
        name=source.file,
        address=path.removesuffix(".yml"),
        draft=is_draft,
        register=reading.register if is_sound else None,
        removal=reading.removal if is_sound else None,
        faults=tuple(faults),
        unfilled=reading.unfilled,
        updated=source.places.get(("updated",), Place(source.file, 1, 1)),
        own_words=own_words,
        named_logo=find_logo(source, path, company),
    )


def find_own_words(places: Mapping[Key, Place], languages: Iterable[str]) -> Iterator[OwnWords]:
    """Where words stand in the first language and in others: mappings whose keys are languages."""
    mappings: dict[Key, dict[str, Place]] = defaultdict(dict)
    for key, place in places.items():
        if key and isinstance(key[-1], str) and key[-1] != KEY:
            mappings[key[:-1]][key[-1]] = place
    for key, held in mappings.items():
        if PRIMARY in held and len(held) > 1 and held.keys() <= set(languages):
            yield OwnWords(key, held)


def validate_source(source: Source, company: Company | None, theme: Theme, *, draft: bool) -> Reading:
    """A register or a removal from what was read; its faults are those that were not told of the file before."""
    if not source.data:
        return Reading(None, ())
    reading = validate(source.data, source.places, theme, draft=draft)
    return replace(reading, faults=tuple(drop_told(reading.faults, source.faults, company)))


def drop_told(faults: Iterable[Fault], told: Sequence[Fault], company: Company | None) -> Iterator[Fault]:
    """The faults that do not follow from what is told already of the file or of its company's."""
    misread = {fault.key for fault in told if fault.code in MISREAD}
    broken = company.faults if company else ()
    places = {fault.place for fault in (*told, *broken)}
    for fault in faults:
        if fault.place in places or fault.key in misread:
            continue
        if fault.code == FaultCode.LANGUAGES and has_double_language(fault.key, told):
            continue
        if fault.code == FaultCode.MISSING and fault.key in SHARED_KEYS and broken:
            continue
        yield fault


def has_double_language(key: str, told: Iterable[Fault]) -> bool:
    """Whether a key inside of `key` is there twice, and one of them was meant as the language that is missing."""
    return any(fault.code == FaultCode.TWICE and fault.key.startswith(f"{key}.") for fault in told)


def check_facts(reading: Reading, source: Source, theme: Theme) -> list[Fault]:
    """What is doubtful or contradictory in what a sound file states."""
    if reading.register:
        return check_register(reading.register, source.places, theme)
    if reading.removal:
        return check_removal(reading.removal, source.places)
    return []


def find_logo(source: Source, path: str, company: Company | None) -> NamedLogo | None:
    """The picture that is named as the logo, beside the file that names it; none where it is no file name.

    It is looked for also where the register is faulty, so that the picture is not told as a stray file.
    """
    look = source.data.get("appearance")
    name = look.get("logo") if isinstance(look, dict) else None
    try:
        name = read_picture_name(name)
    except ValueError:
        return None
    place = source.places["appearance", "logo"]
    beside = locate_company(path) if company and place.file == company.name else path
    return NamedLogo(join(get_parent(beside), name), place)


def add_logo(entry: Entry, tree: Tree) -> Entry:
    """An entry with the picture that it names, or with what is wrong with that."""
    if not entry.named_logo:
        return entry
    path = entry.named_logo.path
    try:
        return replace(entry, logo=read_logo(PurePosixPath(path), partial(tree.read_file, path)))
    except Unfit as error:
        fault = make_fault(entry.named_logo.place, FaultCode.LOGO, "appearance.logo", error.message, **error.values)
        return replace(entry, register=None, faults=(*entry.faults, fault))

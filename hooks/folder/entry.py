"""One file of the folder, read once: its register if it is sound, its faults, and where in it things stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath
from posixpath import basename, dirname, join

from ..checks.completeness import Line, judge_notice
from ..checks.registry import check_register, check_removal
from ..format.holes import find_empty
from ..format.register import Register
from ..format.removal import Removal
from ..format.scalars import MAX_LINE, read_picture_name
from ..format.short_keys import rename_keys
from ..format.validation import Reading, validate
from ..notice.logo import Logo, read_logo
from ..notice.unfit import Unfit
from ..reading.display import Key, show_name
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Faulty, Place, make_fault, select_errors
from ..reading.source import Source
from ..theme.theme import Theme
from .aliases import Alias, find_aliases
from .company import Company, complete_source, locate_company
from .told import is_told, list_told
from .tree import Tree, read_yaml


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
        identified: where the business ID of its controller stands.
        own_words: its own words in several languages, without those of its company's file.
        named_logo: the file that it names as its logo.
        logo: the picture in that file, if it is sound.
        used_words: the names of own words that it uses.
        aliases: the addresses that it had before; a draft leads none to itself.
        named: what it calls its controller, where it does in one word, also if it is faulty.
        missing: what a draft lacks, as it would be told of a file that is none.
        source: what a draft that is not filled in says, completed from its company's file.
        items: what the law wants of it, if it is sound and that was asked for.

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
    identified: Place
    own_words: tuple[OwnWords, ...]
    named_logo: NamedLogo | None
    logo: Logo | None = None
    used_words: frozenset[str] = frozenset()
    aliases: tuple[Alias, ...] = ()
    named: str = ""
    missing: tuple[Fault, ...] = ()
    source: Source | None = None
    items: tuple[Line, ...] = ()

    @property
    def stated(self) -> Register | Removal | None:
        """What the file says, if it is sound."""
        return self.register or self.removal

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where its page is found: its own address, and those that it had before."""
        return (self.address, *(alias.address for alias in self.aliases))

    def get_register(self) -> Register:
        """What it states.

        Raises:
            Faulty: it is no sound register.

        """
        if self.register is None:
            raise Faulty(*self.faults)
        return self.register


ABSENT = Entry(  # what an address has where there is no file
    path="",
    name="",
    address="",
    draft=False,
    register=None,
    removal=None,
    faults=(),
    unfilled=0,
    updated=Place("", 1, 1),
    identified=Place("", 1, 1),
    own_words=(),
    named_logo=None,
)


def read_entry(tree: Tree, path: str, company: Company, theme: Theme, *, is_judged: bool = False) -> Entry:
    """Read a register, complete it from its company's file, validate and check it, and read its logo.

    Args:
        tree: the folder.
        path: of the register.
        company: its company's file.
        theme: what all notices share.
        is_judged: whether the law's items are asked for, too.

    """
    entry = read_register(tree, path, company, theme, is_judged=is_judged)
    return add_logo(entry, tree)


def read_register(tree: Tree, path: str, company: Company, theme: Theme, *, is_judged: bool = False) -> Entry:
    """As `read_entry`, without the logo."""
    source = read_yaml(tree, path)
    faults = list(source.faults)
    own_words = tuple(find_own_words(source.places, theme.languages))  # before those of the company come in
    faults += company.faults
    complete_source(source, company)
    is_draft = basename(path).startswith("_")
    reading = validate_source(source, company, theme, draft=is_draft)
    faults += reading.faults
    faults += check_facts(reading, theme)
    if select_errors(faults):
        reading = replace(reading, register=None, removal=None)
    return Entry(
        path=path,
        name=source.file,
        address=find_address(path),
        draft=is_draft,
        register=reading.register,
        removal=reading.removal,
        faults=tuple(faults),
        unfilled=reading.unfilled,
        updated=source.places.get(("updated",), Place(source.file, 1, 1)),
        identified=source.places.get(("controller", "business_id"), Place(source.file, 1, 1)),
        own_words=own_words,
        named_logo=find_logo(source, path, company),
        used_words=reading.used_words,
        aliases=() if is_draft else find_aliases(source),
        named=find_name(source),
        missing=reading.missing,
        source=source if reading.missing else None,
        items=tuple(judge_notice(reading.register, (), theme)) if reading.register and is_judged else (),
    )


def find_address(path: str) -> str:
    """The address that a file gives to its page, by its path in the folder."""
    return path.removesuffix(".yml")


def find_own_words(places: Mapping[Key, Place], languages: Iterable[str]) -> Iterator[OwnWords]:
    """Where words stand in several languages, which are in this order."""
    found: dict[Key, dict[str, Place]] = {}
    for language in languages:
        for key, place in places.items():
            if key[-1:] == (language,):
                held = found.setdefault(key[:-1], {})
                held[language] = place
    for key, held in found.items():
        if len(held) > 1:
            yield OwnWords(key, held)


def validate_source(
    source: Source,
    company: Company,
    theme: Theme,
    *,
    draft: bool,
) -> Reading:
    """A register or a removal from what was read; its faults are those that were not told of the file before."""
    if not source.data:
        return Reading(None, ())
    reading = validate(source.data, source.places, theme, draft=draft)
    told = list_told(source, company)
    new = [fault for fault in reading.faults if not is_told(fault, told)]
    missing = [fault for fault in reading.missing if not is_told(fault, told)]
    return replace(reading, faults=tuple(new), missing=tuple(missing))


def check_facts(reading: Reading, theme: Theme) -> list[Fault]:
    """What is doubtful or contradictory in what a sound file states."""
    if reading.register:
        found = check_register(reading.register, reading.places, theme)
        return list(rename_keys(found, reading.short_keys))
    if reading.removal:
        return check_removal(reading.removal, reading.places)
    return []


def find_name(source: Source) -> str:
    """What a file calls its controller, whatever else is wrong in it; nothing where that is no name in one line."""
    controller = source.data.get("controller")
    if not isinstance(controller, dict):
        return ""
    name = controller.get("name")
    if not isinstance(name, str) or len(name) > MAX_LINE:
        return ""
    is_filled = not list(find_empty(name, ()))
    return show_name(name) if is_filled else ""


def find_logo(source: Source, path: str, company: Company) -> NamedLogo | None:
    """The picture that is named as the logo, beside the file that names it; none where it is no file name.

    It is looked for also where the register is faulty, so that the picture is not told as a stray file.
    """
    look = source.data.get("appearance")
    if not isinstance(look, dict):
        return None
    try:
        name = read_picture_name(look.get("logo"))
    except ValueError:
        return None
    place = source.places["appearance", "logo"]
    beside = path
    if place.file == company.name:
        beside = locate_company(path)
    return NamedLogo(path=join(dirname(beside), name), place=place)


def add_logo(entry: Entry, tree: Tree) -> Entry:
    """An entry with the picture that it names, or with what is wrong with that."""
    if not entry.named_logo:
        return entry
    path = entry.named_logo.path
    read = partial(tree.read_file, path)
    try:
        logo = read_logo(PurePosixPath(path), read)
    except Unfit as error:
        fault = make_fault(
            entry.named_logo.place,
            FaultCode.LOGO,
            "appearance.logo",
            error.message,
            **error.values,
        )
        return replace(entry, register=None, faults=(*entry.faults, fault))
    return replace(entry, logo=logo)

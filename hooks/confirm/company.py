"""The notices of one company: what each states, and where in which file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..folder.collection import Collection
from ..folder.company import NO_COMPANY, complete_source, find_owner, locate_company, read_company
from ..folder.entry import Entry
from ..folder.tree import DiskTree, read_yaml
from ..format.register import Register
from ..format.validation import validate
from ..notice.naming import join_company_names, list_languages
from ..reading.display import Key, quote
from ..reading.faults import Fault, Faulty, Place, select_errors
from ..reading.refusals import Refused
from ..theme.languages import PRIMARY
from ..theme.part_words import list_part_languages
from ..theme.theme import Theme
from .wording import PART


@dataclass(frozen=True)
class Stated:
    """One register: what it states, and the place of each part of that.

    Attributes:
        path: of its file in the folder.
        register: what the file states, completed from its company's.
        places: by the keys of the register.

    """

    path: str
    register: Register
    places: Mapping[Key, Place]


@dataclass(frozen=True)
class Company:
    """The registers of one company.

    Attributes:
        address: of its notices: the name of its file or folder.
        folder: where all notices are.
        shared: the path of its company's file; empty where it has none.
        stated: its registers that have a notice.
        files: how messages name each file, by its path in the folder.
        logos: the paths of the pictures that its registers name.

    """

    address: str
    folder: Path
    shared: str
    stated: tuple[Stated, ...]
    files: Mapping[str, str]
    logos: frozenset[str] = frozenset()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its notices, those of the first one first."""
        languages: dict[str, None] = {}
        for each in self.stated:
            listed = list_languages(each.register)
            languages |= dict.fromkeys(listed)
        return tuple(languages)

    def name(self, language: str) -> str:
        """The name that people know, with the legal name."""
        first = self.stated[0].register
        spoken = language if language in list_languages(first) else list_languages(first)[0]
        return join_company_names(first, spoken)

    def find_path(self, place: Place) -> str:
        """The path in the folder of the file that a place is in."""
        paths = dict(zip(self.files.values(), self.files, strict=True))
        return paths[place.file]


def gather_company(found: Collection, owner: str, theme: Theme) -> Company:
    """The registers of a company.

    Args:
        found: the folder, of which the company's registers at least were read.
        owner: the name of its file or folder.
        theme: what they share.

    Raises:
        Refused: the company has no notice.
        Faulty: a file of the company has errors.

    """
    entries = [entry for entry in found.notices if find_owner(entry.path) == owner]
    if not entries:
        raise Refused("no-company", name=quote(owner))
    refuse_faulty(entries)
    tree = DiskTree(found.folder)
    shared = locate_company(entries[0].path)
    files = {entry.path: entry.name for entry in entries}
    if tree.has(shared):
        files[shared] = tree.show(shared)
    return Company(
        address=owner,
        folder=found.folder,
        shared=shared if shared in files else "",
        stated=tuple(read_stated(entries, tree, theme)),
        files=files,
        logos=find_logos(entries),
    )


def refuse_faulty(entries: Iterable[Entry]) -> None:
    """Refuse registers with errors.

    Raises:
        Faulty: some have, each error of them told once.

    """
    faults: set[Fault] = set()
    for entry in entries:
        errors = select_errors(entry.faults)
        faults.update(errors)
    if faults:
        raise Faulty(*sorted(faults))


def find_logos(entries: Iterable[Entry]) -> frozenset[str]:
    """The paths of the pictures that registers name."""
    logos = set()
    for entry in entries:
        if entry.named_logo:
            logos.add(entry.named_logo.path)
    return frozenset(logos)


def read_stated(entries: list[Entry], tree: DiskTree, theme: Theme) -> Iterator[Stated]:
    """What each register states, with the places that its entry does not keep."""
    for entry in entries:
        source = read_yaml(tree, entry.path)
        path = locate_company(entry.path)
        company = read_company(tree, path, theme) if tree.has(path) else NO_COMPANY
        complete_source(source, company)
        reading = validate(
            source.data,
            source.places,
            theme,
            draft=False,
        )
        yield Stated(entry.path, entry.get_register(), reading.places)


def choose_language(company: Company, wanted: str, theme: Theme) -> str:
    """The language of a letter: the one asked for, or the first of the company's in which there are words."""
    if wanted:
        return wanted
    known = list_part_languages(theme.folder, PART)
    return next((language for language in company.languages if language in known), PRIMARY)

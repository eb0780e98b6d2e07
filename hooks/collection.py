"""The folder of notices: which files there are, what each holds, and every fault of all of them."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from hooks import checks, source
from hooks.register import Register
from hooks.source import Fault, Place, Source
from hooks.validation import validate
from hooks.vocabulary import LANGUAGES

COMPANY = "_company.yml"
SHARED_KEYS = (
    "controller",
    "contact",
    "dpo",
    "requests",
    "languages",
    "wording",
    "security",
    "cookies",
    "google_analytics",
)
ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED = {*LANGUAGES, "assets", "404", "sitemap", "index", "robots", "con", "nul", "prn", "aux"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)
}
MAX_NAME = 80
IGNORED = re.compile(r"\..*|.*~|.*\.(swp|bak|old|orig|tmp)")  # hidden files and what editors leave behind


@dataclass(frozen=True)
class Entry:
    """One file of the folder: its address on the site, its register if it is sound, and its faults."""

    path: Path
    name: str
    address: str
    draft: bool
    register: Register | None
    faults: tuple[Fault, ...]
    unfilled: int = 0


@dataclass(frozen=True)
class Collection:
    """All files of a folder, sorted by address, with every fault sorted by place."""

    folder: Path
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]

    @property
    def published(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if not entry.draft)

    def count(self, level: str) -> int:
        return sum(fault.level == level for fault in self.faults)


def load(folder: Path) -> Collection:
    """Read and check every register of a folder.

    Raises:
        OSError: the folder cannot be listed.

    """
    strays: list[Fault] = []
    entries = [entry(path, folder) for path in find(folder, strays)]
    entries.sort(key=lambda entry: entry.address)
    companies = [common(company) for company in sorted(folder.glob(f"*/{COMPANY}")) if company.is_file()]
    everything = {
        *strays,
        *(fault for shared in companies for fault in shared.faults),
        *(fault for entry in entries for fault in entry.faults),
        *twins(entries),
    }
    return Collection(folder, tuple(entries), tuple(sorted(everything)))


def display(path: Path) -> str:
    """A path as messages name it: from the current folder, where it lies inside it."""
    path = Path(os.path.normpath(path))
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def find(folder: Path, strays: list[Fault], *, inside: bool = False) -> Iterator[Path]:
    """The register files of a folder and its subfolders of one level; what does not belong is noted in `strays`.

    Nothing is followed: a link, a pipe or a device is refused before anyone reads it.
    """
    for item in sorted(os.scandir(folder), key=lambda item: item.name):
        path = Path(item.path)
        if IGNORED.fullmatch(item.name) or (inside and item.name == COMPANY):
            continue
        if misplaced := problem_of(item, path, inside=inside):
            level, problem, remedy = misplaced
            strays.append(Fault(Place(display(path), 1, 1), level, "", problem, remedy, "file"))
        elif item.is_dir(follow_symlinks=False):
            yield from find(path, strays, inside=True)
        else:
            yield path


def problem_of(item: os.DirEntry[str], path: Path, *, inside: bool) -> tuple[source.Level, str, str] | None:
    """Why something in the folder cannot be read as a register: level, problem and remedy."""
    folder = item.is_dir(follow_symlinks=False)
    if item.is_symlink():
        return "error", "this is a link", "put the file itself here"
    if folder and inside:
        return "error", "this is a folder inside a company's folder", "keep a company's registers side by side"
    if not folder and not item.is_file(follow_symlinks=False):
        return "error", "this is not a regular file", "put the file itself here"
    if not folder and path.suffix == ".yaml":
        return "error", "the ending .yaml is not read", "rename the file to .yml"
    if not folder and path.suffix != ".yml":
        return "warning", "this is no register and is not published", "move it elsewhere"
    if item.name == COMPANY:
        return "error", "the keys common to a company belong in its folder", f"move this to notices/<company>/{COMPANY}"
    problem = bad_name(item.name if folder else path.stem.removeprefix("_"))
    return ("error", *problem) if problem else None


def bad_name(name: str) -> tuple[str, str] | None:
    """What is wrong with a file or folder name as an address, and what to do."""
    if name in RESERVED:
        return f"the name '{name}' is reserved", "choose another name"
    if len(name) > MAX_NAME:
        return f"the name has {len(name)} characters", f"shorten it to {MAX_NAME}"
    if not ADDRESS.fullmatch(name):
        plain = "".join(
            letter for letter in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(letter)
        )
        better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        return (
            f"the name {source.shown(name)} cannot be an address",
            f"use a-z, 0-9 and hyphens{f', as in {better}' if better else ''}",
        )
    return None


def entry(path: Path, folder: Path) -> Entry:
    """One register file; parsed again only when it or its company's file has changed."""
    company = path.with_name(COMPANY) if path.parent != folder else folder / path.stem / COMPANY
    return read_entry(path, folder, stamp(path), company, stamp(company), checks.today())


def stamp(path: Path) -> tuple[int, int, int]:
    """What changes when a file does; nothing where there is no file."""
    try:
        status = path.lstat()
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino


@lru_cache(maxsize=4096)
def read_entry(
    path: Path, folder: Path, _file: tuple[int, int, int], company: Path, shared: tuple[int, int, int], _day: date
) -> Entry:
    """Read, complete, validate and check one file; the stamps and the day only tell the cache what is old."""
    read = source.read(path, display(path))
    faults = list(read.faults)
    broken = complete(read, company) if any(shared) else []
    faults += broken
    draft = path.name.startswith("_")
    register, unfilled = None, 0
    if read.data:
        reading = validate(read.data, read.places, draft=draft)
        known = {fault.place for fault in faults}
        faults += [
            fault
            for fault in reading.faults
            if fault.place not in known and not (broken and fault.code == "missing" and fault.key in SHARED_KEYS)
        ]
        register, unfilled = reading.register, reading.unfilled
    if register:
        faults += checks.run(register, read.places)
    if any(fault.level == "error" for fault in faults):
        register = None
    address = path.relative_to(folder).with_suffix("").as_posix()
    return Entry(path, display(path), address, draft, register, tuple(faults), unfilled)


def complete(read: Source, company: Path) -> list[Fault]:
    """Give a register the keys it leaves out from its company's file, each whole and with its place there."""
    shared = common(company)
    for key, value in shared.data.items():
        if key in SHARED_KEYS and key not in read.data:
            read.data[key] = value
            read.places.update({inner: place for inner, place in shared.places.items() if inner[:1] == (key,)})
    return shared.faults


def common(company: Path) -> Source:
    """What the registers of a company share; a key that is no such key is a fault."""
    shared = source.read(company, display(company))
    for key in shared.data:
        if key not in SHARED_KEYS:
            place = shared.places[key, source.KEY]
            remedy = f"move it there; common to a folder are {', '.join(SHARED_KEYS)}"
            shared.fault(place.line, place.column, key, "this key belongs to a single register", remedy)
    return shared


def twins(entries: list[Entry]) -> Iterator[Fault]:
    """Registers of one company that a reader could not tell apart."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.register is None or entry.draft:
            continue
        key = entry.address.split("/")[0], str(entry.register.kind)
        if key in seen:
            yield Fault(
                Place(entry.name, 1, 1),
                "error",
                "register",
                f"{seen[key].name} has the same register",
                "give one of them another `register:`",
                "twins",
            )
        seen.setdefault(key, entry)

"""The folder of notices: which files there are, what each holds, and every fault of all of them."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from ..checks import checks
from ..format.register import Register, Removal
from ..format.validation import FIELDS, nearest, validate
from ..format.values import picture
from ..notice import logo
from ..reading.display import quote
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault, say_fault
from ..reading.files import Stamp, get_stamp
from ..reading.loading import read_source
from ..reading.source import KEY, Source
from ..theme.theme import Theme

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
ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED = {"assets", "404", "sitemap", "index", "robots", "con", "nul", "prn", "aux"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)
}
MAX_NAME = 80
# The value of such a key was not read as it was meant, so that nothing more is said of it.
UNREAD = frozenset({FaultCode.MARK, FaultCode.NO_SPACE, FaultCode.ALL_COMMENT, FaultCode.JOINED})
LINK = ("this is a link", "put the file itself here")
MEANT = re.compile(r"(?i)(.+?)(\.ya?ml|\.ya?ml\.txt)")  # endings that a register was given by mistake
IGNORED = re.compile(r"\..*|.*~|.*\.(swp|bak|old|orig|tmp)")  # hidden files and what editors leave behind


@dataclass(frozen=True, eq=False)
class Entry:
    """One file of the folder: its address on the site, its register if it is sound, and its faults.

    An entry equals only itself, so that what is made from it can be kept until its file changes.
    """

    path: Path
    name: str
    address: str
    draft: bool
    register: Register | None
    faults: tuple[Fault, ...]
    unfilled: int = 0
    removal: Removal | None = None
    logo_at: tuple[Path, Place] | None = None  # the file that is named as the logo, and where
    logo: logo.Logo | None = None


Each = Callable[[Callable[[Path], Entry], Sequence[Path]], Iterable[Entry]]


@dataclass(frozen=True)
class Collection:
    """All files of a folder, sorted by address, with every fault sorted by place."""

    folder: Path
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    companies: tuple[str, ...] = ()  # the names of the companies' files

    @property
    def published(self) -> tuple[Entry, ...]:
        """The files that have a page."""
        return tuple(entry for entry in self.entries if not entry.draft)

    @property
    def notices(self) -> tuple[Entry, ...]:
        """Those whose page is a notice, and does not say that there is none any more."""
        return tuple(entry for entry in self.published if not entry.removal)


def load(folder: Path, theme: Theme, files: Iterable[Path] = (), each: Each = map) -> Collection:
    """Read and check every register of a folder, or of the companies that these files belong to.

    Args:
        folder: the notices.
        theme: what they share.
        files: some of its files; none for all.
        each: how the files are read; `parallel.share_out` is faster, but what it read is not kept for the next time.

    Raises:
        OSError: the folder cannot be listed.
        ValueError: the folder is a link.

    """
    if folder.is_symlink():
        raise ValueError(f"{display(folder)} is a link; name the folder itself")
    strays: list[Fault] = []
    wanted = {company_of(file, folder) for file in files}
    paths = [path for path in find(folder, theme, strays) if not wanted or company_of(path, folder) in wanted]
    companies = [common(path, theme) for path in paths if path.name == COMPANY]
    found = list(each(partial(entry, folder=folder, theme=theme), [path for path in paths if path.name != COMPANY]))
    entries = tuple(told_apart(sorted(found, key=lambda entry: entry.address)))
    logos = {display(entry.logo_at[0]) for entry in found if entry.logo_at}
    strays = [fault for fault in strays if fault.place.file not in logos]  # what is wrong with a logo, its key is told
    told = {fault.place.file for fault in strays}
    inside = [fault for shared in companies for fault in shared.faults]
    inside += [fault for entry in entries for fault in entry.faults]
    faults = {*strays, *(fault for fault in inside if fault.place.file not in told)}
    return Collection(folder, entries, tuple(sorted(faults)), tuple(shared.file for shared in companies))


def company_of(path: Path, folder: Path) -> str:
    """Whose file it is: the same for piha.yml and for what lies in the folder piha."""
    return next(iter(Path(os.path.relpath(path, folder)).parts), "").removesuffix(".yml")


def named(found: Collection, files: Iterable[Path]) -> set[str]:
    """The names of these files, and of the registers that read one of them as their company's file.

    Raises:
        LookupError: a file is none of the folder's; the message names it.

    """
    names = {display(file) for file in files}
    known = {*(entry.name for entry in found.entries), *(fault.place.file for fault in found.faults), *found.companies}
    if names - known:
        raise LookupError(min(names - known))
    return names | {entry.name for entry in found.entries if display(company_file(entry.path, found.folder)) in names}


def display(path: Path) -> str:
    """A path as messages name it: from the current folder, where it lies inside it."""
    path = Path(os.path.normpath(path))
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def find(folder: Path, theme: Theme, strays: list[Fault], *, inside: bool = False) -> Iterator[Path]:
    """The register files of a folder and its subfolders of one level; what does not belong is noted in `strays`.

    Nothing is followed: a link, a pipe or a device is refused before anyone reads it.
    """
    for item in sorted(os.scandir(folder), key=lambda item: item.name):
        path = Path(item.path)
        if IGNORED.fullmatch(item.name) and not is_linked_folder(path):
            continue
        if misplaced := problem_of(item, path, theme, inside=inside):
            strays.append(stray(path, *misplaced))
        elif item.is_dir(follow_symlinks=False):
            try:
                yield from find(path, theme, strays, inside=True)
            except OSError as error:
                strays.append(
                    stray(
                        path, FaultCode.FILE, f"the folder cannot be read ({error.strerror})", "check its permissions"
                    )
                )
        else:
            yield path


def stray(path: Path, code: FaultCode, problem: str, remedy: str) -> Fault:
    """A fault of something in the folder that is no register."""
    return say_fault(Place(display(path), 1, 1), code, "", problem, remedy)


def is_linked_folder(path: Path) -> bool:
    """Whether something is a link that leads to a folder."""
    return path.is_symlink() and path.is_dir()


def linked_folders(folder: Path) -> list[Fault]:
    """Links to folders, however deep and hidden: MkDocs would walk through them, to wherever they lead."""
    paths = (Path(inside, name) for inside, names, _ in os.walk(folder) for name in sorted(names))
    return [stray(path, FaultCode.FILE, *LINK) for path in paths if path.is_symlink()]


def problem_of(item: os.DirEntry[str], path: Path, theme: Theme, *, inside: bool) -> tuple[FaultCode, str, str] | None:
    """Why something in the folder cannot be read as a register: code, problem and remedy."""
    folder = item.is_dir(follow_symlinks=False)
    if item.is_symlink():
        return FaultCode.FILE, *LINK
    if folder and inside:
        return FaultCode.FILE, "this is a folder inside a company's folder", "keep a company's registers side by side"
    if not folder and not item.is_file(follow_symlinks=False):
        return FaultCode.FILE, "this is not a regular file", "put the file itself here"
    if not folder and path.suffix != ".yml" and (meant := MEANT.fullmatch(item.name)):
        return FaultCode.FILE, f"the ending {meant[2]} is not read", f"rename the file to {meant[1]}.yml"
    if not folder and path.suffix != ".yml":
        return FaultCode.STRAY_FILE, "this is no register and is not published", "move it elsewhere"
    if item.name == COMPANY and not inside:
        return (
            FaultCode.FILE,
            "the keys common to a company belong in its folder",
            f"move this to notices/<company>/{COMPANY}",
        )
    problem = bad_name(item.name if folder else path.stem.removeprefix("_"), theme)
    return (FaultCode.FILE, *problem) if problem else None


def bad_name(name: str, theme: Theme) -> tuple[str, str] | None:
    """What is wrong with a file or folder name as an address, and what to do."""
    if name in RESERVED or name in theme.languages:
        return f"the name '{name}' is reserved", "choose another name"
    if len(name) > MAX_NAME:
        return f"the name has {len(name)} characters", f"shorten it to {MAX_NAME}"
    if not ADDRESS.fullmatch(name):
        plain = "".join(
            letter for letter in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(letter)
        )
        better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        example = "" if not better or bad_name(better, theme) else f", as in {better}"
        return f"the name {quote(name)} cannot be an address", f"use a-z, 0-9 and hyphens{example}"
    return None


def entry(path: Path, folder: Path, theme: Theme) -> Entry:
    """One register file; parsed again only when it, its company's file or its logo has changed."""
    company = company_file(path, folder)
    made = read_entry(path, folder, theme, get_stamp(path), company, get_stamp(company), checks.today())
    return with_logo(made, *made.logo_at, get_stamp(made.logo_at[0])) if made.logo_at else made


@lru_cache(maxsize=4096)
def with_logo(made: Entry, file: Path, named_at: Place, _file: Stamp) -> Entry:
    """An entry with the picture that it names, or with what is wrong with that."""
    try:
        return replace(made, logo=logo.read_logo(file))
    except logo.Unfit as error:
        fault = make_fault(named_at, FaultCode.LOGO, "appearance.logo", error.message, **error.values)
        return replace(made, register=None, faults=(*made.faults, fault))


def logo_file(read: Source, path: Path, company: Path) -> tuple[Path, Place] | None:
    """The picture that is named as the logo, beside the file that names it; none where it is no file name."""
    look = read.data.get("appearance")
    name = look.get("logo") if isinstance(look, dict) else None
    try:
        name = picture(name)
    except ValueError:
        return None
    place = read.places["appearance", "logo"]
    return (company if place.file == display(company) else path).with_name(name), place


def company_file(path: Path, folder: Path) -> Path:
    """Where the keys stand that a register shares with the others of its company, if it has any."""
    return path.with_name(COMPANY) if path.parent != folder else folder / path.stem / COMPANY


@lru_cache(maxsize=4096)
def read_entry(path: Path, folder: Path, theme: Theme, _file: Stamp, company: Path, shared: Stamp, _day: date) -> Entry:
    """Read, complete, validate and check one file; the stamps and the day only tell the cache what is old."""
    read = read_source(path, display(path))
    faults = list(read.faults)
    broken = complete(read, company, theme) if any(shared) else []
    faults += broken
    draft = path.name.startswith("_")
    register, removal, unfilled = None, None, 0
    if read.data:
        reading = validate(read.data, read.places, theme, draft=draft)
        known = {fault.place for fault in faults} | {fault.key for fault in faults if fault.code in UNREAD}
        twice = [fault.key for fault in faults if fault.code == FaultCode.TWICE]
        faults += [
            fault
            for fault in reading.faults
            if not known & {fault.place, fault.key}
            and not (fault.code == FaultCode.LANGUAGES and any(told.startswith(f"{fault.key}.") for told in twice))
            and not (broken and fault.code == FaultCode.MISSING and fault.key in SHARED_KEYS)
        ]
        register, removal, unfilled = reading.register, reading.removal, reading.unfilled
    if register:
        faults += checks.run(register, read.places, theme)
    if removal:
        faults += checks.run_removal(removal, read.places)
    if any(fault.level == "error" for fault in faults):
        register, removal = None, None
    address = path.relative_to(folder).with_suffix("").as_posix()
    named_logo = logo_file(read, path, company)
    return Entry(path, display(path), address, draft, register, tuple(faults), unfilled, removal, named_logo)


def complete(read: Source, company: Path, theme: Theme) -> list[Fault]:
    """Give a register the keys it leaves out from its company's file, each whole and with its place there."""
    shared = common(company, theme)
    taken = Removal.model_fields if "removed" in read.data else SHARED_KEYS
    for key, value in shared.data.items():
        if key in SHARED_KEYS and key in taken and key not in read.data:
            read.data[key] = value
            read.places.update({inner: place for inner, place in shared.places.items() if inner[:1] == (key,)})
    return shared.faults


def common(company: Path, theme: Theme) -> Source:
    """What the registers of a company share; a key that is no such key is a fault."""
    shared = read_source(company, display(company))
    for key in shared.data:
        if key not in SHARED_KEYS:
            place = shared.places[key, KEY]
            code, problem, remedy = not_common(key, theme)
            shared.fault(place.line, place.column, code, key, problem, remedy)
    return shared


def not_common(key: str, theme: Theme) -> tuple[FaultCode, str, str]:
    """Why a key cannot stand in a company's file: code, problem and remedy."""
    listed = f"common to a folder are {', '.join(SHARED_KEYS)}"
    if (key,) in FIELDS:
        return FaultCode.NOT_SHARED, "this key belongs to a single register", f"move it there; {listed}"
    near = nearest((key,), theme)
    return FaultCode.UNKNOWN_KEY, "there is no such key", f"did you mean {near}?" if near else listed


def told_apart(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries; of two registers of one company that a reader could not tell apart, the second is faulty."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.register is None or entry.draft:
            yield entry
            continue
        key = entry.address.split("/")[0], str(entry.register.kind)
        if key not in seen:
            seen[key] = entry
            yield entry
            continue
        problem = f"{seen[key].name} has the same register"
        remedy = "give one of them another `register:`"
        fault = say_fault(Place(entry.name, 1, 1), FaultCode.TWINS, "register", problem, remedy)
        yield replace(entry, register=None, faults=(*entry.faults, fault))

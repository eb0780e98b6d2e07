"""One version of the project's files, of a commit or of the disk, as bytes; and its registers, read from them."""

from __future__ import annotations

import stat
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from .. import parallel
from ..folder import collection
from ..folder.collection import COMPANY, Collection
from ..notice import logo
from ..reading import repository
from ..reading.display import make_visible
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, say_fault
from ..theme.theme import Theme
from .editions import DATA, FOLDER

Files = dict[str, bytes]
DEEP = 2  # a register, or a register in its company's folder
UNREAD = (
    "this is a link, a file over 1 MB, or has an odd name, and is not read",
    "put a plain file here, named in a-z, 0-9 and hyphens",
)


@dataclass(frozen=True)
class Version:
    """Registers and logos by their path in the folder of notices, shared files by name, and what was refused."""

    notices: Files = field(default_factory=dict)
    shared: Files = field(default_factory=dict)
    templates: Files = field(default_factory=dict)
    refused: tuple[Fault, ...] = ()


def committed(top: Path, commit: str, inside: str) -> Version:
    """The files of a commit; `inside` is where its notices are."""
    blobs = repository.list_files(top, commit, *((inside, FOLDER) if inside != "." else ()))
    held = repository.read_files(top, (blob for path, blob in blobs.items() if is_wanted(path, inside)))
    refused = [path for path, blob in blobs.items() if is_wanted(path, inside) and not blob.is_sound]
    return version(held, inside, refused)


def on_disk(folder: Path, top: Path, inside: str) -> Version:
    """The files as they are; what is no regular file is left to `collection`, which says so."""
    held: Files = {}
    refused = []
    for start, name in ((folder, prefix(inside)), (top / FOLDER, f"{FOLDER}/")):
        for path in sorted(start.rglob("*")) if start.is_dir() and not start.is_symlink() else ():
            shown = name + path.relative_to(start).as_posix()
            status = path.lstat()
            if not is_wanted(shown, inside) or stat.S_ISDIR(status.st_mode):
                continue
            if stat.S_ISREG(status.st_mode) and status.st_size <= repository.MAX_BYTES:
                held[shown] = path.read_bytes()
            else:
                refused.append(shown)
    return version(held, inside, refused)


def is_wanted(path: str, inside: str) -> bool:
    """Whether a file is a register, a company's file, a logo, shared data or a template of the notices."""
    if path.startswith(f"{FOLDER}/"):
        return path.endswith(".html") or DATA.fullmatch(path.removeprefix(f"{FOLDER}/")) is not None
    is_ours = path.endswith(".yml") or is_picture(path)
    return path.startswith(prefix(inside)) and is_ours and path[len(prefix(inside)) :].count("/") < DEEP


def is_picture(path: str) -> bool:
    """Whether a file may be a logo."""
    return path.lower().endswith(tuple(logo.ENDINGS))


def prefix(inside: str) -> str:
    """How the paths of a folder begin; those of the top of the repository begin with nothing."""
    return "" if inside == "." else f"{inside}/"


def version(held: Mapping[str, bytes], inside: str, refused: list[str]) -> Version:
    shared = {
        path.removeprefix(f"{FOLDER}/"): content for path, content in held.items() if path.startswith(f"{FOLDER}/")
    }
    start = len(prefix(inside))
    return Version(
        {path[start:]: content for path, content in held.items() if not path.startswith(f"{FOLDER}/")},
        {name: content for name, content in shared.items() if DATA.fullmatch(name)},
        {f"notice/{name}": content for name, content in shared.items() if name.endswith(".html")},
        tuple(
            say_fault(Place(make_visible(path), 1, 1), FaultCode.FILE, "", *UNREAD)
            for path in refused
            if not is_picture(path)  # the register that names it misses it
        ),
    )


def unequal(old: Files, new: Files) -> set[str]:
    """The names of the files that differ, came or went."""
    return {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}


def differing(old: Files, new: Files) -> set[str]:
    """The addresses whose register differs, or whose company's file or logo does."""
    paths = unequal(old, new)
    files = {path for path in old.keys() | new.keys() if path.endswith(".yml")}
    naming = {path for path in files for picture in paths if is_picture(picture) and names(path, picture, old, new)}
    companies = {path.removesuffix(f"/{COMPANY}") for path in paths | naming if is_company(path)}
    addresses = {path.removesuffix(".yml") for path in files if not is_company(path)}
    return {
        address
        for address in addresses
        if f"{address}.yml" in paths | naming or {address, address.split("/")[0]} & companies
    }


def names(path: str, picture: str, *versions: Files) -> bool:
    """Whether a file has the name of a picture beside it; that it has it as its logo is told later."""
    folder, _, name = picture.rpartition("/")
    return path.rpartition("/")[0] == folder and any(name.encode() in files.get(path, b"") for files in versions)


def is_company(path: str) -> bool:
    """Whether a file holds what the registers of a company share."""
    return path.endswith(f"/{COMPANY}")


def read(files: Files, inside: str, theme: Theme, wanted: set[str] | None = None) -> Collection:
    """The registers, or those with the addresses wanted, read and checked as the build does it.

    They are written to a folder of their own for that: bytes under names that `repository.Blob.is_sound` has judged.
    Messages name each file where the version has it.
    """
    with tempfile.TemporaryDirectory(prefix="seloste-") as made:
        folder = Path(made, "notices")
        folder.mkdir()
        for path, content in files.items():
            if wanted is None or path.removesuffix(".yml") in wanted or is_company(path) or is_picture(path):
                (folder / path).parent.mkdir(exist_ok=True)
                (folder / path).write_bytes(content)
        found = collection.load(folder, theme, each=parallel.share_out)
        here = f"{collection.display(folder)}/"
    entries = tuple(
        replace(
            entry, name=entry.name.replace(here, prefix(inside), 1), faults=renamed(entry.faults, here, prefix(inside))
        )
        for entry in found.entries
    )
    return replace(found, entries=entries, faults=renamed(found.faults, here, prefix(inside)))


def renamed(faults: Iterable[Fault], here: str, there: str) -> tuple[Fault, ...]:
    """The faults, in files of another folder."""
    return tuple(
        replace(fault, place=replace(fault.place, file=fault.place.file.replace(here, there, 1))) for fault in faults
    )

"""One version of the project's files, of a commit or of the disk, as bytes; and the registers that are in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from posixpath import dirname
from types import MappingProxyType

from ..folder.collection import Collection, load_memory
from ..folder.company import COMPANY, find_owner, locate_company
from ..folder.entry import Entry
from ..folder.tree import MemoryTree
from ..notice.logo import ENDINGS
from ..reading.display import make_visible
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.files import UnreadableFile, is_real_folder, read_regular_file
from ..reading.repository import MAX_BYTES, Blob, Environment, list_files, read_files
from ..theme.foreign import DATA, FOLDER
from ..theme.theme import Theme
from .own_theme import OwnTheme, read_own_commit, read_own_disk

Files = dict[str, bytes]
SHARED = f"{FOLDER}/"
MAX_DEPTH = 1  # folders around a register: its company's
REGISTER = ".yml"
TEMPLATE = ".html"


@dataclass(frozen=True)
class Version:
    """One version of the files that make notices.

    Attributes:
        notices: registers, companies' files and pictures by their path in the folder of notices.
        shared: the data of theme/notice/ by name.
        templates: its templates by name, as in `notice/notice.html`.
        own: the project's own theme; none where that is outside of the repository.
        refused: what was not read because it is no plain file.

    """

    notices: Files = field(default_factory=dict)
    shared: Files = field(default_factory=dict)
    templates: Files = field(default_factory=dict)
    own: OwnTheme | None = None
    refused: tuple[Fault, ...] = ()


def read_commit(top: Path, commit: str, inside: str, more: Environment | None = None) -> Version:
    """The files of a commit or a tree.

    Args:
        top: the repository.
        commit: its id.
        inside: where the notices are in the repository.
        more: variables with which git finds it.

    Raises:
        NoGit: git does not know the commit, or it has too many files.

    """
    under = () if inside == "." else (inside, FOLDER)
    listed = list_files(top, commit, *under, more=more)
    wanted: list[Blob] = []
    refused: list[str] = []
    for path, blob in listed.items():
        if not is_wanted(path, inside):
            continue
        wanted.append(blob)
        if not blob.is_sound:
            refused.append(path)
    held = read_files(top, wanted, more)
    own = None if inside == "." else read_own_commit(top, commit, inside, more)
    return replace(sort_files(held, refused, inside), own=own)


def read_disk(folder: Path, top: Path, inside: str) -> Version:
    """The files as they are on the disk.

    Raises:
        OSError: a file cannot be read.

    """
    held: Files = {}
    refused: list[str] = []
    starts = {
        make_prefix(inside): folder,
        SHARED: top / FOLDER,
    }
    for prefix, start in starts.items():
        for path in walk_files(start):
            shown = prefix + path.relative_to(start).as_posix()
            if not is_wanted(shown, inside):
                continue
            try:
                held[shown] = read_regular_file(path, MAX_BYTES)
            except UnreadableFile as error:
                if isinstance(error.__cause__, OSError):
                    raise error.__cause__ from None
                refused.append(shown)
    own = None if inside == "." else read_own_disk(folder.parent, inside)
    return replace(sort_files(held, refused, inside), own=own)


def walk_files(folder: Path) -> Iterator[Path]:
    """All that is below a folder and no folder, sorted; nothing where the folder is a link or is not there."""
    if folder.is_symlink():
        return
    for path in sorted(folder.rglob("*")):
        if not is_real_folder(path):
            yield path


def is_wanted(path: str, inside: str) -> bool:
    """Whether a file is a register, a company's file, a logo, shared data or a template of the notices."""
    shared = path.removeprefix(SHARED)
    if shared != path:
        return is_shared(shared)
    prefix = make_prefix(inside)
    if not path.startswith(prefix):
        return False
    depth = path.removeprefix(prefix).count("/")
    if depth > MAX_DEPTH:
        return False
    return path.endswith(REGISTER) or is_picture(path)


def is_shared(name: str) -> bool:
    """Whether a file of theme/notice/ is data that all notices share, or a template of theirs."""
    if name.endswith(TEMPLATE):
        return True
    return DATA.fullmatch(name) is not None


def is_picture(path: str) -> bool:
    """Whether a file may be a logo."""
    endings = tuple(ENDINGS)
    return path.lower().endswith(endings)


def make_prefix(inside: str) -> str:
    """How the paths of a folder begin; those of the top of the repository begin with nothing."""
    if inside == ".":
        return ""
    return f"{inside}/"


def sort_files(held: Mapping[str, bytes], refused: Iterable[str], inside: str) -> Version:
    """The files of a version by what they are for.

    Args:
        held: what the files hold, by their path in the repository.
        refused: the paths of those that are not read.
        inside: where the notices are in the repository.

    """
    faults = make_refusals(refused)
    version = Version(refused=tuple(faults))
    prefix = make_prefix(inside)
    for path, content in held.items():
        name = path.removeprefix(SHARED)
        if name == path:
            version.notices[path.removeprefix(prefix)] = content
        elif name.endswith(TEMPLATE):
            version.templates[f"notice/{name}"] = content
        else:
            version.shared[name] = content
    return version


def make_refusals(paths: Iterable[str]) -> Iterator[Fault]:
    """An error for each file that was not read; a picture is missed by the register that names it."""
    for path in paths:
        if is_picture(path):
            continue
        name = make_visible(path)
        yield make_fault(Place(name, 1, 1), FaultCode.FILE, "", "unread")


def find_unequal(old: Files, new: Files) -> set[str]:
    """The names of the files that differ, came or went."""
    unequal = set()
    for path in {*old, *new}:
        if old.get(path) != new.get(path):
            unequal.add(path)
    return unequal


def find_differing(old: Files, new: Files) -> set[str]:
    """The addresses whose register differs, or whose company's file does."""
    unequal = find_unequal(old, new)
    registers, companies = sort_registers({*old, *new})
    owners = {dirname(path) for path in companies & unequal}
    addresses = set()
    for path in registers:
        owner = find_owner(path)
        if path in unequal or owner in owners:
            address = path.removesuffix(REGISTER)
            addresses.add(address)
    return addresses


def sort_registers(paths: Iterable[str]) -> tuple[set[str], set[str]]:
    """The registers and the companies' files among these paths."""
    registers: set[str] = set()
    companies: set[str] = set()
    for path in paths:
        if not path.endswith(REGISTER):
            continue
        group = companies if is_company(path) else registers
        group.add(path)
    return registers, companies


def is_company(path: str) -> bool:
    """Whether a file holds what the registers of a company share."""
    return path.endswith(f"/{COMPANY}")


def load_version(
    files: Files, inside: str, theme: Theme, known: Mapping[str, Entry] = MappingProxyType({})
) -> Collection:
    """The registers, read and checked as the build does it.

    Args:
        files: the notices of a version.
        inside: where they are in the repository, for messages.
        theme: with which they are read.
        known: sound registers that need not be read again, by their path.

    """
    tree = MemoryTree(folder=Path(inside), files=files)
    return load_memory(tree, theme, known=known)


def pick_files(files: Files, wanted: Iterable[str]) -> Files:
    """The registers with these addresses, and all that they may read: their companies' files, and every picture."""
    registers = {f"{address}{REGISTER}" for address in wanted}
    read = {*registers, *map(locate_company, registers)}
    picked: Files = {}
    for path, content in files.items():
        if path in read or is_picture(path):
            picked[path] = content
    return picked

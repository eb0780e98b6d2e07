"""One version of the project's files, of a commit or of the disk, as bytes; and the registers that are in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..folder.collection import Collection, find_owner, load_memory
from ..folder.company import COMPANY
from ..folder.tree import MemoryTree, get_name, get_parent
from ..notice.logo import ENDINGS
from ..reading.display import make_visible
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.files import UnreadableFile, read_regular_file
from ..reading.repository import MAX_BYTES, list_files, read_files
from ..theme.foreign import DATA, FOLDER
from ..theme.theme import Theme

Files = dict[str, bytes]
MAX_DEPTH = 2  # a register, or a register in its company's folder
REGISTER = ".yml"
TEMPLATE = ".html"


@dataclass(frozen=True)
class Version:
    """One version of the files that make notices.

    Attributes:
        notices: registers, companies' files and pictures by their path in the folder of notices.
        shared: the data of theme/notice/ by name.
        templates: its templates by name, as in `notice/notice.html`.
        refused: what was not read because it is no plain file.

    """

    notices: Files = field(default_factory=dict)
    shared: Files = field(default_factory=dict)
    templates: Files = field(default_factory=dict)
    refused: tuple[Fault, ...] = ()


def read_commit(top: Path, commit: str, inside: str) -> Version:
    """The files of a commit.

    Args:
        top: the repository.
        commit: its id.
        inside: where the notices are in the repository.

    Raises:
        NoGit: git does not know the commit, or it has too many files.

    """
    under = () if inside == "." else (inside, FOLDER)
    wanted = [blob for blob in list_files(top, commit, *under).values() if is_wanted(blob.path, inside)]
    refused = [blob.path for blob in wanted if not blob.is_sound]
    return sort_files(read_files(top, wanted), refused, inside)


def read_disk(folder: Path, top: Path, inside: str) -> Version:
    """The files as they are on the disk.

    Raises:
        OSError: a file cannot be read.

    """
    held: Files = {}
    refused: list[str] = []
    for start, prefix in ((folder, make_prefix(inside)), (top / FOLDER, f"{FOLDER}/")):
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
    return sort_files(held, refused, inside)


def walk_files(folder: Path) -> Iterator[Path]:
    """All that is below a folder and no folder, sorted; nothing where the folder is a link or is not there."""
    if folder.is_symlink():
        return
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_dir():
            yield path


def is_wanted(path: str, inside: str) -> bool:
    """Whether a file is a register, a company's file, a logo, shared data or a template of the notices."""
    if path.startswith(f"{FOLDER}/"):
        return path.endswith(TEMPLATE) or DATA.fullmatch(path.removeprefix(f"{FOLDER}/")) is not None
    prefix = make_prefix(inside)
    if not path.startswith(prefix) or path.removeprefix(prefix).count("/") >= MAX_DEPTH:
        return False
    return path.endswith(REGISTER) or is_picture(path)


def is_picture(path: str) -> bool:
    """Whether a file may be a logo."""
    return path.lower().endswith(tuple(ENDINGS))


def make_prefix(inside: str) -> str:
    """How the paths of a folder begin; those of the top of the repository begin with nothing."""
    return "" if inside == "." else f"{inside}/"


def sort_files(held: Mapping[str, bytes], refused: Iterable[str], inside: str) -> Version:
    """The files of a version by what they are for.

    Args:
        held: what the files hold, by their path in the repository.
        refused: the paths of those that are not read.
        inside: where the notices are in the repository.

    """
    version = Version(refused=tuple(make_refusals(refused)))
    for path, content in held.items():
        name = path.removeprefix(f"{FOLDER}/")
        if name == path:
            version.notices[path.removeprefix(make_prefix(inside))] = content
        elif name.endswith(TEMPLATE):
            version.templates[f"notice/{name}"] = content
        else:
            version.shared[name] = content
    return version


def make_refusals(paths: Iterable[str]) -> Iterator[Fault]:
    """An error for each file that was not read; a picture is missed by the register that names it."""
    for path in paths:
        if not is_picture(path):
            yield make_fault(Place(make_visible(path), 1, 1), FaultCode.FILE, "", "unread")


def find_unequal(old: Files, new: Files) -> set[str]:
    """The names of the files that differ, came or went."""
    return {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}


def find_differing(old: Files, new: Files) -> set[str]:
    """The addresses whose register differs, or whose company's file or logo does."""
    registers = {path for path in old.keys() | new.keys() if path.endswith(REGISTER)}
    changed = find_unequal(old, new)
    for picture in filter(is_picture, tuple(changed)):
        changed |= {path for path in registers if has_name_of(picture, path, old) or has_name_of(picture, path, new)}
    companies = {get_parent(path) for path in changed if is_company(path)}
    addresses = set()
    for path in registers:
        address = path.removesuffix(REGISTER)
        if not is_company(path) and (path in changed or find_owner(address) in companies):
            addresses.add(address)
    return addresses


def has_name_of(picture: str, path: str, files: Files) -> bool:
    """Whether a file has the name of a picture beside it; that it has it as its logo is told later."""
    return get_parent(path) == get_parent(picture) and get_name(picture).encode() in files.get(path, b"")


def is_company(path: str) -> bool:
    """Whether a file holds what the registers of a company share."""
    return path.endswith(f"/{COMPANY}")


def load_version(files: Files, inside: str, theme: Theme, wanted: set[str] | None = None) -> Collection:
    """The registers, or those with the addresses wanted, read and checked as the build does it.

    Args:
        files: the notices of a version.
        inside: where they are in the repository, for messages.
        theme: with which they are read.
        wanted: addresses; none for all.

    """
    if wanted is not None:
        files = {path: content for path, content in files.items() if is_needed(path, wanted)}
    return load_memory(MemoryTree(Path(inside), files), theme)


def is_needed(path: str, wanted: set[str]) -> bool:
    """Whether a file is a register with a wanted address, or one that such a register may read."""
    return path.removesuffix(REGISTER) in wanted or is_company(path) or is_picture(path)

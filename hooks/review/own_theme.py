"""The own theme of a project in one version of its repository, of a commit or of the disk: its texts and its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from posixpath import dirname, join

from ..reading.display import make_visible
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.program import SETTINGS
from ..reading.repository import Blob, Environment, list_files, read_files
from ..theme.overrides import BLOCKS, FOLDER, TEXTS, Overrides
from ..theme.own_files import is_own_file, is_seen, read_overrides, read_own_files
from ..theme.theme import Theme


@dataclass(frozen=True)
class OwnTheme:
    """What a project has in its own theme.

    Attributes:
        files: what they hold, by name; nothing of those that have no meaning there.
        folder: where it is in the repository; nothing where there is no project.
        faults: of files that were not read.

    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    folder: str = ""
    faults: tuple[Fault, ...] = ()

    @property
    def texts(self) -> bytes:
        """What the file of texts holds."""
        return self.files.get(TEXTS, b"")

    @property
    def blocks(self) -> dict[str, bytes]:
        """The files of blocks."""
        return {name: content for name, content in self.files.items() if name.startswith(BLOCKS)}


NO_THEME = OwnTheme()


def read_own_commit(top: Path, commit: str, inside: str, more: Environment | None = None) -> OwnTheme:
    """The own theme of the project of a commit or a tree; none where it has no settings, or is the program itself.

    Args:
        top: the repository.
        commit: its id.
        inside: where the notices are in the repository, below its top.
        more: variables with which git finds it.

    Raises:
        NoGit: git does not know the commit, or there are too many files.

    """
    settings, folder = join(dirname(inside), SETTINGS), join(dirname(inside), FOLDER)
    listed = list_files(top, commit, settings, folder, more=more)
    if settings not in listed or is_program(listed, folder):
        return NO_THEME
    found = dict(pick_seen(listed, folder))
    wanted = {name: blob for name, blob in found.items() if is_own_file(name)}
    held = read_files(top, wanted.values(), more)
    unread = [blob.path for blob in wanted.values() if blob.path not in held]
    files: dict[str, bytes] = {}
    for name, blob in found.items():
        files[name] = held.get(blob.path, b"")
    return OwnTheme(
        files=files,
        folder=folder,
        faults=tuple(map(refuse_file, unread)),
    )


def is_program(paths: Iterable[str], folder: str) -> bool:
    """Whether a folder holds what all notices share, and so is the program's and no project's."""
    return any(path.startswith(f"{folder}/notice/") for path in paths)


def pick_seen(listed: Mapping[str, Blob], folder: str) -> Iterator[tuple[str, Blob]]:
    """The files below a folder that are seen, by name."""
    for path, blob in listed.items():
        name = path.removeprefix(f"{folder}/")
        if name != path and is_seen(name):
            yield name, blob


def refuse_file(path: str) -> Fault:
    """That a file was not read because it is no plain file."""
    return make_fault(Place(make_visible(path), 1, 1), FaultCode.FILE, "", "unread")


def read_own_disk(project: Path, inside: str) -> OwnTheme:
    """The same of the project on the disk.

    Args:
        project: its folder.
        inside: where its notices are in the repository.

    """
    if not (project / SETTINGS).is_file() or (project / FOLDER / "notice").is_dir():
        return NO_THEME
    folder = join(dirname(inside), FOLDER)
    files, faults = read_own_files(project, folder)
    return OwnTheme(files, folder, tuple(faults))


def apply_own(theme: Theme, own: OwnTheme | None, based: Overrides) -> tuple[Theme, list[Fault]]:
    """A theme with the texts of a version; the blocks are those of the base, since those of a branch are not run.

    Args:
        theme: with the originals.
        own: what the version has; none where that is not in the repository.
        based: what the base has.

    Returns:
        The theme, and what is wrong with the version's own theme.

    """
    if own is None:
        return theme, []
    overrides, faults = read_overrides(own.files, own.folder, theme)
    return replace(theme, overrides=replace(overrides, blocks=based.blocks)), [*own.faults, *faults]


def read_based(theme: Theme, own: OwnTheme | None) -> Overrides:
    """What the base replaces, as far as it fits."""
    if own is None:
        return theme.overrides
    return read_overrides(own.files, own.folder, theme)[0]

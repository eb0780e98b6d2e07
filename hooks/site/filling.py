"""A published folder that cannot be moved is filled with the new site, file by file, and no reader meets half a page.

A mount is such a folder, and in a container one that came with its image. First every new file is written beside its
place, so that a full disk changes nothing. Then each takes its place in one step, in an order in which no page lacks
what it needs: what pages load, the pages from the deepest to the indexes, and what tells of them. What is no more goes
last. notices.txt names both the old and the new notices until then, so that a build after a broken one loses none.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ..reading.files import is_real_folder
from ..reading.refusals import Refused
from ..reading.system import explain_os_error
from .guard import LIST
from .lock import hold_folder

BESIDE = ".{}.next"  # the name of a new file until it takes its place
TELLING = ("sitemap.xml", "robots.txt", LIST)  # what tells of the pages, in the order in which it is renewed


def fill_folder(new: Path, site: Path) -> None:
    """Let a published folder hold what a new one holds, and nothing else.

    Args:
        new: a whole site.
        site: the folder that is published.

    Raises:
        Refused: another build fills the folder, or it was filled in part only.
        OSError: a file cannot be written; the folder is as it was.

    """
    with hold_folder(site):
        files = sort_files(list_files(new))
        changed = [file for file in files if not is_same(new / file, site / file)]
        try:
            stage_files(changed, new, site)
        except OSError:
            remove_staged(changed, site)
            raise
        try:
            if LIST in changed:
                put_text(join_lists(new, site), site / LIST)
            publish_staged(changed, site)
            remove_others(files, site)
        except OSError as error:
            raise Refused(
                "site-filled-in-part", site=str(site), file=str(error.filename), reason=explain_os_error(error)
            ) from error


def list_files(folder: Path) -> list[str]:
    """The paths of all that is in a folder and no folder itself; links are not followed."""
    paths = []
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if Path(place, name).is_symlink()]
        inside = Path(place).relative_to(folder)
        paths += [(inside / name).as_posix() for name in (*names, *links)]
    return paths


def move_files(new: Path, folder: Path) -> None:
    """Move every file of a new folder to its place in another; nothing of the new one is left."""
    for file in list_files(new):
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        (new / file).replace(target)
    shutil.rmtree(new)


def sort_files(paths: Iterable[str]) -> list[str]:
    """The order in which the files of a site take their places."""
    return sorted(paths, key=find_turn)


def find_turn(path: str) -> tuple[int, int, str]:
    """When a file's turn is: what pages load, pages from the deepest to the indexes, and what tells of them."""
    if path in TELLING:
        return 2, TELLING.index(path), path
    if path.endswith(".xml"):  # a part of the sitemap, which names it
        return 2, -1, path
    if path.endswith(".html"):
        return 1, -path.count("/"), path
    return 0, 0, path


def is_same(new: Path, old: Path) -> bool:
    """Whether a published file is the new one already."""
    if old.is_symlink() or not old.is_file():
        return False
    return new.read_bytes() == old.read_bytes()


def name_beside(file: Path) -> Path:
    """Where a new file waits."""
    return file.with_name(BESIDE.format(file.name))


# --- steps ------------------------------------------------------------------------------------------------------------


def stage_files(files: Iterable[str], new: Path, site: Path) -> None:
    """Write every new file beside its place."""
    for file in files:
        place = site / file
        make_folder(place.parent, site)
        beside = name_beside(place)
        beside.unlink(missing_ok=True)  # what a killed build has left, or a link
        shutil.copyfile(new / file, beside)


def make_folder(folder: Path, site: Path) -> None:
    """Make a folder inside a site, in the place of a file or a link if need be."""
    if folder == site:
        return
    make_folder(folder.parent, site)
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    folder.mkdir(exist_ok=True)


def remove_staged(files: Iterable[str], site: Path) -> None:
    """Remove what was written beside its place, and the folders made for it."""
    for file in files:
        with suppress(OSError):
            name_beside(site / file).unlink()
    remove_empty_folders(site)


def join_lists(new: Path, site: Path) -> str:
    """The list of the old and the new notices."""
    lines: set[str] = set()
    for folder in (site, new):
        with suppress(FileNotFoundError):
            text = (folder / LIST).read_text("utf-8")
            lines.update(text.splitlines(keepends=True))
    return "".join(sorted(lines))


def publish_staged(files: Iterable[str], site: Path) -> None:
    """Let every new file take its place, in their order."""
    for file in files:
        place = site / file
        if is_real_folder(place):
            shutil.rmtree(place)
        name_beside(place).replace(place)


def put_text(text: str, place: Path) -> None:
    """Put a text in the place of a file in one step."""
    beside = place.with_name(f".{place.name}.both")
    beside.unlink(missing_ok=True)
    beside.write_text(text, "utf-8", newline="\n")
    beside.replace(place)


def remove_others(files: Iterable[str], site: Path) -> None:
    """Remove what is not of the new site: pages first, then what they loaded, and empty folders."""
    others = sort_files(set(list_files(site)) - set(files))
    for file in sorted(others, key=lambda path: not path.endswith(".html")):
        (site / file).unlink()
    remove_empty_folders(site)


def remove_empty_folders(site: Path) -> None:
    """Remove the folders of a site that hold nothing."""
    for place, _, _ in os.walk(site, topdown=False):
        if place != str(site):
            with suppress(OSError):  # it holds something
                Path(place).rmdir()

"""Drafts for reviewers: the notices of a commit, and the folder of previews, one for each pull request.

A draft is made by this checkout's program from the registers of a commit, which are read as data; it stands apart from
the published site and never takes its place.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from ..folder.tree import MemoryTree
from ..reading.display import quote
from ..reading.files import write_file
from ..reading.limits import MEGABYTE, read_limits
from ..reading.refusals import Refused
from ..reading.repository import list_files, read_files

# What the folder needs. There is no robots.txt: who may not look cannot see that a page asks not to be listed.
AROUND = {
    ".nojekyll": "",  # GitHub Pages would leave out what begins with an underscore
    "_headers": "/*\n  X-Robots-Tag: noindex, nofollow\n",
}
COMMIT = "commit.txt"  # in each draft: what it is of
NUMBER = re.compile(r"[1-9][0-9]{0,9}")
MAX_PATH = 200  # characters of a path in a message


def read_registers(top: Path, commit: str, inside: str) -> MemoryTree:
    """The registers of a commit, with their logos and their companies' files.

    Args:
        top: the repository.
        commit: its id.
        inside: where the notices are in the repository, below its top.

    Raises:
        NoGit: git does not know the commit, or there are too many files.
        Refused: something in that folder is no regular file of an ordinary name and size.

    """
    blobs = list_files(top, commit, inside)
    for blob in blobs.values():
        if not blob.is_sound:
            path = quote(blob.path, MAX_PATH)
            raise Refused("draft-of-odd-file", path=path)
    files = {}
    contents = read_files(top, blobs.values())
    for path, content in contents.items():
        files[path.removeprefix(f"{inside}/")] = content
    return MemoryTree(Path(inside), files)


def place_draft(site: Path, previews: Path, number: int, commit: str) -> None:
    """Put a draft into the folder of previews as that of a pull request, in the place of its last one.

    Args:
        site: the draft.
        previews: the folder of previews.
        number: of the pull request.
        commit: that it is of.

    Raises:
        OSError: the file system refuses.

    """
    draft = previews / str(number)
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(site, draft)
    write_file(draft / COMMIT, f"{commit}\n")


def refuse_large(site: Path) -> None:
    """Refuse a draft that is larger than the limits allow.

    Raises:
        Refused: with both sizes.

    """
    most = read_limits().preview_megabytes
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    if size > most * MEGABYTE:
        rounded_up = -(-size // MEGABYTE)
        raise Refused("draft-too-large", size=rounded_up, most=most)


def sweep_drafts(previews: Path, newest: Mapping[int, str]) -> list[int]:
    """Remove drafts that are not of the newest commit of an open pull request, and write what every host needs.

    What is no draft stays, such as .git and CNAME.

    Args:
        previews: the folder of previews.
        newest: the newest commits of the open pull requests, by their numbers.

    Returns:
        the numbers of those whose drafts were removed.

    Raises:
        OSError: the file system refuses.

    """
    for name, content in AROUND.items():
        write_file(previews / name, content)
    stale = []
    for number in sorted(find_drafts(previews)):
        commit = read_commit(previews, number)
        if commit != newest.get(number):
            stale.append(number)
    for number in stale:
        draft = previews / str(number)
        shutil.rmtree(draft)
    return stale


def read_commit(previews: Path, number: int) -> str:
    """The commit that the draft of a pull request is of, or nothing."""
    try:
        file = previews / str(number) / COMMIT
        return file.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def find_drafts(previews: Path) -> set[int]:
    """The numbers of the pull requests that have a draft in the folder of previews."""
    numbers = set()
    for path in previews.iterdir():
        is_draft = NUMBER.fullmatch(path.name) and path.is_dir()
        if is_draft:
            number = int(path.name)
            numbers.add(number)
    return numbers

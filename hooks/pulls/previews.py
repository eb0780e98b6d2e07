"""Drafts for reviewers: the notices of a commit, and the folder of previews, one for each pull request.

A draft is made by this checkout's program from the registers of a commit, which are read as data; it stands apart from
the published site and never takes its place.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection as Group
from pathlib import Path

from ..folder.tree import MemoryTree
from ..reading.display import quote
from ..reading.files import write_file
from ..reading.refusals import Refused
from ..reading.repository import list_files, read_files

# What the folder needs. There is no robots.txt: who may not look cannot see that a page asks not to be listed.
AROUND = {
    ".nojekyll": "",  # GitHub Pages would leave out what begins with an underscore
    "_headers": "/*\n  X-Robots-Tag: noindex, nofollow\n",
}
NOTICES = "notices"  # the folder of registers in the project
NUMBER = re.compile(r"[1-9][0-9]{0,9}")
MAX_PATH = 200  # characters of a path in a message


def read_registers(project: Path, commit: str) -> MemoryTree:
    """The registers of a commit, with their logos and their companies' files.

    Args:
        project: the repository.
        commit: its id.

    Raises:
        NoGit: git does not know the commit, or there are too many files.
        Refused: something in notices/ is no regular file of an ordinary name and size.

    """
    blobs = list_files(project, commit, NOTICES)
    for blob in blobs.values():
        if not blob.is_sound:
            path = quote(blob.path, MAX_PATH)
            raise Refused("draft-of-odd-file", path=path)
    files = {}
    contents = read_files(project, blobs.values())
    for path, content in contents.items():
        inside = path.removeprefix(f"{NOTICES}/")
        files[inside] = content
    return MemoryTree(Path(NOTICES), files)


def place_draft(site: Path, previews: Path, number: int) -> None:
    """Put a draft into the folder of previews as that of a pull request, in the place of its last one.

    Args:
        site: the draft.
        previews: the folder of previews.
        number: of the pull request.

    Raises:
        OSError: the file system refuses.

    """
    draft = previews / str(number)
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(site, draft)


def sweep_drafts(previews: Path, still_open: Group[int]) -> list[int]:
    """Remove the drafts of pull requests that are no longer open, and write what every host needs.

    What is no draft stays, such as .git and CNAME.

    Args:
        previews: the folder of previews.
        still_open: the numbers of the open pull requests.

    Returns:
        the numbers of those whose drafts were removed.

    Raises:
        OSError: the file system refuses.

    """
    for name, content in AROUND.items():
        write_file(previews / name, content)
    drafts = find_drafts(previews)
    closed = drafts - set(still_open)
    for number in closed:
        draft = previews / str(number)
        shutil.rmtree(draft)
    return sorted(closed)


def find_drafts(previews: Path) -> set[int]:
    """The numbers of the pull requests that have a draft in the folder of previews."""
    numbers = set()
    for path in previews.iterdir():
        is_draft = NUMBER.fullmatch(path.name) and path.is_dir()
        if is_draft:
            number = int(path.name)
            numbers.add(number)
    return numbers

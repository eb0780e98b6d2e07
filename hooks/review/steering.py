"""Which files of a commit are published, compared or known to be harmless; every other one steers the program.

The list is one of what is allowed: a file that nobody thought of is told loudly, and not overlooked.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

from ..reading.history import name_content
from ..reading.repository import REGULAR, Environment, list_files
from ..theme.overrides import FOLDER as THEME
from .approvals import LOG
from .versions import SHARED, is_wanted

# No Markdown elsewhere, and none in capitals, which a tool may take as its orders, such as AGENTS.md.
HARMLESS = re.compile(
    r"docs/([a-z0-9-]+/)*[a-z0-9-]+\.(md|png|svg)|(README|CHANGELOG|LICENSE)(\.md)?|" + re.escape(LOG)
)
PAGES = (".html", ".css")  # templates and styles, below a folder of the program or of a project
NO_FILE = ""
PLAIN = {NO_FILE, *REGULAR}


def is_steering(path: str, inside: str, compared: Collection[str]) -> bool:
    """Whether a file that differs may decide how notices are made, checked, reviewed or published.

    Args:
        path: from the top of the repository.
        inside: where the notices are.
        compared: names of the shared data that both versions have.

    """
    if is_harmless(path):
        return False
    name = path.removeprefix(SHARED)
    if name != path:
        return name not in compared
    is_hidden = "/." in f"/{path}"
    return is_hidden or not is_wanted(path, inside)


def is_harmless(path: str) -> bool:
    """Whether people read a file beside the program and no page is made of it; what the log loses is told by itself."""
    return HARMLESS.fullmatch(path) is not None


def is_plain(identity: str) -> bool:
    """Whether what a path is and holds is a regular file, or nothing: where a link leads, a program may write."""
    mode, _, _ = identity.partition(" ")
    return mode in PLAIN


def is_page(path: str) -> bool:
    """Whether a file is a template or a style."""
    return f"/{THEME}/" in f"/{path}" and path.endswith(PAGES)


# --- what such a file holds -------------------------------------------------------------------------------------------


def identify_files(top: Path, commit: str, paths: Iterable[str], more: Environment | None = None) -> dict[str, str]:
    """What each file of a commit is and holds: its mode and its id in git; nothing of one that is not there.

    Args:
        top: the repository.
        commit: where the files are.
        paths: of the files, from the top of the repository.
        more: variables with which git finds the commit.

    """
    listed = list_files(top, commit, more=more)
    identities = {path: f"{blob.mode} {blob.name}" for path, blob in listed.items()}
    return {path: identities.get(path, NO_FILE) for path in paths}


def identify_on_disk(top: Path, paths: Iterable[str], length: int) -> dict[str, str]:
    """The same of files of the working tree, as they would be committed.

    Args:
        top: the repository.
        paths: of the files.
        length: of an id, which tells how git makes them (gitformat-hash-function-transition).

    """
    return {path: identify_file(top / path, length) for path in paths}


def identify_file(path: Path, length: int) -> str:
    """Mode and id that git would give a file."""
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            target = os.fsencode(path.readlink())
            return f"120000 {name_content(target, length)}"
        if not stat.S_ISREG(status.st_mode):
            return NO_FILE
        mode = "100755" if status.st_mode & stat.S_IXUSR else "100644"
        return f"{mode} {name_content(path.read_bytes(), length)}"
    except OSError:
        return NO_FILE

"""What was typed into a call that was interrupted, kept for the next one like it.

It is the editor's alone: in the state folder of the account (XDG Base Directory Specification), outside of every
repository, one file for each that is asked about, read by nobody else. It goes when the call is done, or after a month.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

FOLDERS = ("XDG_STATE_HOME", "LOCALAPPDATA")  # the variables of Linux and of Windows that name such a folder
USUAL = ".local/state"  # below the folder of the account, where no variable names one
NOWHERE = Path(os.devnull)  # in which there is nothing, and nothing can be made
MONTH = 30 * 24 * 60 * 60  # seconds
MOST = 1_000_000  # bytes of a file that is read; answers to all questions have a hundredth of it

Form = TypeVar("Form")


def locate_kept(command: str, asked: Path) -> Path:
    """Where answers are kept; where the account has no folder, a place that cannot be.

    Args:
        command: that asks.
        asked: the file or the folder that it asks about.

    """
    name = sha256(os.fsencode(asked.absolute())).hexdigest()
    return find_state_folder() / "seloste" / command / f"{name}.json"


def find_state_folder() -> Path:
    """Where programs keep what only matters to an account on this machine."""
    for name in FOLDERS:
        folder = Path(os.environ.get(name, ""))
        if folder.is_absolute():  # the specification says to pass over any other
            return folder
    try:
        return Path.home() / USUAL
    except RuntimeError:
        return NOWHERE


def keep(place: Path, plain: object) -> None:
    """Keep what JSON can hold, whole or not at all; where it cannot be kept, the call goes on without."""
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        opened, unfinished = tempfile.mkstemp(dir=place.parent)  # which nobody else may read
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            json.dump(plain, file)
        Path(unfinished).replace(place)


def read_kept(place: Path, form: TypeAdapter[Form]) -> Form | None:
    """What is kept; nothing where there is nothing, or something of another form."""
    try:
        with place.open("rb") as file:
            text = file.read(MOST)
        return form.validate_json(text, strict=True)
    except (OSError, ValidationError):
        return None


def forget_kept(place: Path) -> None:
    """Forget what is kept in one place."""
    with suppress(OSError):
        place.unlink(missing_ok=True)


def forget_old(folder: Path) -> None:
    """Forget what was kept for longer than a month, and what was left unfinished."""
    oldest = time.time() - MONTH
    with suppress(OSError):
        for path in folder.iterdir():
            if path.stat().st_mtime < oldest:
                path.unlink()

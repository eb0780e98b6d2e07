"""The answers of an interview that was interrupted, kept for the next call of the same file.

They are the editor's alone: in the state folder of the account (XDG Base Directory Specification), outside of every
repository, one file a register, read by nobody else. They go when the register is written, or after a month.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ..checks.clock import FINLAND
from ..format.own_words import Term, Words
from .interview import Kept

FOLDERS = ("XDG_STATE_HOME", "LOCALAPPDATA")  # the variables of Linux and of Windows that name such a folder
USUAL = ".local/state"  # below the folder of the account, where no variable names one
NOWHERE = Path(os.devnull)  # in which there is nothing, and nothing can be made
MONTH = 30 * 24 * 60 * 60  # seconds
MOST = 1_000_000  # bytes of a file that is read; answers to all questions have a hundredth of it
FORM = TypeAdapter(dict[str, list[str | dict[str, str]]])


def locate_answers(register: Path) -> Path:
    """Where the answers for a register are kept; where the account has no folder, a place that cannot be."""
    name = sha256(os.fsencode(register.absolute())).hexdigest()
    return find_state_folder() / "seloste" / "new" / f"{name}.json"


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


def keep_answers(place: Path, answers: Kept) -> None:
    """Keep answers, whole or not at all; where they cannot be kept, the interview goes on without."""
    plain = {name: [unpack_term(term) for term in answer] for name, answer in answers.items()}
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        opened, unfinished = tempfile.mkstemp(dir=place.parent)  # which nobody else may read
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            json.dump(plain, file)
        Path(unfinished).replace(place)


def unpack_term(term: Term) -> str | Mapping[str, str]:
    """A code as it is, own words by language."""
    return term.root if isinstance(term, Words) else term


def read_answers(place: Path) -> Kept:
    """The answers that are kept; none where there are none, or what is there is something else."""
    try:
        with place.open("rb") as file:
            text = file.read(MOST)
        kept = FORM.validate_json(text, strict=True)
    except (OSError, ValidationError):
        return {}
    return {name: tuple(map(pack_term, answer)) for name, answer in kept.items()}


def pack_term(plain: str | Mapping[str, str]) -> Term:
    """A term of an answer."""
    return plain if isinstance(plain, str) else Words.model_construct(root=dict(plain))


def find_day(place: Path) -> date:
    """The day on which answers were kept, in Finland."""
    return datetime.fromtimestamp(place.stat().st_mtime, FINLAND).date()


def forget_answers(place: Path) -> None:
    """Forget the answers for one register."""
    with suppress(OSError):
        place.unlink(missing_ok=True)


def forget_old_answers(folder: Path) -> None:
    """Forget what was kept for longer than a month, and what was left unfinished."""
    oldest = time.time() - MONTH
    with suppress(OSError):
        for path in folder.iterdir():
            if path.stat().st_mtime < oldest:
                path.unlink()

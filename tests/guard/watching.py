"""What no test may do: change the checkout, or read the notices of whoever has checked it out.

Python tells what it is about to do to whoever listens (`sys.addaudithook`), and here that is stopped before it is done.
tests/conftest.py watches the process of the tests. Every other process of Python that a test starts finds
sitecustomize.py beside this file on its path, and may, beyond that, write nowhere but in folders for temporary files.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

PROJECT = Path(__file__).parents[2]
NOTICES = PROJECT / "notices"
ALLOWED = "SELOSTE_TESTS_WRITE"  # names folders in which other processes may write, beside the temporary ones
CACHES = frozenset({"__pycache__", ".pytest_cache", ".hypothesis", ".git"})
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
READING = frozenset({"os.listdir", "os.scandir", "glob.glob"})
# What changes a folder or a file, with the places of the paths and of the folders that these are relative to.
CHANGING: dict[str, tuple[tuple[int, int | None], ...]] = {
    "os.chmod": ((0, 2),),
    "os.chown": ((0, 3),),
    "os.link": ((1, 3),),
    "os.mkdir": ((0, 2),),
    "os.remove": ((0, 1),),
    "os.rename": ((0, 2), (1, 3)),
    "os.rmdir": ((0, 1),),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
    "os.utime": ((0, 3),),
    "shutil.rmtree": ((0, 1),),
}
NO_FOLDER = -1  # what an event names where a path is relative to no open folder


class Forbidden(BaseException):
    """A test was about to do what no test may do."""


class Watch:
    """What is let through: two rules that a test may loosen for itself."""

    def __init__(self) -> None:
        self.may_change: Callable[[Path], bool] = is_outside
        self.may_read_notices = False

    def hear(self, event: str, given: tuple[object, ...]) -> None:
        """Stop what is forbidden; called by Python before each thing it does."""
        if event == "open":
            self.judge_opening(*given)
        elif event in CHANGING:
            for path, folder in CHANGING[event]:
                self.judge_change(given[path], NO_FOLDER if folder is None else given[folder])
        elif event in READING:
            self.judge_reading(given[0])

    def judge_opening(self, path: object, mode: object, flags: object) -> None:
        if mode is None and isinstance(path, str | bytes) and not os.path.isabs(path):  # noqa: PTH117 - may be bytes
            return  # os.open, which may mean a path in an open folder and does not tell in which
        if isinstance(flags, int) and flags & WRITES:
            self.judge_change(path, NO_FOLDER)
        else:
            self.judge_reading(path)

    def judge_change(self, given: object, folder: object) -> None:
        path = find_path(given, folder)
        if path is not None and not CACHES.intersection(path.parts) and not self.may_change(path):
            raise Forbidden(f"a test was about to change {path}; let it work on a copy (tests/running.py)")

    def judge_reading(self, given: object) -> None:
        if self.may_read_notices or not isinstance(given, str | bytes | os.PathLike):
            return
        path = os.path.abspath(os.fsdecode(given))  # noqa: PTH100 - of every file that is opened, so it has to be fast
        if path.startswith(str(NOTICES)) and Path(path).is_relative_to(NOTICES):
            raise Forbidden(f"a test was about to read {path}; another checkout has others (tests/data/frozen)")


def find_path(given: object, folder: object) -> Path | None:
    """The real path that an event speaks of, or nothing where it speaks of an open file."""
    if not isinstance(given, str | bytes | os.PathLike):
        return None
    path = Path(os.fsdecode(given))
    if isinstance(folder, int) and folder != NO_FOLDER and not path.is_absolute():
        return find_folder(folder) / path
    return path.parent.resolve() / path.name


def find_folder(number: int) -> Path:
    """The folder that is open under a number; where the system does not tell, one that nobody minds."""
    try:
        return Path(f"/proc/self/fd/{number}").readlink()
    except OSError:
        return Path(tempfile.gettempdir())


def is_outside(path: Path) -> bool:
    """Whether a path is no part of the checkout."""
    return not path.is_relative_to(PROJECT)


def is_temporary(folders: Iterable[str]) -> Callable[[Path], bool]:
    """The rule of other processes: whether a path is outside of the checkout, and in one of these folders."""
    real = [Path(folder).resolve() for folder in (*folders, "/dev")]
    return lambda path: is_outside(path) and any(path.is_relative_to(folder) for folder in real)


def watch_process() -> Watch:
    """Watch this process from here on."""
    watch = Watch()
    sys.addaudithook(watch.hear)
    return watch


def watch_other_process() -> None:
    """Watch a process that a test has started."""
    folders = [tempfile.gettempdir(), *filter(None, os.environ.get(ALLOWED, "").split(os.pathsep))]
    watch_process().may_change = is_temporary(folders)

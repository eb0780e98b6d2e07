"""One build at a time: whoever writes a site holds a lock, which the system releases however the process ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ..reading.files import open_for_writing
from ..reading.refusals import Refused


@contextmanager
def hold_lock(site: Path) -> Iterator[None]:
    """Keep other builds away from a site; the file of the lock lies beside it meanwhile.

    Raises:
        Refused: another build holds the lock.
        OSError: the file cannot be made, or is a link.

    """
    path = site.with_name(f".{site.name}.lock")
    file = take_lock(path, site)
    try:
        yield
    finally:
        if os.name != "posix":
            file.close()  # Windows removes no open file; another build may have it by then
        with suppress(OSError):
            path.unlink()  # while it is held, so that nobody waits for a file that is no more
        file.close()


def take_lock(path: Path, site: Path) -> BinaryIO:
    """The file of a lock, open and locked; one that its holder has just removed is made anew.

    Raises:
        Refused: another build holds the lock.
        OSError: the file cannot be made, or is a link.

    """
    while True:
        file = open_for_writing(path)
        try:
            lock_file(file.fileno(), site)
        except Refused:
            file.close()
            raise
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()


@contextmanager
def hold_folder(site: Path) -> Iterator[None]:
    """Keep away builds that see the folder of a site elsewhere, as in another container; Windows has no such lock.

    Raises:
        Refused: another build holds the folder.

    """
    if os.name != "posix":
        yield
        return
    number = os.open(site, os.O_RDONLY)
    try:
        lock_file(number, site)
        yield
    finally:
        os.close(number)


def lock_file(number: int, site: Path) -> None:
    """Lock an open file without waiting.

    Raises:
        Refused: another process has locked it.

    """
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there is none elsewhere

            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - as above

            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise Refused("site-busy", site=str(site)) from error

"""The one way in which files are read and written: regular files of bounded size, and no link is followed."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Literal

from .messages import Value
from .system import explain_os_error

Stamp = tuple[int, int, int]
Hindrance = Literal["missing", "not-regular", "too-large", "no-access"]

# A link that takes the place of the file after it was looked at is refused, and a pipe is not waited for.
READING = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
WRITING = os.O_WRONLY | os.O_CREAT | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_BINARY"))


class UnreadableFile(Exception):  # noqa: N818 - it says what the file is
    """A file cannot be read.

    Attributes:
        hindrance: why, as the name of a sentence.
        size: its bytes, where it is too large.
        detail: what the system says, where it refuses.

    """

    def __init__(self, hindrance: Hindrance, *, size: int = 0, detail: Value = "") -> None:
        super().__init__(hindrance)
        self.hindrance = hindrance
        self.size = size
        self.detail = detail


def read_regular_file(path: Path | str, limit: int) -> bytes:
    """What a regular file of at most `limit` bytes holds.

    Raises:
        UnreadableFile: it is missing, larger, a link, a pipe, a device or a folder, or the system refuses.

    """
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile("not-regular")
        if status.st_size > limit:
            raise UnreadableFile("too-large", size=status.st_size)
        with os.fdopen(os.open(path, READING), "rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError as error:
        raise UnreadableFile("missing", detail=explain_os_error(error)) from error
    except OSError as error:
        raise UnreadableFile("no-access", detail=explain_os_error(error)) from error
    if len(content) > limit:  # it has grown since it was looked at
        raise UnreadableFile("too-large", size=len(content))
    return content


def get_stamp(path: Path | str) -> Stamp:
    """What changes when a file does: its time, size and number; zeros where there is no file."""
    try:
        status = os.lstat(path)
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino


def get_close_stamp(path: Path | str) -> tuple[int, ...]:
    """The times of writing and of the last change, which nobody can set and a second name changes, size and number.

    Nothing where there is no file.
    """
    try:
        status = os.lstat(path)
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file, over what is there; never through a link, which a checkout of others may have under any name.

    Raises:
        OSError: it is a link, or the system refuses.

    """
    if isinstance(content, str):
        content = content.encode(errors="backslashreplace")  # as the name of a file that is not in UTF-8
    with open_for_writing(path, os.O_TRUNC) as file:
        file.write(content)


def open_for_writing(path: Path, more: int = 0) -> BinaryIO:
    """A file that is open for writing, with what it holds; it is made where there is none.

    Args:
        path: of the file.
        more: flags of os.open.

    Raises:
        OSError: it is a link, or the system refuses.

    """
    if path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return os.fdopen(os.open(path, WRITING | more, 0o666), "wb")


def is_real_folder(path: Path) -> bool:
    """Whether there is a folder, and no link to one; where a link leads is not looked at."""
    return not path.is_symlink() and path.is_dir()

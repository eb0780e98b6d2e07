"""What a call notes for the next one, in the folder for caches of whoever calls, which no pull request can write.

A note that is damaged, or of another fingerprint, is as if there were none. Nothing but speed is lost with it.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
from contextlib import suppress
from pathlib import Path
from typing import Any

HASH = 32  # bytes of SHA-256
PRIVATE = 0o700
OTHERS_MAY_WRITE = 0o022


def locate_note(subject: Path, ending: str) -> Path | None:
    """The file for what is noted of a folder; nothing where there is no place for it.

    Args:
        subject: the folder.
        ending: tells one kind of note from the others.

    """
    name = hashlib.sha256(os.fsencode(subject)).hexdigest()
    caches = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not caches.is_absolute():  # then it counts for nothing, by the specification: it might lie in the checkout
        try:
            caches = Path.home() / ".cache"
        except RuntimeError:  # nobody's home
            return None
    return caches / "seloste" / f"{name[:16]}.{ending}"


def recall(path: Path | None, fingerprint: bytes) -> object:
    """What was noted; None, where that is not whole, not our own, or of another fingerprint."""
    if path is None or not is_private(path.parent):
        return None
    with suppress(OSError):
        content = path.read_bytes()
        noted, digest, body = content[:HASH], content[HASH : 2 * HASH], content[2 * HASH :]
        if noted == fingerprint and digest == hashlib.sha256(body).digest():
            return unseal(body)[0]
    return None


def unseal(*sealed: bytes) -> list[Any]:
    """What was sealed; no garbage is looked for while its objects come, which takes 0.4 s of 10,000 registers."""
    gc.disable()
    try:
        return [pickle.loads(body) for body in sealed]  # noqa: S301 - of our own, from a folder that only we can write
    finally:
        gc.enable()


def seal(value: object) -> bytes:
    """A value as bytes, which take no time where they are noted again as they are."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def remember(path: Path | None, fingerprint: bytes, value: object) -> None:
    """Note a value, if there is a folder for it that only we can write.

    Args:
        path: of the note.
        fingerprint: a hash of what the value depends on and does not say itself.
        value: something that pickle can hold.

    """
    if path is None:
        return
    with suppress(OSError):
        path.parent.mkdir(PRIVATE, parents=True, exist_ok=True)
        if is_private(path.parent):
            body = seal(value)
            beside = path.with_name(f"{path.name}.next")
            beside.write_bytes(fingerprint + hashlib.sha256(body).digest() + body)
            beside.replace(path)


def is_private(folder: Path) -> bool:
    """Whether a folder is one that nobody else can write."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    if os.name != "posix":
        return folder.is_dir()
    return status.st_uid == os.geteuid() and not status.st_mode & OTHERS_MAY_WRITE and folder.is_dir()

"""What was worked out of the program's own files, kept for the next call as Python keeps the modules it has compiled.

It lies in the environment that the program runs in. Its name is a hash of all that it was made of and of the moment at
which the environment was changed last, which nobody knows who writes a pull request: what a branch brings, even into a
`.venv` of the checkout, cannot take its place. What is damaged, or was made of anything else, counts as not there;
where there is no environment, or Python is told to keep nothing, nothing is kept.
"""

from __future__ import annotations

import json
import os
import sys
import sysconfig
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = Path(sys.prefix, "__pycache__", "seloste")  # is made, and may be removed, at any time
MAX_FILES = 24  # of several versions, or checkouts; the oldest give way
MODULES = Path(__file__).parents[1]


def load_kept(name: str) -> Any | None:  # noqa: ANN401 - data as JSON has them
    """What was kept under a name, if it is there and whole."""
    if not can_keep():
        return None
    try:
        content = (FOLDER / name).read_bytes()
    except OSError:
        return None
    written, _, text = content.partition(b"\n")
    if written != hash_content(text):
        return None
    return json.loads(text)


def keep(name: str, value: object) -> None:
    """Keep what JSON can hold under a name, if that is possible."""
    if not can_keep():
        return
    text = json.dumps(value).encode()
    with suppress(OSError):
        FOLDER.mkdir(parents=True, exist_ok=True)
        beside = FOLDER / f"{name}.{os.getpid()}"
        beside.write_bytes(hash_content(text) + b"\n" + text)
        beside.replace(FOLDER / name)  # so that another call finds all of it or nothing
        forget_oldest()


def can_keep() -> bool:
    """Whether there is an environment, and Python keeps what it compiles."""
    is_environment = sys.prefix != sys.base_prefix
    return is_environment and not sys.dont_write_bytecode


def forget_oldest() -> None:
    """Keep no more files than may be kept.

    Raises:
        OSError: one cannot be removed, as another call does the same.

    """
    files = sorted(FOLDER.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[MAX_FILES:]:
        file.unlink()


def name_kept(*parts: bytes) -> str:
    """The name of what is made of some parts, by the modules of this program, in this environment."""
    if not can_keep():
        return ""
    hashes = map(hash_content, parts)
    whole = hash_program() + b"".join(hashes)
    return sha256(whole).hexdigest()


@cache
def hash_program() -> bytes:
    """A short name for the modules that read and form what is kept, and for what they run on."""
    modules = sorted([*MODULES.glob("reading/*.py"), *MODULES.glob("theme/*.py")])
    packages = Path(sysconfig.get_path("purelib"))  # changes whenever a package is installed or removed
    changed = packages.stat().st_mtime_ns
    beneath = f"{sys.version} {packages} {changed}"
    hashes = map(hash_file, modules)
    return hash_content(beneath.encode() + b"".join(hashes))


def hash_file(file: Path) -> bytes:
    return hash_content(file.read_bytes())


def hash_content(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()

"""The release of this program that a project pins: where its wheel is, and the hash of it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from ..reading import program
from ..reading.display import quote
from ..reading.refusals import Refused

NAME = "seloste"
ADDRESS = re.compile(r"(?P<address>(https://|file:///)[\w.~/%+:-]+)#sha256=(?P<sha256>[0-9a-f]{64})", re.ASCII)
SHOWN = 300  # characters of an address; its hash alone has 64
RECORD = "direct_url.json"  # where an installation came from, packaging.python.org/en/latest/specifications/direct-url


@dataclass(frozen=True)
class Pin:
    """One release.

    Attributes:
        address: of its wheel.
        sha256: of its wheel.

    """

    address: str
    sha256: str

    @property
    def is_file(self) -> bool:
        """Whether the wheel is found on this machine alone."""
        return self.address.startswith("file:")


def name_wheel() -> str:
    """What the wheel of this release is called."""
    return f"{NAME}-{program.read_version()}-py3-none-any.whl"


def read_pin(given: str) -> Pin:
    """The release that a file is, or that an address with a hash names.

    Raises:
        Refused: it is neither, or not of this release.
        OSError: the file cannot be read.

    """
    if "://" in given:
        return read_address(given)
    path = Path(given).resolve()
    refuse_other_release(given, Path(given).name)
    return Pin(path.as_uri(), hash_file(path))


def hash_file(path: Path) -> str:
    """The hash of a file.

    Raises:
        OSError: it cannot be read.

    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_address(given: str) -> Pin:
    """The release that an address with a hash names.

    Raises:
        Refused: it is none, or not of this release.

    """
    found = ADDRESS.fullmatch(given)
    if not found:
        raise Refused("wheel-address", value=quote(given, SHOWN), wheel=name_wheel())
    refuse_other_release(given, found["address"].rpartition("/")[2])
    return Pin(found["address"], found["sha256"])


def refuse_other_release(given: str, name: str) -> None:
    """Refuse a wheel by its name: what a project installs beside it is what this release needs.

    Raises:
        Refused: with the name of the wheel of this release.

    """
    if name != name_wheel():
        raise Refused("wheel-name", value=quote(given, SHOWN), wheel=name_wheel())


def find_own_pin() -> Pin:
    """The release that this program was installed from.

    Raises:
        Refused: it was not installed from the address of a wheel.

    """
    came_from = read_record() if program.IS_INSTALLED else {}
    address = came_from.get("url")
    sha256 = came_from.get("archive_info", {}).get("hashes", {}).get("sha256")
    if not sha256:
        raise Refused("no-wheel", wheel=name_wheel())
    return read_address(f"{address}#sha256={sha256}")


def read_record() -> dict[str, Any]:
    """What is written down of where this program was installed from; nothing where it came from an index."""
    try:
        text = distribution(NAME).read_text(RECORD)
    except PackageNotFoundError:
        return {}
    record: dict[str, Any] = json.loads(text or "{}")
    return record

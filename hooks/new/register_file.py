"""The file of a register: where it is to stand, and how it gets there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ..folder.company import COMPANY
from ..folder.tree import show_path
from ..format.names import find_name_fault
from ..reading.faults import Place
from ..reading.refusals import Refused
from ..theme.theme import Theme
from .saying import Told

MOST_PARTS = 2  # the company and the register


@dataclass(frozen=True)
class RegisterFile:
    """Where a register is to stand, and where its company's common keys are."""

    path: Path
    company: Path

    @property
    def name(self) -> str:
        """How messages call it."""
        return show_path(self.path)

    @property
    def schema(self) -> str:
        """Where the schema for editors is, seen from the file."""
        stands_in_folder = self.path.parent == self.company.parent
        return "../.schema.json" if stands_in_folder else ".schema.json"


def place_register(name: str, folder: Path, theme: Theme) -> RegisterFile:
    """Where a register of this name is to stand.

    Args:
        name: `company` or `company/register`, also written as the path of its file.
        folder: the folder of the registers.
        theme: what cannot be an address, as a language cannot.

    Raises:
        Refused: the name cannot be an address, or it is taken.
        OSError: there is no such folder of registers.

    """
    parts = divide_name(name, folder)
    for part in parts:
        fault = find_name_fault(part, Place(name, 1, 1), theme)
        if fault:
            raise Refused("register-name", reason=Told(fault))
    os.scandir(folder).close()  # the folder is there
    company = folder / parts[0]
    path = folder.joinpath(*parts).with_suffix(".yml")
    if len(parts) == MOST_PARTS and company.is_symlink():
        raise Refused("company-is-link", folder=show_path(company))
    if os.path.lexists(path):
        raise Refused("register-is-there", file=show_path(path))
    return RegisterFile(path, company / COMPANY)


def divide_name(name: str, folder: Path) -> list[str]:
    """The name of the company, and that of the register where it stands in the company's folder.

    Raises:
        Refused: the name has more parts.

    """
    path = name.removesuffix(".yml").replace("\\", "/")
    parts = path.split("/")
    if len(parts) > 1 and parts[0] == folder.name:
        del parts[0]
    if len(parts) > MOST_PARTS:
        raise Refused("register-too-deep", name=name)
    return parts


def save_register(file: RegisterFile, text: str) -> None:
    """Write the file, whole or not at all, and never over another.

    Raises:
        Refused: the file is there.
        OSError: it cannot be written.

    """
    folder = file.path.parent
    is_new = not folder.exists()
    folder.mkdir(exist_ok=True)
    try:
        write_whole(file.path, text)
    except FileExistsError as error:
        raise Refused("register-is-there", file=file.name) from error
    except BaseException:
        if is_new:
            folder.rmdir()
        raise


def write_whole(path: Path, text: str) -> None:
    """Write a file that is not there, or leave nothing behind.

    Raises:
        FileExistsError: the file is there.
        OSError: it cannot be written.

    """
    with path.open("xb") as opened:
        try:
            opened.write(text.encode())
        except BaseException:
            path.unlink()
            raise

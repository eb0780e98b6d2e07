"""Which files of a folder are registers, which are companies' files, and what does not belong there."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from ..format.names import find_name_fault, is_address
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.refusals import Refused
from ..reading.system import explain_os_error
from ..theme.theme import Theme
from .company import COMPANY
from .tree import DiskTree, Item, Kind, Tree, show_path

REGISTER = ".yml"
DRAFT = "_"  # how the name of a draft begins
MISTAKEN_ENDING = re.compile(r"(?i)(.+?)(\.ya?ml|\.ya?ml\.txt)")  # what some programs give a register
IGNORED = re.compile(r"\..*|.*~|.*\.(swp|bak|old|orig|tmp)")  # hidden files and what editors leave behind
NO_FILE = {  # what is neither a file nor a folder, and the name of the sentence about it
    Kind.LINK: "link",
    Kind.LINK_TO_FOLDER: "link",
    Kind.OTHER: "pipe-or-device",
}


@dataclass(frozen=True)
class Listing:
    """The paths of registers and of companies' files in a folder, and the findings on everything else there.

    Attributes:
        registers: those that are read.
        companies: the files of companies.
        faults: the findings on everything else.
        unread: registers of which nothing counts but that they have their addresses.

    """

    registers: list[str] = field(default_factory=list)
    companies: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def list_folder(folder: Path, theme: Theme) -> Listing:
    """Sort what a folder on the disk holds.

    Raises:
        OSError: the folder cannot be listed.
        Refused: the folder is a link.

    """
    if folder.is_symlink():
        raise Refused("folder-is-link", folder=show_path(folder))
    return list_files(DiskTree(folder), theme)


def list_files(tree: Tree, theme: Theme) -> Listing:
    """Sort what a folder and its companies' folders hold.

    Nothing is followed: a link, a pipe or a device is refused before anyone reads it.

    Raises:
        OSError: the folder cannot be listed.

    """
    listing = Listing()
    for item in tree.list_items(""):
        add_item(item, tree, theme, listing)
    return listing


def add_item(item: Item, tree: Tree, theme: Theme, listing: Listing) -> None:
    """Add something to the listing where it belongs; a company's folder with all that it holds."""
    if is_ignored(item):
        return
    fault = find_fault(item, tree, theme)
    if fault:
        listing.faults.append(fault)
    elif item.kind is Kind.FOLDER:
        add_folder(item, tree, theme, listing)
    elif item.name == COMPANY:
        listing.companies.append(item.path)
    else:
        listing.registers.append(item.path)


def add_folder(folder: Item, tree: Tree, theme: Theme, listing: Listing) -> None:
    """Add what a company's folder holds."""
    try:
        items = tree.list_items(folder.path)
    except OSError as error:
        fault = make_fault(
            make_place(folder, tree),
            FaultCode.FILE,
            "",
            "folder-unreadable",
            reason=explain_os_error(error),
        )
        listing.faults.append(fault)
        return
    for item in items:
        add_item(item, tree, theme, listing)


def is_ignored(item: Item) -> bool:
    """Whether something is passed over by its name; a link to a folder never is, since MkDocs would walk through it."""
    if item.kind is Kind.LINK_TO_FOLDER:
        return False
    return IGNORED.fullmatch(item.name) is not None


def find_fault(item: Item, tree: Tree, theme: Theme) -> Fault | None:
    """Why something cannot stand where it is, or under its name."""
    if item.kind in NO_FILE:
        message = NO_FILE[item.kind]
        return make_fault(make_place(item, tree), FaultCode.FILE, "", message)
    if item.kind is Kind.FILE and not item.name.endswith(REGISTER):
        return find_ending_fault(item, make_place(item, tree))
    is_inside = "/" in item.path  # of a company's folder
    if item.kind is Kind.FOLDER and is_inside:
        return make_fault(make_place(item, tree), FaultCode.FILE, "", "folder-in-folder")
    if item.name == COMPANY and is_inside:
        return None
    if item.name == COMPANY:
        return make_fault(make_place(item, tree), FaultCode.FILE, "", "company-file-outside", file=COMPANY)
    name = get_address_part(item)
    if is_address(name, theme):
        return None
    return find_name_fault(name, make_place(item, tree), theme)


def find_ending_fault(item: Item, place: Place) -> Fault:
    """What is wrong with a file that is named as no register."""
    meant = MISTAKEN_ENDING.fullmatch(item.name)
    if meant:
        return make_fault(
            place,
            FaultCode.FILE,
            "",
            "ending",
            ending=meant[2],
            name=meant[1],
        )
    return make_fault(place, FaultCode.STRAY_FILE, "", "stray")


def get_address_part(item: Item) -> str:
    """What the name of a folder or of a register, which may be a draft, gives to an address."""
    if item.kind is Kind.FOLDER:
        return item.name
    name = item.name.removesuffix(REGISTER)
    return name.removeprefix(DRAFT)


def make_place(item: Item, tree: Tree) -> Place:
    """The beginning of a file or folder."""
    name = tree.show(item.path)
    return Place(name, 1, 1)


def find_linked_folders(folder: Path) -> list[Fault]:
    """Links to folders, however deep and hidden: MkDocs would walk through them, to wherever they lead."""
    faults = []
    for inside, names, _ in os.walk(folder):
        for name in sorted(names):
            path = Path(inside, name)
            if not path.is_symlink():
                continue
            place = Place(show_path(path), 1, 1)
            fault = make_fault(place, FaultCode.FILE, "", "link")
            faults.append(fault)
    return faults

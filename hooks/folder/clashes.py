"""Files that cannot stand side by side: registers that no reader could tell apart, two notices at one address."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from posixpath import dirname

from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from .aliases import ALIASES, Alias
from .company import find_owner
from .outline import Outline


def find_clashes(outlines: Sequence[Outline], unread: Mapping[str, str]) -> dict[str, list[Fault]]:
    """What keeps files from being published that are sound by themselves, by their paths.

    Args:
        outlines: the files that were read, by address.
        unread: the names of the others, by the addresses that they have.

    """
    clashes: dict[str, list[Fault]] = {}
    for path, fault in (*find_twins(outlines), *find_taken_addresses(outlines, unread)):
        clashes.setdefault(path, []).append(fault)
    return clashes


def find_twins(outlines: Iterable[Outline]) -> Iterator[tuple[str, Fault]]:
    """Of two registers of one company that a reader could not tell apart, the path of the second, and its fault."""
    first: dict[tuple[str, str], Outline] = {}
    for outline in outlines:
        if outline.traits is None or outline.draft:
            continue
        owner = find_owner(outline.address)
        other = first.setdefault((owner, outline.traits.kind), outline)
        if other is not outline:
            fault = make_fault(
                Place(outline.name, 1, 1),
                FaultCode.TWINS,
                "register",
                "same-register",
                other=other.name,
            )
            yield outline.path, fault


def find_taken_addresses(outlines: Sequence[Outline], unread: Mapping[str, str]) -> Iterator[tuple[str, Fault]]:
    """The paths of files with an earlier address that something else on the site has, and the faults of that.

    Args:
        outlines: the files that were read.
        unread: the names of the others, by the addresses that they have.

    """
    files = {**unread, **{outline.address: outline.name for outline in outlines}}
    folders = {dirname(address) for address in files}
    named: dict[str, str] = {}
    for outline in outlines:
        for alias in outline.aliases:
            fault = find_clash(alias, outline.address, files, folders, named)
            if fault:
                yield outline.path, fault
            named.setdefault(alias.address, outline.name)


def find_clash(
    alias: Alias, own: str, files: Mapping[str, str], folders: Container[str], named: Mapping[str, str]
) -> Fault | None:
    """Why an earlier address cannot lead to the file that names it, if it cannot.

    Args:
        alias: the earlier address.
        own: the address of the file; the list of its company's folder gives way to an earlier address.
        files: the names of the files, by the addresses that they have.
        folders: the addresses of the companies' folders, which have lists of their notices.
        named: the names of the files that name earlier addresses, by these; as far as they were looked at.

    """
    address = alias.address
    reasons = {
        "own": address == own,
        "file": address in files,
        "folder": address in folders and address != dirname(own),
        "alias": address in named,
    }
    for message, applies in reasons.items():
        if applies:
            return make_fault(
                alias.place,
                FaultCode.ALIAS,
                ALIASES,
                message,
                address=address,
                other=files.get(address, named.get(address, "")),
            )
    return None


def find_clashes_with(outlines: Iterable[Outline], faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults of earlier addresses that some registers, or the lists of their companies, have."""
    taken: set[object] = set()
    for outline in outlines:
        folder = dirname(outline.address)
        taken.update(outline.addresses, [folder])
    for fault in faults:
        if fault.code == FaultCode.ALIAS:
            address = dict(fault.values)["address"]
            if address in taken:
                yield fault

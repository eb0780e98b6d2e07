"""Files that cannot stand side by side: registers that no reader could tell apart, two notices at one address."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from posixpath import dirname

from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from .aliases import ALIASES, Alias
from .company import find_owner
from .entry import Entry


def refuse_twins(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries; of two registers of one company that a reader could not tell apart, the second is faulty."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.register is None or entry.draft:
            yield entry
            continue
        owner = find_owner(entry.address)
        kind = str(entry.register.kind)
        other = first.setdefault((owner, kind), entry)
        if other is entry:
            yield entry
            continue
        fault = make_fault(
            Place(entry.name, 1, 1),
            FaultCode.TWINS,
            "register",
            "same-register",
            other=other.name,
        )
        yield add_faults(entry, [fault])


def refuse_taken_addresses(entries: Iterable[Entry], unread: Mapping[str, str]) -> Iterator[Entry]:
    """The entries; one with an earlier address that something else on the site has is faulty.

    Args:
        entries: the files that were read.
        unread: the names of the others, by the addresses that they have.

    """
    listed = list(entries)
    files = {**unread, **{entry.address: entry.name for entry in listed}}
    folders = {dirname(address) for address in files}
    named: dict[str, str] = {}
    for entry in listed:
        faults: list[Fault] = []
        for alias in entry.aliases:
            clash = find_clash(alias, entry.address, files, folders, named)
            faults.extend(clash)
            named.setdefault(alias.address, entry.name)
        yield add_faults(entry, faults) if faults else entry


def find_clash(
    alias: Alias, own: str, files: Mapping[str, str], folders: Container[str], named: Mapping[str, str]
) -> Iterator[Fault]:
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
    message = next(filter(reasons.get, reasons), "")
    if message:
        other = files.get(address, named.get(address, ""))
        yield make_fault(
            alias.place,
            FaultCode.ALIAS,
            ALIASES,
            message,
            address=address,
            other=other,
        )


def find_clashes_with(entries: Iterable[Entry], faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults of earlier addresses that some registers, or the lists of their companies, have."""
    taken: set[object] = set()
    for entry in entries:
        folder = dirname(entry.address)
        taken.update(entry.addresses, [folder])
    for fault in faults:
        if fault.code == FaultCode.ALIAS:
            address = dict(fault.values)["address"]
            if address in taken:
                yield fault


def add_faults(entry: Entry, faults: Iterable[Fault]) -> Entry:
    """An entry with faults that keep it from being published."""
    return replace(entry, register=None, removal=None, faults=(*entry.faults, *faults))

"""What is published stays reachable: a notice may go only where a removal stays in its place, or an alias leads on.

Every site has a list of its notices, notices.txt, with the addresses that they had before. The next build is compared
with the list of the site it replaces: that of the folder it goes to, or one that was fetched from where the site is
published.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ..checks.clock import get_today
from ..folder.collection import Collection
from ..folder.entry import Entry
from ..folder.tree import show_path
from ..format.names import ADDRESS
from ..format.register import Register
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.refusals import Refused

LIST = "notices.txt"
MARK = 12  # characters of the hash by which a notice is known
LINE = re.compile(f"/({ADDRESS.pattern})/(?: ([0-9a-f]{{{MARK}}}))?")
MAX_BYTES = 1_000_000


def list_addresses(found: Collection) -> str:
    """What notices.txt holds, one a line: every address at which a notice is found, and its mark."""
    marked = mark_addresses(found.notices)
    return "".join(f"/{address}/ {mark}\n" for address, mark in sorted(marked.items()))


def mark_addresses(notices: Iterable[Entry]) -> dict[str, str]:
    """The addresses at which notices are found, without their languages, each with the mark of its notice."""
    marked = {}
    for entry in notices:
        mark = mark_register(entry.register)
        marked.update(dict.fromkeys(entry.addresses, mark))
    return marked


def mark_register(register: Register | None) -> str:
    """What a notice is known by when its file was renamed: a hash of whose it is, and of the kind of register."""
    if register is None:
        return ""
    controller = register.controller
    identity = controller.business_id if isinstance(controller.business_id, str) else controller.name
    named = f"{identity}\n{register.kind}"
    return hashlib.sha256(named.encode()).hexdigest()[:MARK]


def find_lost_notices(published: Mapping[str, str], found: Collection) -> list[Fault]:
    """An error for every published address at which there would be nothing any more.

    Args:
        published: the addresses of the site that is to be replaced, with the marks of their notices where it has them.
        found: what it is to be replaced with.

    """
    kept: set[str] = set()
    for entry in found.published:
        kept.update(entry.addresses)
    lost = [address for address in published if address not in kept]
    present = find_marked(found, published)
    moved: dict[str, list[str]] = defaultdict(list)
    faults = []
    for address in lost:
        mark = published[address]
        if mark in present:
            moved[mark].append(address)
        else:
            faults.append(report_gone(address, found))
    for mark, addresses in moved.items():
        faults.extend(report_moved(addresses, present[mark]))
    return faults


def find_marked(found: Collection, published: Mapping[str, str]) -> dict[str, Entry]:
    """The files by the marks of their notices; of several, one that is new. A removal has the mark that it had."""
    present = {}
    for entry in sorted(found.published, key=lambda entry: entry.address not in published):
        mark = mark_register(entry.register) or published.get(entry.address)
        if mark:
            present[mark] = entry
    return present


def report_gone(address: str, found: Collection) -> Fault:
    """The error of an address whose notice is nowhere any more."""
    file = show_path(found.folder / f"{address}.yml")
    return make_fault(
        Place(file, 1, 1),
        FaultCode.LOST,
        "",
        "published",
        address=address,
        today=get_today(),
    )


def report_moved(addresses: Sequence[str], entry: Entry) -> Iterator[Fault]:
    """The errors of addresses whose notice seems to be in another file now, with all that is to be written there."""
    _, *before = entry.addresses
    aliases = ", ".join([*before, *addresses])
    for address in addresses:
        yield make_fault(
            Place(entry.name, 1, 1),
            FaultCode.LOST,
            "aliases",
            "moved",
            address=address,
            aliases=aliases,
        )


def read_addresses(published: Path) -> dict[str, str]:
    """The addresses of a list, with their marks where it has some.

    It may come from elsewhere, so nothing in it is taken on trust.

    Raises:
        OSError: the list cannot be read.
        Refused: it has more than MAX_BYTES, is a web page, or has a line that is no address of a notice.

    """
    name = show_path(published)
    with published.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Refused("list-too-long", file=name, bytes=MAX_BYTES)
    if content.lstrip().startswith(b"<"):
        raise Refused("list-is-page", file=name)
    addresses: dict[str, str] = {}
    lines = content.decode("utf-8", "replace").splitlines()
    for number, line in enumerate(lines, start=1):
        match = LINE.fullmatch(line)
        if match is None:
            raise Refused("no-address", file=name, line=number)
        addresses[match[1]] = match[2] or ""
    return addresses

"""What is published stays reachable: a notice may go only where the file of a removal stays in its place.

Every site has a list of its notices, notices.txt. The next build is compared with the list of the site it replaces:
that of the folder it goes to, or one that was fetched from where the site is published.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..checks.clock import get_today
from ..folder.collection import Collection
from ..folder.names import ADDRESS
from ..folder.tree import show_path
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.refusals import Refused

LIST = "notices.txt"
LINE = re.compile(f"/({ADDRESS.pattern})/")
MAX_BYTES = 1_000_000


def list_addresses(found: Collection) -> str:
    """What notices.txt holds: the address of every notice, without its languages, one a line."""
    return "".join(f"/{entry.address}/\n" for entry in found.notices)


def find_lost_notices(published: Path, found: Collection) -> list[Fault]:
    """An error for every published notice that has neither a register nor a removal any more.

    Args:
        published: the list of the site that is to be replaced.
        found: what it is to be replaced with.

    Raises:
        OSError: the list cannot be read.
        Refused: it is no such list.

    """
    kept = {entry.address for entry in found.published}
    lost = []
    for address in read_addresses(published):
        if address in kept:
            continue
        file = show_path(found.folder / f"{address}.yml")
        fault = make_fault(
            Place(file, 1, 1),
            FaultCode.LOST,
            "",
            "published",
            address=address,
            today=get_today(),
        )
        lost.append(fault)
    return lost


def read_addresses(published: Path) -> list[str]:
    """The addresses of a list; it may come from elsewhere, so nothing in it is taken on trust.

    Raises:
        OSError: the list cannot be read.
        Refused: it has more than MAX_BYTES, or a line that is no address of a notice.

    """
    name = show_path(published)
    with published.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Refused("list-too-long", file=name, bytes=MAX_BYTES)
    addresses = []
    lines = content.decode("utf-8", "replace").splitlines()
    for number, line in enumerate(lines, start=1):
        match = LINE.fullmatch(line)
        if match is None:
            raise Refused("no-address", file=name, line=number)
        addresses.append(match[1])
    return addresses

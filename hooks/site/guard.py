"""What is published stays reachable: a notice may go only where the file of a removal stays in its place.

Every site has a list of its notices, notices.txt. The next build is compared with the list of the site it replaces:
that of the folder it goes to, or one that was fetched from where the site is published.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..checks import checks
from ..folder import collection
from ..folder.collection import Collection
from ..reading.codes import FaultCode
from ..reading.faults import Fault, Place, say_fault

LIST = "notices.txt"
ADDRESS = re.compile(r"/([a-z0-9-]+(?:/[a-z0-9-]+)?)/")
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
        ValueError: it is no such list.

    """
    kept = {entry.address for entry in found.published}
    return [describe_loss(address, found.folder) for address in read_addresses(published) if address not in kept]


def read_addresses(published: Path) -> list[str]:
    """The addresses of a list; it may come from elsewhere, so nothing in it is taken on trust.

    No more than MAX_BYTES are read.

    Raises:
        OSError: the list cannot be read.
        ValueError: a line of it is no address of a notice.

    """
    with published.open("rb") as file:
        lines = file.read(MAX_BYTES).decode("utf-8", "replace").splitlines()
    addresses = []
    for number, line in enumerate(lines, start=1):
        match = ADDRESS.fullmatch(line)
        if match is None:
            place = f"{collection.display(published)}, line {number}"
            raise ValueError(f"{place} is no address of a notice; fetch {LIST} from the published site")
        addresses.append(match[1])
    return addresses


def describe_loss(address: str, folder: Path) -> Fault:
    """The notice at an address would be lost, and what to leave in its place."""
    file = collection.display(folder / f"{address}.yml")
    problem = f"the notice /{address}/ is published, and would be lost"
    remedy = f"keep its `controller:` in this file, and write `removed: {{date: {checks.today()}}}` beside it"
    return say_fault(Place(file, 1, 1), FaultCode.LOST, "", problem, remedy)

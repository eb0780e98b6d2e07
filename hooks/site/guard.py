"""What is published stays reachable: a notice may go only where a removal stays in its place, or an alias leads on.

Every site has a list of its notices, notices.txt, with the addresses that they had before. The next build is compared
with the list of the site it replaces: that of the folder it goes to, or one that was fetched from where the site is
published.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ..checks.clock import get_today
from ..folder.outline import MARK, Outline
from ..folder.survey import Survey
from ..folder.tree import show_path
from ..format.names import ADDRESS
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.refusals import Refused

LIST = "notices.txt"
LINE = re.compile(f"/({ADDRESS.pattern})/(?: ([0-9a-f]{{{MARK}}}))?")
MAX_BYTES = 100_000_000  # of a million notices


def list_addresses(found: Survey) -> str:
    """What notices.txt holds, one a line: every address at which a notice is found, and its mark."""
    marked = mark_addresses(found.notices)
    return "".join(f"/{address}/ {mark}\n" for address, mark in sorted(marked.items()))


def mark_addresses(notices: Iterable[Outline]) -> dict[str, str]:
    """The addresses at which notices are found, without their languages, each with the mark of its notice."""
    marked = {}
    for outline in notices:
        mark = outline.traits.mark if outline.traits else ""
        marked.update(dict.fromkeys(outline.addresses, mark))
    return marked


def find_lost_notices(published: Mapping[str, str], found: Survey) -> list[Fault]:
    """An error for every published address at which there would be nothing any more.

    Args:
        published: the addresses of the site that is to be replaced, with the marks of their notices where it has them.
        found: what it is to be replaced with.

    """
    kept: set[str] = set()
    for outline in found.published:
        kept.update(outline.addresses)
    present = find_marked(found, published)
    moved: dict[str, list[str]] = defaultdict(list)
    faults = []
    for address, mark in published.items():
        if address in kept:
            continue
        if mark in present:
            moved[mark].append(address)
        else:
            faults.append(report_gone(address, found))
    for mark, addresses in moved.items():
        faults.extend(report_moved(addresses, present[mark]))
    return faults


def find_marked(found: Survey, published: Mapping[str, str]) -> dict[str, Outline]:
    """The files by the marks of their notices; of several, one that is new. A removal has the mark that it had."""
    present = {}
    for outline in sorted(found.published, key=lambda outline: outline.address not in published):
        mark = outline.traits.mark if outline.traits else published.get(outline.address)
        if mark:
            present[mark] = outline
    return present


def report_gone(address: str, found: Survey) -> Fault:
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


def report_moved(addresses: Sequence[str], outline: Outline) -> Iterator[Fault]:
    """The errors of addresses whose notice seems to be in another file now, with all that is to be written there."""
    _, *before = outline.addresses
    aliases = ", ".join([*before, *addresses])
    for address in addresses:
        yield make_fault(
            Place(outline.name, 1, 1),
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

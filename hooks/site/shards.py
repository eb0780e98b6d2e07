"""Shards: parts of a site that several machines build, each some of the companies, and how they are merged.

A shard is a folder with pages as they lie on the site, and beside them `shard.json`, which says from what each was
made. Nothing that it says of registers is believed: these are read and checked anew where shards are merged. Its pages
are taken if they are the files that `shard.json` tells of, and if the registers, the program and the settings are the
same. So shards are taken from machines that could publish the site as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from ..folder.groups import Share
from ..folder.noting import Noted, hash_content
from ..folder.tree import show_path
from ..reading.files import UnreadableFile, read_regular_file
from ..reading.refusals import Refused
from .destination import SHARD
from .memory import Basis, CompanyWork, Memory, stamp_files
from .target import put_file

SHARE = re.compile(r"([1-9][0-9]{0,4})/([1-9][0-9]{0,4})")
MOST_BYTES = 1_000_000_000  # of a file; shard.json has some 500 for each register

# Of a file on the site; no part of it begins with a dot.
Address = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$")]
Digits = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{2})*$")]  # of bytes


class ShardedWork(BaseModel):
    """The work on a company.

    Attributes:
        company: the path of its file, whether there is one or not.
        registers: the paths of its registers.
        read: the hash of each file that was read for it, or that there was none, by paths.
        pages: the hash of each file that was written, by its address on the site.

    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    company: str
    registers: list[str]
    read: dict[str, Digits]
    pages: dict[Address, Digits]


class Shard(BaseModel):
    """What `shard.json` holds.

    Attributes:
        fingerprint: of the program, its libraries and the settings, by the contents of files.
        works: on the companies of the shard.

    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    fingerprint: Digits
    works: list[ShardedWork]


def parse_share(given: str) -> Share:
    """Which shard, and of how many.

    Raises:
        Refused: it is not written as in 3/16.

    """
    match = SHARE.fullmatch(given)
    if match is None or int(match[1]) > int(match[2]):
        raise Refused("shard", given=given)
    return int(match[1]), int(match[2])


# --- a shard is written -----------------------------------------------------------------------------------------------


def write_shard(folder: Path, fingerprint: bytes, works: Mapping[str, CompanyWork]) -> None:
    """Write `shard.json` beside the pages of a shard.

    Args:
        folder: where the pages are.
        fingerprint: by the contents of files.
        works: by the paths of companies' files.

    Raises:
        OSError: a file cannot be read or written.

    """
    sharded = [describe_work(company, work, folder) for company, work in works.items()]
    shard = Shard(fingerprint=fingerprint.hex(), works=sharded)
    put_file(folder / SHARD, shard.model_dump_json(indent=1).encode())


def describe_work(company: str, work: CompanyWork, folder: Path) -> ShardedWork:
    """What `shard.json` says of the work on a company."""
    return ShardedWork(
        company=company,
        registers=[*work.basis.registers],
        read={path: noted.hex() for path, noted in work.basis.noted.hashes.items()},
        pages={address: hash_content((folder / address).read_bytes()).hex() for address in work.files},
    )


# --- shards are merged ------------------------------------------------------------------------------------------------


def join_shards(folders: Sequence[Path], joined: Path, fingerprint: bytes) -> Memory:
    """Copy the pages of shards into one folder, from which a build takes over what still holds.

    Args:
        folders: the shards, as the caller wrote them.
        joined: an empty folder.
        fingerprint: of this program, its libraries and the settings, by the contents of files.

    Returns:
        what is known of the pages. It has no days, so that every register is checked anew.

    Raises:
        Refused: a folder is no shard, a file in it is not as it was written, or it was built with something else.
        OSError: a file cannot be written.

    """
    works: dict[str, CompanyWork] = {}
    joined_pages: dict[str, str] = {}
    for folder in folders:
        shard = read_shard(folder)
        if shard.fingerprint != fingerprint.hex():
            raise Refused("shard-differs", folder=show_path(folder))
        for sharded in shard.works:
            if is_contradicted(sharded, joined_pages):
                continue  # its pages are made anew, and what clashes is told then
            copy_pages(sharded, folder, joined)
            joined_pages |= sharded.pages
            works[sharded.company] = recall_work(sharded)
    return Memory(works=works, stamps=stamp_files(joined, works.values()))


def is_contradicted(sharded: ShardedWork, joined_pages: Mapping[str, str]) -> bool:
    """Whether a page of a company is another one in a shard that was joined before."""
    return any(joined_pages.get(address, hashed) != hashed for address, hashed in sharded.pages.items())


def read_shard(folder: Path) -> Shard:
    """What the `shard.json` of a folder holds.

    Raises:
        Refused: there is none, or it is not as this program writes it.

    """
    content = read_file(folder, SHARD)
    try:
        return Shard.model_validate_json(content)
    except ValidationError as error:
        raise Refused("shard-damaged", folder=show_path(folder), file=SHARD) from error


def copy_pages(sharded: ShardedWork, folder: Path, joined: Path) -> None:
    """Copy the pages of a company out of a shard; one that several need is there once.

    Raises:
        Refused: a page is not the one that was built.
        OSError: it cannot be written.

    """
    for address, hashed in sharded.pages.items():
        content = read_file(folder, address)
        if hash_content(content).hex() != hashed:
            raise Refused("shard-damaged", folder=show_path(folder), file=address)
        put_file(joined / address, content)


def read_file(folder: Path, address: str) -> bytes:
    """What a file of a shard holds.

    Raises:
        Refused: it cannot be read.

    """
    try:
        return read_regular_file(folder / address, MOST_BYTES)
    except UnreadableFile as error:
        if error.hindrance == "no-access":
            raise Refused("shard-unreadable", file=show_path(folder / address), reason=error.detail) from error
        raise Refused("shard-incomplete", folder=show_path(folder), file=address) from error


def recall_work(sharded: ShardedWork) -> CompanyWork:
    """The work on a company, without what came of it beside pages."""
    hashes = {path: bytes.fromhex(digits) for path, digits in sharded.read.items()}
    return CompanyWork(
        basis=Basis(tuple(sharded.registers), Noted(hashes)),
        result=b"",
        files=tuple(sharded.pages),
    )

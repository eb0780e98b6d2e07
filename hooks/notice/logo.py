"""A company's logo: a picture that Pillow has drawn, published without what is not the picture.

What is published is the file's own data without its notes: no place where a photo was taken, no author, no comment, no
second picture behind the first. A picture encoded anew would not do. A JPEG would lose by it, or outgrow the limit as a
PNG; and what zlib or libwebp write depends on the machine and their version, so that a page's address would. Drawing
it says that the data is whole, and that nothing seen is lost with the notes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from math import ceil
from pathlib import PurePath

from ..reading.display import quote
from ..reading.files import UnreadableFile
from .picture_parts import SPLITTERS, Damaged, Several
from .unfit import Unfit

MAX_BYTES = 100 * 1000
MAX_KEPT = 256  # pictures; the registers of a company share one, and the two sides of a review often do
SIGNATURES = {
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "WebP": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
ENDINGS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP"}


@dataclass(frozen=True)
class Logo:
    """A picture with its address on the site; its name there changes with its bytes."""

    address: str
    kind: str
    width: int
    height: int
    data: bytes


def read_logo(path: PurePath, read: Callable[[int], bytes]) -> Logo:
    """The logo in a file.

    Args:
        path: the file.
        read: gives its bytes, if it has no more than so many; raises UnreadableFile.

    Raises:
        Unfit: there is no such file, or it is no picture for a page.

    """
    name = quote(path.name)
    data = read_bytes(name, read)
    kind = find_kind(path, data)
    made = draw_logo(data, kind, name)
    if isinstance(made, Unfit):
        raise Unfit(made.message, **made.values)
    width, height, drawn = made
    return Logo(
        address=f"assets/logos/{sha256(drawn).hexdigest()[:16]}.{kind.lower()}",
        kind=kind,
        width=width,
        height=height,
        data=drawn,
    )


@lru_cache(MAX_KEPT)
def draw_logo(data: bytes, kind: str, name: str) -> tuple[int, int, bytes] | Unfit:
    """Width, height, and the part of the data that draws the picture; or why it is none for a page, found once, too."""
    from .decoding import decode_picture  # noqa: PLC0415 - Pillow takes 40 ms, and few registers have a logo

    try:
        file = SPLITTERS[kind](data)
        width, height = decode_picture(file, kind, name)
    except Several as error:
        return Unfit("moving") if error.moves else Unfit("several", name=name)
    except Damaged:
        return Unfit("damaged", name=name)
    except Unfit as error:
        return Unfit(error.message, **error.values)  # without its traceback, which would keep the pixels
    return width, height, file.drawn


def read_bytes(name: str, read: Callable[[int], bytes]) -> bytes:
    """The bytes of a file of bounded size.

    Raises:
        Unfit: it cannot be read.

    """
    try:
        return read(MAX_BYTES)
    except UnreadableFile as error:
        raise Unfit(
            error.hindrance,
            name=name,
            size=ceil(error.size / 1000),
            most=MAX_BYTES // 1000,
            reason=error.detail,
        ) from error


def find_kind(path: PurePath, data: bytes) -> str:
    """PNG, JPEG or WebP, as the first bytes say.

    Raises:
        Unfit: it is none of these, or the file is named as another.

    """
    name = quote(path.name)
    kind = next((kind for kind, begins in SIGNATURES.items() if begins.match(data)), None)
    if kind is None:
        raise Unfit("no-picture", name=name)
    if kind != ENDINGS[path.suffix.lower()]:
        ending = next(ending for ending, named in ENDINGS.items() if named == kind)
        raise Unfit(
            "other-kind",
            name=name,
            kind=kind,
            renamed=path.with_suffix(ending).name,
        )
    return kind

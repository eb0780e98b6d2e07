"""A company's logo: a picture judged by its bytes, and published without what is not the picture.

PNG, JPEG and WebP are lists of parts with names and lengths. Each part is checked, and only those that draw the
picture are published: no place where a photo was taken, no author, no comment, no second picture behind the first.
The pixels are never decoded here. A library that does would be 7 MB of native code fed with other people's files, and
would save a JPEG with a loss; the parts take the lines below.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from zlib import crc32

from ..reading.display import quote
from ..reading.files import UnreadableFile
from ..reading.messages import Value

MAX_BYTES = 100 * 1000
MAX_SIDE = 2000  # pixels
Picture = tuple[int, int, bytes]  # width, height, and the parts that draw it


class Unfit(Exception):  # noqa: N818 - it says what the picture is
    """The file is no picture for a page.

    Attributes:
        message: the name of the sentence that says what is wrong with it, among those of the code `logo`.
        values: what goes into the places of the sentence.

    """

    def __init__(self, message: str, /, **values: Value) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


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
    try:
        width, height, parts = READERS[kind](data)
    except (struct.error, IndexError) as error:
        raise Unfit("damaged", name=name) from error
    if not 0 < width <= MAX_SIDE or not 0 < height <= MAX_SIDE:
        raise Unfit("too-wide", name=name, width=width, height=height, most=MAX_SIDE)
    return Logo(
        address=f"assets/logos/{sha256(parts).hexdigest()[:16]}.{kind.lower()}",
        kind=kind,
        width=width,
        height=height,
        data=parts,
    )


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
            size=-(-error.size // 1000),
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


def read_png(data: bytes) -> Picture:
    """PNG (ISO/IEC 15948): chunks with a length, a name and a checksum."""
    names: list[bytes] = []
    kept, at = data[:8], 8
    while names[-1:] != [b"IEND"]:
        length, name = struct.unpack_from(">I4s", data, at)
        chunk = data[at : at + length + 12]
        [checksum] = struct.unpack_from(">I", chunk, length + 8)
        if checksum != crc32(chunk[4:-4]):
            raise IndexError
        names.append(name)
        kept += chunk if name in (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND") else b""
        at += length + 12
    if names[0] != b"IHDR" or names.count(b"IHDR") > 1 or b"IDAT" not in names:
        raise IndexError
    width, height = struct.unpack_from(">II", data, 16)
    return width, height, kept


def read_jpeg(data: bytes) -> Picture:
    """JPEG (ITU-T T.81): segments that begin with a marker; the marker of a scan is followed by its data."""
    kept, at, scans = data[:2], 2, 0
    width, height = 0, 0
    while (marker := read_marker(data, at)) != END:
        if marker == FILL:
            at += 1
            continue
        if marker in FRAMES:
            width, height = read_frame_size(data, at)
        end = find_segment_end(data, at)
        draws = not APPLICATION <= marker <= COMMENT or data[at : at + 9] == ADOBE
        if draws:
            kept += data[at:end]
        scans += marker == SCAN
        at = end
    if not scans or not width:
        raise IndexError
    return width, height, kept + struct.pack(">H", END)


def read_marker(data: bytes, at: int) -> int:
    """The marker with which a segment begins."""
    [marker] = struct.unpack_from(">H", data, at)
    return int(marker)


def read_frame_size(data: bytes, at: int) -> tuple[int, int]:
    """Width and height in the head of a frame (ITU-T T.81, B.2.2)."""
    height, width, colours = struct.unpack_from(">HHB", data, at + 5)
    if colours not in (1, 3):
        raise Unfit("four-colours")
    return width, height


def find_segment_end(data: bytes, at: int) -> int:
    """Where a segment ends, with the data of its scan."""
    [length] = struct.unpack_from(">H", data, at + 2)
    end: int = at + 2 + length
    marker = read_marker(data, at)
    if marker == SCAN:
        following = MARKER.search(data, end)
        end = following.start() if following else len(data)
    if marker < FRAMES[0] or end > len(data):
        raise IndexError
    return end


END, SCAN, FILL, APPLICATION, COMMENT = 0xFFD9, 0xFFDA, 0xFFFF, 0xFFE0, 0xFFFE
FRAMES = tuple(0xFFC0 + n for n in range(16) if n not in (4, 8, 12))
MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # in the data of a scan, FF is followed by 00 or a restart
ADOBE = b"\xff\xee\x00\x0eAdobe"  # says how the colours are written


def read_webp(data: bytes) -> Picture:
    """WebP (RFC 9649): one file in RIFF, simple or extended, with chunks padded to even lengths."""
    [size] = struct.unpack_from("<I", data, 4)
    if size + 8 > len(data):
        raise IndexError
    kept, drawn, at = b"", (0, 0), 12
    while at < size + 8:
        name, length = struct.unpack_from("<4sI", data, at)
        chunk = data[at : at + 8 + length + length % 2]
        if len(chunk) < 8 + length:
            raise IndexError
        if name == b"VP8X":
            if chunk[8] & MOVES:
                raise Unfit("moving")
            kept += chunk[:8] + bytes([chunk[8] & TRANSPARENT]) + chunk[9:]
        elif name == b"ALPH":
            kept += chunk
        elif name in (b"VP8 ", b"VP8L"):
            kept += chunk
            drawn = read_lossy_size(chunk) if name == b"VP8 " else read_lossless_size(chunk)
        at += len(chunk)
    return *drawn, b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept


MOVES, TRANSPARENT = 0x02, 0x10


def read_lossy_size(chunk: bytes) -> tuple[int, int]:
    """Width and height in the head of a VP8 frame (RFC 6386, 9.1)."""
    if chunk[11:14] != b"\x9d\x01\x2a":
        raise IndexError
    width, height = struct.unpack_from("<HH", chunk, 14)
    return width & 0x3FFF, height & 0x3FFF


def read_lossless_size(chunk: bytes) -> tuple[int, int]:
    """Width and height in the head of a lossless picture (RFC 9649, 3.4)."""
    mark, bits = struct.unpack_from("<BI", chunk, 8)
    if mark != 0x2F:  # noqa: PLR2004 - its signature
        raise IndexError
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


SIGNATURES = {
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "WebP": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
ENDINGS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP"}
READERS: dict[str, Callable[[bytes], Picture]] = {"PNG": read_png, "JPEG": read_jpeg, "WebP": read_webp}

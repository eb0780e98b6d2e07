"""A company's logo: a picture judged by its bytes, and published without what is not the picture.

PNG, JPEG and WebP are lists of parts with names and lengths. Each part is checked, and only those that draw the
picture are published: no place where a photo was taken, no author, no comment, no second picture behind the first.
The pixels are never decoded here. A library that does would be 7 MB of native code fed with other people's files, and
would save a JPEG with a loss; the parts take the lines below.
"""

from __future__ import annotations

import re
import stat
import struct
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from ..reading.display import quote

MAX_BYTES = 100 * 1000
MAX_SIDE = 2000  # pixels
Picture = tuple[int, int, bytes]  # width, height, and the parts that draw it


class Unfit(Exception):  # noqa: N818 - it says what the picture is
    """The file is no picture for a page: what is wrong with it, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True)
class Logo:
    """A picture with its address on the site; its name there changes with its bytes."""

    address: str
    kind: str
    width: int
    height: int
    data: bytes


def read(path: Path) -> Logo:
    """The logo in a file.

    Raises:
        Unfit: there is no such file, or it is no picture for a page.

    """
    data, name = contents(path), quote(path.name)
    kind = next((kind for kind, begins in SIGNATURES.items() if begins.match(data)), "")
    if not kind:
        raise Unfit(f"{name} is no PNG, JPEG or WebP", "save the picture as one of these")
    if kind != ENDINGS[path.suffix.lower()]:
        ending = next(ending for ending, of in ENDINGS.items() if of == kind)
        renamed = path.with_suffix(ending).name
        raise Unfit(f"{name} is a {kind} by its bytes", f"rename the file and write {renamed}")
    try:
        width, height, parts = READERS[kind](data)
    except (struct.error, IndexError) as error:
        raise Unfit(f"{name} is cut off or damaged", "save the picture anew") from error
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise Unfit(
            f"{name} is {width} x {height} pixels", f"make it smaller, at most {MAX_SIDE} a side; 400 wide is plenty"
        )
    return Logo(f"assets/logos/{sha256(parts).hexdigest()[:16]}.{kind.lower()}", kind, width, height, parts)


def contents(path: Path) -> bytes:
    """The bytes of a regular file of bounded size; nothing is followed."""
    name = quote(path.name)
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise Unfit(f"{name} is not a regular file", "put the picture itself here, no link, folder or pipe")
        if status.st_size > MAX_BYTES:
            size = f"{name} is {-(-status.st_size // 1000)} KB"
            raise Unfit(size, f"make it smaller, at most {MAX_BYTES // 1000} KB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unfit(f"there is no file {name} here", "put it beside this file, or delete the key") from error
    except OSError as error:
        raise Unfit(f"{name} cannot be read ({error.strerror})", "check its permissions") from error


def png(data: bytes) -> Picture:
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


def jpeg(data: bytes) -> Picture:
    """JPEG (ITU-T T.81): segments that begin with a marker; the marker of a scan is followed by its data."""
    kept, at, scans, width, height = data[:2], 2, 0, 0, 0
    while (marker := struct.unpack_from(">H", data, at)[0]) != END:
        if marker == FILL:
            at += 1
            continue
        [length] = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if marker in FRAMES:
            height, width, colours = struct.unpack_from(">HHB", data, at + 5)
            if colours not in (1, 3):
                raise Unfit("the picture is in the four colours of print (CMYK)", "save it in RGB")
        if marker == SCAN:
            scans += 1
            following = MARKER.search(data, end)
            end = following.start() if following else len(data)
        if marker < FRAMES[0] or end > len(data):
            raise IndexError
        draws = not APPLICATION <= marker <= COMMENT or data[at : at + 9] == ADOBE
        kept += data[at:end] if draws else b""
        at = end
    if not scans or not width:
        raise IndexError
    return width, height, kept + struct.pack(">H", END)


END, SCAN, FILL, APPLICATION, COMMENT = 0xFFD9, 0xFFDA, 0xFFFF, 0xFFE0, 0xFFFE
FRAMES = tuple(0xFFC0 + n for n in range(16) if n not in (4, 8, 12))
MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # in the data of a scan, FF is followed by 00 or a restart
ADOBE = b"\xff\xee\x00\x0eAdobe"  # says how the colours are written


def webp(data: bytes) -> Picture:
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
                raise Unfit("the picture moves", "save one that stands still")
            kept += chunk[:8] + bytes([chunk[8] & TRANSPARENT]) + chunk[9:]
        elif name == b"ALPH":
            kept += chunk
        elif name in (b"VP8 ", b"VP8L"):
            kept += chunk
            drawn = lossy(chunk) if name == b"VP8 " else lossless(chunk)
        at += len(chunk)
    return *drawn, b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept


MOVES, TRANSPARENT = 0x02, 0x10


def lossy(chunk: bytes) -> tuple[int, int]:
    """Width and height in the head of a VP8 frame (RFC 6386, 9.1)."""
    if chunk[11:14] != b"\x9d\x01\x2a":
        raise IndexError
    width, height = struct.unpack_from("<HH", chunk, 14)
    return width & 0x3FFF, height & 0x3FFF


def lossless(chunk: bytes) -> tuple[int, int]:
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
READERS: dict[str, Callable[[bytes], Picture]] = {"PNG": png, "JPEG": jpeg, "WebP": webp}

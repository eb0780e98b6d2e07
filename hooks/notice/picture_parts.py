"""The parts of a picture file: PNG chunks, JPEG segments and WebP chunks by name, and those that draw the picture.

Only names and lengths are read here. What the parts hold, and whether it can be drawn, Pillow says in `decoding.py`.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MAX_SCANS = 64  # of a JPEG; each draws the whole picture once more, and programs write about ten
MAX_INFLATED = 40_000_000  # bytes of a PNG's rows; 2000 x 2000 pixels of eight bytes have 32 million, and a few a row

Part = tuple[bytes, bytes]  # its name, and its bytes with name and length


class Damaged(Exception):  # noqa: N818 - it says what the file is
    """The parts of a file do not follow each other as its format wants."""


class Several(Exception):  # noqa: N818 - it says what the file is
    """A file has more than one picture, or one that moves."""

    def __init__(self, *, moves: bool) -> None:
        super().__init__(moves)
        self.moves = moves


@dataclass(frozen=True)
class PictureFile:
    """A picture file in two versions.

    Attributes:
        judged: what draws the picture, and what says how it is to be shown: colour profile, orientation.
        drawn: what draws the picture; only this is published.

    """

    judged: bytes
    drawn: bytes


# --- PNG (ISO/IEC 15948) ----------------------------------------------------------------------------------------------

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_COLOURS = (b"gAMA", b"cHRM", b"sRGB", b"cICP")  # a few bytes each, which say what the colours mean
PNG_DRAWN = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
PNG_MOVES = b"acTL"


def split_png(data: bytes) -> PictureFile:
    """A PNG without texts, which may be bombs, and without what follows its end."""
    parts = list(list_png_chunks(data))
    count = Counter(name for name, _ in parts)
    moves = count[PNG_MOVES] > 0
    if moves or count[b"IHDR"] > 1:
        raise Several(moves=moves)
    refuse_hidden_rows(parts)
    judged = join_parts(parts, (*PNG_DRAWN, *PNG_COLOURS, b"iCCP", b"eXIf"))
    drawn = join_parts(parts, (*PNG_DRAWN, *PNG_COLOURS))
    if count[b"iCCP"]:  # where there is a profile, browsers read nothing else
        drawn = join_parts(parts, PNG_DRAWN)
    return PictureFile(PNG_SIGNATURE + judged, PNG_SIGNATURE + drawn)


def refuse_hidden_rows(parts: list[Part]) -> None:
    """Refuse compressed pixels that never end, or behind whose end something else is hidden."""
    chunks = [chunk for name, chunk in parts if name == b"IDAT"]
    rows = b"".join(chunk[8:-4] for chunk in chunks)
    inflating = zlib.decompressobj()
    try:
        inflating.decompress(rows, MAX_INFLATED)
    except zlib.error as error:
        raise Damaged from error
    if not inflating.eof or inflating.unused_data:
        raise Damaged


def list_png_chunks(data: bytes) -> Iterator[Part]:
    """Every chunk: four bytes of length, four of name, the content, four of checksum."""
    at, name = len(PNG_SIGNATURE), b""
    while name != b"IEND":
        length = int.from_bytes(data[at : at + 4])
        chunk = data[at : at + length + 12]
        if len(chunk) < length + 12:
            raise Damaged
        name = chunk[4:8]
        yield name, chunk
        at += len(chunk)


# --- JPEG (ITU-T T.81) ------------------------------------------------------------------------------------------------

JPEG_SIGNATURE, JPEG_END = b"\xff\xd8", b"\xff\xd9"
JPEG_FRAMES = (b"\xff\xc0", b"\xff\xc1", b"\xff\xc2")  # baseline, extended, progressive: what browsers draw
JPEG_SCAN = b"\xff\xda"
JPEG_TABLES = (b"\xff\xc4", b"\xff\xdb", b"\xff\xdd")
JPEG_PICTURE = (*JPEG_FRAMES, *JPEG_TABLES, JPEG_SCAN)
JPEG_ADOBE = b"\xff\xee\x00\x0eAdobe"  # says how the colours are written
JPEG_NOTES = re.compile(rb"\xff[\xe0-\xef\xfe]")  # of programs; a profile and the orientation are among them
JPEG_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # in the data of a scan, FF is followed by 00 or a restart


def split_jpeg(data: bytes) -> PictureFile:
    """A JPEG without notes, and without what follows its end."""
    segments = list(list_jpeg_segments(data))
    count = Counter(marker for marker, _ in segments)
    frames = sum(count[marker] for marker in JPEG_FRAMES)
    if frames > 1:
        raise Several(moves=False)
    if frames == 0 or count[JPEG_SCAN] not in range(1, MAX_SCANS + 1):
        raise Damaged
    judged = b"".join(segment for _, segment in segments)
    drawn = b"".join(segment for marker, segment in segments if is_drawn(marker, segment))
    return PictureFile(JPEG_SIGNATURE + judged + JPEG_END, JPEG_SIGNATURE + drawn + JPEG_END)


def is_drawn(marker: bytes, segment: bytes) -> bool:
    """Whether a segment draws, and is no note."""
    if JPEG_NOTES.match(marker):
        return segment.startswith(JPEG_ADOBE)
    return True


def list_jpeg_segments(data: bytes) -> Iterator[Part]:
    """Every segment: a marker, two bytes of length, the content; the data of a scan follow it."""
    at = len(JPEG_SIGNATURE)
    while (marker := data[at : at + 2]) != JPEG_END:
        if marker == b"\xff\xff":  # FF before a marker fills
            at += 1
            continue
        is_note = JPEG_NOTES.match(marker) is not None
        if marker not in JPEG_PICTURE and not is_note:
            raise Damaged
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == JPEG_SCAN:
            end = find_end_of_scan(data, end)
        if not at + 4 <= end <= len(data):
            raise Damaged
        yield marker, data[at:end]
        at = end


def find_end_of_scan(data: bytes, start: int) -> int:
    """Where the data of a scan end: at the next marker, or with the file."""
    following = JPEG_NEXT.search(data, start)
    if following:
        return following.start()
    return len(data)


# --- WebP (RFC 9649) --------------------------------------------------------------------------------------------------

WEBP_PICTURES = (b"VP8 ", b"VP8L")
WEBP_DRAWN = (b"VP8X", b"ALPH", *WEBP_PICTURES)
WEBP_MOVES = (b"ANIM", b"ANMF")
FLAGS, TRANSPARENT = 8, 0x10  # where VP8X says what else the file has, and the one of these that draws


def split_webp(data: bytes) -> PictureFile:
    """A WebP without metadata, and without what follows its end."""
    parts = list(list_webp_chunks(data))
    count = Counter(name for name, _ in parts)
    pictures = sum(count[name] for name in WEBP_PICTURES)
    moves = any(count[name] for name in WEBP_MOVES)
    if moves or pictures > 1:
        raise Several(moves=moves)
    if pictures == 0:
        raise Damaged
    plain = [(name, clear_flags(name, chunk)) for name, chunk in parts]
    judged = join_parts(parts, (*WEBP_DRAWN, b"ICCP", b"EXIF"))
    drawn = join_parts(plain, WEBP_DRAWN)
    return PictureFile(wrap_riff(judged), wrap_riff(drawn))


def list_webp_chunks(data: bytes) -> Iterator[Part]:
    """Every chunk of the file in RIFF: four bytes of name, four of length, the content padded to an even length."""
    end = int.from_bytes(data[4:8], "little") + 8
    at = 12
    while at < end:
        name = data[at : at + 4]
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        whole = 8 + length + length % 2
        chunk = data[at : at + whole]
        at += whole
        if at > min(end, len(data)):
            raise Damaged
        yield name, chunk


def clear_flags(name: bytes, chunk: bytes) -> bytes:
    """A chunk as it is, but for VP8X, which then says that nothing but the picture is there."""
    if name != b"VP8X":
        return chunk
    before, flags, after = chunk[:FLAGS], chunk[FLAGS : FLAGS + 1], chunk[FLAGS + 1 :]
    cleared = bytes(flag & TRANSPARENT for flag in flags)
    return before + cleared + after


def wrap_riff(chunks: bytes) -> bytes:
    """Chunks as a WebP file."""
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks


def join_parts(parts: list[Part], names: tuple[bytes, ...]) -> bytes:
    """Those parts that have one of some names, in their order."""
    return b"".join(part for name, part in parts if name in names)


SPLITTERS: dict[str, Callable[[bytes], PictureFile]] = {"PNG": split_png, "JPEG": split_jpeg, "WebP": split_webp}

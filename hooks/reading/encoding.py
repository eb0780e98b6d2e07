"""Bytes become text: UTF-8 without a byte order mark, in Unicode form NFC, with one kind of line end."""

from __future__ import annotations

import re
import unicodedata

from .excess import refuse_excess
from .fault_codes import FaultCode
from .source import BEGINNING, Source, Stop

UTF_8_MARK = b"\xef\xbb\xbf"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
WRITTEN_ELSEWHERE = (b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")  # how such files begin


def decode_text(raw: bytes, source: Source) -> str:
    """The text of a file.

    Raises:
        Stop: it is no text in UTF-8, or one that would take long to read; the fault is noted.

    """
    if raw.startswith(WRITTEN_ELSEWHERE):
        source.note(BEGINNING, FaultCode.ENCODING, "no-text")
        raise Stop
    if raw.startswith(UTF_16_MARKS) or b"\x00" in raw[:4]:
        source.note(BEGINNING, FaultCode.ENCODING, "utf-16")
        raise Stop
    raw = raw.removeprefix(UTF_8_MARK)
    try:
        text = join_line_ends(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        lines = join_line_ends(before).split("\n")
        place = (len(lines), len(lines[-1]) + 1)
        byte = f"0x{raw[error.start]:02X}"
        source.note(place, FaultCode.ENCODING, "byte", byte=byte)
        raise Stop from error
    refuse_excess(text, source)
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"^[ \t]+$", "", text, flags=re.MULTILINE)  # a tab where nothing else stands harms nobody


def join_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

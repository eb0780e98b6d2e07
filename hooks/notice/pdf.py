"""A notice as a PDF: tagged (PDF/UA-1), with the same text as its page, and the same bytes in every build.

WeasyPrint makes it from a document and theme/pdf.css. It may fetch nothing: no file of this machine, no address. The
font comes from a pinned package, so that no machine's own fonts decide on the letters; only letters that it lacks, as
Arabic ones, are taken from the system.
"""

from __future__ import annotations

import atexit
import logging
import multiprocessing
import os
import re
import warnings
from base64 import b64encode
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..reading.refusals import Refused
from ..theme.theme import FOLDER
from .paper import Document

FONT = "font_source_sans_pro"
FACES = {"Regular": (400, "normal"), "It": (400, "italic"), "Bold": (700, "normal"), "BoldIt": (700, "italic")}
FACE = """\
@font-face {{ font-family: "Source Sans Pro"; font-weight: {weight}; font-style: {style}; \
src: url("data:font/ttf;base64,{data}"); }}
"""
UNDRAWN = re.compile(r"\.notdef glyph rendered .* \(U\+([0-9A-F]+)\)$", re.DOTALL)  # WeasyPrint's words for one letter
FEW = 12  # documents that are done before other processes have started

# WeasyPrint says so when it is imported, on a system without fonts; one that a notice needs is told by name.
warnings.filterwarnings("ignore", "No fonts configured|FontConfig cannot load")


@dataclass(frozen=True)
class Pdf:
    """A finished file with its address on the site, and those that it had before."""

    address: str
    data: bytes
    aliases: tuple[str, ...] = ()

    @property
    def kilobytes(self) -> int:
        return max(1, round(len(self.data) / 1000))


@dataclass(frozen=True)
class Undrawn:
    """In the place of a file: the letters of a notice that no font has, each once."""

    letters: str


def refuse_missing() -> None:
    """Refuse to begin where WeasyPrint, its font or its libraries are not installed.

    Raises:
        Refused: with what to install.

    """
    if find_spec("weasyprint") is None or find_spec(FONT) is None:
        raise Refused("pdf-needs-packages")
    try:
        import weasyprint  # noqa: F401, PLC0415 - only who wants PDF has it
    except OSError as error:  # it loads Pango when it is imported
        raise Refused("pdf-needs-libraries", reason=get_first_line(error)) from error


def get_first_line(error: object) -> str:
    """What an error says, without the lines that follow."""
    return str(error).strip().splitlines()[0]


def name_file(word: str, address: str) -> str:
    """The name of a notice's PDF among other downloads, which says what it is and whose.

    Args:
        word: what such a notice is called in a file name.
        address: of the notice.

    Returns:
        a name as in `tietosuojaseloste-company-register.pdf`.

    """
    return f"{word}-{address.replace('/', '-')}.pdf"


def make_pdfs(documents: Sequence[Document]) -> Iterator[bytes | Undrawn]:
    """The PDF of every document, or why there is none, in their order; many are shared out among the processors.

    Raises:
        Refused: WeasyPrint complained, or was about to fetch something.

    """
    if len(documents) <= FEW:
        yield from map(make_pdf, documents)
        return
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as processes:
        yield from processes.map(make_pdf, documents, chunksize=1)


def make_pdf(document: Document) -> bytes | Undrawn:
    """The PDF of one document, or the letters that no font has.

    Raises:
        Refused: WeasyPrint complained, or was about to fetch something.

    """
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    fetcher, fonts, shared = prepare_tools()
    complaints: list[str] = []
    with note_warnings(complaints):
        try:
            look = CSS(string=document.css, url_fetcher=fetcher, font_config=fonts)
            page = HTML(string=document.html, url_fetcher=fetcher)
            data: bytes = page.write_pdf(
                stylesheets=[shared, look], font_config=fonts, pdf_variant="pdf/ua-1", finisher=list_identifiers
            )
        except FatalURLFetchingError as error:  # no Exception, but a BaseException
            raise Refused("pdf-would-fetch", reason=get_first_line(error)) from None
    letters, others = sort_complaints(complaints)
    if others:
        raise Refused("pdf-complaint", complaint=others[0])
    return Undrawn(letters) if letters else data


def list_identifiers(_document: object, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Make the tree of identifiers by which cells name their headings (ISO 32000-1, 14.7.2); WeasyPrint makes none."""
    from pydyf import Array, Dictionary  # noqa: PLC0415

    parts: list[Any] = [part for part in pdf.objects if isinstance(part, dict)]
    named = {part["ID"].string: part for part in parts if "ID" in part}
    tree = Dictionary(
        {"Names": Array([item for _, part in sorted(named.items()) for item in (part["ID"], part.reference)])}
    )
    pdf.add_object(tree)
    [root] = [part for part in parts if part.get("Type") == "/StructTreeRoot"]
    root["IDTree"] = tree.reference


def sort_complaints(complaints: Sequence[str]) -> tuple[str, list[str]]:
    """The letters that WeasyPrint has no font for, each once, and its other complaints."""
    letters = []
    others = []
    for complaint in complaints:
        match = UNDRAWN.match(complaint)
        if match:
            letters.append(chr(int(match[1], 16)))
        else:
            others.append(complaint)
    return "".join(dict.fromkeys(letters)), others


@contextmanager
def note_warnings(complaints: list[str]) -> Iterator[None]:
    """Note what WeasyPrint warns of; a picture that it cannot draw it would leave out and go on."""

    class Noting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            complaints.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    before = logger.handlers
    logger.handlers = [Noting(logging.WARNING)]
    try:
        yield
    finally:
        logger.handlers = before


@cache
def prepare_tools() -> tuple[Any, Any, Any]:
    """What every document of a process shares: a fetcher that fetches nothing, the fonts, the stylesheet."""
    from weasyprint import CSS  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    fetcher = URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    fonts = FontConfiguration()
    atexit.register(prepare_tools.cache_clear)  # the fonts must be freed before Pango, which goes at the very end
    sheet = make_font_faces() + (FOLDER / "pdf.css").read_text("utf-8")
    return fetcher, fonts, CSS(string=sheet, url_fetcher=fetcher, font_config=fonts)


def make_font_faces() -> str:
    """The font of the package as a stylesheet names it; the package itself is not imported."""
    found = find_spec(FONT)
    if found is None or found.origin is None:
        raise Refused("pdf-needs-packages")
    folder = Path(found.origin).parent / "files"
    faces = []
    for name, (weight, style) in FACES.items():
        data = b64encode((folder / f"SourceSansPro-{name}.ttf").read_bytes())
        face = FACE.format(weight=weight, style=style, data=data.decode())
        faces.append(face)
    return "".join(faces)

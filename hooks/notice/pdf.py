"""A notice as a PDF: tagged (PDF/UA-1), with the same text as its page, and the same bytes in every build.

WeasyPrint makes it from the HTML of the notice and theme/pdf.html, theme/pdf.css. It may fetch nothing: no file of
this machine, no address. The font comes from a pinned package, so that no machine's own fonts decide on the letters;
only letters that it lacks, as Arabic ones, are taken from the system.
"""

from __future__ import annotations

import atexit
import logging
import multiprocessing
import os
from base64 import b64encode
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..theme.theme import FOLDER, Theme
from . import texts
from .logo import Logo
from .notice import Notice, find_environment

FONT = "font_source_sans_pro"
FACES = {"Regular": (400, "normal"), "It": (400, "italic"), "Bold": (700, "normal"), "BoldIt": (700, "italic")}
FEW = 12  # documents that are done before other processes have started
HOW = (
    "run pip install --require-hashes -r requirements-pdf.txt, and on Debian and Ubuntu also "
    "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


class Missing(ValueError):  # noqa: N818 - it says what is not installed
    """PDF files cannot be made here; the message says what to install."""


@dataclass(frozen=True)
class Document:
    """A notice as WeasyPrint gets it: a whole HTML page, and what differs in its stylesheet."""

    html: str
    css: str


@dataclass(frozen=True)
class Pdf:
    """A finished file with its address on the site."""

    address: str
    data: bytes

    @property
    def kilobytes(self) -> int:
        return max(1, round(len(self.data) / 1000))


def refuse_missing() -> None:
    """Refuse to begin where WeasyPrint, its font or its libraries are not installed.

    Raises:
        Missing: with what to install.

    """
    if find_spec("weasyprint") is None or find_spec(FONT) is None:
        raise Missing(f"a PDF needs WeasyPrint and its font; {HOW}")
    try:
        import weasyprint  # noqa: F401, PLC0415 - only who wants PDF has it
    except OSError as error:  # it loads Pango when it is imported
        raise Missing(f"WeasyPrint does not find its libraries ({one_line(error)}); {HOW}") from error


def one_line(error: object) -> str:
    return str(error).strip().splitlines()[0]


def document(made: Notice, theme: Theme, url: str, colour: str | None, logo: Logo | None) -> Document:
    """A notice as a whole HTML page, and its company's look.

    Args:
        made: the notice in one language.
        theme: the templates.
        url: the address of its page, if the site knows its own.
        colour: the company's colour, if it has one.
        logo: the company's logo, if it has one.

    """
    html = (
        find_environment(theme).get_template("pdf.html").render(made=made, t=texts.speak(theme, made.language), url=url)
    )
    # The pairs of the summary have an element each, which in a PDF would stand between a list and its items.
    html = html.replace("<div>\n<dt>", "<dt>").replace("</dd>\n</div>", "</dd>")
    css = f":root {{ --accent: {colour}; }}\n" if colour else ""
    if logo:
        picture = f"data:image/{logo.kind.lower()};base64,{b64encode(logo.data).decode()}"
        css += LETTERHEAD.format(picture=picture)
    return Document(html, css)


# The logo stands above the first page as on a letter: in the margin, where it is no part of what is read aloud.
LETTERHEAD = """\
@page :first {{
  margin-top: 38mm;
  @top-left {{
    content: "";
    margin-top: 12mm;
    width: 70mm;
    height: 16mm;
    background: url("{picture}") left top / contain no-repeat;
  }}
}}
"""


def file_name(word: str, address: str) -> str:
    """`tietosuojaseloste-company-register.pdf`: among other downloads, it must say what it is and whose."""
    return f"{word}-{address.replace('/', '-')}.pdf"


def make(documents: Sequence[Document]) -> Iterator[bytes]:
    """The PDF of every document, in their order; many are shared out among the processors."""
    if len(documents) <= FEW:
        yield from map(written, documents)
        return
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as processes:
        yield from processes.map(written, documents, chunksize=4)


def written(made: Document) -> bytes:
    """The PDF of one document.

    Raises:
        RuntimeError: WeasyPrint complained, or was about to fetch something.

    """
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    fetcher, fonts, shared = tools()
    complaints: list[str] = []
    with heard(complaints):
        try:
            look = CSS(string=made.css, url_fetcher=fetcher, font_config=fonts)
            page = HTML(string=made.html, url_fetcher=fetcher)
            data: bytes = page.write_pdf(stylesheets=[shared, look], font_config=fonts, pdf_variant="pdf/ua-1")
        except FatalURLFetchingError as error:  # no Exception, but a BaseException
            raise RuntimeError(f"the PDF would need something from elsewhere ({one_line(error)})") from None
    if complaints:
        raise RuntimeError(f"WeasyPrint: {complaints[0]}")
    return data


@contextmanager
def heard(complaints: list[str]) -> Iterator[None]:
    """Note what WeasyPrint warns of; a picture that it cannot draw it would leave out and go on."""

    class Noting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            complaints.append(record.getMessage())

    logger, noting = logging.getLogger("weasyprint"), Noting(logging.WARNING)
    before, logger.handlers = logger.handlers, [noting]
    try:
        yield
    finally:
        logger.handlers = before


@cache
def tools() -> tuple[Any, Any, Any]:
    """What every document of a process shares: a fetcher that fetches nothing, the fonts, the stylesheet."""
    from weasyprint import CSS  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    fetcher = URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    fonts = FontConfiguration()
    atexit.register(tools.cache_clear)  # it takes leave of Pango, which at the very end is gone
    sheet = faces() + (FOLDER / "pdf.css").read_text("utf-8")
    return fetcher, fonts, CSS(string=sheet, url_fetcher=fetcher, font_config=fonts)


def faces() -> str:
    """The font of the package as a stylesheet names it; the package itself is not imported."""
    found = find_spec(FONT)
    folder = Path(found.origin).parent / "files" if found and found.origin else Path()
    files = {name: b64encode((folder / f"SourceSansPro-{name}.ttf").read_bytes()).decode() for name in FACES}
    return "".join(
        f'@font-face {{ font-family: "Source Sans Pro"; font-weight: {weight}; font-style: {style}; '
        f'src: url("data:font/ttf;base64,{files[name]}"); }}\n'
        for name, (weight, style) in FACES.items()
    )

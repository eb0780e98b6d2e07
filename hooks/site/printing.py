"""The PDF of every notice of a site, to which its page links."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..notice import paper, pdf
from ..notice.texts import speak, unescape
from ..parallel import Follow
from ..reading.refusals import Refused
from ..theme.languages import find_folder
from ..theme.theme import Theme
from .pages import NoticePage
from .undrawn import name_values


def add_pdfs(pages: Sequence[NoticePage], folder: Path, theme: Theme, follow: Follow) -> None:
    """Make the PDF of every notice.

    Args:
        pages: those of the notices, to which the files are added.
        folder: of the registers.
        theme: what all notices share.
        follow: sees how far the work is.

    Raises:
        Refused: WeasyPrint could not make one, or letters of some have no font.

    """
    documents = [make_document(page, theme) for page in pages]
    made = follow(pdf.make_pdfs(documents), "pdf", len(documents))
    undrawn: list[str] = []
    for page, data in zip(pages, made, strict=True):
        if isinstance(data, pdf.Undrawn):
            undrawn += name_values(folder, page.entry.path, data.letters, theme)
        else:
            present, *aliases = list_files(page, theme)
            page.pdf = pdf.Pdf(present, data, tuple(aliases))
    if undrawn:
        raise Refused("pdf-undrawn", values="\n".join(dict.fromkeys(undrawn)))


def make_document(page: NoticePage, theme: Theme) -> paper.Document:
    """A notice on paper."""
    return paper.make_document(page.register, page.notice.language, theme, page.canonical_url, page.logo)


def list_files(page: NoticePage, theme: Theme) -> list[str]:
    """The file of a notice's PDF, and those in which it was before."""
    t = speak(theme, page.notice.language)
    word = unescape(t("interface.pdf_file"))
    folder = find_folder(page.notice.language)
    return [f"{folder}{address}/{pdf.name_file(word, address)}" for address in page.entry.addresses]

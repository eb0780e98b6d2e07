"""Exactly what is published beside the pages: styles, pictures, PDF files, and what tells machines of the site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..format.contrast import make_sheet, name_sheet
from ..notice import paper, pdf
from ..notice.environment import find_environment
from ..notice.texts import speak, unescape
from ..reading.refusals import Refused
from ..theme.languages import find_folder
from ..theme.theme import Theme
from . import guard
from .headers import make_netlify_file
from .inputs import Inputs
from .pages import NoticePage, OurPage
from .redirects import make_redirects_file
from .undrawn import name_values

EVERYONE = "User-agent: *\nAllow: /\n"
Contents = dict[str, str | bytes]  # by address


def list_contents(pages: Sequence[OurPage], site_url: str, inputs: Inputs) -> Contents:
    """Every file that is no page and no asset of the theme.

    Args:
        pages: all pages of the site.
        site_url: where it will stand; nothing if that is not known.
        inputs: of this build.

    Raises:
        Refused: a PDF cannot be made.

    """
    notices = [page for page in pages if isinstance(page, NoticePage)]
    if inputs.as_pdf:
        add_pdf(notices, inputs)
    contents: Contents = {inputs.stylesheet.address: inputs.stylesheet.text}
    for page in notices:
        contents.update(page.list_files())
    colour = inputs.theme.site.colour
    if colour:
        contents[name_sheet(colour)] = make_sheet(colour)
    contents["_headers"] = make_netlify_file(inputs.headers)
    redirects = make_redirects_file(inputs.collection.published)
    if redirects:
        contents["_redirects"] = redirects
    contents[guard.LIST] = guard.list_addresses(inputs.collection)
    contents.update(tell_robots(pages, site_url, inputs.theme))
    return contents


def add_pdf(notices: Sequence[NoticePage], inputs: Inputs) -> None:
    """Make the PDF of every notice, which its page then links to.

    Raises:
        Refused: WeasyPrint could not make one, or letters of some have no font.

    """
    documents = [make_document(page, inputs.theme) for page in notices]
    made = inputs.follow(pdf.make_pdfs(documents), "pdf", len(documents))
    undrawn: list[str] = []
    for page, data in zip(notices, made, strict=True):
        if isinstance(data, pdf.Undrawn):
            undrawn += name_values(inputs.collection.folder, page.entry.path, data.letters, inputs.theme)
            continue
        t = speak(inputs.theme, page.notice.language)
        word = unescape(t("interface.pdf_file"))
        folder = find_folder(page.notice.language)
        files = []
        for address in page.entry.addresses:
            name = pdf.name_file(word, address)
            files.append(f"{folder}{address}/{name}")
        present, *aliases = files
        page.pdf = pdf.Pdf(present, data, tuple(aliases))
    if undrawn:
        raise Refused("pdf-undrawn", values="\n".join(dict.fromkeys(undrawn)))


def make_document(page: NoticePage, theme: Theme) -> paper.Document:
    """A notice on paper."""
    return paper.make_document(page.register, page.notice.language, theme, page.canonical_url or "", page.logo)


def tell_robots(pages: Iterable[OurPage], site_url: str, theme: Theme) -> Contents:
    """robots.txt, which keeps nobody out, and the sitemap, which must name full addresses and so needs SITE_URL."""
    if not site_url:
        return {"robots.txt": EVERYONE}
    template = find_environment(theme.templates).get_template("sitemap.xml")
    indexed = [page for page in pages if page.head.indexed]
    sitemap = template.render(pages=indexed)
    return {"robots.txt": f"{EVERYONE}\nSitemap: {site_url}sitemap.xml\n", "sitemap.xml": sitemap}

"""A notice on paper: the HTML page and the stylesheet from which a PDF is printed."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass

from ..format.register import Register
from ..theme.theme import Theme
from . import texts
from .environment import find_environment
from .logo import Logo
from .notice import render_notice

ACCENT = ":root {{ --accent: {colour}; }}\n"
# The logo stands above the first page as on a letter: in the margin, where it is no part of what is read aloud.
LETTERHEAD = """\
@page :first {{
  margin-top: 38mm;
  @top-left {{
    content: "";
    margin-top: 12mm;
    width: 70mm;
    height: 16mm;
    background: url("data:image/{kind};base64,{data}") left top / contain no-repeat;
  }}
}}
"""


@dataclass(frozen=True)
class Document:
    """A notice as WeasyPrint gets it: a whole HTML page, and what differs in its stylesheet."""

    html: str
    css: str


def make_document(register: Register, language: str, theme: Theme, url: str, logo: Logo | None) -> Document:
    """A notice as a whole HTML page, and its company's look.

    Args:
        register: a register that passed the checks.
        language: one of those that its notice is published in.
        theme: the templates and the words.
        url: the address of its page, if the site knows its own.
        logo: the company's logo, if it has one.

    """
    notice = render_notice(register, language, theme, for_paper=True)
    template = find_environment(theme.templates).get_template("pdf.html")
    html = template.render(made=notice, t=texts.speak(theme, language), url=url)
    return Document(html, write_look(register, theme, logo))


def write_look(register: Register, theme: Theme, logo: Logo | None) -> str:
    """What the stylesheet of a company has beside that of all."""
    css = ""
    colour = register.appearance.colour or theme.site.colour
    if colour:
        css += ACCENT.format(colour=colour)
    if logo:
        css += LETTERHEAD.format(kind=logo.kind.lower(), data=b64encode(logo.data).decode())
    return css

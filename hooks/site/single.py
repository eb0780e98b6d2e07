"""A draft as one file that needs nothing else: each language of it, marked as a draft, as a page or on paper.

It is sent by mail to whoever is to approve it, and opened without a network.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from ..folder.entry import Entry
from ..folder.unfinished import list_placeholders
from ..format.contrast import make_sheet
from ..notice.environment import find_environment
from ..notice.frame import join_draft_words
from ..notice.joining import set_apart
from ..notice.logo import Logo
from ..notice.naming import list_languages
from ..notice.notice import Notice, render_notice
from ..notice.paper import Document, write_look
from ..notice.placeholders import mark_placeholders
from ..notice.policy import allow_style
from ..notice.texts import speak
from ..review.voice import read_phrases
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.part_words import list_part_languages
from ..theme.theme import Theme
from .styles import find_stylesheet

OURS = "assets/notice.css"
INDEX = re.compile(r"\[\d+\]")  # of a row in the path of a key


@dataclass(frozen=True)
class Part:
    """A draft in one language.

    Attributes:
        notice: what it says; the names of its parts begin with the language.
        said: that it is a draft, and of which day.
        dated: what its facts date from, or nothing.
        switch: the words of the link to it.
        missing_title: what stands above what it lacks.
        missing: the names of what it lacks.

    """

    notice: Notice
    said: Markup
    dated: Markup
    switch: Markup
    missing_title: Markup
    missing: tuple[str, ...]

    @property
    def language(self) -> str:
        return self.notice.language


def write_single_page(draft: Entry, theme: Theme, day: date) -> str:
    """A draft as one HTML file.

    Args:
        draft: a sound register, or a draft whose holes are filled.
        theme: its words and templates.
        day: on which the file is made.

    """
    style = join_styles(draft, theme)
    parts = list(make_parts(draft, theme, day, for_paper=False))
    logo = draft.logo
    return (
        find_environment(theme.templates)
        .get_template("single.html")
        .render(
            parts=parts,
            t=speak(theme, parts[0].language),
            draft_words=join_draft_words(theme, [part.language for part in parts]),
            style=Markup(style),  # noqa: S704 - our own files, and the digits of a colour
            policy=allow_style(style),
            own_colour=draft.get_register().appearance.colour,
            site_colour=theme.site.colour,
            logo=write_data_address(logo) if logo else "",
            width=logo.width if logo else 0,
            height=logo.height if logo else 0,
        )
    )


def make_single_document(draft: Entry, theme: Theme, day: date) -> Document:
    """A draft as the document that its PDF is made from; takes what `write_single_page` does."""
    template = find_environment(theme.templates).get_template("single-pdf.html")
    parts = list(make_parts(draft, theme, day, for_paper=True))
    html = template.render(
        parts=parts,
        t=speak(theme, parts[0].language),
        draft_words=join_draft_words(theme, [part.language for part in parts]),
    )
    look = write_look(draft.get_register(), theme, draft.logo)
    return Document(html, look + (theme.folder / "single-pdf.css").read_text("utf-8"))


def make_parts(draft: Entry, theme: Theme, day: date, *, for_paper: bool) -> Iterator[Part]:
    """Each language of a draft."""
    register = draft.get_register()
    placeholders = tuple(list_placeholders(draft, theme))
    for language in list_languages(register):
        notice = render_notice(register, language, theme, for_paper=for_paper)
        marked = mark_placeholders(notice.html, placeholders)
        t = speak(theme, language)
        dated = Markup()
        if notice.dated:
            dated = t(f"changes.{notice.dated_as}") + " " + t.date(notice.dated)
        yield Part(
            notice=replace(notice, html=set_apart(marked, f"{language}-")),
            said=t("interface.draft_single", date=t.date(day)),
            dated=dated,
            switch=t("interface.switch"),
            missing_title=t("interface.missing_title"),
            missing=tuple(name_missing(draft, language, theme)),
        )


def name_missing(draft: Entry, language: str, theme: Theme) -> Iterable[str]:
    """What a draft lacks, by the names that reviewers have for the keys, each once."""
    known = list_part_languages(theme.folder, "review")
    spoken = language if language in known else DEFAULT_LANGUAGES[-1]
    names = read_phrases(theme.folder, spoken)["keys"]
    found: dict[str, None] = {}
    for fault in sorted(draft.missing):
        key = INDEX.sub("", fault.key)
        found[str(names.get(key, fault.key))] = None
    return found


def join_styles(draft: Entry, theme: Theme) -> str:
    """All stylesheets of the page in one text, its company's colour among them."""
    colour = draft.get_register().appearance.colour or theme.site.colour
    sheets = [find_stylesheet(theme).text, (theme.folder / OURS).read_text("utf-8")]
    if colour:
        sheets.append(make_sheet(colour))
    sheets.append((theme.folder / "single.css").read_text("utf-8"))
    return "\n".join(sheets)


def write_data_address(logo: Logo) -> str:
    """A picture as an address that holds it."""
    return f"data:image/{logo.kind.lower()};base64,{b64encode(logo.data).decode()}"

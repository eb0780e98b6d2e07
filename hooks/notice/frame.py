"""What stands around a notice on its page: what the page says of itself to browsers, search engines and other sites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from ..format.contrast import name_sheet
from ..format.removal import Removal
from ..theme.languages import find_folder
from ..theme.theme import Theme
from .environment import share_theme
from .identity import Identity, identify_company
from .index import Company
from .naming import name_company
from .notice import Notice, shorten
from .texts import Texts, speak, unescape


@dataclass(frozen=True)
class Head:
    """What a page says of itself: <title>, <meta>, and the language; a date where the page is an article.

    The page of a company has the identity of the company, too.
    """

    language: str
    title: str
    description: str
    indexed: bool = True
    dated: date | None = None
    identity: Identity | None = None


def make_notice_head(notice: Notice) -> Head:
    """That of the page of a notice."""
    title = f"{notice.names} – {notice.title}"
    return Head(notice.language, title, notice.description, dated=notice.dated, identity=notice.identity)


def make_removed_head(removal: Removal, language: str, theme: Theme) -> Head:
    """That of the page in the place of a notice that is gone; no search engine need know it."""
    company = name_company(removal, language)
    title = unescape(speak(theme, language)("interface.removed_title"))
    identity = identify_company(removal, language)
    return Head(language, f"{company} – {title}", "", indexed=False, identity=identity)


def make_moved_head(target: Head) -> Head:
    """That of the page at an old address; no search engine need know it."""
    return Head(target.language, target.title, "", indexed=False, identity=target.identity)


def make_index_head(language: str, theme: Theme) -> Head:
    """That of the list of all notices."""
    t = speak(theme, language)
    return Head(language, unescape(t("interface.site_name")), shorten(t("interface.index_description")))


def make_letter_head(letter: str, language: str, theme: Theme) -> Head:
    """That of the list of the companies under a letter."""
    t = speak(theme, language)
    title = t("interface.index_letter", letter=letter)
    description = t("interface.letter_description", letter=letter)
    return Head(language, unescape(title), shorten(description))


def make_company_head(listed: Sequence[Company], language: str, theme: Theme) -> Head:
    """That of the list of one company's notices.

    Args:
        listed: the company with each of its notices in the language, at least one.
        language: that of the list.
        theme: its words.

    """
    first = listed[0]
    t = speak(theme, language)
    registers = t.join(company.lines[0].register for company in listed)
    title = t("interface.index_company", name=first.names)
    description = t("interface.company_description", name=first.official or first.name, registers=registers)
    return Head(language, unescape(title), shorten(description), identity=first.identity)


def find_homes(indexed: Sequence[str], theme: Theme) -> dict[str, str]:
    """The languages that the page for addresses that do not exist speaks, each with the folder of its index.

    These are the languages of the site, as far as they have an index; if none has, every language that has one.

    Args:
        indexed: the languages that have an index.
        theme: what languages the site has.

    """
    usual = [language for language in theme.usual_languages if language in indexed]
    homes = usual or indexed
    return {language: find_folder(language) for language in homes}


def make_not_found_head(homes: Iterable[str], theme: Theme) -> Head:
    """That of the page for addresses that do not exist.

    Args:
        homes: the languages that it speaks, at least one.
        theme: its words.

    """
    languages = [*homes]
    titles = []
    for language in languages:
        t = speak(theme, language)
        title = unescape(t("interface.not_found_title"))
        titles.append(title)
    return Head(
        language=languages[0],
        title=" – ".join(titles),
        description="",
        indexed=False,
    )


def share_words(head: Head, theme: Theme, t: Texts) -> dict[str, Any]:
    """What the templates of every page are told, wherever the page is made.

    Args:
        head: of the page.
        theme: its words.
        t: the texts of the page's language.

    """
    return share_theme(theme) | {
        "head": head,
        "t": t,
        "word": t.word,
        "texts_of": partial(speak, theme),
        "operator": theme.site.operator,
        "colour_sheet": name_sheet(theme.site.colour),
    }


def join_draft_words(theme: Theme, languages: Iterable[str]) -> str:
    """The word for a draft in some languages, as in `LUONNOS / DRAFT`; nothing in none."""
    return " / ".join(speak(theme, language)("interface.draft_word") for language in languages)

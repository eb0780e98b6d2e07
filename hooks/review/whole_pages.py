"""Whole pages as the site has them, made without MkDocs: by the same templates and words, with plain addresses.

What differs between two versions of such a page differs on the site, and the other way round; a test builds both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment

from ..folder.entry import Entry
from ..format.contrast import name_sheet
from ..format.register import Register
from ..format.removal import Removal
from ..notice.environment import find_environment
from ..notice.frame import (
    Head,
    make_moved_head,
    make_notice_head,
    make_removed_head,
    share_words,
)
from ..notice.logo import Logo
from ..notice.naming import find_doors, list_languages, name_company
from ..notice.notice import Notice
from ..notice.texts import Texts, list_other_languages
from ..theme.languages import PRIMARY, find_folder
from ..theme.templates import Templates
from ..theme.theme import Theme

# What is the same in every version: the settings of the site, and styles, which are the program's.
SAME = {"material": "", "serving": False, "policy": "", "referrer": "", "draft": "", "base_url": ""}


@dataclass(frozen=True)
class Published:
    """What one page is made from: its address without language, what its file states, and its logo."""

    address: str
    stated: Register | Removal
    logo: Logo | None = None


def publish(entry: Entry) -> Published | None:
    """What the page of a sound register or removal is made from; nothing of a faulty file."""
    if entry.stated is None:
        return None
    return Published(entry.address, entry.stated, entry.logo if entry.register else None)


def list_published(entries: Mapping[str, Entry]) -> dict[str, Published]:
    """The sound registers and removals among the entries, by address."""
    published = {}
    for address, entry in entries.items():
        one = publish(entry)
        if one:
            published[address] = one
    return published


def make_notice_page(published: Published, notice: Notice, theme: Theme, t: Texts) -> str:
    """The page of a notice in one language.

    Args:
        published: its register.
        notice: the notice itself.
        theme: its words and templates.
        t: the texts of the language, which are told what is used of them.

    Raises:
        TypeError: what is published is no register.

    """
    if not isinstance(published.stated, Register):
        raise TypeError(f"{published.address} is no notice")
    page = SimpleNamespace(
        **locate_page(published, notice.language),
        content=notice.html,
        notice=notice,
        logo=published.logo,
        colour_sheet=name_sheet(published.stated.appearance.colour or ""),
        pdf=None,
    )
    return fill_template("page.html", make_notice_head(notice), theme, t, page)


def make_removed_page(published: Published, language: str, theme: Theme, t: Texts) -> str:
    """The page in the place of a notice that is gone, in one language.

    Raises:
        TypeError: what is published is no removal.

    """
    removal = published.stated
    if not isinstance(removal, Removal):
        raise TypeError(f"{published.address} is no removal")
    page = SimpleNamespace(
        **locate_page(published, language),
        removal=removal,
        company=name_company(removal, language),
        ask=find_doors(removal),
    )
    return fill_template("removed.html", make_removed_head(removal, language, theme), theme, t, page)


def make_moved_pages(published: Published, head: Head, theme: Theme, t: Texts) -> list[str]:
    """The old addresses of what is published, and the page that is at each of them in one language.

    Args:
        published: a register or a removal.
        head: that of the page that they lead to.
        theme: its words and templates.
        t: the texts of the language.

    """
    aliases = published.stated.aliases
    languages = list_languages(published.stated)
    leads_from_root = head.language == languages[0] and PRIMARY not in languages
    if not aliases and not leads_from_root:
        return []
    address = make_address(published.address, head.language)
    moved = make_moved_page(address["canonical_url"], head, theme, t)
    if leads_from_root:
        return [*aliases, "/", moved]
    return [*aliases, moved]


def make_moved_page(target: str, head: Head, theme: Theme, t: Texts) -> str:
    """A page that leads on to an address; the head is that of the page there."""
    page = SimpleNamespace(canonical_url=target, edit_url="", versions={}, target=target)
    return fill_template(
        "moved.html",
        make_moved_head(head),
        theme,
        t,
        page,
    )


# --- what MkDocs would tell -------------------------------------------------------------------------------------------


def locate_page(published: Published, language: str) -> dict[str, Any]:
    """Where a page is, in its language and the others."""
    languages = list_languages(published.stated)
    versions = {code: f"/{find_folder(code)}{published.address}/" for code in languages}
    default = next(iter(versions.values()))
    return make_address(published.address, language) | {"versions": {**versions, "x-default": default}}


def make_address(address: str, language: str) -> dict[str, Any]:
    """The address of a page in one language."""
    return {
        "canonical_url": f"/{find_folder(language)}{address}/",
        "edit_url": f"/{address}.yml",
        "versions": {},
    }


def fill_template(
    name: str,
    head: Head,
    theme: Theme,
    t: Texts,
    page: SimpleNamespace | None,
    **more: object,
) -> str:
    """A page as its template makes it.

    Args:
        name: of the template.
        head: of the page.
        theme: its words and templates.
        t: the texts of the page's language.
        page: what MkDocs calls so; the page for addresses that do not exist has none.
        more: what this template alone asks for.

    """
    addresses = dict(page.versions) if page else {}
    addresses.pop("x-default", None)
    files = {language: SimpleNamespace(url=url) for language, url in addresses.items()}
    around = {
        "page": page,
        "alternates": {language: files[language] for language in list_other_languages(head.language, files)},
        "home": find_folder(head.language),
    }
    context = share_words(head, theme, t) | SAME | around | more
    template = find_page_environment(theme.templates).get_template(name)
    return template.render(context)


@lru_cache(maxsize=8)
def find_page_environment(templates: Templates) -> Environment:
    """The environment of some templates with addresses as they are, where MkDocs' filter would shorten them."""
    environment = find_environment(templates).overlay()
    environment.filters = {**environment.filters, "url": str}
    return environment

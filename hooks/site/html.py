"""The HTML of a page: its template, filled with what surrounds every page and with the page itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from ..folder.entry import Entry
from ..notice.environment import find_environment
from ..notice.frame import Head, find_homes, join_draft_words, make_not_found_head, share_words
from ..notice.texts import list_other_languages, speak
from ..theme.languages import find_folder
from ..theme.templates import Templates
from .inputs import Inputs
from .pages import Page
from .places import link_from_page


def write_page(page: Page, inputs: Inputs) -> bytes:
    """A page of one language as it is published."""
    others = list_other_languages(page.head.language, page.alternates)
    context = surround(page.head, inputs, page.draft) | {
        "page": page,
        "alternates": {language: page.alternates[language] for language in others},
        "home": find_folder(page.head.language),
    }
    return fill_template(page.template, context, inputs)


def write_not_found_page(indexed: Sequence[str], inputs: Inputs) -> bytes:
    """The page for addresses that do not exist, which speaks the languages of the site.

    Args:
        indexed: the language of each list of notices.
        inputs: of this build.

    """
    homes = find_homes(indexed, inputs.theme)
    context = surround(make_not_found_head(homes, inputs.theme), inputs) | {
        "page": None,
        "base_url": inputs.addresses.base,
        "alternates": {},
        "home": next(iter(homes.values()), ""),
        "homes": homes,
    }
    return fill_template("404.html", context, inputs)


def fill_template(name: str, context: dict[str, Any], inputs: Inputs) -> bytes:
    """A page as its template makes it."""
    template = find_page_environment(inputs.theme.templates).get_template(name)
    return template.render(context).encode()


@lru_cache(maxsize=8)
def find_page_environment(templates: Templates) -> Environment:
    """The environment of some templates, in which addresses become links from the page."""
    environment = find_environment(templates).overlay()
    environment.filters = {**environment.filters, "url": link_from_page}
    return environment


def surround(head: Head, inputs: Inputs, draft: Entry | None = None) -> dict[str, Any]:
    """What every page needs; one of a draft says that it is."""
    reasons = say_draft(head, inputs, draft)
    return share_words(head, inputs.theme, speak(inputs.theme, head.language)) | {
        "material": inputs.stylesheet.address,
        "serving": inputs.is_serving,
        "policy": inputs.headers.policy_in_page,
        "referrer": inputs.headers.referrer_in_page,
        "draft": reasons,
        "draft_words": join_draft_words(inputs.theme, reasons),
    }


def say_draft(head: Head, inputs: Inputs, draft: Entry | None) -> dict[str, Markup]:
    """Why a page is not in force, in its language and those of the site; nothing of one that is."""
    said = {}
    for language in dict.fromkeys((*inputs.theme.usual_languages, head.language)):
        t = speak(inputs.theme, language)
        reasons = []
        if inputs.draft:
            reasons.append(t("interface.draft", commit=inputs.draft))
        if draft:
            reasons.append(t("interface.draft_file", file=draft.name))
        if reasons:
            said[language] = Markup(" ").join(reasons)
    return said

"""What the templates around a page need beside MkDocs' own context."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from ..folder.entry import Entry
from ..notice.frame import Head, find_homes, make_not_found_head, share_words
from ..notice.texts import list_other_languages, speak
from ..theme.languages import find_folder
from .inputs import Inputs
from .pages import OurPage


def surround_page(page: OurPage, inputs: Inputs) -> dict[str, Any]:
    """For a page of one language."""
    others = list_other_languages(page.head.language, page.alternates)
    return surround(page.head, inputs, page.draft) | {
        "alternates": {language: page.alternates[language] for language in others},
        "home": find_folder(page.head.language),
    }


def surround_not_found(indexed: Sequence[str], inputs: Inputs) -> dict[str, Any]:
    """For the page that MkDocs renders without a `Page`: 404, which speaks the languages of the site.

    Args:
        indexed: the language of each list of notices.
        inputs: of this build.

    """
    homes = find_homes(indexed, inputs.theme)
    return surround(make_not_found_head(homes, inputs.theme), inputs) | {
        "alternates": {},
        "home": next(iter(homes.values()), ""),
        "homes": homes,
        "page": None,
    }


def surround(head: Head, inputs: Inputs, draft: Entry | None = None) -> dict[str, Any]:
    """What every page needs; one of a draft says that it is."""
    return share_words(head, inputs.theme, speak(inputs.theme, head.language)) | {
        "material": inputs.stylesheet.address,
        "serving": inputs.is_serving,
        "policy": inputs.headers.policy_in_page,
        "referrer": inputs.headers.referrer_in_page,
        "draft": say_draft(head, inputs, draft),
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

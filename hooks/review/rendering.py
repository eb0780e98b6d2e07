"""What is published becomes texts that can be compared, made with a theme; and the hashes of the whole pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from markupsafe import Markup

from .. import parallel
from ..format.removal import Removal
from ..notice import environment, naming, notice, texts
from ..notice.frame import make_notice_head, make_removed_head
from ..notice.logo import Logo
from ..notice.notice import Notice
from ..notice.texts import speak
from ..parallel import Follow, follow_silently
from ..reading.faults import Fault
from ..theme.theme import Theme
from .sections import NoticeText
from .whole_lists import Lines, list_works
from .whole_pages import Published, make_moved_pages, make_notice_page, make_removed_page

Rendered = dict[str, NoticeText] | Fault  # a page by language, or why it cannot be shown
Chosen = TypeVar("Chosen")
GONE = "-"  # instead of a hash


@dataclass(frozen=True)
class Whole:
    """A page in one language as it is published.

    Attributes:
        page: its HTML.
        notice: what it shows; none where it says that there is no notice any more.
        used: the keys of the shared texts that it is made of.
        digest: the hash of all that is published of it.
        is_rtl: whether it is written from right to left.

    """

    page: str
    notice: Notice | None
    used: frozenset[str]
    digest: str
    is_rtl: bool


def render_pages(
    published: Mapping[str, Published], theme: Theme, follow: Follow = follow_silently
) -> dict[str, Rendered]:
    """Everything that is published in its languages, by address.

    Args:
        published: by its address.
        theme: the words and templates, perhaps of another version.
        follow: shows how many were made.

    """
    render = partial(render_published, theme=theme)
    listed = list(published.values())
    rendered = parallel.share_out(render, listed, follow, "rendering")
    return dict(zip(published, rendered, strict=True))


def select(published: Mapping[str, Chosen], addresses: set[str]) -> dict[str, Chosen]:
    """What is published at these addresses, or its pages."""
    chosen = sorted(published.keys() & addresses)
    return {address: published[address] for address in chosen}


def render_published(published: Published, theme: Theme) -> Rendered:
    """One page in its languages, or the fault of the text or template that does not let it be shown."""
    return render_languages(published, naming.list_languages(published.stated), theme)


def render_languages(published: Published, languages: Iterable[str], theme: Theme) -> Rendered:
    """One page in some of its languages, or the fault."""
    try:
        return {language: render_language(published, language, theme) for language in languages}
    except Exception as error:  # noqa: BLE001 - nobody knows what the texts of another version do to our templates
        return environment.explain_failure(error)


def render_language(published: Published, language: str, theme: Theme) -> NoticeText:
    """One page in one language as it is read, with the hash of all of it."""
    whole = render_whole(published, language, theme)
    if whole.notice is None:
        around, article = cut_article(whole.page)
        sections = {"": ("", article)}
    else:
        around = whole.page.replace(str(whole.notice.html), "", 1)
        sections = divide_into_sections(whole.notice)
    return NoticeText(sections, whole.used, whole.digest, around, whole.is_rtl)


def render_whole(published: Published, language: str, theme: Theme) -> Whole:
    """One page in one language as it is published."""
    t = speak(theme, language)
    if isinstance(published.stated, Removal):
        page = make_removed_page(published, language, theme, t)
        moved = make_moved_pages(published, make_removed_head(published.stated, language, theme), theme, t)
        return Whole(page, None, frozenset(t.used), digest_page(page, None, moved), t.is_rtl)
    made = notice.render_notice(published.stated, language, theme)
    page = make_notice_page(published, made, theme, t)
    moved = make_moved_pages(published, make_notice_head(made), theme, t)
    return Whole(page, made, made.used | t.used, digest_page(page, published.logo, moved), t.is_rtl)


def cut_article(page: str) -> tuple[str, str]:
    """What stands around the article of a page, and the article."""
    before, _, rest = page.partition("<article>")
    article, _, after = rest.partition("</article>")
    return before + after, article


def get_pages(rendered: Rendered | None) -> dict[str, NoticeText]:
    """What can be shown of a notice, by language; nothing of one that is no more, or that cannot be shown."""
    return rendered if isinstance(rendered, dict) else {}


def divide_into_sections(made: Notice) -> dict[str, tuple[str, str]]:
    """Title and HTML of every section by its key; what stands around them has an empty key."""
    around = str(made.html)
    sections = {}
    for section in made.sections:
        html = str(section.html)
        around = around.replace(html, "", 1)
        title = texts.unescape(Markup(section.title))  # noqa: S704 - made by the escaping environment
        sections[section.key] = (title, html)
    return {"": ("", around)} | sections


def render_indexes(lines: Lines | None, theme: Theme, follow: Follow = follow_silently) -> dict[str, str]:
    """The hashes of the pages that list notices, by address; none where a text does not let them be shown."""
    if lines is None:
        return {}
    works = list_works(lines, theme)

    def render(number: int) -> dict[str, str]:
        make = works[number]
        pages = make()
        return {address: digest_page(page, None) for address, page in pages.items()}

    try:
        made = parallel.share_out(render, range(len(works)), follow, "rendering")
    except Exception:  # noqa: BLE001 - as in render_published; the pages of notices tell the fault
        return {}
    digests: dict[str, str] = {}
    for own in made:
        digests |= own
    return digests


# --- hashes -----------------------------------------------------------------------------------------------------------


def digest_page(page: str, logo: Logo | None, moved: Iterable[str] = ()) -> str:
    """SHA-256 of a page, of the picture that it shows, and of what is at the addresses that it had before."""
    picture = GONE
    if logo:
        picture = hashlib.sha256(logo.data).hexdigest()
    return hash_lines([page, picture, *moved])


def digest_notice(rendered: Rendered | None) -> str:
    """SHA-256 of what readers get: of a line for every language, with its code and the hash of its page.

    Every line ends with a line feed. A notice that is no more, or that cannot be shown, has a hyphen instead.
    """
    if not isinstance(rendered, dict):
        return GONE
    lines = [f"{language} {rendered[language].digest}" for language in sorted(rendered)]
    return hash_lines(lines)


def hash_lines(lines: Iterable[str]) -> str:
    """SHA-256 of lines, each with its line feed."""
    text = "".join(f"{line}\n" for line in lines)
    return hashlib.sha256(text.encode()).hexdigest()


NOTHING = hash_lines([])  # of a branch that changes nothing that is published

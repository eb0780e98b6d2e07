"""A review as one page for a lawyer: without script or request; its policy names its style by hash."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from ..notice.environment import find_environment
from ..notice.policy import allow_style, drop_empty_lines
from ..reading.program import read_version
from ..theme.languages import PRIMARY
from ..theme.theme import Theme
from .contents import Review
from .diff import compare_texts
from .numbering import Chapter, number_review
from .page_words import PageWords, count_changes
from .rendering import NOTHING

FULL_PAGE = 200_000  # bytes of a page from which on unchanged sections are left out
MAX_PAGE = 350_000  # bytes of a page from which on the changes stand without the text
LIMITS = {"full": FULL_PAGE, "changed": MAX_PAGE}  # for each form of a chapter; the last, `none`, has no limit
MOST_EFFECTS = 60
MOST_PICTURES = 20  # pairs of logos
MOST_FLAGS = 40  # notices whose grave changes stand on top


def write_page(review: Review, theme: Theme, language: str = PRIMARY, *, is_own: bool = False) -> str:
    """The review as one HTML file.

    Args:
        review: what was found.
        theme: the templates of this program.
        language: that of the headings; the notices are in all of theirs.
        is_own: whether the program that makes the page is part of what is reviewed, which the page then says.

    """
    style = drop_empty_lines((theme.folder / "review/review.css").read_text("utf-8"))
    numbered = number_review(review)
    environment = find_environment(theme.templates)
    common = PageWords(theme, language).share() | {"rtl": review.rtl}
    html = environment.get_template("review/review.html").render(
        **common,
        review=review,
        own=is_own,
        has_changes=review.digest != NOTHING,
        chapters=numbered.chapters,
        parts=list(write_chapters(numbered.chapters, environment, common)),
        clauses=numbered.clauses,
        effects=numbered.effects,
        most_effects=MOST_EFFECTS,
        most_flags=MOST_FLAGS,
        compare=compare_texts,
        counts=count_changes(review, theme, language),
        pictures=list(review.pictures.items())[:MOST_PICTURES],
        style=Markup(style),  # noqa: S704 - our own file
        policy=allow_style(style),
        version=read_version(),
        time=datetime.fromtimestamp(review.seconds, UTC),
    )
    return drop_empty_lines(html)


def write_chapters(chapters: Iterable[Chapter], environment: Environment, common: dict[str, Any]) -> Iterable[Markup]:
    """Every notice, with as much of its text as the size of the page allows."""
    module: Any = environment.get_template("review/notice.html").make_module(common)
    size = 0
    for chapter in chapters:
        html = write_chapter(chapter, module, size)
        size += len(html.encode())
        yield Markup(html)  # noqa: S704 - made by the escaping environment


def write_chapter(chapter: Chapter, module: Any, size: int) -> str:  # noqa: ANN401 - a template's macros
    """One notice in the fullest form that fits behind what is already `size` bytes long."""
    for form, limit in LIMITS.items():
        if size >= limit:
            continue
        html = str(module.chapter(chapter, form))
        if size + len(html.encode()) < limit:
            return html
    return str(module.chapter(chapter, "none"))

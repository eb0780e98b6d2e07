"""A page in each of its languages as text with marks: compared with what it was, or whole where it came or went."""

from __future__ import annotations

from ..reading.faults import Fault
from .rendering import Rendered, get_pages
from .sections import MarkedSection, NoticeText, mark_new_notice, mark_sections


def select_gained(before: Rendered, after: dict[str, NoticeText]) -> dict[str, NoticeText]:
    """The pages in languages that a notice did not have before, as far as it is known what it had."""
    if isinstance(before, Fault):
        return {}
    return leave_out(after, before)


def leave_out(pages: dict[str, NoticeText], others: dict[str, NoticeText]) -> dict[str, NoticeText]:
    """The pages in languages that others are not in."""
    return {language: page for language, page in pages.items() if language not in others}


def mark_gone(text: dict[str, NoticeText]) -> dict[str, tuple[MarkedSection, ...]]:
    """The text of a page that is no more, in each of its languages."""
    return {language: tuple(mark_sections(shown, NoticeText())) for language, shown in text.items()}


def mark_new_languages(text: dict[str, NoticeText]) -> dict[str, tuple[MarkedSection, ...]]:
    """The text of a page that was not there before, in each of its languages."""
    return {language: tuple(mark_new_notice(shown)) for language, shown in text.items()}


def mark_gone_languages(before: Rendered | None, after: Rendered) -> dict[str, tuple[MarkedSection, ...]]:
    """The text of a page in each language that it has no more."""
    return mark_gone(leave_out(get_pages(before), get_pages(after)))


def mark_languages(before: Rendered | None, after: Rendered) -> dict[str, tuple[MarkedSection, ...]]:
    """The text of a page in each of its languages, before and after in one."""
    earlier = get_pages(before)
    marked = {}
    for language, shown in get_pages(after).items():
        text = earlier.get(language, NoticeText())
        marked[language] = tuple(mark_sections(text, shown))
    return marked

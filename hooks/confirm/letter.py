"""The letter to a company: one page with every fact to tick, which works on paper, too.

Its one script saves the answers as a file; the policy of the page names it and the style by their hashes, and allows
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice

from markupsafe import Markup

from ..checks.clock import get_today
from ..notice.environment import find_environment
from ..notice.paper import Document
from ..notice.policy import allow_style_and_script, drop_empty_lines
from ..notice.texts import speak
from ..theme.theme import Theme
from .company import Company
from .questions import Chapter, Question, ask_company, hash_chapters
from .wording import Wording

Numbered = tuple[int, Question]


@dataclass(frozen=True)
class Group:
    """The questions of one section of a notice."""

    title: str
    questions: tuple[Numbered, ...]


@dataclass(frozen=True)
class Part:
    """What stands under one heading of a letter."""

    anchor: str
    title: str
    groups: tuple[Group, ...]


def write_letter(company: Company, language: str, theme: Theme, *, for_paper: bool = False) -> str:
    """The letter as one HTML file.

    Args:
        company: whose facts are asked.
        language: in which.
        theme: words and templates.
        for_paper: whether it becomes a PDF, which has boxes and lines in the place of fields.

    """
    chapters = ask_company(company, language, theme)
    wording = Wording(speak(theme, language, company.stated[0].register.wording))
    words = wording.words["letter"]
    style = read_part("letter.css", theme)
    script = read_part("letter.js", theme)
    html = (
        find_environment(theme.templates)
        .get_template("confirm/letter.html")
        .render(
            language=language,
            w=words,
            title=words["title"].format(who=company.name(language)),
            company=company.name(language),
            address=company.address,
            file=name_answers(company.address),
            mark=hash_chapters(chapters),
            date=wording.texts.date(get_today()),
            parts=list(divide_letter(chapters, wording)),
            paper=for_paper,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=allow_style_and_script(style, script),
        )
    )
    return drop_empty_lines(html)


def make_paper(company: Company, language: str, theme: Theme) -> Document:
    """The letter as it is printed to a PDF."""
    return Document(
        write_letter(
            company,
            language,
            theme,
            for_paper=True,
        ),
        read_part("paper.css", theme),
    )


def name_answers(address: str) -> str:
    """What the file of answers is called."""
    return f"answers-{address}.yml"


def read_part(name: str, theme: Theme) -> str:
    """The style or the script of letters, without empty lines, as the page has it."""
    return drop_empty_lines((theme.folder / "confirm" / name).read_text("utf-8"))


def divide_letter(chapters: Sequence[Chapter], wording: Wording) -> Iterator[Part]:
    """What is open of all registers first, then the facts of each, by the sections of its notice."""
    numbers = count(1)
    opened = list(group_open(chapters, wording, numbers))
    if opened:
        yield Part("open", wording.words["letter"]["open"], tuple(opened))
    for place, chapter in enumerate(chapters):
        groups = tuple(group_facts(chapter, wording, numbers))
        if groups:
            yield Part(f"facts-{place}", name_chapter(chapter, wording), groups)


def group_open(chapters: Sequence[Chapter], wording: Wording, numbers: Iterator[int]) -> Iterator[Group]:
    """What is open, by registers where there are several."""
    are_several = len(chapters) > 1
    for chapter in chapters:
        title = ""
        if are_several:
            title = name_chapter(chapter, wording)
        questions = [question for question in chapter.questions if question.kind == "open"]
        if questions:
            yield Group(title, number_questions(questions, numbers))


def group_facts(chapter: Chapter, wording: Wording, numbers: Iterator[int]) -> Iterator[Group]:
    """The facts of one file, those of one section together, the sections as they first come."""
    sections: dict[str, list[Question]] = {}
    for question in chapter.questions:
        if question.kind == "fact":
            sections.setdefault(question.section, []).append(question)
    for section, questions in sections.items():
        title = wording.name_section(section)
        yield Group(title, number_questions(questions, numbers))


def number_questions(questions: Sequence[Question], numbers: Iterator[int]) -> tuple[Numbered, ...]:
    """Questions with the next numbers, which count on through the whole letter."""
    following = islice(numbers, len(questions))
    return tuple(zip(following, questions, strict=True))


def name_chapter(chapter: Chapter, wording: Wording) -> str:
    """The heading of what one file states."""
    return chapter.title or str(wording.words["letter"]["shared"])

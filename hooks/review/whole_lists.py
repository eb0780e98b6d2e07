"""The lists of notices as the site has them, made without MkDocs, and what else belongs to no notice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import SimpleNamespace

from ..format.register import Register
from ..notice import index
from ..notice.frame import (
    Head,
    find_homes,
    make_company_head,
    make_index_head,
    make_letter_head,
    make_not_found_head,
)
from ..notice.index import Company, make_company
from ..notice.letters import divide_lists, find_address, link_letters
from ..notice.naming import list_languages
from ..notice.texts import speak
from ..theme.languages import find_folder
from ..theme.theme import Theme
from .whole_pages import Published, fill_template, make_address

PDF_TEXTS = ("pdf", "pdf_file", "pdf_version")  # of the interface, with `build --pdf` alone

Lines = Mapping[str, Sequence[Company]]  # a company for each notice, by language
Work = Callable[[], dict[str, str]]  # makes some pages, by their addresses


# --- what is listed ---------------------------------------------------------------------------------------------------


def list_lines(published: Iterable[Published], theme: Theme) -> Lines | None:
    """What is listed by a theme in each of its languages; none where a text does not let it be made."""
    lines: dict[str, list[Company]] = {language: [] for language in theme.languages}
    try:
        for one in published:
            if isinstance(one.stated, Register):
                for language in lines.keys() & {*list_languages(one.stated)}:
                    lines[language].append(make_company(one.stated, language, one.address, theme))
    except Exception:  # noqa: BLE001 - as in rendering.py; the pages of notices tell the fault
        return None
    return lines


def join_lines(each: Iterable[Lines | None]) -> Lines | None:
    """What is listed of several notices together; none where that is not known of one."""
    joined: dict[str, list[Company]] = defaultdict(list)
    for lines in each:
        if lines is None:
            return None
        for language, own in lines.items():
            joined[language] += own
    return joined


# --- the pages --------------------------------------------------------------------------------------------------------


def list_works(lines: Lines, theme: Theme) -> Sequence[Work]:
    """What makes the lists of notices, of each company and of all, and the page for unknown addresses, one by one."""
    indexed = [language for language in theme.languages if has_index(language, lines, theme)]
    works = []
    for language in indexed:
        companies = group_by_folder(lines.get(language, ()))
        for company, own in companies.items():
            work = partial(make_company_index, company, own, language, theme)
            works.append(work)
    for language in indexed:
        work = partial(make_main_index, lines.get(language, ()), language, theme)
        works.append(work)
    homes = find_homes(indexed, theme)
    work = partial(make_not_found_pages, homes, theme)
    return [*works, work]


def has_index(language: str, lines: Lines, theme: Theme) -> bool:
    """Whether there is a list in a language: where it has no notice, only if no language has any."""
    if lines.get(language):
        return True
    return language in theme.usual_languages and not any(lines.values())


def join_pdf_texts(language: str, theme: Theme) -> str:
    """What only a site with PDF files shows; whether one will be built with them, no commit says."""
    interface = theme.words[language].get("interface", {})
    texts = [str(interface.get(name, "")) for name in PDF_TEXTS]
    return "\n".join(texts)


def make_main_index(own: Sequence[Company], language: str, theme: Theme) -> dict[str, str]:
    """The list of all notices in a language, by its address, with those of letters where it is long."""
    head = make_index_head(language, theme)
    home = find_folder(language)
    pages = {f"{language}.pdf": join_pdf_texts(language, theme)}
    division = divide_lists({language: own})
    if not division.counts:
        return pages | {home: make_index("", division.whole[language], head, theme)}
    counts = division.counts[language]
    links = link_letters(counts, language)
    pages[home] = make_index("", (), head, theme, links=links, counts=counts)
    for letter, under in division.under.items():
        address = find_address(letter)
        letter_head = make_letter_head(letter, language, theme)
        pages[f"{home}{address}/"] = make_index(address, under[language], letter_head, theme, links=links)
    return pages


def group_by_folder(lines: Iterable[Company]) -> dict[str, list[Company]]:
    """What lies in the folder of a company, by its name."""
    folders: dict[str, list[Company]] = defaultdict(list)
    for company in lines:
        folder, slash, _ = company.lines[0].url.partition("/")
        if slash:
            folders[folder].append(company)
    return folders


def make_company_index(company: str, lines: Sequence[Company], language: str, theme: Theme) -> dict[str, str]:
    """The list of one company's notices in a language, by its address."""
    head = make_company_head(lines, language, theme)
    return {f"{find_folder(language)}{company}/": make_index(company, lines, head, theme)}


def make_index(address: str, lines: Sequence[Company], head: Head, theme: Theme, **letters: object) -> str:
    """One list of notices, or the letters that lead to lists."""
    shown = {"links": (), "counts": {}} | letters
    page = SimpleNamespace(
        **make_address(address, head.language),
        url=f"{find_folder(head.language)}{address}/",
        letters=index.group_by_letter(lines),
        long=len(lines) > index.SHORT,
        broken=(),
        drafts=(),
        faults=(),
        **shown,
    )
    return fill_template("index.html", head, theme, speak(theme, head.language), page)


def make_not_found_pages(homes: Mapping[str, str], theme: Theme) -> dict[str, str]:
    """The page for addresses that do not exist, by its own.

    Args:
        homes: the folders of the languages that have an index.
        theme: its words.

    """
    head = make_not_found_head(homes, theme)
    home = next(iter(homes.values()), "")
    page = fill_template("404.html", head, theme, speak(theme, head.language), None, home=home, homes=homes)
    return {"404.html": page}

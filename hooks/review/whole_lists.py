"""The lists of notices as the site has them, made without MkDocs, and what else belongs to no notice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
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
from ..notice.letters import divide_lists, find_address, link_letters
from ..notice.naming import list_languages
from ..notice.texts import speak
from ..theme.languages import find_folder
from ..theme.theme import Theme
from .whole_pages import Published, fill_template, make_address

PDF_TEXTS = ("pdf", "pdf_file", "pdf_version")  # of the interface, with `build --pdf` alone

Listed = tuple[Register, str]  # a notice in a list, with its address


def make_indexes(published: Iterable[Published], theme: Theme) -> dict[str, str]:
    """The lists of notices, of all companies and of each, the page for unknown addresses, and the texts of PDF files.

    Each is there by its address.
    """
    listed = [(one.stated, one.address) for one in published if isinstance(one.stated, Register)]
    pages: dict[str, str] = {}
    indexed = []
    for language in theme.languages:
        main = make_main_index(listed, language, theme)
        if main:
            pages |= main
            pages[f"{language}.pdf"] = join_pdf_texts(language, theme)
            indexed.append(language)
    homes = find_homes(indexed, theme)
    pages["404.html"] = make_not_found_page(homes, theme)
    companies = group_by_folder(listed)
    for (company, own), language in product(companies.items(), theme.languages):
        pages |= make_company_index(company, own, language, theme)
    return pages


def join_pdf_texts(language: str, theme: Theme) -> str:
    """What only a site with PDF files shows; whether one will be built with them, no commit says."""
    interface = theme.words[language].get("interface", {})
    texts = [str(interface.get(name, "")) for name in PDF_TEXTS]
    return "\n".join(texts)


def select_language(listed: Iterable[Listed], language: str) -> list[Listed]:
    """The notices that there are in a language."""
    return [(register, address) for register, address in listed if language in list_languages(register)]


def make_main_index(listed: Sequence[Listed], language: str, theme: Theme) -> dict[str, str]:
    """The list of all notices in a language, by its address, with those of letters where it is long.

    Nothing where the language has no notice, unless no language has any.
    """
    own = select_language(listed, language)
    is_needed = language in theme.usual_languages and not listed
    if not own and not is_needed:
        return {}
    head = make_index_head(language, theme)
    home = find_folder(language)
    division = divide_lists({language: index.list_companies(own, language, theme)})
    if not division.counts:
        return {home: make_index("", division.whole[language], head, theme)}
    counts = division.counts[language]
    links = link_letters(counts, language)
    pages = {home: make_index("", (), head, theme, links=links, counts=counts)}
    for letter, under in division.under.items():
        address = find_address(letter)
        letter_head = make_letter_head(letter, language, theme)
        pages[f"{home}{address}/"] = make_index(address, under[language], letter_head, theme, links=links)
    return pages


def group_by_folder(listed: Iterable[Listed]) -> dict[str, list[Listed]]:
    """What lies in the folder of a company, by its name."""
    folders: dict[str, list[Listed]] = {}
    for register, address in listed:
        folder, slash, _ = address.partition("/")
        if slash:
            folders.setdefault(folder, []).append((register, address))
    return folders


def make_company_index(company: str, listed: Iterable[Listed], language: str, theme: Theme) -> dict[str, str]:
    """The list of one company's notices in a language, by its address; nothing where it has none in it."""
    own = select_language(listed, language)
    if not own:
        return {}
    lines = index.list_companies(own, language, theme)
    head = make_company_head(lines, language, theme)
    return {f"{find_folder(language)}{company}/": make_index(company, lines, head, theme)}


def make_index(address: str, lines: Sequence[index.Company], head: Head, theme: Theme, **letters: object) -> str:
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


def make_not_found_page(homes: Mapping[str, str], theme: Theme) -> str:
    """The page for addresses that do not exist.

    Args:
        homes: the folders of the languages that have an index.
        theme: its words.

    """
    head = make_not_found_head(homes, theme)
    home = next(iter(homes.values()), "")
    return fill_template("404.html", head, theme, speak(theme, head.language), None, home=home, homes=homes)

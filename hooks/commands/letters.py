"""The letters of `confirm` as files: to one company, or to each that it is time to ask."""

from __future__ import annotations

import os
from pathlib import Path

from ..confirm.company import Company, choose_language, gather_company
from ..confirm.due import Due
from ..confirm.letter import make_paper, write_letter
from ..folder.collection import Collection
from ..notice import pdf
from ..reading.files import open_for_writing, write_file
from ..reading.refusals import Refused
from ..site.destination import refuse_on_site
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.theme import Theme
from .language import find_speech
from .results import count_things, print_told, say_result


def name_letter(address: str, language: str) -> str:
    """What the file of a letter is called."""
    return f"confirm-{address}.{language}.html"


def write_letters(company: Company, theme: Theme, language: str, out: Path, as_pdf: bool) -> Path:
    """Write the letter to one company, and its PDF beside it; returns where it is.

    Raises:
        Refused: it would be published, or a PDF cannot be made.

    """
    refuse_on_site(out, "letter-in-site")
    if as_pdf and out.suffix.lower() == ".pdf":
        out = out.with_suffix(".html")  # the page lies beside its PDF, and not in its place
    if as_pdf:
        pdf.refuse_missing()
        made = pdf.make_pdf(make_paper(company, language, theme))
        if isinstance(made, pdf.Undrawn):
            raise Refused("letter-undrawn", name=company.address, letters=made.letters)
        with open_for_writing(out.with_suffix(".pdf"), os.O_TRUNC) as file:
            file.write(made)
    write_file(out, write_letter(company, language, theme))
    return out


def print_letters(letters: list[Path]) -> None:
    """Say where the letters are."""
    for letter in letters:
        print_told(say_result("letter-written", file=str(letter)))


def write_due(found: Collection, due: list[Due], theme: Theme, folder: Path, *, as_pdf: bool) -> None:
    """Write a letter to each company that is to be asked.

    Args:
        found: the folder of registers.
        due: the companies.
        theme: words and templates.
        folder: of the letters, which is made where it is missing.
        as_pdf: whether each letter is written as a PDF, too.

    Raises:
        Faulty: a file of one of them has errors; then none is written.
        Refused: the letters would be published, or a PDF cannot be made.

    """
    if not due:
        print_told(say_result("nobody-due"))
        return
    companies = [gather_company(found, each.address, theme) for each in due]  # all sound, before the first is written
    folder.mkdir(parents=True, exist_ok=True)
    letters = []
    for company in companies:
        language = choose_language(company, find_speech().asked, DEFAULT_LANGUAGES)
        letters.append(
            write_letters(
                company,
                theme,
                language,
                folder / name_letter(company.address, language),
                as_pdf,
            )
        )
    print_letters(letters)
    print_told(say_result("letters-written", count=count_things("letter", len(letters)), folder=str(folder)))

"""The letters of `confirm` as files: to one company, or to each that it is time to ask."""

from __future__ import annotations

from pathlib import Path

from ..confirm.company import Company, choose_language, gather_company
from ..confirm.due import Due
from ..confirm.letter import make_paper, write_letter
from ..folder.collection import Collection
from ..notice import pdf
from ..reading.files import write_file
from ..reading.refusals import Refused
from ..site.outputs import LETTER, PDF_ENDING, refuse_output
from ..theme.theme import Theme
from .language import find_speech
from .results import count_things, print_told, say_result


def name_letter(address: str, language: str) -> str:
    """What the file of a letter is called."""
    return f"confirm-{address}.{language}.html"


def write_letters(company: Company, theme: Theme, language: str, out: Path, as_pdf: bool) -> Path:
    """Write the letter to one company, and its PDF beside it; returns where it is.

    Raises:
        Refused: a PDF cannot be made.

    """
    if as_pdf:
        pdf.refuse_missing()
        made = pdf.make_pdf(make_paper(company, language, theme))
        if isinstance(made, pdf.Undrawn):
            raise Refused("letter-undrawn", name=company.address, letters=made.letters)
        write_file(out.with_suffix(".pdf"), made + PDF_ENDING.format(LETTER).encode())
    write_file(out, write_letter(company, language, theme))
    return out


def place_letter(out: Path, as_pdf: bool, folder: Path | None = None) -> Path:
    """Where the page of a letter goes, which may have been named by its PDF.

    Args:
        out: where the letter is to go.
        as_pdf: whether a PDF lies beside it, and not in its place.
        folder: what --out names, if that is not the letter.

    Raises:
        Refused: the page or its PDF would be published, or would take the place of something else.

    """
    if as_pdf and out.suffix.lower() == ".pdf":
        out = out.with_suffix(".html")
    refuse_output(out, LETTER, given=folder)
    if as_pdf:
        refuse_output(out.with_suffix(".pdf"), LETTER, given=folder)
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
        Refused: the letters would be published or take the place of something else, or a PDF cannot be made.

    """
    if not due:
        print_told(say_result("nobody-due"))
        return
    companies = [gather_company(found, each.address, theme) for each in due]  # all sound, before the first is written
    asked = find_speech().asked
    placed = []
    for company in companies:
        language = choose_language(company, asked, theme)
        out = folder / name_letter(company.address, language)
        placed.append((company, language, place_letter(out, as_pdf, folder)))
    folder.mkdir(parents=True, exist_ok=True)
    letters = [write_letters(company, theme, language, place, as_pdf) for company, language, place in placed]
    print_letters(letters)
    print_told(say_result("letters-written", count=count_things("letter", len(letters)), folder=str(folder)))

"""`draft --single`: a notice or a draft as one file, to be sent by mail to whoever is to approve it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ..checks.clock import get_today
from ..folder.entry import Entry
from ..folder.unfinished import complete_draft
from ..notice import pdf
from ..reading.files import write_file
from ..reading.refusals import Refused
from ..site.outputs import DRAFT, PDF_ENDING, refuse_output
from ..site.settings import read_site_theme
from ..site.single import make_single_document, write_single_page
from ..site.undrawn import name_values
from ..theme.theme import Theme
from .findings import GRAVE, print_findings
from .loading import load_register
from .refusing import refuse_os_errors
from .results import count_things, print_told, say_result

NAME = "luonnos-{address}.{ending}"  # as PDF files have theirs: what it is, and of what


def write_single(name: str, notices: Path, out: Path | None, *, as_pdf: bool) -> None:
    """Write one register as a draft, as its file is on the disk.

    Args:
        name: its address, or its file.
        notices: the folder of registers.
        out: where it goes; left out: beside where the command was called, by a name that says what it is.
        as_pdf: whether it is a PDF.

    Raises:
        Refused: there is no such register, it was removed, or the file cannot be made or written.
        Exit: the register has errors, which were printed.

    """
    theme = read_site_theme(notices)
    if as_pdf:
        pdf.refuse_missing()
    draft = read_draft(name, notices, theme)
    place = out or Path(name_file(draft, "pdf" if as_pdf else "html"))
    with refuse_os_errors("review-place", place):
        refuse_output(place, DRAFT)
        content = make_pdf(draft, notices, theme) if as_pdf else write_single_page(draft, theme, get_today())
        write_file(place, content)
    lacking = count_things("value", draft.unfilled)
    print_told(say_result("single", place=str(place), file=draft.name, values=lacking))


def read_draft(name: str, notices: Path, theme: Theme) -> Entry:
    """The register of an address, with something in the place of what it lacks.

    Raises:
        Refused: there is none, or it was removed.
        Exit: it has errors, which were printed.

    """
    entry = find_entry(name, notices, theme)
    draft = complete_draft(entry, theme)
    if draft.removal:
        raise Refused("single-removed", file=entry.name)
    if draft.register is None:
        print_findings(sorted({*entry.faults, *entry.missing}), GRAVE[False], strict=False)
        print_told(say_result("no-draft"), err=True)
        raise click.exceptions.Exit(1)
    return draft


def find_entry(name: str, notices: Path, theme: Theme) -> Entry:
    """The file of an address; where there is none, its draft.

    Raises:
        Refused: there is neither.

    """
    for file in list_files(name, notices):
        entry = load_register(file, notices, theme) if file.is_file() else None
        if entry:
            return entry
    raise Refused("no-register-at", name=name, folder=str(notices))


def list_files(name: str, notices: Path) -> Iterator[Path]:
    """The files that a name may mean, those that it names exactly first."""
    address = Path(name.removesuffix(".yml"))
    yield Path(name)
    yield notices / f"{address}.yml"
    yield notices / address.parent / f"_{address.name}.yml"


def name_file(draft: Entry, ending: str) -> str:
    """How the file of a draft is called."""
    steps = [step.removeprefix("_") for step in draft.address.split("/")]
    return NAME.format(address="-".join(steps), ending=ending)


def make_pdf(draft: Entry, notices: Path, theme: Theme) -> bytes:
    """The PDF of a draft.

    Raises:
        Refused: letters of it have no font, or WeasyPrint could not make it.

    """
    document = make_single_document(draft, theme, get_today())
    [made] = pdf.make_pdfs([document])
    if isinstance(made, pdf.Undrawn):
        values = name_values(notices.absolute(), draft.path, made.letters, theme)
        raise Refused("pdf-undrawn", values="\n".join(values))
    return made + PDF_ENDING.format(DRAFT).encode()

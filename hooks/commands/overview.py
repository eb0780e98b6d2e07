"""`overview`: all registers at a glance, the most urgent first, on one page, as data, or for a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import click

from ..folder import translations
from ..folder.checked import describe_collection
from ..folder.collection import Collection
from ..overview.cases import count_companies
from ..overview.json_data import make_overview_data
from ..overview.overview import Overview, make_overview
from ..overview.page import NAME, write_page
from ..overview.rows import Action
from ..overview.spreadsheet import write_heads, write_spreadsheet
from ..reading.faults import Fault
from ..reading.files import write_file
from ..reading.git import NoGit
from ..site.addresses import read_addresses
from ..site.outputs import OVERVIEW, OVERVIEW_DATA, refuse_output
from ..site.settings import read_site_theme
from ..theme.languages import PRIMARY
from ..theme.theme import Theme
from .language import find_speech
from .loading import load_folder
from .options import PATH, notices_option
from .progress import Progress, show_progress
from .refusing import refuse_os_errors
from .report import write_harmless_json
from .results import print_told, say_result

FORMS = ("html", "json", "csv")


@click.command("overview")
@notices_option
@click.option("--format", "form", type=click.Choice(FORMS), default="html", show_default=True)
@click.option("--out", type=PATH)
def write_overview(notices: Path, form: str, out: Path | None) -> None:
    """Show all registers at a glance: whose facts are stale or open, whom to call, and what can wait."""
    lang = find_speech().found or PRIMARY
    theme = read_site_theme(notices)
    if form == "html":
        out = out or Path(NAME)
    if out:
        refuse_place(out, form, theme)
    with show_progress() as progress:
        overview = find_overview(notices, theme, lang, progress)
    text = write_form(overview, theme, form)
    if out is None:
        click.echo(text, nl=False)
        return
    with refuse_os_errors("file-system", out):
        write_file(out, text)
    print_outcome(overview, out)


def refuse_place(out: Path, form: str, theme: Theme) -> None:
    """Refuse a place that has something else than an overview of one form in any language, or would be published.

    Raises:
        Refused: with another place.

    """
    marks = {"html": [OVERVIEW], "json": [OVERVIEW_DATA], "csv": write_heads(theme)}
    with refuse_os_errors("file-system", out):
        refuse_output(out, *marks[form])


def find_overview(notices: Path, theme: Theme, language: str, progress: Progress) -> Overview:
    """The overview of a folder of registers.

    Raises:
        Refused: the folder cannot be read or has no register, or an address is set wrongly.

    """
    base = read_addresses(theme.site).site
    found = load_folder(notices, theme, progress.follow)
    return make_overview(found, find_stale_words(found, progress), theme, language, base)


def find_stale_words(found: Collection, progress: Progress) -> list[Fault]:
    """Words in other languages that are older than the first; outside of a repository nobody knows of any."""
    checked = describe_collection(found)
    try:
        return [*translations.find_stale_translations(checked.files, found.folder, progress.follow)]
    except NoGit as error:
        print_told(say_result("translations-unseen", reason=error), err=True)
        return []


def write_form(overview: Overview, theme: Theme, form: str) -> str:
    """The overview as one of FORMS."""
    if form == "json":
        data = make_overview_data(overview, theme)
        return write_harmless_json(data.model_dump(mode="json")) + "\n"
    if form == "csv":
        return write_spreadsheet(overview, theme)
    return write_page(overview, theme)


def print_outcome(overview: Overview, out: Path) -> None:
    """Say where the overview is, and how many companies wait for something."""
    counts = count_companies(overview.rows)
    told = say_result(
        "overview-written",
        file=str(out),
        mend=counts[Action.MEND],
        call=counts[Action.CALL],
        later=counts[Action.LATER],
        nothing=counts[Action.NOTHING],
    )
    print_told(told)

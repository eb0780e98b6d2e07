"""`review`: what a branch changes for readers, on one page and as data."""

from __future__ import annotations

from pathlib import Path

import click

from ..reading.display import quote
from ..reading.files import write_file
from ..reading.messages import Series
from ..reading.refusals import Refused
from ..review.branch_review import PROJECT, review_branch
from ..review.contents import Review
from ..review.json_data import make_changes_data
from ..review.page import write_page
from ..review.page_words import count_changes
from ..review.program_review import review_program
from ..review.voice import list_reviewed
from ..site.outputs import REVIEW, REVIEW_DATA, refuse_output
from ..site.settings import read_site_theme
from ..theme.languages import PRIMARY
from ..theme.theme import Theme
from .findings import GRAVE, print_findings
from .language import find_language, find_speech
from .options import PATH, notices_option
from .progress import show_progress
from .refusing import refuse_os_errors
from .results import print_told, say_result


@click.command("review")
@notices_option
@click.option("--base", default="", metavar="REF")
@click.option("--head", default="", metavar="REF")
@click.option(
    "--program",
    default="",
    metavar="OLD..NEW",
)
@click.option("--out", type=PATH, default="review.html", show_default=True)
@click.option("--json", "data", type=PATH)
@click.option("--own", is_flag=True)
def write_review(notices: Path, base: str, head: str, program: str, out: Path, data: Path | None, own: bool) -> None:
    """Say in words, on one page, what a branch changes in the notices since it left BASE."""
    if bool(base) == bool(program):
        raise Refused("base-or-program")
    theme = read_site_theme(notices)
    with refuse_os_errors("review-place", notices):
        refuse_output(out, REVIEW)
        if data:
            refuse_output(data, REVIEW_DATA, option="--json")
        with show_progress() as progress:
            if program:
                old, new = name_programs(program)
                review = review_program(notices.absolute(), theme, old, new, progress.follow)
            else:
                review = review_branch(notices.absolute(), theme, base, head, progress.follow)
        write_file(out, write_page(review, theme, find_speech().asked or choose_language(theme), is_own=own))
        if data:
            text = make_changes_data(review).model_dump_json(indent=1)
            write_file(data, f"{text}\n")
    failed = print_findings(review.faults, GRAVE[False], strict=False)
    print_changes(review, theme, out)
    if failed:
        raise click.exceptions.Exit(1)


def choose_language(theme: Theme) -> str:
    """That of the headings: the first of the site in which reviews have words."""
    reviewed = list_reviewed(theme.folder)
    return next((language for language in theme.usual_languages if language in reviewed), PRIMARY)


def name_programs(program: str) -> tuple[Path, Path]:
    """Where the earlier and the newer release are; the newer one is this program if none is named.

    Raises:
        Refused: the earlier one is not named.

    """
    old, divider, new = program.rpartition("..")
    if not divider or not old:
        raise Refused("program-range", value=quote(program))
    return Path(old), Path(new) if new else PROJECT


def print_changes(review: Review, theme: Theme, out: Path) -> None:
    """Say where the page is, and how much changes."""
    counts = count_changes(review, theme, find_language())
    if counts:
        said = say_result("reviewed", page=str(out), counts=Series(tuple(counts)))
    elif review.blind:
        said = say_result("nothing-shown", page=str(out))
    else:
        said = say_result("nothing-changes", page=str(out))
    print_told(said)

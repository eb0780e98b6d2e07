"""`confirm`: a company is asked whether its facts are right, and its answers are taken."""

from __future__ import annotations

from pathlib import Path

import click

from ..confirm.company import choose_language, gather_company
from ..confirm.due import list_due
from ..confirm.wording import Wording
from ..folder.collection import Collection
from ..notice.texts import speak
from ..reading.refusals import Refused
from ..site.settings import read_site_theme
from ..theme.languages import PRIMARY
from ..theme.theme import Theme
from .answering import take_answers
from .due_list import FORMS, keep_issues
from .language import find_speech
from .letters import name_letter, place_letter, print_letters, write_due, write_letters
from .loading import load_folder
from .options import PATH, notices_option
from .progress import show_progress
from .refusing import refuse_os_errors

LETTERS = Path("letters")
TYPED = "-"  # what --answers has without a file


@click.command("confirm")
@notices_option
@click.option(
    "--pdf",
    "as_pdf",
    is_flag=True,
)
@click.option("--out", type=PATH)
@click.option("--due", is_flag=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMS)),
)
@click.option("--issues", is_flag=True)
@click.option("--answers", type=PATH, is_flag=False, flag_value=Path(TYPED))
@click.option("--ask", is_flag=True)
@click.option(
    "--by",
    default="",
    metavar="WHO",
)
@click.argument("name", required=False, default="")
def confirm_facts(
    *,
    notices: Path,
    as_pdf: bool,
    out: Path | None,
    due: bool,
    form: str | None,
    issues: bool,
    answers: Path | None,
    ask: bool,
    by: str,
    name: str,
) -> None:
    """Ask a company whether its facts are right, and take its answers; NAME is the name of its file or folder."""
    refuse_mixed(
        name,
        due=due,
        is_listing=bool(form or issues),
        is_answering=bool(answers or ask or by),
    )
    theme = read_site_theme(notices)
    with refuse_os_errors("file-system", notices):
        if due:
            handle_due(
                notices,
                theme,
                out or LETTERS,
                form,
                as_pdf=as_pdf,
                issues=issues,
            )
            return
        company = gather_company(read_folder(notices, theme, name), name, theme)
        language = choose_language(company, find_speech().asked, theme)
        if answers or ask:
            typed = ask or answers == Path(TYPED)
            take_answers(
                company,
                theme,
                language,
                None if answers == Path(TYPED) else answers,
                by,
                typed=typed,
            )
        else:
            place = place_letter(out or Path(name_letter(name, language)), as_pdf)
            letter = write_letters(company, theme, language, place, as_pdf)
            print_letters([letter])


def refuse_mixed(name: str, *, due: bool, is_listing: bool, is_answering: bool) -> None:
    """Refuse options for one company beside those for all that it is time to ask.

    Raises:
        Refused: some do not go together.

    """
    refusals = {
        "company-or-due": bool(name) == due,
        "list-without-due": is_listing and not due,
        "answers-with-due": is_answering and due,
    }
    for message, applies in refusals.items():
        if applies:
            raise Refused(message)


def read_folder(notices: Path, theme: Theme, name: str = "") -> Collection:
    """The registers of a folder, or of one company."""
    files = [notices.absolute() / f"{name}.yml"] if name else []
    with show_progress() as progress:
        return load_folder(
            notices,
            theme,
            progress.follow,
            files,
        )


def handle_due(notices: Path, theme: Theme, folder: Path, form: str | None, *, as_pdf: bool, issues: bool) -> None:
    """List the companies that are to be asked, or write a letter to each, or keep an issue for each."""
    found = read_folder(notices, theme)
    due = list_due(found)
    wording = Wording(speak(theme, find_speech().found or PRIMARY))
    if issues:
        keep_issues(due, wording)
    elif form:
        FORMS[form](due, wording)
    else:
        write_due(
            found,
            due,
            theme,
            folder,
            as_pdf=as_pdf,
        )

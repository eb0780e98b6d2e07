"""`build`: every register is checked, and the new site takes the place of the published one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from ..folder.listing import list_folder
from ..folder.survey import Survey
from ..notice import pdf
from ..reading.caches import remember
from ..reading.faults import Fault
from ..site import exchange, guard
from ..site.addresses import read_addresses
from ..site.building import build_notices
from ..site.fingerprint import take_fingerprint
from ..site.inputs import read_inputs
from ..site.list_building import build_lists
from ..site.memory import locate_memory, recall_memory
from ..site.settings import read_site_theme
from ..site.target import Target
from .findings import GRAVE, print_findings
from .loading import load_folder, refuse_empty
from .mkdocs_calls import make_pages, make_rest
from .options import PATH, notices_option, strict_option
from .progress import Progress, show_progress
from .refusing import refuse_os_errors
from .results import count_open, count_things, print_told, say_result

Places = tuple[Path, Path]  # the new site, and the published one
Judge = Callable[[Survey], None]  # looks at the registers, and ends the command where they are at fault


@click.command("build")
@notices_option
@click.option("--site", type=PATH, default="site", show_default=True)
@click.option("--published", type=PATH)
@strict_option
@click.option("--pdf", "as_pdf", is_flag=True)
def build_site(notices: Path, site: Path, published: Path | None, strict: bool, as_pdf: bool) -> None:
    """Check every register and build the site; with an error the published site stays as it is."""
    read_site_theme(notices)  # what is wrong with it is told before anything is made
    make = make_site
    if as_pdf:
        pdf.refuse_missing()
        make = make_with_pdf
    with refuse_os_errors("site-kept", site), show_progress() as progress:
        exchange.mend_site(site.absolute(), notices.absolute())
        with exchange.build_beside(site.absolute(), notices.absolute()) as new:
            judge = partial(refuse_faulty, site, published, strict)
            survey = make(notices, (new, site.absolute()), progress, judge)
    told = say_result(
        "built",
        notices=count_things("notice", len(survey.notices)),
        site=str(site),
        **count_open(survey.faults),
    )
    print_told(told)
    if not survey.published:
        print_told(say_result("only-drafts"), err=True)


def make_site(notices: Path, places: Places, progress: Progress, judge: Judge) -> Survey:
    """Make a site, company by company; what has not changed is taken over from the published one.

    Args:
        notices: the folder of registers.
        places: the empty folder of the site, and the published site.
        progress: shows how far the work is.
        judge: ends the command where the registers are at fault.

    Raises:
        Refused: the folder cannot be read or has no register, or the site cannot be made.
        Faulty: a text or a template of the project is at fault.

    """
    new, published = places
    fingerprint = take_fingerprint(notices.absolute())
    theme = read_site_theme(notices)
    inputs = read_inputs(theme, read_addresses(theme.site))
    with refuse_os_errors("folder", notices):
        listing = list_folder(notices.absolute(), theme)
    noted = locate_memory(published)
    target = Target(new, published, recall_memory(noted, fingerprint))
    built = build_notices(notices.absolute(), listing, inputs, target, progress.follow)
    refuse_empty(built.survey.outlines, built.survey.faults, notices)
    judge(built.survey)
    contents, memory = build_lists(built, inputs, target, progress.follow)
    make_rest(contents, built.survey, theme, new, progress)
    if take_fingerprint(notices.absolute()) == fingerprint:  # else something was edited meanwhile
        remember(noted, fingerprint, memory)
    return built.survey


def make_with_pdf(notices: Path, places: Places, progress: Progress, judge: Judge) -> Survey:
    """The same, with a PDF of every notice: all registers are read first, since PDFs take by far the longest."""
    new, _ = places
    theme = read_site_theme(notices)
    found = load_folder(notices, theme, progress.follow)
    judge(found.survey)
    make_pages(found, theme, new, progress, as_pdf=True)
    return found.survey


def refuse_faulty(site: Path, published: Path | None, strict: bool, survey: Survey) -> None:
    """Print what is wrong with the registers, and end the command where that keeps the site from being published.

    Args:
        site: where the new site goes.
        published: the list of a site that is published elsewhere.
        strict: whether warnings are errors.
        survey: the registers.

    Raises:
        Exit: there are errors, which were printed.

    """
    lost = find_lost(survey, site, published)
    if print_findings([*survey.faults, *lost], GRAVE[strict], strict=strict):
        print_kept(site, advise=bool(lost) and published is None)
        raise click.exceptions.Exit(1)


def find_lost(survey: Survey, site: Path, published: Path | None) -> list[Fault]:
    """An error for every notice that is published and would be lost.

    Args:
        survey: the registers.
        site: where the new site goes; it has a list of its notices.
        published: the list of a site that is published elsewhere.

    """
    listed = published
    if listed is None:
        listed = site / guard.LIST
        if not listed.is_file():
            return []
    return guard.find_lost_notices(guard.read_addresses(listed), survey)


def print_kept(site: Path, *, advise: bool) -> None:
    """Say that nothing was published.

    Args:
        site: what stays as it was.
        advise: also say how to go on where nobody has seen the notices that would be lost.

    """
    message = "kept-unseen" if advise else "kept"
    told = say_result(message, site=str(site))
    print_told(told, err=True)

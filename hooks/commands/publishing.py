"""A site, or a shard of one, is made beside what it replaces, judged, and put in its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ..folder.survey import Survey
from ..reading.faults import Fault
from ..site import exchange, guard
from .findings import GRAVE, print_findings
from .making import Judge, Make
from .progress import show_progress
from .refusing import refuse_os_errors
from .results import count_open, count_things, print_told, say_result


def publish(make: Make, notices: Path, site: Path, needed: Sequence[str], judge: Judge) -> Survey:
    """Make a folder of pages, and put it in the place of the one that is there.

    Args:
        make: makes it.
        notices: the folder of registers.
        site: where it goes.
        needed: the files that every such folder has; nothing else is replaced.
        judge: ends the command where the registers are at fault.

    Raises:
        Refused: it cannot be made, or the place holds something else.
        Exit: the registers are at fault, which was printed.

    """
    with refuse_os_errors("site-kept", site), show_progress() as progress:
        exchange.mend_site(site.absolute(), notices.absolute(), needed)
        with exchange.build_beside(site.absolute(), notices.absolute(), needed) as new:
            return make(notices, (new, site.absolute()), progress, judge)


def tell_site(survey: Survey, site: Path) -> None:
    """Say what a site has, and why it may have nothing."""
    tell_built("built", survey, site)
    if not survey.published:
        print_told(say_result("only-drafts"), err=True)


def tell_built(message: str, survey: Survey, site: Path) -> None:
    """Say what was built."""
    told = say_result(
        message,
        notices=count_things("notice", len(survey.notices)),
        site=str(site),
        **count_open(survey.faults),
    )
    print_told(told)


def judge_site(site: Path, published: Path | None, strict: bool, survey: Survey) -> None:
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


def judge_shard(strict: bool, survey: Survey) -> None:
    """The same for some of the registers; whether others are lost is told where all are looked at.

    Raises:
        Exit: there are errors, which were printed.

    """
    if print_findings(survey.faults, GRAVE[strict], strict=strict):
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

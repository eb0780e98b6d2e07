"""`build`: every register is checked, and the new site takes the place of the published one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ..folder.collection import Collection
from ..notice import pdf
from ..reading.fault_codes import Level
from ..reading.faults import Fault
from ..reading.refusals import Refused
from ..site import exchange, guard
from ..theme.theme import read_theme
from .findings import print_findings
from .loading import load_folder
from .mkdocs_calls import make_pages
from .options import PATH, notices_option, strict_option
from .progress import show_progress
from .refusing import refuse_os_errors
from .results import count_open, count_things, say_result


@click.command("build")
@notices_option
@click.option("--site", type=PATH, default="site", show_default=True, help="Where the site is published.")
@click.option("--published", type=PATH, help="notices.txt of the published site; left out: the one in --site.")
@strict_option
@click.option("--pdf", "as_pdf", is_flag=True, help="Also make a PDF of every notice (needs requirements-pdf.txt).")
def build_site(notices: Path, site: Path, published: Path | None, strict: bool, as_pdf: bool) -> None:
    """Check every register and build the site; with an error the published site stays as it is."""
    theme = read_theme()
    if as_pdf:
        pdf.refuse_missing()
    with refuse_os_errors("site-kept", site), show_progress() as progress:
        exchange.mend_site(site.absolute(), notices.absolute())
        found = load_folder(notices, theme, progress.follow)
        lost = find_lost(found, site, published)
        if print_findings([*found.faults, *lost], choose_levels(strict=strict), strict=strict):
            print_kept(site, lost, published)
            raise click.exceptions.Exit(1)
        if not found.published:
            raise Refused("only-drafts")
        with exchange.build_beside(site.absolute(), found.folder) as new:
            make_pages(found, theme, new, progress, as_pdf=as_pdf)
    count = count_things("notice", len(found.notices))
    click.echo(say_result("built", notices=count, site=str(site), **count_open(found.faults)))


def find_lost(found: Collection, site: Path, published: Path | None) -> list[Fault]:
    """An error for every notice that is published and would be lost.

    Args:
        found: the registers.
        site: where the new site goes; it has a list of its notices.
        published: the list of a site that is published elsewhere.

    """
    listed = published or site / guard.LIST
    if not found.published:
        return []
    if published is None and not listed.is_file():
        return []
    return guard.find_lost_notices(listed, found)


def choose_levels(*, strict: bool) -> Sequence[Level]:
    """Which findings a build prints: those that stop it."""
    return ("error", "warning") if strict else ("error",)


def print_kept(site: Path, lost: Sequence[Fault], published: Path | None) -> None:
    """Say that nothing was published; where nobody may have seen the lost notices, also how to go on without them."""
    told = say_result("kept-unseen", site=str(site)) if lost and not published else say_result("kept")
    click.echo(told, err=True)

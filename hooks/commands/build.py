"""`build`: every register is checked, and the new site takes the place of the published one."""

from __future__ import annotations

from pathlib import Path

import click

from ..folder.collection import Collection
from ..notice import pdf
from ..reading.faults import Fault
from ..site import exchange, guard
from ..site.settings import read_site_theme
from .findings import GRAVE, print_findings
from .loading import load_folder
from .mkdocs_calls import make_pages
from .options import PATH, notices_option, strict_option
from .progress import show_progress
from .refusing import refuse_os_errors
from .results import count_open, count_things, print_told, say_result


@click.command("build")
@notices_option
@click.option("--site", type=PATH, default="site", show_default=True)
@click.option("--published", type=PATH)
@strict_option
@click.option("--pdf", "as_pdf", is_flag=True)
def build_site(notices: Path, site: Path, published: Path | None, strict: bool, as_pdf: bool) -> None:
    """Check every register and build the site; with an error the published site stays as it is."""
    theme = read_site_theme(notices)
    if as_pdf:
        pdf.refuse_missing()
    with refuse_os_errors("site-kept", site), show_progress() as progress:
        exchange.mend_site(site.absolute(), notices.absolute())
        found = load_folder(notices, theme, progress.follow)
        lost = find_lost(found, site, published)
        if print_findings([*found.faults, *lost], GRAVE[strict], strict=strict):
            print_kept(site, advise=bool(lost) and published is None)
            raise click.exceptions.Exit(1)
        with exchange.build_beside(site.absolute(), found.folder) as new:
            make_pages(found, theme, new, progress, as_pdf=as_pdf)
    told = say_result(
        "built",
        notices=count_things("notice", len(found.notices)),
        site=str(site),
        **count_open(found.faults),
    )
    print_told(told)
    if not found.published:
        print_told(say_result("only-drafts"), err=True)


def find_lost(found: Collection, site: Path, published: Path | None) -> list[Fault]:
    """An error for every notice that is published and would be lost.

    Args:
        found: the registers.
        site: where the new site goes; it has a list of its notices.
        published: the list of a site that is published elsewhere.

    """
    listed = published
    if listed is None:
        listed = site / guard.LIST
        if not listed.is_file():
            return []
    return guard.find_lost_notices(guard.read_addresses(listed), found)


def print_kept(site: Path, *, advise: bool) -> None:
    """Say that nothing was published.

    Args:
        site: what stays as it was.
        advise: also say how to go on where nobody has seen the notices that would be lost.

    """
    message = "kept-unseen" if advise else "kept"
    told = say_result(message, site=str(site))
    print_told(told, err=True)

"""`draft`: the registers of a commit as a site of drafts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from ..folder.collection import Collection
from ..folder.tree import MemoryTree
from ..pulls.previews import read_registers, refuse_large
from ..reading.faults import Faulty
from ..reading.refusals import Refused
from ..reading.repository import find_commit
from ..review.branch_review import locate_folder
from ..review.own_theme import apply_own, read_own_commit
from ..site import exchange
from ..site.settings import read_site_theme
from ..theme.theme import Theme
from .findings import GRAVE, print_findings
from .loading import load_commit
from .mkdocs_calls import make_pages
from .options import PATH, notices_option
from .progress import Progress, show_progress
from .refusing import refuse_os_errors
from .results import count_things, print_told, say_result
from .single import write_single

SHORT = 12  # characters of a commit's id


@click.command("draft")
@click.argument("ref", default="")
@notices_option
@click.option("--site", type=PATH, default="draft", show_default=True)
@click.option("--single", metavar="NAME")
@click.option("--out", type=PATH)
@click.option("--pdf", "as_pdf", is_flag=True)
def build_draft(ref: str, notices: Path, site: Path, single: str | None, out: Path | None, as_pdf: bool) -> None:
    """Build the registers of a commit as drafts: each page says so, and asks not to be listed."""
    if single is not None:
        if ref:
            raise Refused("single-of-commit")
        write_single(single, notices, out, as_pdf=as_pdf)
        return
    if out or as_pdf:
        raise Refused("without-single")
    build_site_of_drafts(ref or "HEAD", notices.absolute(), site)


def build_site_of_drafts(ref: str, notices: Path, site: Path) -> None:
    """Build the registers of a commit as drafts.

    Raises:
        Refused: git does not know the commit, there is nothing to show, or the draft cannot be made or written.
        Exit: a register has errors, which were printed.

    """
    theme = read_site_theme(notices)
    top, inside = locate_folder(notices)
    commit = find_commit(top, ref)
    theme = follow_commit(theme, top, commit, inside)
    with refuse_os_errors("file-system", site), TemporaryDirectory() as empty, show_progress() as progress:
        found = load_drafts(read_registers(top, commit, inside), theme, progress)
        found = replace(found, folder=Path(empty))  # MkDocs wants a folder, of which nothing is read
        with exchange.build_beside(site.absolute(), found.folder) as new:
            make_pages(found, theme, new, progress, draft=commit[:SHORT])
            refuse_large(new)
    told = say_result(
        "drafted",
        notices=count_things("notice", len(found.notices)),
        drafts=count_things("unpublished-draft", len(found.drafts)),
        commit=commit[:SHORT],
        site=str(site),
    )
    print_told(told)


def follow_commit(theme: Theme, top: Path, commit: str, inside: str) -> Theme:
    """The theme with the own texts of a commit; blocks are those of this project, since those of a branch are not run.

    Raises:
        NoGit: git does not know the commit.
        Faulty: what it has of its own does not fit.

    """
    own = read_own_commit(top, commit, inside)
    drafted, faults = apply_own(theme, own, theme.overrides)
    if faults:
        raise Faulty(*faults)
    return drafted


def load_drafts(tree: MemoryTree, theme: Theme, progress: Progress) -> Collection:
    """The registers of a commit, its unpublished drafts among them.

    Raises:
        Refused: there is nothing to show.
        Exit: a register has errors, which were printed.

    """
    found = load_commit(tree, theme, progress.follow)
    if print_findings(found.faults, GRAVE[False], strict=False):
        print_told(say_result("no-draft"), err=True)
        raise click.exceptions.Exit(1)
    if not found.entries:
        raise Refused("no-register", folder=str(tree.folder))
    return found

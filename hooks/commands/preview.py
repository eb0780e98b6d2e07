"""`preview`: the folder of previews, with the draft of every open pull request."""

from __future__ import annotations

from pathlib import Path

import click

from ..pulls import previews
from .options import PATH, commit_option, into_option, origin_option
from .refusing import refuse_os_errors
from .results import print_told, say_result
from .workflow import read_environment


@click.command("preview")
@click.option("--site", type=PATH)
@commit_option
@origin_option
@into_option
@click.argument("folder", type=PATH)
def keep_previews(folder: Path, site: Path | None, commit: str | None, origin: str | None, into: str) -> None:
    """Keep the folder of previews: put in the draft of a pull request, and remove what is no draft of the newest."""
    hub = read_environment()
    with refuse_os_errors("file-system", folder):
        if site and commit and origin:
            number = hub.find_pull(origin, commit, into)
            put_draft(folder, site, number, commit)
        stale = previews.sweep_drafts(folder, hub.list_open_pulls())
    for number in stale:
        print_told(say_result("preview-removed", number=number))


def put_draft(folder: Path, site: Path, number: int | None, commit: str) -> None:
    """Put a draft into the folder, if there is a pull request that it is of."""
    if number is None:
        return
    previews.place_draft(site, folder, number, commit)
    print_told(say_result("preview-put", number=number))

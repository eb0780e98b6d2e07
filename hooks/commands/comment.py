"""`comment`: what a pull request changes, printed, and kept on the pull request as one comment."""

from __future__ import annotations

from pathlib import Path

import click

from ..pulls import comment
from ..pulls.changes_file import read_changes
from ..pulls.notice_part import Links
from ..pulls.wording import Wording, read_wording
from ..reading.refusals import Refused
from ..review.json_form import ChangesData
from ..theme.theme import read_theme
from .options import PATH, commit_option, into_option, origin_option
from .results import print_told, say_result
from .workflow import read_environment, refuse_unlinkable


@click.command("comment")
@click.option("--page", default="")
@click.option("--previews", default="")
@click.option("--stale", is_flag=True)
@commit_option
@origin_option
@into_option
@click.argument("changes", type=PATH, default="changes.json")
def write_comment(
    changes: Path, page: str, previews: str, commit: str | None, origin: str | None, into: str, *, stale: bool
) -> None:
    """Print what changes.json says as a comment; with --commit and --origin keep it on the pull request."""
    wording = read_wording(read_theme())
    if stale:
        mark_stale_comments(wording)
        return
    told = read_changes(changes)
    if not commit or not origin:
        refuse_unlinkable("--page", page)
        click.echo(comment.write_comment(told, Links(page), wording), nl=False)
        return
    if told.head_commit != commit:
        raise Refused("other-commit", file=changes.name, found=told.head_commit, wanted=commit)
    keep_comment(told, wording, Links(page, previews), origin, into)


def keep_comment(told: ChangesData, wording: Wording, links: Links, origin: str, into: str) -> None:
    """Print the comment, and put it on the open pull request that the changes are of, if there is one.

    Args:
        told: the changes.
        wording: the words of the comment.
        links: addresses of the review page and of the folder of previews.
        origin: owner and branch of the pull request.
        into: the branch that it goes into.

    Raises:
        Refused: an address cannot be linked, or GitHub did not answer as it should.

    """
    hub = read_environment()
    number = hub.find_pull(origin, told.head_commit, into)
    if number is None:
        print_told(say_result("no-pull", branch=into, commit=told.head_commit), err=True)
        return
    text = comment.write_comment(told, point_to_preview(links, number), wording)
    click.echo(text, nl=False)
    done = hub.put_comment(number, comment.MARK, text, new=comment.is_needed(told))
    print_told(say_result(done, number=number), err=True)


def point_to_preview(links: Links, number: int) -> Links:
    """The links with the preview of one pull request in the place of the folder of all.

    Raises:
        Refused: an address cannot be linked.

    """
    refuse_unlinkable("--previews", links.preview)
    refuse_unlinkable("--page", links.page)
    if not links.preview:
        return links
    return Links(links.page, f"{links.preview.rstrip('/')}/{number}/")


def mark_stale_comments(wording: Wording) -> None:
    """Let every comment that is not of the newest commit of its pull request say so first.

    Raises:
        Refused: GitHub did not answer as it should.

    """
    hub = read_environment()
    for number, newest in hub.list_open_pulls().items():
        found = hub.find_comment(number, comment.MARK)
        if found is None:
            continue
        text = comment.write_stale(found.body, newest, wording)
        done = hub.edit_comment(number, found, text)
        print_told(say_result(done, number=number), err=True)

"""`notes`: what each merge request on GitLab changes, kept on it as one note."""

from __future__ import annotations

from pathlib import Path

import click

from ..pulls import comment
from ..pulls.changes_file import read_changes
from ..pulls.forge import Outcome
from ..pulls.gitlab import GitLab
from ..pulls.notice_part import Links
from ..pulls.wording import Wording, read_wording
from ..reading.refusals import Refused
from ..review.json_form import ChangesData
from ..theme.theme import read_theme
from .language import find_language
from .options import PATH
from .results import print_told, say_result
from .workflow import read_gitlab_environment, refuse_unlinkable

CHANGES = "changes.json"  # in the folder of each merge request
PAGE = "review.html"  # beside it
DONE: dict[Outcome, str] = {
    "comment-written": "note-written",
    "comment-updated": "note-updated",
    "comment-unchanged": "note-unchanged",
    "comment-unneeded": "note-unneeded",
}


@click.command("notes")
@click.option("--page", default="")
@click.option("--waiting", is_flag=True)
@click.argument("folder", type=PATH, default="reviews")
def keep_notes(folder: Path, page: str, *, waiting: bool) -> None:
    """Keep the note on each merge request of GitLab, made of FOLDER/NUMBER/changes.json."""
    refuse_unlinkable("--page", page)
    lab = read_gitlab_environment()
    wording = read_wording(read_theme())
    for number, commit in sorted(lab.list_open_pulls().items()):
        if waiting:
            print_waiting(lab, number, commit)
            continue
        told = read_told(folder / str(number) / CHANGES, commit)
        if told is None:
            mark_stale(lab, number, commit, wording)
            continue
        address = f"{page}/{number}/{PAGE}" if page else ""
        text = comment.write_comment(told, Links(address), wording)
        done = lab.put_comment(
            number,
            comment.MARK,
            text,
            new=comment.is_needed(told),
        )
        print_told(say_result(DONE[done], number=number), err=True)


def print_waiting(lab: GitLab, number: int, commit: str) -> None:
    """Print a merge request whose newest commit has no note.

    Raises:
        Refused: GitLab did not answer as it should.

    """
    note = lab.find_comment(number, comment.MARK)
    if note is None or comment.read_commit(note.body) != commit:
        print_told(f"{number} {commit}")


def read_told(path: Path, commit: str) -> ChangesData | None:
    """The changes of a merge request; none where nobody has looked at this commit, or the file is not as it should be.

    What a merge request has brought about with its file keeps none of the others from its note.
    """
    try:
        told = read_changes(path)
    except Refused as error:
        if error.message != "changes-inaccessible":
            print_told(error.say(find_language()), err=True)
        return None
    return told if told.head_commit == commit else None


def mark_stale(lab: GitLab, number: int, commit: str, wording: Wording) -> None:
    """Let the note on a merge request say first that it is not of the newest commit, if it is not.

    Raises:
        Refused: GitLab did not answer as it should.

    """
    note = lab.find_comment(number, comment.MARK)
    if note is None:
        return
    text = comment.write_stale(note.body, commit, wording)
    done = lab.edit_comment(number, note, text)
    print_told(say_result(DONE[done], number=number), err=True)

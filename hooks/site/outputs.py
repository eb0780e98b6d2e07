"""The one rule for the files that commands write where they are told: none on the site, and none over those of others.

What a command has written bears a mark, by which it is known when it is to be written anew.
"""

from __future__ import annotations

import os
from pathlib import Path

from ..folder.tree import show_path
from ..reading.refusals import Refused
from .destination import find_site_around

SHOWN = 1000  # bytes at the beginning and at the end of a file that show whose it is
# Each mark stands in a template of theme/, behind a PDF, or among the first keys of data.
DRAFT, LETTER, OVERVIEW, REVIEW = ("Seloste: draft", "Seloste: letter", "Seloste: overview", "Seloste: review")
OVERVIEW_DATA, REVIEW_DATA = '"companies":', '"base_commit":'
PDF_ENDING = "% {}\n"  # a comment behind a PDF


def refuse_output(file: Path, *marks: str, option: str = "--out", given: Path | None = None) -> None:
    """Refuse to write a file where it would be published, or over what another program or a person wrote.

    Args:
        file: that is to be written.
        marks: one of them is in every file that the command wrote earlier.
        option: which says where the file goes.
        given: what the option has or could have, if that is not the file.

    Raises:
        Refused: with what can be written behind the option instead.
        OSError: the file that is there cannot be read.

    """
    site = find_site_around(file)
    if site:
        raise Refused("output-on-site", file=str(file), site=show_path(site), option=option)
    if file.is_symlink() or not file.is_file() or is_ours(file, marks):
        return  # a link is refused when it would be written to
    taken = given or file
    other = taken.with_stem(f"{taken.stem}-2")
    raise Refused("output-over-other", file=str(file), option=option, other=str(other))


def is_ours(file: Path, marks: tuple[str, ...]) -> bool:
    """Whether a file is empty, or bears one of the marks."""
    with file.open("rb") as opened:
        shown = opened.read(SHOWN)
        size = opened.seek(0, os.SEEK_END)
        opened.seek(max(0, size - SHOWN))
        shown += opened.read()
    return not shown or any(mark.encode() in shown for mark in marks)

"""`override`: a shared text goes into the own theme of a project, to be changed there."""

from __future__ import annotations

from pathlib import Path

import click

from ..folder.tree import show_path
from ..project.own import add_entry, find_own_theme, list_texts, refuse_unknown, show_entries
from ..theme.theme import read_theme
from .options import notices_option
from .refusing import refuse_os_errors
from .results import print_told, say_result


@click.command("override")
@notices_option
@click.option("--show", is_flag=True, help="Print the present original, and your own beside it, and write nothing.")
@click.argument("name", required=False)
def override_text(notices: Path, name: str | None, show: bool) -> None:
    """Put a text of your own in the place of a shared one: it is written to theme/texts.yml, where you change it.

    NAME is the key of a text, as in complaint.first; without one all texts are listed. What stands there stays.
    """
    theme = read_theme()
    if not name:
        for line in list_texts(theme):
            print_told(line)
        return
    folder = find_own_theme(notices)
    refuse_unknown(name, theme)
    if show:
        print_told(show_entries(name, folder, theme))
        return
    with refuse_os_errors("file-system", folder):
        path = add_entry(name, folder, theme)
    print_told(say_result("own-written", name=name, file=show_path(path)))

"""`override`: a shared text or block goes into the own theme of a project, to be changed there."""

from __future__ import annotations

from pathlib import Path

import click

from ..folder.tree import show_path
from ..project.own import add_block, add_entry, find_own_theme, list_names, refuse_unknown, show_block, show_text
from ..theme.overrides import BLOCKS
from ..theme.theme import read_theme
from .options import notices_option
from .refusing import refuse_os_errors
from .results import print_told, say_result


@click.command("override")
@notices_option
@click.option("--show", is_flag=True)
@click.argument("name", required=False)
def override_text(notices: Path, name: str | None, show: bool) -> None:
    """Put a text of your own in the place of a shared one: it is written to theme/texts.yml, where you change it."""
    theme = read_theme()
    if not name:
        for line in list_names(theme):
            print_told(line)
        return
    folder = find_own_theme(notices)
    refuse_unknown(name, theme)
    section = name.removeprefix(BLOCKS)
    is_block = section != name
    if show:
        with refuse_os_errors("file-system", folder):
            shown, own = show_block(section, folder, theme) if is_block else show_text(name, folder, theme)
        print_pair(shown, own)  # what hinders that is standard output, and no file
        return
    with refuse_os_errors("file-system", folder):
        path = add_block(section, folder, theme) if is_block else add_entry(name, folder, theme)
    print_told(say_result("own-written", name=name, file=show_path(path)))


def print_pair(original: str, own: str) -> None:
    """Print the original, and behind it what the project has, if it has something."""
    print_told(original.rstrip())
    if own:
        print_told(say_result("own-now"))
        print_told(own.rstrip())

"""`init`: the files of a project of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from ..project.files import make_files, write_files
from ..project.pin import find_own_pin, name_wheel, read_pin
from ..theme.theme import read_theme
from .options import PATH
from .refusing import refuse_os_errors
from .results import print_told, say_result


@click.command("init")
@click.argument("folder", type=PATH)
@click.option("--name", default="", metavar="TEXT")
@click.option(
    "--wheel",
    metavar="FILE|ADDRESS",
)
def write_project(folder: Path, name: str, wheel: str | None) -> None:
    """Write a project of your own to FOLDER: settings, workflows, an example, and this program pinned by its hash."""
    with refuse_os_errors("file-system", folder):
        pin = read_pin(wheel) if wheel else find_own_pin()
        files = make_files(name, pin, read_theme())
        write_files(folder, files)
    written = say_result("project-written", count=len(files), folder=str(folder))
    print_told(written)
    if pin.is_file:
        remark = say_result("project-pins-file", wheel=name_wheel(), address=pin.address)
        print_told(remark, err=True)

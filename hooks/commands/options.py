"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path)

notices_option = click.option(
    "--notices", type=PATH, default="notices", show_default=True, help="Folder of the registers."
)
strict_option = click.option("--strict", is_flag=True, help="Warnings are errors.")
commit_option = click.option("--commit", help="The newest commit of the pull request.")
origin_option = click.option("--origin", metavar="OWNER:BRANCH", help="Where the pull request comes from.")
into_option = click.option("--into", default="main", show_default=True, help="The branch the pull request goes into.")

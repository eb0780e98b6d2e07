"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path, readable=False)  # what the system refuses is told where it is read

notices_option = click.option("--notices", type=PATH, default="notices", show_default=True)
site_option = click.option("--site", type=PATH, default="site", show_default=True)
published_option = click.option("--published", type=PATH)
strict_option = click.option("--strict", is_flag=True)
commit_option = click.option("--commit")
origin_option = click.option("--origin", metavar="OWNER:BRANCH")
into_option = click.option("--into", default="main", show_default=True)

"""`nginx`: what a browser is told with every page, as nginx sends it, and where old addresses lead."""

from __future__ import annotations

from pathlib import Path

import click

from ..reading.messages import reword
from ..site import headers, redirects
from ..site.settings import read_site_theme
from .loading import load_folder
from .options import notices_option
from .progress import show_progress


@click.command("nginx")
@notices_option
def print_snippet(notices: Path) -> None:
    """Print what the server block of an nginx includes: headers, caching, the page for 404, old addresses."""
    theme = read_site_theme(notices)
    snippet = headers.make_nginx_snippet(headers.read_headers(theme.folder))
    with show_progress() as progress:
        found = load_folder(notices, theme, progress.follow)
    locations = redirects.make_nginx_locations(found.survey)
    click.echo(reword(snippet + locations), nl=False)

"""`nginx`: what a browser is told with every page, as nginx sends it."""

from __future__ import annotations

import click

from ..site import headers
from ..theme.theme import FOLDER


@click.command("nginx")
def print_snippet() -> None:
    """Print what the server block of an nginx includes: headers, caching, the page for 404 (docs/deploy.md)."""
    found = headers.read_headers(FOLDER)
    snippet = headers.make_nginx_snippet(found)
    click.echo(snippet, nl=False)

"""`explain`: what a key, a code, a service or a check means."""

from __future__ import annotations

import click

from ..explain.document import make_document
from ..explain.services import make_catalogue
from ..explain.terminal import explain_name
from ..reading.messages import reword
from ..theme.theme import read_theme
from .language import find_language


@click.command("explain")
@click.argument("name", required=False)
def print_explanation(name: str | None) -> None:
    """Say what a key, a code, a service or a check means; without a NAME print the whole reference (docs/format.md)."""
    theme = read_theme()
    if not name:
        click.echo(reword(make_document(theme)), nl=False)
    elif name == "catalogue":
        click.echo(reword(make_catalogue(theme)), nl=False)
    else:
        click.echo(explain_name(name, theme, find_language()))

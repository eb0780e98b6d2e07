"""`explain`: what a key, a code or a check means."""

from __future__ import annotations

import click

from ..explain.document import make_document
from ..explain.terminal import explain_name
from ..theme.theme import read_theme


@click.command("explain")
@click.argument("name", required=False)
def print_explanation(name: str | None) -> None:
    """Say what a key, a code or a check means; without a NAME print the whole reference (docs/format.md)."""
    theme = read_theme()
    if name:
        click.echo(explain_name(name, theme))
    else:
        click.echo(make_document(theme), nl=False)

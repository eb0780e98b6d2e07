"""`explain`: what a key, a code or a check means."""

from __future__ import annotations

import click

from ..explain import reference
from ..reading.refusals import Refused
from ..theme.theme import read_theme


@click.command("explain")
@click.argument("name", required=False)
def explain_name(name: str | None) -> None:
    """Say what a key, a code or a check means; without a NAME print the whole reference (docs/format.md)."""
    theme = read_theme()
    if not name:
        click.echo(reference.page(theme), nl=False)
        return
    try:
        click.echo(reference.explain(name, theme))
    except LookupError as error:
        raise Refused("unknown-name", name=name, hint=error.args[0]) from error

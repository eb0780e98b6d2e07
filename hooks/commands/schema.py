"""`schema`: the format for editors, as JSON Schema."""

from __future__ import annotations

from pathlib import Path

import click

from ..explain.editor_schema import write_editor_schema
from ..theme.theme import read_theme
from .options import notices_option
from .refusing import refuse_os_errors


@click.command("schema")
@notices_option
def write_schema(notices: Path) -> None:
    """Write the format for editors, as JSON Schema, to NOTICES/.schema.json."""
    target = notices / ".schema.json"
    with refuse_os_errors("folder", target):
        target.write_text(write_editor_schema(read_theme()), "utf-8", newline="\n")
    click.echo(target.as_posix())

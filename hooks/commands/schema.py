"""`schema`: the format for editors, as JSON Schema."""

from __future__ import annotations

from pathlib import Path

import click

from ..explain.editor_schema import write_editor_schema
from ..reading.files import write_file
from ..theme.theme import read_theme
from .options import notices_option
from .refusing import refuse_os_errors


@click.command("schema")
@notices_option
def write_schema(notices: Path) -> None:
    """Write the format for editors, as JSON Schema, to NOTICES/.schema.json."""
    target = notices / ".schema.json"
    with refuse_os_errors("folder", target):
        write_file(target, write_editor_schema(read_theme()))
    click.echo(target.as_posix())

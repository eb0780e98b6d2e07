"""`serve`: the site on this machine, which follows every save."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import click

from ..reading.refusals import Refused
from ..theme.theme import read_theme
from .loading import load_folder
from .mkdocs_calls import print_complaints, refuse_wrong_addresses, serve_pages
from .options import notices_option
from .progress import show_progress
from .results import say_result


@click.command("serve")
@notices_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port on this machine.")
def serve_site(notices: Path, port: int) -> None:
    """Show the site on this machine and follow every save; a faulty register shows its faults."""
    with show_progress() as progress:
        load_folder(notices, read_theme(), progress.follow)
        refuse_taken_port(port)
        print_complaints(progress)
        refuse_wrong_addresses()
        click.echo(say_result("serving", port=port))
        serve_pages(notices, port, progress)
    raise click.Abort  # MkDocs takes Ctrl-C, the one way to end it, for a good end


def refuse_taken_port(port: int) -> None:
    """Refuse a port that something else listens on; MkDocs would find out only after the first build.

    Raises:
        Refused: with the reason that the system gives.

    """
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise Refused("port", port=port, reason=reason) from error

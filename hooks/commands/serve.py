"""`serve`: the site on this machine, which follows every save."""

from __future__ import annotations

import errno
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

import click

from ..overview.page import name_address
from ..reading.refusals import Refused
from ..reading.system import explain_os_error
from ..site.addresses import read_addresses
from ..site.settings import read_site_theme
from ..theme.languages import PRIMARY
from .language import find_speech
from .loading import load_folder
from .mkdocs_calls import print_complaints, serve_pages
from .options import notices_option
from .progress import show_progress
from .results import print_told, say_result

Address = IPv4Address | IPv6Address
VERSION_6 = 6


@click.command("serve")
@notices_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve_site(notices: Path, host: str, port: int) -> None:
    """Show the site on this machine and follow every save; a faulty register shows its faults."""
    address = find_address(host)
    theme = read_site_theme(notices)
    with show_progress() as progress:
        load_folder(notices, theme, progress.follow)
        refuse_taken_port(address, port)
        print_complaints(progress)
        read_addresses(theme.site)  # refused before it is said where the site is served
        place = write_place(address, port)
        if not address.is_loopback:
            print_told(say_result("seen-by-others", place=place), err=True)
        print_told(say_result("serving", place=place))
        overview = name_address(find_speech().found or PRIMARY)
        print_told(say_result("overview-served", address=f"http://{place}{overview}"))
        serve_pages(notices, theme, place, progress)
    raise click.Abort  # MkDocs takes Ctrl-C, the one way to end it, for a good end


def find_address(host: str) -> Address:
    """The address to listen on.

    Raises:
        Refused: it is no address of a network.

    """
    try:
        number = "127.0.0.1" if host == "localhost" else host
        return ip_address(number)
    except ValueError as error:
        raise Refused("host", host=host) from error


def write_place(address: Address, port: int) -> str:
    """Address and port as a web address has them."""
    host = f"[{address}]" if address.version == VERSION_6 else str(address)
    return f"{host}:{port}"


def refuse_taken_port(address: Address, port: int) -> None:
    """Refuse what cannot be listened on; MkDocs would find out only after the first build.

    Raises:
        Refused: with the reason that the system gives.

    """
    family = socket.AF_INET6 if address.version == VERSION_6 else socket.AF_INET
    try:
        server = socket.create_server((str(address), port), family=family)
        server.close()
    except OSError as error:
        reason = explain_os_error(error)
        if error.errno == errno.EADDRNOTAVAIL:
            raise Refused("no-such-address", host=str(address), reason=reason) from error
        raise Refused("port", port=port, reason=reason) from error

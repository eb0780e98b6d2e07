"""The addresses of the site and of its files' editor: those of seloste.yml, or those that are set as variables."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from posixpath import normpath
from urllib.parse import SplitResult, quote, urlsplit

from ..reading.program import SETTINGS
from ..reading.refusals import Refused
from ..theme.site import Addresses, Site

WEB_ADDRESS = re.compile(r"https?://(\[[0-9a-f:.]+\]|\w[\w.-]*)(:[0-9]{1,5})?/[^\s<>\"'\\]*")
SITE_VARIABLE = "SITE_URL"
EDIT_VARIABLE = "EDIT_URI"
USUAL_PORTS = {"http": ":80", "https": ":443"}
KEPT = "/%:@!$&()*+,;=~ <>\"'\\"  # in a path, besides letters, digits, and -._; what no address may hold is refused


def read_addresses(site: Site) -> Addresses:
    """The addresses of a site, each a folder's address with its closing slash, or nothing.

    Raises:
        Refused: a variable is set to something that would make wrong links on every page, or beside seloste.yml.

    """
    if site.addresses is None:
        return Addresses(read_address(SITE_VARIABLE), read_address(EDIT_VARIABLE))
    for name in (SITE_VARIABLE, EDIT_VARIABLE):
        if os.environ.get(name):
            raise Refused("address-twice", name=name, file=SETTINGS)
    return site.addresses


def read_address(name: str) -> str:
    """The address that a variable holds, with a closing slash; nothing if it is not set.

    Raises:
        Refused: it is no web address, or lacks more than the slash to be the plain address of a folder.

    """
    value = os.environ.get(name, "")
    right = put_right(value)
    if value and not right:
        raise Refused("site-address", name=name, value=value)
    if right not in (value, f"{value}/"):
        raise Refused("site-address-form", name=name, value=value, right=right)
    return right


def put_right(value: str) -> str:
    """The plain address of the folder that is meant; nothing if that cannot be told.

    It has neither name nor password, the host is in lower case without the usual port, the path is in ASCII and ends
    in a slash, and nothing follows it.
    """
    with suppress(ValueError):
        parts = urlsplit(value.strip())
        address = f"{parts.scheme}://{find_host(parts)}{find_folder(parts.path)}"
        if WEB_ADDRESS.fullmatch(address):
            return address
    return ""


def find_host(parts: SplitResult) -> str:
    """The host as it is asked for, with its port where that is not the usual one.

    Raises:
        ValueError: it is no name, or the number behind it no port.

    """
    if parts.port == 0:
        raise ValueError(parts.netloc)
    host = parts.netloc.rpartition("@")[2].lower()
    port = USUAL_PORTS.get(parts.scheme, "")
    in_ascii = host.encode("idna").decode()
    return in_ascii.removesuffix(":").removesuffix(port)


def find_folder(path: str) -> str:
    """The folder that a path leads to, between slashes."""
    folder = normpath("/" + path.lstrip("/"))
    folder = folder.removesuffix("/index.html").rstrip("/")
    return quote(folder, safe=KEPT) + "/"

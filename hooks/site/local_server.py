"""The server of `serve`: MkDocs' own, but it answers nobody who calls it by another name, and sends our headers.

A page of a stranger could have its own name lead to this machine and read the drafts from a browser that runs here; so
only a request that names this machine is answered (DNS rebinding).
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from ..reading.display import make_visible
from ..reading.faults import Faulty
from ..reading.files import get_stamp
from ..reading.program import SETTINGS
from ..theme.overrides import FOLDER as OWN
from .headers import FILE, read_headers
from .served_overview import ADDRESSES as OVERVIEWS
from .served_overview import write_served_overview
from .watching import FolderWatch, make_observer

HOST = re.compile(r"(\[[0-9a-f:.]+\]|[0-9a-z.-]+)(:[0-9]{1,5})?")  # an address of version 6 is in brackets
SCRIPT = re.compile(r"/livereload/([0-9]{1,20})\.js")
MISDIRECTED = b"This server answers only to the names of the machine that it runs on, as in http://localhost:8000/\n"
# Its own policy stands in the page: it has a script and a style inside.
OVERVIEW_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
MAX_REQUEST = 200  # characters of a request that are logged
log = logging.getLogger("mkdocs.hooks.serving")  # below MkDocs' own, so that it prints where MkDocs prints

Environment = dict[str, Any]
StartResponse = Callable[..., Any]


def make_server(server: LiveReloadServer, config: MkDocsConfig, build: Callable[[], None]) -> LiveReloadServer:
    """A server like MkDocs' own that notices a save sooner, follows no links, and survives a failed build."""
    host, port = server.server_address[:2]
    ours = LocalServer(build, str(host), int(port), config.site_dir, server.mount_path)
    ours.theme = Path(str(config.theme.custom_dir))
    ours.notices = Path(config.docs_dir)
    ours.error_handler = server.error_handler
    watched = [config.docs_dir, str(config.config_file_path)]
    folders = [config.docs_dir, *config.watch]
    project = Path(config.docs_dir).parent
    if (project / SETTINGS).exists():
        watched.append(str(project / SETTINGS))
        own = str(project / OWN)
        if own not in config.watch:  # as in a checkout
            watched.append(own)
            folders.append(own)
    ours.observer = make_observer([*watched, *config.watch], config.docs_dir)  # type: ignore[assignment]  # a sibling
    for path in watched:
        ours.watch(path)
    for path in folders:
        ours.observer.schedule(FolderWatch(ours), path, recursive=True)
    server.server_close()
    logging.getLogger("mkdocs.livereload").addFilter(show_request)
    return ours


def show_request(record: logging.LogRecord) -> bool:
    """Make visible what is logged of a request, which anybody may have sent; returns that it is logged."""
    record.msg, record.args = make_visible(record.getMessage(), MAX_REQUEST), ()
    return True


class LocalServer(LiveReloadServer):
    """A server for this machine, with the headers of the published site."""

    theme: Path
    notices: Path
    sent: tuple[object, dict[str, str]] = ((), {})  # the headers, with what tells whether their file has changed

    def serve_request(self, environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request that names this machine."""
        headers = list(self.find_headers().items())

        def start_with_headers(status: str, others: list[tuple[str, str]]) -> None:
            start_response(status, [*others, *headers])

        if not is_named(environ.get("HTTP_HOST", ""), str(self.server_address[0])):
            start_with_headers("421 Misdirected Request", [("Content-Type", "text/plain; charset=utf-8")])
            return [MISDIRECTED]
        if script := SCRIPT.fullmatch(environ["PATH_INFO"]):
            start_with_headers("200 OK", [("Content-Type", "text/javascript; charset=utf-8")])
            return [self.make_script(int(script[1]))]
        if environ["PATH_INFO"] in OVERVIEWS:
            headers = list({**self.find_headers(), **OVERVIEW_HEADERS}.items())
            start_with_headers("200 OK", [])
            return [self.make_overview(environ["PATH_INFO"])]
        return super().serve_request(environ, start_with_headers)

    def _serve_request(self, environ: Environment, start_response: StartResponse) -> Iterable[bytes] | None:
        """What MkDocs has at an address; nothing, and so 404, where the address can be none of a file."""
        if environ["PATH_INFO"].startswith("//"):
            return None  # a browser takes the redirect to a path with two slashes for one to another host
        try:
            return super()._serve_request(environ, start_response)
        except ValueError:  # as a NUL raises
            return None

    def find_headers(self) -> dict[str, str]:
        """The headers of the theme as it is; while their file is faulty, which every page says, those from before."""
        stamp = get_stamp(self.theme / FILE)
        if stamp != self.sent[0]:
            try:
                self.sent = stamp, read_headers(self.theme).sent
            except Faulty:
                self.sent = stamp, self.sent[1]
        return self.sent[1]

    def make_script(self, epoch: int) -> bytes:
        """The script of the live reload, which MkDocs has only inside a page."""
        element: bytes = super()._inject_js_into_html(b"", epoch)  # type: ignore[no-untyped-call]
        return element.removeprefix(b"<script>").removesuffix(b"</script>")

    def make_overview(self, address: str) -> bytes:
        """The overview of the registers as they are, which loads itself anew after a save."""
        epoch = self._visible_epoch
        page = write_served_overview(address, self.notices, self.theme, self.mount_path)
        return self._inject_js_into_html(page.encode(), epoch)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """A page with the live reload as a script of its own address, which is all that our policy allows."""
        before, end, after = content.rpartition(b"</body>")
        return b'%b<script src="/livereload/%d.js"></script>%b%b' % (before, epoch, end, after)

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - the library names them
        """Tell of a request that failed on one line; a browser that has gone is nothing to tell."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError):
            log.error("a request failed: %s", make_visible(repr(error)))


def is_named(host: str, served: str) -> bool:
    """Whether the Host header of a request names this machine.

    Args:
        host: the header.
        served: the address that is listened on. Where that is every address, any number names this machine: no
            stranger's page has a number of ours for its own name.

    """
    found = HOST.fullmatch(host.lower())
    if found is None:
        return False
    name = found[1].strip("[]").removesuffix(".")
    if name in ("localhost", served):
        return True
    try:
        return ip_address(name).is_loopback or ip_address(served).is_unspecified
    except ValueError:
        return False

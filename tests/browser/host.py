"""A web server on this machine, set up as a host would be: packed, 404.html for what is not there, a policy."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from tests.serving import run_server

# What the pages must work under; a host can say more than a <meta> can (frame-ancestors).
STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Handler(SimpleHTTPRequestHandler):
    """Answers with the files of a folder."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: object, policy: str, site: Path) -> None:
        self.policy = policy
        super().__init__(*given, directory=str(site))  # type: ignore[arg-type]  # what the server gives it

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        found = file.is_file()
        if not found:
            file = Path(self.directory) / "404.html"
        body = gzip.compress(file.read_bytes(), 6)  # as nginx and Apache do
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{self.guess_type(file)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        with suppress(ConnectionError):  # the browser may have left
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(site: Path, policy: str = "") -> Iterator[str]:
    """Serve a folder while the block runs; gives the address without a last slash."""
    with run_server(partial(Handler, policy=policy, site=site)) as port:
        yield f"http://127.0.0.1:{port}"

"""A web server on this machine for the length of a block."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def run_server(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[int]:
    """Answer requests to 127.0.0.1 while the block runs; gives the port.

    Args:
        handler: makes what answers one request, as `http.server` wants it.

    """
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()

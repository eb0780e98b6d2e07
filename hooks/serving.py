"""The MkDocs hook of `serve`: a save shows within a second, and no fault stops the server.

As those of hooks/notices.py, its events are handed on; the work is done in hooks/site/live.py and local_server.py.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files

from .reading.messages import ENGLISH
from .site.live import LiveSite
from .site.local_server import make_server

live_site = LiveSite()  # lives as long as the server


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """All files, without the pages that the server's folder has already just so."""
    return live_site.pick_changed(files)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """A server that builds only what has changed."""
    build = partial(live_site.rebuild, builder, Path(config.site_dir), config.extra.get("language", ENGLISH))
    return make_server(server, config, build)

"""The MkDocs hook of `serve`: a save shows within a second, and no fault stops the server.

MkDocs would build every page at every save, and a build that fails would leave its server without an answer to
anything. Here a build makes only the pages that have changed, the others stay in the server's folder; and where a
build fails, every page says why until it is mended. As hooks/notices.py, MkDocs loads this file by itself.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserverVFS

from hooks.notice import environment

POLL = 0.2  # seconds between two looks at the files; MkDocs' own half a second would be most of the second
FAILURE = Markup("""\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The site cannot be shown</title></head>
<body>
<h1><span lang="fi">Sivustoa ei voi näyttää</span> – The site cannot be shown</h1>
<p lang="fi">Korjaa virhe ja tallenna, niin sivu päivittyy.</p>
<p>Correct the fault and save, and this page will follow.</p>
<pre>{}</pre>
</body>
</html>
""")
log = logging.getLogger("mkdocs.hooks.serving")  # below MkDocs' own, so that it prints where MkDocs prints


@dataclass
class Kept:
    """What the pages in the server's folder were made from, by address, and whether a build may rely on them."""

    pages: dict[str, object] = field(default_factory=dict)
    reliable: bool = False


kept = Kept()


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """All files, without the pages that the server's folder has already just so."""
    before = kept.pages if kept.reliable else {}
    kept.pages = {file.dest_uri: made_from(file) for file in files}
    return Files([file for file in files if file.page is None or before.get(file.dest_uri) != made_from(file)])


def made_from(file: File) -> object:
    """What a page was made from, as hooks/notices.py says; nothing for other files."""
    return getattr(file.page, "made_from", None)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """A server like MkDocs' own that notices a save sooner, follows no links, and survives a failed build."""
    host, port = server.server_address[:2]
    build = partial(rebuild, builder, Path(config.site_dir))
    ours = LiveReloadServer(build, str(host), int(port), config.site_dir, server.mount_path)
    ours.error_handler = server.error_handler
    ours.observer = PollingObserverVFS(os.lstat, os.scandir, polling_interval=POLL)  # type: ignore[assignment]  # a sibling
    for path in filter(None, (config.docs_dir, config.config_file_path)):
        ours.watch(path)
    ours.observer.schedule(FoldersCount(ours), config.docs_dir, recursive=True)
    server.server_close()
    return ours


class FoldersCount(FileSystemEventHandler):
    """A folder that changes is told as a file, since MkDocs' server takes no notice of folders.

    A build may have seen a file that came and went between two looks; only its folder's time tells of it.
    """

    def __init__(self, server: LiveReloadServer) -> None:
        self.server = server

    def on_modified(self, event: FileSystemEvent) -> None:
        if event.is_directory:
            for emitter in self.server.observer.emitters:
                emitter.queue_event(FileModifiedEvent(event.src_path))


def rebuild(builder: Callable[[], None], site: Path) -> None:
    """Bring the server's folder up to date: MkDocs builds what has changed into an empty one, which is then added.

    Requests wait meanwhile, as MkDocs' server has it.
    """
    before, problem = kept.pages, ""
    aside = site.with_name(f"{site.name}.kept")
    site.rename(aside)
    site.mkdir()
    kept.reliable = True
    try:
        builder()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - MkDocs' server would answer no request from here on
        problem = problem_of(error)
    finally:
        kept.reliable = False
        add(site, aside)
        aside.rename(site)
    if problem:
        log.error(problem)
        kept.pages = {address: object() for address in (*before, *kept.pages)}  # the next build makes every page
        for address in ("404.html", *(address for address in kept.pages if address.endswith(".html"))):
            (site / address).parent.mkdir(parents=True, exist_ok=True)
            (site / address).write_text(FAILURE.format(problem), "utf-8")
    for address in before.keys() - kept.pages.keys():
        (site / address).unlink(missing_ok=True)


def add(new: Path, folder: Path) -> None:
    """Move every file of a new folder to its place in another; nothing of the new one is left."""
    for path in [path for path in new.rglob("*") if path.is_file()]:
        target = folder / path.relative_to(new)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    shutil.rmtree(new)


def problem_of(error: BaseException) -> str:
    """Why a build failed, in a sentence with its place; MkDocs wraps what a hook has said."""
    cause = error.__context__ if isinstance(error, Abort) and error.__context__ else error
    return str(cause) if isinstance(cause, MkDocsException) else str(environment.explain_failure(cause))

"""The site that `serve` shows: a build makes only the pages that have changed, and no fault stops the server.

MkDocs would build every page at every save, and a build that fails would leave its server without an answer to
anything. Here the unchanged pages stay in the server's folder; and where a build fails, every page says why until it is
mended.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from markupsafe import Markup
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import File, Files

from ..notice.environment import explain_failure
from ..reading.messages import say_sentence
from ..reading.system import explain_os_error
from .filling import move_files

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


class LiveSite:
    """The server's folder: what its pages were made from, and whether a build may leave them as they are."""

    def __init__(self) -> None:
        self.pages: dict[str, object] = {}  # what each was made from, by address
        self.is_kept = False

    def pick_changed(self, files: Files) -> Files:
        """All files of a build, without the pages that the folder has already just so."""
        before = self.pages if self.is_kept else {}
        self.pages = {file.dest_uri: find_origin(file) for file in files}
        changed = [file for file in files if is_changed(file, before)]
        return Files(changed)

    def rebuild(self, builder: Callable[[], None], site: Path, language: str) -> None:
        """Bring the folder up to date, or say why that cannot be; requests wait meanwhile, as MkDocs' server has it."""
        try:
            self.follow_change(builder, site, language)
        except OSError as error:  # as of a full disk, which not even the page that would say it fits on
            reason = explain_os_error(error)
            log.error(say_sentence("results", "site-unwritable", (("reason", reason),), language))  # noqa: TRY400 - no traceback

    def follow_change(self, builder: Callable[[], None], site: Path, language: str) -> None:
        """Let MkDocs build what has changed into an empty folder, which is then added.

        Raises:
            OSError: the folder cannot be written.

        """
        if not site.is_dir():  # whoever clears folders for temporary files has taken it
            site.mkdir()
            self.pages = {}
        before = self.pages
        problem = self.build_beside(builder, site, language)
        if problem:
            log.error(problem)
            self.pages = {address: object() for address in (*before, *self.pages)}  # the next build makes every page
            write_failure(site, self.pages, problem)
        for address in before.keys() - self.pages.keys():
            (site / address).unlink(missing_ok=True)

    def build_beside(self, builder: Callable[[], None], site: Path, language: str) -> str:
        """Build into an empty folder and add what was made to the old one; returns why that failed, or nothing."""
        aside = site.with_name(f"{site.name}.kept")
        site.rename(aside)
        site.mkdir()
        self.is_kept = True
        said = Saying()
        logging.getLogger("mkdocs").addHandler(said)
        try:
            builder()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - MkDocs' server would answer no request from here on
            return "\n".join([*said.errors, explain_failed_build(error, language)])
        finally:
            logging.getLogger("mkdocs").removeHandler(said)
            self.is_kept = False
            move_files(site, aside)
            aside.rename(site)
        return ""


class Saying(logging.Handler):
    """Notes what MkDocs says of its settings before it stops without a reason."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())


def find_origin(file: File) -> object:
    """What a page was made from, as assembly.py says; nothing for other files."""
    return getattr(file, "made_from", None)


def is_changed(file: File, before: dict[str, object]) -> bool:
    """Whether a file has to be made; what is no page always has."""
    origin = find_origin(file)
    return origin is None or before.get(file.dest_uri) != origin


def write_failure(site: Path, addresses: Iterable[str], problem: str) -> None:
    """Let every page say why there is none."""
    for address in ("404.html", *addresses):
        if address.endswith(".html"):
            (site / address).parent.mkdir(parents=True, exist_ok=True)
            (site / address).write_text(FAILURE.format(problem), "utf-8")


def explain_failed_build(error: BaseException, language: str) -> str:
    """Why a build failed, in a sentence with its place; MkDocs wraps what a hook has said."""
    cause = error
    if isinstance(error, Abort) and error.__context__:
        cause = error.__context__
    if isinstance(cause, MkDocsException):
        return str(cause)
    return explain_failure(cause).say(language)

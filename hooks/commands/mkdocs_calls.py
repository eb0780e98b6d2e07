"""MkDocs makes and serves the pages: it is called here, and what goes wrong in it becomes a refusal."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import jinja2
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..folder.collection import Collection
from ..notice import environment
from ..reading.faults import Faulty
from ..reading.refusals import Refused
from ..site.addresses import read_addresses
from ..theme.theme import FOLDER, Theme
from .language import find_language
from .progress import Progress

SETTINGS = FOLDER.parent / "mkdocs.yml"


def make_pages(
    found: Collection, theme: Theme, target: Path, progress: Progress, *, as_pdf: bool = False, draft: str = ""
) -> None:
    """Let MkDocs make the site; its warnings are faults of the set-up.

    Args:
        found: the registers, which the hook does not read again.
        theme: what all notices share.
        target: an empty folder.
        progress: shows how far the work is.
        as_pdf: whether every notice gets a PDF, too.
        draft: the commit whose draft each page says it is, if it is one.

    Raises:
        Refused: MkDocs failed or warned, a register has no page, or an address is set wrongly.
        Faulty: a text or a template of the project is at fault.

    MkDocs' own strict mode is not used: with -q it lets errors pass, and it judges after the site is written.
    """
    addresses = read_addresses(theme.site)
    complaints = print_complaints(progress)
    with refuse_failures():
        config = load_config(
            str(SETTINGS),
            docs_dir=str(found.folder),
            site_dir=str(target),
            **addresses,
        )
        config.extra.update(
            seloste_theme=theme,
            collection=found,
            follow=progress.follow,
            language=find_language(),
            pdf=as_pdf,
        )
        if draft:
            config.extra["draft"] = draft
            config.site_url = config.edit_uri = ""  # no address of a draft lasts
        config.plugins["progress"] = Writing(progress)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    if complaints:
        raise Refused("mkdocs-warned")
    if missing := find_unbuilt(found, theme, target):
        raise Refused("not-built", addresses=", ".join(missing))


def serve_pages(notices: Path, theme: Theme, place: str, progress: Progress) -> None:
    """Let MkDocs serve the site on this machine, until it is interrupted.

    Args:
        notices: the folder of registers, which the hook reads.
        theme: what all notices share, at the start.
        place: the address and the port to listen on.
        progress: shows how far the work is.

    Raises:
        Refused: MkDocs failed, or an address is set wrongly.
        Faulty: a text or a template of the project was at fault at the start.

    """
    addresses = read_addresses(theme.site)
    with refuse_failures():
        serve(
            str(SETTINGS),
            docs_dir=str(notices.absolute()),
            dev_addr=place,
            extra={"follow": progress.follow, "language": find_language()},
            site_url=addresses["site_url"],
            edit_uri=addresses["edit_uri"],
        )


def find_unbuilt(found: Collection, theme: Theme, target: Path) -> list[str]:
    """The addresses of published registers that have no page in any language."""
    roots = [target, *map(target.joinpath, theme.languages)]
    unbuilt = []
    for entry in found.published:
        address = entry.address
        if not has_page(address, roots):
            unbuilt.append(address)
    return unbuilt


def has_page(address: str, roots: Sequence[Path]) -> bool:
    """Whether there is a page of an address in one of the languages' folders."""
    pages = [root / address / "index.html" for root in roots]
    return any(map(Path.is_file, pages))


@contextmanager
def refuse_failures() -> Iterator[None]:
    """Tell in a sentence what MkDocs, a text or a template does wrong.

    Raises:
        ImportError: a package is missing.
        Refused: MkDocs failed.
        Faulty: a text or a template failed.

    """
    try:
        yield
    except Abort as error:
        raise Refused("mkdocs-stopped") from error
    except ImportError:
        raise
    except (OSError, MkDocsException) as error:
        raise Refused("mkdocs-failed", reason=str(error)) from error
    except Exception as error:
        raise Faulty(environment.explain_failure(error)) from error


def print_complaints(progress: Progress) -> list[str]:
    """Print MkDocs' warnings and errors on standard error; returns the list that they are noted in."""
    handler = Complaints(progress)
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    return handler.complaints


class Complaints(logging.StreamHandler):  # type: ignore[type-arg]  # generic for the type checker only
    """Prints what is logged, below no bar, and notes it."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(sys.stderr)
        self.progress = progress
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints.append(record.getMessage())
        self.progress.clear()
        super().emit(record)


class Writing(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # it has no settings
    """Follows MkDocs as it writes page after page."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs names them
        self.progress.begin("writing", len(files.documentation_pages()))

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:  # noqa: ARG002
        self.progress.advance()

    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        self.progress.clear()

"""MkDocs makes and serves the pages: it is called here, and what goes wrong in it becomes a refusal."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from ..folder.collection import Collection
from ..folder.survey import Survey
from ..notice import environment
from ..reading.faults import Faulty
from ..reading.refusals import Refused
from ..site.addresses import read_addresses
from ..site.filling import move_files
from ..site.publication import Contents
from ..theme.languages import find_folder
from ..theme.theme import FOLDER, Theme
from .language import find_language
from .progress import Progress

SETTINGS = FOLDER.parent / "mkdocs.yml"


def make_pages(
    found: Collection, theme: Theme, target: Path, progress: Progress, *, as_pdf: bool = False, draft: str = ""
) -> None:
    """Let MkDocs make the site of registers that were read.

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

    """
    given = {"collection": found, "follow": progress.follow, "pdf": as_pdf, "draft": draft}
    call_mkdocs(found.folder, theme, target, progress, given)
    refuse_unbuilt(found.survey, theme, target)


def make_rest(contents: Contents, survey: Survey, theme: Theme, target: Path, progress: Progress) -> None:
    """Let MkDocs make what belongs to no single page, and add it to a site whose pages are written.

    Args:
        contents: files of the site by their addresses.
        survey: the registers.
        theme: what all notices share.
        target: the folder of the site.
        progress: shows how far the work is.

    Raises:
        Refused: MkDocs failed or warned, or a register has no page.

    """
    with TemporaryDirectory() as nothing, TemporaryDirectory(dir=target.parent, prefix=f"{target.name}.") as rest:
        call_mkdocs(Path(nothing), theme, Path(rest), progress, {"files": contents})
        move_files(Path(rest), target)
        Path(rest).mkdir()
    refuse_unbuilt(survey, theme, target)


def call_mkdocs(folder: Path, theme: Theme, target: Path, progress: Progress, given: Mapping[str, object]) -> None:
    """Let MkDocs make a site; its warnings are faults of the set-up.

    Args:
        folder: that of the registers.
        theme: what all notices share.
        target: an empty folder.
        progress: gives way to what MkDocs prints.
        given: what the hook is handed.

    Raises:
        Refused: MkDocs failed or warned, or an address is set wrongly.
        Faulty: a text or a template of the project is at fault.

    MkDocs' own strict mode is not used: with -q it lets errors pass, and it judges after the site is written.
    """
    addresses = read_addresses(theme.site)
    complaints = print_complaints(progress)
    with refuse_failures():
        config = load_config(
            str(SETTINGS),
            docs_dir=str(folder),
            site_dir=str(target),
            site_url=addresses.site,
            edit_uri=addresses.edit,
        )
        config.extra.update(given, theme=theme, language=find_language())
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    if complaints:
        raise Refused("mkdocs-warned")


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
            site_url=addresses.site,
            edit_uri=addresses.edit,
        )


def refuse_unbuilt(survey: Survey, theme: Theme, target: Path) -> None:
    """Refuse a site in which a published register has no page in any language.

    Raises:
        Refused: with the addresses of these registers.

    """
    roots = [f"{target}/{find_folder(language)}" for language in theme.languages]
    unbuilt = [outline.address for outline in survey.published if not has_page(outline.address, roots)]
    if unbuilt:
        raise Refused("not-built", addresses=", ".join(unbuilt))


def has_page(address: str, roots: Sequence[str]) -> bool:
    """Whether there is a page of an address in one of the languages' folders."""
    return any(os.path.isfile(f"{root}{address}/index.html") for root in roots)  # noqa: PTH113 - of many, a `Path` is slow


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

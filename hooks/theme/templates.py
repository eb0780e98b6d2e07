"""The templates of a theme: the markup of the pages, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TEMPLATES = ("*.html", "*.xml", "confirm/*.html", "notice/**/*.html", "overview/*.html", "review/*.html")


@dataclass(frozen=True, eq=False)
class Templates:
    """The source of each template by its name, as in `notice/notice.html`; themes with other data may share them.

    Args:
        sources: by name.
        is_trusted: whether they are those of this program; others run in a sandbox.

    """

    sources: Mapping[str, str]
    is_trusted: bool = True


def read_templates(folder: Path) -> Templates:
    """The templates of this program."""
    sources = {}
    for path in find_templates(folder):
        name = path.relative_to(folder).as_posix()
        sources[name] = path.read_text("utf-8")
    return Templates(sources)


def find_templates(folder: Path) -> list[Path]:
    """The files of the templates of a theme."""
    found: list[Path] = []
    for pattern in TEMPLATES:
        found += folder.glob(pattern)
    return sorted(found)

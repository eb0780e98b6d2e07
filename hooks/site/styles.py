"""Where Material's stylesheets are found, and what our pages use of them as a file of the site."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from ..reading.caches import locate_note, recall, remember
from ..reading.files import Stamp, get_stamp
from ..reading.refusals import Refused
from ..reading.stamps import stamp_program_once
from ..theme.theme import Theme
from .stylesheet import make_stylesheet

APART = ("confirm/", "overview/", "review/")  # templates of pages that stand by themselves


@dataclass(frozen=True)
class Stylesheet:
    """The one file of styles that is not ours; its name changes with it."""

    address: str
    text: str


def find_stylesheet(theme: Theme) -> Stylesheet:
    """What the pages of a theme use of Material's stylesheets.

    Raises:
        Refused: Material is not installed, or uses a kind of rule that is not known.

    """
    own = sorted(theme.folder.glob("assets/*.css"))
    stamped = tuple((path, get_stamp(path)) for path in own)
    return keep_stylesheet(theme, stamped)


@lru_cache(maxsize=1)
def keep_stylesheet(theme: Theme, own: tuple[tuple[Path, Stamp], ...]) -> Stylesheet:
    """The same, made once as long as neither the theme nor our own stylesheets change."""
    sheets = [path.read_text("utf-8") for path in find_material_sheets()]
    templates = [source for name, source in theme.templates.sources.items() if is_published(name)]
    templates += [block.source for block in theme.overrides.blocks.values()]
    ours = [path.read_text("utf-8") for path, _ in own]
    text = note_stylesheet(theme.folder, sheets, "".join(templates), "".join(ours))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Stylesheet(f"assets/stylesheets/material.{digest[:8]}.min.css", text)


def note_stylesheet(folder: Path, sheets: list[str], templates: str, ours: str) -> str:
    """The same as was noted for the theme of a folder, or made now: that takes 0.4 s."""
    path = locate_note(folder, "stylesheet")
    made_from = [*sheets, templates, ours]
    hashes = [hashlib.sha256(text.encode()).digest() for text in made_from]
    fingerprint = hashlib.sha256(stamp_program_once() + b"".join(hashes)).digest()
    noted = recall(path, fingerprint)
    if isinstance(noted, str):
        return noted
    text = make_stylesheet(sheets, templates, ours)
    remember(path, fingerprint, text)
    return text


def is_published(template: str) -> bool:
    """Whether a template may make pages of the site; letters, the overview and reviews have styles of their own."""
    return template.endswith(".html") and not template.startswith(APART)


def find_material_sheets() -> list[Path]:
    """The stylesheets of the installed package, which is not imported.

    Raises:
        Refused: it is not installed.

    """
    found = find_spec("material")
    if found is None or found.origin is None:
        raise Refused("material-missing")
    package = Path(found.origin).parent
    return sorted(package.glob("templates/assets/stylesheets/*.min.css"))

"""The files of a new project: the templates in theme/project/, filled in.

A path there is the path in the project; `dot-` stands for the dot that begins a name, so that no tool takes a template
for a file of this project. Places are written `[= name =]`, since workflows have braces of their own.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..explain.editor_schema import write_editor_schema
from ..reading.files import write_file
from ..reading.loading import parse_text
from ..reading.messages import Series
from ..reading.program import FOLDER as PROGRAM
from ..reading.program import SETTINGS
from ..reading.refusals import Refused
from ..site.settings import read_settings
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.theme import Theme
from .pin import Pin

FOLDER = PROGRAM / "theme/project"
REQUIREMENTS = PROGRAM / "requirements.txt"
REQUIREMENTS_PDF = PROGRAM / "requirements-pdf.txt"  # has all of the other, too
PIN = re.compile(r"^(?=\S)", re.MULTILINE)  # where a pin begins; its hashes stand below it, indented
DOT = "dot-"


def make_files(name: str, pin: Pin, theme: Theme) -> dict[str, str]:
    """Every file of a new project by its path.

    Args:
        name: of its site; left out: the names that a site has without one.
        pin: the release of this program that it uses.
        theme: what all notices share.

    Raises:
        Faulty: the settings do not take this name.

    """
    requirements = REQUIREMENTS.read_text("utf-8")
    filled = fill_templates(
        name=quote_yaml(name or get_usual_names(theme)),
        wheel=pin,
        requirements=requirements,
        requirements_pdf=select_other_pins(REQUIREMENTS_PDF.read_text("utf-8"), requirements),
    )
    read_settings(parse_text(filled[SETTINGS], SETTINGS), theme)
    schema = write_editor_schema(theme)
    return {**filled, "notices/.schema.json": schema}


def select_other_pins(more: str, less: str) -> str:
    """The pins of a lock file that are not in a smaller one, so that each stands once in a project."""
    known = {*PIN.split(less)}
    return "".join(pin for pin in PIN.split(more) if pin not in known)


def get_usual_names(theme: Theme) -> dict[str, str]:
    """What a site is called that has no name of its own, by language."""
    return {language: theme.texts[language]["interface"]["site_name"] for language in DEFAULT_LANGUAGES}


def quote_yaml(value: object) -> str:
    """A value as YAML has it within a line; JSON is a part of YAML."""
    return json.dumps(value, ensure_ascii=False)


def fill_templates(**values: object) -> dict[str, str]:
    """Every template with its values, by the path that it has in a project."""
    environment = Environment(  # noqa: S701 - no HTML is made
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        variable_start_string="[=",
        variable_end_string="=]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
    )
    filled = {}
    for template in sorted(environment.list_templates()):
        path = name_file(template)
        filled[path] = environment.get_template(template).render(values)
    return filled


def name_file(template: str) -> str:
    """The path in a project of what a template makes."""
    parts = template.split("/")
    return "/".join(f".{part.removeprefix(DOT)}" if part.startswith(DOT) else part for part in parts)


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder, which is made where there is none; what it has stays.

    Raises:
        Refused: something stands in the place of one of them; nothing is written.
        OSError: the file system refuses.

    """
    hindering = sorted({*find_hindering(folder, files)})
    if hindering:
        raise Refused("project-is-there", folder=str(folder), files=Series(tuple(hindering)))
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, text)


def find_hindering(folder: Path, files: Mapping[str, str]) -> Iterator[str]:
    """What stands in the place of a file, or is no folder where one is needed."""
    for name in files:
        if os.path.lexists(folder / name):
            yield name
        for above in list(PurePosixPath(name).parents)[:-1]:
            if is_no_folder(folder / above):
                yield str(above)


def is_no_folder(path: Path) -> bool:
    """Whether there is something else than a folder, as a link to nothing."""
    return os.path.lexists(path) and not path.is_dir()

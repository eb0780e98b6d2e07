"""The overview as one page that needs nothing else: whole without its script, which searches and sorts."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from ..notice.environment import find_environment
from ..notice.links import write_digits, write_mailto
from ..notice.policy import allow_style_and_script, drop_empty_lines
from ..reading.program import read_version
from ..theme.languages import DEFAULT_LANGUAGES, find_folder
from ..theme.theme import Theme
from .cases import URGENT, count_companies, list_cases
from .overview import Overview
from .rows import ACTIONS
from .words import OverviewWords

NAME = "overview.html"  # of the page that is served; no notice has it, since an address has no dot
MOST = {"names": 4, "faults": 5, "gaps": 8}  # that are shown in one place
CODE = re.compile("`([^`]*)`")
LIVE = "'self'; connect-src 'self'"  # what the live reload needs


def write_page(overview: Overview, theme: Theme, *, is_served: bool = False) -> str:
    """The overview as one HTML file.

    Args:
        overview: what it shows.
        theme: the templates and words of this program.
        is_served: whether it is a page of `serve`, which loads itself anew and stands beside one in the other language.

    """
    folder = theme.folder / "overview"
    style = drop_empty_lines((folder / "overview.css").read_text("utf-8"))
    script = drop_empty_lines((folder / "overview.js").read_text("utf-8"))
    words = OverviewWords(theme, overview.language)
    template = find_environment(theme.templates).get_template("overview/overview.html")
    html = template.render(
        overview=overview,
        w=words,
        p=words.phrases["page"],
        columns=words.phrases["columns"],
        cases={action: list_cases(overview.rows, action) if action in URGENT else [] for action in ACTIONS},
        counts=count_companies(overview.rows),
        most=MOST,
        home=overview.base + find_folder(overview.language),
        others=list_others(overview.language) if is_served else {},
        digits=write_digits,
        mailto=write_mailto,
        marked=mark_code,
        operator=theme.site.operator,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=allow_style_and_script(style, script, *([LIVE] if is_served else [])),
        version=read_version(),
    )
    return drop_empty_lines(html)


def mark_code(text: str) -> Markup:
    """A message as HTML, with what stands in backticks as code."""
    return Markup(CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped just here


def list_others(language: str) -> dict[str, str]:
    """Where the served overview is in the other languages."""
    return {other: name_address(other) for other in DEFAULT_LANGUAGES if other != language}


def name_address(language: str) -> str:
    """Where the overview in a language is served."""
    return f"/{find_folder(language)}{NAME}"

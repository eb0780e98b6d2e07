"""Registers become texts that can be compared, made with a theme; and the hashes of these texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import partial

from markupsafe import Markup

from .. import parallel
from ..format.register import Register
from ..notice import environment, naming, notice, texts
from ..notice.notice import Notice
from ..parallel import Follow, follow_silently
from ..reading.faults import Fault
from ..theme.theme import Theme
from .blocks import flatten_html
from .sections import NoticeText

Rendered = dict[str, NoticeText] | Fault  # a notice by language, or why it cannot be shown


def render_registers(
    registers: Mapping[str, Register], theme: Theme, follow: Follow = follow_silently
) -> dict[str, Rendered]:
    """Every register in its languages, by address.

    Args:
        registers: by the addresses of their notices.
        theme: the words and templates, perhaps of another version.
        follow: shows how many were made.

    """
    render = partial(render_register, theme=theme)
    rendered = parallel.share_out(render, list(registers.values()), follow, "rendering")
    return dict(zip(registers, rendered, strict=True))


def render_register(register: Register, theme: Theme) -> Rendered:
    """One register in its languages, or the fault of the text or template that does not let it be shown."""
    try:
        return {language: render_text(register, language, theme) for language in naming.list_languages(register)}
    except Exception as error:  # noqa: BLE001 - nobody knows what the texts of another version do to our templates
        return environment.explain_failure(error)


def render_text(register: Register, language: str, theme: Theme) -> NoticeText:
    """A notice in one language as it is read."""
    made = notice.render_notice(register, language, theme)
    digest = hash_lines([flatten_html(str(made.html))])
    return NoticeText(divide_into_sections(made), made.used, digest)


def divide_into_sections(made: Notice) -> dict[str, tuple[str, str]]:
    """Title and HTML of every section by its key; what stands around them has an empty key."""
    around = str(made.html)
    sections = {}
    for section in made.sections:
        html = str(section.html)
        around = around.replace(html, "", 1)
        title = texts.unescape(Markup(section.title))  # noqa: S704 - made by the escaping environment
        sections[section.key] = (title, html)
    return {"": ("", around)} | sections


def digest_notice(rendered: Rendered | None) -> str:
    """SHA-256 of what readers see: of a line for every language, with its code and the hash of its words.

    Every line ends with a line feed. A notice that is no more, or that cannot be shown, has a hyphen instead.
    """
    if not isinstance(rendered, dict):
        return "-"
    return hash_lines(f"{language} {rendered[language].digest}" for language in sorted(rendered))


def hash_lines(lines: Iterable[str]) -> str:
    """SHA-256 of lines, each with its line feed."""
    text = "".join(f"{line}\n" for line in lines)
    return hashlib.sha256(text.encode()).hexdigest()

"""Templates are compiled once for all themes that have them, and a page still has the words of its own theme."""

from __future__ import annotations

from dataclasses import replace

import pytest
from jinja2 import Environment

from hooks.format.validation import validate
from hooks.notice import notice
from hooks.reading.loading import read_source
from hooks.theme.theme import Theme, revise_theme
from tests.paths import DATA
from tests.shared import THEME

PHONE = "090000000"


def make_page(theme: Theme) -> str:
    """The shortest notice by a theme."""
    read = read_source(DATA / "good/shortest.yml", "shortest.yml")
    register = validate(read.data, read.places, theme, draft=False).register
    assert register
    return str(notice.render(register, "fi", theme).html)


@pytest.fixture
def other() -> Theme:
    """A theme in which the authority has another phone."""
    authority = {**THEME.constants["authority"], "phone": PHONE}
    return revise_theme(THEME, {"constants.yml": {**THEME.constants, "authority": authority}})


def test_themes_share_templates(other: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    """A theme with other constants compiles no template again, and shows its own constants."""
    usual = make_page(THEME)
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("a template was compiled again"))
    page = make_page(other)
    assert PHONE in page
    assert PHONE not in usual


def test_an_edited_template_is_compiled(other: Theme) -> None:
    """A theme with another template of the same name has that one, and the first has its own again."""
    usual, name = make_page(THEME), "notice/blocks/complaint.html"
    edited = replace(other, templates={**other.templates, name: "<p>Muuten</p>"})
    assert "<p>Muuten</p>" in make_page(edited)
    assert make_page(THEME) == usual


def test_a_sandbox_compiles_for_itself(other: Theme) -> None:
    """The templates of a theme that is not trusted are compiled for its sandbox, and only for that."""
    assert notice.find_environment(replace(other, is_trusted=False)).bytecode_cache is None
    assert notice.find_environment(other).bytecode_cache is not None

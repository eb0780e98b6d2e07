"""A section that notices have in common is rendered once, and no notice ever has one that is not its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from markupsafe import Markup

from hooks.facts.facts import derive_facts
from hooks.folder import collection
from hooks.format.own_words import Prose
from hooks.format.register import Register
from hooks.notice import notice, remembered
from hooks.notice.environment import share_theme
from hooks.notice.naming import list_languages
from hooks.notice.notice import Notice, render_notice
from hooks.notice.remembered import Reader, find_sections, freeze
from hooks.theme.theme import Theme, revise_theme
from tests.paths import DATA, PROJECT
from tests.shared import THEME

FOLDERS = (DATA / "notices", DATA / "site", PROJECT / "docs/examples")


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """Nothing is kept of what others rendered, and nothing is left for others."""
    find_sections.cache_clear()
    yield
    find_sections.cache_clear()


@cache
def read_registers() -> tuple[Register, ...]:
    """The invented registers, which together have every key and every section."""
    found = [collection.load(folder, THEME) for folder in FOLDERS]
    return tuple(entry.register for one in found for entry in one.entries if entry.register)


def names_nobody_else(register: Register) -> bool:
    """Whether the notice of a register names the company where it must, and has no words of its own."""
    facts = derive_facts(register, THEME)
    return not register.services and not register.more and not facts.consent_needed


def render_all(registers: tuple[Register, ...], theme: Theme = THEME) -> list[Notice]:
    """The notices of registers in all their languages."""
    return [render_notice(register, language, theme) for register in registers for language in list_languages(register)]


def render_apart(registers: tuple[Register, ...]) -> list[Notice]:
    """The same, each as if it were the first of all."""
    made = []
    for register in registers:
        for language in list_languages(register):
            find_sections.cache_clear()
            made.append(render_notice(register, language, THEME))
    return made


def test_notices_are_the_same_as_alone() -> None:
    """Whatever was rendered before a notice, and in whatever order, it is as if it were the first."""
    registers = read_registers()
    alone = render_apart(registers)
    assert render_all(registers) == alone
    assert render_all(registers) == alone
    assert render_all(registers[::-1]) == render_apart(registers[::-1])
    assert len(alone) > 100


def test_a_section_in_common_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two registers that differ in who keeps them, the second renders only what says so."""
    register = next(filter(names_nobody_else, read_registers()))
    controller = register.controller.model_copy(update={"name": "Toinen Esimerkki Oy"})
    rendered = []

    def render_block(key: str, reader: Reader, *given: object) -> Markup:
        rendered.append(key)
        return original(key, reader, *given)  # type: ignore[arg-type]

    original = notice.render_block
    monkeypatch.setattr(notice, "render_block", render_block)
    first = render_notice(register, "fi", THEME)
    assert rendered == [section.key for section in first.sections]
    rendered.clear()
    render_notice(register.model_copy(update={"controller": controller}), "fi", THEME)
    assert set(rendered) == notice.OF_ONE_NOTICE & {section.key for section in first.sections}


def test_templates_read_a_notice_through_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside what a theme, a language and a wording give, a block is told of a notice only what notes its reading.

    Whoever tells blocks more must let it be noted, or else notices would share a section that differs by it.
    """
    told: set[str] = set()

    def render_block(key: str, reader: Reader, context: dict[str, object], own: Markup) -> Markup:
        told.update(context)
        assert (context["r"], context["f"]) == (reader.views["r"], reader.views["f"])
        return original(key, reader, context, own)

    original = notice.render_block
    monkeypatch.setattr(notice, "render_block", render_block)
    render_notice(read_registers()[0], "fi", THEME)
    of_all = {*share_theme(THEME), "t", "word", "language", "for_paper"}
    assert told == of_all | {"r", "f", "m"}


def test_own_words_stand_alone_in_blocks() -> None:
    """A block of the program shows own words and asks nothing of them: in a shared section their place is kept."""
    blocks = {name: source for name, source in THEME.templates.sources.items() if name.startswith("notice/blocks/")}
    named = re.compile(r"{[{%](?:(?![%}]}).)*(?<![.\w\"])own\b(?!\").*?[%}]}")
    shown = {name: named.findall(source) for name, source in blocks.items()}
    assert {name.removeprefix("notice/blocks/"): parts for name, parts in shown.items() if parts} == {
        "cookies.html": ["{{ own }}"],
        "recipients.html": ["{{ own }}"],
        "rights.html": ["{{ own }}"],
        "security.html": ["{{ own }}"],
    }


def test_own_words_are_of_one_notice() -> None:
    """Two notices that differ in own words alone have all else in common, and each its own words, once."""
    words = {"fi": "Omat **sanamme**.", "en": "Our **own** words."}
    register = next(filter(names_nobody_else, read_registers()))
    more = {key: Prose.model_construct(words) for key in THEME.sections}
    bare, said = (render_notice(one, "fi", THEME) for one in (register, register.model_copy(update={"more": more})))
    told = {section.key: section.html for section in said.sections}
    for section in bare.sections:
        assert told[section.key].count("<p>Omat <strong>sanamme</strong>.</p>") == 1
        assert told[section.key].replace("<p>Omat <strong>sanamme</strong>.</p>\n", "") == section.html
    assert "own-words" not in bare.html + said.html


def test_paper_has_sections_of_its_own() -> None:
    """What a page folds is whole on paper, whichever is made first."""
    register = read_registers()[0]
    page, paper = (render_notice(register, "fi", THEME, for_paper=for_paper).html for for_paper in (False, True))
    assert "<details>" in page
    assert "<details>" not in paper


def test_themes_share_no_section() -> None:
    """Other words and other templates show their own sections, and leave nothing in those of the program."""
    register = read_registers()[0]
    before = render_notice(register, "fi", THEME)
    source = {"notice/blocks/complaint.html": "{{ f.subjects }}{{ r.kind }}{{ company }} odd"}
    odd = render_notice(register, "fi", revise_theme(THEME, {}, source))
    other = render_notice(register, "fi", replace(THEME, constants={**THEME.constants, "authority": AUTHORITY}))
    assert [section.html.endswith("odd") for section in odd.sections if section.key == "complaint"] == [True]
    assert AUTHORITY["phone"].replace(" ", "\u00a0") in other.html
    assert render_notice(register, "fi", THEME) == before


AUTHORITY = {**THEME.constants["authority"], "phone": "+358 29 000 0000"}


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many sections there are, few are kept, and the notices are the same."""
    registers = read_registers()[:12]
    alone = render_apart(registers)
    monkeypatch.setattr(remembered, "MOST", 7)
    find_sections.cache_clear()
    assert render_all(registers) == alone
    kept = [find_sections(THEME, "fi", register.wording, False).kept for register in registers]
    assert max(kept) in range(1, 8)


def test_the_order_of_a_table_matters() -> None:
    """Tables with the same rows in another order are not the same; what cannot be compared is like nothing else."""
    assert {"a": 1, "b": 2} == {"b": 2, "a": 1}
    assert freeze({"a": 1, "b": {"c": 2}}) != freeze({"b": {"c": 2}, "a": 1})
    sections = remembered.Sections()
    table = ({"a": 1},)
    assert sections.find_number("a") == sections.find_number("a")
    assert sections.find_number(table) != sections.find_number(table)

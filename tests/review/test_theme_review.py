"""Nothing shared changes a page unseen: every section and every leaf of the shared data, changed one by one."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import pytest

from hooks.checks.completeness import find_missing_sections, judge_notice
from hooks.checks.items import ITEMS
from hooks.folder import collection
from hooks.format.register import Register
from hooks.notice.naming import list_languages
from hooks.reading.loading import read_source
from hooks.review.rendering import Rendered, render_indexes, render_language, render_languages, render_pages
from hooks.review.theme_review import Lists, ThemeChanges, Themes, find_unequal, review_themes
from hooks.review.whole_lists import list_lines
from hooks.review.whole_pages import Published, list_published
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.theme import FOLDER, Theme, revise_theme
from tests.conftest import SEED
from tests.noting import Part, find_unequal_parts, note_reading
from tests.paths import DATA
from tests.shared import THEME

WORDS = tuple(f"{language}.yml" for language in DEFAULT_LANGUAGES)
FILES = ("constants.yml", "vocabulary.yml", "services/google_analytics.yml", *WORDS)
PARSED = {name: read_source(FOLDER / "notice" / name, name).data for name in FILES}
SECTIONS = list(THEME.sections)
FIRST_OF_THEIR_PARTS = ("contact", "interests")  # no section stands before them within the larger one
Steps = tuple[str | int, ...]


def find_leaves(data: Any, steps: Steps = ()) -> Iterator[Steps]:  # noqa: ANN401 - whatever YAML holds
    """Every place that holds a text."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from find_leaves(value, (*steps, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from find_leaves(value, (*steps, number))
    else:
        yield steps


LEAVES = [(name, steps) for name in FILES for steps in find_leaves(PARSED[name])]


@cache
def read_published() -> dict[str, Published]:
    """The invented registers that together use every block, by address."""
    found = collection.load(DATA / "notices", THEME)
    return list_published({entry.address: entry for entry in found.published})


@cache
def render_all() -> dict[str, Rendered]:
    """These as the project's own theme makes them."""
    return render_pages(read_published(), THEME)


@cache
def list_readings() -> dict[tuple[str, str], set[Part]]:
    """What each of their pages reads of the shared data, by address and language."""
    readings = {}
    for address, one in read_published().items():
        for language in list_languages(one.stated):
            read = readings[address, language] = set[Part]()
            render_language(one, language, note_reading(THEME, read))
    return readings


def render_touched(changed: Theme) -> dict[str, Rendered]:
    """The registers as another theme makes them; a page that reads nothing of what it changes stays as it is."""
    unequal = find_unequal_parts(THEME, changed)
    touched = [page for page, read in list_readings().items() if not read.isdisjoint(unequal)]
    rendered = dict(render_all())
    for address, one in read_published().items():
        before = rendered[address]
        assert isinstance(before, dict)
        after = render_languages(one, [language for where, language in touched if where == address], changed)
        rendered[address] = before | after if isinstance(after, dict) else after
    return rendered


def change_leaf(name: str, steps: Steps) -> dict[str, Any]:
    """The data of a file with another text at one place; a name in a list is taken out of it."""
    changed: dict[str, Any] = copy.deepcopy(PARSED[name])
    parent: Any = changed
    for step in steps[:-1]:
        parent = parent[step]
    if name == "vocabulary.yml" and isinstance(parent, list):
        parent.remove(parent[int(steps[-1])])
    else:
        parent[steps[-1]] = change_text(str(parent[steps[-1]]))
    return changed


def change_text(text: str) -> str:
    """Another text of the same kind: another yes or no, country, locale, date, length of time, or word."""
    others = {"yes": "no", "no": "yes", "fi_FI": "sv_FI", "en_GB": "en_US", "US": "JP"}
    if text in others:
        return others[text]
    if re.fullmatch(r"[A-Z]{2}", text):
        return "JP"
    if found := re.match(r"([0-9])(.*)", text, re.DOTALL):
        return f"{int(found[1]) % 9 + 1}{found[2]}"
    return f"{text}Q"


def compare(changed: Theme, file: str) -> tuple[ThemeChanges, dict[str, Rendered]]:
    """What the review says of another version of one shared file, and the notices that it makes."""
    steps = {} if file in WORDS else {file: THEME}
    rendered = render_touched(changed)
    themes = Themes(old=THEME, new=changed, said=changed, steps=steps, has_changed=True, faults=())
    return review_themes(themes, read_published(), rendered, render_all(), compare_lists(changed)), rendered


def compare_lists(changed: Theme) -> Lists:
    """The pages that list notices, as the project's own theme makes them and as the other does."""
    read, before = list_indexes()
    if read.isdisjoint(find_unequal_parts(THEME, changed)):
        return Lists(before, before)
    return Lists(before, render_lists(changed))


def render_lists(theme: Theme) -> dict[str, str]:
    """The hashes of the pages that list notices, as a theme makes them."""
    return render_indexes(list_lines(read_published().values(), theme), theme)


@cache
def list_indexes() -> tuple[set[Part], dict[str, str]]:
    """What the pages that list notices read of the project's own theme, and these pages."""
    read = set[Part]()
    return read, render_lists(note_reading(THEME, read))


def find_told(changes: ThemeChanges) -> set[str]:
    """The addresses of which the review says something."""
    told = set(changes.layout)
    for clause in changes.clauses:
        told.update(clause.reach)
    for effect in changes.effects:
        told.update(effect.reach)
    return told


def find_different(rendered: dict[str, Rendered]) -> set[str]:
    """The addresses whose pages are other bytes than with the project's own theme, or fail."""
    return find_unequal(render_all(), rendered)


def find_owners(section: str, rendered: dict[str, Rendered]) -> set[str]:
    """The addresses whose pages have a section."""
    return {
        address
        for address, shown in rendered.items()
        if isinstance(shown, dict) and any(section in text.sections for text in shown.values())
    }


def order_sections(sections: list[str]) -> Theme:
    """The project's theme with other sections."""
    codes: Any = PARSED["vocabulary.yml"]
    ordered = {section: codes["sections"][section] for section in sections}
    return revise_theme(THEME, {"vocabulary.yml": {**codes, "sections": ordered}})


@pytest.mark.leaves
@pytest.mark.parametrize(("name", "steps"), LEAVES, ids=[f"{name}:{'.'.join(map(str, leaf))}" for name, leaf in LEAVES])
def test_every_leaf_is_told_where_it_shows(name: str, steps: Steps) -> None:
    """A changed leaf is told of exactly the notices whose pages it changes, and a page that fails is a fault."""
    changed = revise_theme(THEME, {name: change_leaf(name, steps)})
    changes, rendered = compare(changed, name)
    failed = {address for address, shown in rendered.items() if not isinstance(shown, dict)}
    assert bool(changes.faults) == bool(failed)
    assert find_told(changes) == find_different(rendered)
    if name in WORDS:
        named = ".".join(step for step in steps if isinstance(step, str))
        lists = compare_lists(changed)
        shows = bool(find_different(rendered)) or lists.before != lists.after
        assert [clause.key for clause in changes.clauses] == ([named] if shows else [])


@pytest.mark.parametrize(("name", "steps"), Random(SEED).sample(LEAVES, 12), ids=str)  # noqa: S311 - no secret
def test_what_a_leaf_touches(name: str, steps: Steps) -> None:
    """What reads nothing of what changes is the same: whoever makes the other pages alone misses none."""
    changed = revise_theme(THEME, {name: change_leaf(name, steps)})
    assert find_different(render_touched(changed)) == find_different(render_pages(read_published(), changed))
    assert compare_lists(changed).after == render_lists(changed)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_that_goes_is_told_everywhere(section: str) -> None:
    """Without a section no page has it: the review says so wherever it was, and the table misses its items."""
    changed = order_sections([name for name in SECTIONS if name != section])
    changes, rendered = compare(changed, "vocabulary.yml")
    had = find_owners(section, render_all())
    assert had
    assert not find_owners(section, rendered)
    gone = [effect for effect in changes.effects if effect.block.state == "removed"]
    assert {address for effect in gone for address in effect.reach} == had
    wanted = any(item.section == section for item in ITEMS)
    assert [fault.values for fault in find_missing_sections(changed)] == ([(("section", section),)] if wanted else [])
    lost = find_lost_items(changed)
    assert set(lost) <= {f"the page has no section #{section}"}
    assert bool(lost) == (wanted or section == "consent")


def find_lost_items(changed: Theme) -> list[str]:
    """What the table of completeness says of the items that are missing now and were not before."""
    lost = []
    for register in (one.stated for one in read_published().values()):
        assert isinstance(register, Register)
        before, after = (judge_notice(register, (), theme) for theme in (THEME, changed))
        for was, line in zip(before, after, strict=True):
            if line.state == "missing" != was.state:
                lost.append(str(line.where))
    return lost


@pytest.mark.parametrize("section", [name for name in SECTIONS[1:] if name not in FIRST_OF_THEIR_PARTS])
def test_a_section_that_moves_is_told_everywhere(section: str) -> None:
    """A section that stands before the others is told as moved, of every page that has it."""
    changes, rendered = compare(order_sections([section, *(name for name in SECTIONS if name != section)]), FILES[1])
    moved = [effect for effect in changes.effects if effect.block.moved]
    languages = {effect.language for effect in moved}
    assert len(changes.effects) == len(moved) == len(languages)
    assert languages >= {*DEFAULT_LANGUAGES}
    assert find_told(changes) == find_different(rendered)
    assert {address for effect in moved for address in effect.reach} == find_different(rendered)

"""No page says what nobody has said: each text rests on the law, on a dated fact, or on keys that the register has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from jinja2 import Environment, nodes

from hooks.checks.registry import CHECKS
from hooks.facts.facts import derive_facts
from hooks.format.context import Context
from hooks.format.named_words import insert_words
from hooks.format.register import Register
from hooks.notice.naming import list_languages
from hooks.notice.notice import render_notice
from hooks.reading.loading import read_own_source
from hooks.theme.languages import DEFAULT_LANGUAGES, PRIMARY
from hooks.theme.templates import Templates
from hooks.theme.theme import FOLDER, Theme
from tests.notice.test_open import find_unlisted
from tests.paths import DATA, PROJECT
from tests.sentences import find_mark, find_unfounded, read_marks
from tests.shared import THEME, make_register

MARKS = read_marks()
FILES = [PROJECT / "docs/example.yml", *sorted((DATA / "notices").glob("*.yml")), DATA / "good/shortest.yml"]
GAP = {"gap": "2026-11-21 the office was asked"}


def list_texts(found: Any, key: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a text, a list or a table
    """Every text of a language under its dotted key; a list is one text."""
    if isinstance(found, dict):
        for step, value in found.items():
            yield from list_texts(value, f"{key}.{step}" if key else step)
    else:
        yield key, " ".join(found) if isinstance(found, list) else found


def read_register(data: Any) -> Register | None:  # noqa: ANN401 - the data of a file
    """The register of a file; nothing where it would not be published."""
    try:
        register = make_register(data)
    except ValueError:
        return None
    facts = derive_facts(register, THEME)
    errors = [code for code, find in CHECKS.items() if code.level == "error" and any(find(facts))]
    return None if errors else register


def leave_out(data: Any) -> Iterator[Any]:  # noqa: ANN401 - the data of a file
    """The same data with each key and each item in turn left out, or with a gap in its place."""
    steps = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for step in steps:
        rest = deepcopy(data)
        del rest[step]
        if rest:
            yield rest
        open_rest = deepcopy(data)
        open_rest[step] = GAP
        yield open_rest
        for inner in leave_out(data[step]):
            changed = deepcopy(data)
            changed[step] = inner
            yield changed


def find_lies(register: Register, theme: Theme = THEME, turn: int = 0) -> list[str]:
    """The texts of a page of a register that rest on nothing, and what its box of open questions lacks.

    Args:
        register: what the page says.
        theme: what it is made with.
        turn: which of its languages it is in; in every one it is made of the same.

    """
    languages = list_languages(register)
    language = languages[turn % len(languages)]
    notice = render_notice(register, language, theme)
    return [*find_unfounded(notice.used, register, theme, MARKS), *find_unlisted(str(notice.html), language)]


def test_every_text_has_a_mark() -> None:
    """Every text has a mark, and every mark a text."""
    texts = [key for key, _ in list_texts(THEME.words[PRIMARY]) if not key.startswith("nouns.")]
    assert [key for key in texts if find_mark(key, MARKS) is None] == []
    assert [mark for mark in MARKS if not any(f"{key}.".startswith(f"{mark}.") for key in texts)] == []


@pytest.mark.parametrize("language", DEFAULT_LANGUAGES)
def test_law_speaks_of_no_company(language: str) -> None:
    """A text of law or a definition names its article, and takes nothing from a register."""
    allowed = {
        "law",
        "article",
        "link",
        "rights",
        "we",
        "decision",
        "register",
    }  # names of laws and rights, addresses, the noun for us
    for key, text in list_texts(THEME.words[language]):
        mark = find_mark(key, MARKS)
        if mark and mark.kind in ("law", "definition"):
            assert re.search(r"\d", mark.source), key
            assert set(re.findall(r"\{(\w+)", text)) <= allowed, key


def test_services_are_dated() -> None:
    """A text about a service stands on its entry, or on a part of constants.yml, that says how sure it is."""
    for key, mark in MARKS.items():
        if mark.kind == "service":
            shortest = min(THEME.services.values(), key=len)
            facts = {**THEME.constants, "adequacy": THEME.adequacy["CA"], "catalogue": shortest}
            assert {"checked", "certainty"} <= facts[mark.source].keys(), key


@pytest.mark.parametrize("language", DEFAULT_LANGUAGES)
def test_no_sentence_is_interface(language: str) -> None:
    """A whole sentence about data is no mere label: what ends in a full stop is marked for what it says."""
    told = {"controller.we", "subjects.register", "services.more", "transfers.copy_all"}
    for key, text in list_texts(THEME.words[language]):
        mark = find_mark(key, MARKS)
        if mark and mark.kind == "interface" and text.endswith(".") and not key.startswith("interface."):
            assert key in told, text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_pages_rest_on_their_files(path: Any) -> None:  # noqa: ANN401 - a path
    """Whatever key or item is left out or open, no text that needs it is on the page, and the box lists each mark."""
    read = read_own_source(path, path.name)
    data = insert_words(read.data, read.places, Context(THEME, DEFAULT_LANGUAGES)).data
    if "controller" not in data:
        pytest.fail(f"{path.name} stands alone nowhere")
    registers = [data, *leave_out(data)]
    rendered = 0
    for changed in registers:
        register = read_register(changed)
        if register is None:
            continue
        rendered += 1
        assert find_lies(register, turn=rendered) == [], changed
    assert rendered > 1


def change_template(name: str, old: str, new: str) -> Theme:
    """The theme with one template changed."""
    sources = dict(THEME.templates.sources)
    assert old in sources[name]
    sources[name] = sources[name].replace(old, new, 1)
    return replace(THEME, templates=Templates(sources))


def test_a_sentence_from_silence_is_found() -> None:
    """A template that says of every company that there are no other recipients is caught."""
    register = read_register(
        read_own_source(DATA / "good/shortest.yml", "shortest.yml").data | {"recipients": ["auditor"]}
    )
    assert register
    always = change_template("notice/blocks/recipients.html", "{% if f.no_other_recipients %}", "{% if true %}")
    assert find_lies(register) == []
    assert find_lies(register, always) == ["recipients.no_others"]


def test_a_text_without_a_mark_is_found() -> None:
    """A text that lost its mark, and is in no table with one, rests on nothing."""
    register = read_register(read_own_source(DATA / "good/shortest.yml", "shortest.yml").data)
    assert register
    fewer = {key: mark for key, mark in MARKS.items() if key not in {"transfers.none", "transfers"}}
    assert find_unfounded({"transfers.none", "rights.intro"}, register, THEME, fewer) == ["transfers.none"]


@pytest.mark.parametrize("path", sorted((FOLDER / "notice").rglob("*.html")), ids=lambda path: path.stem)
def test_templates_have_no_words(path: Any) -> None:  # noqa: ANN401 - a path
    """Every word of a page comes from a language file or from the register, none from a template."""
    tree = Environment(autoescape=True).parse(path.read_text("utf-8"))
    text = "\0".join(part.data for part in tree.find_all(nodes.TemplateData))
    assert re.findall(r"[^\W\d_]+", re.sub(r"<[^>]*>|&\w+;|\w+=\"", "", text.replace("\0", ""))) == []

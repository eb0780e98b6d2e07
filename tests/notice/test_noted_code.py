"""What templates become is noted for the next call, and is believed of the same program and the same source only."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from hooks.notice import compiling
from hooks.notice.environment import find_environment
from hooks.theme.templates import Templates

PAGE = {"page.html": "<p>{{ name }}</p>"}


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Templates as they are compiled, where nothing is noted yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    compiled: list[str] = []
    compile_as_ever = Environment.compile

    def compile_counted(self: Environment, source: str, *names: object) -> object:
        compiled.append(source)
        return compile_as_ever(self, source, *names)  # type: ignore[call-overload]  # as Jinja's loader calls it

    monkeypatch.setattr(Environment, "compile", compile_counted)
    return compiled


def render(sources: dict[str, str], *, is_trusted: bool = True) -> str:
    """A page of a call that has made none before."""
    return find_environment(Templates(sources, is_trusted)).get_template("page.html").render(name="<A>")


def list_noted(folder: Path) -> list[Path]:
    """The files that were noted."""
    return sorted(folder.glob("cache/seloste/*"))


def test_the_next_call_compiles_nothing(compiled: list[str], tmp_path: Path) -> None:
    """A template is compiled once; what it became is in one file."""
    assert [render(PAGE), render(PAGE)] == ["<p>&lt;A&gt;</p>"] * 2
    assert compiled == [PAGE["page.html"]]
    [noted] = list_noted(tmp_path)
    assert noted.suffix == ".template"


def test_another_source(compiled: list[str]) -> None:
    """A template that was edited is compiled anew."""
    other = {"page.html": "<b>{{ name }}</b>"}
    assert [render(PAGE), render(other)] == ["<p>&lt;A&gt;</p>", "<b>&lt;A&gt;</b>"]
    assert compiled == [PAGE["page.html"], other["page.html"]]


@pass_context
def say_what_it_is_told(context: Context, name: str) -> str:
    return f"{name} of {len(context.get_all())} names"


def test_another_filter_of_the_name(compiled: list[str]) -> None:
    """Where a filter is told what the template knows, as MkDocs' `url` is, the code for one that is not does not do."""
    sources = {"page.html": "{{ name | url }}"}
    for _ in range(2):
        plain, told = (find_environment(Templates(sources, is_trusted=True)).overlay() for _ in range(2))
        plain.filters = {**plain.filters, "url": str}
        told.filters = {**told.filters, "url": say_what_it_is_told}
        assert plain.get_template("page.html").render(name="a") == "a"
        assert told.get_template("page.html").render(name="a") == f"a of {len(told.globals) + 1} names"
    assert compiled == [sources["page.html"]] * 2


def test_a_filter_of_what_is_always_the_same(compiled: list[str]) -> None:
    """What goes through a filter when a template is compiled is not taken for what another filter makes of it."""
    sources = {"page.html": "{{ 'a' | url }}"}
    for _ in range(2):
        same, large = (find_environment(Templates(sources, is_trusted=True)).overlay() for _ in range(2))
        same.filters = {**same.filters, "url": str}
        large.filters = {**large.filters, "url": str.upper}
        assert [made.get_template("page.html").render() for made in (same, large)] == ["a", "A"]
    assert compiled == [sources["page.html"]] * 2


def test_another_program(compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program, or other libraries, believe nothing of it."""
    render(PAGE)
    monkeypatch.setattr(compiling, "stamp_program_once", lambda: b"2" * 32)
    assert render(PAGE) == "<p>&lt;A&gt;</p>"
    assert compiled == [PAGE["page.html"]] * 2


def test_damage(compiled: list[str], tmp_path: Path) -> None:
    """What is damaged is compiled anew."""
    render(PAGE)
    [noted] = list_noted(tmp_path)
    content = noted.read_bytes()
    noted.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert render(PAGE) == "<p>&lt;A&gt;</p>"
    assert compiled == [PAGE["page.html"]] * 2


def test_a_folder_that_others_can_write(compiled: list[str], tmp_path: Path) -> None:
    """Where somebody else could have written it, nothing is believed."""
    render(PAGE)
    (tmp_path / "cache/seloste").chmod(0o777)
    render(PAGE)
    assert compiled == [PAGE["page.html"]] * 2


def test_templates_of_others(compiled: list[str], tmp_path: Path) -> None:
    """Of the templates of another version, which run in a sandbox, nothing is noted."""
    assert [render(PAGE, is_trusted=False) for _ in range(2)] == ["<p>&lt;A&gt;</p>"] * 2
    assert compiled == [PAGE["page.html"]] * 2
    assert list_noted(tmp_path) == []

"""A project's own blocks: one that is as its original makes the same page, and none reaches further or runs on."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from hooks.folder import collection
from hooks.reading.faults import Fault
from hooks.review.rendering import Rendered, render_pages
from hooks.review.whole_pages import Published, list_published
from hooks.theme.overrides import Overrides, OwnBlock, hash_original
from hooks.theme.own_blocks import find_shared_block, list_blocks, read_own_block
from hooks.theme.theme import Theme
from tests.paths import DATA
from tests.shared import THEME

FILE = "theme/blocks/complaint.html"
ORIGINAL = find_shared_block("complaint", THEME)
HEAD = f"{{# replaces: {hash_original(ORIGINAL)} #}}\n"
COMPARE = "compare it with the original"
END = "'end of statement block'"
LOOP = "{% for a in f.sections %}"
USE = "use what the blocks of the program use"


@cache
def read_published() -> dict[str, Published]:
    """The invented registers that together use every block, by address."""
    found = collection.load(DATA / "notices", THEME)
    return list_published({entry.address: entry for entry in found.published})


def read_block(section: str, text: str) -> tuple[OwnBlock | None, list[Fault]]:
    """A block of a project."""
    name = f"blocks/{section}.html"
    return read_own_block(name, text.encode(), f"theme/{name}", THEME)


def own(**texts: str) -> Theme:
    """The theme with blocks of a project, each without the first line."""
    blocks = {}
    for section, text in texts.items():
        original = find_shared_block(section, THEME)
        block, faults = read_block(section, f"{{# replaces: {hash_original(original)} #}}\n{text}")
        assert not faults, [str(fault) for fault in faults]
        assert block
        blocks[section] = block
    return replace(THEME, overrides=Overrides({}, blocks))


def show(text: str) -> Rendered:
    """One notice with another block on complaints."""
    address = min(read_published())
    return render_pages({address: read_published()[address]}, own(complaint=text))[address]


def test_blocks_as_the_originals() -> None:
    """All blocks of the program, taken over as they are, fit and make the same pages."""
    theme = own(**{section: find_shared_block(section, THEME) for section in list_blocks(THEME)})
    assert set(theme.overrides.blocks) == set(THEME.sections)
    assert render_pages(read_published(), theme) == render_pages(read_published(), THEME)


def test_an_own_block() -> None:
    """A block shows words and facts, escaped as everywhere, in each language."""
    shown = show(
        '<p>{{ t("complaint.first") }} {{ "<b>" }}{{ "Suomeksi" if language == "fi" else "In English" }}</p>\n'
    )
    assert isinstance(shown, dict)
    for language, said in (("fi", "Suomeksi"), ("en", "In English")):
        if language in shown:
            html = shown[language].sections["complaint"][1]
            assert html.strip() == f"<p>{THEME.originals['complaint.first'][language]} &lt;b&gt;{said}</p>"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 3 * 4 }}", f"2:1: error: a block of a project cannot use Mul; {USE}"),
        ("{{ 3 ** 4 }}", f"2:1: error: a block of a project cannot use Pow; {USE}"),
        ('{{ "%999999999d" % 1 }}', f"2:1: error: a block of a project cannot use Mod; {USE}"),
        ("\n{{ company | safe }}", f"3:1: error: a block of a project cannot use safe; {USE}"),
        ("{{ company | center(999) }}", f"2:1: error: a block of a project cannot use center; {USE}"),
        ("{% macro x() %}{{ x() }}{% endmacro %}", f"2:1: error: a block of a project cannot use x; {USE}"),
        ("{% set x %}a{% endset %}", f"2:1: error: a block of a project cannot use AssignBlock; {USE}"),
        ("{% for a in b recursive %}{% endfor %}", f"2:1: error: a block of a project cannot use For; {USE}"),
        ('{% include "base.html" %}', f"2:1: error: a block of a project cannot use Include; {USE}"),
        ("{% include x %}", f"2:1: error: a block of a project cannot use Include; {USE}"),
        ('{% import "notice/macros.html" as x %}', f"2:1: error: a block of a project cannot use Import; {USE}"),
        ('{% extends "base.html" %}', f"2:1: error: a block of a project cannot use Extends; {USE}"),
        ("{{ t.__class__ }}", f"2:1: error: a block of a project cannot use __class__; {USE}"),
        ("{{ _budget }}", f"2:1: error: a block of a project cannot use _budget; {USE}"),
        ("{% if %}", f"2:1: error: the template cannot be read (Expected an expression, got {END}); {COMPARE}"),
        ("{{ " + "(" * 4000, f"1:1: error: the template has too many brackets inside each other; {COMPARE}"),
        ("x\n" * 10_000, "1:1: error: the block has 20029 characters; shorten it to 20000"),
    ],
)
def test_what_no_block_may_use(text: str, said: str) -> None:
    """What could run on, reach further, or go past the escaping is refused before anything is run."""
    block, faults = read_block("complaint", HEAD + text)
    assert block is None
    assert f"{FILE}:{said}" in [str(fault) for fault in faults]


CLOSE = "close it; what stands in an if or a for closes whatever it opens"
OPEN = "delete it, or open it before; what stands in an if or a for opens whatever it closes"
TORN = "a tag or a comment begins here and does not end; end it with > or -->"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p>\n<b>{{ company }}</p>", f"3:1: error: <b> is not closed; {CLOSE}"),
        (
            "<ul>\n{% for d in f.sections %}\n<li>{{ d }}\n{% endfor %}\n</ul>",
            f"4:1: error: <li> is not closed; {CLOSE}",
        ),
        ("{{ company }}\n</section>", f"3:1: error: </section> closes nothing that is open here; {OPEN}"),
        (
            "{% if a %}\n<p>a</p>\n{% elif b %}\n</td>\n{% endif %}",
            f"5:1: error: </td> closes nothing that is open here; {OPEN}",
        ),
        ("<div/>", f"2:1: error: <div> is not closed; {CLOSE}"),
        ("<p>a</p>\n<!-- b", f"3:1: error: {TORN}"),
        ('<p class="a>b</p>', f"2:1: error: {TORN}"),
    ],
)
def test_unbalanced_elements(text: str, said: str) -> None:
    """What a block opens it closes, whichever way its conditions turn out, so that no page is torn by it."""
    block, faults = read_block("complaint", HEAD + text)
    assert (block, [str(fault) for fault in faults]) == (None, [f"{FILE}:{said}"])


def test_conditions_that_open_elsewhere() -> None:
    """A condition that opens is told where it opens, and what closes far from it where it closes."""
    _, faults = read_block("complaint", HEAD + "{% if a %}<p>{% endif %}\nb</p>")
    assert [str(fault) for fault in faults] == [
        f"{FILE}:3:1: error: </p> closes nothing that is open here; {OPEN}",
        f"{FILE}:2:1: error: <p> is not closed; {CLOSE}",
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<p{% if a %} class="b"{% else %} id="{{ b }}"{% endif %}>a<br>b<br/></p>',
        "<svg><path/></svg>",
        "{{ own }} a < b &lt;i&gt; {# <i> #} {{ '<i>' }}",
        "{% call m.folded(a) %}\n<p>a</p>\n{% endcall %}",
        "<P\n>a</P>",
    ],
)
def test_balanced_elements(text: str) -> None:
    """Conditions in a tag, elements without an end, comments of the template and escaped text are no mistakes."""
    assert read_block("complaint", HEAD + text)[1] == []


def test_the_first_line() -> None:
    """A block says on its first line which original it replaces."""
    _, [fault] = read_block("complaint", ORIGINAL)
    said = "its first line does not say which original it replaces"
    hashed = hash_original(ORIGINAL)
    advice = f"compare it with the original, then write {{# replaces: {hashed} #}} on the first line"
    assert str(fault) == f"{FILE}:1:1: error: {said}; {advice}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ((HEAD + "Äly\n").encode("latin-1"), "2:1: error: the byte 0xC4 is not UTF-8; save the file as UTF-8"),
        ((HEAD + "x\n").encode("utf-16"), "1:1: error: the file is saved as UTF-16; save it as UTF-8"),
        (
            f"{HEAD}<<<<<<< HEAD\nx\n".encode(),
            "2:1: error: '<<<<<<<' is a mark of a merge conflict; choose one version and delete the marks",
        ),
    ],
)
def test_what_is_no_text(content: bytes, said: str) -> None:
    """What an editor saved in another encoding, or git left unfinished, comes on no page."""
    block, faults = read_own_block("blocks/complaint.html", content, FILE, THEME)
    assert (block, [str(fault) for fault in faults]) == (None, [f"{FILE}:{said}"])


def test_line_ends_of_windows() -> None:
    """A block that an editor of Windows saved, with its mark and its line ends, is the same block."""
    text = HEAD + ORIGINAL
    saved = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert read_own_block("blocks/complaint.html", saved, FILE, THEME) == read_block("complaint", text)


@pytest.mark.parametrize(
    ("section", "advice"),
    [("complaints", "did you mean blocks/complaint?"), ("summary", "the blocks are: "), ("service", "did you mean")],
)
def test_no_such_block(section: str, advice: str) -> None:
    """A block that the program has not, or that belongs to no section, cannot be replaced."""
    _, [fault] = read_block(section, HEAD)
    said = f"theme/blocks/{section}.html:1:1: error: the program has no such block, or has it no more; {advice}"
    assert str(fault).startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        *("{{ t.theme }}", "{{ t.source }}", "{{ t.find }}", "{{ t['theme'] }}", "{{ f.theme }}", "{{ code.name }}"),
        *("{{ r.model_dump }}", "{{ r.model_copy }}", "{{ f.register.model_validate }}", "{{ r.purposes.count }}"),
        *("{{ company.format }}", "{{ '{:>9}'.format(1) }}", "{{ m.mail.name }}", "{{ constants.clear }}"),
        *("{{ texts_checked.year }}", "{{ range }}", "{{ lipsum }}", "{{ r.purposes | map('center', 9) | list }}"),
        *("{{ [t] | map(attribute='theme') | first }}", "{{ [f] | selectattr('theme.folder') | list }}"),
    ],
)
def test_what_no_block_reaches(text: str) -> None:
    """Nothing of the program is seen from a block, whatever way it is asked for."""
    shown = show(text)
    assert isinstance(shown, Fault)
    assert shown.place.file == FILE


@pytest.mark.parametrize(
    "text",
    [
        LOOP * 8 + "x" + "{% endfor %}" * 8,
        f"{{% set n = namespace(s='xxxxxxxx') %}}{LOOP}{{% set n.s = n.s ~ n.s ~ n.s ~ n.s %}}{{% endfor %}}",
        f"{{% set n = namespace(s=(1, 2)) %}}{LOOP}{LOOP}{{% set n.s = n.s + n.s %}}{{% endfor %}}{{% endfor %}}",
        LOOP * 3 + "x\n" * 4500 + "{% endfor %}" * 3,
    ],
)
def test_what_runs_on(text: str) -> None:
    """What a block goes through, joins and writes is counted, and it ends with a message."""
    shown = show(text)
    assert isinstance(shown, Fault)
    assert str(shown) == (f"{FILE}:1:1: error: the block makes too much of a register; let its loops go through less")


def test_a_block_that_fails() -> None:
    """What a block asks for and nobody has is told at its line."""
    shown = show("<p>\n{{ nothing_here }}</p>")
    assert str(shown).startswith(f"{FILE}:3:1: error: the page cannot be made (UndefinedError: ")
    assert Path(FILE).name == "complaint.html"

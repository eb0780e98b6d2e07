"""Whatever a file holds, it is a sound notice or a list of faults: no crash, no long wait, no markup on the page."""

import copy
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.checks import completeness
from hooks.commands import report
from hooks.folder.company import NO_COMPANY
from hooks.folder.entry import read_entry
from hooks.folder.tree import MemoryTree
from hooks.format.keys import list_fields
from hooks.format.register import Register
from hooks.notice import naming, notice
from hooks.reading.display import Key
from hooks.reading.hidden import INVISIBLE
from hooks.reading.loading import read_source
from hooks.reading.source import Data
from tests.fuzz.budget import try_examples
from tests.paths import DATA
from tests.shared import THEME
from tests.sites import Element

VALID = [
    read_source(path, path.name).data
    for path in [*sorted((DATA / "good").glob("*.yml")), *sorted((DATA / "notices").glob("*.yml"))]
]
KEYS = sorted({step for path in list_fields(Register) for step in path} | {"gap", "fi", "en", "sv", "<<", "__class__"})
CODES = sorted({code for vocabulary in THEME.vocabulary.values() for code in vocabulary})
SHOWN = [  # what may stand where a name or own words stand, and is shown as it was written
    "<script>alert(1)</script>",
    "' onmouseover='alert(1)",
    '" onmouseover="alert(1)',
    "A</title></p></section><iframe>",
    "A --><!--]]> <![CDATA[",
    "A &amp;lt;b&gt; & B",
    "{{ 7 * 7 }}{% raw %}{# x #}",
    "A {we:genitive} {name} {0} {} %s \\",
    "javascript:alert(1)",
    "JaVaScRiPt&#58;alert(1)",
    "Å ß ﬁ İ ٢ 🙂",
]
HOSTILE = [
    *SHOWN,
    '"><img src=x onerror=alert(1)>',
    'https://a.example/"onclick="alert(1)',
    "https://a.example/?a=1&b=<c>",
    'a@b.example"><b>',
    "[x](javascript:alert(1)) ![y](https://a.example/z.png) <b onclick=a>",
    "mailto:a@b.example?bcc=c@d.example",
    "\u202eyO",
    "a\u200bb",
    "a\x00b",
    "a\r\nSet-Cookie: b",
    "a\ttab",
    "\ud800",
    "e\u0301 \ufb01 \u0130 \u0662\u0660\u0662\u0666-\u0661\u0661-\u0660\u0662",
    "\U0001f642" * 20,
    "x" * 400,
    "9" * 400,
    "<" + "a " * 5000,
    "2026-02-30",
    "9999-12-31",
    "0001-01-01",
    "9999 years",
    ".inf",
    "- a: [b",
    "#x",
    "",
    " ",
    "~",
    "none",
    "yes",
]
# Tags and attributes of the templates and of prose; what else appeared would come from a value.
TAGS = {
    *(
        "a",
        "bdi",
        "caption",
        "code",
        "dd",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "header",
        "li",
        "nav",
        "ol",
        "p",
        "section",
    ),
    *("details", "summary", "span", "strong", "table", "tbody", "td", "th", "thead", "time", "tr", "ul", "br", "wbr"),
}
ATTRIBUTES = {
    "aria-label",
    "aria-labelledby",
    "class",
    "data-label",
    "datetime",
    "href",
    "id",
    "lang",
    "colspan",
    "scope",
    "start",
}
MOST_SECONDS = 2  # of computing, whatever else the machine does
FEW = try_examples(150)
MANY = try_examples(500)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def judge(folder: Path, content: bytes, *, draft: bool = False) -> bool:
    """Take a file the whole way; returns whether it became a notice.

    It must end in time with faults that can be printed, or with a notice whose markup is that of the templates.
    """
    name = "_x.yml" if draft else "x.yml"
    start = time.process_time()
    entry = read_entry(MemoryTree(folder, {name: content}), name, NO_COMPANY, THEME)
    errors = [fault for fault in entry.faults if fault.level == "error"]
    report.write_json(entry.faults, {entry.name: completeness.judge_notice(entry.register, entry.faults, THEME)})
    for fault in entry.faults:
        text = str(fault)
        assert "\n" not in text, text
        assert not INVISIBLE.search(text), text
        assert "\n" not in report.write_annotation(fault)
        assert fault.place.line >= 1, text
        assert fault.place.column >= 1, text
        assert len(text) < 1200, text
    if entry.register is None:
        assert errors or draft
    else:
        assert not errors
        for language in naming.list_languages(entry.register):
            made = notice.render_notice(entry.register, language, THEME)
            check_markup(str(made.html))
    assert time.process_time() - start < MOST_SECONDS
    return entry.register is not None


def check_markup(html: str) -> None:
    """Every tag is closed in its place, and tags, attributes and links are of the kinds that the templates have."""
    for element in Element.parse(html).all():
        assert element.tag in TAGS, element.tag
        assert set(element.attributes) <= ATTRIBUTES, element.attributes
        assert re.match(r"(https?://|mailto:|tel:|#)", element.attributes.get("href", "#")), element.attributes
        assert re.fullmatch(r"[\w -]*", element.attributes.get("class", "")), element.attributes


# --- any bytes, any text ----------------------------------------------------------------------------------------------


@FEW
@given(content=st.binary(max_size=400))
def test_any_bytes(folder: Path, content: bytes) -> None:
    """Random bytes give faults."""
    assert not judge(folder, content)


PIECES = [
    *"\n\n\n  -:#&*!|>%@`'\"{}[],?~<=\t\r\\",
    "\n  ",
    "\n    - ",
    ": ",
    " #",
    "---\n",
    "...\n",
    "\ufeff",
    "\u2028",
    "\x85",
]


@MANY
@given(pieces=st.lists(st.sampled_from([*PIECES, *KEYS, *CODES[:40]]), max_size=60), draft=st.booleans())
def test_any_text(folder: Path, pieces: list[str], draft: bool) -> None:
    """Random text of what YAML is made of gives faults."""
    assert not judge(folder, "".join(pieces).encode(), draft=draft)


@MANY
@given(data=st.data())
def test_damaged_file(folder: Path, data: st.DataObject) -> None:
    """A sound file with characters taken out, put in or doubled is still a notice, or has faults."""
    path = data.draw(st.sampled_from(sorted((DATA / "good").glob("*.yml"))))
    text = path.read_bytes().decode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 12)))
        text = text[:start] + data.draw(st.sampled_from(["", *PIECES, text[start:end] * 2])) + text[end:]
    judge(folder, text.encode())


# --- sound registers, changed -----------------------------------------------------------------------------------------


def places(part: Any, key: Key = ()) -> Iterator[Key]:  # noqa: ANN401 - data as YAML has them
    """Every key and item of the data."""
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for step, value in inner:
        yield (*key, step)
        yield from places(value, (*key, step))


def part_at(part: Any, key: Key) -> Any:  # noqa: ANN401
    for step in key:
        part = part[step]
    return part


def put(part: Any, step: str | int, value: object, name: object = None) -> None:  # noqa: ANN401
    """Set an item or a key; with a name, the key is called so from here on, in its old place."""
    if isinstance(part, dict) and name is not None:
        renamed = {(name if key == step else key): (value if key == step else held) for key, held in part.items()}
        part.clear()
        part.update(renamed)
    else:
        part[step] = value


@st.composite
def changed(draw: st.DrawFn) -> dict[str, Any]:
    """A sound register in which up to four keys, items or values are dropped, doubled, renamed, replaced or retyped."""
    register = copy.deepcopy(draw(st.sampled_from(VALID)))
    words = st.sampled_from(HOSTILE) | st.sampled_from(CODES) | st.text(max_size=30)
    for _ in range(draw(st.integers(1, 4))):
        found = list(places(register))
        if not found:
            break
        *above, step = draw(st.sampled_from(found))
        parent = part_at(register, tuple(above))
        value = parent[step]
        match draw(st.sampled_from(["drop", "double", "rename", "replace", "retype", "move"])):
            case "drop":
                del parent[step]
            case "double" if isinstance(parent, list):
                parent.insert(0, copy.deepcopy(value))
            case "rename":
                put(parent, step, value, name=draw(st.sampled_from(KEYS) | words))
            case "retype":
                kinds = [[value], {"gap": value}, {"fi": value, "en": value}, {"gap": "2026-11-21 x"}, [], {}, None]
                put(parent, step, draw(st.sampled_from(kinds)))
            case "move":
                put(parent, step, copy.deepcopy(part_at(register, draw(st.sampled_from(found)))))
            case _:
                put(parent, step, draw(words))
    return register


@MANY
@given(register=changed(), ascii_only=st.booleans(), draft=st.booleans())
def test_changed_register(folder: Path, register: dict[str, Any], ascii_only: bool, draft: bool) -> None:
    """A sound register that was changed at random is still a notice, or has faults."""
    text = json.dumps(register, ensure_ascii=ascii_only, indent=1)  # JSON is YAML; escaped or not
    judge(folder, text.encode("utf-8", "surrogatepass"), draft=draft)


# --- hostile words in every place -------------------------------------------------------------------------------------

NAMES = {"name", "known_as", "provider", "fi", "en"}  # keys whose value is a name or own words


@FEW
@given(data=st.data())
def test_hostile_words(folder: Path, data: st.DataObject) -> None:
    """A hostile text in the place of a name or of own words stays a text: the notice is sound, without new markup."""
    register = copy.deepcopy(data.draw(st.sampled_from(VALID)))
    named = [key for key in places(register) if key[-1] in NAMES and key[0] != "more"]
    texts = sorted({text for key in named if isinstance(text := part_at(register, key), str)})
    for number, text in enumerate(data.draw(st.lists(st.sampled_from(texts), min_size=1, max_size=8, unique=True))):
        hostile = f"{data.draw(st.sampled_from(SHOWN))} {number}"  # the same item twice would be a fault
        for key in named:  # some words must be the same in two places
            if part_at(register, key) == text:
                put(part_at(register, key[:-1]), key[-1], hostile)
    assert judge(folder, json.dumps(register, ensure_ascii=False, indent=1).encode())


@FEW
@given(data=st.data())
def test_hostile_prose(folder: Path, data: st.DataObject) -> None:
    """A hostile text in prose is shown as text, or has a fault."""
    register = copy.deepcopy(data.draw(st.sampled_from(VALID)))
    pieces = st.sampled_from(
        [*HOSTILE, "*a* ", "**b** ", "[c](https://a.example) ", "\n\n", "\n- d", "\n1. e", "<", "`"]
    )
    texts: Data = {language: "".join(data.draw(st.lists(pieces, min_size=1, max_size=6))) for language in ("fi", "en")}
    register["more"] = {"purposes": texts}
    judge(folder, json.dumps(register, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass"))

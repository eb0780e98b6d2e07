"""The catalogue of sentences: what the program names is there, and what is there is named and tested."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from hooks.folder import collection
from hooks.reading import messages, program
from hooks.reading.fault_codes import CODES, FaultCode
from hooks.reading.messages import (
    ENGLISH,
    NAMED_PLACE,
    NoSentences,
    Phrase,
    Series,
    Values,
    fill_places,
    read_catalogue,
    reword,
    say_refusal,
)
from hooks.reading.refusals import Refused
from tests.paths import DATA, PROJECT, TESTS
from tests.shared import THEME

CATALOGUE = read_catalogue(ENGLISH)
FINDINGS = CATALOGUE["findings"]
MODULES = sorted((PROJECT / "hooks").rglob("*.py"))
PROGRAM = "".join(path.read_text("utf-8") for path in MODULES)
BAD = sorted(path for folder in ("bad", "doubtful") for path in (DATA / folder).glob("*.yml"))
SENTENCES = [(code, name) for code, row in FINDINGS.items() for name in row.get("says", ())]
WHOLE = sorted(path for path in messages.FOLDER.glob("*.yml") if path.stem != ENGLISH)
PARTLY = sorted(messages.FOLDER.glob(f"{messages.PARTLY}/*.yml"))
OTHERS = [path.relative_to(messages.FOLDER) for path in (*WHOLE, *PARTLY)]
SECTIONS = {
    "Refused": "refusals",
    "NoGit": "refusals",
    "refuse_os_errors": "refusals",
    "say_result": "results",
    "Phrase": "phrases",
    "make_phrase": "phrases",
}
SAME = ("", "HTML", "MkDocs", "WeasyPrint", "PDF")  # what is the same in every language
IN_BOTH = ("own-texts-head", "explain-name")  # sentences in both languages, and a command
MESSAGE_AT = {"make_fault": 3, "note": 2, "Mistake": 0}  # which argument names the sentence of a code


def find_calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of the program that names a sentence."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and name_call(node) in {*SECTIONS, *MESSAGE_AT}:
                yield f"{path.name}:{node.lineno}", node


def name_call(node: ast.Call) -> str:
    """What is called, without what it belongs to."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def find_places(sentence: str) -> set[str]:
    return set(NAMED_PLACE.findall(sentence))


def find_sentence(node: ast.Call) -> str | None:
    """The sentence that a call names; nothing where a variable holds the name, or the code."""
    name = name_call(node)
    words = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args]
    if name in SECTIONS:
        return str(CATALOGUE[SECTIONS[name]][words[0]]) if words and words[0] else None
    codes = [*map(ast.unparse, node.args), *(ast.unparse(word.value) for word in node.keywords if word.arg == "code")]
    usual = "FaultCode.VALUE" if name == "Mistake" else ""
    code = next((code for code in codes if re.fullmatch(r"FaultCode\.[A-Z_]+", code)), usual)
    at = MESSAGE_AT[name]
    if not code or len(words) <= at or words[at] is None:
        return None
    said = FINDINGS[FaultCode[code.removeprefix("FaultCode.")]]["says"][words[at]]
    return f"{said['problem']} {said.get('remedy', '')}"


@pytest.mark.parametrize(("place", "node"), [pytest.param(place, node, id=place) for place, node in find_calls()])
def test_calls_fit_their_sentences(place: str, node: ast.Call) -> None:
    """Where the program names a sentence, it is there, and its places are the values given."""
    sentence = find_sentence(node)
    given = {keyword.arg for keyword in node.keywords}
    if ast.unparse(node.func) == "refuse_os_errors":
        given = {"file", "reason"}  # of the error
    if ast.unparse(node.func).endswith("Mistake"):
        given -= {"code", "inside"}
    if sentence is None or None in given or ast.unparse(node.func).endswith("Phrase"):
        return
    assert find_places(sentence) == given, place


@pytest.mark.parametrize("section", ["refusals", "results", "progress", "audit", "phrases", "joints"])
def test_no_sentence_is_left_over(section: str) -> None:
    """What the catalogue has, some part of the program says."""
    made = re.compile("|".join(find_made_names()) if section == "phrases" else "")
    left = [name for name in CATALOGUE[section] if f'"{name}"' not in PROGRAM]
    assert [name for name in left if not made.fullmatch(name)] == []


def test_no_sentence_of_a_finding_is_left_over() -> None:
    """Every sentence of a code is said by a check, or is a need of some kinds of register."""
    needs = {("kind-needs", name) for name in THEME.registers["needs"]}
    assert [row for row in SENTENCES if f'"{row[1]}"' not in PROGRAM and row not in needs] == []


def find_made_names() -> Iterator[str]:
    """Patterns of the names that the program puts together, as in `level-{level}`."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [str(part.value) if isinstance(part, ast.Constant) else "" for part in node.values]
                if re.fullmatch("[a-z]+-s?|-[a-z]+", "".join(parts)):
                    yield "".join(part or "[a-z-]+" for part in parts)


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
def test_values_fit_their_sentences(case: Path, notices: Path) -> None:
    """What a finding carries has a value for every place of its sentence."""
    (notices / case.name).write_bytes(case.read_bytes())
    for fault in collection.load(notices, THEME).faults:
        said = FINDINGS[fault.code]["says"][fault.message]
        assert dict(fault.values).keys() >= find_places(f"{said['problem']} {said.get('remedy', '')}"), str(fault)


def test_every_code_is_in_the_catalogue() -> None:
    """The registry and the catalogue have the same codes, each with its reason and its example."""
    assert list(FINDINGS) == list(map(str, CODES))
    assert [code for code in CODES if not code.reason.endswith(".") or not code.example.strip()] == []
    assert [name for row in FINDINGS.values() for name in row if name not in ("reason", "example", "says")] == []


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_another_language_says_what_english_says(path: Path) -> None:
    """What a language has, English has under the same name and with the same places."""
    for section, entries in messages.load_sentences(str(path)).items():
        if section != "installed":  # its rows are parts of the language's own sentences
            compare_entries(CATALOGUE[section], entries)


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_another_language_lacks_nothing(path: Path) -> None:
    """Every sentence is in every language that is no language of some commands only."""
    said = dict(list_named(messages.load_sentences(path.name)))
    assert [
        name
        for name, _ in list_named(CATALOGUE)
        if name[0] != "installed" and name[-1] != "example" and name not in said
    ] == []


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_another_language_has_the_order_of_english(path: Path) -> None:
    """What two files have stands in the same order in both."""
    said = dict(list_named(messages.load_sentences(str(path))))
    english = [name for name, _ in list_named(CATALOGUE) if name[0] != "installed"]
    assert [name for name in said if name[0] != "installed"] == [name for name in english if name in said]


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_another_language_has_words_of_its_own(path: Path) -> None:
    """No sentence is the English one, but those that have no words or only such as both languages have."""
    english = dict(list_named(CATALOGUE))
    said = list_named(messages.load_sentences(str(path)))
    same = [text for name, text in said if text == english.get(name) and name[-1] not in IN_BOTH]
    assert [text for text in same if NAMED_PLACE.sub("", text).strip(" #:,;./()-\n") not in SAME] == []


def list_named(entries: Mapping[str, object], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a part of the catalogue by its path."""
    for name, entry in entries.items():
        if isinstance(entry, dict):
            yield from list_named(entry, (*above, name))
        else:
            yield (*above, name), str(entry)


def compare_entries(english: object, entries: object) -> None:
    """Compare a part of the catalogue with the English one."""
    if not isinstance(entries, dict):
        assert find_places(str(entries)) == find_places(str(english)), entries
        return
    assert isinstance(english, dict)
    assert entries.keys() <= english.keys()
    for name, entry in entries.items():
        compare_entries(english[name], entry)


def test_levels_are_known() -> None:
    """A code has one of the three levels, and a source."""
    assert {code.level for code in CODES} == {"error", "warning", "gap"}
    assert all(code.source for code in CODES)


def test_a_code_is_its_text() -> None:
    """A code is told as it is written in the catalogue, and its member is named after it."""
    assert [code.name for code in CODES] == [code.replace("-", "_").upper() for code in CODES]
    assert f"{FaultCode.DATE_ORDER}" == "date-order"


@pytest.mark.parametrize(("code", "name"), SENTENCES)
def test_a_sentence_is_a_problem_and_a_remedy(code: str, name: str) -> None:
    """A sentence has what is wrong and, mostly, what to write instead; neither ends like a sentence of its own."""
    said = FINDINGS[code]["says"][name]
    assert "problem" in said
    assert said.keys() <= {"problem", "remedy"}
    assert not any(text.endswith(".") for text in said.values())


@pytest.mark.parametrize(("code", "name"), SENTENCES)
def test_a_sentence_is_named_by_the_program(code: str, name: str) -> None:
    """A sentence that nobody says is not kept; those of what kinds of register need are named where the needs are."""
    assert f'"{name}"' in PROGRAM or name in THEME.registers["needs"], code


def test_refusals_are_named_by_the_program() -> None:
    """A refusal that nobody says is not kept."""
    assert [name for name in CATALOGUE["refusals"] if f'"{name}"' not in PROGRAM] == []


@pytest.mark.parametrize(("code", "name"), SENTENCES)
def test_a_sentence_is_tested(code: str, name: str) -> None:
    """The words of every sentence are in a golden file or a test."""
    for sentence in FINDINGS[code]["says"][name].values():
        literal = [piece.strip() for part in NAMED_PLACE.split(sentence)[::2] for piece in part.split("; ")]
        assert [piece for piece in literal if piece not in TESTED] == []


def read_tested_words() -> str:
    """What golden files and tests say, with the parts of a divided text put together."""
    paths = [path for path in sorted(TESTS.rglob("*")) if path.suffix in (".txt", ".py")]
    text = "\n".join(path.read_text("utf-8", errors="replace") for path in paths)
    return re.sub(r"[\"']\s*\n\s*f?[\"']", "", text).replace("{{", "{").replace("}}", "}")


ONLY_HERE = re.compile(r"build\.py|mkdocs\.yml|make site|requirements\.txt|_template")
PROGRAM = "\n".join(path.read_text("utf-8") for path in (PROJECT / "hooks").rglob("*.py"))
TESTED = read_tested_words()


# --- how places are filled --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "values", "said"),
    [
        ("{a} and {b}", (("a", 1), ("b", "x")), "1 and x"),
        ("write `{gap: 2026-11-21 who}` or {a}", (("a", "x"),), "write `{gap: 2026-11-21 who}` or x"),
        ("{ } {} {0} {A} {a.b} {a!r} {a:>9}", (("a", "x"),), "{ } {} {0} {A} {a.b} {a!r} {a:>9}"),
        ("{a}{b}", (("a", "{b}"), ("b", "{a}")), "{b}{a}"),
        ("{a}", (("a", "\\1 \\g<0> %s"),), "\\1 \\g<0> %s"),
        ("{a}", (("a", Series(("x", "y", "z"), "or")),), "x or y or z"),
        ("{a}", (("a", Series(("x", Phrase("control-character")))),), "x, control character"),
        ("{a}", (("a", Phrase("more", (("count", 3),))),), "3 more"),
    ],
)
def test_places(sentence: str, values: Values, said: str) -> None:
    """Places take values as they are; braces around anything but a plain name stay, and values hold no places."""
    assert fill_places(sentence, values, "en") == said


def test_a_place_without_a_value() -> None:
    """A place that is left empty is an error of the program."""
    with pytest.raises(KeyError, match="b"):
        fill_places("{a} {b}", (("a", 1),), "en")


def test_a_refusal_in_words() -> None:
    """A refusal carries its name and its values, and says its sentence."""
    refused = Refused("commit-unknown", ref="main")
    assert (refused.message, refused.values) == ("commit-unknown", (("ref", "main"),))
    assert str(refused) == say_refusal("commit-unknown", (("ref", "main"),))
    assert "'main'" in str(refused)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "cannot be read ([Errno 2] No such file or directory: "),
        ("findings: [", "cannot be read (while parsing a flow node"),
        ("- findings", "holds no sentences; put it back"),
        ("findings: {}", "is not whole; put it back"),
    ],
)
def test_a_catalogue_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, told: str
) -> None:
    """Without its sentences the program says which file is at fault."""
    if text is not None:
        (tmp_path / "en.yml").write_text(text)
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    read_catalogue.cache_clear()
    with pytest.raises(NoSentences, match=re.escape(f"theme/messages/en.yml {told}")):
        read_catalogue(ENGLISH)


def list_texts(part: object) -> Iterator[str]:
    """Every text of a part of the catalogue."""
    if not isinstance(part, dict):
        yield str(part)
        return
    for inner in part.values():
        yield from list_texts(inner)


def test_what_a_wheel_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has the program from a wheel is sent to nothing that only a checkout has; each row of the table is needed."""
    rows = CATALOGUE["installed"]
    texts = [text for section in CATALOGUE if section != "installed" for text in list_texts(CATALOGUE[section])]
    assert [row for row in rows if not any(row in text for text in texts)] == []
    assert [reword(text) for text in texts] == texts
    monkeypatch.setattr(program, "IS_INSTALLED", True)
    assert [text for text in texts if ONLY_HERE.search(reword(text))] == []


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_what_a_wheel_says_in_another_language(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same holds in every language, with rows of its own for its own words."""
    catalogue = messages.load_sentences(str(path))
    texts = [text for section in catalogue if section != "installed" for text in list_texts(catalogue[section])]
    assert [row for row in catalogue.get("installed", ()) if not any(row in text for text in texts)] == []
    monkeypatch.setattr(program, "IS_INSTALLED", True)
    assert [text for text in texts if ONLY_HERE.search(reword(text, path.stem))] == []


def test_another_language_may_lack_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a language does not say yet is said in English."""
    english = (messages.FOLDER / "en.yml").read_text("utf-8")
    (tmp_path / "en.yml").write_text(english, "utf-8")
    (tmp_path / "fi.yml").write_text("phrases: {more: '{count} muuta'}\njoints: {or: ' tai '}\n", "utf-8")
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    read_catalogue.cache_clear()
    series = (("a", Series(("x", "y"), "or")), ("b", Phrase("more", (("count", 3),))))
    character = (("a", Phrase("control-character")), ("b", Series(("x", "y"), "and")))
    assert fill_places("{a} {b}", series, "fi") == "x tai y 3 muuta"
    assert fill_places("{a} {b}", character, "fi") == "control character x and y"
    read_catalogue.cache_clear()

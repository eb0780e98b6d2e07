"""The schema for editors: what `check` accepts is never marked, wrong shapes, codes and keys are, and all is explained.

The files are loaded as an editor sees them, by the core schema of YAML 1.2, which is what yaml-language-server does:
`00100` is a number, `yes` and dates are texts. `read_source` would give text only, and PyYAML's own loaders follow
YAML 1.1, where `00100` is 64 and `NO` is false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from hooks.explain.editor_schema import make_editor_schema, write_editor_schema
from hooks.explain.meanings import list_offered_codes
from hooks.explain.schema_parts import describe_single_value, say_answer
from hooks.format import addresses, countries, names, scalars, times
from hooks.format.allowed import list_notes
from hooks.format.keys import FIELDS
from hooks.format.short_keys import OWN
from hooks.reading.loading import read_source
from hooks.theme.catalogue import name_derived_code
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.registers import select_offered
from tests.paths import DATA, PROJECT
from tests.running import build_py
from tests.shared import CONTEXT, THEME
from tests.sites import build_site, read_files

SCHEMA = make_editor_schema(THEME)
VALIDATOR = Draft7Validator(SCHEMA)
GOOD = sorted(
    [
        PROJECT / "docs/example.yml",
        *(PROJECT / "docs/examples").glob("*.yml"),
        *(
            path
            for folder in ("frozen", "notices", "good", "site", "doubtful")
            for path in (DATA / folder).rglob("*.yml")
        ),
    ]
)
# What a schema can know of the messages of `check`; the rest spans several keys or needs more than a pattern.
SHAPES = re.compile(
    "no such key|is not a code here|cannot stand here|can be no gap|is not a date|is not a length of time"
    "|is neither yes nor no|is not an e-mail address|is not a phone number|is not a business ID|is not a country code"
    "|(?<!controller: )this key is missing|comes by itself with its service|is in no language|is no gap"
)
# A name, which no schema refuses; a word that may be an address; only a shared key.
ELSEWHERE = {"derived-twice-cookie", "aliases-none", "missing-everything"}
BAD = [
    path
    for path in sorted((DATA / "bad").glob("*.yml"))
    if SHAPES.search(path.with_suffix(".txt").read_text("utf-8"))
    and path.stem not in ELSEWHERE
    and path.stem[:5] != "yaml-"
]


class Editor(yaml.SafeLoader):
    """YAML 1.2 with its core schema, as the language server reads it."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - as PyYAML has it


for tag, form in (
    ("null", "~|null|Null|NULL|"),
    ("bool", "true|True|TRUE|false|False|FALSE"),
    ("int", "[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^({form})$"), None)
Editor.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
Editor.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def seen(text: str | bytes) -> Any:  # noqa: ANN401 - any YAML
    """A text as an editor sees it."""
    return yaml.load(text, Editor)  # noqa: S506 - a safe loader


def marks(content: object, validator: Draft7Validator = VALIDATOR) -> list[str]:
    """What an editor would mark."""
    return [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(content)]


def parts(part: object) -> Iterator[dict[str, Any]]:
    """Every mapping of the schema."""
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from parts(inner)


# --- the file ---------------------------------------------------------------------------------------------------------


def test_is_a_schema() -> None:
    """The schema is one of draft 7, which the language servers know, and has no address of its own."""
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert [part for part in parts(SCHEMA) if "$id" in part] == []


def test_command(tmp_path: Path) -> None:
    """`build.py schema` writes the file into the folder of the registers and says where."""
    (tmp_path / "registers").mkdir()
    done = build_py("schema", "--notices", "registers", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "registers/.schema.json\n", "")
    assert (tmp_path / "registers/.schema.json").read_bytes().decode() == write_editor_schema(THEME)


def test_command_without_folder(tmp_path: Path) -> None:
    """Without the folder of the registers `build.py schema` says so in one line."""
    done = build_py("schema", cwd=tmp_path)
    problem = "notices/.schema.json: No such file or directory; name the folder of the registers with --notices"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"Error: {problem}\n")


def test_is_not_published(tmp_path: Path) -> None:
    """The schema lies among the registers and is no page of the site."""
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices/.schema.json").write_text(write_editor_schema(THEME), "utf-8")
    (tmp_path / "notices/akeri.yml").write_bytes((DATA / "site/akeri.yml").read_bytes())
    build_site(tmp_path / "site", tmp_path / "notices")
    assert [name for name in map(str, read_files(tmp_path / "site")) if "schema" in name] == []


# --- what is marked ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_good_files_have_no_marks(path: Path) -> None:
    """Nothing is marked in a file that `check` accepts, company's files included."""
    assert marks(seen(path.read_bytes())) == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_files_are_marked(path: Path) -> None:
    """A wrong shape, code or key is marked, also before `check` is run."""
    assert marks(seen(path.read_bytes())) != []


def test_enough_bad_files() -> None:
    """The bad files that a schema can know are many."""
    assert len(BAD) > 100


SAMPLES = {
    *("2026-11-02", "2019-02-28", "10 years", "1 day", "14 months", "1 month", "session", "yes", "no", "fi", "en"),
    *(
        "03 123 4567",
        "+358 3 123 4567",
        "+358-40-1234567",
        "050-5919305",
        "0401234567",
        "+358401234567",
        "+46 8 123456",
    ),
    *("etunimi.sukunimi@yritys.example", "äiti@yritys.example", "a+b'c@x-y.z.example", "https://a.example", "US", "NO"),
    *("http://a.example:80/b?c=d&e=f#g", "https://xn--4ca.example/ä", "1234567-1", "00100", "1.10", "-5", "12:30"),
    *(
        "0x1F",
        "1e3",
        "#1d6f42",
        "000000",
        "1d6f42",
        "#000",
        "logo.png",
        "Yhtiön logo-2.JPG",
        "Katu 1 A 5. krs",
        "A <b> C",
        "=",
        "2 months",
    ),
}
SAMPLES |= {
    part.strip()
    for path in GOOD
    for line in path.read_text("utf-8").splitlines()
    for part in re.split(r"^\s*(?:- )?[a-z_]+:|#|[\[\]{},]", line)
    if part.strip()
}


SINGLE = [
    value
    for module in (addresses, countries, names, scalars, times)
    for value in vars(module).values()
    if get_origin(value) is Annotated
]


@pytest.mark.parametrize("kind", SINGLE, ids=lambda kind: kind.__metadata__[0].read.__name__)
def test_no_value_of_the_model_is_marked(kind: Any) -> None:  # noqa: ANN401 - an annotated type
    """What the model takes for a date, a phone, a text and so on is never marked, whatever YAML takes it for."""
    validator = Draft7Validator(describe_single_value(kind.__metadata__[0], THEME))
    accepted = [sample for sample in SAMPLES if accepts(kind, sample)]
    assert accepted
    for sample in accepted:
        try:
            value = seen(sample)
        except yaml.YAMLError:
            continue
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            assert marks(value, validator) == [], sample


def accepts(kind: Any, sample: str) -> bool:  # noqa: ANN401 - an annotated type
    try:
        TypeAdapter(kind).validate_python(sample, context=CONTEXT)
    except ValidationError:
        return False
    return True


def test_every_single_value_has_a_form() -> None:
    """The kinds of single value are those whose forms are tried here."""
    notes = {note for path in FIELDS for note in list_notes(path) if isinstance(note, scalars.SingleValue)}
    assert notes == {kind.__metadata__[0] for kind in SINGLE}


def test_company_folder() -> None:
    """A register may leave out what its company's file gives, and the company's file has no other keys."""
    company = {"controller": {"name": "Piha Oy", "address": "Koivukuja 3, 33100 Tampere"}}
    register = seen((PROJECT / "docs/example.yml").read_bytes())
    del register["controller"]
    assert (marks(company), marks(register)) == ([], [])
    assert marks({**company, "register": "customers"}) != []


# --- what is explained ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FIELDS, ids=".".join)
def test_every_key_is_explained(path: tuple[str, ...]) -> None:
    """Every key has its meaning in every language, its example and its law, both plain and as Markdown."""
    entry = THEME.keys[".".join(path)]
    told = [
        *(entry[language] for language in DEFAULT_LANGUAGES),
        f"{path[-1]}: {entry['example']}",
        entry.get("law", ""),
    ]
    explained = [
        part
        for properties in (part["properties"] for part in parts(SCHEMA) if isinstance(part.get("properties"), dict))
        for name, part in properties.items()
        if name == path[-1] and all(text in part.get("description", "") for text in told)
    ]
    assert explained
    assert all(text in part["markdownDescription"] for part in explained for text in told)


@pytest.mark.parametrize(
    "vocabulary", sorted(set(THEME.vocabulary) - {"sections", "origins", "notable", "service_kinds"})
)
def test_every_code_is_explained(vocabulary: str) -> None:
    """Every code that an editor may write is offered with its words in every language."""
    [enumeration, *_] = [
        part
        for part in parts(SCHEMA["definitions"])
        if set(part.get("enum", [])) >= {code.name for code in list_offered_codes(vocabulary, THEME)}
    ]
    assert len(enumeration["enum"]) == len(enumeration["enumDescriptions"])
    assert all(len(text.split(" / ")) >= len(DEFAULT_LANGUAGES) for text in enumeration["enumDescriptions"])


def test_codes_of_services_are_not_offered() -> None:
    """A code that comes with a service is no code to write."""
    brought = {code.name for codes in THEME.vocabulary.values() for code in codes.values() if code.services}
    assert {name_derived_code(service) for service in THEME.services} <= brought
    assert [part["enum"] for part in parts(SCHEMA) if brought & set(part.get("enum", []))] == []


def test_no_value_is_suggested() -> None:
    """No example and no default is given as such: a language server would put it into the file as a fact."""
    assert [part for part in parts(SCHEMA) if "default" in part or "examples" in part] == []


def test_gaps_are_offered_where_the_format_allows_them() -> None:
    """Where `check` takes a gap the schema does, and nowhere else."""
    marked = marks(seen("controller:\n  name: {gap: 2026-11-21 asked}\n  address: {gap: 2026-11-21 asked}\n"))
    assert len(marked) == 1
    assert "['controller', 'name']" in marked[0]


# --- kinds of register -----------------------------------------------------------------------------------------------

KINDS = THEME.registers["codes"]
OF_KINDS = sorted({vocabulary for own in KINDS.values() for vocabulary in own})


def check_with(part: dict[str, Any]) -> Draft7Validator:
    """A validator for a part of the schema."""
    return Draft7Validator({**part, "definitions": SCHEMA["definitions"]})


CONDITIONS = {kind: check_with(SCHEMA["definitions"][f"in-{kind}"]["if"]) for kind in KINDS}


@pytest.mark.parametrize("vocabulary", OF_KINDS)
@pytest.mark.parametrize("kind", KINDS)
def test_kind_is_offered_its_codes(kind: str, vocabulary: str) -> None:
    """A register of a kind is offered what `new` offers it: the codes of no kind, and in its branch its own."""
    names = [code.name for code in list_offered_codes(vocabulary, THEME)]
    _, of_no_kind = SCHEMA["definitions"][vocabulary]["anyOf"]
    offered = set(of_no_kind["enum"])
    if vocabulary in KINDS[kind]:
        own = SCHEMA["definitions"][f"in-{kind}-{vocabulary}-codes"]["enum"]
        snippets = SCHEMA["definitions"][f"in-{kind}-{vocabulary}-list"]["items"]["then"]["defaultSnippets"]
        assert [snippet["bodyText"] for snippet in snippets] == own
        assert offered.isdisjoint(own)
        offered.update(own)
    assert offered == set(select_offered(vocabulary, names, kind, THEME.registers))


@pytest.mark.parametrize("kind", KINDS)
def test_branch_is_of_one_kind(kind: str) -> None:
    """The branch of a kind applies to registers of that kind alone."""
    applied = [name for name, condition in CONDITIONS.items() if not marks({"register": kind}, condition)]
    assert applied == [kind]


@pytest.mark.parametrize(
    "content", [{}, {"register": {"fi": "Oma", "en": "Own"}}, {"register": "no_such"}, {"register": None}]
)
def test_every_branch_without_a_kind(content: dict[str, Any]) -> None:
    """A file whose kind is not known, a company's file included, is offered what every kind is."""
    assert [mark for condition in CONDITIONS.values() for mark in marks(content, condition)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_codes_of_other_kinds_are_not_marked(kind: str) -> None:
    """A register may have any code, whatever kind it belongs to, and what it is offered demands nothing."""
    examples = [seen(path.read_bytes()) for path in (PROJECT / "docs/examples").glob("*.yml")]
    validator = check_with(SCHEMA["definitions"][f"in-{kind}"])
    assert examples
    assert [mark for example in examples for mark in marks({**example, "register": kind}, validator)] == []


def test_codes_of_kinds_stand_where_the_format_has_them() -> None:
    """The branch of a kind leads to its codes by the keys of the format, none of which it offers itself."""
    branch = SCHEMA["definitions"]["in-patients"]["then"]["properties"]
    rows = branch["purposes"]["items"]["then"]["properties"]
    assert rows["purpose"] == {"doNotSuggest": True, "allOf": [{"$ref": "#/definitions/in-patients-purposes"}]}
    assert (
        {"subjects", "purposes", "data", "sources", "recipients", "retention"}
        <= set(branch)
        <= set(SCHEMA["properties"])
    )
    keys = [key for part in parts(branch) for key in part.get("properties", {}).values()]
    assert [key for key in [*branch.values(), *keys] if "doNotSuggest" not in key] == []


# --- services ---------------------------------------------------------------------------------------------------------

SHARED = "controller: {name: Piha Oy, address: 'Koivukuja 3, 33100 Tampere'}\n"
MATCHING = "{service: meta_pixel, settings: {advanced_matching: no}}"


@pytest.mark.parametrize(
    "written",
    [
        "services: google_maps",
        f"services: [google_maps, {MATCHING}]",
        f"services: {MATCHING}",
        "services: [{service: {fi: Ajanvaraus, en: Booking}, company: {gap: 2026-11-21 asked}, cookies: none}]",
        "services: [{service: google_maps, in_use: {gap: 2026-11-21 asked}}]",
        "google_analytics: {gap: 2026-11-21 asked}",
        "google_analytics: {retention: 14 months}",
        "google_analytics: {retention: 14 month, ads: no}",
        "google_analytics: {retention: <2 or 14 months>}",
        "google_analytics: {retention: {gap: 2026-11-21 asked}, transfers: none, in_use: {gap: 2026-11-21 asked}}",
    ],
)
def test_services_are_not_marked(written: str) -> None:
    """Services stand in a company's file or a register by their codes, in rows, and by their short keys."""
    assert marks(seen(f"{SHARED}{written}\n")) == []


@pytest.mark.parametrize(
    "written",
    [
        "services: [no_such_service]",
        "services: [{settings: {ads: no}}]",
        f"services: {MATCHING}".replace("no}", "perhaps}"),
        f"services: {MATCHING}".replace("advanced_matching", "no_such_setting"),
        "google_analytics: yes",
        "google_analytics: {retention: 15 months}",
        "google_analytics: {ads: perhaps}",
        "google_analytics: {advanced_matching: no}",
        "google_analytics: {settings: {ads: no}}",
    ],
)
def test_mistakes_in_services_are_marked(written: str) -> None:
    """Other codes, settings and times than those of the catalogue are marked."""
    assert len(marks(seen(f"{SHARED}{written}\n"))) == 1


@pytest.mark.parametrize("code", THEME.services)
def test_every_service_is_explained(code: str) -> None:
    """A service is offered with its name and what it is for, and each of its settings with its question."""
    entry, offered = THEME.services[code], SCHEMA["definitions"]["services"]
    said = offered["enumDescriptions"][offered["enum"].index(code)]
    assert said == f"{entry['name']}: {entry['what']['fi']} / {entry['what']['en']}"
    for name, setting in entry.get("settings", {}).items():
        form = SCHEMA["definitions"]["settings"]["properties"][name]
        assert form["enum"] == ["yes", "no"]
        told = [entry["name"], *(setting["question"][language][1:] for language in DEFAULT_LANGUAGES)]
        assert [part for part in told if part not in form["markdownDescription"]] == []


@pytest.mark.parametrize("key", THEME.short_keys)
def test_every_short_key_is_explained(key: str) -> None:
    """A short key has its meaning and an example, and under it the settings of its service and what a row has."""
    entry, form = THEME.services[THEME.short_keys[key]], SCHEMA["properties"][key]
    assert [
        part
        for part in (entry["name"], *(entry["what"][language] for language in DEFAULT_LANGUAGES), f"{key}: {{")
        if part not in form["description"]
    ] == []
    whole, gap = form["anyOf"]
    assert gap == {"$ref": "#/definitions/gap"}
    assert set(whole["properties"]) == {*entry.get("settings", ()), *OWN}
    assert whole["additionalProperties"] is False


def test_word_without_a_sentence() -> None:
    """A word of which the notice has no sentence is explained by its key; any other by what the notice says."""
    keys = {path for path, sentence in list_words_of_keys() if not sentence}
    assert keys == {"services.transfers", "services.cookies"}
    meaning = THEME.keys["services.cookies"]
    assert say_answer("services.cookies", "none", THEME) == [meaning["fi"], meaning["en"]]


def list_words_of_keys() -> Iterator[tuple[str, bool]]:
    """Every key that takes a word such as `none`, and whether that is explained by a sentence of the notice."""
    for path in FIELDS:
        key = ".".join(path)
        for answer in (answer for note in list_notes(path) if get_origin(note) is Literal for answer in get_args(note)):
            yield key, say_answer(key, answer, THEME) != [THEME.keys[key]["fi"], THEME.keys[key]["en"]]


def test_example_is_read_alike() -> None:
    """The loader of these tests sees the keys that `read_source` sees."""
    path = PROJECT / "docs/example.yml"
    assert list(seen(path.read_bytes())) == list(read_source(path, path.name).data)

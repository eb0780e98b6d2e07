"""What `new` writes: tests/data/new/<case>.args gives the file <case>.yml.

A new case needs no Python: write the options, run pytest with --update-goldens, and read what it wrote.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.folder import collection
from hooks.format.register import Register
from hooks.reading.loading import read_source
from tests.new.calls import GAP, NEEDED, REGISTERS, call_new, find_errors, read_data, read_options
from tests.running import build_py
from tests.shared import THEME
from tests.sites import build_site

CASES = sorted(REGISTERS.glob("*.args"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_written_file(case: Path, notices: Path, golden: Callable[[Path, str], None]) -> None:
    """Options give exactly the file of the golden case, and `check` finds no error in it."""
    done = build_py("new", "esimerkki", "--yes", *read_options(case), cwd=notices.parent)
    assert (done.returncode, done.stderr) == (0, "")
    golden(case.with_suffix(".yml"), (notices / "esimerkki.yml").read_text("utf-8"))
    assert [fault for fault in collection.load(notices, THEME).faults if fault.level == "error"] == []


def test_written_files_are_built(tmp_path: Path) -> None:
    """Every golden file becomes pages in both languages."""
    (tmp_path / "notices").mkdir()
    for case in CASES:
        (tmp_path / f"notices/{case.stem}.yml").write_bytes(case.with_suffix(".yml").read_bytes())
    site = build_site(tmp_path / "site", tmp_path / "notices")
    for case in CASES:
        assert (site / case.stem / "index.html").is_file()
        assert (site / "en" / case.stem / "index.html").is_file()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_no_warning_that_answers_could_have_prevented(case: Path, notices: Path) -> None:
    """Sound answers make a file that is not even doubtful."""
    (notices / "x.yml").write_bytes(case.with_suffix(".yml").read_bytes())
    assert [fault for fault in collection.load(notices, THEME).faults if fault.level == "warning"] == []


def test_what_was_written_is_told(notices: Path) -> None:
    """The result is the file, the number of its gaps, and the next step, in the language of the editor."""
    assert call_new(notices, lang="en").stdout.splitlines() == [
        "Written: notices/esimerkki.yml. Gaps: 10.",
        "Next, check it: python build.py check notices/esimerkki.yml, and look at it: python build.py serve",
    ]
    checked = build_py("check", "notices/esimerkki.yml", cwd=notices.parent)
    assert checked.stdout.endswith("1 notice without errors, 0 warnings, 10 gaps\n")


def test_gaps_are_dated_today(notices: Path) -> None:
    """What is left open with a hyphen, with nothing or by silence is a gap of the day on which that was noticed."""
    call_new(notices, address="-", retention="")
    data = read_data(notices)
    assert [data["controller"]["address"], data["retention"], data["data"]] == [GAP, GAP, GAP]


@pytest.mark.parametrize(
    "name",
    [
        'A & B: "C" #1',
        'O\'Esimerkki & "pojat" Oy',
        "'yksin' Oy",
        "- viiva Oy",
        "? kysymys",
        ": kaksoispiste",
        "Loppu:",
        "# risuaita",
        "Oy #",
        "A#B",
        "A, B & C",
        "[hakaset] Oy",
        "{aaltosulut}: Oy",
        "*tähti",
        "&ankkuri Oy",
        "!huuto Oy",
        "%prosentti",
        "@ät",
        "`hipsut`",
        "|pysty",
        "> suurempi",
        "A <b> C",
        "<<x",
        "--- Oy",
        "x ...",
        "C:\\hakemisto\\n",
        "yes",
        "No",
        "true",
        "null Oy",
        "NULL",
        "~a",
        "007",
        "1e3",
        "0x1F",
        "2026-11-21",
        "12:30:45",
        "=1+1",
        "Ääkköset Öylätti Åbo",
        "e\u0301 yhdistetty",
        "日本語 株式会社",
        "🙂 Oy",
        "{{ jinja }} {% if %}",
        "a\u00a0b",
        "a\tb",
        "Å" * 300,
    ],
)
def test_hostile_names_survive(name: str, notices: Path) -> None:
    """Any name is read from the file as it was given, and nothing else changes."""
    done = call_new(notices, name=name, address=name)
    assert (done.returncode, done.stderr) == (0, "")
    as_given = unicodedata.normalize("NFC", name)
    controller = {"name": as_given, "business_id": GAP, "address": as_given, "email": NEEDED["email"]}
    assert read_data(notices)["controller"] == controller
    assert find_errors(notices) == []


def test_keys_stand_in_the_order_of_the_format() -> None:
    """A file has its keys in the order in which the format explains them, short keys behind `services:`."""
    order = [field.alias or name for name, field in Register.model_fields.items()]
    order[order.index("automated_decisions") : 0] = THEME.short_keys
    for case in CASES:
        keys = list(read_source(case.with_suffix(".yml"), "").data)
        assert keys == sorted(keys, key=order.index)

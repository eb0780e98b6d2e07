"""The shared data must have the form that the program needs: every fault of it is told at its place."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from hooks.reading.faults import Fault, Faulty
from hooks.theme.foreign import read_foreign_data
from hooks.theme.shared_files import read_data
from hooks.theme.theme import FOLDER, read_theme
from tests.paths import DATA, PROJECT
from tests.running import run_command
from tests.shared import THEME

REMEDY = "write it in the form that the default branch has"
PATTERN = "^(session|persistent|[1-9][0-9]{0,3} (second|minute|hour|day|week|month|year)s?)$"
ANALYTICS = "services/google_analytics.yml"
CASES = [
    (
        ANALYTICS,
        "{name: _ga, type: cookie, lifetime: 2 years,",
        "{name: _ga, type: cookie,",
        (
            f"theme/notice/{ANALYTICS}:23:5: error: cookies[0]: there is no lifetime here; "
            "write it, as the default branch has it"
        ),
    ),
    (
        ANALYTICS,
        "{name: _ga, type: cookie, lifetime: 2 years,",
        "{name: _ga, type: cookie, lifetime: 24 hrs,",
        (
            f"theme/notice/{ANALYTICS}:23:41: error: cookies[0].lifetime: the program needs another "
            f"form here (String should match pattern '{PATTERN}'); {REMEDY}"
        ),
    ),
    (
        ANALYTICS,
        "name: Google Ireland Limited",
        "name: Google" + " Ireland" * 200,
        (
            f"theme/notice/{ANALYTICS}:5:17: error: company.name: this text of the shared data has 1606 "
            "characters; shorten it to 1000; it may stand in every row of a page"
        ),
    ),
    (
        "constants.yml",
        "  checked: 2026-11-27\n  versions:",
        "  checked: lately\n  versions:",
        (
            "theme/notice/constants.yml:10:12: error: texts.checked: the program needs another form here "
            f"(Value error, Invalid isoformat string: 'lately'); {REMEDY}"
        ),
    ),
    (
        "vocabulary.yml",
        "  customers: {subjects: [customers, contact_persons]}",
        "  customers: {colour: red}",
        (
            "theme/notice/vocabulary.yml:29:23: error: registers.customers.colour: the program needs another form here "
            f"(Extra inputs are not permitted); {REMEDY}"
        ),
    ),
    (
        "outdated.yml",
        "pattern: ratapihantie",
        "pattern: (ratapihantie",
        (
            "theme/notice/outdated.yml:13:12: error: old-authority-address.pattern: the program needs another form "
            f"here (Value error, missing ), unterminated subpattern at position 0); {REMEDY}"
        ),
    ),
]


def copy_theme(folder: Path, name: str, old: str, new: str) -> Path:
    """A copy of the theme with one file changed."""
    theme = shutil.copytree(FOLDER, folder / "theme")
    path = theme / "notice" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return theme


def find_only_fault(folder: Path, name: str, old: str, new: str) -> Fault:
    """What is wrong with a theme in which one file is changed, and nothing else is."""
    with pytest.raises(Faulty) as raised:
        read_theme(copy_theme(folder, name, old, new))
    [fault] = raised.value.faults
    return fault


@pytest.mark.parametrize(("name", "old", "new", "told"), CASES)
def test_own_data(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    """A file of the project's own that lacks a part, or has another, is a fault at its place."""
    theme = copy_theme(tmp_path, name, old, new)
    with pytest.raises(Faulty) as raised:
        read_theme(theme)
    assert str(raised.value.faults[0]) == told


def test_questions_have_no_other_keys(tmp_path: Path) -> None:
    """A key of a question that nothing reads is a fault: a proposal that nobody hears."""
    theme = copy_theme(tmp_path, "questions.yml", "    kind: text\n", "    kind: text\n    propose: Esimerkki Oy\n")
    with pytest.raises(Faulty) as raised:
        read_data(theme, "questions.yml")
    [fault] = raised.value.faults
    assert str(fault) == (
        "theme/notice/questions.yml:20:14: error: questions.name.propose: the program needs another form here "
        f"(String should match pattern '^[a-z]{{2,3}}(?:-[a-z0-9]{{2,8}})*$'); {REMEDY}"
    )


def test_texts_of_a_branch() -> None:
    """A table of texts that is one text is a fault, and so is a text that is a table."""
    content = b'title: {a: b}\ninterface: "true"\nwords: {}\nnouns: {}\n'
    read, faults = read_foreign_data({"en.yml": content}, THEME)
    assert read == {}
    assert sorted({(fault.place.line, fault.key) for fault in faults}) == [(1, "title"), (2, "interface")]


def test_codes_of_a_branch() -> None:
    """A file of codes without those that this program asks for is a fault for each."""
    _, faults = read_foreign_data({"vocabulary.yml": b"sections: [a]\n"}, THEME)
    assert len(faults) == len(THEME.codes) - 1
    assert "theme/notice/vocabulary.yml:1:1: error: there is no registers here" in "\n".join(map(str, faults))


def test_commands_tell_it(tmp_path: Path) -> None:
    """`check` ends with 2 and one line, and not as with faulty registers, where the program itself is at fault."""
    shutil.copytree(PROJECT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(DATA / "site", tmp_path / "notices")
    for name in ("build.py", "mkdocs.yml", "pyproject.toml"):
        shutil.copy(PROJECT / name, tmp_path / name)
    name, old, new, told = CASES[0]
    copy_theme(tmp_path, name, old, new)
    done = run_command([sys.executable, tmp_path / "build.py", "check"], cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_every_statutory_period_has_its_facts() -> None:
    """The codes of periods that laws set are those of which periods.yml says how long."""
    assert THEME.periods.keys() == THEME.vocabulary["statutory"].keys()


def test_the_framework_is_one_decision() -> None:
    """The number of the framework is the same among the decisions on adequacy and among the constants."""
    assert set(THEME.adequacy["US"]["decision"].values()) == {THEME.constants["dpf"]["decision"]}


def test_decisions_on_adequacy_are_outside_the_eea() -> None:
    """No decision is on a country of the EEA, every one is cited in every language, and what it covers has words."""
    assert not THEME.eea & THEME.adequacy.keys()
    for country, fact in THEME.adequacy.items():
        for language in THEME.languages:
            assert language in fact["decision"], country
            assert fact.get("covers", "businesses") in THEME.words[language]["adequacy"]["covers"], country


def test_no_page_cites_an_uncertain_decision() -> None:
    """A decision of low certainty is no ground for a sentence, and still lets a register name its country."""
    assert "KR" in THEME.adequacy
    assert "KR" not in THEME.certain_adequacy


ADEQUACY, PERIODS, VOUCHERS = "adequacy.yml", "periods.yml", "accounting_vouchers"


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "reason"),
    [
        (ADEQUACY, "checked: 2026-08-05\n  certainty: medium", "certainty: medium", "AD", "the certainty is low"),
        (ADEQUACY, "\nAD:", "\nAndorra:", "Andorra", "should match pattern"),
        (ADEQUACY, "source: the decision and", "until: 2030\n  source: the decision and", "AD.until", "not permitted"),
        (PERIODS, "checked: 2025-02-21, certainty: medium", "certainty: medium", VOUCHERS, "the certainty is low"),
        (PERIODS, 'section: "2:10"', 'section: "2:10 §"', f"{VOUCHERS}.section", "should match pattern"),
        (PERIODS, "certainty: medium,", "certainty: medium, note: x,", f"{VOUCHERS}.note", "not permitted"),
    ],
)
def test_decisions_and_periods_are_strict(tmp_path: Path, file: str, old: str, new: str, key: str, reason: str) -> None:
    """What is said to be certain without a day is a fault, and so is what is no country, no section or no such key."""
    fault = find_only_fault(tmp_path, file, old, new)
    assert fault.key == key
    assert reason in str(fault)

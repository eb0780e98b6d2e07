"""What an editor reads in Finnish of every case: one file of tests/data/finnish/ a folder of cases, to be proofread.

A new case needs nothing here: `pytest --update-goldens tests/test_finnish.py` adds what is said of it. Read it aloud.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from hooks.checks.completeness import judge_notice
from hooks.commands.report import flatten_fault, write_table
from hooks.folder import collection
from hooks.folder.company import COMPANY
from hooks.reading.faults import Fault, Faulty
from hooks.reading.messages import NAMED_PLACE, read_catalogue
from hooks.site.settings import read_site_theme
from tests.paths import DATA
from tests.shared import THEME, read_case
from tests.writing import find_banned, read_banned

FINNISH = DATA / "finnish"
NOTICES = DATA / "notices"
CATALOGUE = read_catalogue("en")
SAYING = ("refusals", "results", "audit", "phrases")
NAMES = ("file", "line", "column", "level", "key", "code")  # what is the same in every language
SHORTEST = 9  # characters of a part of a sentence that is no name, no code and no value
NOTE = re.compile(r"auki: [0-9.]+ .*")  # what the editor herself wrote of a gap


def find_faults(folder: str, tmp_path: Path) -> Iterator[tuple[str, list[Fault]]]:
    """The findings of each case of a folder."""
    for case in sorted((DATA / folder).glob("*.yml")):
        notices = tmp_path / case.stem / "notices"
        notices.mkdir(parents=True)
        shutil.copy(case, notices)
        yield case.stem, sorted(collection.load(notices, THEME).faults)


def find_english(text: str) -> list[str]:
    """The parts of English sentences in a text."""
    return [part for part in ENGLISH if part in text]


def list_english_parts() -> list[str]:
    """What no Finnish sentence has: the literal parts of the English ones, but for YAML and commands."""
    findings = [row["says"] for row in CATALOGUE["findings"].values()]
    sentences = list_texts({**{section: CATALOGUE[section] for section in SAYING}, "findings": {"": findings}})
    parts = {
        part.strip(" ,;:.()'") for sentence in sentences for part in re.split(r"[;:`]", NAMED_PLACE.sub(";", sentence))
    }
    words = {part for part in parts if not part.startswith("python build.py")}
    return sorted(part for part in words if len(part) >= SHORTEST and re.search("[a-z]{2} [a-z]", part))


def list_texts(entries: object) -> Iterator[str]:
    """Every text of a part of the catalogue."""
    if isinstance(entries, str):
        yield entries
    elif isinstance(entries, Mapping):
        for entry in entries.values():
            yield from list_texts(entry)
    elif isinstance(entries, Iterable):
        for entry in entries:
            yield from list_texts(entry)


ENGLISH = list_english_parts()


@pytest.mark.parametrize("folder", ["bad", "doubtful"])
def test_findings(folder: str, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    """Each finding is said in Finnish and in nothing else, and its place, level, key and code are those of English."""
    lines = []
    for case, faults in find_faults(folder, tmp_path):
        for fault in faults:
            finnish, english = flatten_fault(fault, "fi"), flatten_fault(fault, "en")
            assert [finnish[name] for name in NAMES] == [english[name] for name in NAMES]
            said = fault.say("fi").removeprefix(f"{fault.place.file}:")
            assert find_english(NOTE.sub("", said)) == []
            lines.append(f"{case}:{said}\n")
    golden(FINNISH / f"{folder}.txt", "".join(lines))


def test_settings(notices: Path, golden: Callable[[Path, str], None]) -> None:
    """What is wrong with the settings of a project is said in Finnish, too."""
    lines = []
    for case in sorted((DATA / "settings").glob("*.yml")):
        shutil.copy(case, notices.parent / "seloste.yml")
        with pytest.raises(Faulty) as raised:
            read_site_theme(notices)
        lines += [f"{case.stem}: {line}\n" for line in raised.value.say("fi").split("\n")]
    assert [line for line in lines if find_english(line)] == []
    golden(FINNISH / "settings.txt", "".join(lines))


def test_tables(golden: Callable[[Path, str], None]) -> None:
    """The table of completeness has Finnish words and Finnish citations, and the same rows."""
    tables = []
    for case in sorted(path for path in NOTICES.rglob("*.yml") if path.name != COMPANY):
        entry = read_case(case, NOTICES)
        lines = judge_notice(entry.register, entry.faults, THEME)
        tables.append(write_table(case.stem, lines, "fi", THEME))
        assert tables[-1].count("\n") == len(lines) + 1
    text = "\n\n".join(tables) + "\n"
    assert find_english(text) == []
    golden(FINNISH / "tables.txt", text)


def test_no_officialese() -> None:
    """The sentences speak to a clerk as a colleague does."""
    banned = read_banned("fi")["officialese"]
    assert [found for text in list_texts(read_catalogue("fi")) for found in find_banned(text, banned)] == []

"""How often a build does what costs time: a change that makes it do more is seen here, on every machine alike."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.bench.project import Project, run_git
from tests.bench.registers import write_registers
from tests.bench.runs import REVIEW
from tests.paths import TESTS
from tests.running import commit_all, inherit_environment, program_folder, run_command

REGISTERS = 6
LANGUAGES = 2
MOST_BLOCKS = 165  # of 194 sections; of more registers a much smaller part
NEW_SITE = re.compile(r"/\.site\.next(?:\.[^/]+)?/(.*)")  # a file of the folder, or of the one that is added to it
KEPT = re.compile(r"\.(template|stylesheet)\.next$")  # what is made of the program once, for all later calls
LARGEST_PAGE = 18_500  # bytes on the average, with the lists


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with registers, and the site that was built of them."""
    folder = tmp_path_factory.mktemp("bench")
    write_registers(folder / "notices", REGISTERS)
    return folder


@pytest.fixture(scope="module")
def told(project: Path) -> dict[str, Any]:
    """What was counted in one build."""
    return count_calls(project, "build")


def count_calls(project: Path, *words: str) -> dict[str, Any]:
    """What is counted in a call of a command."""
    report = project.with_name(f"report-{words[0]}.json")
    call = [sys.executable, "-P", TESTS / "bench/stages.py", program_folder(), report, *words]
    run_command(call, cwd=project, env=inherit_environment(), check=True)
    told: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return told


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A folder with the same registers, kept under git."""
    folder = tmp_path_factory.mktemp("kept")
    write_registers(folder / "notices", REGISTERS)
    (folder / "seloste.yml").write_text("name: Tietosuojaselosteet\n", "utf-8")
    run_git(folder, "init", "--quiet", "--initial-branch", "main")
    run_git(folder, "add", ".")
    run_git(folder, "commit", "--quiet", "--message", "Registers")
    return Project(folder, program_folder())


def test_a_review_of_a_change_renders_what_changes(kept: Project) -> None:
    """A review reads each register once and what changes twice, of which alone it makes pages, those of both sides."""
    with kept.change_one():
        counts = count_calls(kept.folder, *REVIEW)["counts"]
    assert counts["registers read"] == REGISTERS + 1
    assert counts["notices rendered"] == 2 * LANGUAGES


def test_a_review_of_a_clause_makes_each_page_once(kept: Project) -> None:
    """Of a clause on every page a review reads each register once, makes its pages once, and one earlier section."""
    with kept.change_clause():
        counts = count_calls(kept.folder, *REVIEW)["counts"]
        built = count_calls(kept.folder, "build")["counts"]
    assert counts["registers read"] == REGISTERS
    assert counts["facts derived"] == REGISTERS
    assert counts["notices rendered"] == REGISTERS * LANGUAGES
    assert counts["sections rendered"] == built["sections rendered"] + REGISTERS


def test_check_reads_and_derives_once(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` reads each register once, and works out once what follows from it, for findings and table together."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    counts = count_calls(project, "check")["counts"]
    assert counts["registers read"] == REGISTERS
    assert counts["facts derived"] == REGISTERS
    assert counts["sections rendered"] == 0


def test_second_check_reads_what_has_changed(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second `check` reads no register and notes nothing; one after an edit reads the edited one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    count_calls(project, "check")
    again = count_calls(project, "check")
    assert (again["counts"]["registers read"], again["counts"]["facts derived"]) == (0, 0)
    assert [path for path in again["written"] if Path(path).is_relative_to(tmp_path)] == []
    file = project / "notices/one.yml"
    file.write_bytes((TESTS / "data/good/shortest.yml").read_bytes())
    try:
        edited = count_calls(project, "check")["counts"]
    finally:
        file.unlink()
    assert (edited["registers read"], edited["facts derived"]) == (1, 1)


def test_check_reads_of_the_base_what_is_another(project: Path, tmp_path: Path) -> None:
    """`check --base` reads the registers, and of their earlier versions the one that was another."""
    shutil.copytree(project / "notices", tmp_path / "notices")
    [edited, *_] = sorted(tmp_path.glob("notices/*.yml"))
    commit_all(tmp_path)
    edited.write_text(edited.read_text("utf-8").replace("years", "months"), "utf-8")
    assert count_calls(tmp_path, "check", "--base", "HEAD")["counts"]["registers read"] == REGISTERS + 1


def test_help_needs_no_part_of_the_program(project: Path) -> None:
    """`--help` begins without the packages that the program is built on, and with three commands' modules."""
    list_loaded(project, "--help")
    loaded = list_loaded(project, "--help")
    assert loaded.isdisjoint({"babel", "jinja2", "markdown_it", "mkdocs", "PIL", "pydantic", "yaml"})
    assert {name for name in loaded if name.startswith("hooks.commands.")} == {
        "hooks.commands.calling",
        "hooks.commands.helping",
        "hooks.commands.language",
    }


def test_check_of_a_file_needs_little(project: Path) -> None:
    """`check` of a file without prose loads no template, no Markdown, no MkDocs, and no form of data that were kept."""
    file = project / "notices/short.yml"
    file.write_bytes((TESTS / "data/good/shortest.yml").read_bytes())
    try:
        list_loaded(project, "check", file)
        loaded = list_loaded(project, "check", file)
    finally:
        file.unlink()
    assert loaded.isdisjoint({"jinja2", "markdown_it", "mkdocs", "PIL", "hooks.theme.forms", "hooks.notice.notice"})
    assert "hooks.commands.check" in loaded


def list_loaded(project: Path, *words: str | Path) -> set[str]:
    """The modules that a call has loaded at its end, in an environment in which Python keeps what it compiles."""
    code = (
        "import sys; sys.path[:0] = sys.argv.pop(1),; import build; build.run(); print(*sys.modules, file=sys.stderr)"
    )
    call = [sys.executable, "-P", "-c", code, program_folder(), *words]
    done = run_command(call, cwd=project, env=inherit_environment(PYTHONDONTWRITEBYTECODE=""), check=True)
    return set(done.stderr.splitlines()[-1].split())


def test_each_register_is_read_once(told: dict[str, Any]) -> None:
    """A register is read, validated and checked once."""
    assert told["counts"]["registers read"] == REGISTERS


def test_each_notice_is_rendered_once_a_language(told: dict[str, Any]) -> None:
    """A notice is rendered once for each of its languages."""
    assert told["counts"]["notices rendered"] == REGISTERS * LANGUAGES


def test_facts_are_derived_once(told: dict[str, Any]) -> None:
    """What follows from a register is worked out once for its checks and its pages in all languages."""
    assert told["counts"]["facts derived"] <= REGISTERS


def test_each_section_is_rendered_once_a_page(project: Path, told: dict[str, Any]) -> None:
    """A section that stands on a page was rendered for it once, and none was that stands nowhere."""
    sections = sum(page.read_text("utf-8").count("<section id=") for page in find_pages(project))
    summaries = REGISTERS * LANGUAGES  # are no sections of the notice
    assert told["counts"]["sections rendered"] <= sections - summaries


def test_a_section_in_common_is_rendered_once(told: dict[str, Any]) -> None:
    """A block is rendered only where it has not read the same for another notice, which even few registers show."""
    assert told["counts"]["blocks rendered"] <= MOST_BLOCKS < told["counts"]["sections rendered"]


def test_own_words_are_converted_once(project: Path, told: dict[str, Any]) -> None:
    """The paragraphs of a language are made HTML once, to find what is wrong in them and for its page."""
    registers = [yaml.safe_load(path.read_text("utf-8")) for path in project.glob("notices/**/*.yml")]
    words = sum(len(register.get("more", ())) for register in registers)
    assert told["counts"]["own words converted"] <= words * LANGUAGES


def test_each_file_is_written_once(project: Path, told: dict[str, Any]) -> None:
    """Every file of the site is opened to be written once, and hardly another one is."""
    built = {path.relative_to(project / "site").as_posix() for path in project.glob("site/**/*") if path.is_file()}
    written = Counter[str]()
    for path, times in told["written"].items():
        if KEPT.search(path):
            continue
        in_site = NEW_SITE.search(path)
        written[in_site[1] if in_site else ""] += times
    beside = written.pop("", 0)
    assert written == dict.fromkeys(built, 1)
    assert beside <= 2  # the lock, and the note for the next build


def test_pages_do_not_grow(project: Path) -> None:
    """A page is not larger than it is today, on the average of these registers."""
    sizes = [page.stat().st_size for page in find_pages(project)]
    assert sum(sizes) / len(sizes) <= LARGEST_PAGE


def find_pages(project: Path) -> list[Path]:
    """The pages of the site."""
    return sorted(project.glob("site/**/index.html"))

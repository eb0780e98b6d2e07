"""The pieces of `make bench` do what they say; the bench itself is run by hand."""

from __future__ import annotations

import json
import re
import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from hooks.folder.collection import load_memory
from hooks.folder.tree import MemoryTree
from hooks.reading.faults import select_errors
from tests.bench import peers
from tests.bench.document import describe_compared, describe_shares, make_command_row, make_stages
from tests.bench.goals import GOALS, list_goals
from tests.bench.project import Project
from tests.bench.registers import make_registers, write_registers
from tests.bench.runs import CHECK_ONE, FULL, HELP, MEGABYTE, Bench, Measure, Results
from tests.bench.words import read_words, split_page, write_markdown
from tests.paths import PROJECT, TESTS
from tests.running import inherit_environment, program_folder, run_command
from tests.shared import THEME
from tests.sites import build_site

HUNGRY = "held = bytearray(90_000_000); import time; time.sleep(0.5)"
TWICE = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HUNGRY!r}]); sys.exit(3)"

MAKES_PROJECT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.bench.project import make_project
make_project(Path(sys.argv[1]), 2, are_unique=False)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of registers that were made to measure with."""
    folder = tmp_path_factory.mktemp("bench")
    write_registers(folder / "notices", 4)
    return build_site(folder / "site", folder / "notices")


# --- registers --------------------------------------------------------------------------------------------------------


def test_registers_are_the_same_every_time() -> None:
    """The same number gives the same registers, and a larger one the same to begin with."""
    assert dict(make_registers(7)) == dict(make_registers(7))
    assert next(make_registers(7)) == next(make_registers(70))


def test_project_is_made_without_the_tests(tmp_path: Path) -> None:
    """`make bench` is no run of tests: it makes its program and its project by itself, and that builds."""
    made = run_command(
        [sys.executable, "-c", MAKES_PROJECT, tmp_path, PROJECT], cwd=tmp_path, env=inherit_environment()
    )
    assert (made.returncode, made.stderr) == (0, "")
    command = [sys.executable, tmp_path / "program/build.py"]
    built = run_command(command, cwd=tmp_path / "project", env=inherit_environment())
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.startswith("2 notices in site, ")


@pytest.mark.parametrize("count", [1, 50])
def test_there_are_as_many_registers_as_were_asked_for(count: int) -> None:
    """Beside the files of companies with several registers."""
    registers = [path for path, _ in make_registers(count) if not path.endswith("_company.yml")]
    assert len(set(registers)) == count


def test_registers_differ() -> None:
    """No two companies share a name or a business ID, every kind occurs, and at least a third has own words."""
    files = [yaml.safe_load(text) for _, text in make_registers(300)]
    controllers = [file["controller"] for file in files if "controller" in file]
    registers = [file for file in files if "register" in file]

    assert len({controller["name"] for controller in controllers}) == len(controllers) > 100
    assert len({controller["business_id"] for controller in controllers}) == len(controllers)
    assert {register["register"] for register in registers} == {
        yaml.safe_load(path.read_text("utf-8"))["register"] for path in (TESTS.parent / "docs/examples").glob("*.yml")
    }
    assert sum("more" in register for register in registers) >= 100  # an example may have some itself


def test_registers_are_sound() -> None:
    """No register has an error, of whichever kind it is."""
    files = {path: text.encode() for path, text in make_registers(200)}
    found = load_memory(MemoryTree(Path("notices"), files), THEME)
    assert len(found.notices) == 200
    assert select_errors(found.faults) == []


def test_no_section_is_like_another(tmp_path: Path) -> None:
    """In the set without repetitions every section that is rendered is one of its own."""
    write_registers(tmp_path / "project/notices", 3, are_unique=True)
    report = tmp_path / "report.json"
    command = [sys.executable, "-P", TESTS / "bench/stages.py", program_folder(), report, "build"]
    run_command(command, cwd=tmp_path / "project", env=inherit_environment(), check=True)
    told = json.loads(report.read_text("utf-8"))

    assert told["counts"]["distinct sections"] == told["counts"]["sections rendered"] > 60
    assert all(told["stages"][stage] > 0 for stage in ("start", "reading and checks", "rendering", "writing"))


def test_it_is_seen_what_is_at_work(tmp_path: Path) -> None:
    """The parts of the program, the templates and the libraries are told apart, and make up the whole."""
    write_registers(tmp_path / "project/notices", 20)
    report = tmp_path / "report.json"
    command = [sys.executable, "-P", TESTS / "bench/sampling.py", program_folder(), report, "build"]
    run_command(command, cwd=tmp_path / "project", env=inherit_environment(), check=True)
    told = json.loads(report.read_text("utf-8"))

    for shares in told.values():
        assert sum(shares.values()) == pytest.approx(1)
        assert list(shares.values()) == sorted(shares.values(), reverse=True)
    assert {"hooks/notice", "hooks/format", "templates", "jinja2", "Python's own"} <= {*told["parts"]}


# --- the same words for others ----------------------------------------------------------------------------------------


def test_markdown_has_the_words_of_a_page(site: Path) -> None:
    """A page as Markdown, made HTML by the program that MkDocs uses, has the same words in the same order."""
    convert = import_module("markdown").markdown
    pages = sorted(site.rglob("index.html"))
    for path in pages:
        html = path.read_text("utf-8")
        _, _, blocks = split_page(html)
        made = convert(write_markdown(blocks), extensions=["tables", "def_list"])
        assert read_words(f"<body>{made}</body>") == read_words(html)
    assert len(pages) >= 10


def test_data_have_the_words_of_a_page(site: Path, tmp_path: Path) -> None:
    """The data that Hugo is given have the words of each page of a register."""
    peers.write_sources(site, tmp_path)
    data = [json.loads(path.read_text("utf-8")) for path in tmp_path.glob("hugo-data/assets/pages/*.json")]
    assert len(data) == 8
    for page in data:
        texts = re.findall(r'"text": ("(?:[^"\\]|\\.)*")', json.dumps(page["blocks"]))
        words = "".join("".join(map(json.loads, texts)).split())
        assert words == "".join(read_words((site / page["path"] / "index.html").read_text("utf-8")))


def test_other_words_are_told(site: Path, tmp_path: Path) -> None:
    """A page with other words, and one that is missing, are named."""
    pages = sorted(path.relative_to(site) for path in site.rglob("index.html"))
    for path in pages[1:]:
        peers.write(tmp_path / path, (site / path).read_text("utf-8"))
    changed = (site / pages[-1]).read_text("utf-8").replace("</main>", "<p>more</p></main>")
    peers.write(tmp_path / pages[-1], changed)

    told = peers.compare_words(site, tmp_path, within="body")

    assert told == {
        "pages": len(pages) - 1,
        "compared": len(pages),
        "different": [pages[0].as_posix(), pages[-1].as_posix()],
    }


# --- measuring --------------------------------------------------------------------------------------------------------


def measure(folder: Path, limit: float, code: str) -> dict[str, float]:
    command = [sys.executable, "-I", "-S", TESTS / "bench/measured.py", limit, folder / "log.txt", sys.executable]
    done = run_command([*command, "-c", code], cwd=folder, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def test_all_processes_of_a_command_are_measured(tmp_path: Path) -> None:
    """Its exit code, and the memory of a process that it starts."""
    told = measure(tmp_path, 60, TWICE)
    assert told["code"] == 3
    assert 90 * MEGABYTE < told["memory"] < 200 * MEGABYTE
    assert told["wall"] > 0.5
    assert 0 < told["cpu"] < told["wall"] * 10


def test_a_command_is_ended_at_its_limit(tmp_path: Path) -> None:
    """What takes too long is killed with all that it has started."""
    told = measure(tmp_path, 0.5, "import time; time.sleep(60)")
    assert told["code"] == -9
    assert told["wall"] < 30


# --- the document -----------------------------------------------------------------------------------------------------

HUGO = Measure("Hugo, from data", 2.0, 4.0, 80 * MEGABYTE)


def test_a_command_is_a_row() -> None:
    """What it took, for each page, and beside what Hugo took."""
    build = Measure("`build`", 5.0, 8.0, 123.4 * MEGABYTE)
    assert make_command_row(build, HUGO, 400) == ("`build`", "5.00", "8.00", "123", "20.00", "2.50", "2.00")


def test_a_command_that_failed_says_so() -> None:
    """It has no numbers."""
    failed = Measure("`build`", 5.0, 8.0, 1, "too long")
    assert make_command_row(failed, HUGO, 400) == ("`build`", "too long", "", "", "", "", "")


def test_stages_add_up() -> None:
    """Each command has a column, and its sum is told for all pages and for each."""
    stages = {"build": {"start": 0.5, "git": 0.0}, "check": {"start": 0.25, "git": 1.0}}
    assert make_stages(stages, 100).splitlines()[2:] == [
        "| start | 0.50 | 0.25 |",
        "| git |  | 1.00 |",
        "| all | 0.50 | 1.25 |",
        "| all, in ms a page | 5.00 | 12.50 |",
    ]


def test_pages_with_other_words_are_counted() -> None:
    """The document says how many pages were compared, and how many had the same words."""
    results = Results(2, are_unique=False, compared={"Hugo": {"pages": 1200, "compared": 1000, "different": ["en/x"]}})
    assert describe_compared(results) == "Hugo: 1,200 pages, 999 of 1,000 compared with the same words."


def test_a_goal_is_met_or_missed() -> None:
    """What was wanted stands beside what was measured of the same number of registers."""
    measures = [Measure(FULL, 2.5, 4.0, 1), Measure(HELP, 0.125, 0.1, 1), HUGO]
    assert [*list_goals([Results(1000, are_unique=False, measures=measures)])] == [
        (FULL, "1,000", "100 % of the time of Hugo, from data", "125", "**missed**"),
        (HELP, "1,000", "0.3 s", "0.12", "met"),
    ]


def test_goals_of_other_sets_are_not_told() -> None:
    """Of a hundred registers nothing was wanted; of a set without repetitions, less; what failed has no figure."""
    measures = [Measure(FULL, 3.0, 4.0, 1), Measure(CHECK_ONE, 3.0, 4.0, 1, "too long"), HUGO]
    assert [*list_goals([Results(100, are_unique=False, measures=measures)])] == []
    assert [*list_goals([Results(1000, are_unique=True, measures=measures)])] == [
        (f"{FULL}, no section like another", "1,000", "200 % of the time of Hugo, from data", "150", "met"),
    ]


def test_goals_are_of_what_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command that has a goal is run; one that is not would stand in no table, and nobody would miss it."""
    run: list[str] = []
    monkeypatch.setattr(Bench, "run", lambda _, name, *_arguments: run.append(name))
    monkeypatch.setattr(Bench, "call_watched", lambda *_: {"stages": {}, "counts": {}, "written": {}})
    project = Project(tmp_path, program_folder())
    monkeypatch.setattr(Project, "change_one", lambda _: nullcontext("notices/a.yml"))
    monkeypatch.setattr(Project, "change_clause", lambda _: nullcontext())

    bench = Bench(project, Results(1, are_unique=False))
    for measure_commands in (bench.run_first_build, bench.run_others):
        project.site.mkdir()
        measure_commands()

    assert {goal.name for goal in GOALS} <= set(run)
    assert len(run) == len(set(run))


def test_small_parts_are_left_out() -> None:
    """The parts with a fiftieth of the time and more are named, and the one function with most of it."""
    shares = {
        "parts": {"hooks/notice": 0.9, "jinja2": 0.081, "yaml": 0.019},
        "functions": {"a.py: f": 0.0385, "b.py: g": 0.01},
    }
    assert describe_shares(shares) == {"parts": "hooks/notice 90%, jinja2 8%", "function": "a.py: f", "most": "3.9%"}

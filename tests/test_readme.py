"""README and docs/ keep their word: the first exercise is run as it stands, what they name is there."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text("utf-8")
EXERCISES = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a fresh clone holds that the exercise needs."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("notices", "theme", "hooks", "docs"):
        shutil.copytree(PROJECT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "mkdocs.yml"):
        shutil.copy(PROJECT / name, copy / name)
    (copy / ".venv/bin").mkdir(parents=True)
    (copy / ".venv/bin/python").symlink_to(sys.executable)
    return copy


def test_exercise_prints_what_readme_says(checkout: Path) -> None:
    """Every command of the exercise, run in order, prints exactly the lines that README shows."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200", "PYTHONPATH": os.pathsep.join(sys.path)}
    for exercise in EXERCISES:
        for step in re.split(r"^\$ ", exercise, flags=re.MULTILINE)[1:]:
            command, _, expected = step.partition("\n")
            done = subprocess.run(
                ["bash", "-c", f"{command} 2>&1"],
                cwd=checkout,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.stdout.replace("\u00a0", " ") == expected, command


def test_exercise_is_there() -> None:
    """README has the exercise: an addition, a change, a mistake, and the way back."""
    assert len(EXERCISES) == 4


GUIDES = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
LINKS = [(guide, link) for guide in GUIDES for link in re.findall(r"\]\(([^)#h][^)]*)\)", guide.read_text("utf-8"))]


@pytest.mark.parametrize(("guide", "link"), LINKS, ids=[f"{guide.name}-{link}" for guide, link in LINKS])
def test_links_lead_to_files(guide: Path, link: str) -> None:
    """Every file that README or a guide links to exists."""
    assert (guide.parent / link).exists()


# --- the order of the modules in docs/development.md ------------------------------------------------------------------

TABLE = (PROJECT / "docs/development.md").read_text("utf-8").split("## The modules")[1].split("##")[0]
MODULES = [name for row in re.findall(r"^\| (`.*?) \|", TABLE, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]


def imported(path: Path) -> set[str]:
    """What a file imports, wherever in it: `mkdocs` of another package, `hooks.source` of our own."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "hooks":
            found |= {f"hooks.{name.name}" for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_every_module_has_its_place() -> None:
    """The guide names each module, each once."""
    assert sorted(MODULES) == sorted(path.stem for path in (PROJECT / "hooks").glob("[a-z]*.py"))


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_one_way(module: str) -> None:
    """A module imports only modules that stand above it; none imports the command line or the tests."""
    found = imported(PROJECT / "hooks" / f"{module}.py")
    ours = {name for name in found if name.split(".")[0] in ("hooks", "build", "tests")}
    assert ours <= {f"hooks.{above}" for above in MODULES[: MODULES.index(module)]}


def test_who_knows_mkdocs() -> None:
    """MkDocs, and what it brings along, is imported by its two hooks alone; nothing imports these."""
    packages = {
        module: {name.split(".")[0] for name in imported(PROJECT / "hooks" / f"{module}.py")} for module in MODULES
    }
    assert {module for module in MODULES if packages[module] & {"mkdocs", "watchdog"}} == {"notices", "serving"}
    everyone = [*(PROJECT / "hooks").glob("*.py"), PROJECT / "build.py"]
    assert not {"hooks.notices", "hooks.serving"} & set().union(*map(imported, everyone))

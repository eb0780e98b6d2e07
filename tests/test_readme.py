"""README and docs/ keep their word: the first exercise is run as it stands, what they name is there."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.paths import FROZEN, PROJECT
from tests.running import copy_project, inherit_environment, run_command

README = (PROJECT / "README.md").read_text("utf-8")
EXERCISES = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a fresh clone holds that the exercise needs, with the four notices that README counts."""
    copy = tmp_path_factory.mktemp("checkout")
    copy_project(copy)
    shutil.copytree(PROJECT / "docs", copy / "docs", dirs_exist_ok=True)
    shutil.copytree(FROZEN, copy / "notices")
    (copy / ".venv/bin").mkdir(parents=True)
    (copy / ".venv/bin/python").symlink_to(sys.executable)
    return copy


def test_exercise_prints_what_readme_says(checkout: Path) -> None:
    """Every command of the exercise, run in order, prints exactly the lines that README shows."""
    environment = inherit_environment(PYTHONPATH=os.pathsep.join(sys.path))
    for exercise in EXERCISES:
        for step in re.split(r"^\$ ", exercise, flags=re.MULTILINE)[1:]:
            command, _, expected = step.partition("\n")
            done = run_command(["bash", "-c", f"{command} 2>&1"], cwd=checkout, env=environment)
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


# --- the examples of changes ------------------------------------------------------------------------------------------

EXAMPLES = re.findall(r"```diff\n(.*?)```", (PROJECT / "docs/development.md").read_text("utf-8"), re.DOTALL)
PARTS = [part for example in EXAMPLES for part in re.split(r"(?m)^\+\+\+ ", example)[1:]]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.split("\n")[0])
def test_examples_of_changes_fit(part: str) -> None:
    """What an example of a change keeps or takes away stands in the file that it names."""
    name, _, lines = part.partition("\n")
    kept = {line[1:] for line in lines.splitlines() if not line.startswith("+")}
    if kept:
        assert kept <= set((PROJECT / name).read_text("utf-8").splitlines())


def test_examples_of_changes_are_there() -> None:
    """The guide shows a code, a key, a section, a check, a service and a language."""
    assert len(EXAMPLES) == 6

"""A project to measure in: registers under git, and a copy of the program whose limits they keep."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.bench.registers import write_registers
from tests.running import copy_program, inherit_environment

CLAUSE = "complaint.first"  # a sentence that stands on every page
LIMITS = """\
extra:
  limits: {names: 9999999, megabytes: 9999, notices: 9999999, notice_kilobytes: 9999999}
"""
GIT_SETTINGS = (
    "user.name=Bench",
    "user.email=bench@seloste.example",
    "commit.gpgsign=false",
    "core.hooksPath=/dev/null",
)
TIME = re.compile(r"keep: (\d+) years")
LIMIT = 600  # seconds, for git


@dataclass(frozen=True)
class Project:
    """Where the registers, the site and the program are."""

    folder: Path
    program: Path

    @property
    def site(self) -> Path:
        """What is built."""
        return self.folder / "site"

    @contextmanager
    def change_one(self) -> Iterator[str]:
        """While this lasts, one register keeps something for a year more; its path from the project."""
        for path in sorted(self.folder.glob("notices/**/*.yml")):
            text = path.read_text("utf-8")
            longer = TIME.sub(lambda found: f"keep: {int(found[1]) + 1} years", text, count=1)
            if longer != text:
                path.write_text(longer, "utf-8")
                break
        yield str(path.relative_to(self.folder))
        path.write_text(text, "utf-8")

    @contextmanager
    def change_clause(self) -> Iterator[None]:
        """While this lasts, the project says in words of its own what stands on every page."""
        own = self.folder / "theme/texts.yml"
        own.parent.mkdir()
        command = [sys.executable, self.program / "build.py", "override", CLAUSE]
        run(self.folder, *map(str, command))
        texts = yaml.safe_load(own.read_text("utf-8"))
        for language in ("fi", "en"):
            texts[CLAUSE][language] += " Bench."
        own.write_text(yaml.safe_dump(texts, allow_unicode=True), "utf-8")
        yield
        own.unlink()
        own.parent.rmdir()


def make_project(folder: Path, count: int, *, are_unique: bool) -> Project:
    """A project with so many registers, all of them committed."""
    program = copy_program(folder / "program")
    run(folder, sys.executable, "-m", "compileall", "-q", str(program / "hooks"))  # as after any first call
    with (program / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(LIMITS)
    project = folder / "project"
    write_registers(project / "notices", count, are_unique=are_unique)
    (project / "seloste.yml").write_text("name: Tietosuojaselosteet\n", "utf-8")
    (project / ".gitignore").write_text("/site/\n/review.html\n", "utf-8")
    run_git(project, "init", "--quiet", "--initial-branch", "main")
    run_git(project, "add", ".")
    run_git(project, "commit", "--quiet", "--message", "Registers")
    return Project(project, program)


def run_git(folder: Path, *words: str) -> None:
    """Run git, whatever the settings of whoever calls it."""
    settings = [word for setting in GIT_SETTINGS for word in ("-c", setting)]
    run(folder, "git", *settings, *words)


def run(folder: Path, *command: str) -> None:
    """Run what is not measured."""
    environment = inherit_environment()
    subprocess.run(command, cwd=folder, env=environment, check=True, timeout=LIMIT, stdout=subprocess.DEVNULL)

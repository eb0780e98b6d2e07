"""What is measured of one set of registers: the commands of Seloste, its stages and counts, and the others' builds."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.project import Project, make_project
from tests.paths import PROJECT, TESTS
from tests.running import inherit_environment

BENCH = TESTS / "bench"
SHORTEST, PER_REGISTER = 300, 1.5  # seconds: the limit of each command
TOLD = 2000  # characters that a failed command has said last
MEGABYTE = 1_000_000
FULL, REBUILD = "`build`, nothing there yet", "`build` after one change"
CHECK, CHECK_AGAIN, CHECK_ONE = "`check`, nothing noted yet", "`check` after one change", "`check` of one file"
REVIEW_OF_ONE, REVIEW_OF_ALL = "`review` of that change", "`review` of a clause on every page"
HELP = "`--help`"
REVIEW = ("review", "--base", "main")
HUGO_FROM_DATA = "Hugo, from data"


@dataclass(frozen=True)
class Measure:
    """What a command took: seconds on the clock and of the processors, and bytes of memory; or how it failed."""

    name: str
    wall: float
    cpu: float
    memory: float
    failed: str = ""


@dataclass
class Results:
    """All that was measured of one set of registers."""

    count: int
    are_unique: bool
    measures: list[Measure] = field(default_factory=list)
    stages: dict[str, dict[str, float]] = field(default_factory=dict)
    shares: dict[str, dict[str, float]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    compared: dict[str, dict[str, Any]] = field(default_factory=dict)


def run_set(count: int, hugo: Path, *, are_unique: bool) -> Results:
    """Measure one set: all of it, or where no section repeats another only the build, beside Hugo's from data."""
    results = Results(count, are_unique)
    with tempfile.TemporaryDirectory(prefix="seloste-bench-") as temporary:
        bench = Bench(make_project(Path(temporary), count, are_unique=are_unique), results)
        bench.run_first_build()
        peers = list_peers(hugo)
        if are_unique:
            peers = {HUGO_FROM_DATA: peers[HUGO_FROM_DATA]}
        else:
            bench.run_others()
        run_peers(peers, bench.project, results)
    return results


# --- Seloste ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bench:
    """The commands of Seloste in a project, each measured twice: as it is, and in one process with a clock in it."""

    project: Project
    results: Results

    def run_first_build(self) -> None:
        """Build where nothing is."""
        self.run(FULL, "build")
        shutil.rmtree(self.project.site)
        told = self.watch("build", "build")
        written = sum(told["written"].values())
        self.results.counts = told["counts"] | count_pages(self.project.site) | {"files written": written}

    def run_others(self) -> None:
        """A first build once more, to see what is at work, and the commands that follow one."""
        shutil.rmtree(self.project.site)
        self.results.shares = self.call_watched("sampling", "build")
        self.run(HELP, "--help")
        self.run(CHECK, "check")
        self.forget_checks()
        self.watch("check", "check")
        with self.project.change_one() as changed:
            self.run(REBUILD, "build")
            self.run(CHECK_AGAIN, "check")
            self.run(CHECK_ONE, "check", changed)
            self.measure("review", REVIEW_OF_ONE, *REVIEW)
        self.watch("build again", "build")  # the change is taken back, which is one, too
        with self.project.change_clause():
            self.measure("review of all", REVIEW_OF_ALL, *REVIEW)

    def forget_checks(self) -> None:
        """Remove what checks have noted."""
        for note in self.project.folder.parent.glob("cache/seloste/*.check"):
            note.unlink()

    def measure(self, short: str, name: str, *arguments: str) -> None:
        """Measure a command both ways."""
        self.run(name, *arguments)
        self.watch(short, *arguments)

    def run(self, name: str, *arguments: str) -> None:
        """Measure a command as anyone calls it."""
        command = [sys.executable, str(self.project.program / "build.py"), *arguments]
        run_command(name, command, self.project.folder, self.results)

    def watch(self, short: str, *arguments: str) -> dict[str, Any]:
        """Call a command in one process, and note its stages; returns all that was told of it."""
        told = self.call_watched("stages", *arguments)
        self.results.stages[short] = told["stages"]
        return told

    def call_watched(self, script: str, *arguments: str) -> dict[str, Any]:
        """Call a command in one process; returns what a script of this folder tells of it."""
        report = self.project.folder.parent / "report.json"
        command = [sys.executable, "-P", BENCH / f"{script}.py", self.project.program, report, *arguments]
        call(command, self.project.folder, self.results.count)
        told: dict[str, Any] = json.loads(report.read_text("utf-8"))
        return told


def count_pages(site: Path) -> dict[str, int]:
    """The pages of a site, and their bytes."""
    pages = list(site.rglob("index.html"))
    return {"pages": len(pages), "bytes": sum(page.stat().st_size for page in pages)}


# --- the others -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Peer:
    """Another program.

    Attributes:
        sources: the folder of what it makes pages from.
        command: what makes them.
        made: the folder in which they then are.
        within: the element of a page that has the words of ours.

    """

    sources: str
    command: Sequence[str]
    made: str
    within: str


def list_peers(hugo: Path) -> dict[str, Peer]:
    """The other programs, by the names of their rows."""
    mkdocs = Path(sys.executable).with_name("mkdocs")
    return {
        "Hugo, from Markdown": Peer("hugo-markdown", [str(hugo), "build", "--quiet"], "public", "body"),
        HUGO_FROM_DATA: Peer("hugo-data", [str(hugo), "build", "--quiet"], "public", "body"),
        "MkDocs with Material, from Markdown": Peer("mkdocs", [str(mkdocs), "build", "--quiet"], "site", "article"),
    }


def run_peers(peers: Mapping[str, Peer], project: Project, results: Results) -> None:
    """The same words by other programs, and a bare copy of the site."""
    sources = project.folder.parent / "peers"
    call_bench("peers", "write", project.site, sources, count=results.count)
    for name, peer in peers.items():
        where = sources / peer.sources
        run_command(name, peer.command, where, results)
        told = call_bench("peers", "compare", project.site, where / peer.made, peer.within, count=results.count)
        results.compared[name] = json.loads(told)
        shutil.rmtree(where)
    run_command("`cp -r` of the site", ["cp", "-r", "site", "copy"], project.folder, results)


def call_bench(module: str, *arguments: object, count: int) -> str:
    """Call a module of this package in a process of its own, so that the one that measures stays small."""
    return call([sys.executable, "-m", f"tests.bench.{module}", *arguments], PROJECT, count)


# --- both -------------------------------------------------------------------------------------------------------------


def run_command(name: str, command: Sequence[str], folder: Path, results: Results) -> None:
    """Measure a command, and say that on standard error."""
    limit = find_limit(results.count)
    log = folder.parent / "log.txt"
    measured = [sys.executable, "-I", "-S", BENCH / "measured.py", limit, log, *command]
    told = json.loads(call(measured, folder, results.count))
    failed = ""
    if told["code"]:
        failed = "too long" if told["wall"] >= limit else f"ended with {told['code']}"
        say(log.read_text("utf-8", "replace")[-TOLD:])
    measure = Measure(name, told["wall"], told["cpu"], told["memory"], failed)
    results.measures.append(measure)
    say(f"{results.count:6} {name}: {measure.wall:.1f} s {failed}")


def say(line: str) -> None:
    """Say on standard error how far the work is."""
    sys.stderr.write(f"{line.rstrip()}\n")


def find_limit(count: int) -> float:
    """How many seconds a command may take."""
    return max(SHORTEST, PER_REGISTER * count)


def call(command: Sequence[object], folder: Path, count: int) -> str:
    """Call a program and return what it says on standard output; what it complains of is told only where it fails.

    Raises:
        subprocess.CalledProcessError: it failed.

    """
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=inherit_environment(XDG_CACHE_HOME=str(folder.parent / "cache")),
        capture_output=True,
        check=False,
        timeout=2 * find_limit(count),
        encoding="utf-8",
    )
    if done.returncode:
        say(done.stderr[-TOLD:])
    done.check_returncode()
    return done.stdout

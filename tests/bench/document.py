"""What was measured becomes docs/performance.md."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.bench.goals import list_goals
from tests.bench.runs import HUGO_FROM_DATA, MEGABYTE, Measure, Results
from tests.paths import PROJECT

LEAST = 0.02  # of the time of a build, for a part of the program that is named
LIMIT = 60  # seconds, for what says which version it is
Row = Sequence[str]

HEAD = """\
# How long it takes

<!-- Written by `make bench`, which takes the place of this file; change tests/bench/document.py. -->

Measured on {day} at {commit}: {machine}.
The load was {before} before and {after} after. What is above 0 before was the work of others, who slow down everything
above {processors}: then the seconds on the clock say little, those of the processors more, and the counts all.

The registers are invented, and the same every time (`tests/bench/registers.py`): every kind of `docs/examples/`, with
names, contacts, purposes and times that differ, and own words in every third. Each has a page in Finnish and one in
English. Memory is the most that all processes of a command had at once. `tests/bench/` measures from outside, so the
program has no line for it.

The others are given the words of the same pages, ready: Hugo {hugo} as Markdown, and as data for a content adapter and
a template; MkDocs {mkdocs} with Material {material} as Markdown, without its search and its list of all pages, with
which its time would grow with their square. They check no facts, know no law and derive no sentence. That their pages
have the same words in the same order is compared, too.
"""
GOALS = """\

## What was wanted

{goals}
"""
SET = """\

## {count} registers, {pages} pages

{commands}

{compared}

The same commands once more, each in a single process and with a clock in it: seconds of the processor for each stage.

{stages}

What was at work in that build, in parts of the processor's time (what a function calls in C counts for it):
{parts}; others each less. The function with most of it, `{function}`, had {most}.
"""
UNIQUE = """
### The same number of registers, with no section like another

{commands}

{compared}
"""
COUNTS = """\

## What is done how often

Counts say more than times: they are the same on every machine, and `tests/bench/test_counts.py` holds them. Of the
sections that are rendered, the distinct ones are those that are like none before them. In the last set{plural} every
section has own words, so that none is like another.

{counts}
"""


def write_document(sets: Sequence[Results], hugo: Path, load_before: float) -> str:
    """All results as the text of the document."""
    ordinary = [results for results in sets if not results.are_unique]
    unique = [results for results in sets if results.are_unique]
    parts = [describe_machine(hugo, load_before)]
    goals = list(list_goals(sets))
    if goals:
        parts.append(GOALS.format(goals=make_table(GOAL_HEADS, goals)))
    parts += [describe_unique(results) if results.are_unique else describe_set(results) for results in sets]
    rows = map(make_counts_row, [*ordinary, *unique])
    parts.append(COUNTS.format(counts=make_table(COUNT_HEADS, rows), plural="s"[: len(unique) > 1]))
    return "".join(parts)


def describe_machine(hugo: Path, load_before: float) -> str:
    """When and where it was measured, without the name of the machine."""
    processors = os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    machine = f"{processors} processors ({platform.machine()}), {memory:.0f} GB of memory, {platform.system()}"
    return HEAD.format(
        day=datetime.now(UTC).date().isoformat(),
        commit=name_commit(),
        machine=f"{machine}, Python {platform.python_version()}",
        before=f"{load_before:.1f}",
        after=f"{os.getloadavg()[0]:.1f}",
        processors=processors,
        hugo=ask([str(hugo), "version"]).removeprefix("hugo v").partition("-")[0],
        mkdocs=version("mkdocs"),
        material=version("mkdocs-material"),
    )


def name_commit() -> str:
    """The last commit of what is measured, and whether it was changed since."""
    measured = ("--", "hooks", "theme")
    commit = f"`{ask(['git', 'log', '-1', '--format=%h', *measured])}`"
    changed = ask(["git", "status", "--porcelain", *measured])
    return f"{commit}, changed" if changed else commit


def ask(command: list[str]) -> str:
    """What a program says of itself or of the checkout."""
    done = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True, timeout=LIMIT)
    return done.stdout.strip()


# --- one set ----------------------------------------------------------------------------------------------------------

GOAL_HEADS = ("", "registers", "at most", "measured", "")
COMMAND_HEADS = (
    "",
    "s on the clock",
    "s of processors",
    "MB of memory",
    "ms of processors a page",
    "clock ÷ Hugo, data",
    "processors ÷ Hugo, data",
)


def describe_set(results: Results) -> str:
    """The tables of one set of registers."""
    pages = results.counts["pages"]
    return SET.format(
        count=f"{results.count:,}",
        pages=f"{pages:,}",
        commands=make_commands(results),
        compared=describe_compared(results),
        stages=make_stages(results.stages, pages),
        **describe_shares(results.shares),
    )


def describe_unique(results: Results) -> str:
    """The table of a set in which no section is like another."""
    return UNIQUE.format(
        commands=make_commands(results),
        compared=describe_compared(results),
    )


def make_commands(results: Results) -> str:
    """What each command took."""
    [hugo] = [measure for measure in results.measures if measure.name == HUGO_FROM_DATA]
    rows = [make_command_row(measure, hugo, results.counts["pages"]) for measure in results.measures]
    return make_table(COMMAND_HEADS, rows)


def make_command_row(measure: Measure, hugo: Measure, pages: int) -> Row:
    """One command; why it failed, where it did."""
    if measure.failed:
        return (measure.name, measure.failed, "", "", "", "", "")
    return (
        measure.name,
        f"{measure.wall:.2f}",
        f"{measure.cpu:.2f}",
        f"{measure.memory / MEGABYTE:.0f}",
        f"{1000 * measure.cpu / pages:.2f}",
        f"{measure.wall / hugo.wall:.2f}",
        f"{measure.cpu / hugo.cpu:.2f}",
    )


def make_stages(stages: Mapping[str, Mapping[str, float]], pages: int) -> str:
    """How long each stage of each command took; those that a command does not have are left empty."""
    rows = []
    for name in next(iter(stages.values())):
        times = [taken[name] for taken in stages.values()]
        rows.append([name, *(f"{time:.2f}" if time else "" for time in times)])
    sums = [sum(taken.values()) for taken in stages.values()]
    rows.append(["all", *(f"{time:.2f}" for time in sums)])
    rows.append(["all, in ms a page", *(f"{1000 * time / pages:.2f}" for time in sums)])
    return make_table(["stage", *stages], rows)


def describe_shares(shares: Mapping[str, Mapping[str, float]]) -> dict[str, str]:
    """What was at work in a build, by the places in the text of a set."""
    parts = [f"{name} {share:.0%}" for name, share in shares["parts"].items() if share >= LEAST]
    function, most = next(iter(shares["functions"].items()))
    return {"parts": ", ".join(parts), "function": function, "most": f"{most:.1%}"}


def describe_compared(results: Results) -> str:
    """Whether the pages of others have the words of ours."""
    said = []
    for name, told in results.compared.items():
        same = told["compared"] - len(told["different"])
        said.append(f"{name}: {told['pages']:,} pages, {same:,} of {told['compared']:,} compared with the same words")
    return "; ".join(said) + "."


# --- counts -----------------------------------------------------------------------------------------------------------

COUNT_HEADS = (
    "registers",
    "pages",
    "sections",
    "distinct",
    "distinct a page",
    "facts derived",
    "own words converted",
    "files written",
    "bytes a page",
)


def make_counts_row(results: Results) -> Row:
    """What was counted while one set was built."""
    counts = results.counts
    repeated = ", no section like another" if results.are_unique else ""
    return (
        f"{results.count:,}{repeated}",
        f"{counts['pages']:,}",
        f"{counts['sections rendered']:,}",
        f"{counts['distinct sections']:,}",
        f"{counts['distinct sections'] / counts['pages']:.2f}",
        f"{counts['facts derived']:,}",
        f"{counts['own words converted']:,}",
        f"{counts['files written']:,}",
        f"{counts['bytes'] / counts['pages']:,.0f}",
    )


def make_table(heads: Row, rows: Iterable[Row]) -> str:
    """A table in Markdown; what stands in the first column is text, the rest are numbers."""
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

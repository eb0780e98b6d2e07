"""`check`: what is missing, doubtful or open in the registers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import click

from ..checks.completeness import judge_notice
from ..folder import ageing
from ..folder.collection import Collection, pick_names
from ..folder.entry import Entry
from ..folder.tree import show_path
from ..reading.faults import Fault
from ..reading.refusals import Refused
from ..theme.theme import Theme, read_theme
from .findings import ALL_LEVELS, Form, Tables, print_findings, write_json, write_table
from .loading import load_folder
from .options import PATH, notices_option, strict_option
from .progress import Progress, show_progress
from .results import count_open, count_things, say_result


@click.command("check")
@notices_option
@strict_option
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Form)),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.option("--base", metavar="REF", help="Also ask for a new date where facts changed since this branch or commit.")
@click.argument("files", nargs=-1, type=PATH, metavar="[FILE]...")
def check_registers(notices: Path, strict: bool, form: Form, base: str | None, files: tuple[Path, ...]) -> None:
    """Say what is missing, doubtful or open in the registers, or in the files named."""
    with show_progress() as progress:
        report = make_report(notices, base, files, progress)
    failed = print_findings(report.faults, ALL_LEVELS, strict=strict, form=form)
    if form == "json":
        click.echo(write_json(report.faults, report.tables))
    if form == "text":
        print_tables(report.tables)
        print_unpublished(report.entries)
    if failed:
        raise click.exceptions.Exit(1)
    if form == "text":
        print_counts(report)


@dataclass(frozen=True)
class Report:
    """What there is to tell of the registers that were asked for.

    Attributes:
        entries: their files.
        faults: the findings, sorted by place.
        tables: what the law wants of each notice and where it is said, by the name of its file.

    """

    entries: Sequence[Entry]
    faults: Sequence[Fault]
    tables: Tables


def make_report(notices: Path, base: str | None, files: Sequence[Path], progress: Progress) -> Report:
    """Read the registers, and find all that is to be told of them.

    Raises:
        Refused: the folder cannot be read, a file is none of its registers, or git does not know `base`.

    """
    theme = read_theme()
    found = load_folder(notices, theme, progress.follow, files)
    if files:
        found = pick_files(found, files)
    faults = [*found.faults]
    faults += ageing.find_stale_translations(found.entries, found.folder, progress.follow)
    if not files:
        faults += ageing.find_old_constants(theme)
    if base:
        faults += find_undated(found, theme, base)
    return Report(
        entries=found.entries,
        faults=sorted(faults),
        tables=make_tables(found.entries, theme),
    )


def pick_files(found: Collection, files: Sequence[Path]) -> Collection:
    """The registers that some files concern, with their findings.

    Raises:
        Refused: a file is none of the folder's.

    """
    try:
        names = pick_names(found, files)
    except LookupError as error:
        folder = show_path(found.folder)
        raise Refused("no-such-register", file=error.args[0], folder=folder) from error
    entries = [entry for entry in found.entries if entry.name in names]
    faults = [fault for fault in found.faults if fault.place.file in names]
    return replace(found, entries=tuple(entries), faults=tuple(faults))


def find_undated(found: Collection, theme: Theme, base: str) -> Iterator[Fault]:
    """A warning for every register whose facts changed since `base` while its date did not.

    Raises:
        NoGit: git does not know the earlier version.

    """
    from ..review import dating  # noqa: PLC0415 - it renders notices; without --base nothing does

    return dating.find_undated(found.folder, theme, base, found.entries)


def make_tables(entries: Sequence[Entry], theme: Theme) -> Tables:
    """What the law wants of every notice, and where it is said."""
    tables = {}
    for entry in entries:
        if entry.draft or entry.removal:
            continue
        tables[entry.name] = judge_notice(entry.register, entry.faults, theme)
    return tables


def print_tables(tables: Tables) -> None:
    """Print each table with an empty line after it."""
    for name, lines in tables.items():
        table = write_table(name, lines)
        click.echo(f"{table}\n")


def print_unpublished(entries: Sequence[Entry]) -> None:
    """Print which files are no notices, and why."""
    for entry in entries:
        if entry.draft:
            values = count_things("value", entry.unfilled)
            click.echo(say_result("draft", file=entry.name, values=values))
        elif entry.removal:
            day = entry.removal.removed.date
            click.echo(say_result("removed", file=entry.name, day=day))


def print_counts(report: Report) -> None:
    """Print how many notices have no errors, and what is left to do."""
    told = say_result(
        "checked",
        notices=count_things("notice", len(report.tables)),
        **count_open(report.faults),
    )
    click.echo(told)

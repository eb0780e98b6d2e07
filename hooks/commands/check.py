"""`check`: what is missing, doubtful or open in the registers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import click

from ..checks import completeness
from ..folder import ageing, collection
from ..folder.collection import Collection
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


@dataclass(frozen=True)
class Report:
    """What was found in the registers that were asked for."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    tables: Tables


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
    elif form == "text":
        for name, lines in report.tables.items():
            click.echo(f"{write_table(name, lines)}\n")
        print_unpublished(report.entries)
    if failed:
        raise click.exceptions.Exit(1)
    if form == "text":
        count = count_things("notice", len(report.tables))
        click.echo(say_result("checked", notices=count, **count_open(report.faults)))


def make_report(notices: Path, base: str | None, files: Sequence[Path], progress: Progress) -> Report:
    """Read the registers, and find all that is to be told of them.

    Raises:
        Refused: the folder cannot be read, or a file is none of its registers.

    """
    theme = read_theme()
    found = load_folder(notices, theme, progress.follow, files)
    names = find_names(found, files)
    entries = tuple(entry for entry in found.entries if entry.name in names)
    faults = [fault for fault in found.faults if not files or fault.place.file in names]
    faults += ageing.find_stale_translations(entries, found.folder, progress.follow)
    if not files:
        faults += ageing.find_old_constants(theme)
    if base:
        faults += find_undated(found.folder, theme, base, entries)
    return Report(entries, tuple(sorted(faults)), make_tables(entries, theme))


def find_names(found: Collection, files: Sequence[Path]) -> set[str]:
    """The names of the registers that were asked for: those that the files concern, or all.

    Raises:
        Refused: a file is none of the folder's.

    """
    if not files:
        return {entry.name for entry in found.entries}
    try:
        return collection.pick_names(found, files)
    except LookupError as error:
        raise Refused("no-such-register", file=error.args[0], folder=show_path(found.folder)) from error


def find_undated(folder: Path, theme: Theme, base: str, entries: Sequence[Entry]) -> Iterator[Fault]:
    """A warning for every register whose facts changed since `base` while its date did not.

    Raises:
        NoGit: git does not know the earlier version.

    """
    from ..review import dating  # noqa: PLC0415 - it renders notices; without --base nothing does

    return dating.find_undated(folder, theme, base, entries)


def make_tables(entries: Sequence[Entry], theme: Theme) -> Tables:
    """The completeness of every notice, by the name of its file."""
    notices = [entry for entry in entries if not (entry.draft or entry.removal)]
    return {entry.name: completeness.judge_notice(entry.register, entry.faults, theme) for entry in notices}


def print_unpublished(entries: Sequence[Entry]) -> None:
    """Print which files are no notices, and why."""
    for entry in entries:
        if entry.draft:
            click.echo(say_result("draft", file=entry.name, values=count_things("value", entry.unfilled)))
        elif entry.removal:
            click.echo(say_result("removed", file=entry.name, day=entry.removal.removed.date))

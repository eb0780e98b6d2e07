"""`check`: what is missing, doubtful or open in the registers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from ..checks.completeness import Line, judge_notice
from ..folder import ageing, translations
from ..folder.checked import CheckedFolder, describe_collection
from ..folder.clashes import find_clashes_with
from ..folder.collection import Collection, find_in_folder, pick_names
from ..folder.likeness import find_likenesses_to
from ..folder.outline import outline_entry
from ..reading import repository
from ..reading.faults import Fault
from ..reading.git import NoGit
from ..review import approvals
from ..site import guard
from ..site.fingerprint import take_fingerprint
from ..site.settings import read_site_theme
from ..theme.theme import Theme
from .loading import check_folder, load_folder
from .options import PATH, notices_option, strict_option
from .progress import Progress, show_progress
from .refusing import refuse_os_errors
from .report import PRINTERS, Report, Tables
from .results import print_told, say_result


@click.command("check")
@notices_option
@strict_option
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(PRINTERS)),
    default="text",
    show_default=True,
)
@click.option("--catalogue", is_flag=True)
@click.option(
    "--base",
    metavar="REF",
)
@click.argument("files", nargs=-1, type=PATH, metavar="[FILE]...")
def check_registers(
    notices: Path,
    strict: bool,
    form: str,
    catalogue: bool,
    base: str | None,
    files: tuple[Path, ...],
) -> None:
    """Say what is missing, doubtful or open in the registers, or in the files named."""
    with show_progress() as progress:
        report = make_report(notices, base, files, progress)
    if catalogue:
        report = add_catalogue(report)
    for remark in report.remarks:
        print_told(remark, err=True)
    if PRINTERS[form](report, strict=strict):
        raise click.exceptions.Exit(1)


def make_report(notices: Path, base: str | None, files: Sequence[Path], progress: Progress) -> Report:
    """Read the registers, and find all that is to be told of them.

    Raises:
        Refused: the folder cannot be read, a file is none of its registers, or git does not know `base`.

    """
    fingerprint = take_fingerprint(notices.absolute())
    theme = read_site_theme(notices)
    if files or base or theme.overrides.blocks:
        checked = check_anew(notices, theme, base, files, progress)
    else:
        checked = check_folder(notices, theme, fingerprint, progress.follow)
    faults, remarks = find_stale_words(checked, progress)
    faults += checked.faults
    if not files:
        faults += ageing.find_old_constants(theme)
        faults += ageing.find_old_services(theme, checked.files)
        faults += find_faults_of_log(checked.folder, base)
    return Report(
        files=checked.files,
        faults=sorted(faults),
        tables=make_tables(checked, theme),
        theme=theme,
        remarks=remarks,
    )


def add_catalogue(report: Report) -> Report:
    """The report with the services that were read long ago, whether a register uses them or not."""
    found = {*report.faults, *ageing.find_old_entries(report.theme, report.theme.services)}
    return replace(report, faults=sorted(found))


def check_anew(
    notices: Path,
    theme: Theme,
    base: str | None,
    files: Sequence[Path],
    progress: Progress,
) -> CheckedFolder:
    """What there is to tell of the registers, with all that they state at hand, which is not kept.

    Raises:
        Refused: the folder cannot be read, a file is none of its registers, or git does not know `base`.

    """
    files = [find_in_folder(file, notices.absolute()) for file in files]
    found = load_folder(notices, theme, progress.follow, files, is_judged=True)
    if files:
        found = pick_files(found, files)
    faults = [*found.faults, *find_failing_blocks(found, theme, progress)]
    if base:
        with refuse_os_errors("file-system", notices):
            faults += compare_with_base(found, theme, base, is_whole=not files)
    return replace(describe_collection(found), faults=faults)


def pick_files(found: Collection, files: Sequence[Path]) -> Collection:
    """The registers that some files concern, with their findings, and those elsewhere that an address or a copy brings.

    Raises:
        Refused: a file is none of the folder's.

    """
    names = pick_names(found, files)
    entries = tuple(entry for entry in found.entries if entry.name in names)
    clashes = find_clashes_with(map(outline_entry, entries), found.faults)
    alike = find_likenesses_to(names, found.faults)
    faults = {*clashes, *alike, *(fault for fault in found.faults if fault.place.file in names)}
    return replace(found, entries=entries, faults=tuple(sorted(faults)))


def find_stale_words(checked: CheckedFolder, progress: Progress) -> tuple[list[Fault], list[str]]:
    """Words in other languages that are older than the first, and remarks on what git does not know of that."""
    try:
        faults = [*translations.find_stale_translations(checked.files, checked.folder, progress.follow)]
        return faults, [*list_unseen(checked)]
    except NoGit as error:
        return [], [say_result("translations-unseen", reason=error)]


def list_unseen(checked: CheckedFolder) -> Iterator[str]:
    """A remark where own words have several languages, and git has the newest commits alone."""
    has_own_words = any(file.own_words for file in checked.files)
    if has_own_words and repository.is_shallow(checked.folder):
        yield say_result("translations-shallow")


def find_failing_blocks(found: Collection, theme: Theme, progress: Progress) -> set[Fault]:
    """What the project's own blocks do wrong on the pages of these registers, at which a build would stop."""
    if not theme.overrides.blocks:
        return set()
    from ..review import rendering, whole_pages  # noqa: PLC0415 - without such blocks no page is made

    by_address = {entry.address: entry for entry in found.notices}
    published = whole_pages.list_published(by_address)
    rendered = rendering.render_pages(published, theme, progress.follow)
    faults = set()
    for page in rendered.values():
        if isinstance(page, Fault):
            faults.add(page)
    return faults


def compare_with_base(found: Collection, theme: Theme, base: str, *, is_whole: bool) -> Iterator[Fault]:
    """What `base` shows: facts that changed without their date, and pages at whose address there would be nothing.

    Args:
        found: the registers.
        theme: what they share.
        base: a branch or commit.
        is_whole: whether these are all registers of the folder.

    Raises:
        NoGit: git does not know the earlier version.

    """
    from ..review import lost_languages, unchanged_dates  # noqa: PLC0415 - it renders notices; without --base nothing does

    past = unchanged_dates.read_past(found.folder, theme, base, found.entries)
    yield from unchanged_dates.find_undated(past.entries, found.entries, theme, base)
    yield from lost_languages.find_lost_languages(past.entries, found.entries, base)
    if is_whole:
        published = guard.mark_addresses(past.survey.notices)
        yield from guard.find_lost_notices(published, found.survey)


def find_faults_of_log(folder: Path, base: str | None) -> list[Fault]:
    """What is wrong with the log of approvals, and what it has lost since `base`; nothing outside a repository.

    Raises:
        NoGit: git does not know `base`.

    """
    try:
        top = repository.find_root(folder)
    except NoGit:
        return []
    faults = approvals.find_log_faults(top)
    if base:
        logs = approvals.read_logs(top, base)
        faults += approvals.find_loss_faults(logs, base)
    return faults


def make_tables(checked: CheckedFolder, theme: Theme) -> Tables:
    """What the law wants of every notice, and where it is said."""
    tables: dict[str, Sequence[Line]] = {}
    for file in checked.files:
        outline = file.outline
        if not outline.draft and outline.state != "removal":
            tables[outline.name] = file.items if file.is_notice else judge_notice(None, outline.faults, theme)
    return tables

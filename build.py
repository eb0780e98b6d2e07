"""The command line of Seloste: `python build.py` builds the site, `python build.py --help` tells the rest.

Exit code 0: done; 1: a notice has errors; 2: the call or the set-up is wrong; 130: interrupted. Messages go to
standard error, results to standard output. What a command does not need is not imported.
"""

# ruff: noqa: PLC0415 - imports stand where they are needed, so that `--help` and `check` start without MkDocs

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.collection import Collection
    from hooks.source import Fault

PROJECT = Path(__file__).resolve().parent
MOST = 200  # findings printed; who has more begins with the first
FOLDER = click.Path(path_type=Path)
FORMS = click.Choice(["text", "json", "github"])
NOTICES = click.option("--notices", type=FOLDER, default="notices", show_default=True, help="Folder of the registers.")
STRICT = click.option("--strict", is_flag=True, help="Warnings are errors.")


class Refused(click.ClickException):
    """The call or the set-up is wrong; the message says what to do instead."""

    exit_code = 2


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def main(context: click.Context) -> None:
    """Privacy notices from YAML: notices/*.yml becomes a site in Finnish and English."""
    if context.invoked_subcommand is None:
        context.invoke(build)


@main.command()
@NOTICES
@click.option("--site", type=FOLDER, default="site", show_default=True, help="Where the site is published.")
@STRICT
def build(notices: Path, site: Path, strict: bool) -> None:
    """Check every register and build the site; with an error the published site stays as it is."""
    from hooks import publish

    try:
        publish.mend(site.absolute())
        found = load(notices)
        if judge(found.faults, "error warning" if strict else "error", strict=strict):
            click.echo("the published site is as it was", err=True)
            raise click.exceptions.Exit(1)
        if not found.published:
            raise Refused("every register is a draft; rename one without its underscore")
        with publish.beside(site.absolute(), found.folder) as new:
            run_mkdocs(found, new)
    except publish.Unsafe as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename or site}: {error.strerror}; the published site is as it was") from error
    click.echo(f"{plural(len(found.published), 'notice')} in {site}, {counted(found.faults)} (python build.py check)")


@main.command()
@NOTICES
@STRICT
@click.option("--format", "form", type=FORMS, default="text", show_default=True, help="How findings are printed.")
@click.argument("files", nargs=-1, type=FOLDER, metavar="[FILE]...")
def check(notices: Path, strict: bool, form: str, files: tuple[Path, ...]) -> None:
    """Say what is missing, doubtful or open in the registers, or in the files named."""
    from hooks import collection, completeness, findings, freshness

    found = load(notices)
    names = {collection.display(file) for file in files}
    if unknown := names - {entry.name for entry in found.entries} - {fault.place.file for fault in found.faults}:
        raise Refused(f"{min(unknown)} is no register in {collection.display(found.folder)}/")
    entries = [entry for entry in found.entries if not names or entry.name in names]
    aged = [fault for entry in entries for fault in freshness.translations(entry)]
    aged += [] if names else freshness.constants()
    faults = sorted([*(fault for fault in found.faults if not names or fault.place.file in names), *aged])
    tables = {entry.name: completeness.table(entry) for entry in entries if not entry.draft}
    failed = judge(faults, "error warning gap", strict=strict, form=form)
    if form == "json":
        click.echo(findings.as_json(faults, tables))
    if form == "text":
        for name, lines in tables.items():
            click.echo(findings.as_table(name, lines) + "\n")
        for draft in (entry for entry in entries if entry.draft):
            click.echo(f"{draft.name}: a draft, {plural(draft.unfilled, 'value')} to fill in")
    if failed:
        raise click.exceptions.Exit(1)
    if form == "text":
        click.echo(f"{plural(len(tables), 'notice')} without errors, {counted(faults)}")


@main.command()
@NOTICES
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port on this machine.")
def serve(notices: Path, port: int) -> None:
    """Show the site on this machine and follow every save; a faulty register shows its faults."""
    load(notices)
    from mkdocs.commands.serve import serve as mkdocs_serve
    from mkdocs.exceptions import Abort

    log_to_standard_error()
    click.echo(f"http://127.0.0.1:{port}/ follows every save; Ctrl-C ends")
    try:
        mkdocs_serve(str(PROJECT / "mkdocs.yml"), docs_dir=str(notices.absolute()), dev_addr=f"127.0.0.1:{port}")
    except OSError as error:
        raise Refused(f"port {port}: {error.strerror}; choose another with --port") from error
    except Abort as error:
        raise Refused(str(error)) from error


@main.command()
@click.argument("name", required=False)
def explain(name: str | None) -> None:
    """Say what a key, a code or a check means; without a NAME print the whole reference (docs/format.md)."""
    from hooks import reference

    try:
        click.echo(reference.explain(name) if name else reference.page(), nl=name is not None)
    except LookupError as error:
        raise Refused(f"there is no key, code or check '{name}'; {error.args[0]}") from error


def load(notices: Path) -> Collection:
    """Read and check every register."""
    try:
        from hooks import collection, texts

        texts.reload()
        found = collection.load(notices.absolute())
    except OSError as error:
        raise Refused(f"{notices}: {error.strerror}; name the folder of the registers with --notices") from error
    except ValueError as error:
        raise Refused(str(error)) from error
    if not found.entries and not found.faults:
        raise Refused(f"{notices} has no register; copy notices/_template.yml to begin")
    return found


def judge(faults: Sequence[Fault], levels: str, *, strict: bool, form: str = "text") -> bool:
    """Print the findings of these levels, unless they are told as JSON; returns whether there are errors."""
    from hooks import findings

    shown = [fault for fault in faults if fault.level in levels.split()] if form != "json" else []
    for fault in shown[:MOST]:
        click.echo(findings.for_github(fault) if form == "github" else str(fault), err=form == "text")
    if len(shown) > MOST:
        click.echo(f"… and {len(shown) - MOST} more", err=True)
    errors = sum(fault.level == "error" or (strict and fault.level == "warning") for fault in faults)
    if errors:
        click.echo(plural(errors, "error"), err=True)
    return bool(errors)


def counted(faults: Sequence[Fault]) -> str:
    warnings = sum(fault.level == "warning" for fault in faults)
    return f"{plural(warnings, 'warning')}, {plural(sum(fault.level == 'gap' for fault in faults), 'gap')}"


def plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def run_mkdocs(found: Collection, target: Path) -> None:
    """Let MkDocs build into `target`; its warnings are faults of the set-up.

    MkDocs' own strict mode is not used: with -q it lets errors pass, and it judges after the site is written.
    """
    from jinja2 import TemplateError
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    from hooks.vocabulary import LANGUAGES

    complaints = log_to_standard_error()
    try:
        config = load_config(str(PROJECT / "mkdocs.yml"), docs_dir=str(found.folder), site_dir=str(target))
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except (Abort, MkDocsException) as error:
        raise Refused(f"MkDocs: {error}") from error
    except TemplateError as error:
        raise Refused(f"a template under theme/ is faulty: {error}") from error
    except KeyError as error:
        raise Refused(f"the texts lack {error}; compare theme/notice/fi.yml and en.yml") from error
    if complaints:
        raise Refused("MkDocs warned (above), so nothing was published")
    built = {page.parent.relative_to(target).as_posix() for page in target.rglob("index.html")}
    lost = [
        entry.address
        for entry in found.published
        if not built & {entry.address, *(f"{language}/{entry.address}" for language in LANGUAGES)}
    ]
    if lost:
        raise Refused(f"no page was built for {', '.join(lost)}; nothing was published")


def log_to_standard_error() -> list[str]:
    """Print MkDocs' warnings and errors; returns the list they are counted in."""
    import logging

    complaints: list[str] = []

    class Counted(logging.StreamHandler):  # type: ignore[type-arg]  # generic for the type checker only
        def emit(self, record: logging.LogRecord) -> None:
            complaints.append(record.getMessage())
            super().emit(record)

    logger = logging.getLogger("mkdocs")
    logger.handlers = [Counted(sys.stderr)]
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    return complaints


def run() -> int:
    """Run the command line and return its exit code."""
    os.umask(0o022)  # the files are public; whoever builds them may have a stricter habit
    try:
        result = main.main(standalone_mode=False, prog_name="build.py")
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return 130
    return result if isinstance(result, int) else 0


if __name__ == "__main__":
    sys.exit(run())

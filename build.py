"""The command line of Seloste: `python build.py` builds the site, `python build.py --help` tells the rest.

Exit code 0: done; 1: a notice has errors; 2: the call or the set-up is wrong; 130: interrupted. Messages go to
standard error, results to standard output. What a command does not need is not imported.
"""

# ruff: noqa: PLC0415 - imports stand where they are needed, so that `--help` and `check` start without MkDocs

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from functools import cached_property
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hooks.folder.collection import Collection
    from hooks.folder.entry import Entry
    from hooks.pulls.client import GitHub
    from hooks.reading.faults import Fault
    from hooks.theme.theme import Theme

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
@click.option("--published", type=FOLDER, help="notices.txt of the published site; left out: the one in --site.")
@STRICT
@click.option("--pdf", "as_pdf", is_flag=True, help="Also make a PDF of every notice (needs requirements-pdf.txt).")
def build(notices: Path, site: Path, published: Path | None, strict: bool, as_pdf: bool) -> None:
    """Check every register and build the site; with an error the published site stays as it is."""
    from hooks.site import exchange, guard

    try:
        if as_pdf:
            from hooks.notice import pdf

            pdf.refuse_missing()
        exchange.mend_site(site.absolute(), notices.absolute())
        found = load(notices)
        before = published or site / guard.LIST
        lost = guard.find_lost_notices(before, found) if found.published and (published or before.is_file()) else []
        if judge([*found.faults, *lost], "error warning" if strict else "error", strict=strict):
            never = f"; if nobody has seen it, delete {site} and build again" if lost and not published else ""
            click.echo(f"the published site is as it was{never}", err=True)
            raise click.exceptions.Exit(1)
        if not found.published:
            raise Refused("every register is a draft; rename one without its underscore")
        with exchange.build_beside(site.absolute(), found.folder) as new:
            run_mkdocs(found, new, as_pdf=as_pdf)
    except ValueError as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename or site}: {error.strerror}; the published site is as it was") from error
    click.echo(f"{plural(len(found.notices), 'notice')} in {site}, {counted(found.faults)} (python build.py check)")


@main.command()
@NOTICES
@STRICT
@click.option("--format", "form", type=FORMS, default="text", show_default=True, help="How findings are printed.")
@click.option("--base", metavar="REF", help="Also ask for a new date where facts changed since this branch or commit.")
@click.argument("files", nargs=-1, type=FOLDER, metavar="[FILE]...")
def check(notices: Path, strict: bool, form: str, base: str | None, files: tuple[Path, ...]) -> None:
    """Say what is missing, doubtful or open in the registers, or in the files named."""
    from hooks.checks import completeness
    from hooks.commands import findings
    from hooks.folder import ageing, collection
    from hooks.folder.tree import show_path

    theme = load_theme()
    found = load(notices, files)
    try:
        names = collection.pick_names(found, files)
    except LookupError as error:
        raise Refused(f"{error.args[0]} is no register in {show_path(found.folder)}/") from error
    entries = [entry for entry in found.entries if not names or entry.name in names]
    aged = list(ageing.find_stale_translations(entries, found.folder))
    aged += [] if names else ageing.find_old_constants(theme)
    aged += undated(found.folder, base, entries) if base else []
    faults = sorted([*(fault for fault in found.faults if not names or fault.place.file in names), *aged])
    tables = {
        entry.name: completeness.judge_notice(entry.register, entry.faults, theme)
        for entry in entries
        if not entry.draft and not entry.removal
    }
    failed = judge(faults, "error warning gap", strict=strict, form=form)
    if form == "json":
        click.echo(findings.as_json(faults, tables))
    if form == "text":
        for name, lines in tables.items():
            click.echo(findings.as_table(name, lines) + "\n")
        for entry in entries:
            if entry.draft:
                click.echo(f"{entry.name}: a draft, {plural(entry.unfilled, 'value')} to fill in")
            elif entry.removal:
                click.echo(f"{entry.name}: removed on {entry.removal.removed.date}")
    if failed:
        raise click.exceptions.Exit(1)
    if form == "text":
        click.echo(f"{plural(len(tables), 'notice')} without errors, {counted(faults)}")


@main.command()
@NOTICES
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port on this machine.")
def serve(notices: Path, port: int) -> None:
    """Show the site on this machine and follow every save; a faulty register shows its faults."""
    import socket

    load(notices)
    try:
        socket.create_server(("127.0.0.1", port)).close()  # MkDocs would find out only after the first build
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise Refused(f"port {port}: {reason}; choose another with --port") from error
    from mkdocs.commands.serve import serve as mkdocs_serve

    log_to_standard_error()
    refuse_addresses()
    click.echo(f"http://127.0.0.1:{port}/ follows every save; Ctrl-C ends")
    with mkdocs_told():
        mkdocs_serve(str(PROJECT / "mkdocs.yml"), docs_dir=str(notices.absolute()), dev_addr=f"127.0.0.1:{port}")
    raise click.Abort  # MkDocs takes Ctrl-C, the one way to end it, for a good end


@main.command()
@NOTICES
def schema(notices: Path) -> None:
    """Write the format for editors, as JSON Schema, to NOTICES/.schema.json."""
    from hooks.explain import schema as made

    target = notices / ".schema.json"
    try:
        target.write_text(made.text(load_theme()), "utf-8", newline="\n")
    except OSError as error:
        raise Refused(f"{target}: {error.strerror}; name the folder of the registers with --notices") from error
    click.echo(target.as_posix())


@main.command()
def nginx() -> None:
    """Print what the server block of an nginx includes: headers, caching, the page for 404 (docs/deploy.md)."""
    from hooks.site import headers

    click.echo(headers.make_nginx_snippet(headers.read_headers(PROJECT / "theme")), nl=False)


@main.command()
@click.argument("ref", default="HEAD")
@click.option("--site", type=FOLDER, default="draft", show_default=True, help="Where the draft is written.")
def draft(ref: str, site: Path) -> None:
    """Build the registers of a commit as drafts: each page says so, and asks not to be listed.

    REF is a branch, a tag or a commit. Its registers are read with git as data; texts and program are those of this
    checkout, whatever the commit has.
    """
    from contextlib import chdir
    from tempfile import TemporaryDirectory

    from hooks.pulls import previews
    from hooks.reading import repository
    from hooks.site import exchange

    site = site.absolute()
    try:
        commit = repository.find_commit(PROJECT, ref)
        with TemporaryDirectory() as folder, chdir(folder):
            previews.write_registers(PROJECT, commit, Path(folder))
            found = load(Path("notices"))
            if judge(found.faults, "error", strict=False):
                click.echo("no draft was made", err=True)
                raise click.exceptions.Exit(1)
            if not found.published:
                raise Refused("every register is a draft of its author; there is nothing to show")
            with exchange.build_beside(site, found.folder) as new:
                run_mkdocs(found, new, draft=commit[:12])
    except (repository.NoGit, ValueError) as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename or site}: {error.strerror}") from error
    click.echo(f"{plural(len(found.notices), 'notice')} of {commit[:12]} as drafts in {site}")


ORIGIN = click.option("--origin", metavar="OWNER:BRANCH", help="Where the pull request comes from.")
COMMIT = click.option("--commit", help="The newest commit of the pull request.")
INTO = click.option("--into", default="main", show_default=True, help="The branch the pull request goes into.")


@main.command()
@click.option("--page", default="", help="Address of the review page.")
@click.option("--previews", default="", help="Address of the folder of previews, if there is one.")
@COMMIT
@ORIGIN
@INTO
@click.argument("changes", type=FOLDER, default="changes.json")
def comment(changes: Path, page: str, previews: str, commit: str | None, origin: str | None, into: str) -> None:
    """Print what changes.json says as a comment; with --commit and --origin keep it on the pull request.

    There is one comment, which is edited in place; none is written where no page changes. GitHub's address, the
    repository and the token come from GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN.
    """
    from hooks.pulls import comment as made
    from hooks.pulls.changes_file import read_changes
    from hooks.pulls.notice_part import Links
    from hooks.pulls.wording import read_wording
    from hooks.reading.messages import ENGLISH, Phrase, say_value

    try:
        theme = load_theme()
        wording = read_wording(theme)
        said = read_changes(changes, theme.languages)
        if not commit or not origin:
            click.echo(made.write_comment(said, Links(web_address("--page", page)), wording), nl=False)
            return
        if said.head_commit != commit:
            raise Refused(f"{changes.name} is of the commit {said.head_commit}, not of {commit}")
        hub = hub_of_this_run()
        number = hub.find_pull(origin, commit, into)
        if number is None:
            click.echo(
                f"no open pull request into {into} has {commit} as its newest commit; nothing was said", err=True
            )
            return
        preview = f"{web_address('--previews', previews).rstrip('/')}/{number}/" if previews else ""
        text = made.write_comment(said, Links(web_address("--page", page), preview), wording)
        click.echo(text, nl=False)
        done = hub.put_comment(number, made.MARK, text, new=made.is_needed(said))
    except OSError as error:
        raise Refused(f"{changes}: {error.strerror}") from error
    except ValueError as error:
        raise Refused(str(error)) from error
    click.echo(say_value(Phrase(done, (("number", number),)), ENGLISH), err=True)


@main.command()
@click.option("--site", type=FOLDER, help="The draft to put in.")
@COMMIT
@ORIGIN
@INTO
@click.argument("folder", type=FOLDER)
def preview(folder: Path, site: Path | None, commit: str | None, origin: str | None, into: str) -> None:
    """Keep the folder of previews: put in the draft of a pull request, and remove those of closed ones.

    GitHub is asked as `comment` does.
    """
    from hooks.pulls import previews

    try:
        hub = hub_of_this_run()
        still_open = hub.list_open_pulls()
        number = hub.find_pull(origin, commit, into) if site and commit and origin else None
        if site and number:
            previews.place_draft(site, folder, number)
            click.echo(f"the draft of pull request {number} was put in")
        for closed in previews.sweep_drafts(folder, still_open):
            click.echo(f"the draft of pull request {closed} was removed")
    except OSError as error:
        raise Refused(f"{error.filename or folder}: {error.strerror}") from error
    except ValueError as error:
        raise Refused(str(error)) from error


class Questions(click.Command):
    """A command whose options are the questions of hooks/questions.py, read only when it is called."""

    @cached_property
    def asked(self) -> list[click.Parameter]:
        from hooks.new.questions import QUESTIONS

        return [
            click.Option([asked.option], multiple=True, help=asked.words["en"].format(what="…"))
            for asked in QUESTIONS.values()
        ]

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [*super().get_params(ctx), *self.asked]


@main.command(cls=Questions)
@NOTICES
@click.option("--lang", type=click.Choice(["fi", "en"]), default="fi", show_default=True, help="Language to ask in.")
@click.option("--yes", is_flag=True, help="Ask nothing; what no option says is left open.")
@click.argument("file", metavar="NAME")
def new(notices: Path, lang: str, yes: bool, file: str, **given: tuple[str, ...]) -> None:
    """Write a new register; NAME is its address, as in `company` or `company/register`.

    Asks for what it needs, or takes it from options. A list is numbers or codes divided by commas. An option that is
    asked of each purpose, group or recipient may say of which: --basis accounting=legal_obligation --basis contract.
    """
    try:
        from hooks.folder.tree import show_path
        from hooks.new import new as new_register
        from hooks.new import questions

        where = new_register.destination(file, notices.absolute(), load_theme())
        answers = new_register.beginning(where, load_theme(), lang, given)
        ask = None if yes or not sys.stdin or not sys.stdin.isatty() else typed
        answers = new_register.interview(answers, where, given, ask, lambda text: click.echo(text, err=True))
        gaps = new_register.finish(answers, where)
    except OSError as error:
        place = show_path(Path(error.filename or notices))
        raise Refused(f"{place}: {error.strerror}; name the folder of the registers with --notices") from error
    except ValueError as error:
        raise Refused(str(error)) from error
    except EOFError as error:
        raise Refused("the answers ended before the questions; nothing was written") from error
    folder = "" if notices == Path("notices") else f" --notices {notices}"
    check, serve = (f"python build.py {command}{folder}" for command in (f"check {where.name}", "serve"))
    click.echo(questions.phrase("written", lang, file=where.name, gaps=gaps))
    click.echo(questions.phrase("next", lang, check=check, serve=serve))


def typed(prompt: str) -> str:
    """What the editor types after a question; bytes that are no text are told apart later, as any wrong answer."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    click.echo(prompt, nl=False, err=True)
    return input()


@main.command()
@click.argument("name", required=False)
def explain(name: str | None) -> None:
    """Say what a key, a code or a check means; without a NAME print the whole reference (docs/format.md)."""
    from hooks.explain import reference

    try:
        click.echo(reference.explain(name, load_theme()) if name else reference.page(load_theme()), nl=name is not None)
    except LookupError as error:
        raise Refused(f"there is no key, code or check '{name}'; {error.args[0]}") from error


@main.command()
@NOTICES
@click.option("--base", required=True, metavar="REF", help="Branch or commit to compare with, as in main.")
@click.option("--head", default="", metavar="REF", help="Branch or commit to look at; the working tree if left out.")
@click.option("--out", type=FOLDER, default="review.html", show_default=True, help="Where the page goes.")
@click.option("--json", "data", type=FOLDER, help="Where the changes go as data.")
@click.option("--lang", type=click.Choice(["fi", "en"]), default="fi", show_default=True, help="Language of headings.")
@click.option("--own", is_flag=True, help="Say on the page that the branch's own program made it.")
def review(notices: Path, base: str, head: str, out: Path, data: Path | None, lang: str, own: bool) -> None:
    """Say in words, on one page, what a branch changes in the notices since it left BASE."""
    from hooks.reading import repository
    from hooks.review import changes_data, page, page_words
    from hooks.review.branch_review import review_branch

    try:
        found = review_branch(notices.absolute(), load_theme(), base, head)
        out.write_text(page.write_page(found, load_theme(), lang, is_own=own), "utf-8", newline="\n")
        if data:
            data.write_text(
                changes_data.make_changes_data(found).model_dump_json(indent=1) + "\n", "utf-8", newline="\n"
            )
    except repository.NoGit as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename or notices}: {error.strerror}; choose another place with --out") from error
    failed = judge(found.faults, "error", strict=False)
    click.echo(
        f"{out}: {', '.join(page_words.count_changes(found, load_theme(), 'en')) or 'the content of the notices does not change'}"
    )
    if failed:
        raise click.exceptions.Exit(1)


def load_theme() -> Theme:
    """What all notices share."""
    from hooks.theme.theme import read_theme

    return read_theme()


def load(notices: Path, files: Sequence[Path] = ()) -> Collection:
    """Read and check every register, or those of the companies that these files belong to."""
    try:
        from hooks.folder import collection

        found = collection.load(notices.absolute(), load_theme(), files)
    except OSError as error:
        raise Refused(f"{notices}: {error.strerror}; name the folder of the registers with --notices") from error
    except ValueError as error:
        raise Refused(str(error)) from error
    if not files and not found.entries and not found.faults:
        raise Refused(f"{notices} has no register; `python build.py new <address>` writes one")
    return found


def undated(folder: Path, base: str, entries: Sequence[Entry]) -> list[Fault]:
    """A warning for every register whose facts changed since `base` while its date did not."""
    from hooks.reading import repository
    from hooks.review import dating

    try:
        return list(dating.find_undated(folder, load_theme(), base, entries))
    except repository.NoGit as error:
        raise Refused(str(error)) from error


def judge(faults: Sequence[Fault], levels: str, *, strict: bool, form: str = "text") -> bool:
    """Print the findings of these levels, unless they are told as JSON; returns whether there are errors."""
    from hooks.commands import findings

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


def run_mkdocs(found: Collection, target: Path, *, as_pdf: bool = False, draft: str = "") -> None:
    """Let MkDocs build into `target`; its warnings are faults of the set-up.

    Args:
        found: the registers.
        target: an empty folder.
        as_pdf: whether every notice gets a PDF, too.
        draft: the commit whose draft each page says it is, if it is one.

    MkDocs' own strict mode is not used: with -q it lets errors pass, and it judges after the site is written.
    """
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    complaints = log_to_standard_error()
    refuse_addresses()
    with mkdocs_told():
        config = load_config(str(PROJECT / "mkdocs.yml"), docs_dir=str(found.folder), site_dir=str(target))
        config.extra["pdf"] = as_pdf
        if draft:
            config.extra["draft"] = draft
            config.site_url = config.edit_uri = ""  # no address of a draft lasts
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    if complaints:
        raise Refused("MkDocs warned (above), so nothing was published")
    built = {page.parent.relative_to(target).as_posix() for page in target.rglob("index.html")}
    lost = [
        entry.address
        for entry in found.published
        if not built & {entry.address, *(f"{language}/{entry.address}" for language in load_theme().languages)}
    ]
    if lost:
        raise Refused(f"no page was built for {', '.join(lost)}; nothing was published")


def refuse_addresses() -> None:
    """Refuse addresses that would make wrong links on every page."""
    for name in ("SITE_URL", "EDIT_URI"):
        value = os.environ.get(name, "")
        if value and not re.fullmatch(r"https?://[\w.:\[\]-]+(/[^\s<>\"'\\]*)?", value):
            raise Refused(f"{name} is '{value}'; write a web address in full, as in https://selosteet.example/")


def hub_of_this_run() -> GitHub:
    """GitHub as a workflow tells of it."""
    from hooks.pulls.client import GitHub

    names = ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN")
    address, repository, token = (os.environ.get(name, "") for name in names)
    if missing := [name for name in names if not os.environ.get(name)]:
        raise Refused(f"{missing[0]} is not set; it is in a workflow of GitHub")
    if not re.fullmatch(r"https://[\w.-]+(/api/v3)?|http://127\.0\.0\.1:\d+", address):
        raise Refused(f"GITHUB_API_URL is '{address}'; write it as in https://api.github.com")
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        raise Refused(f"GITHUB_REPOSITORY is '{repository}'; write owner and name, as in example/selosteet")
    return GitHub(address, repository, token)


def web_address(name: str, value: str) -> str:
    """An address that can stand in a Markdown link as it is."""
    if value and not re.fullmatch(r"https://[\w.:-]+(/[\w.~/-]*)?", value, re.ASCII):
        raise Refused(f"{name} is '{value}'; write a web address in full, as in https://previews.example/")
    return value


@contextmanager
def mkdocs_told() -> Iterator[None]:
    """What MkDocs, a text or a template does wrong is told in a sentence."""
    from mkdocs.exceptions import Abort, MkDocsException

    try:
        yield
    except Abort as error:
        raise Refused("MkDocs stopped for the reason above") from error
    except (OSError, MkDocsException) as error:
        raise Refused(f"MkDocs: {error}") from error
    except Exception as error:
        from hooks.notice import environment

        raise Refused(str(environment.explain_failure(error))) from error


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
    except ValueError as error:
        from hooks.reading.faults import Faulty

        if not isinstance(error, Faulty):
            raise
        Refused(str(error)).show()  # theme/ is faulty; wherever a command meets that, this is the one answer
        return Refused.exit_code
    return result if isinstance(result, int) else 0


if __name__ == "__main__":
    sys.exit(run())

"""The group of commands, each imported when it is called, and how a call ends."""

from __future__ import annotations

import os
from importlib import import_module

import click

from .language import ENGLISH, add_language, begin_speech, settle_language

DONE, WRONG, INTERRUPTED = 0, 2, 130
TRACEBACK = "SELOSTE_TRACEBACK"  # as in build.py
# Each command by its name: its function, and what `--help` says of it. The modules stand beside this one.
COMMANDS = {
    "approve": ("approve.approve_text", "Write into the log who approved the present text"),
    "audit": ("audit.audit_site", "Say what a website does, and its register does not declare"),
    "build": ("build.build_site", "Check every register and build the site"),
    "check": ("check.check_registers", "Say what is missing, doubtful or open in the registers"),
    "comment": ("comment.write_comment", "Print what changes.json says as a comment"),
    "confirm": ("confirm.confirm_facts", "Ask a company whether its facts are right, and take its answers"),
    "draft": ("draft.build_draft", "Build the registers of a commit as drafts"),
    "explain": ("explain.print_explanation", "Say what a key, a code, a service or a check means"),
    "init": ("init.write_project", "Write a project of your own"),
    "new": ("new.write_register", "Write a new register"),
    "nginx": ("nginx.print_snippet", "Print what the server block of an nginx includes"),
    "notes": ("notes.keep_notes", "Keep the note on each merge request of GitLab"),
    "override": ("override.override_text", "Put a text of your own in the place of a shared one"),
    "overview": ("overview.write_overview", "Show all registers at a glance"),
    "preview": ("preview.keep_previews", "Keep the folder of previews"),
    "review": ("review.write_review", "Say in words, on one page, what a branch changes"),
    "schema": ("schema.write_schema", "Write the format for editors"),
    "serve": ("serve.serve_site", "Show the site on this machine and follow every save"),
}


class Listed(click.Command):
    """A command by name. Its module is imported when it is called, so that `--help` starts without the program."""

    def __init__(self, name: str, function: str, summary: str) -> None:
        super().__init__(name, short_help=summary)
        self.function = function

    def load(self) -> click.Command:
        """The command itself; `python -OO` has left it no other help than the summary."""
        module, _, name = self.function.partition(".")
        command: click.Command = getattr(import_module(f".{module}", __package__), name)
        command.help = command.help or self.short_help
        add_language(command)
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """The context of the command itself, in which click then calls it."""
        context = self.load().make_context(info_name, args, parent, **extra)
        settle_language(context)
        return context


LISTED = {name: Listed(name, *row) for name, row in COMMANDS.items()}


@click.group(
    commands=LISTED,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Privacy notices from YAML: notices/*.yml becomes a site in Finnish and English.",
)
@click.option("--version", is_flag=True, help="Say which version this is.")
@click.pass_context
def call_command(context: click.Context, *, version: bool) -> None:
    """Call a command; without a name, `build`."""
    if version:
        from ..reading.program import read_version  # noqa: PLC0415 - who asks for help has no need of it

        click.echo(f"seloste {read_version()}")
        context.exit()
    settle_language(context)
    if context.invoked_subcommand is None:
        context.invoke(LISTED["build"].load())


add_language(call_command)


def show_click_error(error: click.ClickException, language: str) -> None:
    """Print what is wrong with the words of a call."""
    if language == ENGLISH or isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    from .results import print_told  # noqa: PLC0415 - only who calls wrongly needs it
    from .usage import say_usage_error  # noqa: PLC0415 - as above

    print_told(say_usage_error(error, language), err=True)


def call_by_words(name: str) -> int:
    """Call what the words of the command line name, and return the exit code.

    Args:
        name: what the program is called.

    Raises:
        BrokenPipeError: whoever read the output has gone.
        OSError: what there is to say cannot be printed.
        Exception: the program fails; or anything does, and is to be told with its traceback.

    """
    speech = begin_speech()
    try:
        result = call_command.main(standalone_mode=False, prog_name=name, obj=speech)
    except click.ClickException as error:
        show_click_error(error, speech.language)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        from .refusing import say_interrupted  # noqa: PLC0415 - only who is interrupted or refused needs it

        click.echo(say_interrupted(speech.language), err=True)
        return INTERRUPTED
    except SystemExit as error:  # click's answer to a closed pipe, with the code of faulty registers
        raise BrokenPipeError from error
    except Exception as error:
        from .refusing import is_refusal, say_refusal  # noqa: PLC0415 - as above

        if os.environ.get(TRACEBACK) or not is_refusal(error):
            raise
        from .results import print_told  # noqa: PLC0415 - as above

        print_told(say_refusal(error, speech.language), err=True)
        return WRONG
    return result if isinstance(result, int) else DONE

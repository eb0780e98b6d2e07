"""The group of commands, each imported when it is called, and how a call ends."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module

import click

from .helping import SpokenContext
from .language import (
    ENGLISH,
    NOTICES,
    add_language,
    begin_speech,
    name_command,
    search_language,
    settle_language,
    tell_other_language,
)

DONE, WRONG, INTERRUPTED = 0, 2, 130
Make = Callable[..., click.Context]
TRACEBACK = "SELOSTE_TRACEBACK"  # as in build.py
# The function of each command by its name. The modules stand beside this one.
COMMANDS = {
    "approve": "approve.approve_text",
    "audit": "audit.audit_site",
    "build": "build.build_site",
    "check": "check.check_registers",
    "comment": "comment.write_comment",
    "confirm": "confirm.confirm_facts",
    "draft": "draft.build_draft",
    "explain": "explain.print_explanation",
    "init": "init.write_project",
    "merge": "merge.merge_shards",
    "new": "new.write_register",
    "nginx": "nginx.print_snippet",
    "notes": "notes.keep_notes",
    "override": "override.override_text",
    "overview": "overview.write_overview",
    "preview": "preview.keep_previews",
    "review": "review.write_review",
    "schema": "schema.write_schema",
    "serve": "serve.serve_site",
}


class Listed(click.Command):
    """A command by name. Its module is imported when it is called, so that `--help` starts without the program."""

    def __init__(self, name: str, function: str) -> None:
        super().__init__(name)
        self.function = function

    def load(self) -> click.Command:
        """The command itself."""
        module, _, name = self.function.partition(".")
        command: click.Command = getattr(import_module(f".{module}", __package__), name)
        command.context_class = SpokenContext
        add_language(command)
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """The context of the command itself, in which click then calls it."""
        command = self.load()
        name_command(parent, info_name)
        listen(command.make_context, info_name, args, parent, **extra)
        tell_other_language(parent)
        return command.make_context(info_name, args, parent, **extra)


class Program(click.Group):
    """The group of commands, which knows its language before its words are judged."""

    context_class = SpokenContext

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """The context in which click calls the group."""
        listen(super().make_context, info_name, args, parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


def listen(
    make_context: Make, info_name: str | None, args: list[str], parent: click.Context | None, **extra: object
) -> None:
    """Find out what a call speaks from its words, whatever is wrong with them.

    Args:
        make_context: click's way to read them.
        info_name: as click has it; so are all that follow.
        args: the words.
        parent: the context of the group.
        extra: what the context is to have.

    """
    heard = make_context(info_name, [*args], parent, resilient_parsing=True, ignore_unknown_options=True, **extra)
    settle_language(heard)


LISTED = {name: Listed(name, function) for name, function in COMMANDS.items()}


@click.group(
    cls=Program,
    commands=LISTED,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--version", is_flag=True)
@click.pass_context
def call_command(context: click.Context, *, version: bool) -> None:
    """Call a command; without a name, `build`."""
    if version:
        from ..reading.program import read_version  # noqa: PLC0415 - who asks for help has no need of it

        click.echo(f"seloste {read_version()}")
        context.exit()
    if context.invoked_subcommand is None:
        name_command(context, "build")
        tell_other_language(context)
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

        if not speech.is_settled:
            speech.wanted = search_language(NOTICES, os.environ)
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

"""The command line of Seloste: `python build.py` builds the site, `python build.py --help` tells the rest.

Exit code 0: done; 1: a notice has errors; 2: the call or the set-up is wrong; 130: interrupted. Messages go to
standard error, results to standard output.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

DONE, WRONG, INTERRUPTED = 0, 2, 130
# Each command by its name: its function, and what `--help` says of it. The modules are in hooks/commands/.
COMMANDS = {
    "build": ("build.build_site", "Check every register and build the site"),
    "check": ("check.check_registers", "Say what is missing, doubtful or open in the registers"),
    "comment": ("comment.write_comment", "Print what changes.json says as a comment"),
    "draft": ("draft.build_draft", "Build the registers of a commit as drafts"),
    "explain": ("explain.print_explanation", "Say what a key, a code or a check means"),
    "new": ("new.write_register", "Write a new register"),
    "nginx": ("nginx.print_snippet", "Print what the server block of an nginx includes"),
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
        """The command itself."""
        module, _, name = self.function.partition(".")
        command: click.Command = getattr(import_module(f"hooks.commands.{module}"), name)
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """The context of the command itself, in which click then calls it."""
        return self.load().make_context(info_name, args, parent, **extra)


LISTED = {name: Listed(name, *row) for name, row in COMMANDS.items()}


@click.group(commands=LISTED, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def call_command(context: click.Context) -> None:
    """Privacy notices from YAML: notices/*.yml becomes a site in Finnish and English."""
    if context.invoked_subcommand is None:
        context.invoke(LISTED["build"].load())


def run() -> int:
    """Run the command line and return its exit code."""
    os.umask(0o022)  # the files are public; whoever builds them may have a stricter habit
    try:
        result = call_command.main(standalone_mode=False, prog_name="build.py")
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except Exception as error:
        from hooks.commands.refusing import is_refusal  # noqa: PLC0415 - only who is refused needs it

        if not is_refusal(error):
            raise
        click.echo(f"Error: {error}", err=True)
        return WRONG
    return result if isinstance(result, int) else DONE


if __name__ == "__main__":
    sys.exit(run())

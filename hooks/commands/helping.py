"""What `--help` shows, in the language of the call: its words are under `help:` in theme/messages/.

In English click says its own words itself. In another language they take the place of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from .language import ENGLISH, Speech

PROGRAM = "program"  # the name of the group's words
# The words of click under `help:`, by where it has them.
IN_USAGE = ("word-some-options", "word-some-command")
IN_NAMES = ("word-text", "word-path", "word-number")
IN_TEXTS = ("word-default", "word-required", "word-help")
HEADINGS = ("word-options", "word-commands")


class SpokenContext(click.Context):
    """The context of a command whose help is in the language of the call."""

    @property
    def language(self) -> str:
        """That of the call."""
        speech = self.find_object(Speech)
        return speech.language if speech else ENGLISH

    def get_help(self) -> str:
        """What `--help` shows."""
        describe_command(self.command, self.language)
        return super().get_help()

    def make_formatter(self) -> click.HelpFormatter:
        """What sets the help in lines."""
        if self.language == ENGLISH:
            return super().make_formatter()
        return SpokenFormatter(self.language, self.terminal_width, self.max_content_width)


class SpokenFormatter(click.HelpFormatter):
    """Help in which the words of click are those of another language."""

    def __init__(self, language: str, width: int | None, most: int | None) -> None:
        super().__init__(width=width, max_width=most)
        self.language = language

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        said = prefix or say_help("word-usage", self.language) + " "
        super().write_usage(prog, self.replace_words(args, IN_USAGE), said)

    def write_heading(self, heading: str) -> None:
        """Write what stands above a part."""
        super().write_heading(self.replace_words(heading, HEADINGS))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names, each with its text."""
        said = []
        for name, text in rows:
            said.append((self.replace_words(name, IN_NAMES), self.replace_words(text, IN_TEXTS)))
        super().write_dl(said, col_max, col_spacing)

    def replace_words(self, text: str, names: Sequence[str]) -> str:
        """A text with words of click replaced by those of the language."""
        for name in names:
            text = text.replace(say_help(name, ENGLISH), say_help(name, self.language))
        return text


def describe_command(command: click.Command, language: str) -> None:
    """Give a command and its options their texts in a language."""
    name = PROGRAM if isinstance(command, click.Group) else str(command.name)
    command.help = say_help(name, language)
    for option in command.params:
        for text in (f"any-{option.name}", f"{name}-{option.name}"):
            if isinstance(option, click.Option) and has_help(text):
                option.help = say_help(text, language)
    if isinstance(command, click.Group):
        for listed in command.commands.values():
            listed.short_help = say_help(f"{listed.name}-summary", language)


def has_help(name: str) -> bool:
    """Whether there is a text of a name."""
    from ..reading.messages import read_catalogue  # noqa: PLC0415 - only who asks for help needs it

    return name in read_catalogue(ENGLISH)["help"]


def say_help(name: str, language: str) -> str:
    """A text of the help in a language."""
    from ..reading.messages import say_sentence  # noqa: PLC0415 - as above

    return say_sentence("help", name, (), language)

"""In which language a call speaks: the one asked for, that of the project or of the terminal, and English in CI.

A language may be that of some commands only. Another command then speaks English, and says so where it was asked.
"""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

LANGUAGES = ("fi", "en")  # of theme/messages/; this module needs no part of the program, since --help begins with it
IN_PART = {"sv": ("new",)}  # the languages of theme/messages/partly/, each with the commands that speak it
KNOWN = (*LANGUAGES, *IN_PART)
ENGLISH = "en"
FOR_PROGRAMS = ("json", "github")  # forms of an output that no person reads
NOTICES = Path("notices")  # where a command that names no folder has its registers
KEY = "messages"  # of seloste.yml
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that says something counts, as POSIX has it
NAME = re.compile(r"[a-z]+", re.IGNORECASE)  # of a language, at the beginning of that of a locale
ON_WINDOWS = {"finnish": "fi", "english": "en", "swedish": "sv"}


@dataclass
class Speech:
    """What one call speaks; click hands it from the group on to the command.

    Attributes:
        asked: the language of --lang, or nothing.
        wanted: the language of --lang, of the project or of the terminal, or nothing.
        command: which command is called; nothing for the group.
        is_settled: whether the words of the call were read.

    """

    asked: str = ""
    wanted: str = ""
    command: str = ""
    is_settled: bool = False

    @property
    def found(self) -> str:
        """The language that is wanted, or nothing where the command does not speak it."""
        if self.wanted in LANGUAGES or self.command in IN_PART.get(self.wanted, ()):
            return self.wanted
        return ""

    @property
    def language(self) -> str:
        """That of every message."""
        return self.found or ENGLISH


def begin_speech() -> Speech:
    """What a call speaks before its words are read."""
    return Speech(wanted="" if os.environ.get("CI") else read_locale(os.environ))


def find_speech() -> Speech:
    """What the present call speaks; English where there is none, as in a test."""
    context = click.get_current_context(silent=True)
    return (context and context.find_object(Speech)) or Speech()


def find_language() -> str:
    """The language of the messages of the present call."""
    return find_speech().language


def add_language(command: click.Command) -> None:
    """Give a command the option --lang, if it does not have it."""
    if not any(option.name == "lang" for option in command.params):
        command.params.append(
            click.Option(
                ["--lang"],
                type=click.Choice(KNOWN),
                expose_value=False,
                callback=keep_asked,
            )
        )


def name_command(context: click.Context | None, name: str | None) -> None:
    """Note which command is called."""
    speech = context and context.find_object(Speech)
    if speech:
        speech.command = name or ""


def tell_other_language(context: click.Context | None) -> None:
    """Say where a command does not speak the language that was asked for, in that language."""
    speech = context and context.find_object(Speech)
    if not speech or not speech.asked or speech.found:
        return
    from ..reading.messages import say_sentence  # noqa: PLC0415 - see LANGUAGES

    values = ("command", speech.command), ("languages", ", ".join(LANGUAGES))
    click.echo(say_sentence("results", "spoken-otherwise", values, speech.asked), err=True)


def keep_asked(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    """Note which language was asked for."""
    speech = context.find_object(Speech)
    if speech and value:
        speech.asked = speech.wanted = value


def settle_language(context: click.Context) -> None:
    """Find out what a call speaks by its words; what programs read is English unless it was asked for."""
    speech = context.find_object(Speech)
    if speech is None:
        return
    if context.params.get("form") in FOR_PROGRAMS:
        speech.wanted = speech.asked
    else:
        folder = context.params.get("notices") or NOTICES
        speech.wanted = speech.asked or search_language(folder, os.environ)
    speech.is_settled = True


def search_language(notices: Path, environment: Mapping[str, str]) -> str:
    """The language that the project or the terminal has; nothing where none of them says one, and in CI.

    Args:
        notices: the folder of registers, beside which the settings are.
        environment: the variables of the call.

    """
    if environment.get("CI"):
        return ""
    return read_setting(notices) or read_locale(environment)


def read_setting(notices: Path) -> str:
    """What seloste.yml says, if it says one of ours; `site.settings` tells what is wrong with the file."""
    from ..reading.program import SETTINGS  # noqa: PLC0415 - see LANGUAGES

    path = notices.absolute().parent / SETTINGS
    if not path.is_file():
        return ""
    from ..reading.loading import read_source  # noqa: PLC0415 - see LANGUAGES

    said = read_source(path, SETTINGS).data.get(KEY)
    return said if isinstance(said, str) and said in KNOWN else ""


def read_locale(environment: Mapping[str, str]) -> str:
    """The language of the terminal, or of Windows, if it is one of ours."""
    for name in VARIABLES:
        if environment.get(name):
            return recognize_language(environment[name])
    return recognize_language(locale.setlocale(locale.LC_CTYPE))


def recognize_language(name: str) -> str:
    """The language of a locale such as `fi_FI.UTF-8` or `Finnish_Finland.1252`, if it is one of ours."""
    found = NAME.match(name)
    said = found[0].lower() if found else ""
    language = ON_WINDOWS.get(said, said)
    return language if language in KNOWN else ""

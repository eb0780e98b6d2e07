"""What `--help` shows in each language of messages: one file of tests/data/help/ a language, to be proofread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from hooks.commands import calling, helping
from hooks.commands.calling import COMMANDS, INTERRUPTED, LISTED, call_by_words, call_command
from hooks.commands.helping import SpokenContext
from hooks.commands.language import LANGUAGES, Speech
from hooks.commands.new import Asked
from hooks.reading.messages import read_catalogue
from tests.paths import DATA
from tests.running import build_py

WORDS = {*helping.IN_USAGE, *helping.IN_NAMES, *helping.IN_TEXTS, *helping.HEADINGS, "word-usage"}
LISTED_FIRST = "  approve "


def show_help(command: click.Command, language: str) -> str:
    """What `--help` of a command shows."""
    context = SpokenContext(
        command,
        info_name=command.name,
        obj=Speech(wanted=language),
        terminal_width=80,
        **call_command.context_settings,
    )
    with context:
        return context.get_help()


def load_commands() -> dict[str, click.Command]:
    return {name: listed.load() for name, listed in LISTED.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_help(language: str, golden: Callable[[Path, str], None]) -> None:
    """Every command says in each language what it does, what it takes, and what each option is for."""
    told = [show_help(command, language) for command in (call_command, *load_commands().values())]
    golden(DATA / f"help/{language}.txt", "\n\n".join(told) + "\n")


def find_needed() -> Iterator[str]:
    """The texts that the commands need, one of several names where an option may have a text of its own."""
    texts = read_catalogue("en")["help"]
    yield from ("program", "program-version", *WORDS)
    for name, command in load_commands().items():
        yield from (name, f"{name}-summary")
        for option in command.params:
            if isinstance(option, click.Option) and not isinstance(option, Asked):
                own = f"{name}-{option.name}"
                yield own if own in texts else f"any-{option.name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole(language: str) -> None:
    """There is a text for each command and each option, no other one, and none of them is empty."""
    texts = read_catalogue(language)["help"]
    assert set(texts) == set(find_needed())
    assert all(texts.values())


def test_no_word_of_click_is_left() -> None:
    """In Finnish click says nothing in English, and in English its words are those that the catalogue has."""
    english, finnish = read_catalogue("en")["help"], read_catalogue("fi")["help"]
    shown = {
        language: "\n".join(show_help(command, language) for command in (call_command, *load_commands().values()))
        for language in LANGUAGES
    }
    for name in WORDS:
        assert english[name] in shown["en"], name
        assert finnish[name] in shown["fi"], name
        assert f"{english[name]} " not in shown["fi"], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_fits(language: str) -> None:
    """Each command has one line in the list, of which nothing is cut off."""
    listed = show_help(call_command, language).partition(LISTED_FIRST)[2]
    assert len(listed.strip().splitlines()) == len(COMMANDS)
    assert "..." not in listed


@pytest.mark.parametrize("words", [["--help", "--lang", "fi"], ["-h", "--lang=fi"], ["--lang", "fi", "--help"]])
def test_wherever_the_language_stands(words: list[str], tmp_path: Path) -> None:
    """The language counts behind `--help` as before it, for a command as for all."""
    for command in ([], ["check"]):
        done = build_py(*command, *words, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Käyttö: build.py ")


def test_in_the_language_of_the_project(tmp_path: Path) -> None:
    """What seloste.yml and the terminal say counts for the help, too."""
    assert build_py("check", "--help", cwd=tmp_path, LC_ALL="fi_FI.UTF-8").stdout.startswith("Käyttö: ")
    (tmp_path / "seloste.yml").write_text("name: Selosteet\nmessages: fi\n", "utf-8")
    assert build_py("check", "--help", cwd=tmp_path).stdout.startswith("Käyttö: ")
    assert build_py("check", "--help", cwd=tmp_path, CI="true").stdout.startswith("Usage: ")


def test_interrupted_before_the_words_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever presses Ctrl-C at once is answered in the language of the project, too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["build.py", "check"])
    monkeypatch.delenv("CI", raising=False)
    (tmp_path / "seloste.yml").write_text("name: Selosteet\nmessages: fi\n", "utf-8")

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(calling, "listen", interrupt)
    assert call_by_words("build.py") == INTERRUPTED
    assert capsys.readouterr().err == "\nkeskeytetty\n"

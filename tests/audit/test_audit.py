"""`audit` with two recordings: what it prints in each language and as JSON, and how it ends."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.commands.visiting import hear_enter
from hooks.theme.languages import DEFAULT_LANGUAGES
from tests.paths import DATA
from tests.running import Done, build_py, inherit_environment, program_folder, run_command

CASES = DATA / "audit"
# Calls build.py where Playwright cannot be imported.
WITHOUT_PLAYWRIGHT = """
import runpy, sys
program, *sys.argv = sys.argv[1:]
sys.argv.insert(0, program)
sys.modules["playwright"] = None
runpy.run_path(program, run_name="__main__")
"""
Golden = Callable[[Path, str], None]


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with the register and the recordings."""
    (tmp_path / "notices").mkdir()
    shutil.copy(CASES / "kauppa.yml", tmp_path / "notices")
    for path in CASES.glob("*.har"):
        shutil.copy(path, tmp_path)
    return tmp_path


def audit(work: Path, *words: str, name: str = "kauppa", before: str = "before.har", after: str = "after.har") -> Done:
    return build_py("audit", name, "--before", before, "--after", after, *words, cwd=work)


@pytest.mark.parametrize("language", DEFAULT_LANGUAGES)
def test_for_people(work: Path, golden: Golden, language: str) -> None:
    """What is to be done comes first."""
    done = audit(work, "--lang", language)
    assert (done.returncode, done.stderr) == (1, "")
    golden(CASES / f"kauppa.{language}.txt", done.stdout)


def test_for_programs(work: Path, golden: Golden) -> None:
    """The same as one JSON object."""
    done = audit(work, "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["site"] == "www.kauppa.example"
    golden(CASES / "kauppa.json", done.stdout)


def test_no_value_is_told(work: Path) -> None:
    """Neither a value nor a body of a recording is printed."""
    assert "SECRET" not in audit(work).stdout + audit(work, "--format", "json").stdout


def test_a_sound_site(work: Path) -> None:
    """Where everything is declared and nothing came too early, the call ends with 0, and says what it cannot know."""
    page = {"request": {"url": "https://kauppa.example/", "cookies": []}, "response": {"status": 200}}
    bare = json.dumps({"log": {"entries": [page]}})
    (work / "before.har").write_text(bare, "utf-8")
    (work / "after.har").write_text(bare.replace("[]", '[{"name": "kori_1"}]'), "utf-8")
    done = audit(work, "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Seen and not declared: 0" in done.stdout
    assert (
        "The recording from before the choice has no cookies. That is as it should be, but a HAR without" in done.stdout
    )


def test_own_hosts(work: Path) -> None:
    """A host that the call names is the website's own."""
    assert "tilasto.example" not in audit(work, "--own", "Tilasto.example.").stdout.replace(
        "laskuri, tilasto.example", ""
    )


def test_names_command_no_terminal(work: Path) -> None:
    """What a recording has for names is shown, and obeyed by nothing."""
    text = (work / "after.har").read_text("utf-8").replace("laskuri", "::set-env name=\\u001b[31mx\\u202e")
    (work / "after.har").write_text(text, "utf-8")
    for words in ([], ["--format", "json"]):
        said = audit(work, *words).stdout
        assert "\x1b" not in said
        assert "\u202e" not in said
        assert "\n::" not in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"name": "nobody"}, "Error: nobody is no register in notices/; write the address of one, such as company for"),
        ({"name": "../kauppa"}, "Error: ../kauppa is no register in notices/; write the address of one"),
        ({"before": "none.har"}, "Error: none.har: No such file or directory; name a HAR file that was saved"),
        ({"before": "notices/kauppa.yml"}, "Error: notices/kauppa.yml is no HAR"),
        ({"after": "notices"}, "Error: notices is not a regular file"),
    ],
)
def test_unusable(work: Path, words: dict[str, str], said: str) -> None:
    """What cannot be compared is refused in a sentence."""
    done = audit(work, **words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_outside_of_the_folder(work: Path) -> None:
    """A name that leads out of the folder is that of no register, also where others must be read to know."""
    with (work / "notices/kauppa.yml").open("a", encoding="utf-8") as register:
        register.write("aliases: vanha\n")
    done = audit(work, name="../kauppa")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: ../kauppa is no register in notices/; write the address of one" in done.stderr


def test_a_register_with_errors(work: Path) -> None:
    """A register is sound before it is compared."""
    (work / "notices/kauppa.yml").write_text("register: customers\n", "utf-8")
    done = audit(work)
    assert done.returncode == 2
    assert "Error: notices/kauppa.yml has errors; python build.py check says which" in done.stderr


def test_nothing_to_compare_with(work: Path) -> None:
    """A call names what was recorded."""
    done = build_py("audit", "kauppa", "--before", "before.har", cwd=work)
    assert done.returncode == 2
    assert (
        "nothing is named to compare with; name two recordings of the page with --before and --after, or" in done.stderr
    )


# --- a page in a browser ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--url", "ftp://a.example/"],
            "--url is 'ftp://a.example/'; write the address of a page, as in https://company",
        ),
        (["--url", "wss://a.example/"], "--url is 'wss://a.example/'"),
        (["--url", "file:///etc/passwd"], "--url is 'file:///etc/passwd'"),
        (["--url", "https://me:word@a.example/"], "write the address of a page"),
        (["--url", "a.example"], "--url is 'a.example'"),
        (
            ["--url", "https://a.example/"],
            "there is no terminal to press it in; call it in a terminal, or say with --click",
        ),
        (
            ["--url", "https://a.example/", "--after", "after.har"],
            "a page and recordings are named; leave out --url, or",
        ),
    ],
)
def test_addresses_that_are_not_opened(work: Path, words: list[str], said: str) -> None:
    """A browser opens the page that the call names, for somebody who can choose in it."""
    done = build_py("audit", "kauppa", *words, cwd=work)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_without_playwright(work: Path) -> None:
    """Playwright is no part of the program, and recordings do without it."""
    call = [sys.executable, "-c", WITHOUT_PLAYWRIGHT, program_folder() / "build.py", "audit", "kauppa"]
    done = run_command([*call, "--url", "https://a.example/", "--click", "a"], cwd=work, env=inherit_environment())
    assert done.returncode == 2
    assert (
        f"Playwright is not installed; run {sys.executable} -m pip install playwright, or save two HAR" in done.stderr
    )
    done = run_command([*call, "--before", "before.har", "--after", "after.har"], cwd=work, env=inherit_environment())
    assert (done.returncode, done.stderr) == (1, "")


def test_enter_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line in the terminal is waited for beside the browser, and may come when that is gone."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as stdin, os.fdopen(writing, "w") as typing:
        monkeypatch.setattr(sys, "stdin", stdin)

        async def wait() -> bool:
            pressed = asyncio.Event()
            hear_enter(asyncio.get_running_loop(), pressed)
            typing.write("\n")
            typing.flush()
            return await asyncio.wait_for(pressed.wait(), 10)

        assert asyncio.run(wait())

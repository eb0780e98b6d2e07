"""`audit` with two recordings: what it prints in each language and as JSON, and how it ends."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.theme.theme import DEFAULT_LANGUAGES
from tests.paths import DATA
from tests.running import Done, build_py

CASES = DATA / "audit"
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
        ({"name": "nobody"}, "Error: nobody is no register in notices"),
        ({"name": "../kauppa"}, "Error: ../kauppa is no register in notices"),
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
    assert "nothing is named to compare with; name two recordings of the page with --before and --after" in done.stderr

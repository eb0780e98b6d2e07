"""A service is added by a file alone: whatever knows services knows it, and nothing else knows any by name."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hooks.reading.loading import read_own_source
from hooks.reading.messages import load_sentences
from hooks.reading.source import walk_texts
from hooks.theme.theme import FOLDER
from tests.paths import DATA, PROJECT
from tests.running import Done, copy_project, inherit_environment, run_command
from tests.shared import THEME

REGISTER = (DATA / "good/shortest.yml").read_text("utf-8") + "cookies: {settings: https://a.example/evasteet}\n"
HOST = {(f"hooks/site/{name}.py", "cloudflare") for name in ("headers", "redirects")}  # whose forms these are


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the invented service, and one register that uses it."""
    folder = tmp_path_factory.mktemp("project")
    copy_project(folder)
    shutil.copy(DATA / "catalogue/pulse.yml", folder / "theme/notice/services/pulse.yml")
    (folder / "notices").mkdir(exist_ok=True)
    row = "services: [{service: pulse, retention: 2 months, settings: {own_use: no}}]\n"
    (folder / "notices/x.yml").write_text(REGISTER + row, "utf-8")
    return folder


def call(project: Path, *words: str) -> Done:
    """Call a command of the copy."""
    return run_command([sys.executable, "build.py", *words], cwd=project, env=inherit_environment())


@pytest.mark.slow
def test_its_page_says_what_the_file_says(project: Path) -> None:
    """The page of a register that names the service has all that its file says, in both languages."""
    assert call(project, "build").returncode == 0
    for name, said in {
        "x/index.html": ("Pulse-palvelulla", "Pulse Esimerkki Oy", "pulse_id", "sykkeet", "Pulse ei käytä", "2"),
        "en/x/index.html": ("with Pulse.", "Pulse Example Inc.", "pulse_id", "pulses", "does not use the data itself"),
    }.items():
        page = (project / "site" / name).read_text("utf-8")
        assert [text for text in said if text not in page] == []
        assert 'id="pulse"' in page


@pytest.mark.slow
def test_check_knows_it(project: Path) -> None:
    """What the service leaves open is asked for under its short key, and its settings are held to its file."""
    file = project / "notices/y.yml"
    file.write_text(f"{REGISTER}pulse: {{own_user: no}}\n", "utf-8")
    done = call(project, "check")
    file.write_text(f"{REGISTER}pulse: {{own_use: no}}\n", "utf-8")
    again = call(project, "check")
    file.unlink()
    assert "pulse.own_user: Pulse has no such setting; the keys here are: retention, own_use" in done.stderr
    assert "pulse: it is not said how long Pulse keeps the data" in again.stderr


@pytest.mark.slow
def test_an_old_entry_is_told(project: Path) -> None:
    """An entry that was read long ago is told where a register uses it, and with `--catalogue` in any case."""
    entry = (DATA / "catalogue/pulse.yml").read_text("utf-8")
    old = entry.replace("checked: 2026", "checked: 2024").replace("key: pulse\n", "")
    file = project / "theme/notice/services/pulse_two.yml"
    file.write_text(old, "utf-8")
    told = "pulse_two.yml:19:10: warning: pulse_two.checked: last checked on 2024-11-02"
    silent, loud = call(project, "check"), call(project, "check", "--catalogue")
    file.unlink()
    assert told not in silent.stderr
    assert told in loud.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("explain", "pulse"), "Pulse Esimerkki Oy"),
        (("explain", "services"), "| Pulse | `pulse` |"),
        (("explain", "own_use"), "Whether Pulse uses the data itself."),
        (("explain", "catalogue"), "## Pulse"),
    ],
)
def test_explain_knows_it(project: Path, words: tuple[str, ...], said: str) -> None:
    """The service is explained, and stands in the catalogue."""
    assert said in call(project, *words).stdout


@pytest.mark.slow
def test_new_and_the_schema_know_it(project: Path) -> None:
    """A new notice may name it, under its short key and with a gap for what is open; editors complete it."""
    answers = ("--name", "A Oy", "--email", "a@a.example", "--register", "customers", "--purposes", "orders")
    done = call(project, "new", "z", *answers, "--services", "pulse", "--yes")
    assert done.returncode == 0, done.stderr
    made = (project / "notices/z.yml").read_text("utf-8")
    (project / "notices/z.yml").unlink()
    assert re.search(r"(?m)^pulse:\s+(\{retention: )?", made), made
    assert call(project, "schema").returncode == 0
    assert '"Pulse: ' in (project / "notices/.schema.json").read_text("utf-8")


def list_names() -> Iterator[str]:
    """What services are called: by their codes, their names, and those who offer them."""
    for code, entry in THEME.services.items():
        yield code
        yield entry["name"]
        company = entry.get("company", {}).get("name", "").split()
        yield from company[:1]


def read_shared_texts() -> Iterator[tuple[str, str]]:
    """Every part of the program and every shared text, by its file; of data with examples all but these."""
    for path in (*(PROJECT / "hooks").rglob("*.py"), PROJECT / "build.py", *FOLDER.rglob("*.html")):
        yield path.relative_to(PROJECT).as_posix(), path.read_text("utf-8")
    for path in (*FOLDER.glob("notice/*.yml"), *FOLDER.glob("messages/*.yml"), *FOLDER.glob("review/*.yml")):
        if path.name != "outdated.yml":
            is_long = path.parent.name == "messages"  # longer than a file of facts may be
            data = drop_examples(load_sentences(path.name) if is_long else read_own_source(path, path.name).data)
            yield path.relative_to(PROJECT).as_posix(), "\n".join(f"{key} {text}" for key, text in walk_texts(data))


def drop_examples(found: Any) -> Any:  # noqa: ANN401 - data as YAML has them
    """Data without what shows how something is written."""
    if isinstance(found, dict):
        return {key: drop_examples(value) for key, value in found.items() if key != "example"}
    if isinstance(found, list):
        return [drop_examples(value) for value in found]
    return found


def test_nothing_else_knows_a_service_by_name() -> None:
    """Neither the program nor a shared text names a service; old words of notices are named by their own."""
    names = {name.casefold() for name in list_names()} - {"the", "content", "meta", "matomo"} | {"google"}
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True)))
    found = {(name, hit) for name, text in read_shared_texts() for hit in pattern.findall(text.casefold())}
    assert found - HOST == set()

"""The hook of pre-commit: its line runs exactly as configured, on the files that pre-commit would name, in no time."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.paths import PROJECT
from tests.running import Done, build_py, program_folder, run_command
from tests.sites import NOTICES

[HOOK] = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
SOUND = (NOTICES / "akeri.yml").read_text("utf-8")
CONTROLLER = "controller:\n  name: Piha Oy\n  address: Koivukuja 3, 33100 Tampere\n  email: piha@piha.example\n"
FACTS = "register:" + SOUND.partition("\nregister:")[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with build.py, its .venv, a sound register and a company with a sound register."""
    (tmp_path / "build.py").symlink_to(program_folder() / "build.py")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    (tmp_path / "notices/piha").mkdir(parents=True)
    (tmp_path / "notices/akeri.yml").write_text(SOUND)
    (tmp_path / "notices/piha/_company.yml").write_text(CONTROLLER)
    (tmp_path / "notices/piha/asiakkaat.yml").write_text(FACTS)
    return tmp_path


def committed(checkout: Path, *names: str) -> Done:
    """Run the line of the hook as pre-commit does: split into words, with the files after it, in the checkout."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return run_command([*shlex.split(HOOK["entry"]), *names], cwd=checkout, env=environment)


def test_hook_needs_nothing_installed() -> None:
    """The hook is a local one that runs what the checkout has, once for all files."""
    wanted: dict[str, Any] = {"id": "notices", "language": "system", "require_serial": True}
    assert wanted.items() <= HOOK.items()


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("notices/akeri.yml", True),
        ("notices/_template.yml", True),
        ("notices/piha/_company.yml", True),
        ("notices/akeri.yaml", True),
        ("notices/.schema.json", False),
        ("theme/notice/fi.yml", False),
        ("tests/data/notices/aukot.yml", False),
    ],
)
def test_files_of_the_hook(name: str, chosen: bool) -> None:
    """The hook looks at the files of notices/ that are or should be registers, and at no others."""
    assert bool(re.search(HOOK["files"], name)) == chosen


def test_sound_file(checkout: Path) -> None:
    """A sound file passes."""
    done = committed(checkout, "notices/akeri.yml")
    assert (done.returncode, done.stderr) == (0, "")


def test_faulty_file(checkout: Path) -> None:
    """A faulty file stops the commit with its message; faults of files that are not committed do not."""
    (checkout / "notices/b.yml").write_text(SOUND.replace("transfers: none", "transfers: nowhere"))
    done = committed(checkout, "notices/b.yml", "notices/akeri.yml")
    assert done.returncode == 1
    assert "notices/b.yml:17:12: error: transfers: 'nowhere' cannot stand here" in done.stderr
    assert committed(checkout, "notices/akeri.yml").returncode == 0


def test_wrong_ending(checkout: Path) -> None:
    """A register with the ending .yaml stops the commit."""
    (checkout / "notices/b.yaml").write_text(SOUND)
    done = committed(checkout, "notices/b.yaml")
    assert done.returncode == 1
    assert "the ending .yaml is not read" in done.stderr


def test_python_that_has_gone(checkout: Path) -> None:
    """Where no Python is left to run, the commit stops with one line that says what to do."""
    (checkout / ".venv/bin/python").unlink()
    (checkout / ".venv/bin/python").symlink_to("/nowhere/python3")
    line = [shutil.which("sh"), *shlex.split(HOOK["entry"])[1:], "notices/akeri.yml"]
    done = run_command(line, cwd=checkout, env={"PATH": "/nowhere"})
    said = "no Python runs in .venv; remove .venv, and run make site\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_further_working_tree(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a further working tree the hook runs the Python of the main one, and git's own variables change nothing."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    words = "more:\n  security:\n    fi: {}\n    en: The data are in Finland.\n"
    identity = ["-c", "user.name=A", "-c", "user.email=a@yritys.example"]
    run_command(["git", "init", "--quiet"], cwd=checkout, check=True)
    run_command(["git", "config", "core.hooksPath", ".hooks"], cwd=checkout, check=True)
    for text in ("Tiedot ovat Suomessa.", "Tiedot ovat Ruotsissa."):
        (checkout / "notices/akeri.yml").write_text(SOUND.replace("languages: fi\n", "") + words.format(text))
        run_command(["git", "add", "notices", "build.py"], cwd=checkout, check=True)
        run_command(["git", *identity, "commit", "--quiet", "-m", "x"], cwd=checkout, check=True)
    other = checkout / "other"
    run_command(["git", "worktree", "add", "--quiet", "--detach", other], cwd=checkout, check=True)
    (other / ".hooks").mkdir()
    hook = other / ".hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\nexec {HOOK['entry']} notices/akeri.yml\n")
    hook.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    line = ["git", *identity, "commit", "--allow-empty", "-m", "x"]
    done = run_command(line, cwd=other, env=environment)
    assert done.returncode == 0
    assert "warning: more.security.en: the fi was changed after the en" in done.stderr
    assert "1 notice without errors" in done.stderr


def test_company_file_stands_for_its_registers(checkout: Path) -> None:
    """A changed company's file is checked with the registers that read it."""
    done = committed(checkout, "notices/piha/_company.yml")
    assert done.returncode == 0
    assert "1 notice without errors" in done.stdout
    (checkout / "notices/piha/_company.yml").write_text("contact: {role: office}\n")
    done = committed(checkout, "notices/piha/_company.yml")
    assert done.returncode == 1
    assert "notices/piha/asiakkaat.yml:1:1: error: controller: this key is missing" in done.stderr


def test_company_file_serves_the_register_beside_its_folder(checkout: Path) -> None:
    """A company's file stands for the register beside the folder too, and for no other company's."""
    (checkout / "notices/piha/asiakkaat.yml").unlink()
    (checkout / "notices/piha.yml").write_text(FACTS.replace("transfers: none", "transfers: nowhere"))
    done = committed(checkout, "notices/piha/_company.yml")
    assert done.returncode == 1
    assert "notices/piha.yml:" in done.stderr
    assert "akeri" not in done.stdout + done.stderr


def test_company_file_without_registers(checkout: Path) -> None:
    """A company's file comes before its first register."""
    (checkout / "notices/piha/asiakkaat.yml").unlink()
    done = committed(checkout, "notices/piha/_company.yml")
    assert (done.returncode, done.stderr) == (0, "")


def test_faulty_company_file(checkout: Path) -> None:
    """A fault of the company's file itself is told at its own line."""
    (checkout / "notices/piha/_company.yml").write_text(CONTROLLER + "register: customers\n")
    done = committed(checkout, "notices/piha/_company.yml")
    assert done.returncode == 1
    assert "notices/piha/_company.yml:5:1: error: register: this key belongs to a single register" in done.stderr


def test_same_register_twice(checkout: Path) -> None:
    """A register that its company has already is found, though its neighbour is not in the commit."""
    (checkout / "notices/piha/toinen.yml").write_text(FACTS)
    done = committed(checkout, "notices/piha/toinen.yml")
    assert done.returncode == 1
    assert "notices/piha/asiakkaat.yml has the same register" in done.stderr


@pytest.mark.parametrize("name", ["notices/gone.yml", "notices/gone/_company.yml", "other/akeri.yml", "notices"])
def test_file_that_is_not_there(checkout: Path, name: str) -> None:
    """pre-commit names no deleted file; who names one, or one from elsewhere, is told that it is no register."""
    done = build_py("check", name, cwd=checkout)
    said = (
        f"Error: {name} is no register in notices/; write the path of one, such as notices/company.yml, "
        "or notices/company/_company.yml for all registers of a company\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


@pytest.mark.parametrize("path", ["{away}/link/notices/{file}", "./notices/../notices/{file}", "{away}/to.yml"])
def test_way_to_a_file(checkout: Path, tmp_path_factory: pytest.TempPathFactory, path: str) -> None:
    """A register is found by whatever way leads to it: through links, with detours, from the root."""
    file = "piha/_company.yml"
    (checkout / "notices" / file).write_text(CONTROLLER + "register: customers\n")
    away = tmp_path_factory.mktemp("away")
    (away / "link").symlink_to(checkout)
    (away / "to.yml").symlink_to(checkout / "notices" / file)
    direct = build_py("check", f"notices/{file}", cwd=checkout)
    done = build_py("check", path.format(away=away, file=file), cwd=checkout)
    assert "notices/piha/_company.yml:5:1: error" in direct.stderr
    assert (done.returncode, done.stdout, done.stderr) == (direct.returncode, direct.stdout, direct.stderr)


def test_file_from_another_folder(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The folder may be named by one way and the file by another, from elsewhere."""
    away = tmp_path_factory.mktemp("away")
    link = away / "link"
    link.symlink_to(checkout)
    for folder, file in ((link, checkout), (checkout, link)):
        done = build_py("check", "--notices", folder / "notices", file / "notices/piha/asiakkaat.yml", cwd=away)
        assert (done.returncode, done.stderr) == (0, "")


def test_one_file_among_many(checkout: Path) -> None:
    """To check one file takes no longer among five hundred others: a third of a second of computing is for listing."""
    (checkout / "notices/firma-7.yml").write_text(SOUND)
    alone = measure_hook(checkout)
    for number in range(500):
        (checkout / f"notices/firma-{number}.yml").write_text(SOUND)
    assert 0 < measure_hook(checkout) < alone + 0.33


def measure_hook(checkout: Path) -> float:
    """The seconds of computing that the hook takes for one file, the less of two calls."""
    took = []
    for _ in range(2):
        before = os.times()
        assert committed(checkout, "notices/firma-7.yml").returncode == 0
        after = os.times()
        took.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return min(took)

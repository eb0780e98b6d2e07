"""The wheel: made of the checkout without the network, it serves the registers of any folder with the same bytes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sys
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.paths import DATA, PROJECT
from tests.running import Done, build_py, commit_all, copy_project, inherit_environment, run_command, start_command
from tests.sites import EDIT_URI, NOTICES, SITE_URL, build_site, read_files

pytestmark = pytest.mark.slow

MAKE = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
# Calls the command where a package cannot be imported.
WITHOUT = """
import sys
missing, *sys.argv = sys.argv[1:]
sys.modules[missing] = None
import seloste
sys.exit(seloste.run())
"""
# Calls the command where a function of the program fails.
BROKEN = """
import sys
from seloste.hooks.commands import check
def fail(*_given, **_named): raise ValueError("lifetime")
check.check_folder = fail
import seloste
sys.exit(seloste.run())
"""
SETTINGS = f"""\
name: {{fi: Tietosuojaselosteet, en: Privacy notices}}
address: {SITE_URL}
edit: {EDIT_URI}
"""
ANSWERS = (
    *("--name", "Yritys Esimerkki Oy", "--business-id", "2345678-0", "--email", "toimisto@yritys.example"),
    *("--register", "customers", "--purposes", "orders"),
)
GIT = ["git", "-c", "user.name=Editor", "-c", "user.email=editor@example.com"]
PATIENCE = 60  # seconds


def copy_source(folder: Path) -> Path:
    """A copy of all that the wheel is made of; of notices/ a form of the test's own."""
    copy_project(folder)
    for name in ("README.md", "LICENSE", ".gitignore", "docs/example.yml"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(PROJECT / name, folder / name)
    (folder / "notices").mkdir()
    (folder / "notices/_template.yml").write_text("# The empty form\n")
    (folder / "notices/oma.yml").write_text("# No part of the program\n")
    return folder


def make_wheel(source: Path, target: Path, **environment: str) -> Path:
    """The wheel of a folder of sources."""
    target.mkdir()
    run_command([sys.executable, "-c", MAKE, target], cwd=source, env=inherit_environment(**environment), check=True)
    [wheel] = target.iterdir()
    return wheel


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_source(tmp_path_factory.mktemp("source"))


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_wheel(source, tmp_path_factory.mktemp("made") / "dist")


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel is installed in; what it needs are the packages of the tests."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-I", "-m", "pip", "install", "--no-deps", "--no-index", "--no-compile", "--quiet"]
    run_command([*pip, "--target", target, wheel], cwd=target, env=inherit_environment(), check=True)
    return target


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder outside any checkout with settings and the registers of invented companies."""
    shutil.copytree(NOTICES, tmp_path / "project/notices")
    (tmp_path / "project/seloste.yml").write_text(SETTINGS)
    return tmp_path / "project"


def call(installed: Path, *arguments: str, cwd: Path, **environment: str) -> Done:
    """Call the command of the wheel."""
    environment = inherit_environment(PYTHONPATH=str(installed), **environment)
    return run_command([sys.executable, installed / "bin/seloste", *arguments], cwd=cwd, env=environment)


# --- what it is -------------------------------------------------------------------------------------------------------


def test_what_is_in_it(source: Path, wheel: Path) -> None:
    """The program and what it reads, each file in its place below one package, and no register."""
    with ZipFile(wheel) as archive:
        inside = {name: archive.read(name) for name in archive.namelist() if not name.startswith("seloste-")}
    files = read_files(source)
    wanted = {f"seloste/{name}": data for name, data in files.items() if not name.endswith(".pyc")}
    for name in ("README.md", "LICENSE", ".gitignore", "notices/oma.yml"):
        del wanted[f"seloste/{name}"]
    wanted["seloste/__init__.py"] = wanted.pop("seloste/build.py")
    assert inside == wanted


def test_the_same_wheel_every_time(wheel: Path, tmp_path: Path) -> None:
    """Another copy with other times and modes, on another day, gives the same bytes."""
    copy = copy_source(tmp_path / "copy")
    for path in copy.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    again = make_wheel(copy, tmp_path / "dist", TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


# --- what it does -----------------------------------------------------------------------------------------------------


def test_the_same_site(installed: Path, project: Path, tmp_path: Path) -> None:
    """A project has the bytes that the checkout makes of the same registers with the same settings."""
    done = call(installed, cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(" (seloste check)\n")
    usual = build_site(tmp_path / "usual", NOTICES, SITE_URL=SITE_URL, EDIT_URI=EDIT_URI)
    assert read_files(project / "site") == read_files(usual)


def test_own_texts(installed: Path, project: Path, tmp_path: Path) -> None:
    """A text that is taken over and changed is on the pages, and the checkout makes the same of the project."""
    assert call(installed, "override", "complaint.first", cwd=project).returncode == 0
    path = project / "theme/texts.yml"
    path.write_text(re.sub(r"(fi|en): .*", r"\1: Soita <b>ensin</b>.", path.read_text("utf-8")))
    done = call(installed, cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Soita &lt;b&gt;ensin&lt;/b&gt;." in (project / "site/akeri/index.html").read_text("utf-8")
    assert read_files(project / "site") == read_files(build_site(tmp_path / "here", project / "notices"))


def test_a_draft_has_the_texts_of_its_commit(installed: Path, project: Path) -> None:
    """A draft shows what a merge would publish: the own texts of the commit, whatever lies on the disk."""
    commit_all(project)
    call(installed, "override", "complaint.first", cwd=project)
    path = project / "theme/texts.yml"
    path.write_text(re.sub(r"(fi|en): .*", r"\1: Soita ensin.", path.read_text("utf-8")))
    for words in (["add", "."], ["commit", "--quiet", "--message=two"]):
        run_command([*GIT, *words], cwd=project, check=True)
    path.unlink()
    for commit, has_own in (("HEAD~1", False), ("HEAD", True)):
        done = call(installed, "draft", commit, cwd=project)
        assert (done.returncode, done.stderr) == (0, "")
        assert ("Soita ensin." in (project / "draft/akeri/index.html").read_text("utf-8")) == has_own


def test_commands(installed: Path, project: Path) -> None:
    """What is said and written is that of the checkout, but for the name of the command."""
    for command in ("check", "check --format json", "explain", "explain catalogue", "explain retention", "nginx"):
        here = build_py(*command.split(), cwd=project)
        there = call(installed, *command.split(), cwd=project)
        wanted = here.stdout.replace("python build.py", "seloste").replace("build.py", "seloste")
        assert (there.returncode, there.stdout, there.stderr) == (here.returncode, wanted, here.stderr), command
    there = call(installed, "schema", cwd=project)
    assert (there.returncode, there.stdout) == (0, "notices/.schema.json\n")
    schema = (project / "notices/.schema.json").read_bytes()
    assert build_py("schema", cwd=project).returncode == 0
    assert (project / "notices/.schema.json").read_bytes() == schema


def test_name_and_version(installed: Path, project: Path) -> None:
    """The command says its name, and the one version that there is."""
    version = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    said = f"seloste {version}\n"
    assert call(installed, "--version", cwd=project).stdout == said
    assert build_py("--version").stdout == said
    assert call(installed, "--help", cwd=project).stdout.startswith("Usage: seloste ")


def test_a_new_register(installed: Path, project: Path) -> None:
    """`new` writes a register that can be checked, and says what to call next."""
    done = call(installed, "new", "yritys", "--yes", *ANSWERS, cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "seloste check notices/yritys.yml" in done.stdout
    assert "seloste check" in (project / "notices/yritys.yml").read_text("utf-8").splitlines()[1]
    assert "build.py" not in done.stdout + (project / "notices/yritys.yml").read_text("utf-8")
    assert call(installed, "check", "notices/yritys.yml", cwd=project).returncode == 0


def test_two_commits(installed: Path, project: Path) -> None:
    """`review`, `comment` and `draft` read the project's own repository; its settings stand in the red box."""
    notice = project / "notices/akeri.yml"
    run_command([*GIT, "init", "--quiet"], cwd=project, check=True)
    for name, company in (("one", "Åkeri Esimerkki Oy"), ("two", "Kuljetus Esimerkki Oy")):
        notice.write_text(notice.read_text("utf-8").replace("Åkeri Esimerkki Oy", company), "utf-8")
        settings = SETTINGS.replace("Privacy notices", f"Notices {name}")
        (project / "seloste.yml").write_text(settings)
        run_command([*GIT, "add", "."], cwd=project, check=True)
        run_command([*GIT, "commit", "--quiet", f"--message={name}"], cwd=project, check=True)
    asked = ("review", "--base", "HEAD~1", "--head", "HEAD", "--json", "changes.json")
    done = call(installed, *asked, cwd=project)
    assert (done.returncode, done.stdout) == (0, "review.html: 1 notice changes\n"), done.stderr
    said = call(installed, "comment", cwd=project).stdout
    assert "Kuljetus Esimerkki Oy" in said
    assert "> - <code>seloste.yml</code>\n" in said
    assert (project / "changes.json").read_bytes() == review_here(project, *asked)
    done = call(installed, "draft", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Kuljetus Esimerkki Oy" in (project / "draft/akeri/index.html").read_text("utf-8")


def review_here(project: Path, *asked: str) -> bytes:
    """What the checkout's program finds of a project's commits, as data."""
    assert build_py(*asked, cwd=project).returncode == 0
    return (project / "changes.json").read_bytes()


@contextmanager
def serve(installed: Path, project: Path) -> Iterator[str]:
    """The address of a server on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, installed / "bin/seloste", "serve", "--port", port]
    environment = inherit_environment(PYTHONPATH=str(installed))
    with (
        (project / "said.txt").open("w") as said,
        start_command(command, cwd=project, env=environment, stdout=said, stderr=said) as process,
    ):
        yield f"http://127.0.0.1:{port}/"
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130, (project / "said.txt").read_text()


def wait_for(address: str, wanted: str) -> None:
    """Wait until a page has a text."""
    deadline = time.monotonic() + PATIENCE
    while wanted not in read_page(address):
        assert time.monotonic() < deadline, f"{address} never had {wanted}"
        time.sleep(0.1)


def read_page(address: str) -> str:
    """A page, or nothing where no server answers yet."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - an address of this machine
            return str(answer.read().decode())
    except OSError:
        return ""


def test_serve(installed: Path, project: Path) -> None:
    """The server follows the registers and the settings, and says what is wrong with these."""
    with serve(installed, project) as address:
        wait_for(address, "Åkerin Pojat")
        (project / "seloste.yml").write_text(SETTINGS.replace("Tietosuojaselosteet", "Omat selosteet"))
        wait_for(address, "Omat selosteet</a>")
        (project / "seloste.yml").write_text(SETTINGS.replace("name:", "nmae:"))
        wait_for(address, "there is no such key; did you mean name?")
        (project / "seloste.yml").write_text(SETTINGS)
        wait_for(address, "Tietosuojaselosteet</a>")
        (project / "theme").mkdir()
        (project / "theme/texts.yml").write_text(
            "interface.index_intro: {replaces: 0123456789ab, fi: Valitse., en: Go.}"
        )
        wait_for(address, "Valitse.")
        (project / "theme/texts.yml").write_text("interface.index_intro: Valitse.")
        wait_for(address, "what it says and what it replaces must stand here")
        (project / "theme/texts.yml").unlink()
        wait_for(address, "Valitse seloste")


# --- what is wrong ----------------------------------------------------------------------------------------------------


def test_settings_that_are_wrong_or_missing(installed: Path, project: Path) -> None:
    """Without its settings a project has no site, and faulty ones are told at their place."""
    shutil.copy(DATA / "settings/misspelt.yml", project / "seloste.yml")
    done = call(installed, "check", cwd=project)
    said = (DATA / "settings/misspelt.txt").read_text("utf-8")
    assert (done.returncode, done.stderr) == (2, f"Error: {said}")
    (project / "seloste.yml").unlink()
    done = call(installed, "build", cwd=project)
    said = (
        "there is no seloste.yml; call this in the folder of your project, begin one with `seloste init <folder>`, "
        "or write seloste.yml with the name of the site, as in `name: Tietosuojaselosteet`"
    )
    assert (done.returncode, done.stderr) == (2, f"Error: {said}\n")


def test_limits_of_a_project(installed: Path, project: Path) -> None:
    """What is read of a commit is bounded by the project's settings, and the message names them."""
    commit_all(project)
    (project / "seloste.yml").write_text(f"{SETTINGS}limits: {{names: 1}}\n")
    done = call(installed, "review", "--base", "HEAD", cwd=project)
    assert done.returncode == 2
    assert done.stderr.endswith("; if they are meant, raise names under limits: in seloste.yml of the base\n")


def test_last_line_of_defence(installed: Path, project: Path) -> None:
    """A package that is missing, a part of the program that is, and a fault of the program are told in few lines."""
    environment = inherit_environment(PYTHONPATH=str(installed))
    install = f"{sys.executable} -m pip install --require-hashes -r requirements.txt"
    for missing, advice in (
        ("click", f"run `{install}`"),
        ("seloste.hooks.commands.check", f"the program is not whole; run `{install} --force-reinstall`"),
    ):
        done = run_command([sys.executable, "-c", WITHOUT, missing, "seloste", "check"], cwd=project, env=environment)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"Error: import of {missing} halted; None in sys.modules; {advice}\n"
    done = run_command([sys.executable, "-c", BROKEN, "check"], cwd=project, env=environment)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: the program failed: ValueError: lifetime (hooks/commands/check.py, line ")
    assert "Traceback" not in done.stderr

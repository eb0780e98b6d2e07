"""Shards of a site: each has the bytes of its part of the whole, and merged they are the site that a build makes."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from hooks.reading.refusals import Refused
from hooks.site.shards import join_shards
from tests.notice.test_logo import GOOD
from tests.recipes import RECIPES
from tests.running import Done, build_py, inherit_environment, program_folder, run_command
from tests.sites import NOTICES, SITE_URL, read_files

COUNT = 3
BUILT = "python build.py merge puts shards together"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of registers, its site, and its shards; a company has a logo."""
    folder = tmp_path_factory.mktemp("shards")
    shutil.copytree(NOTICES, folder / "notices")
    add_logo(folder / "notices")
    assert call(folder, "build", "--site", "whole").returncode == 0
    for number in range(1, COUNT + 1):
        done = call(folder, "build", "--shard", f"{number}/{COUNT}", "--site", f"shard-{number}")
        assert (done.returncode, done.stderr) == (0, "")
    return folder


def add_logo(notices: Path) -> None:
    """Let a company have a logo."""
    (notices / "logo.png").write_bytes(GOOD["plain.png"])
    register = notices / "akeri.yml"
    register.write_text(f"{register.read_text('utf-8')}appearance: {{logo: logo.png}}\n", "utf-8")


@pytest.fixture
def work(ready: Path, tmp_path: Path) -> Path:
    """A copy of that folder."""
    shutil.copytree(ready, tmp_path, dirs_exist_ok=True)
    return tmp_path


def call(folder: Path, *arguments: str, **environment: str) -> Done:
    """Call build.py, with the address of the site."""
    return build_py(*arguments, cwd=folder, **({"SITE_URL": SITE_URL} | environment))


def list_shards(folder: Path) -> list[str]:
    """The names of the shards."""
    return sorted(path.name for path in folder.glob("shard-*"))


def merge(folder: Path, *arguments: str) -> Done:
    """Merge all shards."""
    return call(folder, "merge", *arguments, *list_shards(folder))


def test_merged_is_the_whole(work: Path) -> None:
    """All shards together are the site of a build, to the byte, and the command says what a build says."""
    done = merge(work)
    whole = call(work, "build", "--site", "whole")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == whole.stdout.replace("whole", "site")
    assert read_files(work / "site") == read_files(work / "whole")


def test_shard_is_its_part(ready: Path) -> None:
    """Every page of a shard has the bytes that it has in the whole, and every page of a register is in one shard."""
    whole = read_files(ready / "whole")
    pages: list[str] = []
    for name in list_shards(ready):
        files = read_files(ready / name)
        del files["shard.json"]
        assert files
        assert files.items() <= whole.items()
        pages += [file for file in files if file.endswith(".html")]
    assert len(pages) == len(set(pages))
    of_registers = [path.stem for path in ready.glob("notices/**/[a-z]*.yml")]
    assert all(any(f"{name}/" in page for page in pages) for name in of_registers)


def test_what_is_told(work: Path) -> None:
    """A shard says how many notices it has, and how shards become a site."""
    done = call(work, "build", "--shard", "1/1", "--site", "alone")
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    assert " in the shard alone, " in done.stdout
    assert done.stdout.endswith(f"({BUILT})\n")


def test_more_shards_than_companies(work: Path) -> None:
    """A shard for which there is no company is empty, and does no harm."""
    done = call(work, "build", "--shard", "99/99", "--site", "shard-99")
    assert (done.returncode, [*read_files(work / "shard-99")]) == (0, ["shard.json"])
    assert merge(work).returncode == 0
    assert read_files(work / "site") == read_files(work / "whole")


# --- what shards do not have as it is ---------------------------------------------------------------------------------


def lose_shard(folder: Path) -> None:
    """A shard is missing."""
    shutil.rmtree(folder / "shard-2")


def edit_register(folder: Path) -> None:
    """A register was edited since."""
    register = folder / "notices/akeri.yml"
    register.write_text(register.read_text("utf-8").replace("Oy", "Oyj"), "utf-8")


def change_logo(folder: Path) -> None:
    """A logo is another one since."""
    (folder / "notices/logo.png").write_bytes(GOOD["black.png"])


def add_company(folder: Path) -> None:
    """A company came since."""
    shutil.copy(folder / "notices/akeri.yml", folder / "notices/lumi.yml")


def mix_ages(folder: Path) -> None:
    """A register was edited since, and a shard of today stands beside those of before, which have other pages."""
    edit_register(folder)
    assert call(folder, "build", "--shard", "1/1", "--site", "shard-4").returncode == 0


@pytest.mark.parametrize("change", [lose_shard, edit_register, change_logo, add_company, mix_ages])
def test_what_no_shard_has(work: Path, change: Callable[[Path], None]) -> None:
    """What no shard has as it is here is made anew, which is told; the site is that of a build."""
    change(work)
    done = merge(work)
    assert done.returncode == 0
    anew = "no shard has these as they are here, so they were made anew: [0-9]+ notices?, the first of them notices/"
    assert re.match(anew, done.stderr)
    assert call(work, "build", "--site", "whole").returncode == 0
    assert read_files(work / "site") == read_files(work / "whole")


def test_removed_register(work: Path) -> None:
    """A register that is no more has no page, although a shard has one."""
    (work / "notices/akeri.yml").unlink()
    assert merge(work).returncode == 0
    assert not (work / "site/akeri").exists()


# --- what is no shard -------------------------------------------------------------------------------------------------


def test_damaged_page(work: Path) -> None:
    """A page that is not the one that was built ends the merge, and no site is made."""
    page = work / "shard-1" / next(file for file in read_files(work / "shard-1") if file.endswith(".html"))
    page.write_bytes(page.read_bytes().replace(b"<p", b"<p id=other", 1))
    done = merge(work)
    address = page.relative_to(work / "shard-1").as_posix()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: shard-1: {address} is not as `build --shard` has written it; build this shard again\n"
    )
    assert not (work / "site").exists()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"fingerprint": "", "works": [], "more": 1}',
        '{"fingerprint": "zz", "works": []}',
        '{"fingerprint": "", "works": [{"company": "a", "registers": [], "read": {}, "pages": {"../a": ""}}]}',
        '{"fingerprint": "", "works": [{"company": "a", "registers": [], "read": {}, "pages": {"/etc/hosts": ""}}]}',
        '{"fingerprint": "", "works": [{"company": "a", "registers": [], "read": {}, "pages": {".git/config": ""}}]}',
    ],
)
def test_damaged_note(work: Path, content: str) -> None:
    """A `shard.json` of another form, or with an address that leads elsewhere, is refused."""
    (work / "shard-2/shard.json").write_text(content)
    done = merge(work)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: shard-2: shard.json is not as `build --shard` has written it; build this shard again\n"
    )


def test_linked_page(work: Path) -> None:
    """A link in the place of a page is not followed."""
    page = work / "shard-1" / next(file for file in read_files(work / "shard-1") if file.endswith(".html"))
    page.rename(work / "page.html")
    page.symlink_to(work / "page.html")
    done = merge(work)
    assert done.returncode == 2
    address = page.relative_to(work / "shard-1").as_posix()
    assert done.stderr.startswith(f"Error: shard-1 has no {address}; name a folder that `build --shard` has written")


def test_unreadable_shard(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shard that may not be read is told as such, and not as one that lacks a file."""

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.chdir(work)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Refused) as refused:
        join_shards([Path("shard-1")], work / "joined", b"")
    assert str(refused.value) == (
        "shard-1/shard.json: Permission denied; let whoever merges read every file of a shard, and name folders that "
        "`build --shard` has written"
    )


def test_no_shard(work: Path) -> None:
    """A folder that is no shard is named as such."""
    done = call(work, "merge", "shard-1", "whole")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: whole has no shard.json; name a folder that `build --shard` has written, with all that is in it\n"
    )


def test_other_settings(work: Path) -> None:
    """A shard with pages for another address of the site is refused, as is that of another program."""
    done = call(work, "merge", *list_shards(work), SITE_URL="https://other.example/")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: shard-1 was built by another version of the program or of its libraries, or ")
    note = work / "shard-3/shard.json"
    note.write_text(json.dumps({**json.loads(note.read_text()), "fingerprint": "00" * 32}))
    assert merge(work).stderr.startswith("Error: shard-3 was built by another version of the program")


# --- what is at fault -------------------------------------------------------------------------------------------------


def test_faulty_register(work: Path) -> None:
    """A faulty register stops the shard in which it would be, and no other; merging tells it, too."""
    register = work / "notices/akeri.yml"
    register.write_text(register.read_text("utf-8").replace("transfers: none", "transfers: nowhere"), "utf-8")
    ended = [
        call(work, "build", "--shard", f"{number}/{COUNT}", "--site", f"other-{number}")
        for number in range(1, COUNT + 1)
    ]
    assert sorted(done.returncode for done in ended) == [0, 0, 1]
    told = next(done.stderr for done in ended if done.returncode)
    assert told.startswith("notices/akeri.yml:")
    assert len([*work.glob("other-*")]) == COUNT - 1
    done = merge(work)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == told.splitlines()[0]


def test_clash_between_shards(work: Path) -> None:
    """Two companies of different shards that claim one address are told when these are merged."""
    for name in ("halla", "kaiku"):
        text = (work / "notices/akeri.yml").read_text("utf-8")
        (work / f"notices/{name}.yml").write_text(f"{text}aliases: [entinen]\n", "utf-8")
    count = len([*work.glob("notices/**/*.yml")])  # so many that each company has a shard of its own
    for number in range(1, count + 1):
        assert call(work, "build", "--shard", f"{number}/{count}", "--site", f"shard-of-{number}").returncode == 0
    done = merge(work)
    assert done.returncode == 1
    assert "entinen" in done.stderr
    assert not (work / "site").exists()


def test_lost_notice(work: Path) -> None:
    """A published notice that would be lost is told when shards are merged, and by no shard."""
    (work / "published.txt").write_text("/akeri/\n/kadonnut/\n")
    done = call(work, "build", "--shard", "1/3", "--site", "again", "--published", "published.txt")
    assert done.returncode == 0
    done = merge(work, "--published", "published.txt")
    assert done.returncode == 1
    assert "/kadonnut/" in done.stderr


# --- how it is called -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", ["", "3", "0/3", "4/3", "3/0", "a/b", "1/3/5", "-1/3", "1 /3", "1/1000000"])
def test_wrong_shard(tmp_path: Path, given: str) -> None:
    """A shard that is not said as one of several is refused with how to say it."""
    (tmp_path / "notices").mkdir()
    done = build_py("build", "--shard", given, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Error: --shard is '{given}'; write which of how many, as in --shard 3/16\n"


def test_pdf(tmp_path: Path) -> None:
    """PDFs are not made in shards."""
    (tmp_path / "notices").mkdir()
    done = build_py("build", "--shard", "1/2", "--pdf", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "Error: PDFs are made of the whole site only; leave out --pdf or --shard\n",
    )


def test_shard_and_site_do_not_replace_each_other(work: Path) -> None:
    """A shard is never put in the place of a site, nor a site in that of a shard; a shard replaces a shard."""
    site, shard = read_files(work / "whole"), read_files(work / "shard-1")
    onto_site = call(work, "build", "--shard", "1/3", "--site", "whole")
    assert onto_site.returncode == 2
    assert onto_site.stderr == (
        f"Error: {work / 'whole'} is a whole site, and a shard does not take its place; choose a folder of its own for "
        "the shard with --site, as in --site shard\n"
    )
    for whole in (["build"], ["merge", "shard-2", "shard-3"]):
        onto_shard = call(work, *whole, "--site", "shard-1")
        assert onto_shard.returncode == 2
        assert onto_shard.stderr == (
            f"Error: {work / 'shard-1'} is a shard, and a whole site does not take its place; choose another folder "
            "with --site, as in --site site\n"
        )
    assert read_files(work / "whole") == site
    assert call(work, "build", "--shard", "1/3", "--site", "shard-1").returncode == 0
    assert read_files(work / "shard-1") == shard


def test_recipe(work: Path) -> None:
    """The jobs of docs/deploy.md, one machine each, make the site that a build makes."""
    jobs = yaml.safe_load(RECIPES["shards"])
    machines = {f"shard-{number}": number for number in jobs["shard"]["strategy"]["matrix"]["shard"]}
    artifacts = work / "artifacts"
    artifacts.mkdir()
    for name, number in machines.items():
        machine = prepare_machine(work, name)
        script = find_step(jobs["shard"], "Build a shard").replace("${{ matrix.shard }}", str(number))
        run_step(script, machine, jobs["shard"]["env"])
        (machine / name).rename(artifacts / name)
    machine = prepare_machine(work, "merging")
    shutil.move(artifacts, machine / "shards")
    (machine / "published.txt").touch()
    run_step(find_step(jobs["build"], "Merge the shards"), machine, jobs["build"]["env"])
    assert read_files(machine / "site") == read_files(work / "whole")


def prepare_machine(work: Path, name: str) -> Path:
    """A checkout on a machine of its own; its files have other times and numbers."""
    machine = work / "machines" / name
    shutil.copytree(work / "notices", machine / "notices", copy_function=shutil.copyfile)
    for part in ("hooks", "theme", "build.py", "mkdocs.yml", "pyproject.toml"):
        source = program_folder() / part
        if source.is_dir():
            shutil.copytree(source, machine / part, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(source, machine / part)
    return machine


def find_step(job: dict[str, list[dict[str, str]]], name: str) -> str:
    """What a step of a job runs."""
    return next(step["run"] for step in job["steps"] if step.get("name") == name)


def run_step(script: str, machine: Path, given: dict[str, str]) -> None:
    """Run a step as GitHub does."""
    assert given == {"SITE_URL": SITE_URL}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = inherit_environment(**given, RUNNER_TEMP=str(machine), PATH=path)
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = run_command(command, cwd=machine, env=environment)
    assert (done.returncode, done.stderr) == (0, ""), os.linesep.join([done.stdout, done.stderr])

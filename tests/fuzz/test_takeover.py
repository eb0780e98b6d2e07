"""What a build takes over from the published site is what it would have made: the site is that of a clean build.

Whatever was edited, added, removed, renamed or touched between two builds, and wherever one of them was killed.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.budget import try_examples
from tests.notice.test_logo import GOOD
from tests.running import DAY, TODAY, build_py, inherit_environment, open_session, program_folder
from tests.sites import read_files

NO_CACHE = os.devnull  # a place in which nothing can be noted
COMPANIES = ("halla", "kaiku", "lumi")
KINDS = ("customers", "job_applicants", "employees")
COMPANY = """\
controller: {{name: {name} Oy, business_id: 1234567-1, address: Tie {number} Helsinki, email: a@{name}.example}}
security: {{electronic: [firewall]}}
"""
REGISTER = """\
drawn_up: 2025-11-{day:02}
register: {kind}
purposes: [{{purpose: {{fi: "työ {number}", en: "work {number}"}}, basis: consent}}]
providing_data: voluntary
data: [name, email]
sources: [person]
recipients: none
transfers: none
automated_decisions: none
retention: [{{data: all, keep: {number} years, after: relationship_end}}]
"""
Step = Callable[[Path, Random], None]
Steps = list[tuple[list[Step], int]]


def list_registers(folder: Path) -> list[Path]:
    """The files of registers, in an order that is always the same."""
    return sorted(path for path in folder.rglob("notices/**/*.yml") if path.name != "_company.yml")


def write_register(path: Path, kind: str, random: Random) -> None:
    """Write a register of a kind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = REGISTER.format(kind=kind, day=random.randint(1, 28), number=random.randint(2, 9))
    path.write_text(text, "utf-8")


# --- what happens between two builds ----------------------------------------------------------------------------------


def add_register(folder: Path, random: Random) -> None:
    """A register comes, or another one stands in its place."""
    kind = random.choice(KINDS)
    write_register(folder / "notices" / random.choice(COMPANIES) / f"{kind.replace('_', '-')}.yml", kind, random)


def remove_register(folder: Path, random: Random) -> None:
    """A register goes."""
    random.choice(list_registers(folder)).unlink()


def rename_register(folder: Path, random: Random) -> None:
    """A register has another address, and its old one leads on."""
    path = random.choice(list_registers(folder))
    number = random.randint(10, 99)
    renamed = path.with_name(f"{path.stem}-{number}.yml")
    old = path.relative_to(folder / "notices").as_posix().removesuffix(".yml")
    lines = [line for line in path.read_text("utf-8").splitlines(keepends=True) if not line.startswith("aliases:")]
    renamed.write_text("".join([*lines, f"aliases: [{old}]\n"]), "utf-8")
    path.unlink()


def claim_address(folder: Path, random: Random) -> None:
    """A register says that it had the address of another one, which is an error."""
    path, other = (random.choice(list_registers(folder)) for _ in range(2))
    address = other.relative_to(folder / "notices").as_posix().removesuffix(".yml")
    path.write_text(f"{path.read_text('utf-8')}aliases: [{address}]\n", "utf-8")


def change_company(folder: Path, random: Random) -> None:
    """What the registers of a company share changes."""
    name = random.choice(COMPANIES)
    text = COMPANY.format(name=name, number=random.randint(1, 9))
    (folder / "notices" / name).mkdir(exist_ok=True)
    (folder / "notices" / name / "_company.yml").write_text(text, "utf-8")


def change_logo(folder: Path, random: Random) -> None:
    """A company has a logo, the same under another picture, or none any more."""
    company = folder / "notices" / random.choice(COMPANIES) / "_company.yml"
    company.parent.mkdir(exist_ok=True)
    (company.parent / "logo.png").write_bytes(GOOD[random.choice(["plain.png", "black.png"])])
    if company.is_file() and "appearance" not in company.read_text("utf-8"):
        company.write_text(f"{company.read_text('utf-8')}appearance: {{logo: logo.png}}\n", "utf-8")


def colour_company(folder: Path, random: Random) -> None:
    """A company has a colour, which others may have, too."""
    company = folder / "notices" / random.choice(COMPANIES) / "_company.yml"
    if company.is_file() and "appearance" not in company.read_text("utf-8"):
        colour = random.choice(["#1d6f42", "#0b3d91"])
        company.write_text(f'{company.read_text("utf-8")}appearance: {{colour: "{colour}"}}\n', "utf-8")


def change_settings(folder: Path, random: Random) -> None:
    """The settings of the site change."""
    number = random.randint(1, 3)
    (folder / "seloste.yml").write_text(f"name: Selosteet {number}\naddress: https://s{number}.example/\n", "utf-8")


def rewrite_quietly(folder: Path, random: Random) -> None:
    """A register says something else in as many bytes, and has the time that it had."""
    path = random.choice(list_registers(folder))
    before = path.stat()
    text = path.read_text("utf-8")
    number = random.randint(2, 9)
    path.write_text(re.sub(r"keep: \d years", f"keep: {number} years", text), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def touch_register(folder: Path, random: Random) -> None:
    """A register says what it said, and has another time, which may be still to come."""
    time_of = 1.8e9 * random.random() * 2
    os.utime(random.choice(list_registers(folder)), (time_of, time_of))


def touch_page(folder: Path, random: Random) -> None:
    """Somebody writes into the published site."""
    pages = sorted((folder / "site").rglob("*.html"))
    if pages:
        random.choice(pages).write_text("touched", "utf-8")


def remove_page(folder: Path, random: Random) -> None:
    """Somebody removes a part of the published site."""
    pages = sorted((folder / "site").rglob("index.html"))
    if pages:
        shutil.rmtree(random.choice(pages).parent)


def damage_notes(folder: Path, random: Random) -> None:
    """What was noted is damaged."""
    for path in filter(Path.is_file, (folder / "cache").rglob("*")):
        content = bytearray(path.read_bytes())
        content[random.randrange(len(content))] ^= 1
        path.write_bytes(bytes(content))


def let_a_day_pass(folder: Path, random: Random) -> None:
    """The next builds are those of another day."""
    (folder / "day").write_text(str(random.randint(1, 900)), "utf-8")


def kill_build(folder: Path, random: Random) -> None:
    """A build is killed at some moment."""
    command = [sys.executable, program_folder() / "build.py", *find_arguments(folder)]
    environment = inherit_environment(**find_environment(folder))
    with open_session(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        with suppress(subprocess.TimeoutExpired):
            process.wait(random.random())
        process.send_signal(signal.SIGKILL)


STEPS: tuple[Step, ...] = (
    *(add_register, add_register, remove_register, rename_register, rewrite_quietly, rewrite_quietly, touch_register),
    *(change_company, change_logo, colour_company),
    *(claim_address, change_settings, touch_page, remove_page, damage_notes, let_a_day_pass, kill_build),
)
NEEDING = (remove_register, rename_register, claim_address, rewrite_quietly, touch_register)  # a register


# --- the property -----------------------------------------------------------------------------------------------------


def find_environment(folder: Path) -> dict[str, str]:
    """The environment of a build, on the day that it is."""
    day = int((folder / "day").read_text("utf-8"))
    return {"SOURCE_DATE_EPOCH": str(int(TODAY) + day * DAY), "XDG_CACHE_HOME": str(folder / "cache")}


def find_arguments(folder: Path, site: str = "site") -> list[str]:
    """The call of a build; nothing that is published counts as lost."""
    return ["build", "--site", str(folder / site), "--published", str(folder / "nothing-published")]


def begin(folder: Path) -> None:
    """A folder with a register of each company."""
    random = Random(1)  # noqa: S311 - no secret, but the same every time
    (folder / "day").write_text("0", "utf-8")
    (folder / "nothing-published").write_text("", "utf-8")
    change_settings(folder, random)
    for name, kind in zip(COMPANIES, KINDS, strict=True):
        write_register(folder / "notices" / name / f"{kind.replace('_', '-')}.yml", kind, random)
        (folder / "notices" / name / "_company.yml").write_text(COMPANY.format(name=name, number=1), "utf-8")


def compare_with_clean_build(folder: Path) -> bool:
    """Build, and build without any notes: both say the same, and make the same. Returns whether they make a site."""
    environment = find_environment(folder)
    shutil.rmtree(folder / "clean", ignore_errors=True)
    before = read_files(folder / "site")
    made = build_py(*find_arguments(folder), cwd=folder, **environment)
    clean = build_py(*find_arguments(folder, "clean"), cwd=folder, **(environment | {"XDG_CACHE_HOME": NO_CACHE}))
    assert made.stdout == clean.stdout.replace("clean", "site")
    assert made.stderr == clean.stderr.replace("clean", "site")
    expected = folder / "clean" if clean.returncode == 0 else None
    assert read_files(folder / "site") == (read_files(expected) if expected else before)
    return clean.returncode == 0


def draw_steps(among: Sequence[Step]) -> st.SearchStrategy[Steps]:
    """Some times in a row a few steps, each time with a seed."""
    together = st.lists(st.sampled_from(among), min_size=1, max_size=3)
    return st.lists(st.tuples(together, st.integers()), min_size=4, max_size=7)


def take_steps(folder: Path, steps: Steps, needing: Sequence[Step], compare: Callable[[Path, Random], object]) -> None:
    """Take steps, those that need a register where there is one, and compare after each few of them."""
    for together, seed in steps:
        random = Random(seed)  # noqa: S311 - as above
        for step in together:
            if list_registers(folder) or step not in needing:
                step(folder, random)
        compare(folder, random)


@pytest.mark.slow
@try_examples(6)
@given(steps=draw_steps(STEPS))
def test_site_is_that_of_a_clean_build(steps: Steps) -> None:
    """After any steps, the site has the bytes of a clean build, and the command says the same."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        begin(folder)
        assert compare_with_clean_build(folder)
        take_steps(folder, steps, NEEDING, lambda folder, _random: compare_with_clean_build(folder))

"""What `check` tells with the notes of earlier calls is what it tells without: to the byte, in every format.

Whatever was edited, added, removed, renamed or committed between two calls, on whichever day, with whichever notes.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from tests.fuzz import test_takeover as takeover
from tests.fuzz.budget import try_examples
from tests.fuzz.test_takeover import COMPANIES, NEEDING, NO_CACHE, Step, list_registers
from tests.running import DAY, TODAY, build_py, run_command

FORMATS = ("text", "json", "github")
REMOVAL = """\
removed: 2026-01-{day:02}
controller: {{name: Halla Oy, email: a@halla.example}}
"""
WORDS = """\
more: {{security: {{fi: Tiedot ovat {place}ssa., en: The data are in {place}.}}}}
"""
SHARED = """\
words: {{w{number}: {{fi: sana {number}, en: word {number}}}}}
"""
GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@yritys.example")


# --- what happens between two calls, beside what happens between two builds -------------------------------------------


def misspell_key(folder: Path, random: Random) -> None:
    """A key of a register is misspelt, or put right again."""
    path = random.choice(list_registers(folder))
    text = path.read_text("utf-8")
    wrong, right = "retentoin:", "retention:"
    path.write_text(text.replace(wrong, right) if wrong in text else text.replace(right, wrong), "utf-8")


def break_yaml(folder: Path, random: Random) -> None:
    """A register cannot be read as YAML any more."""
    path = random.choice(list_registers(folder))
    path.write_text(f"{path.read_text('utf-8')}\nrecipients: [\n", "utf-8")


def begin_draft(folder: Path, random: Random) -> None:
    """A register becomes a draft, which lacks something."""
    path = random.choice(list_registers(folder))
    if not path.name.startswith("_"):
        text = path.read_text("utf-8").replace("sources: [person]", "sources:")
        path.with_name(f"_{path.name}").write_text(text, "utf-8")
        path.unlink()


def remove_notice(folder: Path, random: Random) -> None:
    """The notice of a register is no more, and its file says since when."""
    random.choice(list_registers(folder)).write_text(REMOVAL.format(day=random.randint(1, 28)), "utf-8")


def write_words(folder: Path, random: Random) -> None:
    """A register has own words in two languages, of which only one is changed later."""
    path = random.choice(list_registers(folder))
    text = path.read_text("utf-8")
    if "more:" in text:
        path.write_text(text.replace("Tiedot ovat", "Kaikki tiedot ovat"), "utf-8")
    else:
        path.write_text(text + WORDS.format(place=random.choice(["Raahe", "Kokkola"])), "utf-8")


def share_words(folder: Path, random: Random) -> None:
    """A company's file has words that no register uses."""
    path = folder / "notices" / random.choice(COMPANIES) / "_company.yml"
    if path.is_file() and "words:" not in path.read_text("utf-8"):
        path.write_text(path.read_text("utf-8") + SHARED.format(number=random.randint(1, 9)), "utf-8")


def copy_register(folder: Path, random: Random) -> None:
    """A register of one company is copied to another."""
    path = random.choice(list_registers(folder))
    other = folder / "notices" / random.choice(COMPANIES) / path.name
    if other != path and other.parent.is_dir():
        shutil.copy(path, other)


def leave_stray_file(folder: Path, random: Random) -> None:
    """Something lies among the notices that does not belong there, or is taken away."""
    path = folder / "notices" / random.choice(["muistio.txt", "halla/kuva.png", "kaiku.yaml"])
    if path.exists():
        path.unlink()
    elif path.parent.is_dir():
        path.write_text("x", "utf-8")


def commit_all(folder: Path, random: Random) -> None:
    """All is committed, on some day."""
    day = f"2026-{random.randint(1, 10):02}-01T00:00Z"
    environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    run_command([*GIT, "add", "--all"], cwd=folder, env=environment, check=True)
    run_command([*GIT, "commit", "--quiet", "--allow-empty", "-m", day], cwd=folder, env=environment, check=True)


def damage_notes(folder: Path, random: Random) -> None:
    """What was noted is damaged."""
    for path in (folder / "cache").rglob("*.check"):
        content = bytearray(path.read_bytes())
        content[random.randrange(len(content))] ^= 1
        path.write_bytes(bytes(content))


ON_REGISTERS = (misspell_key, break_yaml, begin_draft, remove_notice, write_words, write_words, copy_register)
STEPS: tuple[Step, ...] = (
    *(takeover.add_register, takeover.add_register, takeover.remove_register, takeover.rename_register),
    *(takeover.change_company, takeover.change_logo, takeover.claim_address, takeover.let_a_day_pass),
    *(takeover.change_settings, share_words, leave_stray_file, commit_all, commit_all, damage_notes, *ON_REGISTERS),
)


# --- the property -----------------------------------------------------------------------------------------------------


def compare_with_cold_calls(folder: Path, random: Random) -> None:
    """Check with notes and without, in each format: both say the same, and end with the same code."""
    day = {"SOURCE_DATE_EPOCH": str(int(TODAY) + int((folder / "day").read_text("utf-8")) * DAY)}
    for form in random.sample(FORMATS, len(FORMATS)):
        call = ["check", "--format", form, *random.choice([[], ["--strict"], ["--catalogue"]])]
        noted = build_py(*call, cwd=folder, XDG_CACHE_HOME=str(folder / "cache"), **day)
        cold = build_py(*call, cwd=folder, XDG_CACHE_HOME=NO_CACHE, **day)
        assert (noted.returncode, noted.stdout, noted.stderr) == (cold.returncode, cold.stdout, cold.stderr)


@pytest.mark.slow
@try_examples(6)
@given(steps=takeover.draw_steps(STEPS))
def test_checks_tell_what_cold_ones_tell(steps: takeover.Steps) -> None:
    """After any steps, a check with the notes of the one before tells all that one without notes does."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        takeover.begin(folder)
        run_command([*GIT, "init", "--quiet"], cwd=folder, check=True)
        compare_with_cold_calls(folder, Random(0))  # noqa: S311 - no secret, but the same every time
        takeover.take_steps(folder, steps, (*NEEDING, *ON_REGISTERS), compare_with_cold_calls)

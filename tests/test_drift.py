"""What is made from something else is what it would be made to today, checked without the network."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.paths import PROJECT

SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
RUNNING = SETTINGS["project"]["dependencies"]
PRINTING = [*RUNNING, *SETTINGS["project"]["optional-dependencies"]["pdf"]]
DEVELOPING = [*PRINTING, *SETTINGS["dependency-groups"]["dev"]]
WAY_OUT = [name for name in RUNNING if not name.startswith("mkdocs>")] + SETTINGS["dependency-groups"]["properdocs"]


def pins(name: str) -> dict[str, set[str]]:
    """The pinned versions of every package in a lock file; a package may be pinned once per Python."""
    found: dict[str, set[str]] = {}
    for package, version in re.findall(
        r"^([a-z0-9._-]+)==([^\s;]+)", (PROJECT / name).read_text("utf-8"), re.MULTILINE
    ):
        found.setdefault(package, set()).add(version)
    return found


LOCKS = {
    "requirements.txt": RUNNING,
    "requirements-pdf.txt": PRINTING,
    "requirements-dev.txt": DEVELOPING,
    "requirements-properdocs.txt": WAY_OUT,
    "tests/bench/requirements.txt": SETTINGS["dependency-groups"]["bench"],
}


@pytest.mark.parametrize(("name", "wanted"), LOCKS.items())
def test_lock_files_hold_what_pyproject_asks_for(name: str, wanted: list[str]) -> None:
    """Every package of pyproject.toml is pinned to a version that it allows."""
    pinned = pins(name)
    for requirement in map(Requirement, wanted):
        versions = pinned[requirement.name.lower()]

        assert versions
        assert all(requirement.specifier.contains(version) for version in versions), requirement


@pytest.mark.parametrize(
    ("less", "more", "without"),
    [
        ("requirements.txt", "requirements-pdf.txt", ""),
        ("requirements-pdf.txt", "requirements-dev.txt", ""),
        ("requirements.txt", "requirements-properdocs.txt", "mkdocs"),
    ],
)
def test_others_use_what_running_uses(less: str, more: str, without: str) -> None:
    """A lock file pins the packages of the smaller one to the same versions."""
    pinned = pins(more)
    wanted = {package: versions for package, versions in pins(less).items() if package != without}

    assert {package: pinned.get(package) for package in wanted} == wanted


@pytest.mark.parametrize("name", LOCKS)
def test_lock_files_are_hashed_and_name_no_index(name: str) -> None:
    """Every pin has a hash, and no line says where packages come from."""
    text = (PROJECT / name).read_text("utf-8")

    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", text))

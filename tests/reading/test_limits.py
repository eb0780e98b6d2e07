"""The limits of what is read of a commit: each is a count, and mkdocs.yml can raise it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hooks.reading import limits
from hooks.reading.limits import Limits
from hooks.reading.refusals import Refused


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The mkdocs.yml of a project."""
    monkeypatch.setattr(limits, "SETTINGS", tmp_path / "mkdocs.yml")
    limits.read_limits.cache_clear()
    yield tmp_path / "mkdocs.yml"
    limits.read_limits.cache_clear()


@pytest.mark.parametrize("text", ["", "site_url: !ENV [X, '']\n", "extra:\n", "extra: {limits: }\n", "- x\n", "{"])
def test_usual_limits(settings: Path, text: str) -> None:
    """Where mkdocs.yml says nothing of limits, they are those of the program."""
    settings.write_text(text)
    assert limits.read_limits() == Limits()


def test_raised_limits(settings: Path) -> None:
    """A limit that mkdocs.yml names is the one that counts."""
    settings.write_text("site_url: !ENV [X, '']\nextra:\n  limits: {names: 50000}\n")
    assert limits.read_limits() == Limits(names=50_000)


@pytest.mark.parametrize("row", ["names: many", "names: 0", "names: -1", "name: 5", "names: [1]", "names: '1.5'"])
def test_faulty_limit(settings: Path, row: str) -> None:
    """Another limit, or one that is no number, is refused with the names of those there are."""
    settings.write_text(f"extra: {{limits: {{{row}}}}}\n")
    said = r"^mkdocs\.yml, extra: limits: 'names?' is '.*'; write one of names, megabytes, notices, notice_kilobytes, p"
    with pytest.raises(Refused, match=said):
        limits.read_limits()

"""What `serve` looks at: a folder that is away is an empty one, and the notices are never followed through a link."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from hooks.site.watching import list_folder, look_at


def test_a_watched_folder_that_is_away(tmp_path: Path) -> None:
    """It is a folder without a time; once it is back, it is itself."""
    path = str(tmp_path / "notices")
    away = look_at({path}, path)
    assert (stat.S_ISDIR(away.st_mode), away.st_ino, away.st_mtime) == (True, 0, 0)
    (tmp_path / "notices").mkdir()
    assert look_at({path}, path) == (tmp_path / "notices").stat()


def test_a_watched_folder_below_a_file(tmp_path: Path) -> None:
    """The folder above may have become a file."""
    (tmp_path / "above").write_text("")
    path = str(tmp_path / "above/notices")
    assert look_at({path}, path).st_ino == 0


def test_any_other_path_that_is_away(tmp_path: Path) -> None:
    """A file that has just gone is told as gone."""
    with pytest.raises(FileNotFoundError):
        look_at({str(tmp_path)}, str(tmp_path / "x.yml"))


def test_a_link_in_the_place_of_the_notices(tmp_path: Path) -> None:
    """Nothing behind it is listed; a link in the place of the theme is followed, as the build does."""
    (tmp_path / "behind").mkdir()
    (tmp_path / "behind/x.yml").write_text("")
    (tmp_path / "notices").symlink_to("behind")
    path = str(tmp_path / "notices")
    assert list(list_folder(path, path)) == []
    assert [item.name for item in list_folder("elsewhere", path)] == ["x.yml"]

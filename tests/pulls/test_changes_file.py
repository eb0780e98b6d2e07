"""changes.json as a stranger may have made it: what is not as it should be is refused in a sentence."""

from __future__ import annotations

import json
import os
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from hooks.pulls.changes_file import MAX_BYTES, read_changes
from tests.paths import DATA
from tests.running import build_py

COMMENTS = DATA / "comments"
SOUND: dict[str, Any] = json.loads((COMMENTS / "five-changes.json").read_text("utf-8"))


def write_changes(folder: Path, data: object) -> Path:
    path = folder / "changes.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return path


def replace_value(where: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """The sound file with one value in the place of another."""
    data: Any = deepcopy(SOUND)
    part = data
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = value
    return data  # type: ignore[no-any-return]  # the outermost part is a mapping


@pytest.mark.parametrize(
    ("where", "value", "message"),
    [
        (("pull_request",), 12, "changes.json: pull_request: Extra inputs are not permitted"),
        (("head_commit",), "HEAD", "changes.json: head_commit: String should match pattern"),
        (("published",), "214", "changes.json: published: Input should be a valid integer"),
        (("published",), 1.5, "changes.json: published: Input should be a valid integer"),
        (("sha256",), "3" * 63, "changes.json: sha256: String should match pattern"),
        (("notices",), {}, "changes.json: notices: Input should be a valid array"),
        (("notices",), [SOUND["notices"][1]] * 301, "changes.json: notices: List should have at most 300 items"),
        (("notices", 0, "address"), "../../x", "changes.json: '../../x' is no address of a notice"),
        (("notices", 0, "address"), "/etc/passwd", "changes.json: '/etc/passwd' is no address of a notice"),
        (("notices", 0, "address"), "a/b/c", "changes.json: 'a/b/c' is no address of a notice"),
        (("notices", 0, "address"), "a\n", "changes.json: 'a ' is no address of a notice"),
        (("notices", 0, "pages"), {"fi": "//evil.example/"}, "changes.json: '//evil.example/' is not the page of"),
        (("notices", 0, "pages"), {"fi": "toinen/"}, "changes.json: 'toinen/' is not the page of vihreapiha in 'fi'"),
        (("notices", 0, "pages"), {"sv": "vihreapiha/"}, "changes.json: 'vihreapiha/' is not the page of"),
        (
            ("notices", 0, "pages"),
            {"x": "x/vihreapiha/"},
            "changes.json: notices[0].pages.x.[key]: String should match",
        ),
        (("notices", 0, "languages"), ["fi", "](x"], "changes.json: notices[0].languages[1]: String should match"),
        (("notices", 0, "only"), {"data": ["@all"]}, "changes.json: notices[0].only.data[0]: String should match"),
        (("languages",), ["fi"] * 31, "changes.json: languages: List should have at most 30 items"),
        (("notices", 0, "status"), "fine", "changes.json: notices[0].status: Input should be 'new'"),
        (
            ("notices", 0, "changes", 0, "words", "fi"),
            None,
            "changes.json: notices[0].changes[0].words.fi: Input should be a valid string",
        ),
        (
            ("notices", 0, "changes", 0, "words", "fi"),
            "x" * 401,
            "changes.json: notices[0].changes[0].words.fi: String should have",
        ),
        (
            ("notices", 0, "changes", 0, "words"),
            {"<b>": "x"},
            "changes.json: notices[0].changes[0].words.<b>.[key]: String should match",
        ),
    ],
)
def test_refused_fields(tmp_path: Path, where: tuple[str | int, ...], value: object, message: str) -> None:
    """A field of another type, form or length, or one that is not known, is refused in a sentence."""
    with pytest.raises(ValueError, match=re.escape(message)) as refused:
        read_changes(write_changes(tmp_path, replace_value(where, value)))
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "changes.json: Invalid JSON: EOF while parsing"),
        ("[" * 100_000, "changes.json: Invalid JSON: recursion limit exceeded"),
        ('{"a":' * 100_000, "changes.json: Invalid JSON: recursion limit exceeded"),
        ('{"schema_version": NaN}', "changes.json has the form nan, and this program reads the form 2; "),
        ("null", "changes.json: Input should be an object"),
        (" " * (MAX_BYTES + 1), "changes.json has 4194305 bytes; the most is 4194304"),
    ],
)
def test_refused_files(tmp_path: Path, text: str, message: str) -> None:
    """Deep, huge or broken JSON is refused at once."""
    with pytest.raises(ValueError, match=re.escape(message)):
        read_changes(write_changes(tmp_path, text))


@pytest.mark.parametrize("version", [1, 3])
def test_another_form(tmp_path: Path, version: int) -> None:
    """A file of an earlier or a later release is refused with both forms, whatever else is different in it."""
    data = replace_value(("schema_version",), version)
    data["notices"][0]["changes"][0] |= {"fi": "Säilytysaika", "en": "Retention period"}
    write_changes(tmp_path, data)
    done = build_py("comment", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: changes.json has the form {version}, and this program reads the form 2; "
        "make it anew with python build.py review of the same release\n"
    )


def test_no_link_is_followed(tmp_path: Path) -> None:
    """A link in the place of the file is not followed, and a pipe is not waited for."""
    (tmp_path / "changes.json").symlink_to(COMMENTS / "five-changes.json")
    done = build_py("comment", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "Error: changes.json is not a regular file\n")
    (tmp_path / "changes.json").unlink()
    os.mkfifo(tmp_path / "changes.json")
    done = build_py("comment", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "Error: changes.json is not a regular file\n")

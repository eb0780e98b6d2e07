"""A draft with holes becomes a register that can be looked at, wherever they are."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

import pytest

from hooks.format.register import Register
from hooks.format.removal import Removal
from hooks.format.stand_ins import fill_holes
from hooks.format.validation import validate
from hooks.notice.naming import list_languages
from hooks.notice.notice import render_notice
from hooks.reading.display import Key, format_key
from hooks.reading.loading import read_source
from hooks.reading.source import Data, list_parts
from tests.format.samples import SHORTEST, reading
from tests.paths import DATA, PROJECT
from tests.shared import THEME, place_parts

FULL = [DATA / "extreme.yml", PROJECT / "docs/example.yml"]
HOLES: dict[str, Data] = {"placeholder": "<what is missing>", "nothing": None, "no list": []}


def read_file(path: Path) -> dict[str, Any]:
    """The plain data of a register."""
    return dict(read_source(path, path.name).data)


def list_keys(data: object, key: Key = ()) -> Iterator[Key]:
    """Every part of a file, from the outside in; what a company says in prose is never a hole."""
    for step, value in list_parts(data):
        if (*key, step) != ("more",):
            yield (*key, step)
            yield from list_keys(value, (*key, step))


def empty(data: dict[str, Any], key: Key, hole: Data) -> dict[str, Any]:
    """The file with a hole in the place of a part."""
    changed = deepcopy(data)
    *above, last = key
    find_part(changed, above)[last] = hole
    return changed


def find_part(data: Any, key: Iterable[str | int]) -> Any:  # noqa: ANN401 - plain data
    """A part of a file."""
    return reduce(getitem, key, data)


def fill(data: dict[str, Any]) -> Register | Removal | None:
    """The register of a draft."""
    return fill_holes(data, place_parts(data), THEME)


def list_cases() -> Iterator[tuple[Path, Key]]:
    """One part of each file for each key of the format, and for the items of its list."""
    for path in FULL:
        first: dict[tuple[str, ...], Key] = {}
        for key in list_keys(read_file(path)):
            kind = tuple("[]" if isinstance(step, int) else step for step in key)
            first.setdefault(kind, key)
        for key in first.values():
            yield path, key


CASES = list(list_cases())


@pytest.mark.leaves
@pytest.mark.parametrize("hole", HOLES)
@pytest.mark.parametrize(("path", "key"), CASES, ids=[f"{path.stem}-{format_key(key)}" for path, key in CASES])
def test_a_hole_anywhere(path: Path, key: Key, hole: str) -> None:
    """Whatever one value is not filled in, of whatever a register can say, there is a notice."""
    data = empty(read_file(path), key, HOLES[hole])
    assert validate(data, place_parts(data), THEME, draft=False).register is None or hole == "no list"
    register = fill(data)
    assert isinstance(register, Register)
    assert render_notice(register, list_languages(register)[0], THEME).html


@pytest.mark.parametrize("path", FULL, ids=lambda path: path.stem)
def test_holes_everywhere(path: Path) -> None:
    """With a placeholder in every place of a text there is a notice, too."""
    data = read_file(path)
    for key in list_keys(data):
        if isinstance(find_part(data, key), str):
            data = empty(data, key, "<what is missing>")
    register = fill(data)
    assert isinstance(register, Register)
    assert "&lt;what is missing&gt;" in render_notice(register, "fi", THEME).html


def test_nothing_at_all() -> None:
    """A file that says nothing but who it is of has a whole notice, with a placeholder for what needs words."""
    register = fill({"controller": {"name": "Esimerkki Oy"}})
    assert isinstance(register, Register)
    assert "Tietosuojaseloste: &lt;puuttuu&gt;" in render_notice(register, "fi", THEME).html
    assert "Privacy notice: &lt;missing&gt;" in render_notice(register, "en", THEME).html


def test_placeholders_stay_as_they_are_written() -> None:
    """A placeholder is text where text may stand, own words in the place of a code, and no address."""
    holes: dict[str, Any] = {"register": "<which>", "contact": {"name": "<who>", "email": "<a@b.example>"}}
    register = fill(SHORTEST | holes)
    assert isinstance(register, Register)
    assert register.kind.root == {"fi": "<which>", "en": "<which>"}  # type: ignore[union-attr]
    assert (register.contact.name, register.contact.email) == ("<who>", None)  # type: ignore[union-attr]


def test_own_words_in_one_language() -> None:
    """Own words that lack a language keep the other."""
    register = fill(SHORTEST | {"register": {"fi": "Ystävärekisteri", "en": ""}})
    assert isinstance(register, Register)
    assert register.kind.root == {"fi": "Ystävärekisteri", "en": "<missing>"}  # type: ignore[union-attr]


def test_a_removal() -> None:
    """The file of a notice that was removed may lack something, too."""
    made = fill({"controller": SHORTEST["controller"], "removed": {"date": "2026-11-21", "because": "<why>"}})
    assert isinstance(made, Removal)
    assert made.removed.because
    assert made.removed.because.root == {"fi": "<why>", "en": "<why>"}


def test_what_can_be_nothing() -> None:
    """Where nothing can stand for what is missing, nothing is made up."""
    assert fill({"controller": SHORTEST["controller"], "removed": {"date": "<when>"}}) is None


def test_what_is_missing_is_told_as_of_a_file_that_is_no_draft() -> None:
    """A draft says of each hole, and of each key that is missing, what a file would be told that is published."""
    holes: dict[str, Data] = {"register": "<which>", "purposes": None}
    draft, other = reading(holes, draft=True), reading(holes)
    assert draft.faults == other.missing == ()
    assert set(draft.missing) == set(other.faults)
    assert sorted((fault.key, str(fault.code)) for fault in draft.missing) == [
        ("purposes", "missing"),
        ("register", "placeholder"),
    ]

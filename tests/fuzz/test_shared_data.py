"""Whatever a branch makes of the shared data, the review says what changes or what is wrong: it never fails."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hooks.review.page import write_page
from tests.fuzz.budget import CORPUS, try_examples
from tests.fuzz.test_review import PARSED, SHARED, Files, review
from tests.review.test_theme_review import Steps
from tests.shared import THEME

# What takes the place of a part of the data; the last is taken out.
OTHERS: list[Any] = [
    "true",
    "",
    "{",
    "{0.__class__}",
    "9999-99-99",
    [],
    ["a"],
    [{}],
    {},
    {"a": "b"},
    {"name": []},
    None,
]
GONE = None


def list_places(data: Any, steps: Steps = ()) -> list[Steps]:  # noqa: ANN401 - whatever YAML holds
    """Every place of the data, parts above their parts."""
    places = [steps] if steps else []
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in parts:
        places += list_places(value, (*steps, step))
    return places


PLACES = {name: list_places(data) for name, data in PARSED.items()}


def mutate(name: str, steps: Steps, other: Any) -> bytes:  # noqa: ANN401 - whatever YAML holds
    """A file of the shared data with something else in one place, as bytes."""
    data: Any = copy.deepcopy(PARSED[name])
    parent = data
    for step in steps[:-1]:
        parent = parent[step]
    if other is GONE:
        del parent[steps[-1]]
    else:
        parent[steps[-1]] = other
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()


def judge(shared: dict[str, bytes]) -> None:
    """Review the notices with this shared data on one side or on both, and write the page."""
    files, later = Files(), Files()
    files.notices["logo.yml"] = files.notices["logo.yml"].replace(b"3 years", b"2 years")
    files.shared.update(shared)
    later.shared.update(shared)
    for old, new in ((Files(), files), (files, Files()), (files, later)):
        found = review(old.freeze(), new.freeze())
        assert found.notices or found.faults
        write_page(found, THEME)


@pytest.mark.slow
@try_examples(40)
@given(data=st.data())
def test_any_shared_data(data: st.DataObject) -> None:
    """A part of the shared data that is another, or gone, is told or a fault."""
    name = data.draw(st.sampled_from(sorted(PARSED)))
    depth = data.draw(st.integers(1, 4))
    steps = data.draw(st.sampled_from([place for place in PLACES[name] if len(place) <= depth]))
    judge({name: mutate(name, steps, data.draw(st.sampled_from(OTHERS)))})


@pytest.mark.parametrize("path", sorted((CORPUS / "shared").glob("*.yml")), ids=lambda path: path.name)
def test_shared_data_that_failed(path: Path) -> None:
    """What once failed: `<file of the shared data>.<why>.yml`."""
    name = f"{path.name.partition('.')[0]}.yml"
    assert name in SHARED
    judge({name: path.read_bytes()})

"""Changes in words: tests/data/changes/<case>/old.yml and new.yml give the lines of fi.txt and en.txt.

A new case needs no Python: write the two registers, run pytest with --update-goldens, and read what it wrote.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hooks.format.keys import FIELDS
from hooks.format.register import Register
from hooks.format.validation import validate
from hooks.reading.faults import Place
from hooks.reading.loading import parse_source
from hooks.review.changes import Change
from hooks.review.comparison import compare_registers, is_undated
from hooks.review.risks import WEIGHTS, weigh_key
from hooks.review.voice import read_phrases
from hooks.theme.languages import DEFAULT_LANGUAGES
from tests.fuzz.test_registers import FEW, VALID, part_at, places
from tests.paths import DATA
from tests.shared import THEME

CASES = sorted(path for path in (DATA / "changes").iterdir() if path.is_dir())


def register_of(content: bytes) -> Register | None:
    """The register that a file holds, if its form is sound; the checks of law are not asked."""
    read = parse_source(content, "x.yml")
    return validate(read.data, read.places, THEME, draft=False).register


def from_data(data: dict[str, Any]) -> Register | None:
    """The register that data hold, as they are read from a file."""
    somewhere = dict.fromkeys([(), *places(data)], Place("x.yml", 1, 1))
    return validate(data, somewhere, THEME, draft=False).register


def shown(change: Change, language: str) -> str:
    """One line of a golden file: risk, section, place in the file, words."""
    where = change.path or "follows"
    return f"{change.risk:<6} {change.section or '-'} {where}: {change.words[language]}"


@pytest.mark.parametrize("language", DEFAULT_LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_words(case: Path, language: str, golden: Callable[[Path, str], None]) -> None:
    """Two registers give exactly the changes of the golden file, in its order."""
    old, new = (register_of((case / name).read_bytes()) for name in ("old.yml", "new.yml"))
    assert old
    assert new
    golden(
        case / f"{language}.txt",
        "".join(f"{shown(change, language)}\n" for change in compare_registers(old, new, THEME)),
    )


@pytest.mark.parametrize("number", range(len(VALID)))
def test_nothing_changed(number: int) -> None:
    """A register compared with itself, read once more, has no change."""
    one, other = from_data(VALID[number]), from_data(VALID[number])
    assert one
    assert other
    assert compare_registers(one, other, THEME) == []


@pytest.mark.parametrize("number", range(len(VALID)))
def test_every_key_counts(number: int) -> None:
    """Whatever key or item is left out of a sound register, some change speaks of it, or of what follows from it."""
    whole = from_data(VALID[number])
    assert whole
    for key in places(VALID[number]):
        data = json.loads(json.dumps(VALID[number]))
        *above, step = key
        del part_at(data, tuple(above))[step]
        rest = from_data(data)
        if rest and rest != whole:
            for found in (compare_registers(whole, rest, THEME), compare_registers(rest, whole, THEME)):
                assert found, key
                part = "services" if key[0] in THEME.short_keys else key[0]
                assert any(change.label.split(".")[0] == part for change in found), key


@st.composite
def mixed(draw: st.DrawFn) -> dict[str, Any]:
    """A sound register in which some keys are those of another."""
    one, other = draw(st.sampled_from(VALID)), draw(st.sampled_from(VALID))
    taken = draw(st.sets(st.sampled_from(sorted(one.keys() | other.keys())), max_size=6))
    keys = [key for key in {**one, **other} if key in (other if key in taken else one)]
    return {key: (other if key in taken else one)[key] for key in keys}


@FEW
@given(old=mixed(), new=mixed())
def test_any_pair(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Registers that differ have a change in words in every language, in both directions, and equal ones have none."""
    one, other = from_data(old), from_data(new)
    assume(one and other)
    assert one
    assert other
    for found in (compare_registers(one, other, THEME), compare_registers(other, one, THEME)):
        assert bool(found) == (one != other)
        for change in found:
            assert all(change.words[language].strip() for language in DEFAULT_LANGUAGES)
            assert change.section in (*THEME.sections, "")


def test_every_key_has_words() -> None:
    """Every key of the format has words in every language and a weight, and no words are for a key that is none."""
    keys = {".".join(path) for path in FIELDS} | {"right", "section", "markup"}
    for language in DEFAULT_LANGUAGES:
        assert set(read_phrases(THEME.folder, language)["keys"]) == keys
    assert set(WEIGHTS) <= keys
    assert {key.split(".")[0] for key in keys} <= set(WEIGHTS)


def test_weights() -> None:
    """What the law weighs heaviest is of high risk."""
    heavy = "purposes purposes.basis retention.keep recipients transfers.country data.special contact.email"
    assert {weigh_key(key)[1] for key in heavy.split()} == {"high"}


def test_a_key_without_a_weight() -> None:
    """A key that nobody has weighed is judged as the one above it, and a new one at the left margin as a change."""
    assert weigh_key("retention.new.part") == weigh_key("retention")
    assert weigh_key("brand_new") == weigh_key("brand_new.part") == ("", "medium")


@pytest.mark.parametrize(
    ("case", "undated"),
    [("retention-shorter", True), ("purpose-moved", False), ("purpose-regrouped", False), ("contact-and-dates", False)],
)
def test_a_change_needs_a_date(case: str, undated: bool) -> None:
    """Facts that change without `updated:` are undated; a new order or another way to write it needs no date."""
    old, new = (register_of((DATA / "changes" / case / name).read_bytes()) for name in ("old.yml", "new.yml"))
    assert old
    assert new
    assert is_undated(old, new, compare_registers(old, new, THEME)) is undated

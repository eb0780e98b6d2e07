"""The reference: every key, code and check explains itself, and docs/format.md is what it would be made to today."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.checks.registry import CHECKS
from hooks.explain import reference
from hooks.format.keys import FIELDS
from hooks.theme.theme import DEFAULT_LANGUAGES
from tests.paths import PROJECT
from tests.shared import THEME, read_case

SHORTEST = (PROJECT / "tests/data/good/shortest.yml").read_text("utf-8")
TOP = [path[0] for path in FIELDS if len(path) == 1]


def test_format_page_is_fresh() -> None:
    """docs/format.md is what `python build.py explain` prints."""
    assert (PROJECT / "docs/format.md").read_text("utf-8") == reference.page(THEME)


def test_every_key_has_a_meaning() -> None:
    """keys.yml has an entry for every key of the model, in the same order, and for nothing else."""
    assert list(THEME.keys) == [".".join(path) for path in FIELDS]


def test_entries_are_whole() -> None:
    """Every entry has its meaning in each language and an example, and nothing that nobody reads."""
    for name, entry in THEME.keys.items():
        assert set(entry) - {"law", "also"} == {*DEFAULT_LANGUAGES, "example"}, name


@pytest.mark.parametrize("key", TOP)
def test_examples_are_valid(key: str, notices: Path) -> None:
    """The example of every top-level key, put into a register, has the right form."""
    others = SHORTEST.partition("register:")[0] if key == "removed" else SHORTEST  # beside it only the controller
    without = re.sub(rf"^{key}:.*\n([ -].*\n)*", "", others, flags=re.MULTILINE)
    (notices / "x.yml").write_text(f"{without}{key}: {THEME.keys[key]['example']}\n", "utf-8")
    faults = read_case(notices / "x.yml", notices).faults

    passed = {"logo", *CHECKS}  # no picture is beside it
    assert [str(fault) for fault in faults if fault.code not in passed] == []


@pytest.mark.parametrize("name", ["retention.then", "interest-missing", "newsletter"])
def test_explanation(name: str, golden: Callable[[Path, str], None]) -> None:
    """A key, a check and a code are explained as their golden files say."""
    golden(PROJECT / f"tests/data/explain/{name}.txt", reference.explain(name, THEME) + "\n")


def test_code_of_several_vocabularies() -> None:
    """A code that stands in several vocabularies is explained in each."""
    said = reference.explain("orders", THEME)

    assert [line for line in said.splitlines() if line.startswith("orders")] == [
        "orders (a code of dealings)",
        "orders (a code of purposes)",
        "orders (a code of groups)",
    ]


def test_everything_explains_itself() -> None:
    """Every key, every code and every check has an explanation."""
    codes = [name for codes in THEME.vocabulary.values() for name in codes]
    for name in [*THEME.keys, *codes, *CHECKS]:
        assert reference.explain(name, THEME).count("\n") >= 1, name


def test_unknown_name() -> None:
    """An unknown name is answered with the names that are near."""
    with pytest.raises(LookupError, match="did you mean retention"):
        reference.explain("retension", THEME)

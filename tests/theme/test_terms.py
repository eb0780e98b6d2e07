"""docs/terms-sv.yml: where the terms of a language come from, each with its source and the day it was checked."""

from typing import Any

import pytest

from hooks.reading.loading import parse_text
from hooks.theme.kinds import SourcedFact, Text
from tests.paths import PROJECT


class Term(SourcedFact):
    """A term in the languages in which it was compared."""

    fi: Text
    en: Text = ""
    sv: Text


FILE = PROJECT / "docs/terms-sv.yml"


@pytest.fixture(scope="module")
def terms() -> list[Any]:
    """The entries, without their heading: a list, as no other shared file is."""
    rows = [line.removeprefix("- ") for line in FILE.read_text("utf-8").splitlines() if line.startswith("- ")]
    return [read_row(row) for row in rows]


def read_row(row: str) -> Any:  # noqa: ANN401 - data as YAML has them
    """One entry, by the reader of the program."""
    return parse_text(f"entry: {row}\n", FILE.name).data["entry"]


def test_form(terms: list[Any]) -> None:
    """Every term has its source, the day and how sure it is, and none stands there twice."""
    assert len(terms) > 100, "the entries are found no longer"
    read = [Term.model_validate(term) for term in terms]
    names = [term.fi for term in read]
    assert sorted(set(names)) == sorted(names)


def test_what_is_certain_names_where(terms: list[Any]) -> None:
    """A term of high certainty stands in a law or on a page; `as known` is not enough."""
    assert [term["sv"] for term in terms if term["certainty"] == "high" and "as known" in term["source"]] == []

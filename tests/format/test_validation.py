"""Drafts: what is not filled in is counted."""

import pytest

from hooks.reading.source import Data
from tests.format.samples import NOTED, reading


def test_draft_counts_what_is_not_filled_in() -> None:
    """In a draft, an empty value and a placeholder are counted, and are no faults."""
    holes: dict[str, Data] = {"updated": "<2026-11-21>", "subjects": [None, "<more>"], "sources": ""}
    found = reading(holes, draft=True)
    assert (found.register, [str(fault) for fault in found.faults], found.unfilled) == (None, [], 4)


def test_complete_draft_is_a_register() -> None:
    """A draft without holes is a register like any other."""
    found = reading({}, draft=True)
    assert found.register
    assert found.unfilled == 0


@pytest.mark.parametrize("key", ["register", "updated", "subjects", "purposes", "data", "retention", "transfers"])
def test_anything_may_be_a_gap_in_a_draft(key: str) -> None:
    """In a draft a gap may stand anywhere."""
    assert [str(fault) for fault in reading({key: NOTED}, draft=True).faults] == []


def test_draft_has_other_faults() -> None:
    """What is filled in must be right in a draft, too."""
    found = reading({"updated": "2.11.2026", "subjects": ["<more>"]}, draft=True)
    assert [fault.problem for fault in found.faults] == ["'2.11.2026' is not written as a date here"]

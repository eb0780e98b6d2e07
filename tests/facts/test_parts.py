"""What stands inside a register, by its kind."""

from __future__ import annotations

import pytest

from hooks.facts.parts import Parts, walk_parts
from hooks.format.doors import Door
from hooks.format.model import Gap
from hooks.format.own_words import Prose, Words
from hooks.format.people import Contact, Dpo, JointController, Representative
from tests.facts.samples import NOTED, facts

SELECTED = (Contact, Door, Dpo, Gap, JointController, Prose, Representative, Words)  # for which checks ask


@pytest.mark.parametrize("kind", SELECTED, ids=lambda kind: kind.__name__)
def test_a_kind_that_is_asked_for_is_whole(kind: type) -> None:
    """Parts are found by their exact kind, so that none of another kind may be one of it, too."""
    assert not kind.__subclasses__()


def test_what_is_left_out_is_no_part() -> None:
    """A key that the file does not have is no part of the register; its gaps are."""
    register = facts({"dpo": "none", "profiling": NOTED}).register
    keys = [key for key, _ in walk_parts(register)]
    assert ("dpo",) in keys
    assert ("security",) not in keys
    assert [key for key, _ in Parts(register).select(Gap)] == [("profiling",)]

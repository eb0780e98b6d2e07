"""What a finding is: a place, a code and values, which can be compared, sorted and put into words."""

from random import Random

import pytest

from hooks.reading.fault_codes import FaultCode
from hooks.reading.faults import Fault, Faulty, Place, make_fault
from hooks.reading.messages import ENGLISH, read_catalogue

HERE = Place("a.yml", 2, 3)


@pytest.fixture
def _odd(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence without a remedy, for a code of each level."""
    for code in (FaultCode.SYNTAX, FaultCode.GAP, FaultCode.BUSINESS_ID):
        findings = read_catalogue(ENGLISH)["findings"]
        monkeypatch.setitem(findings, code, findings[code] | {"says": {"odd": {"problem": "odd"}}})


def make_cut(place: Place, key: str, rest: str) -> Fault:
    return make_fault(place, FaultCode.CUT_OFF, key, "comment", rest=rest)


def test_fault_in_words() -> None:
    """A fault says where, how grave, which key, what is wrong, and what to write instead."""
    fault = make_cut(HERE, "name", "'#1'")
    assert (fault.level, fault.problem) == ("error", "the text ends before '#1'")
    assert str(fault) == f"a.yml:2:3: error: name: the text ends before '#1'; {fault.remedy}"


@pytest.mark.usefixtures("_odd")
def test_a_fault_without_key_and_remedy() -> None:
    """What a fault has not is left out."""
    fault = make_fault(HERE, FaultCode.SYNTAX, "", "odd")
    assert str(fault) == "a.yml:2:3: error: odd"


def test_faults_of_the_same_values_are_equal() -> None:
    """Two faults that say the same are one in a set; with another value they are two."""
    same = {make_cut(HERE, "name", "'#1'"), make_cut(HERE, "name", "'#1'"), make_cut(HERE, "name", "'#2'")}
    assert len(same) == 2


@pytest.mark.usefixtures("_odd")
def test_faults_are_sorted() -> None:
    """Faults sort by place, then by level, then by key, then by their words."""
    sorted_faults = [
        make_cut(Place("a.yml", 1, 9), "z", "9"),
        make_cut(HERE, "a", "1"),
        make_cut(HERE, "b", "1"),
        make_cut(HERE, "b", "2"),
        make_fault(HERE, FaultCode.GAP, "a", "odd"),
        make_fault(HERE, FaultCode.BUSINESS_ID, "a", "odd"),
        make_cut(Place("b.yml", 1, 1), "a", "1"),
    ]
    mixed = Random(7).sample(sorted_faults, len(sorted_faults))  # noqa: S311 - no secret
    assert sorted(mixed) == sorted_faults


def test_a_long_problem_is_shortened() -> None:
    """A problem is one line of at most 400 characters, whatever it quotes."""
    fault = make_cut(HERE, "name", "x\n\u200b" * 500)
    assert len(fault.problem) == 400
    assert "x <U+200B>x <U+200B>" in fault.problem


def test_a_misspelt_sentence_is_an_error_of_the_program() -> None:
    """A sentence that a code does not have, and a place without a value, are noticed when they are said."""
    with pytest.raises(KeyError, match="comments"):
        str(make_fault(HERE, FaultCode.CUT_OFF, "", "comments", rest=""))
    with pytest.raises(KeyError, match="rest"):
        str(make_fault(HERE, FaultCode.CUT_OFF, "", "comment", text=""))


def test_faulty_says_every_fault() -> None:
    """A faulty file of the project is told with all its faults, a line each."""
    faults = [make_cut(HERE, "a", "1"), make_cut(HERE, "b", "2")]
    assert str(Faulty(*faults)) == f"{faults[0]}\n{faults[1]}"

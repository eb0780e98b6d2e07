"""What PyYAML's parser stumbles over; nearly all of it is tested by tests/data/bad/yaml-*.yml."""

import yaml

from hooks.reading.fault_codes import FaultCode
from hooks.reading.faults import Place, make_fault
from hooks.reading.syntax import explain_error


def test_words_of_the_parser_that_nobody_knows() -> None:
    """An error that is in no table is told in the parser's words, at the place that it names."""
    mark = yaml.Mark("x", 0, 1, 2, None, 0)
    told = explain_error(yaml.MarkedYAMLError(None, None, "the sky fell", mark), ["a: 1", "b: 2"], [])
    fault = make_fault(Place("x.yml", 2, 3), FaultCode.SYNTAX, "", told.message, **told.values)
    assert (told.line, told.column) == (1, 2)
    assert (fault.problem, fault.remedy) == (
        "this is not YAML (the sky fell)",
        "compare the line with notices/_template.yml",
    )


def test_an_error_without_a_place() -> None:
    """An error without a mark is at the beginning of the file, and one behind its end at the last line."""
    nowhere = explain_error(yaml.MarkedYAMLError(None, None, "odd"), ["a: 1"], [])
    behind = explain_error(yaml.MarkedYAMLError(None, None, "odd", yaml.Mark("x", 0, 9, 2, None, 0)), ["a: 1"], [])
    assert (nowhere.line, nowhere.column) == (0, 0)
    assert (behind.line, behind.column) == (0, 0)

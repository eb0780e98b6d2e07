"""The shortest register with one thing changed, which the tests of the format share."""

from hooks.format.model import Gap
from hooks.format.register import Register
from hooks.format.validation import Reading, validate
from hooks.reading.loading import read_source
from hooks.reading.source import Data
from tests.paths import DATA
from tests.shared import CONTEXT, THEME, place_parts

GOOD = DATA / "good"
SHORTEST = read_source(GOOD / "shortest.yml", "shortest.yml").data
NOTED: Data = {"gap": "2026-11-21 the office was asked"}
GAP = Gap.model_validate(NOTED, context=CONTEXT)


def reading(changes: dict[str, Data], *, draft: bool = False) -> Reading:
    """The shortest register with other values for some keys; a key without value is left out."""
    data = {key: value for key, value in (SHORTEST | changes).items() if value is not None}
    return validate(data, place_parts(data), THEME, draft=draft)


def register(changes: dict[str, Data]) -> Register:
    found = reading(changes)
    assert [str(fault) for fault in found.faults] == []
    assert found.register
    return found.register


WORDS: Data = {"fi": "Pihan koko", "en": "Size of the garden"}

"""What is read of a theme is noted, however it is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.noting import Noting, Part, compare_parts

SAID: dict[str, Any] = {"a": "one", "b": {"c": ["two"], "d": "three"}}
OTHERS: dict[str, dict[str, Any]] = {
    "another text": {"a": "ONE", "b": {"c": ["two"], "d": "three"}},
    "another text inside": {"a": "one", "b": {"c": ["two"], "d": "THREE"}},
    "another list": {"a": "one", "b": {"c": ["two", "more"], "d": "three"}},
    "one less": {"b": {"c": ["two"], "d": "three"}},
    "one more": {"a": "one", "b": {"c": ["two"], "d": "three", "e": "more"}},
    "another order": {"b": {"d": "three", "c": ["two"]}, "a": "one"},
    "a text for a mapping": {"a": "one", "b": "two"},
}
WAYS: dict[str, Callable[[Any], object]] = {
    "a key": lambda data: "a" in data and data["a"],
    "a key that may be missing": lambda data: data.get("a"),
    "a key inside": lambda data: data["b"]["d"] if isinstance(data["b"], dict) else data["b"],
    "a list": lambda data: data["b"]["c"] if isinstance(data["b"], dict) else data["b"],
    "whether a key is there": lambda data: "a" in data,
    "its keys": list,
    "its keys by name": lambda data: list(data.keys()),
    "how many there are": len,
    "its values": lambda data: list(data.values()),
    "its values inside": lambda data: [*data["b"].values()] if isinstance(data["b"], dict) else data["b"],
    "its items": lambda data: list(data.items()),
    "whether it is equal": lambda data: data == SAID,
    "a copy": dict,
    "unpacked": lambda data: {**data},
    "joined": lambda data: data | {"z": ""},
    "as JSON": json.dumps,
}


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("way", WAYS)
def test_what_is_read_is_noted(way: str, other: str) -> None:
    """Where reading two mappings in the same way does not give the same, something unequal was noted."""
    read: set[Part] = set()
    before = repr(WAYS[way](Noting(SAID, (), read.add)))
    if before != repr(WAYS[way](OTHERS[other])):
        assert not read.isdisjoint(compare_parts(SAID, OTHERS[other], ()))


def test_what_is_not_read_is_not_noted() -> None:
    """What another part says changes nothing for whoever has read one."""
    read: set[Part] = set()
    assert Noting(SAID, (), read.add)["b"]["c"] == ["two"]
    assert read.isdisjoint(compare_parts(SAID, OTHERS["another text inside"], ()))
    assert read.isdisjoint(compare_parts(SAID, OTHERS["another text"], ()))

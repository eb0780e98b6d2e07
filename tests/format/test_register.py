"""The model of a register: good files, and keys that have another name in Python."""

from pathlib import Path

import pytest

from hooks.format.doors import Door
from hooks.format.register import Transfer
from hooks.format.validation import validate
from hooks.format.website import Cookies
from hooks.reading.loading import read_source
from hooks.reading.source import Data
from tests.format.samples import GOOD, WORDS, reading, register
from tests.shared import THEME


@pytest.mark.parametrize("case", sorted(GOOD.glob("*.yml")), ids=lambda case: case.stem)
def test_good_file(case: Path) -> None:
    """Every file of data/good is a register."""
    read = read_source(case, case.name)
    found = validate(read.data, read.places, THEME, draft=False)
    assert ([str(fault) for fault in found.faults], found.unfilled) == ([], 0)
    assert found.register


def test_alias_register() -> None:
    """`register:` of the file is `kind` of the model."""
    assert register({"register": "members"}).kind == "members"


def test_alias_list() -> None:
    """`cookies.list:` of the file is `rows` of the model."""
    row: Data = {"name": "cart", "provider": "own", "purpose": "necessary", "lifetime": "session"}
    cookies = register({"cookies": {"list": [row]}}).cookies
    assert isinstance(cookies, Cookies)
    assert isinstance(cookies.rows, tuple)
    assert cookies.rows[0].name == "cart"


def test_alias_from() -> None:
    """`from:` of a source is `origin` of the model."""
    assert register({"sources": [{"source": WORDS, "from": "observed"}]}).sources[0].origin == "observed"  # type: ignore[union-attr]


def test_alias_copy() -> None:
    """`copy:` of a transfer is `copy_from` of the model."""
    row: Data = {"recipient": "it_services", "country": "US", "safeguard": "scc", "copy": "office"}
    transfers = register({"recipients": ["it_services"], "transfers": [row]}).transfers
    assert isinstance(transfers, tuple)
    assert isinstance(transfers[0], Transfer)
    assert transfers[0].copy_from == Door("code", "office")


@pytest.mark.parametrize("name", ["kind", "rows", "origin", "copy_from"])
def test_names_of_the_model_are_no_keys(name: str) -> None:
    """The names of the model are not keys of the file."""
    assert not reading({name: "customers", "register": None}).register

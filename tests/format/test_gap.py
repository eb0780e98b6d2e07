"""Where a gap may stand."""

import pytest

from hooks.format.model import Gap
from hooks.reading.source import Data
from tests.format.samples import GAP, NOTED, SHORTEST, register


@pytest.mark.parametrize(
    "key", ["providing_data", "retention", "automated_decisions", "cookies", "recipients", "transfers", "drawn_up"]
)
def test_absent_gap(key: str) -> None:
    """A gap is the whole value of a key that may be one."""
    assert getattr(register({key: NOTED}), key) == GAP


@pytest.mark.parametrize("key", ["data", "sources"])
def test_absent_gap_of_a_list(key: str) -> None:
    """A gap in the place of a list is a list with nothing but the gap."""
    assert getattr(register({key: NOTED}), key) == (GAP,) == getattr(register({key: [NOTED]}), key)


@pytest.mark.parametrize("key", ["address", "business_id"])
def test_absent_gap_of_the_controller(key: str) -> None:
    """The address and the business ID may be gaps."""
    controller = SHORTEST["controller"]
    assert isinstance(controller, dict)
    assert getattr(register({"controller": controller | {key: NOTED}}).controller, key) == GAP


@pytest.mark.parametrize(
    ("basis", "read"),
    [(NOTED, (GAP,)), (["contract", NOTED], ("contract", GAP)), ([NOTED], (GAP,))],
)
def test_gap_of_a_basis(basis: Data, read: tuple[str | Gap, ...]) -> None:
    """A basis may be a gap, or have one beside what is known."""
    assert register({"purposes": [{"purpose": "orders", "basis": basis}]}).purposes[0].basis == read


def test_gap_of_an_interest() -> None:
    """The interest may be a gap."""
    row: Data = {"purpose": "orders", "basis": "legitimate_interest", "interest": NOTED}
    assert register({"purposes": [row]}).purposes[0].interest == (GAP,)


@pytest.mark.parametrize(
    ("key", "item"),
    [("data", "name"), ("sources", "person"), ("recipients", "auditor"), ("transfers", "if_technically_needed")],
)
def test_partial_gap(key: str, item: str) -> None:
    """A gap may be an item beside what is known."""
    found = getattr(register({key: [item, NOTED]}), key)
    assert (len(found), found[1]) == (2, GAP)


@pytest.mark.parametrize(("key", "field"), [("list", "rows"), ("settings", "settings")])
def test_gap_of_cookies(key: str, field: str) -> None:
    """The list of cookies and the place of settings may be gaps."""
    assert getattr(register({"cookies": {key: NOTED}}).cookies, field) == GAP


def test_gaps_of_google_analytics() -> None:
    """Whether Google Analytics is in use may be a gap, or how long it keeps the data."""
    [row] = register({"google_analytics": NOTED}).services
    assert (row.in_use, row.retention) == (GAP, None)
    [row] = register({"google_analytics": {"retention": NOTED}}).services
    assert (row.in_use, row.retention) == (None, GAP)

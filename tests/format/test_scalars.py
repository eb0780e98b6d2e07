"""Single values."""

import pytest

from tests.format.samples import SHORTEST, register


@pytest.mark.parametrize("number", ["1234567-1", "0000001-9", "0000000-0"])
def test_business_id(number: str) -> None:
    """A business ID whose check digit fits is accepted."""
    controller = SHORTEST["controller"]
    assert isinstance(controller, dict)
    assert register({"controller": controller | {"business_id": number}}).controller.business_id == number

"""The ways to reach the company with a request."""

import pytest

from hooks.format.own_words import Words
from hooks.reading.source import Data
from tests.format.samples import register


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("customer_service", "code", "customer_service"),
        ("kielto@vihreapiha.example", "email", "kielto@vihreapiha.example"),
        ("03 123 4567", "phone", "+358 3 123 4567"),
        ("https://vihreapiha.example/kielto", "link", "https://vihreapiha.example/kielto"),
        (
            {"fi": "Kassalla", "en": "At the till"},
            "words",
            Words.model_construct({"fi": "Kassalla", "en": "At the till"}),
        ),
    ],
)
def test_door(written: Data, kind: str, value: str | Words) -> None:
    """A door is a code, an e-mail address, a phone number, a link or own words, told by its look."""
    requests = register({"requests": {"to": [written]}}).requests
    assert requests
    assert requests.to
    assert (requests.to[0].kind, requests.to[0].value) == (kind, value)

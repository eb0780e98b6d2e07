"""Whom a reader can ask: an address to which a letter can be sent."""

import pytest

from hooks.checks.who import TOWN


@pytest.mark.parametrize(
    "address",
    [
        "Koivukuja 3, 33100 Tampere",
        "PL 12, 00101 Helsinki",
        "Vasagatan 1, 111 22 Stockholm, Ruotsi",
        "Storgatan 1, SE-111 22 Stockholm",
        "10 Downing Street, London SW1A 2AA",
        "1 High Street, Leeds, LS1 4AP, United Kingdom",
        "Nørregade 10, 1050 København K",
        "Karl Johans gate 1, NO-0154 Oslo",
        "Damrak 1, 1012 AB Amsterdam",
        "350 Fifth Avenue, New York, NY 10001",
        "350 Fifth Avenue, New York, NY 10001-1234, USA",
        "Unter den Linden 1, D-10117 Berlin",
        "Narva mnt 5, 10117 Tallinn, Viro",
        "Marszałkowska 1, 00-001 Warszawa",
        "Rua Augusta 1, 1100-048 Lisboa",
        "1-1 Chiyoda, 100-8111 Tokyo",
        "1-1 Chiyoda, Tokyo 100-8111",
        "Brīvības iela 1, Rīga, LV-1010",
        "1 Grand Canal Square, Dublin D02 P820",
        "1 Wellington Street, Ottawa, ON K1A 0A9",
        "Åvegen 1, 8392 Å",
        "Laugavegur 1, 101 Reykjavík",
        "Strada Lipscani 1, 030031 București",
        "1 Republic Street, Valletta, VLT 1117",
        "1 George Street, Sydney NSW 2000",
        "1 MG Road, Bengaluru 560001",
    ],
)
def test_postal_code_and_town(address: str) -> None:
    """The postal codes of other countries are known, before the town or after it."""
    assert TOWN.search(address)


@pytest.mark.parametrize(
    "address",
    [
        "Koivukuja 3",
        "Koivukuja 3, Tampere",
        "Koivukuja 3 B 12, Tampere",
        "Rantatie 1234 A, Tampere",
        "Koivukuja 3, 33100",
        "PL 12, Helsinki",
        "Koivukuja 3, 101 A",
        "Koivukuja 3 B, huone 101 Tampere",
        "Vihreä Piha Oy, PL 12345",
        "Storgatan 1, Stockholm",
        "10 Downing Street, London",
        "350 Fifth Avenue, New York, NY",
    ],
)
def test_no_postal_code(address: str) -> None:
    """Numbers of houses, doors and boxes are no postal code."""
    assert not TOWN.search(address)

"""The addresses that notices had before: each leads to one notice. Faults of one file are in tests/data/bad."""

from pathlib import Path

import pytest

from hooks.folder import collection
from tests.folder.test_removed import REMOVAL
from tests.shared import THEME
from tests.sites import NOTICES

SHORTEST = (NOTICES / "akeri.yml").read_text("utf-8")


def load(notices: Path, files: dict[str, str]) -> collection.Collection:
    """The folder with these files: registers with the key that each has beside them."""
    for name, text in files.items():
        path = notices / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return collection.load(notices, THEME)


def list_errors(found: collection.Collection) -> list[str]:
    return [str(fault) for fault in found.faults if fault.level == "error"]


def test_addresses(notices: Path) -> None:
    """A renamed file, one that moved into a company's folder or out of it, and a removal can name old addresses."""
    found = load(
        notices,
        {
            "uusi.yml": f"{SHORTEST}aliases: vanha\n",
            "piha/asiakkaat.yml": f"{SHORTEST}aliases: [piha, piha/vanha]\n",
            "ulkona.yml": f"{REMOVAL}aliases: [piha/ulkona]\n",
        },
    )
    assert list_errors(found) == []
    assert [entry.addresses for entry in found.entries] == [
        ("piha/asiakkaat", "piha", "piha/vanha"),
        ("ulkona", "piha/ulkona"),
        ("uusi", "vanha"),
    ]


HAS = "notices/{other} has the address /{address}/; delete one of the two"
NAMES = "notices/{other} names the address /{address}/, too; keep one of the two"
LISTS = "the list of the notices in {address}/ has the address /{address}/; name it in a file of that folder"


@pytest.mark.parametrize(
    ("names", "more", "error"),
    [
        (("uusi", "toinen"), "aliases: toinen\n", HAS.format(other="toinen.yml", address="toinen")),
        (("b", "a"), "aliases: vanha\n", NAMES.format(other="a.yml", address="vanha")),
        (("a", "piha/asiakkaat"), "aliases: piha\n", LISTS.format(address="piha")),
        (("piha/muut", "piha"), "aliases: piha\n", HAS.format(other="piha.yml", address="piha")),
    ],
    ids=["a file", "another alias", "the list of another company", "the file of the company"],
)
def test_clashes(notices: Path, names: tuple[str, str], more: str, error: str) -> None:
    """An address leads to one notice: none of a present file, of a list, or that another file names."""
    faulty, other = (f"{name}.yml" for name in names)
    text = SHORTEST.replace("customers", "suppliers") + more
    beside = more if "names" in error else ""
    found = load(notices, {faulty: text, other: SHORTEST + beside})
    line = text.count("\n")
    assert list_errors(found) == [f"notices/{faulty}:{line}:10: error: aliases: {error}"]
    assert [entry.path for entry in found.entries if entry.register is None] == [faulty]


def test_a_draft_takes_no_address(notices: Path) -> None:
    """A draft leads no address to itself, and has none yet that another could not name."""
    found = load(
        notices,
        {"_uusi.yml": f"{SHORTEST}aliases: vanha\n", "vanha.yml": SHORTEST, "b.yml": f"{SHORTEST}aliases: uusi\n"},
    )
    assert list_errors(found) == []


def test_a_company_shares_none(notices: Path) -> None:
    """Registers of a company do not share their addresses."""
    found = load(notices, {"piha/_company.yml": "aliases: vanha\n", "piha/asiakkaat.yml": SHORTEST})
    [error] = list_errors(found)
    assert error.startswith("notices/piha/_company.yml:1:1: error: aliases: this key belongs to a single register; ")

"""The addresses that notices had before: each leads to one notice. Faults of one file are in tests/data/bad."""

import json
from pathlib import Path

import pytest

from hooks.folder import collection
from tests.folder.test_removed import REMOVAL
from tests.running import build_py
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


@pytest.mark.parametrize("checked", ["uusi.yml", "toinen.yml"])
@pytest.mark.parametrize(
    ("more", "beside"),
    [("aliases: toinen\n", ""), ("aliases: vanha\n", "aliases: [vanha]\n")],
    ids=["a file", "another alias"],
)
def test_one_file_is_checked(more: str, beside: str, checked: str, notices: Path) -> None:
    """Whichever of two files is checked alone, the address that both want is told; what concerns neither is not."""
    files = {"uusi.yml": SHORTEST + more, "toinen.yml": SHORTEST + beside}
    load(notices, {**files, "x.yml": f"{SHORTEST}aliases: y\n", "y.yml": SHORTEST})
    done = build_py("check", notices / checked, "--format", "json", "--notices", notices, cwd=notices.parent)
    found = [fault for fault in json.loads(done.stdout)["findings"] if fault["level"] == "error"]
    assert done.returncode == 1
    assert [(fault["code"], fault["file"]) for fault in found] == [("alias", "notices/uusi.yml")]


def test_a_list_is_checked(notices: Path) -> None:
    """A company's first register tells who names the address of the list that comes with it."""
    load(notices, {"a.yml": f"{SHORTEST}aliases: piha\n", "piha/asiakkaat.yml": SHORTEST})
    done = build_py("check", notices / "piha/asiakkaat.yml", "--notices", notices, cwd=notices.parent)
    assert LISTS.format(address="piha") in done.stderr


def test_a_file_whose_name_says_nothing(notices: Path) -> None:
    """What reads as if there were no earlier address is refused where it stands alone, and is an address in a list."""
    found = load(notices, {"uusi.yml": f"{SHORTEST}aliases: [none, ei]\n"})
    assert list_errors(found) == []
    assert found.entries[0].addresses == ("uusi", "none", "ei")
    text = f"{SHORTEST}aliases: none\n"
    found = load(notices, {"uusi.yml": text, "toinen.yml": text.replace("customers", "suppliers")})
    assert [fault.code for fault in found.faults if fault.level == "error"] == ["value", "value"]


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

"""What `new` refuses, with nothing written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hooks.new.register_file import place_register, save_register
from hooks.reading.refusals import Refused
from tests.new.calls import GAP, SAID, call_new, get_refusal, read_data
from tests.running import build_py
from tests.shared import THEME


def test_never_overwrites(notices: Path) -> None:
    """A file that is there is left as it was, whatever it holds: exit code 2."""
    (notices / "esimerkki.yml").write_text("mine")
    done = call_new(notices)
    assert done.returncode == 2
    assert done.stderr == "Error: notices/esimerkki.yml is there already; edit it, or choose another name\n"
    assert (notices / "esimerkki.yml").read_text() == "mine"


def test_a_link_is_not_followed(notices: Path) -> None:
    """A link that leads nowhere is there already; nothing is written where it leads."""
    (notices / "esimerkki.yml").symlink_to("../elsewhere.yml")
    assert call_new(notices).returncode == 2
    assert not (notices.parent / "elsewhere.yml").exists()


def test_a_file_that_comes_meanwhile_is_not_overwritten(notices: Path) -> None:
    """A file that someone else writes during the questions stays."""
    where = place_register("esimerkki", notices, THEME)
    (notices / "esimerkki.yml").write_text("mine")
    with pytest.raises(Refused, match="is there already"):
        save_register(where, "yours")
    assert (notices / "esimerkki.yml").read_text() == "mine"


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("Lautex Oy", "the name 'Lautex Oy' cannot be an address; use a-z, 0-9 and hyphens, as in lautex-oy"),
        ("äkeri", "the name 'äkeri' cannot be an address; use a-z, 0-9 and hyphens, as in akeri"),
        ("_luonnos", "the name '_luonnos' cannot be an address; use a-z, 0-9 and hyphens, as in luonnos"),
        ("index", "the name 'index' is reserved; choose another name"),
        ("yritys/en", "the name 'en' is reserved; choose another name"),
        ("../muualle", "the name '..' cannot be an address; use a-z, 0-9 and hyphens"),
        ("a" * 81, "the name has 81 characters; shorten it to 80"),
        ("a/b/c", "a/b/c: this is a folder inside a company's folder; keep a company's registers side by side"),
    ],
)
def test_bad_names(file: str, message: str, notices: Path) -> None:
    """A name that cannot be an address is refused in the words of `check`, which propose a good one."""
    assert get_refusal(call_new(notices, file=file), notices) == message


@pytest.mark.parametrize("file", ["esimerkki.yml", "notices/esimerkki.yml", "notices/esimerkki"])
def test_the_name_of_the_file_will_do(file: str, notices: Path) -> None:
    """The name may be written as the file is called."""
    assert call_new(notices, file=file).returncode == 0
    assert (notices / "esimerkki.yml").is_file()


def test_what_can_be_no_gap(notices: Path) -> None:
    """Who, why and whom to ask can be no gap; all that is missing is told in one run."""
    done = build_py("new", "esimerkki", "--lang", "en", cwd=notices.parent)
    assert get_refusal(done, notices).splitlines() == [
        f"--name is missing, and {SAID}: Legal name of the controller (for a sole trader, of the person)",
        (
            "--email, --phone, --contact-email or --contact-phone is missing, and "
            f"{SAID}: Email of the contact, if other than the controller's"
        ),
        f"--register is missing, and {SAID}: Which register?",
        f"--purposes is missing, and {SAID}: What is the data used for?",
    ]


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (
            {"business_id": "1234567-2"},
            "--business-id: the check digit of '1234567-2' does not fit; compare it with the company's own papers",
        ),
        (
            {"known_as": "1234567-1"},
            (
                "--known-as: '1234567-1' is a business ID, and no name; "
                "write the name here, and the business ID under `business_id:`"
            ),
        ),
        ({"email": "a@b"}, "--email: 'a@b' is not an e-mail address; write it as in office@company.example"),
        (
            {"phone": "123"},
            (
                "--phone: '123' begins with neither 0 nor +; "
                "write a Finnish number from its 0, or any number with + and the country code"
            ),
        ),
        (
            {"website": "www.esimerkki.example"},
            "--website: 'www.esimerkki.example' is not a web address; write it in full, as in https://company.example/page",
        ),
        ({"drawn_up": "2026-11-22"}, "--drawn-up: 2026-11-22 is in the future; write the day on which it happened"),
        (
            {"name": "<nimi tähän>"},
            "--name: the placeholder '<nimi tähän>' is not filled in; write `name: Esimerkkipuutarha Oy`",
        ),
        ({"name": "a\u200bb"}, "--name: the text has the invisible character U+200B (ZERO WIDTH SPACE); delete it"),
        (
            {"name": "a\nb"},
            "--name: this text has several lines; write it on one line; longer texts belong under `more:`",
        ),
        ({"name": "-"}, f"--name: {SAID}; answer it; a notice is not published without it"),
        ({"purposes": "ordrs"}, "--purposes: 'ordrs' is not a code here; did you mean orders?"),
        ({"purposes": "0000010"}, "--purposes: there is no number '0000010'; write a number from 1 to 42, or a code"),
        ({"purposes": "99"}, "--purposes: there is no number '99'; write a number from 1 to 42, or a code"),
        (
            {"purposes": "vain suomeksi |"},
            (
                "--purposes: 'vain suomeksi |' is not in every language of the notice; "
                "write it as in puutarhakurssit | garden courses"
            ),
        ),
        (
            {"purposes": "service_google_analytics"},
            "--purposes: service_google_analytics comes by itself with its service; delete it here",
        ),
        ({"purposes": "laskutuss"}, "--purposes: 'laskutuss' is no choice here; did you mean laskutus (invoicing)?"),
        (
            {"recipients": "Klarna"},
            (
                "--recipients: 'Klarna' is not a choice here; write a number or a code, and the name when you are "
                "asked for it; or your own words in every language, as in kurssien opettajat | teachers of the courses"
            ),
        ),
        ({"recipients": "none,own_staff"}, "--recipients: none stands alone; leave out none, or all the others"),
        (
            {"basis": "invoicing=contract"},
            "--basis: 'invoicing' is none of those it can be said of; they are: orders",
        ),
        (
            {"recipients": "it_services", "transfers": "it_services", "safeguard": "scc"},
            f"--country is missing, and {SAID}: Mihin maahan, kaksi isoa kirjainta kuten US: IT- ja palvelinpalvelut?",
        ),
        ({"law": "vat_act"}, "--law: the other answers do not call for this; leave it out"),
        (
            {"sources": "cookies", "cookies": "none"},
            (
                "--cookies: the notice has cookies as a source, but `cookies:` says none; "
                "write what cookies there are, or a gap"
            ),
        ),
        (
            {"retention": "3 blinks"},
            "--retention: '3 blinks' is not a length of time; write it as in 3 years or 14 months",
        ),
        (
            {"data": "name", "retention": "for good"},
            (
                "--retention: 'for good' is no choice here; write a length of time, as in 3 years, or one of: "
                "withdrawal, objection, relationship_end, contract_end, membership_end, recruitment_end, "
                "claim_settled, replaced, employment_end, account_closed, your_request"
            ),
        ),
        (
            {"recipients": "it_services", "transfers": "it_services", "country": "FI", "safeguard": "scc"},
            "--country: FI is inside the EEA; delete the row; a recipient inside the EEA is no transfer",
        ),
        (
            {"recipients": "it_services", "transfers": "it_services", "country": "IN", "safeguard": "dpf"},
            "--safeguard: dpf does not cover IN; the framework is for the United States only; write another safeguard",
        ),
        (
            {"recipients": "it_services", "transfers": "it_services", "country": "US", "safeguard": "adequacy"},
            "--safeguard: the decision on US covers only those who have joined its framework; write `safeguard: dpf`",
        ),
        (
            {"services": "matomoo"},
            "--services: 'matomoo' is no choice here; did you mean matomo (matomo)?",
        ),
        (
            {"services": "google_analytics", "service_retention": "3 months"},
            "--service-retention: Google Analytics does not offer '3 months'; write 2 months or 14 months",
        ),
        (
            {"services": "google_analytics", "service_retention": "ages"},
            "--service-retention: 'ages' is no choice here; write one of: 2 months, 14 months",
        ),
        (
            {"services": "matomo", "service_retention": "ages"},
            "--service-retention: 'ages' is not a length of time; write it as in 3 years or 14 months",
        ),
        (
            {"services": "google_maps", "service_retention": "14 months"},
            "--service-retention: the other answers do not call for this; leave it out",
        ),
        (
            {"services": "google_maps", "cookies": "none"},
            ("--cookies: the notice has Google Maps, but `cookies:` says none; write what cookies there are, or a gap"),
        ),
    ],
    ids=lambda value: "" if isinstance(value, str) else "-".join(value),
)
def test_wrong_options(answers: dict[str, str], message: str, notices: Path) -> None:
    """An option that cannot be is refused with one exact message that names it, and nothing is written."""
    assert get_refusal(call_new(notices, **answers), notices) == message


def test_all_wrong_options_are_told_at_once(notices: Path) -> None:
    """One run tells all that is wrong."""
    told = get_refusal(call_new(notices, business_id="1234567-2", email="a", phone="1", register="custmers"), notices)
    assert [line.partition(":")[0] for line in told.splitlines()] == [
        "--business-id",
        "--phone",
        "--email",
        "--register",
    ]


def test_given_twice(notices: Path) -> None:
    """A list may be given in several options, a single answer may not."""
    assert get_refusal(call_new(notices, "--name", "Toinen Oy"), notices) == "--name: this is given twice; give it once"
    assert call_new(notices, "--purposes", "invoicing").returncode == 0
    assert read_data(notices)["purposes"] == [{"purpose": ["orders", "invoicing"], "basis": GAP}]


@pytest.mark.parametrize("folder", ["nowhere", "file.txt"])
def test_no_folder(folder: str, notices: Path) -> None:
    """A folder of registers that is not there is not made."""
    (notices.parent / "file.txt").write_text("")
    told = get_refusal(call_new(notices, "--notices", folder), notices)
    assert re.fullmatch(rf"{folder}: (No such file|Not a) .*; name the folder of the registers with --notices", told)
    assert not (notices.parent / "nowhere").exists()

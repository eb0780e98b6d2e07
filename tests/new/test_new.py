"""`build.py new`: tests/data/new/<case>.args gives the file <case>.yml, and a terminal gives the same by questions.

A new case needs no Python: write the options, run pytest with --update-goldens, and read what it wrote.
"""

from __future__ import annotations

import os
import pty
import re
import shlex
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hooks.folder import collection, company
from hooks.format.register import Register
from hooks.new import new, questions
from hooks.new.questions import FILE, QUESTIONS
from hooks.reading.display import INVISIBLE
from hooks.reading.loading import parse_text, read_source
from hooks.theme.theme import DEFAULT_LANGUAGES
from tests.paths import DATA
from tests.running import LIMIT, Done, build_py, program_folder, start_command
from tests.shared import THEME
from tests.sites import build_site

REGISTERS = DATA / "new"
CASES = sorted(REGISTERS.glob("*.args"))
NEEDED = {
    "name": "Esimerkki Oy",
    "email": "toimisto@esimerkki.example",
    "register": "customers",
    "purposes": "orders",
}  # what can be no gap
GAP = {"gap": "2026-11-21 kysyttävä yritykseltä"}
CONTROL = ("\x03", "\x04")  # Ctrl-C and the end of input, typed without Enter
COMPANY = "controller:\n  name: Konserni Oy\n  address: Katu 1, 00100 Helsinki\n  email: a@konserni.example\n"
SAID = "this can neither be left out nor be a gap"


def options_of(case: Path) -> list[str]:
    return shlex.split(case.read_text("utf-8"), comments=True)


def made(notices: Path, *options: str, file: str = "esimerkki", **answers: str | None) -> Done:
    """Call `new` as a script does, with what it needs; an answer of None leaves its option out."""
    said = {**NEEDED, **answers}
    given = [f"--{name.replace('_', '-')}={text}" for name, text in said.items() if text is not None]
    return build_py("new", file, "--yes", *given, *options, cwd=notices.parent)


def data_of(notices: Path, file: str = "esimerkki") -> dict[str, Any]:
    """What is read from the file that was written."""
    read = read_source(notices / f"{file}.yml", "")
    assert read.faults == []
    return read.data


def refused(done: Done, notices: Path) -> str:
    """The message of a call that was refused and has written nothing."""
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert [path.name for path in notices.rglob("*.yml") if path.name != company.COMPANY] == []
    return done.stderr.removeprefix("Error: ").rstrip("\n")


@dataclass(frozen=True)
class Session:
    """What a session on a terminal printed, and how it ended."""

    code: int
    text: str


def session(notices: Path, answers: list[str], *arguments: str) -> Session:
    """Call `new esimerkki` on a terminal; each prompt gets the next answer, and those after the last get Enter.

    An answer `question: what to type` insists on the words of the question it is for.
    """
    master, slave = pty.openpty()
    terminal = os.ttyname(slave)
    command = shlex.join([sys.executable, str(program_folder() / "build.py"), "new", "esimerkki", *arguments])
    on_terminal = ["sh", "-c", f"exec {command} <{terminal} >{terminal} 2>&1"]  # who opens one gets its Ctrl-C
    with start_command(on_terminal, cwd=notices.parent, stdin=slave) as process:  # which ends, also what is read here
        os.close(slave)
        text, left = "", list(answers)
        while chunk := read(master):
            text += chunk
            if chunk.endswith("] > "):
                words, _, typed = left.pop(0).rpartition(" <- ") if left else ("", "", "")
                assert words in text.rpartition("\n\n")[2]
                os.write(master, (typed if typed in CONTROL else f"{typed}\n").encode(errors="surrogateescape"))
        os.close(master)
        assert left == [], "there were fewer questions"
        return Session(process.wait(LIMIT), text)


def read(master: int) -> str:
    """What a terminal shows next, up to a question where one comes; nothing when its program has ended."""
    text = b""
    while not text.endswith(b"] > "):
        try:
            chunk = os.read(master, 65536)
        except OSError:  # Linux says so when nothing has the terminal open any more
            chunk = b""
        if not chunk:
            break
        text += chunk
    return text.decode(errors="replace").replace("\r\n", "\n")


# --- what is written --------------------------------------------------------------------------------------------------


def errors(notices: Path) -> list[str]:
    """What `check` would refuse."""
    return [str(fault) for fault in collection.load(notices, THEME).faults if fault.level == "error"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_written_file(case: Path, notices: Path, golden: Callable[[Path, str], None]) -> None:
    """Options give exactly the file of the golden case, and `check` finds no error in it."""
    done = build_py("new", "esimerkki", "--yes", *options_of(case), cwd=notices.parent)
    assert (done.returncode, done.stderr) == (0, "")
    golden(case.with_suffix(".yml"), (notices / "esimerkki.yml").read_text("utf-8"))
    assert [fault for fault in collection.load(notices, THEME).faults if fault.level == "error"] == []


def test_written_files_are_built(tmp_path: Path) -> None:
    """Every golden file becomes pages in both languages."""
    (tmp_path / "notices").mkdir()
    for case in CASES:
        (tmp_path / f"notices/{case.stem}.yml").write_bytes(case.with_suffix(".yml").read_bytes())
    site = build_site(tmp_path / "site", tmp_path / "notices")
    for case in CASES:
        assert (site / case.stem / "index.html").is_file()
        assert (site / "en" / case.stem / "index.html").is_file()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_no_warning_that_answers_could_have_prevented(case: Path, notices: Path) -> None:
    """Sound answers make a file that is not even doubtful."""
    (notices / "x.yml").write_bytes(case.with_suffix(".yml").read_bytes())
    assert [fault for fault in collection.load(notices, THEME).faults if fault.level == "warning"] == []


def test_what_was_written_is_told(notices: Path) -> None:
    """The result is the file, the number of its gaps, and the next step, in the language of the editor."""
    assert made(notices, lang="en").stdout.splitlines() == [
        "Written: notices/esimerkki.yml. Gaps: 10.",
        "Next, check it: python build.py check notices/esimerkki.yml, and look at it: python build.py serve",
    ]
    checked = build_py("check", "notices/esimerkki.yml", cwd=notices.parent)
    assert checked.stdout.endswith("1 notice without errors, 0 warnings, 10 gaps\n")


def test_gaps_are_dated_today(notices: Path) -> None:
    """What is left open with a hyphen, with nothing or by silence is a gap of the day on which that was noticed."""
    made(notices, address="-", retention="")
    data = data_of(notices)
    assert [data["controller"]["address"], data["retention"], data["data"]] == [GAP, GAP, GAP]


@pytest.mark.parametrize(
    "name",
    [
        'A & B: "C" #1',
        'O\'Esimerkki & "pojat" Oy',
        "'yksin' Oy",
        "- viiva Oy",
        "? kysymys",
        ": kaksoispiste",
        "Loppu:",
        "# risuaita",
        "Oy #",
        "A#B",
        "A, B & C",
        "[hakaset] Oy",
        "{aaltosulut}: Oy",
        "*tähti",
        "&ankkuri Oy",
        "!huuto Oy",
        "%prosentti",
        "@ät",
        "`hipsut`",
        "|pysty",
        "> suurempi",
        "A <b> C",
        "<<x",
        "--- Oy",
        "x ...",
        "C:\\hakemisto\\n",
        "yes",
        "No",
        "true",
        "null Oy",
        "NULL",
        "~a",
        "007",
        "1e3",
        "0x1F",
        "2026-11-21",
        "12:30:45",
        "=1+1",
        "Ääkköset Öylätti Åbo",
        "e\u0301 yhdistetty",
        "日本語 株式会社",
        "🙂 Oy",
        "{{ jinja }} {% if %}",
        "a\u00a0b",
        "a\tb",
        "Å" * 300,
    ],
)
def test_hostile_names_survive(name: str, notices: Path) -> None:
    """Any name is read from the file as it was given, and nothing else changes."""
    done = made(notices, name=name, address=name)
    assert (done.returncode, done.stderr) == (0, "")
    as_given = unicodedata.normalize("NFC", name)
    controller = {"name": as_given, "business_id": GAP, "address": as_given, "email": NEEDED["email"]}
    assert data_of(notices)["controller"] == controller
    assert errors(notices) == []


@pytest.mark.parametrize("text", ["Esimerkki Oy", "03 123 4567", "Koivukuja 3, 33100 Tampere", "A & B", "O'Esimerkki"])
def test_quotes_only_where_needed(text: str) -> None:
    """An ordinary text stands in the file as it is."""
    assert new.scalar(text) == text


def test_lists_are_folded() -> None:
    """A long list goes on in the next line, and no line is too long to read."""
    codes = list(THEME.vocabulary["items"])
    lines = new.entry("data", list(codes), 0)
    assert len(lines) > 1
    assert max(map(len, lines)) <= new.WIDTH
    assert parse_text("\n".join(lines), "").data == {"data": codes}


# --- what is refused --------------------------------------------------------------------------------------------------


def test_never_overwrites(notices: Path) -> None:
    """A file that is there is left as it was, whatever it holds: exit code 2."""
    (notices / "esimerkki.yml").write_text("mine")
    done = made(notices)
    assert done.returncode == 2
    assert done.stderr == "Error: notices/esimerkki.yml is there already; edit it, or choose another name\n"
    assert (notices / "esimerkki.yml").read_text() == "mine"


def test_a_link_is_not_followed(notices: Path) -> None:
    """A link that leads nowhere is there already; nothing is written where it leads."""
    (notices / "esimerkki.yml").symlink_to("../elsewhere.yml")
    assert made(notices).returncode == 2
    assert not (notices.parent / "elsewhere.yml").exists()


def test_a_file_that_comes_meanwhile_is_not_overwritten(notices: Path) -> None:
    """A file that someone else writes during the questions stays."""
    where = new.destination("esimerkki", notices, THEME)
    (notices / "esimerkki.yml").write_text("mine")
    with pytest.raises(new.Refused, match="is there already"):
        new.save(where, "yours")
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
    assert refused(made(notices, file=file), notices) == message


@pytest.mark.parametrize("file", ["esimerkki.yml", "notices/esimerkki.yml", "notices/esimerkki"])
def test_the_name_of_the_file_will_do(file: str, notices: Path) -> None:
    """The name may be written as the file is called."""
    assert made(notices, file=file).returncode == 0
    assert (notices / "esimerkki.yml").is_file()


def test_what_can_be_no_gap(notices: Path) -> None:
    """Who, why and whom to ask can be no gap; all that is missing is told in one run."""
    done = build_py("new", "esimerkki", "--lang", "en", cwd=notices.parent)
    assert refused(done, notices).splitlines() == [
        f"--name is missing, and {SAID}: Legal name of the company (for a sole trader, of the person)",
        (
            "--email, --phone, --contact-email or --contact-phone is missing, and "
            f"{SAID}: E-mail of the contact, if other than the company's"
        ),
        f"--register is missing, and {SAID}: Which register?",
        f"--purposes is missing, and {SAID}: What are the data used for?",
    ]


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (
            {"business_id": "1234567-2"},
            "--business-id: the check digit of '1234567-2' does not fit; compare it with the company's own papers",
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
        ({"purposes": "99"}, "--purposes: there is no number '99'; write a number from 1 to 29, or a code"),
        (
            {"purposes": "vain suomeksi |"},
            (
                "--purposes: 'vain suomeksi |' is not in every language of the notice; "
                "write it as in puutarhakurssit | garden courses"
            ),
        ),
        (
            {"purposes": "web_analytics"},
            "--purposes: web_analytics comes by itself with `google_analytics:`; delete it here",
        ),
        ({"purposes": "laskutuss"}, "--purposes: 'laskutuss' is no choice here; did you mean laskutus (invoicing)?"),
        ({"recipients": "none,own_staff"}, "--recipients: none stands alone; leave out none, or all the others"),
        (
            {"basis": "invoicing=contract"},
            "--basis: 'invoicing' is none of those it can be said of; they are: orders",
        ),
        (
            {"basis": "legal_obligation"},
            f"--law is missing, and {SAID}: Mikä laki velvoittaa: tilausten hallinta, käsittely ja arkistointi?",
        ),
        (
            {"data": "health"},
            f"--special is missing, and {SAID}: Erityinen henkilötietoryhmä; millä edellytyksellä: terveystiedot?",
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
            {"retention": "3 weeks"},
            "--retention: '3 weeks' is not a length of time; write it as in 3 years or 14 months",
        ),
        (
            {"data": "name,order_history", "retention": "contact=3 v", "after": "last_contact"},
            "--retention: nothing is said of orders; say it of all, or leave --retention out",
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
            {"google_analytics": "3 months"},
            "--google-analytics: '3 months' is no choice here; write one of: no, 2 months, 14 months, open",
        ),
    ],
    ids=lambda value: "" if isinstance(value, str) else "-".join(value),
)
def test_wrong_options(answers: dict[str, str], message: str, notices: Path) -> None:
    """An option that cannot be is refused with one exact message that names it, and nothing is written."""
    assert refused(made(notices, **answers), notices) == message


def test_all_wrong_options_are_told_at_once(notices: Path) -> None:
    """One run tells all that is wrong."""
    told = refused(made(notices, business_id="1234567-2", email="a", phone="1", register="custmers"), notices)
    assert [line.partition(":")[0] for line in told.splitlines()] == [
        "--business-id",
        "--phone",
        "--email",
        "--register",
    ]


def test_given_twice(notices: Path) -> None:
    """A list may be given in several options, a single answer may not."""
    assert refused(made(notices, "--name", "Toinen Oy"), notices) == "--name: this is given twice; give it once"
    assert made(notices, "--purposes", "invoicing").returncode == 0
    assert data_of(notices)["purposes"] == [{"purpose": ["orders", "invoicing"], "basis": GAP}]


@pytest.mark.parametrize("folder", ["nowhere", "file.txt"])
def test_no_folder(folder: str, notices: Path) -> None:
    """A folder of registers that is not there is not made."""
    (notices.parent / "file.txt").write_text("")
    told = refused(made(notices, "--notices", folder), notices)
    assert re.fullmatch(rf"{folder}: (No such file|Not a) .*; name the folder of the registers with --notices", told)
    assert not (notices.parent / "nowhere").exists()


# --- a company with several registers ---------------------------------------------------------------------------------


def test_company_folder(notices: Path) -> None:
    """What the company's file says is not asked again, and the modeline finds the schema from the folder."""
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(COMPANY)
    done = made(notices, file="konserni/asiakkaat", name=None, email=None)
    assert (done.returncode, done.stderr) == (0, "")
    text = (notices / "konserni/asiakkaat.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../.schema.json\n")
    assert "# Tiedostosta _company.yml tulevat: controller.\n" in text
    assert "controller" not in data_of(notices, "konserni/asiakkaat")
    assert errors(notices) == []


def test_register_beside_the_company_folder(notices: Path) -> None:
    """A register beside its company's folder reads the same file, and cannot be a register the folder has."""
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(COMPANY)
    made(notices, file="konserni/asiakkaat", name=None, email=None)
    done = made(notices, file="konserni", name=None, email=None)
    assert done.stderr == "Error: --register: notices/konserni/asiakkaat.yml has the same register; choose another\n"
    assert made(notices, file="konserni", name=None, email=None, register="members").returncode == 0
    assert errors(notices) == []


def test_own_key_instead_of_the_company(notices: Path) -> None:
    """An option for a key of the company's file gives the register that key of its own, whole."""
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(COMPANY)
    assert made(notices, file="konserni/asiakkaat").returncode == 0
    assert data_of(notices, "konserni/asiakkaat")["controller"]["name"] == "Esimerkki Oy"


def test_a_folder_is_made(notices: Path) -> None:
    """A company without a folder gets one, and a refused register leaves none behind."""
    assert refused(made(notices, file="konserni/asiakkaat", email="a"), notices).startswith("--email: 'a'")
    assert not (notices / "konserni").exists()
    assert made(notices, file="konserni/asiakkaat").returncode == 0
    assert errors(notices) == []


def test_a_faulty_company_file(notices: Path) -> None:
    """A company's file with errors is mended first."""
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(COMPANY.replace("a@konserni.example", "a@konserni"))
    told = refused(made(notices, file="konserni/asiakkaat", name=None, email=None), notices)
    assert told.startswith("notices/konserni/_company.yml:4:10: error: controller.email: 'a@konserni' is not an e-mail")


# --- on a terminal ----------------------------------------------------------------------------------------------------

FINNISH = [
    "virallinen nimi <- ",
    "[pakollinen] <- Esimerkkipuutarha Oy",
    "Y-tunnus <- 1234567-2",
    "Y-tunnus <- 1234567-1",
    "Osoite <- Koivukuja 3",
    "Puhelin <- 123",
    "Puhelin <- 03 123 4567",
    "Sähköposti <- toimisto",
    "Sähköposti <- toimisto@vihreapiha.example",
    "Verkkosivuston osoite <- ",
    "Keneltä kysytään <- asiakaspalvelu",
    "Yhteyshenkilön puhelin <- ",
    "Yhteyshenkilön sähköposti <- ",
    "Mikä rekisteri <- ",
    "[Enter: 1, 2] <- 3, 4",
    "Mikä rekisterinpitäjä on <- ",
    "Mitä asiakkaat <- toimeksiannot",
    "Milloin <- 2.11.2026",
    "Milloin <- 2026-11-02",
    "toimeksiantojen hallinta, käsittely ja arkistointi (orders) <- 2, laskutuss",
    "Mihin tietoja käytetään <- 2, laskutus, puutarhakurssit | garden courses",
    "perusteella: toimeksiantojen hallinta, käsittely ja arkistointi <- ",
    "perusteella: laskutus <- sopimus, 3",
    "perusteella: puutarhakurssit <- -",
    "velvoittaa: laskutus <- ",
    "vain sen osapuolelle <- ",
    "Mitä henkilötietoja <- 1, 4, billing_details",
    "pakollista <- ",
    "Mistä tiedot saadaan <- ",
    "Kuka tietoja saa <- 2, it_services",
    "ETA-alueen ulkopuolelle <- ei siirretä",
    "säilytetään: yhteystiedot <- 3 vuotta",
    "säilytetään: laskut ja maksut <- 6",
    "Mistä aika alkaa: yhteystiedot <- ",
    "paperiaineisto <- ",
    "sähköinen aineisto <- 2, 4",
    "Google Analytics <- ",
    "evästeitä <- ",
    "automaattisesti <- 1",
]
SAID_IN_FINNISH = [
    "Ei käy: tätä ei voi jättää pois eikä auki; vastaa, sillä ilman sitä selostetta ei julkaista",
    "Ei käy: Y-tunnuksen '1234567-2' tarkistusnumero ei täsmää; vertaa sitä yrityksen papereihin",
    (
        "Huomaa: osoitteesta 'Koivukuja 3' puuttuu postinumero ja -toimipaikka; "
        "kirjoita ne kadun perään, kuten Koivukuja 3, 33100 Tampere"
    ),
    ("Ei käy: '123' ei ala nollalla eikä plusmerkillä; aloita suomalainen numero nollasta tai kirjoita + ja maakoodi"),
    "Ei käy: 'toimisto' ei ole sähköpostiosoite; kirjoita se muodossa toimisto@yritys.example",
    "Ei käy: päivämäärää ei kirjoiteta tässä '2.11.2026'; kirjoita 2026-11-02",
    "Ei käy: 'laskutuss' ei ole vaihtoehto tässä; tarkoititko laskutus (invoicing)?",
]
ENGLISH = [
    "Legal name <- Example ry",
    "business ID <- ",
    "Address <- ",
    "Phone <- ",
    "E-mail <- ",
    "website <- ",
    "Who answers <- ",
    "Phone of the contact <- ",
    "E-mail of the contact, if other than the company's\n[required] <- ",
    "E-mail of the contact <- privacy@example.example",
    "Which register <- members",
    "Whose data <- ",
    "What is the controller <- ",
    "[Enter: 6] <- ",
    "drawn up <- ",
    "What are the data used for <- membership, newsletter",
    "basis: managing memberships <- legitimate_interest",
    "basis: newsletter <- ",
    "legitimate interest: managing memberships <- -",
    "withdrawn: newsletter <- link_in_message",
    "Which personal data <- ",
    "Must the data be given <- required",
    "What requires it <- law",
    "Which data must be given <- 1",
    "What follows <- cannot_join",
    "Where do the data come from <- 1, cookies",
    "Who receives the data <- newsletter_service",
    "transferred outside the EEA <- 3",
    "To which country, two capitals as in US: newsletter service <- United States",
    "To which country <- US",
    "On which basis of transfer <- dpf",
    "How long <- ",
    "paper documents <- ",
    "electronic data <- ",
    "Google Analytics <- 4",
    "Enter: not known yet] <- none",
    "Does the website use cookies <- ",
    "automated means <- ",
]
SAID_IN_ENGLISH = [
    "Not accepted: this can neither be left out nor be a gap; answer it; a notice is not published without it",
    "Not accepted: 'United States' is not a country code; write US",
    "Note: How long the data are kept stays open as a whole, since it must be said of all of them.",
    (
        "Not accepted: the notice has cookies as a source, but `cookies:` says none; "
        "write what cookies there are, or a gap"
    ),
]


@pytest.mark.parametrize(
    ("language", "answers", "said"),
    [("fi", FINNISH, SAID_IN_FINNISH), ("en", ENGLISH, SAID_IN_ENGLISH)],
    ids=["fi", "en"],
)
def test_session(
    language: str, answers: list[str], said: list[str], notices: Path, golden: Callable[[Path, str], None]
) -> None:
    """A session on a terminal asks again after a wrong answer, says why, and writes exactly the golden file."""
    done = session(notices, answers, "--lang", language)
    assert done.code == 0, done.text
    assert [line for line in done.text.splitlines() if re.match("Ei käy|Huomaa|Not accepted|Note", line)] == said
    golden(REGISTERS / f"session.{language}.yml", (notices / "esimerkki.yml").read_text("utf-8"))
    assert errors(notices) == []


def test_enter_alone(notices: Path) -> None:
    """Who only presses Enter after the name and the e-mail gets a sound file with gaps."""
    done = session(notices, ["Esimerkki Oy", *[""] * 3, "a@esimerkki.example"])
    assert done.code == 0, done.text
    assert errors(notices) == []


def test_options_are_not_asked(notices: Path) -> None:
    """What an option says is not asked; a wrong option is asked, with the reason."""
    done = session(
        notices,
        ["Sähköposti <- b@esimerkki.example"],
        "--name",
        "Esimerkki Oy",
        "--email",
        "b",
        *("--business-id", "-", "--address", "-", "--phone", "-"),
    )
    assert done.code == 0
    assert "virallinen nimi" not in done.text
    assert "Ei käy: --email: 'b' is not an e-mail address" in done.text
    assert data_of(notices)["controller"]["email"] == "b@esimerkki.example"


def test_known_periods_are_not_lost(notices: Path) -> None:
    """Retention is open as a whole if one group is; what was said of the others stays as a comment."""
    options = ["--data", "name,order_history", "--retention", "contact=3 vuotta"]
    for name, text in NEEDED.items():
        options += [f"--{name}", text]
    done = session(notices, [], *options)
    assert "Huomaa: Säilytysaika jää kokonaan auki" in done.text
    assert data_of(notices)["retention"] == GAP
    text = (notices / "esimerkki.yml").read_text("utf-8")
    assert "  # tiedossa: contact: 3 years, relationship_end\n" in text


def test_yes_asks_nothing(notices: Path) -> None:
    """With `--yes` nothing is asked on a terminal either."""
    done = session(notices, [], "--yes", "--name", "Esimerkki Oy")
    assert done.code == 2
    assert "] > " not in done.text


def test_bytes_that_are_no_text(notices: Path) -> None:
    """What a terminal in another encoding sends is refused like any wrong answer, and the session goes on."""
    done = session(notices, ["\udce4keri Oy", "Äkeri Oy", *[""] * 3, "a@esimerkki.example"])
    assert done.code == 0, done.text
    assert "Ei käy: the text has the invisible character U+DCE4" in done.text
    assert data_of(notices)["controller"]["name"] == "Äkeri Oy"


@pytest.mark.parametrize(("typed", "code", "said"), [("\x03", 130, "interrupted"), ("\x04", 2, "nothing was written")])
@pytest.mark.parametrize("answered", [0, 5])
def test_a_session_that_ends_early(typed: str, code: int, said: str, answered: int, notices: Path) -> None:
    """Ctrl-C ends with 130, the end of input with 2, and neither leaves a file or a traceback."""
    answers = ["Esimerkki Oy", "", "", "", "a@esimerkki.example"][:answered]
    done = session(notices, [*answers, typed])
    assert done.code == code
    assert said in done.text
    assert "Traceback" not in done.text
    assert list(notices.iterdir()) == []


def test_the_register_the_company_lacks_is_proposed(notices: Path) -> None:
    """Enter takes a register that the company does not have yet."""
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(COMPANY)
    made(notices, file="konserni/asiakkaat", name=None, email=None)
    where = new.destination("konserni/toinen", notices, THEME)
    answers = new.beginning(where, THEME, "fi", {})
    assert questions.proposal(answers, QUESTIONS["register"], ()) == ("marketing",)


# --- the questions themselves -----------------------------------------------------------------------------------------


def test_help_lists_every_option(notices: Path) -> None:
    """`new --help` has an option for every question."""
    done = build_py("new", "--help", cwd=notices)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(re.findall(r"^  (--[a-z-]+)", done.stdout, re.MULTILINE)) == {
        *(asked.option for asked in QUESTIONS.values()),
        *("--notices", "--lang", "--yes"),
    }


def test_questions_are_in_every_language() -> None:
    """Every question, choice and phrase has its words in every language, with the same places."""
    spoken = [asked.words for asked in QUESTIONS.values()]
    spoken += [words for asked in QUESTIONS.values() for words in asked.extra.values()]
    spoken += list(FILE["phrases"].values())
    for words in spoken:
        assert set(words) == set(DEFAULT_LANGUAGES)
        assert len({tuple(sorted(re.findall(r"{\w*}", text))) for text in words.values()}) == 1
        assert not any(INVISIBLE.search(text) for text in words.values())


def test_questions_name_what_there_is() -> None:
    """Every question leads to a key of the format, and every proposal is a code."""
    assert {asked.key for asked in QUESTIONS.values()} <= set(THEME.keys)
    assert {asked.vocabulary for asked in QUESTIONS.values()} - {""} <= set(THEME.vocabulary)
    known = {name for codes in THEME.vocabulary.values() for name in codes}
    assert set(words_in(FILE["usual"])) <= known
    assert set(QUESTIONS["google_analytics"].extra) >= set(THEME.constants["google_analytics"]["retention"])
    assert set(QUESTIONS["dealings"].extra) == set(THEME.vocabulary["dealings"])


def words_in(part: object) -> list[str]:
    """Every text of a table, without its keys."""
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [part] if isinstance(part, str) else [word for value in inner for word in words_in(value)]


@pytest.mark.parametrize("register", THEME.vocabulary["registers"])
def test_every_register_has_its_proposals(register: str, notices: Path) -> None:
    """What Enter proposes for a register makes a file without errors and without doubtful bases."""
    where = new.destination("esimerkki", notices, THEME)
    given = {"name": ("Esimerkki Oy",), "phone": ("03 123 4567",), "register": (register,)}
    answers = new.beginning(where, THEME, "fi", given)
    enter = iter([""] * 60)
    answers = new.interview(answers, where, given, lambda _: next(enter), lambda _: None)
    new.finish(answers, where)
    assert [fault for fault in collection.load(notices, THEME).faults if fault.level != "gap"] == []


def test_keys_stand_in_the_order_of_the_format() -> None:
    """A file has its keys in the order in which the format explains them."""
    order = [field.alias or name for name, field in Register.model_fields.items()]
    for case in CASES:
        keys = list(read_source(case.with_suffix(".yml"), "").data)
        assert keys == sorted(keys, key=order.index)


ONLY_HERE = [
    "this can neither be left out nor be a gap; answer it; a notice is not published without it",
    "'laskutuss' is no choice here; did you mean laskutus (invoicing)?",
    "there is no number '99'; write a number from 1 to 8, or a code",
    "'3 viikkoa' is not a length of time; write it as in 3 years or 14 months",
    "none stands alone; leave out none, or all the others",
    "notices/piha/a.yml has the same register; choose another",
    "this is given twice; give it once",
]


def test_every_translated_message_is_said() -> None:
    """Each message of the table is one that a golden file or a session shows, and reads as whole in Finnish."""
    told = [path.read_text("utf-8") for folder in ("bad", "doubtful") for path in (DATA / folder).glob("*.txt")]
    messages = [re.sub(r"^\S+ \w+: (\S+: )?", "", line) for text in told for line in text.splitlines()] + ONLY_HERE
    for row in questions.FILE["messages"]:
        found = [message for message in messages if re.fullmatch(questions.pattern(row["en"]), message)]
        assert found, row["en"]
        assert questions.translated(found[0], "fi") != found[0]
        assert questions.translated(found[0], "en") == found[0]

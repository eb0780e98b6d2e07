"""`new` on a terminal: what is asked, what is said of an answer, how it ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.new.calls import GAP, NEEDED, REGISTERS, find_errors, hold_session, read_data

FINNISH = [
    "virallinen nimi <- ",
    "[pakollinen] <- Esimerkkipuutarha Oy",
    "tunnetaan <- Vihreä piha",
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
    "Millä kielillä seloste on?\n    1  suomi (fi)\n    2  englanti (en)\n    3  ruotsi (sv) <- ",
    "Mikä rekisteri <- ",
    "[Enter: 1, 2] <- 3, 4",
    "Mikä rekisterinpitäjä on <- ",
    "Mitä asiakkaat <- toimeksiannot",
    "Milloin <- 2.11.2026",
    "toimeksiantojen käsittely (orders) <- 2, laskutuss",
    "Mihin tietoja käytetään <- 2, laskutus, puutarhakurssit | garden courses",
    "vain mahdollisia <- 3",
    "perusteella: toimeksiantojen käsittely <- ",
    "perusteella: laskutus <- sopimus, 3",
    "perusteella: puutarhakurssit <- -",
    "lakiin tämä perustuu: laskutus <- ",
    "vain sen osapuolelle <- ",
    "Mitä henkilötietoja <- 1, 4, billing_details",
    "Ovatko nämä kaikki tiedot <- 2",
    "pakollista <- ",
    "Mistä tiedot saadaan <- ",
    "Kuka tietoja saa <- Mailchimp",
    "Kuka tietoja saa <- maksupalvelut",
    "Kuka tietoja saa <- 2, it_services",
    "Ovatko nämä kaikki, jotka <- 1",
    "Minkä niminen: IT- ja palvelinpalvelut <- Pilvi Esimerkki Oy",
    "Myydäänkö <- 1",
    "ETA-alueen ulkopuolelle <- ei siirretä",
    "säilytetään: yhteystiedot <- 3 vuotta",
    "säilytetään: maksut ja raha-asiat <- 6",
    "Mistä aika alkaa: yhteystiedot <- ",
    "paperiaineisto <- ",
    "sähköinen aineisto <- 2, 4",
    "Mitä palveluja <- ajanvaraus",
    "Mitä palveluja <- google fonts, 12, wordpress, ajanvaraus | booking",
    "Mihin palvelua käytetään: ajanvaraus <- asiakaspalvelu, yhteydenotot ja palaute",
    "yritys palvelun tarjoaa: ajanvaraus <- Varaus Oy",
    "säilyttää tietoja: WordPress <- -",
    "säilyttää tietoja: ajanvaraus <- väh. 6 kk",
    "evästeitä <- ",
    "Profiloidaanko <- ei profiloida",
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
    "Ei käy: 'laskutuss' ei ole vaihtoehto tässä; tarkoititko laskutus (invoicing)?",
    (
        "Ei käy: 'Mailchimp' ei ole vaihtoehto tässä; kirjoita numero tai koodi, ja nimi sitten, kun sitä kysytään; "
        "tai omat sanat joka kielellä, kuten kurssien opettajat | teachers of the courses"
    ),
    "Ei käy: 'maksupalvelut' ei ole koodi tässä; tarkoititko payment_service?",
    (
        "Ei käy: 'ajanvaraus' ei ole vaihtoehto tässä; "
        "kirjoita numero tai koodi, tai omat sanat joka kielellä, kuten ajanvaraus | booking"
    ),
]
ENGLISH = [
    "Legal name <- Example ry",
    "know it by <- ",
    "business ID <- ",
    "Address <- ",
    "Phone <- ",
    "Email <- ",
    "website <- ",
    "Who answers <- ",
    "Phone of the contact <- ",
    "Email of the contact, if other than the controller's\n[required] <- ",
    "Email of the contact <- privacy@example.example",
    "languages is the notice <- ",
    "Which register <- members",
    "Whose data <- ",
    "What is the controller <- ",
    "[Enter: 6] <- ",
    "drawn up <- ",
    "What is the data used for <- membership, newsletter",
    "only possible <- ",
    "basis: managing memberships <- legitimate_interest",
    "basis: newsletter <- ",
    "legitimate interest: managing memberships <- -",
    "withdrawn: newsletter <- link_in_message",
    "Which personal data <- ",
    "Are these all the data <- yes",
    "Must the data be given <- required",
    "What requires it <- law",
    "Which data is needed <- 1",
    "What follows <- cannot_join",
    "What are the sources <- 1, cookies",
    "Who receives the data <- newsletter_service",
    "Are these all who receive data <- ",
    "What is it called: newsletter service <- Mailchimp",
    "Is the data sold <- ",
    "transferred outside the EEA <- 3",
    "To which country, two capitals as in US: newsletter service <- United States",
    "To which country <- US",
    "On which basis of transfer <- dpf",
    "How long <- ",
    "paper documents <- ",
    "electronic data <- ",
    "Which services <- google analytics, 3, 34",
    "keep data: Google Analytics <- 3 years",
    "keep data: Google Analytics <- ",
    "keep data: Matomo? A time as in 14 months\n[Enter: not known yet] <- ages",
    "keep data: Matomo <- 2 v",
    "Enter: not known yet] <- none",
    "Does the website use cookies <- used",
    "At which address <- ",
    "collected with cookies <- 2, phone",
    "Are people profiled <- yes",
    "automated means <- ",
]
SAID_IN_ENGLISH = [
    "Not accepted: this can neither be left out nor be a gap; answer it; a notice is not published without it",
    "Not accepted: 'United States' is not a country code; write US",
    "Not accepted: Google Analytics does not offer '3 years'; write 2 months or 14 months",
    "Not accepted: 'ages' is not a length of time; write it as in 3 years or 14 months",
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
    done = hold_session(notices, answers, "--lang", language)
    assert done.code == 0, done.text
    assert [line for line in done.text.splitlines() if re.match("Ei käy|Huomaa|Not accepted|Note", line)] == said
    golden(REGISTERS / f"session.{language}.yml", (notices / "esimerkki.yml").read_text("utf-8"))
    assert find_errors(notices) == []


def test_enter_alone(notices: Path) -> None:
    """Who only presses Enter after the name and the e-mail gets a sound file with gaps."""
    done = hold_session(notices, ["Esimerkki Oy", *[""] * 4, "a@esimerkki.example"])
    assert done.code == 0, done.text
    assert find_errors(notices) == []


def test_options_are_not_asked(notices: Path) -> None:
    """What an option says is not asked; a wrong option is asked, with the reason."""
    done = hold_session(
        notices,
        ["Sähköposti <- b@esimerkki.example"],
        "--name",
        "Esimerkki Oy",
        "--email",
        "b",
        *("--business-id", "-", "--address", "-", "--phone", "-", "--known-as", "-"),
    )
    assert done.code == 0
    assert "virallinen nimi" not in done.text
    assert "Ei käy: --email: 'b' ei ole sähköpostiosoite" in done.text
    assert read_data(notices)["controller"]["email"] == "b@esimerkki.example"


def test_known_periods_are_not_lost(notices: Path) -> None:
    """Retention that is open for one group is a gap of its row, beside what was said of the others."""
    options = ["--data", "name,order_history", "--retention", "contact=3 vuotta"]
    for name, text in NEEDED.items():
        options += [f"--{name}", text]
    done = hold_session(notices, [], *options)
    assert done.code == 0, done.text
    assert read_data(notices)["retention"] == [
        {"data": "contact", "keep": "3 years", "after": "relationship_end"},
        {"data": "orders", "keep": GAP},
    ]


def test_yes_asks_nothing(notices: Path) -> None:
    """With `--yes` nothing is asked on a terminal either."""
    done = hold_session(notices, [], "--yes", "--name", "Esimerkki Oy")
    assert done.code == 2
    assert "] > " not in done.text


def test_bytes_that_are_no_text(notices: Path) -> None:
    """What a terminal in another encoding sends is refused like any wrong answer, and the session goes on."""
    done = hold_session(notices, ["\udce4keri Oy", "Äkeri Oy", *[""] * 4, "a@esimerkki.example"])
    assert done.code == 0, done.text
    assert "Ei käy: tekstissä on näkymätön merkki U+DCE4" in done.text
    assert read_data(notices)["controller"]["name"] == "Äkeri Oy"


@pytest.mark.parametrize(("typed", "code", "said"), [("\x03", 130, "interrupted"), ("\x04", 2, "nothing was written")])
@pytest.mark.parametrize("answered", [0, 5])
def test_a_session_that_ends_early(typed: str, code: int, said: str, answered: int, notices: Path) -> None:
    """Ctrl-C ends with 130, the end of input with 2, and neither leaves a file or a traceback."""
    answers = ["Esimerkki Oy", "", "", "", "", "a@esimerkki.example"][:answered]
    done = hold_session(notices, [*answers, typed])
    assert done.code == code
    assert said in done.text
    assert "Traceback" not in done.text
    assert list(notices.iterdir()) == []

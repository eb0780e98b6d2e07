"""What an editor is told in Finnish: theme/messages/fi.yml, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.format.mistakes import Mistake
from hooks.new.answers import Answers
from hooks.new.beginning import begin_answers
from hooks.new.questions import read_questions
from hooks.new.register_file import RegisterFile, place_register
from hooks.new.saying import say_mistake
from hooks.new.taking import take_answer
from hooks.new.targets import list_targets
from hooks.reading.fault_codes import FaultCode
from hooks.reading.messages import make_phrase
from tests.shared import THEME

QUESTIONS = read_questions()
ABROAD = {"recipients": "it_services", "transfers": "it_services"}


def give_answer(
    answers: Answers, file: RegisterFile, name: str, text: str, language: str = "fi"
) -> tuple[Answers, str]:
    """The answers with one more, and what is said of it in a language."""
    asked = QUESTIONS.asked[name]
    target = list_targets(answers, asked)[0]
    try:
        more, doubts = take_answer(answers, file, asked, target, text)
    except Mistake as mistake:
        return answers, say_mistake(mistake, language)
    return more, "".join(say_mistake(doubt, language) for doubt in doubts)


CASES: list[tuple[str, str, dict[str, str], str]] = [
    ("name", "-", {}, "tätä ei voi jättää pois eikä auki; vastaa, sillä ilman sitä selostetta ei julkaista"),
    ("name", "“A”", {}, "'“A”' on kaarevissa lainausmerkeissä; poista ne, teksti ei tarvitse lainausmerkkejä"),
    ("name", "!!!", {}, "'!!!' ei kerro mitään; kirjoita teksti tai jätä kohta pois"),
    ("name", "TODO", {}, "tekstiin on jäänyt 'TODO'; kirjoita, mitä siihen kuuluu"),
    (
        "name",
        "a" * 301,
        {},
        "tekstissä on 301 merkkiä; lyhennä se 300 merkkiin; pidemmät tekstit kuuluvat kohtaan `more:`",
    ),
    (
        "business_id",
        "1234567",
        {},
        "'1234567' ei ole Y-tunnus; kirjoita seitsemän numeroa, yhdysmerkki ja tarkistusnumero, kuten 1234567-1",
    ),
    (
        "business_id",
        "1234567-2",
        {},
        "Y-tunnuksen '1234567-2' tarkistusnumero ei täsmää; vertaa sitä yrityksen papereihin",
    ),
    (
        "address",
        "Koivukuja 3",
        {},
        (
            "osoitteesta 'Koivukuja 3' puuttuu postinumero ja -toimipaikka; "
            "kirjoita ne kadun perään, kuten Koivukuja 3, 33100 Tampere"
        ),
    ),
    (
        "phone",
        "numero",
        {},
        "'numero' ei ole puhelinnumero; kirjoita numeroita ja välejä, kuten 03 123 4567 tai +358 3 123 4567",
    ),
    ("phone", "+358 (0)3 1", {}, "numerossa '+358 (0)3 1' on (0); jätä se pois, kuten +358 40 123 4567"),
    ("phone", "00358 3", {}, "'00358 3' alkaa kahdella nollalla; kirjoita niiden sijaan +, kuten +358 3 123 4567"),
    (
        "phone",
        "+358 03 1",
        {},
        "numerossa '+358 03 1' on nolla tunnuksen +358 jälkeen; jätä nolla pois, kuten +358 3 123 4567",
    ),
    (
        "phone",
        "123",
        {},
        "'123' ei ala nollalla eikä plusmerkillä; aloita suomalainen numero nollasta tai kirjoita + ja maakoodi",
    ),
    ("phone", "03", {}, "'03': numeroita on 4; puhelinnumerossa on 6–15 numeroa"),
    ("email", "a", {}, "'a' ei ole sähköpostiosoite; kirjoita se muodossa toimisto@yritys.example"),
    (
        "website",
        "www.a",
        {},
        "'www.a' ei ole verkko-osoite; kirjoita se kokonaan, kuten https://yritys.example/sivu",
    ),
    (
        "drawn_up",
        "huomenna",
        {},
        "'huomenna' ei ole päivämäärä; kirjoita vuosi, kuukausi ja päivä, kuten 2026-11-02",
    ),
    ("drawn_up", "31.11.2026", {}, "päivää 31.11.2026 ei ole; tarkista päivä ja kuukausi"),
    ("drawn_up", "2026-02-30", {}, "päivää 2026-02-30 ei ole; tarkista päivä ja kuukausi"),
    ("drawn_up", "2026-11-22", {}, "22.11.2026 on vasta tulossa; kirjoita päivä, jona se tapahtui"),
    ("register", "customers", {}, "tiedostossa notices/yritys/a.yml on sama rekisteri; valitse toinen"),
    ("register", "29", {}, "numeroa '29' ei ole; kirjoita numero väliltä 1–28 tai koodi"),
    ("purposes", "ordrs", {}, "'ordrs' ei ole koodi tässä; tarkoititko orders?"),
    (
        "purposes",
        "sää",
        {},
        (
            "'sää' ei ole vaihtoehto tässä; kirjoita numero tai koodi, tai omat sanat joka kielellä, "
            "kuten puutarhakurssit | garden courses"
        ),
    ),
    (
        "purposes",
        "orders invoicing",
        {},
        "'orders invoicing' ei ole koodi tässä; kirjoita yksi koodi, tai luettelon paikalle [orders, invoicing]",
    ),
    ("purposes", "laskutuss", {}, "'laskutuss' ei ole vaihtoehto tässä; tarkoititko laskutus (invoicing)?"),
    (
        "contact",
        "tietosuoja@yritys.example",
        {},
        (
            "'tietosuoja@yritys.example' on osoite eikä nimi; "
            "kirjoita tähän nimi, ja osoite omalle paikalleen (`email:`, `website:`)"
        ),
    ),
    (
        "we_are",
        "jokin muu",
        {},
        "'jokin muu' ei ole koodi tässä; koodit luettelee `python build.py explain we_are`",
    ),
    (
        "recipients",
        "Klarna",
        {},
        (
            "'Klarna' ei ole vaihtoehto tässä; kirjoita numero tai koodi, ja nimi sitten, kun sitä kysytään; "
            "tai omat sanat joka kielellä, kuten kurssien opettajat | teachers of the courses"
        ),
    ),
    ("sold", "ehkä", {}, "'ehkä' ei ole vaihtoehto tässä; kirjoita jokin näistä: no, yes"),
    (
        "sources",
        "kyselyt",
        {},
        (
            "'kyselyt' ei ole vaihtoehto tässä; kirjoita numero tai koodi, "
            "tai omat sanat joka kielellä, kuten ilmoittautumislomakkeet | enrolment forms"
        ),
    ),
    (
        "sources",
        "puhelut | ",
        {},
        (
            "'puhelut |': omat sanat tarvitaan joka kielellä; "
            "kirjoita ne pystyviivalla erotettuina, kuten ilmoittautumislomakkeet | enrolment forms"
        ),
    ),
    ("recipients", "none,own_staff", {}, "none on aina yksin; poista none tai kaikki muut"),
    ("country", "United States", ABROAD, "'United States' ei ole maakoodi; kirjoita US"),
    (
        "country",
        "jokin",
        ABROAD,
        "'jokin' ei ole maakoodi; kirjoita kaksi isoa kirjainta (ISO 3166-1), kuten US tai IN",
    ),
    ("country", "XQ", ABROAD, "maata XQ ei ole; kirjoita ISO 3166-1:n koodi, kuten US"),
    ("country", "UK", ABROAD, "maata UK ei ole; kirjoita GB"),
    (
        "country",
        "FI",
        ABROAD,
        "FI on ETA-maa, eikä siirto sinne ole siirto ETA-alueen ulkopuolelle; jätä siirto pois",
    ),
    (
        "safeguard",
        "dpf",
        {**ABROAD, "country": "IN"},
        "dpf ei koske maata IN, koska järjestely kattaa vain Yhdysvallat; valitse toinen suojatoimi",
    ),
    (
        "safeguard",
        "adequacy",
        {**ABROAD, "country": "IN"},
        (
            "maasta IN ei ole komission päätöstä tietosuojan riittävyydestä; valitse toinen suojatoimi, kuten "
            "`safeguard: scc`, tai jätä se auki: safeguard: {gap: 2026-11-21 keneltä kysyttiin}"
        ),
    ),
    (
        "safeguard",
        "adequacy",
        {**ABROAD, "country": "US"},
        "päätös maasta US koskee vain niitä, jotka ovat liittyneet sen järjestelyyn; valitse dpf",
    ),
    (
        "retention",
        "3 aamua",
        {"data": "name"},
        "'3 aamua' ei ole aika; kirjoita se muodossa 3 years tai 14 months",
    ),
    (
        "service_retention",
        "3 v",
        {"services": "google_analytics"},
        "Google Analytics ei tarjoa aikaa '3 years'; kirjoita 2 months tai 14 months",
    ),
    (
        "retention",
        "kauan",
        {"data": "name"},
        (
            "'kauan' ei ole aika eikä vaihtoehto tässä; kirjoita aika, kuten 3 vuotta tai 14 kk, tai jokin näistä: "
            "withdrawal, objection, relationship_end, contract_end, membership_end, recruitment_end, "
            "claim_settled, replaced, employment_end, account_closed, your_request"
        ),
    ),
    # What Finnish lacks is said in English.
    ("name", "a\u200bb", {}, "tekstissä on näkymätön merkki U+200B (ZERO WIDTH SPACE); poista se"),
]


@pytest.mark.parametrize(("name", "text", "before", "said"), CASES)
def test_answers_in_finnish(name: str, text: str, before: dict[str, str], said: str, notices: Path) -> None:
    """What is wrong with an answer is said in Finnish to who is asked in Finnish."""
    (notices / "yritys").mkdir()
    (notices / "yritys/a.yml").write_text("register: customers\n")
    file = place_register("yritys/b", notices, THEME)
    answers = begin_answers(file, THEME, QUESTIONS, "fi", {})
    for other, other_text in before.items():
        answers, _ = give_answer(answers, file, other, other_text)
    assert give_answer(answers, file, name, text)[1] == said


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (
            Mistake("business-id-with-dash", value="'1234567–1'", dash="–", written="1234567-1"),
            "Y-tunnuksessa '1234567–1' on ajatusviiva (–) eikä yhdysmerkki; kirjoita 1234567-1",
        ),
        (
            Mistake("business-id-otherwise", value="'12345671'", written="1234567-1"),
            "Y-tunnusta ei kirjoiteta tässä '12345671'; kirjoita 1234567-1",
        ),
        (
            Mistake("of-another", code=FaultCode.BUSINESS_ID_TWICE, business_id="1234567-1", other="a.yml"),
            (
                "1234567-1 on toisen yrityksen Y-tunnus tiedostossa a.yml; "
                "vertaa molempia yritysten papereihin; jos yritys on sama, kirjoita sen nimi samalla tavalla"
            ),
        ),
        (
            Mistake("copied", code=FaultCode.COPIED, other="a.yml"),
            (
                "kaikki muu kuin rekisterinpitäjä ja yhteyshenkilö on samoin kuin tiedostossa a.yml, päivätkin; "
                "kysy yritykseltä jokainen tieto; jos kaikki pitää paikkansa molemmista, kirjoita, kuka sen vahvisti "
                "ja milloin, kuten `reviewed: {date: 2026-11-02, by: AB}`"
            ),
        ),
        (
            Mistake("same", code=FaultCode.UNTRANSLATED, first="fi", language="en", whom="toimisto"),
            (
                "kielen en sanat ovat samat kuin kielen fi; "
                "kirjoita ne kielellä en; yritys tietää, mitä niillä tarkoitetaan (toimisto)"
            ),
        ),
        (Mistake("given-twice"), "tämä on annettu kahdesti; anna se kerran"),
        (
            Mistake("day-in-finnish", value="'2.11.2026'", written="2026-11-02"),
            "päivämäärää ei kirjoiteta tässä '2.11.2026'; kirjoita 2026-11-02",
        ),
        (
            Mistake("not-a-code", value="'x'", remedy=make_phrase("codes-are-listed", commands="`a`")),
            "'x' ei ole koodi tässä; koodit luettelee `a`",
        ),
    ],
)
def test_mistakes_in_finnish(mistake: Mistake, said: str) -> None:
    """The same of mistakes that no answer on a terminal can be."""
    assert say_mistake(mistake, "fi") == said

"""`new` in Swedish: who reads nothing else can answer it, and is told in Swedish what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from hooks.new.beginning import begin_answers
from hooks.new.register_file import place_register
from tests.new.calls import QUESTIONS, REGISTERS, find_errors, hold_session
from tests.new.test_finnish import CASES, give_answer
from tests.notice.test_one_language import MARKS
from tests.shared import THEME

ANSWERS = [
    "officiella namn <- ",
    "[obligatorisk] <- Åbo trädgårdsförening",
    "känd under <- tillbaka",
    "[Enter: Åbo trädgårdsförening] <- ",
    "känd under <- ",
    "FO-nummer <- 1234567-2",
    "FO-nummer <- 1234567-1",
    "Adress <- Björkgränden 3",
    "Telefon <- 123",
    "Telefon <- 02 123 4567",
    "E-post <- kontor@tradgard.example",
    "Webbplatsens <- ",
    "Vem svarar <- ",
    "På vilka språk finns beskrivningen?\n    1  finska (fi)\n    2  engelska (en)\n    3  svenska (sv) <- ",
    "Vilket register <- medlemsregister",
    "Vems uppgifter <- ",
    "Vad är den personuppgiftsansvarige <- föreningen",
    "Vad köper eller får kunderna <- ",
    "När sammanställdes <- 2.11.2026",
    "Egna ord (svenska): trädgårdskurser\n[Enter: 30] <- nyhetsbref",
    "Vad används uppgifterna till <- membership, nyhetsbrev, trädgårdskurser",
    "bara möjliga <- ",
    "rättslig grund: skötsel av medlemskapet <- 2",
    "rättslig grund: nyhetsbrev <- ",
    "rättslig grund: trädgårdskurser <- -",
    "återkallas samtycket: nyhetsbrev <- ",
    "Vilka personuppgifter <- 1, 4, skostorlek",
    "Är det här alla uppgifter <- 1",
    "Måste uppgifterna ges <- ",
    "Varifrån <- ",
    "Vem får uppgifterna <- egen persona",
    "Vem får uppgifterna <- 2, it_services, kursernas lärare",
    "alla som får uppgifter <- 1",
    "Vad heter mottagaren: IT- och servertjänster <- Moln Exempel Ab",
    "Säljs <- nej",
    "utanför EES <- 1",
    "förvaras: kontaktuppgifter <- 3 år",
    "förvaras: andra uppgifter <- tills kursen är slut",
    "räknas tiden: kontaktuppgifter <- ",
    "pappersmaterialet <- ",
    "elektroniska materialet <- 2, 4",
    "Vilka tjänster <- matomo",
    "förvarar tjänsten uppgifter: Matomo <- länge",
    "förvarar tjänsten uppgifter: Matomo <- 14 mån",
    "Finns det kakor <- ",
    "Profileras <- 1",
    "enbart automatiskt <- 1",
]
SAID = [
    "Det går inte: det här kan varken utelämnas eller lämnas öppet; svara; utan svaret publiceras ingen beskrivning",
    "Det går inte: kontrollsiffran i FO-numret '1234567-2' stämmer inte; jämför det med företagets papper",
    (
        "Observera: adressen 'Björkgränden 3' saknar postnummer och postanstalt; "
        "skriv dem efter gatan, till exempel Björkgränden 3, 33100 Tammerfors"
    ),
    (
        "Det går inte: '123' börjar varken med noll eller plustecken; "
        "börja ett finländskt nummer med noll, eller skriv + och landskoden"
    ),
    (
        "Observera: ingen namngiven person har ännu läst de gemensamma texterna på språket sv; "
        "låt någon läsa sidan och meddela läsarens namn till den som sköter programmet, "
        "som skriver in det i filen theme/notice/sv.yml under `reviewed_by:`"
    ),
    "Det går inte: 'nyhetsbref' är inget alternativ här; menade du nyhetsbrev (newsletter)?",
    "Det går inte: 'egen persona' är inget alternativ här; menade du egen personal (own_staff)?",
    "Det går inte: 'länge' är ingen tid; skriv den i formen 3 years eller 14 months",
]
UNSHARED = re.compile(
    r"\([a-z_]+\)|<.*|https?:\S+|theme/\S+|python build\.py.*"
)  # codes, what was typed, and what stays


def list_cases(notices: Path) -> Iterator[tuple[str, str, str]]:
    """What is wrong with answers: the answer, and what is said of it in Swedish and in English."""
    (notices / "yritys").mkdir()
    (notices / "yritys/a.yml").write_text("register: customers\n")
    for name, text, before, _ in CASES:
        said = {language: say_case(name, text, before, notices, language) for language in ("sv", "en")}
        yield f"{name} {text[:20]!r}", said["sv"], said["en"]


def say_case(name: str, text: str, before: dict[str, str], notices: Path, language: str) -> str:
    """What is said of an answer in a language."""
    file = place_register("yritys/b", notices, THEME)
    answers = begin_answers(file, THEME, QUESTIONS, language, {})
    for other, other_text in before.items():
        answers, _ = give_answer(answers, file, other, other_text, language)
    return give_answer(answers, file, name, text, language)[1]


def test_what_is_wrong(notices: Path, golden: Callable[[Path, str], None]) -> None:
    """What is wrong with an answer is said in Swedish, and nothing of it in English."""
    cases = list(list_cases(notices))
    assert [answer for answer, swedish, english in cases if not swedish or swedish == english] == []
    golden(REGISTERS / "said.sv.txt", "\n".join(f"{answer}: {swedish}" for answer, swedish, _ in cases) + "\n")


def test_session(notices: Path, golden: Callable[[Path, str], None]) -> None:
    """A session in Swedish has no word of another language, and writes exactly the golden file, in Swedish alone."""
    done = hold_session(notices, ANSWERS, "--lang", "sv")
    assert done.code == 0, done.text
    assert [line for line in done.text.splitlines() if re.match("Det går inte|Observera", line)] == SAID
    told = UNSHARED.sub("", done.text)
    others = f"{MARKS['fi'].replace('(ja|', '(')}|{MARKS['en']}"  # yes in Swedish is and in Finnish
    assert re.findall(others, told) == []
    golden(REGISTERS / "session.sv.yml", (notices / "esimerkki.yml").read_text("utf-8"))
    assert find_errors(notices) == []

"""`new --like NAME`: another register proposes, and nothing of it is stated that the editor did not take."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.folder import collection
from hooks.new.answers import Answers
from hooks.new.beginning import Options, begin_answers, choose_kind
from hooks.new.examples import EXAMPLES, find_example
from hooks.new.finishing import finish_register
from hooks.new.interview import Talk, ask_question, ask_questions
from hooks.new.proposals import propose
from hooks.new.register_file import RegisterFile, place_register
from tests.new.calls import COMPANY, QUESTIONS, REGISTERS, call_new, find_errors, get_refusal, hold_session, read_data
from tests.running import build_py
from tests.shared import THEME

KINDS = sorted(path.stem for path in EXAMPLES.glob("*.yml"))
COMPANY_FACTS = {"name": ("Esimerkki Oy",), "phone": ("03 123 4567",)}
NO_OPTIONS: Options = dict.fromkeys(QUESTIONS.asked, ())
MOST = 120  # questions of a session
MODEL = """\
controller: {name: Malli Oy, address: "Malli 1, 00100 Helsinki", email: malli@malli.example, phone: 03 765 4321}
contact: {name: Maija Malli}
dpo: {email: dpo@malli.example}
register: customers
drawn_up: 2025-01-02
wording: {dealings: projects}
subjects: [private_customers, company_contacts]
purposes:
  - {purpose: [orders, {words: plan}], basis: contract, about: private_customers}
  - {purpose: orders, basis: legitimate_interest, interest: cooperation, about: company_contacts}
  - {purpose: newsletter, basis: consent, withdraw: [malli@malli.example, link_in_message], possible: yes}
  - {purpose: surveys, basis: {gap: 2026-11-02 Malli Oy was asked}}
providing_data: voluntary
data: [name, {item: allergies, special: explicit_consent, optional: yes}, {words: plan}]
sources: [{source: social_media, possible: yes}, person]
recipients: [{recipient: it_services, name: Pilvi Oy, place: eea}, no_others]
transfers: [{recipient: it_services, country: US, safeguard: [dpf, scc]}]
retention:
  - {data: [contact, {words: plan}], keep: at most 2 years, after: delivery, because: complaints}
  - {data: special, keep: {gap: 2026-11-02 Malli Oy was asked}}
security: {electronic: [backups, {fi: varmistukset päivittäin, en: daily copies}]}
automated_decisions: {gap: 2026-11-02 Malli Oy was asked}
requests: {to: malli@malli.example, identification: in_person}
more: {security: {fi: "Ensin\\n\\n- toiseksi", en: "First\\n\\n- second"}}
words: {plan: {fi: "pihat, piirrokset", en: "gardens, plans"}}
"""
PATIENTS = [
    "virallinen nimi <- Klinikka Ruusu Oy",
    *[""] * 4,
    "Sähköposti <- toimisto@ruusu.example",
    *[""] * 3,
    "[Enter: 12] <- ",
    "Mikä rekisterinpitäjä on <- ",
    "Milloin <- ",
    "[Enter: 22, 23, 24] <- ",
    "vain mahdollisia <- ",
    "perusteella: hoidon järjestäminen ja antaminen <- ",
    "perusteella: potilasasiakirjojen laatiminen ja säilyttäminen <- ",
    "perusteella: ajanvaraus <- 6",
    "Minkä oikeutetun edun vuoksi: ajanvaraus <- ",
    "hoidon järjestäminen ja antaminen; potilasasiakirjojen laatiminen ja säilyttäminen <- ",
    "Mitä henkilötietoja <- ",
    "[Enter: 1] <- ",
    "[Enter: 8] <- ",
    "Millä perusteella käsittelette tätä: henkilötunnus <- ",
    "Onko tietojen antaminen pakollista <- ",
    "Mikä sitä vaatii <- ",
    "Mitä tietoja tarvitsette <- ",
    "[Enter: emme voi antaa hoitoa turvallisesti | we cannot give care safely] <- ",
    "Mistä tiedot saadaan <- ",
    "Kuka tietoja saa <- own_staff, kanta, other_care_providers, poliisi",
    "Ovatko nämä kaikki, jotka <- 1",
    "Myydäänkö <- 1",
    "[Enter: 1] <- ",
    "[Enter: kunnes potilaskertomus poistetaan | until the patient record is deleted] <- ",
    "säilytetään: hoidon ja palvelun tiedot <- patient_messages",
    "säilytetään: erityiset henkilötietoryhmät <- ",
    "paperiaineisto <- locked",
]
APPLICANTS = [
    "Legal name <- Rose Ltd",
    *[""] * 4,
    "Email <- office@rose.example",
    *[""] * 3,
    "[Enter: 11, 12] <- ",
    *[""] * 2,
    "data used for <- ",
    "only possible <- ",
    "On which legal basis <- ",
    "For which legitimate interest <- finding_staff",
    "Which personal data <- name, email, application, criminal_record",
    "Are these all the data?\n    1  yes, there are no others (yes)\n    2  no, the others <- no",
    "on which ground <- -",
    "Must the data be given <- voluntary",
]


def begin_like(name: str, notices: Path, options: Options = NO_OPTIONS) -> tuple[Answers, RegisterFile, Options]:
    """The answers before the first question, the file of a register like another one, and the options."""
    file = place_register("esimerkki", notices, THEME)
    example = find_example(name, notices, THEME)
    chosen = choose_kind(options, example, file)
    return begin_answers(file, THEME, QUESTIONS, "fi", chosen, example), file, chosen


def press_enter(name: str, notices: Path) -> list[str]:
    """Write a register like another one with Enter at each question but those on the company; what was said."""
    said: list[str] = []
    typed = iter([""] * MOST)
    answers, file, options = begin_like(name, notices, {**NO_OPTIONS, **COMPANY_FACTS})
    answers = ask_questions(answers, Talk(file, options, lambda _: next(typed), said.append))
    finish_register(answers, file)
    return said


def uncomment(text: str) -> str:
    """A file with all that stands in it as comments of another register taken."""
    above, _, below = text.partition("\n# Myös tämä on")
    commented = below.splitlines()[1:]
    taken = [re.sub("^# ?", "", line) for line in commented]
    return re.sub(r"^( +)# ", r"\1", "\n".join([above, *taken, ""]), flags=re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_enter_takes_the_example(kind: str, notices: Path) -> None:
    """Enter at each question gives a sound file of the kind, also with all that stands in it as comments."""
    said = press_enter(kind, notices)
    path = notices / "esimerkki.yml"
    text = path.read_text("utf-8")
    assert [line for line in said if line.startswith("Ei käy")] == []
    assert find_errors(notices) == []
    assert ".example" not in text
    path.write_text(uncomment(text))
    assert find_errors(notices) == []


@pytest.mark.parametrize(
    ("kind", "language", "answers"),
    [("patients", "fi", PATIENTS), ("job_applicants", "en", APPLICANTS)],
    ids=["patients", "job-applicants"],
)
def test_session(
    kind: str, language: str, answers: list[str], notices: Path, golden: Callable[[Path, str], None]
) -> None:
    """A session on a terminal proposes what the example says, and writes exactly the golden file."""
    done = hold_session(notices, answers, "--lang", language, "--like", kind)
    assert done.code == 0, done.text
    golden(REGISTERS / f"like.{kind}.yml", (notices / "esimerkki.yml").read_text("utf-8"))
    assert [fault for fault in collection.load(notices, THEME).faults if fault.level != "gap"] == []


def test_a_register_of_the_folder(notices: Path, golden: Callable[[Path, str], None]) -> None:
    """A register of the folder proposes all but what is its company's own; gaps and what differs stay open."""
    (notices / "malli.yml").write_text(MODEL)
    said = press_enter("malli", notices)
    assert said[1] == "Ehdotukset tulevat tiedostosta notices/malli.yml. Ota vain se, mikä pitää teillä paikkansa."
    path = notices / "esimerkki.yml"
    text = path.read_text("utf-8")
    golden(REGISTERS / "like.malli.yml", text)
    assert not re.search(r"malli@|Malli Oy|Maija|Pilvi|dpo|2025-01-02", text)
    path.write_text(uncomment(text))
    assert find_errors(notices) == []


def test_own_words_are_proposed_as_they_are_typed(notices: Path) -> None:
    """The prompt shows own words with a bar between the languages."""
    (notices / "malli.yml").write_text(MODEL)
    facts = ("--name", "A Oy", "--phone", "03 123 4567")
    done = hold_session(notices, [], "--like", "malli", *facts)
    assert done.code == 0
    assert "[Enter: 2, pihat, piirrokset | gardens, plans, 29, 18] > " in done.text


def test_own_words_in_other_languages_are_not_proposed(notices: Path) -> None:
    """What cannot stand in the new register is not proposed for it."""
    (notices / "malli.yml").write_text(MODEL)
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(f"{COMPANY}languages: [fi]\n")
    file = place_register("konserni/asiakkaat", notices, THEME)
    example = find_example("malli", notices, THEME)
    answers = begin_answers(file, THEME, QUESTIONS, "fi", {}, example)
    assert propose(answers, QUESTIONS.asked["purposes"], ()) == ("orders", "newsletter", "surveys")


def test_a_proposal_that_is_refused_is_dropped(notices: Path) -> None:
    """Enter does not offer again what cannot be taken."""
    (notices / "malli.yml").write_text(MODEL)
    answers, file, _ = begin_like("malli", notices)
    for name, term in (("recipients", "it_services"), ("transfers", "it_services")):
        answers = answers.add_plain(name, (term,))
    answers = answers.add_about("country", {"it_services": ("IN",)})
    prompts: list[str] = []
    said: list[str] = []
    typed = iter(["", "scc"])

    def ask(prompt: str) -> str:
        prompts.append(prompt.rpartition("\n")[2])
        return next(typed)

    asked = QUESTIONS.asked["safeguard"]
    target = ("it_services",)
    talk = Talk(file, NO_OPTIONS, ask, said.append)
    more = ask_question(answers, talk, asked, target, propose(answers, asked, target))
    assert more
    assert prompts == ["[Enter: 2, 3] > ", "[pakollinen] > "]
    assert said == [
        "Ei käy: dpf ei koske maata IN, koska järjestely kattaa vain Yhdysvallat; valitse toinen suojatoimi"
    ]
    assert more.each["safeguard"] == {"it_services": ("scc",)}


def test_what_was_not_chosen_is_not_proposed_again(notices: Path) -> None:
    """Where a question chooses among earlier answers, only these are proposed."""
    (notices / "malli.yml").write_text(MODEL)
    answers, _, _ = begin_like("malli", notices)
    for name, chosen, proposed in (
        ("recipients", ("own_staff",), ()),
        ("recipients", ("own_staff", "it_services"), ("it_services",)),
    ):
        more = answers.add_plain(name, chosen)
        assert propose(more, QUESTIONS.asked["transfers"], ()) == proposed
    assert propose(answers.add_plain("purposes", ("orders",)), QUESTIONS.asked["possible"], ()) == ()


@pytest.mark.parametrize("name", ["job-applicants", "job_applicants", "docs/examples/job-applicants.yml"])
def test_names_of_examples(name: str, notices: Path) -> None:
    """An example goes by its code, or by the name of its file."""
    assert find_example(name, notices, THEME).kind == "job_applicants"


@pytest.mark.parametrize("name", ["konserni/henkilosto", "notices/konserni/henkilosto.yml", "./konserni/henkilosto"])
def test_names_of_registers(name: str, notices: Path) -> None:
    """A register goes by its address, or by the path of its file."""
    (notices / "konserni").mkdir()
    (notices / "konserni/henkilosto.yml").write_text(MODEL)
    assert find_example(name, notices, THEME).file == "notices/konserni/henkilosto.yml"


def test_the_folder_goes_first(notices: Path) -> None:
    """Where a register of the folder and an example have one name, the register is meant."""
    (notices / "patients.yml").write_text(MODEL)
    assert find_example("patients", notices, THEME).kind == "customers"


def test_an_option_goes_before_the_kind(notices: Path) -> None:
    """`--register` says another kind than that of the example."""
    assert call_new(notices, "--like", "patients", register=None).returncode == 0
    assert read_data(notices)["register"] == "patients"
    (notices / "esimerkki.yml").unlink()
    assert call_new(notices, "--like", "patients", register="members").returncode == 0
    assert read_data(notices)["register"] == "members"


def test_a_kind_that_the_company_has(notices: Path) -> None:
    """A company that has a register of the kind is asked for another one."""
    (notices / "konserni").mkdir()
    (notices / "konserni/potilaat.yml").write_text("register: patients\n")
    file = place_register("konserni/toinen", notices, THEME)
    example = find_example("patients", notices, THEME)
    assert choose_kind(NO_OPTIONS, example, file) == NO_OPTIONS


def test_yes_states_nothing_of_it(notices: Path) -> None:
    """A script gets the kind and comments, and no proposal."""
    assert call_new(notices, "--like", "patients", register=None, purposes="appointments").returncode == 0
    data = read_data(notices)
    assert "gap" in data["retention"]
    assert "gap" in data["data"]
    assert "requests" not in data


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "patient",
            "--like: 'patient' is neither the address of a register nor an example; did you mean patients?",
        ),
        (
            "x",
            "--like: 'x' is neither the address of a register nor an example; the examples are " + ", ".join(KINDS),
        ),
        (
            "",
            "--like: '' is neither the address of a register nor an example; the examples are " + ", ".join(KINDS),
        ),
    ],
)
def test_unknown_names(name: str, message: str, notices: Path) -> None:
    """A name that nothing has is refused with what exists near it."""
    assert get_refusal(call_new(notices, "--like", name), notices) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            MODEL.replace("2025-01-02", "2.1.2025"),
            "notices/malli.yml:5:11: error: drawn_up: '2.1.2025' is not written as a date here; write 2025-01-02",
        ),
        (
            f"{MODEL.partition('contact:')[0]}removed: {{date: 2026-11-02}}\n",
            (
                "--like: notices/malli.yml is a draft that is not filled in or a notice that was removed; "
                "name another register"
            ),
        ),
        ("register: [", "notices/malli.yml:1:11: error: a bracket is not closed"),
    ],
    ids=["faulty", "removed", "unreadable"],
)
def test_what_cannot_be_an_example(text: str, message: str, notices: Path) -> None:
    """A register with errors is refused with them; one that states nothing is told, too."""
    (notices / "malli.yml").write_text(text)
    done = build_py("new", "esimerkki", "--yes", "--like", "malli", cwd=notices.parent)
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: {message}")
    assert not (notices / "esimerkki.yml").exists()

"""What `new` offers and asks goes by the kind of the register."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from hooks.new.answers import Answers
from hooks.new.beginning import begin_answers
from hooks.new.choices import find_heading, list_choices
from hooks.new.proposals import propose
from hooks.new.register_file import place_register
from hooks.new.relevance import is_called_for
from hooks.new.taking import take_answer
from tests.new.calls import COMPANY, GAP, QUESTIONS, call_new, find_errors, get_refusal, read_data
from tests.shared import THEME

CODES = THEME.registers["codes"]
VOCABULARIES = sorted({vocabulary for of_kind in CODES.values() for vocabulary in of_kind})
BY_KIND = [asked for asked in QUESTIONS.asked.values() if asked.vocabulary in VOCABULARIES]
LAW_AND_TASK = {"register": "students", "purposes": "teaching", "basis": "public_task"}


def begin_as(kind: str, notices: Path, **plain: str) -> Answers:
    """The answers with the kind of a register, and with others."""
    answers = begin_answers(place_register("esimerkki", notices, THEME), THEME, QUESTIONS, "fi", {})
    for name, text in {"register": kind, **plain}.items():
        answers = answers.add_plain(name, (text,))
    return answers


def list_elsewhere(kind: str, vocabulary: str) -> set[str]:
    """The codes that registers of other kinds have alone."""
    elsewhere = {code for of_kind in CODES.values() for code in of_kind.get(vocabulary, ())}
    return elsewhere - set(CODES[kind].get(vocabulary, ()))


@pytest.mark.parametrize("kind", CODES)
def test_no_code_of_another_kind_is_offered(kind: str, notices: Path) -> None:
    """A hairdresser is offered no research; every code of the kind is a choice, and each heading stands once."""
    answers = begin_as(kind, notices)
    for asked in BY_KIND:
        offered = list_choices(answers, asked, ("contact",))
        order = list(THEME.vocabulary[asked.vocabulary])
        codes = [choice for choice in offered if choice in order]
        assert set(codes).isdisjoint(list_elsewhere(kind, asked.vocabulary)), asked.name
        if asked.name not in ("needed", "collects", "possible"):
            assert set(CODES[kind].get(asked.vocabulary, ())) <= set(codes), asked.name
        headings = [find_heading(answers, asked, choice) for choice in offered]
        assert len([*groupby(headings)]) == len(set(headings)), asked.name


def test_what_a_kind_needs_is_left_to_check(notices: Path) -> None:
    """Cameras that film employees want a law, which the answer to a later question may name."""
    file = place_register("esimerkki", notices, THEME)
    answers = begin_as("camera_surveillance", notices, name="Esimerkki Oy", email="a@esimerkki.example")
    _, doubts = take_answer(answers, file, QUESTIONS.asked["subjects"], (), "premises_visitors, employees")
    assert doubts == []


def test_a_register_in_own_words_is_offered_everything(notices: Path) -> None:
    """Of a register in own words nobody knows what it holds."""
    answers = begin_as("Taidemuseo", notices)
    assert "research" in list_choices(answers, QUESTIONS.asked["purposes"], ())
    assert "patient_record" in list_choices(answers, QUESTIONS.asked["data"], ())


@pytest.mark.parametrize(
    ("option", "typed", "code"),
    [
        ("purposes", "research", "research"),
        ("purposes", "tieteellinen tutkimus", "research"),
        ("data", "research_answers", "research_answers"),
        ("sources", "kanta", "kanta"),
        ("recipients", "poliisi", "police"),
    ],
)
def test_codes_of_other_kinds_are_taken(option: str, typed: str, code: str, notices: Path) -> None:
    """What is not offered is taken when it is typed, by its code or by its words."""
    done = call_new(notices, **{option: typed})
    assert (done.returncode, done.stderr) == (0, "")
    written = read_data(notices)[option]
    assert written in ([code], [{"purpose": code, "basis": GAP}])


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (
            {"purposes": "reserch"},
            (
                "'reserch' is not a choice here; write a number or a code, "
                "or your own words in every language, as in puutarhakurssit | garden courses"
            ),
        ),
        ({"register": "research", "purposes": "reserch"}, "'reserch' is not a code here; did you mean research?"),
    ],
    ids=["another-kind", "its-own"],
)
def test_a_remedy_names_what_is_offered(answers: dict[str, str], message: str, notices: Path) -> None:
    """What was probably meant is looked for among the choices."""
    assert get_refusal(call_new(notices, **answers), notices) == f"--purposes: {message}"


@pytest.mark.parametrize("kind", CODES)
def test_only_customers_have_dealings(kind: str, notices: Path) -> None:
    """What customers buy is asked where there are customers, or where the kind has a word for it."""
    with_customers = {"customers", "marketing", "web_shop", "members", "app_users"}
    assert is_called_for(begin_as(kind, notices), QUESTIONS.asked["dealings"]) == (kind in with_customers)


def test_dealings_of_an_option_are_taken(notices: Path) -> None:
    """A script may say what it would not be asked."""
    assert call_new(notices, register="website", purposes="surveys", dealings="projects").returncode == 0
    assert read_data(notices)["wording"] == {"dealings": "projects"}


@pytest.mark.parametrize(
    ("kind", "proposed"), [("website", "observed"), ("camera_surveillance", "observed"), ("customers", "")]
)
def test_what_is_observed_is_proposed_as_observed(kind: str, proposed: str, notices: Path) -> None:
    """Nobody gives what a camera sees."""
    assert propose(begin_as(kind, notices), QUESTIONS.asked["providing_data"], ()) == tuple(filter(None, [proposed]))


@pytest.mark.parametrize(
    ("item", "option", "given", "written"),
    [
        ("personal_identity_code", "ground", "care", {"item": "personal_identity_code", "ground": "care"}),
        ("personal_identity_code", "ground", None, {"item": "personal_identity_code", "ground": GAP}),
        ("criminal_record", "criminal", "task_in_law", {"item": "criminal_record", "criminal": "task_in_law"}),
        ("criminal_record", "criminal", None, {"item": "criminal_record", "criminal": GAP}),
    ],
)
def test_items_that_need_a_ground(item: str, option: str, given: str | None, written: object, notices: Path) -> None:
    """The ground of an identity code and of criminal data is asked, and a gap where it is not known."""
    answers = {"data": f"name,{item}", option: given}
    assert call_new(notices, file="esimerkki", **answers).returncode == 0
    assert read_data(notices)["data"] == ["name", written]
    assert find_errors(notices) == []


def test_no_ground_without_its_item(notices: Path) -> None:
    """A customer register without identity codes gets no question more."""
    told = get_refusal(call_new(notices, data="name", ground="care"), notices)
    assert told == "--ground: the other answers do not call for this; leave it out"


@pytest.mark.parametrize(("law", "written"), [("basic_education_act", "basic_education_act"), (None, GAP)])
def test_the_law_of_a_public_task(law: str | None, written: object, notices: Path) -> None:
    """A public task stands in a law (Art. 6(3)), which is asked for, or is a gap."""
    assert call_new(notices, **LAW_AND_TASK, law=law).returncode == 0
    assert read_data(notices)["purposes"] == [{"purpose": "teaching", "basis": "public_task", "law": written}]
    assert find_errors(notices) == []


@pytest.mark.parametrize(("body", "asked"), [("municipality", True), ("company", False)])
def test_the_officer_of_a_public_authority(body: str, asked: bool, notices: Path) -> None:
    """A public authority is asked for its data protection officer, whom the file names or leaves out."""
    answers = begin_as("library", notices, we_are=body)
    assert is_called_for(answers, QUESTIONS.asked["officer"]) == asked
    done = call_new(notices, we_are=body, officer="dpo@kunta.example")
    assert (done.returncode, done.stderr) == (0, "")
    assert read_data(notices)["dpo"] == {"email": "dpo@kunta.example"}


def test_what_the_company_file_says_it_is(notices: Path) -> None:
    """An authority by its company's file is asked for its officer, unless that file has one."""
    (notices / "kunta").mkdir()
    company = notices / "kunta/_company.yml"
    for more, asked in (("", True), ("dpo: none\n", False)):
        company.write_text(f"{COMPANY}wording: {{we_are: municipality}}\n{more}")
        file = place_register("kunta/kirjasto", notices, THEME)
        answers = begin_answers(file, THEME, QUESTIONS, "fi", {})
        assert is_called_for(answers, QUESTIONS.asked["officer"]) == asked


@pytest.mark.parametrize(("name", "body"), [("Esimerkin kunta", "municipality"), ("Esimerkin seurakunta", "parish")])
def test_public_bodies_by_their_names(name: str, body: str, notices: Path) -> None:
    """The last word of a name tells what its bearer is."""
    assert propose(begin_as("library", notices, name=name), QUESTIONS.asked["we_are"], ()) == (body,)


@pytest.mark.parametrize(("body", "basis"), [("company", "contract"), ("wellbeing_services_county", "public_task")])
def test_public_tasks_are_proposed_to_public_bodies(body: str, basis: str, notices: Path) -> None:
    """A private clinic is proposed no public task."""
    answers = begin_as("patients", notices, we_are=body)
    assert propose(answers, QUESTIONS.asked["basis"], ("patient_care",)) == (basis,)


@pytest.mark.parametrize(
    ("register", "group", "offered"),
    [
        ("customers", "billing", {"accounting_vouchers", "accounting_books"}),
        ("customers", "contact", set()),
        ("patients", "care", {"patient_records", "patient_appointments", "patient_messages", "client_data_logs"}),
        ("job_applicants", "recruitment_data", {"recruitment_claims", "recruitment_gender_claims"}),
    ],
)
def test_periods_of_laws_are_offered(register: str, group: str, offered: set[str], notices: Path) -> None:
    """Retention offers the periods that a law gives to the kind or the group, and none that is not certain."""
    choices = list_choices(begin_as(register, notices), QUESTIONS.asked["retention"], (group,))
    assert set(choices) & set(THEME.vocabulary["statutory"]) == offered
    assert offered.isdisjoint(THEME.uncertain_periods)


def test_periods_of_laws_in_the_file(notices: Path) -> None:
    """A period stands alone where it covers its group, else beside the data that it is for."""
    options = ("--retention", "billing=accounting_vouchers", "--retention", "contact,orders=accounting_books")
    done = call_new(notices, *options, data="name,order_history,payments")
    assert (done.returncode, done.stderr) == (0, "")
    assert read_data(notices)["retention"] == [
        {"data": ["contact", "orders"], "keep": {"law": "accounting_books"}},
        "accounting_vouchers",
    ]
    assert find_errors(notices) == []


def test_a_period_that_is_not_certain(notices: Path) -> None:
    """A period of low certainty is refused when it is typed."""
    told = get_refusal(call_new(notices, data="name", retention="consumer_complaints"), notices)
    assert told.startswith("--retention: ")


def test_data_are_kept_until_an_event_in_own_words(notices: Path) -> None:
    """How long may be said in own words, too."""
    done = call_new(notices, data="name", retention="kunnes potilaskertomus poistetaan | until the record is deleted")
    assert (done.returncode, done.stderr) == (0, "")
    until = {"fi": "kunnes potilaskertomus poistetaan", "en": "until the record is deleted"}
    assert read_data(notices)["retention"] == [{"data": "contact", "until": until}]

"""The services of the catalogue in `new`: what is offered, and what is left open of those that are chosen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hooks.folder import collection
from hooks.new.answers import Answers
from hooks.new.beginning import begin_answers
from hooks.new.choices import list_choices
from hooks.new.finishing import finish_register
from hooks.new.prompts import write_prompt
from hooks.new.register_file import place_register
from hooks.new.services import list_offered, make_services
from hooks.new.unattended import answer_by_options
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.theme import Theme, revise_theme
from tests.new.calls import COMPANY, QUESTIONS, call_new, find_errors, get_refusal, read_data
from tests.shared import THEME

SERVICES = QUESTIONS.asked["services"]
OFFERED = tuple(list_offered(THEME))
GIVEN = {"name": ("Esimerkki Oy",), "email": ("a@b.example",), "register": ("website",), "purposes": ("surveys",)}
CODES = ("service-open", "service-basis", "service-arrangement")  # what is demanded of a row
SHORT = {"key": "visits", "retention": {"choices": ["1 year"]}, "uncertain": []}


def revise_service(code: str, **entry: object) -> Theme:
    """The theme with another entry of a service."""
    return revise_theme(THEME, {f"services/{code}.yml": {**THEME.services[code], **entry}})


def begin_with(theme: Theme, notices: Path, *services: str) -> Answers:
    """The answers with nothing but these services."""
    answers = begin_answers(place_register("esimerkki", notices, theme), theme, QUESTIONS, "en", {})
    return answers.add_plain("services", services)


def test_all_are_offered_by_what_they_are_for(notices: Path) -> None:
    """Each service stands once, in the row of its kind, and no row is too wide for a terminal."""
    answers = begin_with(THEME, notices)
    assert sorted(OFFERED) == sorted(THEME.services)
    assert list_choices(answers, SERVICES, ()) == list(OFFERED)
    for language in DEFAULT_LANGUAGES:
        lines = write_prompt(replace(answers, language=language), SERVICES, (), (), again=False).splitlines()
        kinds = THEME.texts[language]["words"]["service_kinds"]
        rows = [line for line in lines if line.startswith("  ") and not line.startswith("      ")]
        assert [row.partition(":")[0].strip() for row in rows] == list(kinds.values())
        assert max(map(len, rows)) <= 80


def test_what_is_unsure_is_not_offered(notices: Path) -> None:
    """An entry of low certainty is no choice; who types its code gets a gap for all that the law asks of it."""
    theme = revise_service("hotjar", certainty="low")
    assert set(list_offered(theme)) == set(OFFERED) - {"hotjar"}
    row: Any = make_services(begin_with(theme, notices, "hotjar"))["services"]
    assert list(row[0]) == ["service", "company", "role", "transfers", "cookies", "retention"]


def test_each_open_fact_is_a_gap_and_nothing_else(notices: Path) -> None:
    """The rows have as many gaps as `check` would demand facts of bare codes, and then it finds no error."""
    file = place_register("esimerkki", notices, THEME)
    numbers = ",".join(str(number) for number in range(1, len(OFFERED) + 1))
    options = {**GIVEN, "services": (numbers,)}
    finish_register(answer_by_options(begin_answers(file, THEME, QUESTIONS, "en", options), file, options), file)
    assert find_errors(notices) == []
    text = file.path.read_text("utf-8")
    before, _, rest = text.partition("services:\n")
    rows, _, after = rest.partition("automated_decisions:")
    file.path.write_text(f"{before}services: [{', '.join(OFFERED)}]\nautomated_decisions:{after}")
    demanded = [fault for fault in collection.load(notices, THEME).faults if fault.code in CODES]
    assert rows.count("gap:") == len(demanded) > len(OFFERED) / 2


def test_any_service_may_have_a_short_key(notices: Path) -> None:
    """A service whose entry asks for a key of its own stands under it, and the file says what that is."""
    theme = revise_service("matomo", **SHORT)
    answers = begin_with(theme, notices, "matomo", "google_maps")
    answers = answers.add_about("service_retention", {"matomo": ("1 year",)})
    assert make_services(answers) == {"services": ["google_maps"], "visits": {"retention": "1 year"}}
    complete = revise_service("google_maps", key="where")
    assert make_services(begin_with(complete, notices, "google_maps")) == {"services": ["google_maps"]}


def test_a_purpose_of_the_file_tells_the_basis(notices: Path) -> None:
    """A service is asked for no basis where the file states the purpose that it serves."""
    answers = begin_with(THEME, notices, "cloudflare")
    rows: Any = make_services(answers)["services"]
    assert list(rows[0]) == ["service", "basis"]
    assert make_services(answers.add_plain("purposes", ("service_security",))) == {"services": ["cloudflare"]}


def test_services_of_the_company(notices: Path) -> None:
    """Services in the company's file are not asked again, and cookies that they store cannot be passed over."""
    (notices / "konserni").mkdir()
    company = notices / "konserni/_company.yml"
    for shared in ("services: [youtube]", "google_analytics: {retention: 14 months}"):
        company.write_text(f"{COMPANY}{shared}\n")
        assert call_new(notices, file="konserni/a", name=None, email=None).returncode == 0
        data = read_data(notices, "konserni/a")
        assert "gap" in data["cookies"]
        assert not data.keys() & {"services", "google_analytics"}
        (notices / "konserni/a.yml").unlink()
    company.write_text(f"{COMPANY}services: [{{service: youtube, in_use: {{gap: 2026-11-20 asked}}}}]\n")
    assert call_new(notices, file="konserni/a", name=None, email=None).returncode == 0
    assert "cookies" not in read_data(notices, "konserni/a")


def test_own_services_instead_of_the_company(notices: Path) -> None:
    """A list of its own takes the place of the company's, also where a short key would not."""
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(f"{COMPANY}services: [youtube]\n")
    options = ("--services", "google_analytics", "--service-retention", "14 months")
    assert call_new(notices, *options, file="konserni/a", name=None, email=None).returncode == 0
    rows = [{"service": "google_analytics", "retention": "14 months"}]
    assert read_data(notices, "konserni/a")["services"] == rows
    assert find_errors(notices) == []


def test_cookies_of_services_cannot_be_denied(notices: Path) -> None:
    """Where a service stores cookies, the notice cannot say that there are none."""
    told = get_refusal(call_new(notices, "--services", "youtube", cookies="none"), notices)
    assert told.startswith("--cookies: the notice has YouTube, but `cookies:` says none")
    assert call_new(notices, "--services", "google_fonts", cookies="none").returncode == 0

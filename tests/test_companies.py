"""Four companies: every fact of their old notices is on both pages, and nothing that is no longer law.

Their registers are in data/frozen, and what must be said of them in data/companies/<address>.yml; names, phones and
addresses are read from the register.
"""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from hooks.facts.facts import derive_facts
from hooks.folder import collection
from hooks.folder.entry import Entry
from hooks.format.register import Register
from hooks.notice import naming
from hooks.notice.links import write_phone
from hooks.notice.texts import NO_BREAK
from hooks.theme.languages import DEFAULT_LANGUAGES
from tests.paths import DATA, FROZEN
from tests.shared import THEME
from tests.sites import Element, build_site, read_pages

FACTS = DATA / "companies"
COMPANIES = [entry for entry in collection.load(FROZEN, THEME).entries if not entry.draft]
FORBIDDEN = re.compile(
    r"(?i)henkilötietola|rekisteriseloste|asiakasomistaja|allekirjoitettava|Ratapihantie|google\.com/settings/ads"
    r"|\(s-postiosoite\)|\{\{|(?-i:\b(?:ATK|None)\b)"
)

each_company = pytest.mark.parametrize("company", COMPANIES, ids=lambda company: company.address)
each_language = pytest.mark.parametrize("language", DEFAULT_LANGUAGES)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the four companies."""
    return build_site(tmp_path_factory.mktemp("companies") / "site", FROZEN)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Element]:
    return read_pages(site)


def address_of(company: Entry, language: str) -> str:
    return f"/{company.address}/" if language == "fi" else f"/{language}/{company.address}/"


def sections_of(page: Element) -> dict[str, str]:
    """What a reader sees in each section, by its id."""
    return {section.attributes["id"]: section.text for section in page.one("main").all("section")}


def expected(company: Entry, part: str) -> Any:  # noqa: ANN401 - lists, and tables of lists
    return yaml.safe_load((FACTS / f"{company.address}.yml").read_text())[part]


def register_of(company: Entry) -> Register:
    assert company.register, company.faults
    return company.register


def stated(company: Entry, path: str) -> object:
    """What the file of a register itself has under a dotted key, or nothing."""
    found = yaml.safe_load((FROZEN / company.path).read_text())
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def times(fact: str, text: str) -> int:
    """How often a text has these whole words."""
    return len(re.findall(rf"(?i)(?<!\w){re.escape(fact)}(?!\w)", text))


def unbreak(text: str) -> str:
    """A text with plain blanks for hard ones, as the text of an element has them."""
    return text.replace(NO_BREAK, " ")


def test_companies_have_facts() -> None:
    """Every published company has its facts, equally many in each language, and no file of facts is left over."""
    assert {path.stem for path in FACTS.glob("*.yml")} == {company.address for company in COMPANIES}
    for company in COMPANIES:
        for section, facts in expected(company, "says").items():
            assert len({len(facts[language]) for language in DEFAULT_LANGUAGES}) == 1, (company.name, section)


@each_company
def test_published(company: Entry) -> None:
    """A published company has no errors, and is published in every language of the site."""
    assert [fault for fault in company.faults if fault.level == "error"] == []
    assert naming.list_languages(register_of(company)) == DEFAULT_LANGUAGES


@each_company
@each_language
def test_facts(pages: dict[str, Element], company: Entry, language: str) -> None:
    """Every fact that the company has stated is in its section of the page, twice if it is listed twice."""
    sections = sections_of(pages[address_of(company, language)])
    for section, facts in expected(company, "says").items():
        listed = facts[language]
        assert [fact for fact in listed if times(fact, sections.get(section, "")) < listed.count(fact)] == [], section


@each_company
@each_language
def test_nothing_of_others(pages: dict[str, Element], company: Entry, language: str) -> None:
    """Nothing is on a company's page that only other companies have stated, and one of them still states it."""
    page = pages[address_of(company, language)].one("main").text.casefold()
    others = [pages[address_of(other, language)].one("main").text.casefold() for other in COMPANIES if other != company]
    for fact in expected(company, "says_not")[language]:
        assert fact.casefold() not in page, fact
        assert any(fact.casefold() in other for other in others), fact


@each_company
def test_who_and_whom_is_stated(company: Entry) -> None:
    """The register itself says who the controller is and whom to ask, and has as many doors as the old notice."""
    assert [path for path in expected(company, "states") if not isinstance(stated(company, path), str)] == []
    requests = register_of(company).requests
    assert requests
    doors = {"to": requests.to, "opt_out": requests.opt_out}
    assert {name: len(listed) for name, listed in doors.items() if listed} == expected(company, "doors")


@each_company
@each_language
def test_who_and_whom_is_shown(pages: dict[str, Element], company: Entry, language: str) -> None:
    """Every name, address, phone and e-mail that the register gives is in its section of the page."""
    register = register_of(company)
    requests = register.requests
    assert requests
    given = [("controller", value) for _, value in register.controller if isinstance(value, str)]
    given += [("contact", value) for _, value in register.contact or () if isinstance(value, str)]
    given += [("requests", str(door.value)) for door in requests.to or () if door.kind != "code"]
    given += [("objection", str(door.value)) for door in requests.opt_out or () if door.kind != "code"]
    sections = sections_of(pages[address_of(company, language)])
    shown = [(section, write_phone(value) if value.startswith("+") else value) for section, value in given]
    assert [(section, value) for section, value in shown if not times(unbreak(value), sections[section])] == []


@each_company
def test_gaps_are_declared(company: Entry) -> None:
    """Exactly what the old notice leaves open is declared as a gap."""
    gaps = [
        ".".join(map(str, question.key)) for question in derive_facts(register_of(company), THEME).open if question.gap
    ]
    assert sorted(gaps) == sorted(expected(company, "gaps"))


def test_nothing_outdated(site: Path) -> None:
    """No page holds, even unseen, repealed law, an old address, a placeholder, or a trace of the machinery."""
    found = {
        path.relative_to(site).as_posix(): FORBIDDEN.findall(unquote(path.read_text())) for path in site.rglob("*.html")
    }
    assert len(found) > len(COMPANIES) * len(DEFAULT_LANGUAGES)
    assert {name: words for name, words in found.items() if words} == {}

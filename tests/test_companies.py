"""The published companies: every fact of their old notices is on both pages, and nothing that is no longer law.

The facts of a company are in data/companies/<address>.yml; names, phones and addresses are read from its register.
"""

import re
from pathlib import Path

import pytest
import yaml

from hooks import collection, notice
from hooks.vocabulary import LANGUAGES
from tests.test_site import PROJECT, built, pages_of

FACTS = Path(__file__).parent / "data/companies"
COMPANIES = [entry for entry in collection.load(PROJECT / "notices").entries if not entry.draft]
FORBIDDEN = (
    r"henkilötietola|rekisteriseloste|\bATK\b|asiakasomistaja|allekirjoitettava|Ratapihantie|google\.com/settings/ads"
    r"|\(s-postiosoite\)|\{\{|(?-i:\bNone\b)"
)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a reader sees on each page of the real notices, by address."""
    site = built(tmp_path_factory.mktemp("companies") / "site", PROJECT / "notices")
    return {address: page.one("main").text for address, page in pages_of(site).items()}


def address_of(company: collection.Entry, language: str) -> str:
    return f"/{company.address}/" if language == "fi" else f"/{language}/{company.address}/"


def facts_of(company: collection.Entry, part: str, language: str) -> list[str]:
    facts: list[str] = yaml.safe_load((FACTS / f"{company.address}.yml").read_text())[part][language]
    return facts


def test_companies_have_facts() -> None:
    """Every published company has its list of facts, equally long in each language, and no list is left over."""
    assert {path.stem for path in FACTS.glob("*.yml")} == {company.address for company in COMPANIES}
    for company in COMPANIES:
        assert len({len(facts_of(company, "says", language)) for language in LANGUAGES}) == 1, company.name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("company", COMPANIES, ids=lambda company: company.address)
def test_facts(pages: dict[str, str], company: collection.Entry, language: str) -> None:
    """Every fact that the company has stated is on its page."""
    page = pages[address_of(company, language)].casefold()
    assert [fact for fact in facts_of(company, "says", language) if fact.casefold() not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("company", COMPANIES, ids=lambda company: company.address)
def test_nothing_of_others(pages: dict[str, str], company: collection.Entry, language: str) -> None:
    """Nothing is on a company's page that only other companies have stated."""
    page = pages[address_of(company, language)].casefold()
    assert [fact for fact in facts_of(company, "says_not", language) if fact.casefold() in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("company", COMPANIES, ids=lambda company: company.address)
def test_who_and_whom_to_ask(pages: dict[str, str], company: collection.Entry, language: str) -> None:
    """Every name, address, phone and e-mail that the register gives is on the page."""
    register = company.register
    assert register
    assert register.contact
    assert register.requests
    given = [value for part in (register.controller, register.contact) for _, value in part if isinstance(value, str)]
    given += [str(door.value) for door in register.requests.opt_out or () if door.kind != "code"]
    assert [value for value in given if value not in pages[address_of(company, language)]] == []


@pytest.mark.parametrize("address", [address_of(company, language) for company in COMPANIES for language in LANGUAGES])
def test_nothing_outdated(pages: dict[str, str], address: str) -> None:
    """No page holds repealed law, an old address, a placeholder, or a trace of the machinery."""
    assert re.findall(FORBIDDEN, pages[address], re.IGNORECASE) == []


@pytest.mark.parametrize("company", COMPANIES, ids=lambda company: company.address)
def test_gaps_are_declared(company: collection.Entry) -> None:
    """A published company has no errors, and is published in every language of the site."""
    assert not [fault for fault in company.faults if fault.level == "error"]
    assert company.register
    assert notice.languages_of(company.register) == LANGUAGES

"""What is told of a service of which little is certain."""

from hooks.checks.registry import check_register
from hooks.format.context import Context
from hooks.format.register import Register
from hooks.notice.notice import render_notice
from hooks.reading.source import Data
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.theme import Theme
from tests.facts.samples import SHORTEST
from tests.facts.test_services import change_entry
from tests.shared import place_parts

OPEN: dict[str, Data] = {
    "service": "pulse",
    "company": "Syke Oy",
    "role": "processor",
    "transfers": "none",
    "cookies": "none",
}


def check_services(theme: Theme, row: Data) -> list[str]:
    """What the checks say of the shortest register with one service, in words."""
    data: dict[str, Data] = {**SHORTEST, "services": [row]}
    register = Register.model_validate(data, context=Context(theme, DEFAULT_LANGUAGES))
    found = check_register(register, place_parts(data), theme)
    return [str(fault).partition("1:1: ")[2] for fault in found if fault.key.startswith("services")]


def test_what_is_uncertain_is_told() -> None:
    """An entry of low certainty is told, and the file says what its page is to say."""
    uncertain = change_entry(certainty="low", checked=None)
    told = "the catalogue is not certain of what it knows of Pulse; ask the provider for what the row says"
    assert check_services(uncertain, {**OPEN, "retention": "1 year"}) == [f"warning: services[0]: {told}"]
    assert check_services(change_entry(), {**OPEN, "retention": "1 year"}) == []
    assert len(check_services(uncertain, "pulse")) == 6


def test_nothing_uncertain_is_on_a_page() -> None:
    """No page says what an entry of low certainty says of who offers the service, what it stores or where data go."""
    uncertain = change_entry(certainty="low", checked=None)
    data: dict[str, Data] = {**SHORTEST, "services": [{**OPEN, "retention": "1 year"}]}
    register = Register.model_validate(data, context=Context(uncertain, DEFAULT_LANGUAGES))
    page = str(render_notice(register, "en", uncertain).html)
    assert "Syke Oy" in page
    assert [text for text in ("Pulse Oy", "Pulse Inc.", "pulses", "Vene Oy") if text in page] == []


def test_no_cookies_are_not_said_beside_an_open_service() -> None:
    """What a service stores cannot be open where the website stores nothing."""
    row: Data = {**OPEN, "cookies": {"gap": "2026-11-02 asked"}, "retention": "1 year"}
    data: dict[str, Data] = {**SHORTEST, "services": [row], "cookies": "none"}
    theme = change_entry()
    register = Register.model_validate(data, context=Context(theme, DEFAULT_LANGUAGES))
    codes = [fault.code for fault in check_register(register, place_parts(data), theme)]
    assert "cookies-missing" in codes

"""Whom to ask, and where requests go."""

import pytest

from hooks.facts.contacts import CONTACT
from hooks.facts.lines import Person
from hooks.format.doors import Door
from hooks.reading.source import Data
from tests.facts.samples import AT_OFFICE, MAIL, NEWSLETTER, NOTED, OFFICE, facts

CONTROLLER: Data = {
    "name": "Esimerkkipuutarha Oy",
    "address": "Koivukuja 3, 33100 Tampere",
    "phone": "03 123 4567",
    "email": "toimisto@vihreapiha.example",
}
WHOLE = Person("", "", "+358 3 123 4567", "toimisto@vihreapiha.example", "Koivukuja 3, 33100 Tampere")


@pytest.mark.parametrize(
    ("contact", "person"),
    [
        (None, WHOLE),
        ({"role": "office"}, Person("", "office", WHOLE.phone, WHOLE.email, WHOLE.address)),
        ({"name": "Anna Esimerkki"}, Person("Anna Esimerkki", "", WHOLE.phone, WHOLE.email, WHOLE.address)),
        ({"phone": "050 1234567"}, Person("", "", "+358 50 1234567", WHOLE.email, WHOLE.address)),
        ({"email": "anna@vihreapiha.example"}, Person("", "", WHOLE.phone, "anna@vihreapiha.example", WHOLE.address)),
        ({"address": "PL 1, 33101 Tampere"}, Person("", "", WHOLE.phone, WHOLE.email, "PL 1, 33101 Tampere")),
    ],
)
def test_contact_inherits_part_by_part(contact: Data, person: Person) -> None:
    """Each part that the contact leaves out is the controller's."""
    assert facts({"controller": CONTROLLER, "contact": contact}).contact == person


def test_contact_inherits_no_gap() -> None:
    """An address that is a gap leaves the contact without one."""
    controller = {**CONTROLLER, "address": NOTED} if isinstance(CONTROLLER, dict) else {}
    assert facts({"controller": controller}).contact.address == ""


@pytest.mark.parametrize(
    ("requests", "doors", "opt_out"),
    [
        (None, (CONTACT,), (CONTACT,)),
        ({"answered_in": "fi"}, (CONTACT,), (CONTACT,)),
        ({"to": "office"}, (CONTACT,), (CONTACT,)),
        ({"to": [AT_OFFICE]}, (CONTACT, OFFICE), (CONTACT, OFFICE)),
        ({"to": [AT_OFFICE, "contact"]}, (CONTACT, OFFICE), (CONTACT, OFFICE)),
        ({"opt_out": "kielto@vihreapiha.example"}, (CONTACT,), (MAIL, CONTACT)),
        ({"to": [AT_OFFICE], "opt_out": ["sales", AT_OFFICE]}, (CONTACT, OFFICE), (OFFICE, CONTACT)),
    ],
)
def test_doors(requests: Data, doors: tuple[Door, ...], opt_out: tuple[Door, ...]) -> None:
    """The contact is always a door, a role without an address is none, and marketing is refused at all others, too."""
    found = facts({"requests": requests, **NEWSLETTER})
    assert (found.doors, found.opt_out) == (doors, opt_out)


@pytest.mark.parametrize(
    ("changes", "requests", "opt_out"),
    [
        ({}, "toimisto@vihreapiha.example", "toimisto@vihreapiha.example"),
        ({"contact": {"email": "dpo@example.fi"}}, "dpo@example.fi", "dpo@example.fi"),
        (
            {"requests": {"to": ["sales", "sales@example.fi"], "opt_out": ["own_account", "no@example.fi"]}},
            "toimisto@vihreapiha.example",
            "no@example.fi",
        ),
        (
            {"controller": {"name": "A Oy", "business_id": NOTED, "address": NOTED, "phone": "03 123 4567"}},
            "",
            "",
        ),
        (
            {
                "controller": {"name": "A Oy", "business_id": NOTED, "address": NOTED, "phone": "03 123 4567"},
                "requests": {"to": ["office", {"door": "sales", "email": "sales@example.fi"}]},
            },
            "sales@example.fi",
            "sales@example.fi",
        ),
    ],
)
def test_written_requests(changes: dict[str, Data], requests: str, opt_out: str) -> None:
    """A request goes to the contact's address or the first door that is one; a refusal first to its own doors."""
    made = facts({**changes, **NEWSLETTER})
    assert (made.request_email, made.opt_out_email) == (requests, opt_out)


def test_nobody_refuses_what_nobody_does() -> None:
    """Where no purpose is direct marketing, it is refused nowhere, whatever the file says."""
    made = facts({"requests": {"opt_out": "kielto@vihreapiha.example"}})
    assert (made.opt_out, made.opt_out_email) == ((), "")

"""Who receives data, and where they go."""

from hooks.facts.lines import (
    RecipientLine,
    TransferLine,
)
from hooks.reading.source import Data
from tests.facts.samples import ANALYTICS, AT_OFFICE, NOTED, OFFICE, facts


def test_people_inside_are_no_recipients() -> None:
    """People of the organisation itself are sentences and no recipients, in the order of the vocabulary."""
    found = facts({"recipients": ["volunteers", "auditor", "board"]})
    assert found.inside == ("board", "volunteers")
    assert found.recipients == (RecipientLine("auditor", "", ("controller",)),)


def test_role_of_a_recipient() -> None:
    """The role that the file states goes before the usual one of the code."""
    row: Data = {"recipient": "it_services", "name": "Pilvi Esimerkki Oy", "role": "controller"}
    line = RecipientLine("it_services", "Pilvi Esimerkki Oy", ("controller",))
    assert facts({"recipients": [row]}).recipients == (line,)


def test_transfer_takes_the_name_of_its_recipient() -> None:
    """A transfer shows the name that its recipient has among the recipients."""
    changes: dict[str, Data] = {
        "recipients": [{"recipient": "it_services", "name": "Pilvi Esimerkki Oy"}],
        "transfers": [{"recipient": "it_services", "country": "US", "safeguard": "scc", "copy": AT_OFFICE}],
    }
    assert facts(changes).transfers == (TransferLine("it_services", "Pilvi Esimerkki Oy", "US", ("scc",), OFFICE),)


def test_transfer_names_its_recipient() -> None:
    """Of several recipients of one kind a transfer says by name which is meant."""
    names = ("Pilvi Esimerkki Oy", "Usva Esimerkki Oy")
    where: dict[str, Data] = {"recipient": "it_services", "country": "US", "safeguard": "scc"}
    changes: dict[str, Data] = {
        "recipients": [{"recipient": "it_services", "name": name} for name in names],
        "transfers": [{**where, "name": name} for name in reversed(names)],
    }
    assert [line.name for line in facts(changes).transfers] == list(reversed(names))


def test_recipients_by_role() -> None:
    """Recipients stand by role; whoever has two roles stands in both, and last are those of none."""
    made = facts({**ANALYTICS, "recipients": ["own_staff", {"fi": "a", "en": "a"}, "authorities"]})
    ads = facts({"google_analytics": {"retention": "14 months", "ads": "yes"}, "cookies": {"settings": NOTED}})
    assert {role: len(lines) for role, lines in made.recipients_by_role.items()} == {
        "processor": 1,
        "controller": 1,
        "": 1,
    }
    assert list(made.recipients_by_role) == ["processor", "controller", ""]
    by_role = {role: lines[-1].recipient for role, lines in ads.recipients_by_role.items()}
    assert [role for role, last in by_role.items() if last == "service_google_analytics"] == ["processor", "controller"]

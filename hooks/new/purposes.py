"""The rows of `purposes:`, in which a contract is no basis for those who are not party to it."""

from __future__ import annotations

from ..format.own_words import Term
from .answers import Answer, Answers
from .dumper import Filled, YesNo
from .rows import make_gap, shorten_list

Row = dict[str, Filled]
LAWFUL = frozenset({"legal_obligation", "public_task"})  # the bases that a law gives (Art. 6(3))


def make_purposes(answers: Answers) -> list[Filled]:
    """The rows; purposes that are alike in all else share one."""
    alike: dict[str, Row] = {}
    sharing: dict[str, Answer] = {}
    for purpose in answers.get_all("purposes"):
        for row in make_rows(answers, purpose):
            trait = str(row)
            alike[trait] = row
            sharing[trait] = (*sharing.get(trait, ()), purpose)
    return [{"purpose": shorten_list(sharing[trait]), **row} for trait, row in alike.items()]


def make_rows(answers: Answers, purpose: Term) -> list[Row]:
    """What a purpose rests on; with a contract, contact persons have a row of their own."""
    row = make_row(answers, purpose)
    bases = answers.get_about("basis", purpose)
    conditions = (
        "contract" in bases,
        answers.is_divided,
        answers.get_all("contacts_interest"),
    )
    if not all(conditions):
        return [row]
    contacts = answers.contacts
    parties = tuple(term for term in answers.subjects if term not in contacts)
    return [
        {**row, "about": parties},
        make_row_of_contacts(answers, purpose, row),
    ]


def make_row(answers: Answers, purpose: Term) -> Row:
    """The bases of a purpose, with what each of them needs."""
    gap = make_gap(answers)
    bases = answers.get_about("basis", purpose)
    interest = answers.get_about("interest", purpose)
    law = answers.get_about("law", purpose)
    withdraw = answers.get_about("withdraw", purpose)
    row: Row = {"basis": shorten_list(bases) or gap}
    if purpose in answers.get_all("possible"):
        row["possible"] = YesNo("yes")
    if "legitimate_interest" in bases:
        row["interest"] = shorten_list(interest) or gap
    if not LAWFUL.isdisjoint(bases):
        row["law"] = shorten_list(law) or gap
    if "consent" in bases and withdraw:
        row["withdraw"] = shorten_list(withdraw)
    return row


def make_row_of_contacts(answers: Answers, purpose: Term, row: Row) -> Row:
    """The same for contact persons, with a legitimate interest where the others have a contract."""
    instead = {"contract": "legitimate_interest"}
    bases = dict.fromkeys(instead.get(str(basis), basis) for basis in answers.get_about("basis", purpose))
    own = {
        "basis": shorten_list(tuple(bases)),
        "interest": shorten_list(answers.get_all("contacts_interest")),
    }
    rest = {key: value for key, value in row.items() if key not in own}
    return {
        **own,
        **rest,
        "about": answers.contacts,
    }

"""Where a check begins and ends to find something: one change of the shortest register, and exactly what is found.

The tests go by 2026-11-21.
"""

import re
from pathlib import Path

import pytest

from hooks.folder import collection
from tests.paths import DATA
from tests.shared import THEME

SHORTEST = (DATA / "good/shortest.yml").read_text(encoding="utf-8")
NAMED = "{name: Esimerkkipuutarha Oy, business_id: 1234567-1, address: 'Koivukuja 3, 33100 Tampere'"
KEPT = "keep: 3 years, after: relationship_end"


def replace_keys(changes: str) -> str:
    """The shortest register with other values of top-level keys, or with more keys."""
    text = SHORTEST
    for key in re.findall(r"^(\w+):", changes, re.MULTILINE):
        text = re.sub(rf"^{key}:.*\n([ -].*\n)*", "", text, flags=re.MULTILINE)
    return f"{text}{changes}\n"


def find_codes(text: str, notices: Path) -> list[str]:
    """The codes of what is found in a register."""
    (notices / "x.yml").write_text(text, encoding="utf-8")
    return [str(fault.code) for fault in collection.load(notices, THEME).faults]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        # who
        (f"controller: {NAMED}, phone: 03 123 4567}}", []),
        ("dpo: {name: Maija Meri, email: maija.meri@vihreapiha.example}", []),
        ("dpo: {name: Maija Meri, phone: 03 123 4567}", []),
        ("contact: {name: Maija Meri}", []),
        ("contact: {role: office}", []),
        # when
        ("updated: 2026-11-21", []),
        ("updated: 2026-11-22", ["date-order"]),
        ("drawn_up: 2026-11-02", []),
        ("review_by: 2026-11-21", []),
        ("review_by: 2026-11-20", ["review-due"]),
        ("review_by: 2026-11-20\nreviewed: 2026-11-19", ["review-due"]),
        ("review_by: 2026-11-20\nreviewed: 2026-11-20", []),
        ("review_by: 2026-11-20\nreviewed: {date: 2026-11-20, by: AE}", []),
        ("review_by: 2026-11-20\nreviewed: 2026-11-21", []),
        # whom and why
        (
            (
                "subjects: [private_customers, company_contacts]\n"
                "purposes: [{purpose: orders, basis: contract, about: [private_customers]}]"
            ),
            [],
        ),
        (
            (
                "subjects: [company_contacts]\n"
                "purposes: [{purpose: orders, basis: legitimate_interest, interest: cooperation}]"
            ),
            [],
        ),
        # which data
        ("data: [name, {item: allergies, special: explicit_consent}]", []),
        ("data: [name, {item: personal_identity_code, ground: credit}]", []),
        ("retention: {gap: 2026-11-02 the office was asked}", ["gap"]),
        (
            (
                "data: [name, gap: 2026-11-02 the office was asked]\n"
                f"retention: [{{data: [all, photos], {KEPT}, because: limitation_period}}]"
            ),
            ["gap"],
        ),
        (f"data: [name]\nretention: [{{data: name, {KEPT}}}]", []),
        (f"retention: [{{data: name, {KEPT}}}, {{data: email, {KEPT}}}]", []),
        (f"retention: [{{data: name, {KEPT}}}]", ["retention-uncovered"]),
        (f"data: [name, billing_details]\nretention: [{{data: name, {KEPT}}}, accounting_vouchers]", []),
        (f"retention: [{{data: contact, {KEPT}}}, accounting_vouchers]", []),
        # to whom
        ("recipients: [own_staff]", []),
        ("recipients: [{recipient: own_staff, name: Piha Oy}]", ["staff-row"]),
        ("recipients: [it_services]\ntransfers: [{recipient: it_services, country: US, safeguard: dpf}]", []),
        ("recipients: [it_services]\ntransfers: [{recipient: it_services, country: IN, safeguard: scc}]", []),
        (
            "recipients: [it_services]\ntransfers: [{recipient: it_services, country: IN, safeguard: dpf}]",
            ["transfer-country"],
        ),
        # cookies
        ("subjects: [website_visitors]\ncookies: none", []),
        ("subjects: [website_visitors]", ["cookies-missing"]),
        (
            (
                "purposes: [{purpose: newsletter, basis: consent, withdraw: cookie_settings}]\n"
                "cookies: {list: [{name: cart, provider: own, purpose: necessary, lifetime: session}]}"
            ),
            ["withdraw-nowhere"],
        ),
        (
            (
                "purposes: [{purpose: newsletter, basis: consent, withdraw: cookie_settings}]\n"
                "cookies: {settings: https://vihreapiha.example/evasteet,"
                " list: [{name: cart, provider: own, purpose: necessary, lifetime: session}]}"
            ),
            [],
        ),
        # what is open
        ("providing_data: {gap: 2026-11-21 the office was asked}", ["gap"]),
        ("providing_data: {gap: 2026-11-22 the office was asked}", ["gap-future"]),
        ("providing_data: {gap: 2026-05-22 the office was asked}", ["gap"]),
        ("providing_data: {gap: 2026-05-21 the office was asked}", ["gap-old"]),
    ],
)
def test_boundary(changes: str, found: list[str], notices: Path) -> None:
    """Each check finds what it looks for, and nothing beside it."""
    assert find_codes(replace_keys(changes), notices) == found


@pytest.mark.parametrize(
    ("controller", "ask", "found"),
    [
        ("", "", ["contact-unreachable"]),
        ("", ", ask: konkurssipesa@example.fi", []),
        (", email: toimisto@vihreapiha.example", "", []),
        (", phone: 03 123 4567", "", []),
    ],
)
def test_removal_says_whom_to_ask(controller: str, ask: str, found: list[str], notices: Path) -> None:
    """The file of a removal leads to somebody: by `ask:`, or to the controller by e-mail or phone."""
    text = f"controller: {NAMED}{controller}}}\nremoved: {{date: 2026-11-02{ask}}}\n"
    assert find_codes(text, notices) == found

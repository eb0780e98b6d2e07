"""What follows from a register: rights from legal bases, rows that a service brings, whom to ask, what is open."""

import pytest

from hooks.facts.contacts import CONTACT, COOKIE_SETTINGS
from hooks.facts.facts import Facts, derive_facts
from hooks.facts.lines import (
    CookieLine,
    InterestLine,
    Person,
    PurposeLine,
    RecipientLine,
    Right,
    TransferLine,
)
from hooks.format.doors import Door
from hooks.format.register import Register
from hooks.reading.loading import read_source
from hooks.reading.source import Data
from tests.paths import DATA
from tests.shared import CONTEXT, THEME

SHORTEST = read_source(DATA / "good/shortest.yml", "shortest.yml").data
NOTED: Data = {"gap": "2026-11-21 the office was asked"}
ANALYTICS: dict[str, Data] = {"google_analytics": {"retention": "14 months"}, "cookies": {"settings": NOTED}}


def facts(changes: dict[str, Data]) -> Facts:
    """The facts of the shortest register with other values for some keys; a key without value is left out."""
    data = {key: value for key, value in (SHORTEST | changes).items() if value is not None}
    return derive_facts(Register.model_validate(data, context=CONTEXT), THEME)


def purposes(*bases: Data) -> dict[str, Data]:
    """A single purpose with these bases, and what they demand beside them."""
    row: dict[str, Data] = {"purpose": "orders", "basis": list(bases)}
    row |= {"interest": "cooperation"} if "legitimate_interest" in bases else {}
    row |= {"law": "accounting_act"} if "legal_obligation" in bases else {}
    return {"purposes": [row]}


EXPLICIT: Data = {"item": "allergies", "special": "explicit_consent"}


def cookie(purpose: str) -> dict[str, Data]:
    row: Data = {"name": "x", "provider": "own", "purpose": purpose, "lifetime": "session"}
    return {"cookies": {"settings": NOTED, "list": [row]}}


# --- rights (format 1.5) ----------------------------------------------------------------------------------------------

SHOWN = {None: "-", False: "stated", True: "if"}  # by whether the right hangs on a condition


@pytest.mark.parametrize(
    ("changes", "erasure", "portability", "objection", "withdrawal"),
    [
        (purposes("contract"), "stated", "stated", "-", "-"),
        (purposes("consent"), "stated", "stated", "-", "stated"),
        (purposes("legitimate_interest"), "stated", "-", "stated", "-"),
        (purposes("vital_interests"), "stated", "-", "-", "-"),
        (purposes("legal_obligation"), "-", "-", "-", "-"),
        (purposes("public_task"), "-", "-", "stated", "-"),
        (purposes("legal_obligation", "public_task"), "-", "-", "stated", "-"),
        (purposes("legal_obligation", "contract"), "stated", "stated", "-", "-"),
        (purposes("contract", "legitimate_interest", "consent"), "stated", "stated", "stated", "stated"),
        # an open basis
        (purposes(NOTED), "stated", "if", "if", "if"),
        (purposes("contract", NOTED), "stated", "stated", "if", "if"),
        (purposes("consent", NOTED), "stated", "stated", "if", "stated"),
        (purposes("legitimate_interest", NOTED), "stated", "if", "stated", "if"),
        (purposes("legal_obligation", NOTED), "stated", "if", "if", "if"),
        # what services and cookies bring
        (purposes("contract") | {"cookies": "none"}, "stated", "stated", "-", "-"),
        (purposes("contract") | {"cookies": "used"}, "stated", "stated", "-", "if"),
        (purposes("legal_obligation") | {"cookies": "used"}, "-", "-", "-", "if"),
        (purposes("legal_obligation") | cookie("necessary"), "-", "-", "-", "-"),
        (purposes("legal_obligation") | cookie("marketing"), "stated", "stated", "-", "stated"),
        (purposes("legal_obligation") | ANALYTICS, "stated", "stated", "-", "stated"),
        # explicit consent to special categories
        (purposes("legal_obligation") | {"data": [EXPLICIT]}, "stated", "stated", "-", "stated"),
    ],
)
def test_rights(changes: dict[str, Data], erasure: str, portability: str, objection: str, withdrawal: str) -> None:
    """A right is stated, stated with its condition or left out, as the legal bases have it."""
    rights = facts(changes).rights
    found = [
        SHOWN[rights[name].conditional if name in rights else None]
        for name in ("erasure", "portability", "objection", "withdrawal")
    ]
    assert found == [erasure, portability, objection, withdrawal]


@pytest.mark.parametrize("basis", ["consent", "legal_obligation", NOTED])
def test_rights_that_always_stand(basis: Data) -> None:
    """Access, rectification and restriction stand on every basis."""
    rights = facts(purposes(basis)).rights
    assert all(rights[name] == Right(conditional=False) for name in ("access", "rectification", "restriction"))


TWO: Data = [{"purpose": "orders", "basis": "contract"}, {"purpose": "newsletter", "basis": "consent"}]


def test_rights_name_their_purposes() -> None:
    """A right that hangs on a basis names the purposes that rest on it."""
    rights = facts({"purposes": TWO}).rights
    assert [line.purpose for line in rights["portability"].purposes] == ["orders", "newsletter"]
    assert [line.purpose for line in rights["withdrawal"].purposes] == ["newsletter"]


def test_rights_name_no_purposes_while_a_basis_is_open() -> None:
    """With an open basis no right names its purposes: they are not divided."""
    rights = facts(purposes("contract", NOTED)).rights
    assert all(right.purposes == () for right in rights.values())


# --- purposes ---------------------------------------------------------------------------------------------------------


def test_row_of_several_purposes() -> None:
    """A row with several purposes gives a line for each, with all that the row says."""
    row: Data = {
        "purpose": ["orders", "invoicing"],
        "basis": "legitimate_interest",
        "interest": "cooperation",
        "about": "private_customers",
    }
    rest = (("legitimate_interest",), "", ("private_customers",), ("cooperation",))
    assert facts({"purposes": [row]}).purposes == (
        PurposeLine(("purposes", 0), "orders", *rest),  # type: ignore[arg-type]
        PurposeLine(("purposes", 0), "invoicing", *rest),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("withdraw", "doors"),
    [(None, (CONTACT,)), ("link_in_message", (Door("code", "link_in_message"),))],
)
def test_consent_is_withdrawn_through_the_contact(withdraw: str | None, doors: tuple[Door, ...]) -> None:
    """Consent is withdrawn as the file says, or else through the contact."""
    row: Data = {"purpose": "newsletter", "basis": "consent", "withdraw": withdraw}
    assert facts({"purposes": [row]}).purposes[0].withdraw == doors


def test_consents() -> None:
    """The purposes that rest on consent are known."""
    assert [line.purpose for line in facts({"purposes": TWO}).consents] == ["newsletter"]


def test_purpose_in_two_rows_is_named_once() -> None:
    """A purpose with a row for each kind of people is one purpose where purposes are listed."""
    rows: Data = [
        {"purpose": "ad_targeting", "basis": "legitimate_interest", "interest": "cooperation", "about": "prospects"},
        {"purpose": "ad_targeting", "basis": "legitimate_interest", "interest": "cooperation", "about": "customers"},
    ]
    found = facts({"purposes": rows})
    assert (found.marketing, found.profiling) == (("ad_targeting",), ("ad_targeting",))
    assert found.interests == (InterestLine("cooperation", ("ad_targeting",)),)


def test_interests_are_gathered() -> None:
    """Each interest is listed once, with all purposes that rest on it."""
    rows: Data = [
        {"purpose": "orders", "basis": "legitimate_interest", "interest": "cooperation"},
        {"purpose": "surveys", "basis": "legitimate_interest", "interest": ["business_development", "cooperation"]},
    ]
    assert facts({"purposes": rows}).interests == (
        InterestLine("cooperation", ("orders", "surveys")),
        InterestLine("business_development", ("surveys",)),
    )


def test_bases_are_in_the_order_of_the_law() -> None:
    """The bases come in the order of Art. 6(1), whatever the order of the file."""
    assert facts(purposes("legitimate_interest", "legal_obligation", "consent")).bases == (
        "consent",
        "legal_obligation",
        "legitimate_interest",
    )


def test_marketing_and_profiling() -> None:
    """The purposes that are marketing or profiling are known by their codes."""
    rows: Data = [
        {"purpose": ["orders", "ad_targeting", "postal_marketing", "personalised_content"], "basis": "consent"}
    ]
    found = facts({"purposes": rows})
    assert found.marketing == ("ad_targeting", "postal_marketing")
    assert found.profiling == ("ad_targeting", "personalised_content")


# --- what Google Analytics brings -------------------------------------------------------------------------------------


def test_analytics_brings_its_purpose() -> None:
    """Google Analytics brings web analytics by consent, for visitors, withdrawn in the cookie settings."""
    assert facts(ANALYTICS).purposes[-1] == PurposeLine(
        (), "web_analytics", ("consent",), about=("website_visitors",), withdraw=(COOKIE_SETTINGS,)
    )


@pytest.mark.parametrize(
    ("ads", "roles"),
    [(None, ("processor",)), ("no", ("processor",)), ("yes", ("processor", "controller"))],
)
def test_analytics_brings_its_recipient(ads: str | None, roles: tuple[str, ...]) -> None:
    """Google is a processor, and with advertising a controller, too; `recipients: none` means no others."""
    analytics: Data = {"retention": "14 months", "ads": ads}
    found = facts(ANALYTICS | {"google_analytics": analytics, "recipients": "none"}).recipients
    assert found == (RecipientLine("google_ireland", "Google Ireland Limited", roles),)


def test_analytics_brings_its_transfer() -> None:
    """Google brings a transfer to the United States; `transfers: none` means no others."""
    transfer = TransferLine("google_ireland", "Google LLC", "US", ("dpf", "scc"), CONTACT)
    assert facts(ANALYTICS | {"transfers": "none"}).transfers == (transfer,)


def test_analytics_brings_its_cookies() -> None:
    """Google's cookies are listed after the company's own."""
    own = cookie("necessary")
    assert facts(ANALYTICS | own).cookies == (
        CookieLine("x", "own", "necessary", "session"),
        CookieLine("_ga", "Google Ireland Limited", "analytics", "2 years"),
        CookieLine("_ga_<container-id>", "Google Ireland Limited", "analytics", "2 years"),
    )


def test_analytics_brings_consent() -> None:
    """Google's cookies need consent, and consent is then a basis of the notice."""
    found = facts(purposes("legal_obligation") | ANALYTICS)
    assert (found.cookie_consent, found.bases) == (True, ("consent", "legal_obligation"))


@pytest.mark.parametrize(
    ("analytics", "kept"),
    [
        ({"retention": "14 months"}, (("usage_data", "14 months"),)),
        ({"retention": "2 months", "demographics": "no"}, (("usage_data", "2 months"),)),
        (
            {"retention": "14 months", "demographics": "yes"},
            (("usage_data", "14 months"), ("demographics_data", "2 months")),
        ),
        ({"retention": NOTED}, ()),
        (None, ()),
    ],
)
def test_analytics_brings_its_retention(analytics: Data, kept: tuple[tuple[str, str], ...]) -> None:
    """What Google keeps follows from the settings; demographics are kept for two months."""
    assert facts({"google_analytics": analytics}).analytics_retention == kept


def test_without_analytics_nothing_is_brought() -> None:
    """Without Google Analytics nothing of it is said."""
    found = facts({})
    assert (len(found.purposes), found.recipients, found.transfers, found.cookies) == (1, (), (), ())


# --- whose data -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "subjects"),
    [
        ({"subjects": None}, ("customers", "contact_persons")),
        ({"subjects": None, "register": "members"}, ("members",)),
        ({"subjects": ["prospects"]}, ("prospects",)),
        ({"cookies": "used"}, ("private_customers", "website_visitors")),
        (ANALYTICS, ("private_customers", "website_visitors")),
        ({"cookies": "used", "subjects": ["website_visitors", "prospects"]}, ("website_visitors", "prospects")),
        ({"cookies": "none"}, ("private_customers",)),
        ({"cookies": NOTED}, ("private_customers",)),
    ],
)
def test_subjects(changes: dict[str, Data], subjects: tuple[str, ...]) -> None:
    """The subjects are those of the file or else of the register; visitors come with cookies, once."""
    assert facts(changes).subjects == subjects


# --- whom to ask ------------------------------------------------------------------------------------------------------

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


OFFICE, MAIL = Door("code", "office"), Door("email", "kielto@vihreapiha.example")


@pytest.mark.parametrize(
    ("requests", "doors", "opt_out"),
    [
        (None, (CONTACT,), (CONTACT,)),
        ({"answered_in": "fi"}, (CONTACT,), (CONTACT,)),
        ({"to": "office"}, (CONTACT, OFFICE), (CONTACT, OFFICE)),
        ({"to": ["office", "contact"]}, (CONTACT, OFFICE), (CONTACT, OFFICE)),
        ({"opt_out": "kielto@vihreapiha.example"}, (CONTACT,), (MAIL, CONTACT)),
        ({"to": "office", "opt_out": ["office"]}, (CONTACT, OFFICE), (OFFICE, CONTACT)),
    ],
)
def test_doors(requests: Data, doors: tuple[Door, ...], opt_out: tuple[Door, ...]) -> None:
    """The contact is always a door, and marketing is refused at the doors named for it and at all others."""
    found = facts({"requests": requests})
    assert (found.doors, found.opt_out) == (doors, opt_out)


# --- data, sources, recipients ----------------------------------------------------------------------------------------

POND: Data = {"fi": "Lammikon koko", "en": "Size of the pond"}


def test_data_are_sorted_into_groups() -> None:
    """Items stand in the groups of their codes, in the order of the vocabulary; own words say theirs or are others."""
    items: Data = [{"item": POND, "group": "orders"}, "browser", POND, "email", "name", NOTED]
    groups = {group: len(listed) for group, listed in facts({"data": items}).data.items()}
    assert list(groups.items()) == [("contact", 2), ("orders", 1), ("web_use", 1), ("other", 1)]


def test_own_words_with_a_condition_are_special() -> None:
    """Own words for data with a condition of Art. 9 are a special category."""
    assert list(facts({"data": [{"item": POND, "special": "health_care"}]}).data) == ["special"]


def test_sources_are_sorted_by_whom_they_come_from() -> None:
    """Sources stand by whom they come from; own words count as others, the stricter, unless they say so."""
    sources: Data = [POND, "cookies", "trade_register", "person", {"source": POND, "from": "person"}]
    found = {origin: len(listed) for origin, listed in facts({"sources": sources}).sources.items()}
    assert list(found.items()) == [("person", 2), ("observed", 1), ("other", 2)]


def test_staff_are_no_recipient() -> None:
    """The company's own staff are a sentence and not a recipient."""
    found = facts({"recipients": ["own_staff", "auditor"]})
    assert (found.staff, found.recipients) == (True, (RecipientLine("auditor", "", ("controller",)),))


def test_role_of_a_recipient() -> None:
    """The role that the file states goes before the usual one of the code."""
    row: Data = {"recipient": "it_services", "name": "Pilvi Esimerkki Oy", "role": "controller"}
    line = RecipientLine("it_services", "Pilvi Esimerkki Oy", ("controller",))
    assert facts({"recipients": [row]}).recipients == (line,)


def test_transfer_takes_the_name_of_its_recipient() -> None:
    """A transfer shows the name that its recipient has among the recipients."""
    changes: dict[str, Data] = {
        "recipients": [{"recipient": "it_services", "name": "Pilvi Esimerkki Oy"}],
        "transfers": [{"recipient": "it_services", "country": "US", "safeguard": "scc", "copy": "office"}],
    }
    assert facts(changes).transfers == (TransferLine("it_services", "Pilvi Esimerkki Oy", "US", ("scc",), OFFICE),)


@pytest.mark.parametrize(("safeguard", "count"), [("scc", 0), ("explicit_consent_art49", 1)])
def test_transfer_by_consent(safeguard: str, count: int) -> None:
    """A transfer that rests on explicit consent brings the section on consent and the right to withdraw it."""
    row: Data = {"recipient": "it_services", "country": "US", "safeguard": safeguard}
    found = facts({"recipients": ["it_services"], "transfers": [row]})
    assert len(found.transfer_consents) == count
    assert ("consent" in found.sections) is ("withdrawal" in found.rights) is bool(count)


# --- cookies ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "needed"),
    [
        ({"cookies": None}, False),
        ({"cookies": "none"}, False),
        ({"cookies": "used"}, False),  # nobody knows
        (cookie("necessary"), False),
        (cookie("preferences"), True),
        ({"cookies": {"purposes": ["necessary"]}}, False),
        ({"cookies": {"purposes": ["necessary", "usability"]}}, True),
        (ANALYTICS, True),
    ],
)
def test_cookies_that_need_consent(changes: dict[str, Data], needed: bool) -> None:
    """Every cookie beyond the strictly necessary ones needs consent."""
    assert facts(changes).cookie_consent is needed


# --- what is open, and which sections apply ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        ({}, set()),
        (purposes(NOTED), {"basis_absent"}),
        (purposes("contract", NOTED), {"basis_partial"}),
        ({"purposes": [{"purpose": "orders", "basis": "legitimate_interest", "interest": NOTED}]}, {"interest"}),
        ({"providing_data": NOTED}, {"providing_data"}),
        ({"data": NOTED}, {"data_absent"}),
        ({"data": ["name", NOTED]}, {"data_partial"}),
        ({"sources": NOTED}, {"sources_absent"}),
        ({"sources": ["person", NOTED]}, {"sources_partial"}),
        ({"recipients": NOTED}, {"recipients_absent"}),
        ({"recipients": [NOTED]}, {"recipients_absent"}),
        ({"recipients": ["auditor", NOTED]}, {"recipients_partial"}),
        ({"transfers": NOTED}, {"transfers_absent"}),
        ({"transfers": ["if_technically_needed", NOTED]}, {"transfers_partial"}),
        ({"retention": NOTED}, {"retention"}),
        ({"automated_decisions": NOTED}, {"automated_decisions"}),
        ({"cookies": NOTED}, {"cookies"}),
        ({"cookies": "used"}, {"cookies_list", "cookies_settings"}),
        ({"cookies": {"list": NOTED, "settings": NOTED}}, {"cookies_list", "cookies_settings"}),
        (
            {"google_analytics": {"retention": NOTED, "gap": "2026-11-21 old"}},
            {"google_analytics", "google_analytics_retention"},
        ),
        (
            {"controller": {"name": "Esimerkkipuutarha Oy", "address": NOTED, "business_id": NOTED}},
            {"address", "business_id"},
        ),
    ],
)
def test_open_questions(changes: dict[str, Data], sentences: set[str]) -> None:
    """Every declared gap is an open question with the sentence of its place."""
    assert facts(changes).sentences == sentences


ALWAYS = set(THEME.sections) - {"interests", "consent", "security", "cookies"}


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({}, set()),
        (purposes("legitimate_interest"), {"interests"}),
        ({"purposes": [{"purpose": "orders", "basis": "legitimate_interest", "interest": NOTED}]}, {"interests"}),
        (purposes("consent"), {"consent"}),
        ({"security": {"paper": "none"}}, {"security"}),
        ({"cookies": "none"}, {"cookies"}),
        ({"cookies": NOTED}, {"cookies"}),
        (ANALYTICS, {"cookies", "consent"}),
        ({"more": {"security": POND}}, {"security"}),
    ],
)
def test_sections(changes: dict[str, Data], more: set[str]) -> None:
    """A section stands if it has something to say; own words at its end always do."""
    assert set(facts(changes).sections) == {*ALWAYS, *more}


# --- how the page groups them -----------------------------------------------------------------------------------------


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
                "requests": {"to": ["office", "sales@example.fi"]},
            },
            "sales@example.fi",
            "sales@example.fi",
        ),
    ],
)
def test_written_requests(changes: dict[str, Data], requests: str, opt_out: str) -> None:
    """A request goes to the contact's address or the first door that is one; a refusal first to its own doors."""
    made = facts(changes)
    assert (made.request_email, made.opt_out_email) == (requests, opt_out)


def test_purposes_by_basis() -> None:
    """Purposes that rest on the same stand together, in the order of the file, and what is open apart."""
    rows: list[Data] = [
        {"purpose": "orders", "basis": "contract"},
        {"purpose": "newsletter", "basis": "consent"},
        {"purpose": "statistics", "basis": ["contract", NOTED]},
        {"purpose": "invoicing", "basis": "contract"},
    ]
    grouped = facts({"purposes": rows}).purposes_by_basis
    assert [(key, [line.purpose for line in lines]) for key, lines in grouped.items()] == [
        ((("contract",), ""), ["orders", "invoicing"]),
        ((("consent",), ""), ["newsletter"]),
        ((("contract",), "partial"), ["statistics"]),
    ]


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
    assert [role for role, lines in ads.recipients_by_role.items() if lines[-1].recipient == "google_ireland"] == [
        "processor",
        "controller",
    ]


@pytest.mark.parametrize(
    ("retention", "kept"),
    [
        ([{"data": "all", "keep": "3 years", "after": "relationship_end"}], {}),
        ([{"data": ["contact", "orders"], "keep": "3 years", "after": "relationship_end"}], {}),
        (
            [
                {"data": "contact", "keep": "3 years", "after": "relationship_end"},
                {"data": "order_history", "keep": "1 year", "after": "collection"},
            ],
            {"contact": ["3 years"], "orders": ["1 year"]},
        ),
        ([{"data": "name", "keep": "3 years", "after": "relationship_end"}], {"contact": ["3 years"], "orders": []}),
    ],
)
def test_kept(retention: list[Data], kept: dict[str, list[str]]) -> None:
    """Each group of data has the periods of its rows and of its items, unless the same holds for every group."""
    made = facts({"data": ["name", "email", "order_history"], "retention": retention})
    assert {group: [row.keep for row in rows] for group, rows in made.kept.items()} == kept

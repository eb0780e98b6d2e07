"""The model of what an editor writes about one register; JSON Schema, messages and documentation come from it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from hooks.values import (
    AnalyticsRetention,
    AsList,
    BusinessId,
    Coded,
    Country,
    Day,
    Door,
    Doors,
    DoorType,
    Duration,
    Email,
    Gap,
    Language,
    Lifetime,
    Line,
    Link,
    Model,
    OneOf,
    Phone,
    Prose,
    Row,
    Term,
    Words,
    YesNo,
    only,
    wrong,
)
from hooks.vocabulary import VOCABULARY

# --- the register -----------------------------------------------------------------------------------------------------


class Controller(Model):
    """Who decides why and how the data are processed (GDPR Art. 4(7), 13(1)(a))."""

    name: Annotated[Line | Words, OneOf()] = Field(
        description="The legal name; for a sole trader the person.", examples=["Esimerkkipuutarha Oy"]
    )
    known_as: Line | None = Field(
        None, description="Trade name or brand, for lists and headings.", examples=["Vihreä piha"]
    )
    business_id: Annotated[BusinessId | Gap | None, OneOf()] = Field(
        None, description="The Finnish business ID (Y-tunnus).", examples=["1234567-1"]
    )
    address: Annotated[Line | Gap, OneOf()] = Field(
        description="Street, postal code and town on one line.", examples=["Koivukuja 3, 33100 Tampere"]
    )
    phone: Phone | None = Field(None, description="National or with + and the country code.", examples=["03 123 4567"])
    email: Email | None = Field(None, description="E-mail address.", examples=["toimisto@vihreapiha.example"])
    website: Link | None = Field(
        None, description="Address of the website in full.", examples=["https://vihreapiha.example"]
    )


class Contact(Model):
    """Whom to ask; what is left out is taken from the controller."""

    name: Line | None = Field(
        None, description="A person. A role such as customer service goes to `role`.", examples=["Anna Esimerkki"]
    )
    role: Annotated[str, only("roles")] | None = Field(
        None, description="A role instead of a person.", examples=["customer_service"]
    )
    phone: Phone | None = Field(None, description="Phone, if other than the controller's.", examples=["03 123 4567"])
    email: Email | None = Field(
        None, description="E-mail, if other than the controller's.", examples=["tietosuoja@vihreapiha.example"]
    )
    address: Line | None = Field(
        None, description="Address, if other than the controller's.", examples=["Koivukuja 3, 33100 Tampere"]
    )


class Dpo(Model):
    """The data protection officer, only if one is designated (Art. 13(1)(b), 37)."""

    name: Line | None = Field(None, description="Name of the officer.", examples=["Anna Esimerkki"])
    phone: Phone | None = Field(None, description="Phone of the officer.", examples=["03 123 4567"])
    email: Email | None = Field(None, description="E-mail of the officer.", examples=["dpo@vihreapiha.example"])


class Requests(Model):
    """Where and how to use one's rights (Art. 12)."""

    to: Doors | None = Field(
        None,
        description="Doors beside the contact: codes, e-mail, phone, link or own words.",
        examples=["[customer_service]"],
    )
    opt_out: Doors | None = Field(
        None,
        description="Where to refuse direct marketing; left out: the same doors.",
        examples=["[kielto@vihreapiha.example]"],
    )
    answered_in: Annotated[tuple[Annotated[str, only("answer_languages")], ...], AsList] | None = Field(
        None, description="Languages in which requests are served.", examples=["[fi, en]"]
    )


class Wording(Model):
    """Nouns of the shared texts; codes only, because they are inflected by table."""

    we_are: Annotated[str, only("we_are")] = Field(
        "company", description="What the controller calls itself.", examples=["company"]
    )
    dealings: Annotated[str, only("dealings")] = Field(
        "orders", description="What customers have with it.", examples=["orders"]
    )


class Purpose(Row):
    """Why the data are processed and on which legal basis (Art. 6(1), 13(1)(c)-(d))."""

    first = "purpose"
    purpose: Annotated[tuple[Annotated[Term, Coded("purposes")], ...], AsList] = Field(
        min_length=1, description="A code, own words, or a list of them.", examples=["orders"]
    )
    basis: Annotated[tuple[Annotated[Annotated[str, only("bases")] | Gap, OneOf()], ...], AsList] = Field(
        min_length=1, description="The legal basis, one or a list (Art. 6(1)).", examples=["contract"]
    )
    about: Annotated[tuple[Annotated[Term, Coded("subjects")], ...], AsList] | None = Field(
        None, description="Whom it concerns; left out: all subjects.", examples=["[private_customers]"]
    )
    interest: Annotated[tuple[Annotated[Annotated[Term, Coded("interests")] | Gap, OneOf()], ...], AsList] | None = (
        Field(
            None,
            description="The interest pursued; required with legitimate_interest (Art. 13(1)(d)).",
            examples=["customer_relationship"],
        )
    )
    law: Annotated[tuple[Annotated[Term, Coded("laws")], ...], AsList] | None = Field(
        None, description="The law that obliges; required with legal_obligation.", examples=["accounting_act"]
    )
    withdraw: Doors | None = Field(
        None,
        description="How consent is withdrawn; left out: through the contact (Art. 7(3)).",
        examples=["link_in_message"],
    )


class ProvidingData(Model):
    """Whether the data must be given, and what follows if not (Art. 13(2)(e))."""

    required_by: Annotated[tuple[Annotated[str, only("required_by")], ...], AsList] = Field(
        min_length=1, description="What requires the data.", examples=["[contract]"]
    )
    needed: Annotated[tuple[Annotated[Term, Coded("items")], ...], AsList] = Field(
        min_length=1, description="The data needed.", examples=["[name, phone]"]
    )
    without_it: Annotated[tuple[Annotated[Term, Coded("without_it")], ...], AsList] = Field(
        min_length=1, description="What follows if they are not given.", examples=["cannot_serve"]
    )


class Item(Row):
    """A kind of personal data (Art. 14(1)(d))."""

    first = "item"
    item: Annotated[Term, Coded("items")] = Field(description="A code or own words.", examples=["email"])
    group: Annotated[str, only("groups")] | None = Field(
        None, description="The group; a code has its own, own words are in `other`.", examples=["orders"]
    )
    special: Annotated[str, only("special")] | None = Field(
        None, description="The condition for processing a special category (Art. 9(2)).", examples=["explicit_consent"]
    )


class Origin(Row):
    """Where data come from (Art. 14(2)(f))."""

    first = "source"
    source: Annotated[Term, Coded("sources")] = Field(description="A code or own words.", examples=["trade_register"])
    origin: Annotated[str, only("origins")] | None = Field(
        None,
        alias="from",
        description="For own words: person, observed or other; left out: other.",
        examples=["person"],
    )
    public: Annotated[str, only("public")] | None = Field(
        None, description="Whether the source is public.", examples=["partly"]
    )


class Recipient(Row):
    """Who receives data (Art. 13(1)(e))."""

    first = "recipient"
    recipient: Annotated[Term, Coded("recipients")] = Field(
        description="A code or own words.", examples=["it_services"]
    )
    name: Line | None = Field(None, description="Name of the recipient.", examples=["Pilvi Esimerkki Oy"])
    role: Annotated[str, only("recipient_roles")] | None = Field(
        None, description="Its role; left out: the usual one of the code.", examples=["processor"]
    )


class Transfer(Row):
    """A transfer outside the EEA (Art. 13(1)(f), 44-49)."""

    first = "recipient"
    bare = False
    recipient: Annotated[Term, Coded("recipients")] = Field(
        description="One of `recipients`.", examples=["newsletter_service"]
    )
    country: Country = Field(description="Country code of two capitals (ISO 3166-1).", examples=["US"])
    safeguard: Annotated[str, only("safeguards")] = Field(description="The basis of the transfer.", examples=["dpf"])
    copy_from: Annotated[Door, DoorType()] | None = Field(
        None, alias="copy", description="Where to get a copy; left out: the contact.", examples=["contact"]
    )


class Retention(Row):
    """How long data are kept (Art. 13(2)(a))."""

    first = "data"
    data: Annotated[tuple[Annotated[Term, Coded("groups", "items", "everything", "statutory")], ...], AsList] = Field(
        min_length=1, description="Groups, items, `all`, or a statutory code.", examples=["[contact, orders]"]
    )
    keep: Duration | None = Field(None, description="The period, counted from `after`.", examples=["3 years"])
    after: Annotated[Term, Coded("after")] | None = Field(
        None, description="What the period is counted from.", examples=["relationship_end"]
    )
    until: Annotated[Term, Coded("until")] | None = Field(
        None, description="The event that ends it, instead of a period.", examples=["withdrawal"]
    )
    because: Annotated[tuple[Annotated[Term, Coded("because", "laws")], ...], AsList] | None = Field(
        None, description="Why this long: a reason or a law.", examples=["limitation_period"]
    )
    then: Annotated[str, only("then")] | None = Field(
        None, description="What happens to the data then.", examples=["deleted"]
    )

    @model_validator(mode="after")
    def one_period(self) -> Retention:
        statutory = [code for code in self.data if code in VOCABULARY["statutory"]]
        given = [key for key in ("keep", "after", "until", "because") if getattr(self, key) is not None]
        if statutory:
            if given or len(self.data) > 1:
                raise wrong(
                    f"{statutory[0]} brings its own period and reason", f"write it alone, as `- {statutory[0]}`"
                )
        elif self.until is not None and self.keep is None and self.after is None:
            pass
        elif self.until is not None:
            raise wrong("a period and `until` exclude each other", "keep either `keep` and `after`, or `until`")
        elif self.keep is None or self.after is None:
            raise wrong(
                "a row says how long and from when",
                "write `keep: 3 years` with `after: relationship_end`, or `until: withdrawal`",
            )
        return self


class Security(Model):
    """How the data are protected (Art. 32); optional, and only what is true."""

    paper: Annotated[Literal["none"] | tuple[Annotated[Term, Coded("paper")], ...] | None, OneOf()] = Field(
        None, description="Paper documents, or none.", examples=["[locked, named_staff]"]
    )
    electronic: Annotated[tuple[Annotated[Term, Coded("electronic")], ...], AsList] | None = Field(
        None, description="Electronic data.", examples=["[personal_accounts, firewall]"]
    )


class Cookie(Model):
    """One cookie: name, provider, purpose, lifetime (917/2014 s. 205; Traficom's guide)."""

    name: Line = Field(description="Name of the cookie.", examples=["cart"])
    provider: Line = Field(description="`own`, or the name of the third party.", examples=["own"])
    purpose: Annotated[Term, Coded("cookie_purposes")] = Field(
        description="A code or own words.", examples=["necessary"]
    )
    lifetime: Lifetime = Field(description="`session`, or a length of time.", examples=["session"])


class Cookies(Model):
    """The cookies of the website."""

    settings: Annotated[Link | Gap | None, OneOf()] = Field(
        None, description="Where visitors change their choice.", examples=["https://vihreapiha.example/evasteet"]
    )
    purposes: Annotated[tuple[Annotated[Term, Coded("cookie_purposes")], ...], AsList] | None = Field(
        None, description="Purposes, for a notice without a list.", examples=["[usability, analytics]"]
    )
    linked_to_forms: YesNo | None = Field(
        None, description="Whether cookie data are linked to data given otherwise.", examples=["no"]
    )
    rows: Annotated[Gap | tuple[Cookie, ...] | None, OneOf()] = Field(
        None,
        alias="list",
        description="The cookies.",
        examples=["[{name: cart, provider: own, purpose: necessary, lifetime: session}]"],
    )


class GoogleAnalytics(Model):
    """Google Analytics on the website; the key switches the whole block on."""

    retention: Annotated[AnalyticsRetention | Gap, OneOf()] = Field(
        description="How long it keeps data on visitors.", examples=["14 months"]
    )
    demographics: YesNo | None = Field(
        None, description="Whether age, gender and interests are collected (Google signals).", examples=["no"]
    )
    ads: YesNo | None = Field(None, description="Whether Google uses the data in its own advertising.", examples=["no"])
    gap: Gap | None = Field(
        None,
        description="Open: whether the service described is still in use.",
        examples=["2026-11-21 describes a version that has ended"],
    )


class Decision(Model):
    """An automated decision (Art. 13(2)(f), 22)."""

    decision: Words = Field(description="What is decided.", examples=["{fi: …, en: …}"])
    logic: Words = Field(description="How the decision is made.", examples=["{fi: …, en: …}"])
    consequences: Words = Field(description="What it means for the person.", examples=["{fi: …, en: …}"])


class Register(Model):
    """What one file says: the facts of one register."""

    controller: Controller = Field(
        description="Who decides why and how the data are processed (Art. 13(1)(a)).",
        examples=['{name: Esimerkki Oy, address: "Koivukuja 3, 33100 Tampere", email: toimisto@yritys.example}'],
    )
    contact: Contact | None = Field(
        None, description="Whom to ask; left out: the controller.", examples=["{name: Anna Esimerkki}"]
    )
    dpo: Dpo | None = Field(
        None,
        description="Data protection officer, only if designated (Art. 13(1)(b)).",
        examples=["{email: dpo@yritys.example}"],
    )
    requests: Requests | None = Field(
        None, description="Where and how to use one's rights (Art. 12).", examples=["{to: [customer_service]}"]
    )
    kind: Annotated[Term, Coded("registers")] = Field(
        alias="register",
        description="Which register; gives name, title and the usual subjects.",
        examples=["customers"],
    )
    drawn_up: Day | None = Field(None, description="When the notice was drawn up.", examples=["2019-04-01"])
    updated: Day | None = Field(None, description="When the facts last changed.", examples=["2026-11-02"])
    reviewed: Day | None = Field(None, description="When someone last confirmed the facts.", examples=["2026-11-02"])
    languages: Annotated[tuple[Language, ...], AsList] | None = Field(
        None, description="Languages of the pages; left out: all of the site.", examples=["[fi, en]"]
    )
    wording: Wording = Field(
        Wording(), description="Nouns of the shared texts.", examples=["{we_are: company, dealings: orders}"]
    )
    subjects: Annotated[tuple[Annotated[Term, Coded("subjects")], ...], AsList] | None = Field(
        None,
        description="Whose data; left out: the usual ones of the register.",
        examples=["[private_customers, prospects]"],
    )
    purposes: tuple[Purpose, ...] = Field(
        min_length=1,
        description="Why the data are processed, each with its legal basis (Art. 13(1)(c)).",
        examples=["[{purpose: orders, basis: contract}]"],
    )
    providing_data: Annotated[Literal["voluntary"] | ProvidingData | Gap, OneOf()] = Field(
        description="Whether the data must be given (Art. 13(2)(e)).", examples=["voluntary"]
    )
    data: Annotated[tuple[Annotated[Item | Gap, OneOf()], ...], AsList] = Field(
        min_length=1, description="The personal data (Art. 14(1)(d)).", examples=["[name, email, phone]"]
    )
    sources: Annotated[tuple[Annotated[Origin | Gap, OneOf()], ...], AsList] = Field(
        min_length=1, description="Where the data come from (Art. 14(2)(f)).", examples=["[person, employer]"]
    )
    recipients: Annotated[Literal["none"] | tuple[Annotated[Recipient | Gap, OneOf()], ...] | Gap, OneOf()] = Field(
        description="Who receives the data, or none (Art. 13(1)(e)).", examples=["[own_staff, accounting_firm]"]
    )
    transfers: Annotated[
        Literal["none"] | tuple[Annotated[Literal["if_technically_needed"] | Transfer | Gap, OneOf()], ...] | Gap,
        OneOf(),
    ] = Field(
        description="Transfers outside the EEA beside those of services, or none (Art. 13(1)(f)).", examples=["none"]
    )
    retention: Annotated[tuple[Retention, ...] | Gap, OneOf()] = Field(
        description="How long the data are kept (Art. 13(2)(a)).",
        examples=["[{data: all, keep: 3 years, after: relationship_end}]"],
    )
    security: Security | None = Field(
        None,
        description="How the data are protected (Art. 32).",
        examples=["{electronic: [personal_accounts, firewall]}"],
    )
    cookies: Annotated[Literal["none", "used"] | Cookies | Gap | None, OneOf()] = Field(
        None, description="The cookies of the website; left out: nothing is said.", examples=["none"]
    )
    google_analytics: GoogleAnalytics | None = Field(
        None,
        description="Google Analytics; the key switches the block on.",
        examples=["{retention: 14 months, demographics: no, ads: no}"],
    )
    automated_decisions: Annotated[Literal["none"] | tuple[Decision, ...] | Gap, OneOf()] = Field(
        description="Decisions made by automated means alone, or none (Art. 13(2)(f), 22).", examples=["none"]
    )
    more: dict[Annotated[str, only("sections")], Prose] = Field(
        {},
        description="Own words at the end of a section, for facts that fit no key.",
        examples=["{security: {fi: …, en: …}}"],
    )

"""The summary of a notice: by what weighs on people, never by the order of the file."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hooks.facts.facts import derive_facts
from hooks.notice.notice import render_notice
from hooks.reading.loading import read_source
from hooks.reading.source import Data
from tests.facts.samples import SHORTEST, facts
from tests.paths import DATA
from tests.shared import THEME, make_register

FILES = ("notices/puutarha.yml", "notices/omin-sanoin.yml", "notices/verkkokauppa.yml")
WHERE = ("purposes", "data", "recipients", "transfers", "retention", "purpose", "basis", "law", "interest")


def shuffle(value: Any, draw: Any, key: str = "") -> Any:  # noqa: ANN401 - data as YAML has them
    """The same data with lists, and with lists inside rows, in another order."""
    if isinstance(value, dict):
        return {name: shuffle(part, draw, name) for name, part in value.items()}
    if isinstance(value, list):
        parts = [shuffle(part, draw, key) for part in value]
        return draw(st.permutations(parts)) if key in WHERE else parts
    return value


def summarise(data: dict[str, Data], language: str) -> str:
    """The summary of a register as HTML."""
    made = render_notice(make_register(data), language, THEME).html
    return made.split("</section>")[0]


@pytest.mark.parametrize("file", FILES)
@settings(max_examples=12)
@given(chosen=st.data())
def test_order_of_the_file_does_not_matter(file: str, chosen: st.DataObject) -> None:
    """Whatever the order of purposes, data, recipients, transfers and periods, the summary is the same."""
    data = read_source(DATA / file, file).data
    language = chosen.draw(st.sampled_from(["fi", "en"]))
    assert summarise(shuffle(data, chosen.draw), language) == summarise(data, language)


@given(st.lists(st.sampled_from(sorted(THEME.codes["purposes"])), unique=True, min_size=1))
def test_every_purpose_stands(purposes: list[str]) -> None:
    """All purposes are in the summary, the weighty ones first."""
    made = facts({"purposes": [{"purpose": list(purposes), "basis": "consent"}]})
    weighty = [
        name
        for name in made.summary.purposes
        if (code := THEME.find_code("purposes", name)).marketing or code.profiling or code.impact == "high"
    ]
    assert set(made.summary.purposes) == set(purposes)
    assert list(made.summary.purposes[: len(weighty)]) == weighty


@pytest.mark.parametrize(
    "item",
    [
        "health",
        {"item": {"fi": "Kurkkukivut", "en": "Sore throats"}, "special": "health_care"},
        {"item": {"fi": "Kurkkukivut", "en": "Sore throats"}, "special": "health_care", "group": "orders"},
        {"item": "photos", "special": "explicit_consent"},
    ],
)
def test_special_categories_are_named(item: Data) -> None:
    """A special category is named in the summary and pointed at, in whatever group it stands."""
    made = facts({"data": ["name", "order_history", "ip_address", item]})
    term = item["item"] if isinstance(item, dict) else item
    named = [getattr(known, "root", known) for known in made.summary.items]
    assert named == [term]
    assert "special" in made.notable


ROWS: list[Data] = [
    {"data": name, "keep": "1 year", "after": "collection"} for name in ("contact", "orders", "billing", "technical")
]


def test_weighty_lines_are_never_behind_a_link() -> None:
    """However much there is, what is kept of special categories and whoever decides for himself is shown."""
    shown = facts(
        {
            "data": ["name", "order_history", "payments", "devices", "health"],
            "retention": [*ROWS, {"data": "health", "keep": "2 years", "after": "collection"}],
            "recipients": ["it_services", "website_host", "email_service", "survey_tool", "auditor", "authorities",
                           {"recipient": {"fi": "Messut", "en": "Fair"}, "role": "controller"}, "value_added_services"],
        }
    ).summary  # fmt: skip
    assert shown.periods[0].data == ("health",)
    assert shown.more_periods == 2
    assert [getattr(term, "root", term) for term in shown.recipients] == [
        "value_added_services",
        "auditor",
        "authorities",
        {"fi": "Messut", "en": "Fair"},
    ]
    assert shown.more_recipients == 4


def test_what_is_pointed_at() -> None:
    """Nothing is pointed at where nothing is; and everything is, in the order of the vocabulary."""
    assert facts({}).notable == ()
    row: Data = {
        "decision": {"fi": "a", "en": "a"},
        "logic": {"fi": "a", "en": "a"},
        "consequences": {"fi": "a", "en": "a"},
    }
    own: Data = {"fi": "Arvonta", "en": "Lottery"}
    made = facts(
        {
            "purposes": [{"purpose": own, "basis": "consent", "marketing": "yes", "profiling": "yes"}],
            "data": ["health", "credit_information"],
            "transfers": ["if_technically_needed"],
            "automated_decisions": [row],
        }
    )
    assert made.notable == tuple(THEME.vocabulary["notable"])


def test_rights_are_told_with_their_conditions() -> None:
    """A right that the law gives on conditions is not promised."""
    made = derive_facts(make_register(SHORTEST), THEME)
    told = {name: right.limited for name, right in made.rights.items()}
    assert told == {"access": False, "rectification": False, "erasure": True, "restriction": True, "portability": True}
    assert "Voit nähdä tietosi, korjauttaa virheet ja valittaa viranomaiselle." in summarise(SHORTEST, "fi")


def test_recipients_are_told_with_their_cases() -> None:
    """Who is given data in some cases alone has these beside it, once also where the code itself says the case."""
    recipients: list[Data] = [
        {"recipient": "insurance", "when": "law_requires"},
        {"recipient": "insurance", "when": "at_your_request"},
        {"recipient": "authorities", "when": "law_requires"},
    ]
    html = summarise(SHORTEST | {"recipients": recipients}, "fi")
    assert "Vakuutusyhtiö, vain pyynnöstäsi tai kun laki velvoittaa; viranomaiset, kun laki velvoittaa</dd>" in html


def test_rights_that_a_law_limits_are_not_promised() -> None:
    """A right of which the file says that a law limits it stands among those that there are on conditions."""
    html = summarise(SHORTEST | {"limits": [{"right": "access", "law": "whistleblower_act"}]}, "fi")
    assert "Voit korjauttaa virheet ja valittaa viranomaiselle. Tietyin ehdoin voit myös nähdä tietosi," in html


def test_what_is_open_of_the_recipients_is_a_line_of_its_own() -> None:
    """Behind a list of certain and possible recipients no full stop is left over."""
    recipients: list[Data] = ["carrier", {"recipient": "auditor", "possible": "yes"}, {"gap": "2026-11-02 asked"}]
    html = summarise(SHORTEST | {"recipients": recipients}, "fi")
    assert html.count('<li><a class="open" href="#gap-recipients-partial"') == 1
    assert ". <a" not in html.split("Kenelle annamme")[1].split("Siirrämmekö")[0]

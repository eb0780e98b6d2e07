"""Whose data and which, where they come from, and how long they are kept."""

import pytest

from hooks.reading.source import Data
from tests.facts.samples import ANALYTICS, NOTED, POND, facts


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


def test_data_are_sorted_into_groups() -> None:
    """Items stand in the groups of their codes, in the order of the vocabulary; own words say theirs or are others."""
    items: Data = [{"item": POND, "group": "orders"}, "browser", POND, "email", "name", NOTED]
    groups = {group: len(listed) for group, listed in facts({"data": items}).data.items()}
    assert list(groups.items()) == [("contact", 2), ("orders", 1), ("web_use", 1), ("other", 1)]


def test_own_words_with_a_condition_are_special() -> None:
    """Own words for data with a condition of Art. 9 are a special category."""
    assert list(facts({"data": [{"item": POND, "special": "health_care"}]}).data) == ["special"]


def test_special_categories_stand_by_their_condition() -> None:
    """Special categories stand by their condition, in the order of the vocabulary, unless it is open."""
    conditions: dict[str, Data] = {"health": "health_care", "allergies": "explicit_consent", "photos": NOTED}
    conditions["trade_union"] = "health_care"
    items: Data = [{"item": item, "special": condition} for item, condition in conditions.items()]
    made = facts({"data": items}).conditions
    assert made == {"explicit_consent": ("allergies",), "health_care": ("health", "trade_union")}


def test_sources_are_sorted_by_whom_they_come_from() -> None:
    """Sources stand by whom they come from; own words count as others, the stricter, unless they say so."""
    sources: Data = [POND, "cookies", "trade_register", "person", {"source": POND, "from": "person"}]
    found = {origin: len(listed) for origin, listed in facts({"sources": sources}).sources.items()}
    assert list(found.items()) == [("person", 2), ("observed", 1), ("other", 2)]

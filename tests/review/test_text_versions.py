"""The versions of the shared texts: each says in words what changed, and a review tells those that are new."""

from dataclasses import replace
from datetime import date

from hooks.review.text_versions import list_text_versions
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.theme import Theme
from tests.shared import THEME

TEXTS = THEME.constants["texts"]
NEWEST = TEXTS["version"]


def change_texts(**texts: object) -> Theme:
    """The theme with other facts of its texts."""
    return replace(THEME, constants={**THEME.constants, "texts": texts})


def test_the_newest_version_is_that_of_the_texts() -> None:
    """The last version that is told of is the one that pages show."""
    assert list(TEXTS["versions"])[-1] == NEWEST


def test_versions_go_up() -> None:
    """Numbers and days rise from one version to the next."""
    numbers = [tuple(map(int, number.split("."))) for number in TEXTS["versions"]]
    days = [entry["date"] for entry in TEXTS["versions"].values()]
    assert numbers == sorted(set(numbers))
    assert days == sorted(days)


def test_each_language_tells_as_much() -> None:
    """Both languages have the same number of lines, and no line is empty."""
    for entry in TEXTS["versions"].values():
        lines = [entry[language] for language in DEFAULT_LANGUAGES]
        assert len({len(told) for told in lines}) == 1
        assert all(line.strip() for told in lines for line in told)


def test_what_is_new_is_told_newest_first() -> None:
    """The versions between the two are told, the newest first, with their day."""
    told = {
        "98.0": {"date": "2027-01-02", "fi": ["a"], "en": ["b"]},
        "99.0": {"date": "2027-02-03", "fi": ["c"], "en": ["d"]},
    }
    newer = change_texts(version="99.0", checked="2027-02-03", versions={**TEXTS["versions"], **told})
    found = list_text_versions(THEME, newer)
    assert [version.number for version in found] == ["99.0", "98.0"]
    assert found[0].day == date(2027, 2, 3)
    assert found[1].said == {"fi": ("a",), "en": ("b",)}


def test_nothing_is_told_of_what_is_known() -> None:
    """The same texts have no news, and neither has a newer side that has lost its list."""
    assert list_text_versions(THEME, THEME) == ()
    assert list_text_versions(THEME, change_texts(version="1.5", checked="2026-11-26")) == ()


def test_an_earlier_side_without_a_list_knows_its_own_version() -> None:
    """Of a project that told of no versions, those after its own are told."""
    earlier = change_texts(version="1.4", checked="2026-11-26")
    assert [version.number for version in list_text_versions(earlier, THEME)] == list(TEXTS["versions"])[:4:-1]

"""How much there is to read: words in <main> without <nav>, folded and in all."""

import html
import re

import pytest

from hooks.notice.notice import render_notice
from hooks.theme.languages import DEFAULT_LANGUAGES
from tests.paths import DATA, FROZEN
from tests.shared import THEME, read_case

COMPANIES = sorted(path for path in FROZEN.glob("*.yml") if not path.name.startswith("_"))
MOST_UNFOLDED = {"fi": 1300, "en": 1950}  # words
BEFORE = {  # in November 2026, before anything was folded
    "finnprotec": {"fi": 1958, "en": 2839},
    "hrmentor": {"fi": 1892, "en": 2746},
    "lautex": {"fi": 1312, "en": 1884},
    "seltimil": {"fi": 1425, "en": 2040},
}
FILES = ("puutarha", "toimet", "omin-sanoin", "verkkokauppa")


def count_words(markup: str) -> int:
    """The words that a reader sees."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", markup.replace("<wbr>", "")))
    return len(re.findall(r"\S*\w\S*", text))


def fold(markup: str) -> str:
    """The markup without what is folded."""
    return re.sub(r"</summary>.*?</details>", "</summary></details>", markup, flags=re.DOTALL)


@pytest.mark.parametrize("language", DEFAULT_LANGUAGES)
def test_words_of_the_companies(language: str) -> None:
    """No company's notice has more to be read unfolded than the limit, nor as much as before."""
    for path in COMPANIES:
        register = read_case(path, path.parent).register
        assert register
        made = str(render_notice(register, language, THEME).html)
        markup = re.sub(r"<nav.*?</nav>", "", made, flags=re.DOTALL)
        unfolded, whole, before = count_words(fold(markup)), count_words(markup), BEFORE[path.stem][language]
        print(f"{path.stem} {language}: {unfolded} words unfolded, {whole} in all, {before} before")  # noqa: T201 - figures to read
        assert unfolded <= MOST_UNFOLDED[language]
        assert unfolded < before


@pytest.mark.parametrize("name", FILES)
def test_a_purpose_stands_twice_at_most(name: str) -> None:
    """A purpose is in the summary, and once for each of its rows in its own place, and nowhere else."""
    path = DATA / f"notices/{name}.yml"
    register = read_case(path, path.parent).register
    assert register
    made = render_notice(register, "fi", THEME)
    text = html.unescape(re.sub(r"<[^>]+>", "", str(made.html))).lower()
    for row in register.purposes:
        for purpose in row.purpose:
            words = THEME.words["fi"]["words"]["purposes"].get(purpose) if isinstance(purpose, str) else None
            said = purpose.root["fi"] if not isinstance(purpose, str) else words if isinstance(words, str) else ""
            if not said or "{" in said or len(said.split()) < 2:
                continue  # a single word such as "invoicing" stands in other words, too
            rows = sum(purpose in other.purpose for other in register.purposes)
            assert text.count(said.lower()) <= 1 + rows, said

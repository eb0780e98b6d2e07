"""What our pages use of Material's stylesheets."""

import re
from dataclasses import replace

import pytest

from hooks.reading.refusals import Refused
from hooks.site import stylesheet
from hooks.site.styles import find_stylesheet
from hooks.theme.templates import Templates
from hooks.theme.theme import FOLDER
from tests.shared import THEME


def used(sheet: str, templates: str = '<body class="ours" data-scheme="light">', own: str = "") -> str:
    return stylesheet.make_stylesheet([sheet], templates, own)


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("a{color:red}", "a{color:red}"),
        (".ours>p:hover::after{color:red}", ".ours>p:hover::after{color:red}"),
        (".ours .theirs{color:red}", ""),
        ("a,.theirs,.ours{color:red}", "a,.ours{color:red}"),
        (".ours:not(.theirs){color:red}", ".ours:not(.theirs){color:red}"),
        ("#theirs{color:red}", ""),
        ("[data-scheme=light]{color:red}", "[data-scheme=light]{color:red}"),
        ("[data-scheme=dark]{color:red}", ""),
        (".md-x\\:y{color:red}", ""),
        ("@media print{.theirs{color:red}}", ""),
        ("@media print{.theirs{color:red}.ours{color:red}}", "@media print{.ours{color:red}}"),
        ("@page{margin:1cm}", "@page{margin:1cm}"),
        ('@charset "UTF-8";@keyframes spin{to{top:0}}a{top:0!important}', "a{top:0!important}"),
    ],
)
def test_rules(sheet: str, expected: str) -> None:
    """A rule stays where every class, id and attribute that it asks for is a word of the templates."""
    assert used(sheet) == expected


def test_custom_properties() -> None:
    """A custom property stays if a rule that stays, or our own stylesheet, reads it, directly or through another."""
    sheet = ":root{--a:var(--b);--b:1px;--c:var(--d);--d:2px;--e:3px;--f:url(data:image/svg+xml)}a{top:var(--a)}"
    assert used(sheet, own="p{top:var( --e )}") == ":root{--a:var(--b);--b:1px;--e:3px}\na{top:var(--a)}"


def test_a_kind_of_rule_that_is_not_known() -> None:
    """What a coming release of Material brings stops the build rather than being lost."""
    with pytest.raises(
        Refused, match=r"^Material's stylesheet has a rule @scope; hooks/site/stylesheet.py does not know it$"
    ):
        used("@scope{a{color:red}}")


@pytest.mark.parametrize("folder", ["confirm/", "overview/", "review/"])
def test_what_stands_by_itself_adds_nothing(folder: str) -> None:
    """What the overview, a letter or a review uses, which are no pages of the site, brings no rule along."""
    others = {name: source for name, source in THEME.templates.sources.items() if not name.startswith(folder)}
    assert others != THEME.templates.sources
    assert find_stylesheet(replace(THEME, templates=Templates(others))) == find_stylesheet(THEME)


@pytest.mark.parametrize("name", ["assets/notice.css", "review/review.css"])
def test_no_rule_of_ours_knows_left_from_right(name: str) -> None:
    """What stands at a side stands at the side where lines begin or end, so that pages may be written either way."""
    rules = (FOLDER / name).read_text("utf-8")
    sides = r"(?<!@bottom)-(?:left|right)\s*:|(?<![\w-])(?:left|right)\s*:|:\s*(?:left|right)\s*;|\[dir="
    assert re.findall(sides, rules) == []

"""The comment on a pull request: what it says, and that nothing in changes.json can make it say or do anything else."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from copy import deepcopy
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir
from markdown_it import MarkdownIt

from hooks.pulls import comment
from hooks.pulls.changes_file import read_changes
from hooks.pulls.escaping import mark_code
from hooks.pulls.notice_part import Links
from hooks.pulls.wording import read_wording
from hooks.review.json_form import ChangesData
from tests.pulls.test_changes_file import COMMENTS, SOUND, replace_value
from tests.running import build_py
from tests.shared import THEME

set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")  # not in the project

CASES = sorted(path.stem for path in COMMENTS.glob("*.json"))
PAGE = "https://github.com/example/selosteet/actions/runs/1/artifacts/2"
PREVIEW = "https://luonnokset.example/7/"
LINKS = Links(PAGE, PREVIEW)
OURS = set(re.findall(r"\S+", "!-- h3 h4 p ul li blockquote strong br a table thead tbody tr th td code sub del ins"))
WORDING = read_wording(THEME)
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False, "html": True})


def read_case(name: str) -> ChangesData:
    return read_changes(COMMENTS / f"{name}.json")


def write_comment(changes: ChangesData, links: Links = LINKS) -> str:
    return comment.write_comment(changes, links, WORDING)


@pytest.mark.parametrize("case", CASES)
def test_comment(case: str, golden: Callable[[Path, str], None]) -> None:
    """The comment says what changes in both languages, and warns where a reviewer must know more."""
    golden(COMMENTS / f"{case}.md", write_comment(read_case(case)))


@pytest.mark.parametrize("case", CASES)
def test_only_links_we_know(case: str) -> None:
    """The links lead to the review page and the preview, no image is loaded, and no markup is another's."""
    body = write_comment(read_case(case))
    assert_harmless(body)


def assert_harmless(body: str) -> None:
    html = MARKDOWN.render(body)
    links = {link for link in re.findall(r'href="([^"]*)"', html) if not link.startswith(PREVIEW)}
    assert {re.sub(r"#k\d+$", "", link) for link in links} <= {PAGE}
    tags = set(re.findall(r"<(/?[a-z][a-z0-9]*|!--)", html))
    assert {tag.removeprefix("/") for tag in tags} <= OURS
    assert body.startswith(comment.MARK)
    assert body.count("<!--") == 1
    text = re.sub(r"<sub>.*|<[^>]*>", "", html)  # at its end stand the ids of our own commits
    assert not re.search(r"@\w|#\d|://|www\.|\bGH-\d|[0-9a-f]{7}", text), (
        "GitHub would make a mention, a reference or a link of it"
    )
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", text)


@settings(derandomize=True, deadline=None, database=None)
@given(st.text(min_size=1, max_size=200))
def test_any_value_is_inert(value: str) -> None:
    """Whatever a company is called, its name in the comment is its name and nothing else."""
    data = replace_value(("notices", 0, "company"), value)
    data["notices"][0]["changes"][0]["words"] = {"fi": value, "en": value}
    data["generator"] = [value]
    shared = data["clauses"][0] | {
        "changed": ["fi"],
        "before": {"fi": value},
        "after": {"fi": f"x {value}"},
        "names": [value],
    }
    data |= {"clauses": [shared], "effects": [shared | {"before": {"fi": f"{value} x"}}]}
    try:
        read = ChangesData.model_validate_json(json.dumps(data), strict=True)
    except ValueError:
        return  # lone surrogates are no text
    assert_harmless(write_comment(read))


@pytest.mark.parametrize("before", ["", "x", "-", "abcdef"])
def test_id_of_a_commit(before: str) -> None:
    """The id of a commit becomes no link to it, wherever in a value it stands and however long it is."""
    data = replace_value(("notices", 0, "company"), before + "0123456789abcdef0123456789abcdef01234567")
    assert_harmless(write_comment(ChangesData.model_validate_json(json.dumps(data), strict=True)))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\u00a0b.py", "a<U+00A0>b.py"),
        ("a  b.py", "a<U+0020> b.py"),
        (" a.py", "<U+0020>a.py"),
        ("a\nb.py", "a<U+000A>b.py"),
        ("a b.py", "a b.py"),
    ],
)
def test_white_space_of_a_name(name: str, shown: str) -> None:
    """Two names that differ in white space alone look different."""
    assert unescape(mark_code(name)) == f"<code>{shown}</code>"


def test_longest() -> None:
    """With the longest values everywhere the comment still fits where GitHub takes it."""
    longest = "*" * 400
    notice = deepcopy(SOUND["notices"][0]) | {"company": longest, "register_name": longest}
    notice["key_risks"] = [{"fi": longest, "en": longest}] * 11
    notice["only"] = {f"{number}{'*' * 390}": ["fi"] for number in range(100)}
    notice["completeness"] = [{"item": longest, "article": longest, "before": longest, "after": "gap"}] * 60
    notice["changes"] = [SOUND["notices"][0]["changes"][0] | {"words": {"fi": longest, "en": longest}}] * 50
    data = replace_value(("notices",), [notice | {"address": f"a{number}", "pages": {}} for number in range(300)])
    data |= {name: ["*" * 300] * 200 for name in ("templates", "generator")} | {"templates_not_shown": True}
    data |= {"base_moved": [longest] * 300, "faults": [longest] * 100, "tool": longest}
    sides = {"before": {"fi": longest, "en": longest}, "after": {"fi": f"x {longest[2:]}", "en": longest[1:]}}
    shared = SOUND["clauses"][0] | sides | {"key": longest, "changed": ["fi", "en"], "names": [longest] * 10}
    data |= {"clauses": [shared] * 100, "effects": [shared] * 60}
    body = write_comment(ChangesData.model_validate_json(json.dumps(data), strict=True))
    assert len(body) <= comment.MAX_CHARACTERS
    assert f"]({PAGE})" in body


def test_high_risk_comes_first() -> None:
    """Where not all rows have room, those of high risk are shown, however many others come before them."""
    body = write_comment(read_case("many"), Links(PAGE))
    assert len(re.findall(r"^\| \[\d", body, re.MULTILINE)) == comment.MAX_ROWS - 1  # a shared text takes one, too
    assert len(re.findall(r"^\| \[\d+\]\(\S+\) ⚠", body, re.MULTILINE)) == 3
    assert "… and 36 more rows on the review page, 0 of them ⚠." in body


def test_numbers_lead_to_the_page() -> None:
    """Each number of the comment is that of the page, and leads there; without an address it stands alone."""
    changes = read_case("five-changes")
    numbers = [change.number for notice in changes.notices for change in notice.changes]
    numbers += [notice.number for notice in changes.notices if notice.number]
    numbers += [shared.number for shared in (*changes.clauses, *changes.effects)]
    assert sorted(numbers) == list(range(1, 9))
    linked = re.findall(r"\[(\d+)\]\(([^)]*)\)", write_comment(changes))
    assert sorted(linked) == [(str(number), f"{PAGE}#k{number}") for number in range(1, 9)]
    assert "#k" not in write_comment(changes, Links())


def test_changed_words_are_marked() -> None:
    """A shared text stands before and after with the words that differ marked, and its other language as unchanged."""
    body = write_comment(read_case("shared-only"))
    assert "  - fi: ”Säilytämme tiedot näin kauan.” → ”Säilytämme tiedot <ins>ainakin</ins> näin kauan.”\n" in body
    assert "  - en: ei muutu · does not change\n" in body


@pytest.mark.parametrize("page", ["javascript:alert(1)", "https://a.example/)[x](y", "https://a.example/ x", "//x"])
def test_address_of_the_page(page: str) -> None:
    """An address that could end the link is refused."""
    done = build_py("comment", COMMENTS / "nothing.json", "--page", page)
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: --page is '{page}'; write a web address in full")


def test_words_in_every_language() -> None:
    """Every text of the comment stands in every language, with the same places to fill."""
    for name, words in WORDING.phrases.items():
        places = [sorted(re.findall(r"\{\w+\}", words[language])) for language in THEME.languages]
        assert places == [places[0]] * len(places), name
        assert set(words) == set(THEME.languages), name


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_stale_comment(ends: str) -> None:
    """A comment of an earlier commit says so first, once; one of the newest stays as it is."""
    changes = read_case(CASES[0])
    text = write_comment(changes).replace("\n", ends)
    assert comment.write_stale(text, changes.head_commit, WORDING) == text
    stale = comment.write_stale(text, "a" * 40, WORDING)
    assert stale.splitlines()[1:3] == [
        "> [!CAUTION]",
        f"> **{WORDING.say('stale', 'fi')}** {WORDING.say('stale_why', 'fi')}",
    ]
    assert f"> - {mark_code(f'{changes.head_commit[:12]} → aaaaaaaaaaaa')}" in stale
    assert comment.write_stale(stale, "b" * 40, WORDING) == stale.replace("a" * 6, "b" * 6)
    assert_harmless(stale)

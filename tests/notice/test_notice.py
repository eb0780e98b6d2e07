"""A notice in words: tests/data/notices/<case>.yml gives the text of <case>.fi.txt and <case>.en.txt.

A new case needs no Python: write the register, run pytest with --update-goldens, and read what it wrote.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote

import pytest
from markupsafe import escape

from hooks.facts.facts import derive_facts
from hooks.folder.company import COMPANY
from hooks.format.look import Wording
from hooks.format.register import Register
from hooks.notice import links, naming, notice
from hooks.theme.languages import DEFAULT_LANGUAGES
from tests.paths import DATA
from tests.shared import THEME, read_case

FOLDER = DATA / "notices"
CASES = sorted(path for path in FOLDER.rglob("*.yml") if path.name != COMPANY)


MARKS = {
    "h1": "# ",
    "h2": "## ",
    "h3": "### ",
    "h4": "#### ",
    "li": "- ",
    "dd": "  ",
    "td": "  ",
    "caption": "= ",
    "dt": "",
    "p": "",
}
SCOPES = {"col": "| ", "row": "* ", "rowgroup": "** "}


class VisibleText(HTMLParser):
    """HTML as lines, one a block: `#` a heading, `-` an item, `|` a column, `*` a row.

    Behind a link stands the <address> that its text hides, with the subject of a message.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.text = self.mark = self.label = self.section = self.address = self.linked = ""
        self.contents = False  # the list of contents says the headings once more
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "nav":
            self.contents = True
        elif tag == "section":
            self.section = given.get("id") or ""
        elif tag == "a":
            self.address, self.linked = given.get("href") or "", ""
        elif tag in MARKS or tag == "th":
            self.end_line()
            self.mark = MARKS.get(tag) or SCOPES.get(given.get("scope") or "", "")
            if tag == "h2" and not self.contents:
                self.lines.append("")
                self.mark += f"{self.section}: "
            self.label = f"{given.get('data-label')}: " if tag == "td" else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "nav":
            self.contents = False
        elif tag == "a" and re.sub("^(mailto|tel):", "", self.address) != re.sub(r"\s", "", self.linked):
            address, _, query = self.address.partition("?")
            self.text += f" <{address}{parse_qs(query).get('subject', '')}>"
        elif tag in MARKS or tag == "th":
            self.end_line()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.linked += data

    def end_line(self) -> None:
        if (line := " ".join(self.text.split())) and not self.contents:
            self.lines.append(self.mark + self.label + line)
        self.text = self.mark = self.label = ""


def register_of(case: Path) -> Register:
    """The register of a case, which must be sound."""
    read = read_case(case, FOLDER if case.is_relative_to(FOLDER) else case.parent)
    assert read.register, "\n".join(map(str, read.faults))
    return read.register


@pytest.mark.parametrize("language", THEME.languages)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.relative_to(FOLDER).with_suffix("").as_posix())
def test_text(case: Path, language: str, golden: Callable[[Path, str], None]) -> None:
    """A register says in each of its languages exactly the words of its golden file, and in no other a word."""
    register = register_of(case)
    expected = case.with_suffix(f".{language}.txt")
    if language in naming.list_languages(register):
        golden(expected, "\n".join(VisibleText(notice.render_notice(register, language, THEME).html).lines) + "\n")
    else:
        assert not expected.exists()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.relative_to(FOLDER).with_suffix("").as_posix())
def test_languages_say_the_same(case: Path) -> None:
    """The languages of a notice differ in words only: elements, their order and their ids are the same."""

    class Elements(HTMLParser):
        def __init__(self, html: str) -> None:
            super().__init__()
            self.found: list[tuple[str, str | None]] = []
            self.feed(str(html))

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found.append((tag, dict(attrs).get("id")))

    register = register_of(case)
    first, *others = [
        Elements(notice.render_notice(register, language, THEME).html).found
        for language in naming.list_languages(register)
    ]
    assert all(other == first for other in others)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.relative_to(FOLDER).with_suffix("").as_posix())
def test_terms_are_explained_once(case: Path) -> None:
    """A page explains a term of the field once, and no two elements have the same id."""
    register = register_of(case)
    for language in naming.list_languages(register):
        html = str(notice.render_notice(register, language, THEME).html)
        terms = re.findall("<dfn>(.*?)</dfn>", html)
        ids = re.findall(' id="(.*?)"', html)
        assert len(set(terms)) == len(terms) > 3
        assert len(set(ids)) == len(ids)


def test_mailto() -> None:
    """A ready message survives whatever stands in its address and its texts, and its lines end as mail has them."""
    made = links.write_mailto(
        "o'brien+a%b@exämple.fi", escape("A & B? #1"), escape("Hei,"), escape(""), escape("<b> 100 %")
    )
    address, _, query = made.removeprefix("mailto:").partition("?")
    assert re.fullmatch(r"[\w.%@-]+", address)
    assert unquote(address) == "o'brien+a%b@exämple.fi"
    assert parse_qs(query, strict_parsing=True) == {"subject": ["A & B? #1"], "body": ["Hei,\r\n\r\n<b> 100 %"]}
    assert "%0D%0A%0D%0A" in query
    assert "+" not in query  # a blank as + is for forms; mail programs show the +
    assert links.write_mailto("office@example.fi") == "mailto:office@example.fi"


def asks_of(case: str, language: str, section: str) -> dict[str, tuple[str, str, str]]:
    """The ready messages of a section, by the words of the link: address, subject and body."""
    [made] = [
        made
        for made in notice.render_notice(register_of(FOLDER / case), language, THEME).sections
        if made.key == section
    ]
    found = {}
    for address, query, words in re.findall(r'<a href="mailto:([^"?]*)\?([^"]*)">(.*?)</a>', made.html):
        fields = parse_qs(query.replace("&amp;", "&"), strict_parsing=True)
        found[words] = unquote(address), fields["subject"][0], fields["body"][0]
    return found


def test_ready_requests() -> None:
    """Each right that stands has one message in the page's language to the contact; refusals go to their own door."""
    asks = asks_of("puutarha.yml", "fi", "requests") | asks_of("puutarha.yml", "fi", "objection")
    assert {words: (address, subject) for words, (address, subject, _) in asks.items()} == {
        "Pyydä tietosi nähtäväksi": ("tietosuoja@vihreapiha.example", "Pyyntö nähdä tietoni: Asiakasrekisteri"),
        "Pyydä korjausta tietoihisi": ("tietosuoja@vihreapiha.example", "Pyyntö korjata tietoni: Asiakasrekisteri"),
        "Pyydä tietojesi poistamista": ("tietosuoja@vihreapiha.example", "Pyyntö poistaa tietoni: Asiakasrekisteri"),
        "Pyydä käsittelyn rajoittamista": (
            "tietosuoja@vihreapiha.example",
            "Pyyntö rajoittaa käsittelyä: Asiakasrekisteri",
        ),
        "Pyydä tietojesi siirtoa": ("tietosuoja@vihreapiha.example", "Pyyntö siirtää tietoni: Asiakasrekisteri"),
        "Vastusta käsittelyä": ("tietosuoja@vihreapiha.example", "Vastustan tietojeni käsittelyä: Asiakasrekisteri"),
        "Peru suostumuksesi": ("tietosuoja@vihreapiha.example", "Perun suostumukseni: Asiakasrekisteri"),
        "Kiellä suoramarkkinointi": ("kielto@vihreapiha.example", "Kiellän suoramarkkinoinnin: Asiakasrekisteri"),
    }
    assert asks_of("puutarha.yml", "en", "requests")["Ask us to delete your data"] == (
        "tietosuoja@vihreapiha.example",
        "Request to delete my data: Customer register",
        (
            "Hello,\r\n\r\n"
            "I ask you to delete my personal data.\r\n"
            "I am using a right that the EU\u2019s General Data Protection Regulation gives me.\r\n\r\n"
            "Data that the request concerns (blank means all), and why:\r\nMy name:\r\n"
            "Information that helps you find me (such as an email address or customer number):\r\n\r\n"
            "Kind regards\r\n"
        ),
    )
    assert list(asks_of("puutarha.yml", "en", "objection")) == ["Stop direct marketing", "Object to processing"]


def test_requests_without_an_email() -> None:
    """Where nobody has an e-mail address, there is no ready message, and the other doors are listed."""
    register = register_of(FOLDER / "puutarha.yml")
    silent = register.model_copy(
        update={
            "controller": register.controller.model_copy(update={"email": None}),
            "contact": None,
            "requests": None,
        }
    )
    [requests] = [made for made in notice.render_notice(silent, "fi", THEME).sections if made.key == "requests"]
    assert "mailto:" not in requests.html
    assert 'href="tel:+35831234567"' in requests.html


def test_names_keep_their_direction() -> None:
    """A name from right to left is set apart, so that it turns nothing around it."""
    register = register_of(FOLDER / "puutarha.yml")
    controller = register.controller.model_copy(update={"name": "شركة", "known_as": "الحديقة"})
    html = notice.render_notice(register.model_copy(update={"controller": controller}), "en", THEME).html
    assert '<p class="company"><bdi>شركة</bdi> <span class="known-as">(<bdi>الحديقة</bdi>)</span></p>' in html
    assert "شركة" not in html.replace("<bdi>شركة</bdi>", "")


def test_extreme() -> None:
    """Sixty purposes, two hundred cookies and words of 120 letters make a notice like any other."""
    register = register_of(FOLDER.parent / "extreme.yml")
    made = derive_facts(register, THEME)
    assert (len(register.purposes), len(made.cookies)) == (60, 202)
    for language in DEFAULT_LANGUAGES:
        html = notice.render_notice(register, language, THEME).html
        assert max(map(len, re.findall(r"\w+", re.sub("<.*?>", "", html)))) >= 120
        assert html.count("<tr>") > 202


@pytest.mark.parametrize("noun", THEME.vocabulary["we_are"])
def test_controller_calls_itself(noun: str) -> None:
    """Whatever the controller calls itself, its pages say so in every language."""
    register = register_of(FOLDER / "toimet.yml")
    named = register.model_copy(update={"wording": Wording.model_construct(we_are=noun)})
    for language in DEFAULT_LANGUAGES:
        said = THEME.words[language]["nouns"]["we_are"][noun]["nominative"]
        assert said in notice.render_notice(named, language, THEME).html


def test_cases_cover_the_format() -> None:
    """The cases together have every section, basis, noun of dealings and kind of door; test_kinds.py has registers."""
    registers = [register_of(case) for case in CASES]
    facts = [derive_facts(register, THEME) for register in registers]
    assert {section for made in facts for section in made.sections} == set(THEME.sections)
    assert {basis for made in facts for basis in made.bases} == set(THEME.vocabulary["bases"])
    assert {register.wording.dealings for register in registers} == set(THEME.vocabulary["dealings"])
    assert {door.kind for made in facts for door in (*made.doors, *made.opt_out)} == {
        "code",
        "email",
        "phone",
        "link",
        "words",
    }
    assert {safeguard for made in facts for safeguard in made.safeguards} == set(THEME.vocabulary["safeguards"])
    decisions = [decision for made in facts for decision in made.decisions]
    assert {decision.ground for decision in decisions} >= set(THEME.vocabulary["decision_grounds"])

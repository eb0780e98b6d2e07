"""No value becomes markup: the pages of a nasty set of notices have the trees of those of a harmless one.

Both sets have the same files and differ in what an editor may write freely. Their pages are parsed as a browser does,
and compared tag by tag, attribute by attribute and text by text, with the harmless values in the place of the nasty.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from hooks.format.addresses import read_email, read_link
from hooks.format.allowed import list_notes, may_hold_own_words
from hooks.format.keys import FIELDS, strip_indexes
from hooks.format.own_words import Prose
from hooks.format.removal import Removal
from hooks.format.scalars import Scalar, read_line, read_picture_name
from hooks.notice.frame import Head
from hooks.notice.naming import list_languages
from hooks.notice.notice import render_notice
from hooks.notice.paper import make_document
from hooks.notice.texts import speak
from hooks.pulls import comment
from hooks.pulls.notice_part import Links
from hooks.reading.fault_codes import FaultCode
from hooks.reading.faults import Fault, Place, make_fault
from hooks.reading.loading import parse_source
from hooks.review.contents import Review
from hooks.review.json_data import make_changes_data
from hooks.review.page import LIMITS, write_page
from hooks.review.versions import Version, load_version
from hooks.review.whole_lists import list_lines, list_works
from hooks.review.whole_pages import (
    Published,
    fill_template,
    list_published,
    make_address,
    make_notice_page,
    make_removed_page,
)
from tests.fuzz.budget import try_examples
from tests.fuzz.test_registers import part_at, places
from tests.fuzz.test_review import SHARED, build, folder, review
from tests.notice.test_logo import GOOD
from tests.pulls.test_comment import MARKDOWN, PAGE, PREVIEW, WORDING
from tests.shared import THEME
from tests.sites import SITE_URL

__all__ = ["folder"]  # the fixture

# The place of a value: its kind and its number; the same number is the same value.
PLACE = re.compile(r"(LINE|WORDS|NAME|NOTE|EMAIL|LINK|PROSE|LOGO)([0-9]+)")
CONTROLLER = """\
controller: {name: NAME1, known_as: NAME2, business_id: 1234567-1, address: LINE3, email: EMAIL1, website: LINK1}
appearance: {logo: LOGO1}
"""
REST = """\
drawn_up: 2025-11-02
updated: 2026-11-02
purposes: [{purpose: WORDS90, basis: consent}]
providing_data: voluntary
data: [name, email]
sources: [person]
recipients: none
transfers: none
retention: [{data: all, keep: 3 years, after: relationship_end}]
automated_decisions: none
"""
FULL = """\
joint_controllers:
  others: [{name: NAME70, address: LINE71, email: EMAIL7, website: LINK10}]
  arrangement: WORDS70
  contact_point: WORDS71
representative: {name: WORDS85, address: LINE72, email: EMAIL8}
processor_for: [{controller: NAME73, task: WORDS72, ask: LINK11}]
contact:
  - {name: NAME4, title: WORDS73, address: LINE5, email: EMAIL6}
  - {role: WORDS74, email: EMAIL9}
dpo: {name: WORDS87, address: LINE73, email: EMAIL2}
requests: {to: [WORDS1, EMAIL3, LINK2], opt_out: [WORDS2, LINK3], identification: [WORDS97]}
register: WORDS3
updated: 2026-11-02
subjects: [WORDS4]
purposes:
  - purpose: [WORDS5, WORDS6]
    basis: [consent, legitimate_interest, legal_obligation]
    about: [WORDS4]
    interest: WORDS7
    balancing: LINK9
    data: [WORDS11, name]
    law: WORDS8
    withdraw: WORDS9
  - {purpose: newsletter, basis: consent, withdraw: LINK4}
providing_data: {required_by: [contract, WORDS75], needed: [WORDS11], without_it: [WORDS10]}
data:
  - WORDS11
  - {item: WORDS21, group: WORDS76, when: WORDS77}
  - {item: WORDS78, special: public_interest, law: WORDS79}
  - name
sources: [WORDS12, {source: WORDS26, public: no}]
recipients:
  - WORDS13
  - {recipient: WORDS27, role: processor, services: [WORDS92, maps], when: WORDS80, data: [WORDS11], place: WORDS81}
  - {recipient: it_services, name: LINE7}
  - {recipient: carrier, name: WORDS86}
transfers:
  - {recipient: WORDS13, country: US, safeguard: scc, copy: WORDS14}
  - {recipient: it_services, name: LINE7, country: US, safeguard: dpf, copy: LINK5}
retention:
  - {data: [name, WORDS11], for: WORDS5, when: WORDS82, keep: 1 year, after: WORDS15, because: WORDS16}
  - {data: WORDS21, criteria: WORDS83}
  - {data: all, until: WORDS17}
security: {paper: [WORDS18], electronic: [WORDS19, backups]}
cookies:
  settings: LINK6
  purposes: [WORDS20]
  collects: [WORDS21]
  list:
    - {name: LINE8, provider: LINE9, purpose: WORDS22, lifetime: WORDS28}
    - {name: LINE10, provider: own, purpose: WORDS22, lifetime: session}
services:
  - service: WORDS100
    what: WORDS101
    company: NAME80
    role: joint_controller
    arrangement: WORDS102
    purpose: WORDS103
    basis: legitimate_interest
    interest: WORDS104
    data: [WORDS11]
    transfers: [{to: NAME81, country: US, safeguard: scc}]
    cookies: [{name: LINE80, provider: LINE81, purpose: WORDS105, lifetime: WORDS106}]
    retention: WORDS107
    privacy: LINK12
  - {service: mailchimp, company: NAME82, retention: 1 year}
automated_decisions: [{decision: WORDS23, logic: WORDS24, consequences: WORDS25, ground: law, law: WORDS84}]
children: {used_by: [WORDS93, {words: named}]}
words: {named: WORDS98}
limits: [{right: access, law: WORDS94, because: WORDS95}]
changes: [WORDS96]
more: {retention: PROSE1, purposes: PROSE2, contact: PROSE3}
"""
GAPS = """\
controller: {name: {fi: NAME20, en: NAME21}, business_id: {gap: NOTE1}, address: {gap: NOTE2}, email: a@b.example}
register: customers
updated: 2026-11-02
purposes: [{purpose: WORDS30, basis: {gap: NOTE3}}]
providing_data: {gap: NOTE4}
data: [WORDS31, {gap: NOTE5}]
sources: [{source: WORDS32, public: no}, {gap: NOTE6}]
recipients: {gap: NOTE7}
transfers: {gap: NOTE8}
retention: {gap: NOTE9}
cookies: {gap: NOTE10}
automated_decisions: {gap: NOTE11}
"""
GONE = """\
controller: {name: NAME30, business_id: 5678901-2, address: LINE31, email: EMAIL4, website: LINK7}
removed: {date: 2026-11-02, because: WORDS40, ask: [WORDS41, EMAIL5, LINK8]}
"""
OTHERS = [  # a list of more than eight has letters and a field
    f"controller: {{name: NAME{number}, business_id: 7654321-2, address: LINE{number}, phone: 050 123 4567}}\n"
    f"register: customers\n{REST}"
    for number in range(50, 56)
]
FILES = {
    "ab.yml": CONTROLLER + FULL,
    "aukot.yml": GAPS,
    "laituri.yml": GONE,
    "konserni/_company.yml": CONTROLLER.replace("1234567-1", "4567890-7"),
    "konserni/asiakkaat.yml": "register: customers\n" + REST,
    "konserni/omat.yml": "register: {fi: NAME60, en: NAME61}\nsubjects: [WORDS51]\n" + REST,
    **{f"yhtio-{number}.yml": text for number, text in enumerate(OTHERS)},
}

LISTED = [name for name in FILES if name.startswith("yhtio")]  # which a review has no need of
SHARED_TEXT = "Emme siirrä tietojasi ETA-alueen ulkopuolelle.".encode()  # of fi.yml
PARSED = (".html", ".xml")  # how files end that hold values

# --- nasty values -----------------------------------------------------------------------------------------------------

NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)//",
    "<img/src=x/onerror=alert(1)>",
    "</style><style>*{color:red}</style>",
    "</title></p></section></main></table><iframe/srcdoc=x>",
    "<!-- --> --!> <!--",
    "<![CDATA[ x ]]>",
    "<?php x ?>",
    "</textarea></code></script><svg/onload=x>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    '">x<b a="',
    "A &amp; &lt;b&gt; &#60;i&#62; &quot; &copy & B",
    "{{ 7 * 7 }}{% raw %}{# x #}",
    "{we:genitive} {name} {0} {} %s %(x)s \\ $x ${x} #{x}",
    "javascript:alert(1)",
    "JaVaScRiPt&#58;alert(1)",
    "data:text/html,<b>x",
    "[x](javascript:alert(1)) ![y](https://a.example/z.png)",
    "**b** _i_ ~~s~~ `c` ```d``` | a | b |",
    "# x",
    "> x",
    "1. x",
    "- [ ] x",
    "| a | b |",
    "--- x",
    "@octocat #1 GH-1 https://a.example/x www.a.example :tada: a@b.example",
    "<a/href=https://a.example>x</a>",
    "שלום <b>عربى</b> & x",
    "Å ß ﬁ İ ٢ 🙂 👩‍👩‍👧",
    "A" * 180,
    "a" * 60 + "&" * 20 + "<b>" * 10,
    "a  b \u00a0 c",
    "A\\<br\\> x\\\\",
    "=cmd|'/c calc'!A0",
]
LINKS = [
    "https://ab.example/?a=1&lt=2&amp;b=3",
    "https://ab.example/?q=%22%3E%3Cscript%3E",
    "https://ab.example/(x)[y](javascript:alert(1))*z*_u_",
    "https://ab.example/?a=;b=$(x)#x!~",
    "https://ab.example:8080//javascript:alert(1)",
    "https://ab.example/;&#34;onclick=x",
    "https://äö.example/ääkkönen",
]
ALWAYS = "&amp;<b>\"'"  # in every value, since it shows wherever nothing is escaped, or twice
EMAILS = ["a'b@ab.example", "a+b.c-d_e@ab.example", "''@ab.example", "_-_@ab.example", "ä@ab.example"]
LOGOS = ["javascript.png", "a .. -- x.png", "_a_b_.png", "ÄÖ 1.PNG", "con.png"]
ZERO_WIDTH_SPACE = "\u200b"
HASH = re.compile("[0-9a-f]{64}")
HARMLESS = {"EMAIL": "{}@ab.example", "LINK": "https://ab.example/{}", "LOGO": "kuva-{}.png"}
NASTIES = {
    "EMAIL": EMAILS,
    "LINK": LINKS,
    "LOGO": LOGOS,
    "TEXT": [text for text in NASTY if "{" not in text],  # a shared text, in which braces are places
}


def escape_markdown(text: str) -> str:
    """A text as Markdown that shows it (CommonMark 0.31, 2.4)."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


@dataclass
class Values:
    """What stands in the places of the files, drawn when it is first asked for; harmless or not."""

    draw: Callable[[list[str]], str] | None = None

    def __post_init__(self) -> None:
        self.pairs: dict[str, str] = {}

    def fill(self, files: dict[str, str]) -> dict[str, bytes]:
        """The files with values in all their places."""
        return {name: PLACE.sub(self.write, text).encode() for name, text in files.items()}

    def write(self, place: re.Match[str]) -> str:
        """The value of a place as YAML."""
        kind, number = place[1], place[2]
        if kind == "WORDS":
            return json.dumps({code: self.make(kind, number + code) for code in ("fi", "en")}, ensure_ascii=False)
        if kind == "PROSE":
            texts = {code: self.make(kind, number + code) for code in ("fi", "en")}
            return json.dumps({code: write_prose(text) for code, text in texts.items()}, ensure_ascii=False)
        value = self.make(kind, number)
        return json.dumps(f"2026-11-21 {value}" if kind == "NOTE" else value, ensure_ascii=False)

    def make(self, kind: str, number: str) -> str:
        """A value of its own for a place; the same for the same place."""
        harmless = HARMLESS.get(kind, "Sana {}").format(f"{kind.lower()}{number}")
        if self.draw is None:
            return harmless
        if harmless not in self.pairs:
            self.pairs[harmless] = finish(self.draw(NASTIES.get(kind, NASTY)), kind, number)
        return self.pairs[harmless]

    @cached_property
    def nasty(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """What finds the nasty values, and what stands in their place; a page may begin a value with a capital."""
        table: dict[str, str] = {}
        for harmless, nasty in self.pairs.items():
            table |= dict.fromkeys(map(tidy, (nasty, unquote(nasty), nasty[:1].upper() + nasty[1:])), harmless)
        return re.compile("|".join(re.escape(nasty) for nasty in sorted(table, key=len, reverse=True))), table

    def settle(self, text: str) -> str:
        """A text with the harmless values in the place of the nasty ones."""
        found, table = self.nasty
        return found.sub(lambda match: table[match[0]], text)


def write_prose(text: str) -> str:
    """Prose that shows a text in a paragraph, in a list, in emphasis and as a link, whose address has it, too."""
    shown = escape_markdown(text)
    return f"{shown}\n\n- *{shown}*\n- **{shown}** [{shown}](https://ab.example/{quote(text, safe='')})\n"


def finish(text: str, kind: str, number: str) -> str:
    """A nasty value that the format takes in a place, and no other has; what is sorted begins as the harmless one."""
    own = f"{kind.lower()}{number}"
    if kind == "LINK":
        return f"{text}{own}&lt;b"
    if kind in ("EMAIL", "LOGO"):
        return f"{own}{text}"
    return f"Sana {own} {text} {own}{ALWAYS}" if kind in ("NAME", "WORDS") else f"{text} {own}{ALWAYS}"


# --- pages ------------------------------------------------------------------------------------------------------------

Pages = dict[str, str]


def load(files: dict[str, bytes]) -> dict[str, Published]:
    """What a set of files publishes, by address."""
    found = load_version(files, "notices", THEME)
    errors = [str(fault) for fault in found.faults if fault.level == "error"]
    assert not errors, "\n".join(errors)
    return list_published({entry.address: entry for entry in found.published})


def make_all_pages(files: dict[str, bytes]) -> Pages:
    """Every page of the site, and every document for a PDF, by what it is."""
    published = load(files)
    lines = list_lines(published.values(), THEME)
    assert lines is not None
    lists = [made for work in list_works(lines, THEME) for made in work().items()]
    pages = {f"list {address}": page for address, page in lists}
    for one in pick_shown(published):
        for language in list_languages(one.stated):
            t = speak(THEME, language)
            name = f"{language} {one.address}"
            if isinstance(one.stated, Removal):
                pages[name] = make_removed_page(one, language, THEME, t)
                continue
            pages[name] = make_notice_page(one, render_notice(one.stated, language, THEME), THEME, t)
            pages[f"paper {name}"] = make_document(one.stated, language, THEME, "https://a.example/", one.logo).html
    return pages


def pick_shown(published: dict[str, Published]) -> list[Published]:
    """All but those that only make a list long."""
    return [one for one in published.values() if f"{one.address}.yml" not in LISTED]


def make_serving_pages(value: str) -> Pages:
    """The pages on which `serve` says what is wrong with files, here with messages that hold a value."""
    faults = [make_fault(Place(f"{value}.yml", 1, 1), FaultCode.TEXTS, value, "lacking", name=value)]
    page = SimpleNamespace(
        **make_address("a", "fi"),
        faults=faults,
        said_in="fi",
        drafts=[make_draft_line(value, faults), make_draft_line(value, ())],
        broken=[SimpleNamespace(url=f"/{value}", entry=SimpleNamespace(name=value))],
        letters=(),
        links=(),
        counts={},
        long=False,
    )
    head = Head("fi", value, value, indexed=False)
    t = speak(THEME, "fi")
    return {name: fill_template(name, head, THEME, t, page) for name in ("broken.html", "index.html")}


def make_draft_line(value: str, faults: Sequence[Fault]) -> SimpleNamespace:
    """What an index knows of the page of a draft."""
    return SimpleNamespace(
        url=f"/{value}",
        draft=SimpleNamespace(name=value),
        head=SimpleNamespace(title=value),
        faults=faults,
        missing=(value,),
    )


def make_review_pages(files: dict[str, bytes], value: str) -> Pages:
    """The pages and the comments for reviewers: all notices are new, or are gone, or a text that they share changes."""
    few = {name: content for name, content in files.items() if name not in LISTED}
    assert SHARED["fi.yml"].count(SHARED_TEXT) == 1
    texts = {"fi.yml": SHARED["fi.yml"].replace(SHARED_TEXT, json.dumps(value).encode())}
    pairs = {
        "new": (Version(), Version(few)),
        "gone": (Version(few), Version()),
        "texts": (Version(few, SHARED), Version(few, SHARED | texts)),
    }
    pages = {}
    for name, (old, new) in pairs.items():
        found = tell_all(review(old, new), value)
        data = make_changes_data(found)
        with patch.dict(LIMITS, dict.fromkeys(LIMITS, sys.maxsize)):  # else long values leave out what short ones show
            pages[f"review: {name}"] = write_page(found, THEME)
        pages[f"comment: {name}"] = MARKDOWN.render(comment.write_comment(data, Links(PAGE, PREVIEW), WORDING))
    return pages


def tell_all(found: Review, value: str) -> Review:
    """A review that also says all that it can say of other files and commits."""
    fault = make_fault(Place(f"{value}.yml", 1, 1), FaultCode.TEXTS, value, "lacking", name=value)
    unreadable = [replace(one, status="unreadable", faults=(fault,)) for one in found.notices[:1]]
    return replace(
        found,
        notices=(*found.notices, *unreadable),
        base=value,
        head=value,
        tip="1" * 40,
        generator=(value,),
        pages=(value,),
        moved_on=(value,),
        faults=(fault,),
        layout=(value,),
        blind=True,
    )


# --- comparison -------------------------------------------------------------------------------------------------------


def compare(nasty: Pages, harmless: Pages, values: Values) -> None:
    """Page by page the same trees, but for the values; a comment cuts long ones, so that of these the tree counts."""
    assert nasty.keys() == harmless.keys()
    for name, page in nasty.items():
        wanted = list_harmless_parts(harmless[name])
        for (part, text), other in zip(list_parts(page), wanted, strict=True):
            if (part, text) != other:
                is_cut = name.startswith("comment") and "…" in text + other[1]
                assert (name, part, other[1] if is_cut else values.settle(text)) == (name, *other)


@cache
def list_harmless_parts(page: str) -> list[tuple[object, str]]:
    """As `list_parts`, and kept for the next comparison."""
    return list_parts(page)


def list_parts(page: str) -> list[tuple[object, str]]:
    """The elements and comments of a page as a browser makes them: tag, texts, and attributes by name."""
    parts: list[tuple[object, str]] = []
    whole = page.replace("<wbr>", "")  # a value stands in one text also where its line may end within it
    for node in tinyhtml5.parse(whole, namespace_html_elements=False).iter():
        parts += [(node.tag, tidy(node.text or "")), ("behind", tidy(node.tail or ""))]
        parts += [(name, "" if is_another(name, node) else tidy(value)) for name, value in node.attrib.items()]
    return parts


def is_another(name: str, node: Element) -> bool:
    """Whether an attribute is not compared: made of a name, or cut where it is long, as search engines show it."""
    if name in ("data-letter", "data-tint"):
        return True
    told = node.get("name") or node.get("property") or ""
    return name == "content" and told.endswith("description")


def tidy(text: str) -> str:
    """A text or an address as it is read.

    White space is one blank, what parts the words of a comment is nothing, and no hash is of interest.
    """
    return HASH.sub("", " ".join(unquote(text).replace(ZERO_WIDTH_SPACE, "").split()))


# --- tests ------------------------------------------------------------------------------------------------------------


def fill_files(values: Values) -> dict[str, bytes]:
    """The set of notices with these values, and their logo."""
    files = values.fill(FILES)
    logo = values.make("LOGO", "1")
    return files | {logo: GOOD["plain.png"], f"konserni/{logo}": GOOD["plain.png"]}


def make_pages_without_site(values: Values) -> Pages:
    """Every page, made by the templates alone."""
    files = fill_files(values)
    value = values.make("TEXT", "1")
    return make_all_pages(files) | make_serving_pages(value) | make_review_pages(files, value)


@cache
def make_harmless_pages() -> Pages:
    return make_pages_without_site(Values())


@pytest.mark.slow
@settings(try_examples(2), phases=[Phase.generate])
@given(data=st.data())
def test_pages(data: st.DataObject) -> None:
    """Every page of a nasty set of notices, on a screen, on paper and for reviewers, is that of a harmless one."""
    values = draw_values(data)
    compare(make_pages_without_site(values), make_harmless_pages(), values)


@pytest.mark.slow
@settings(try_examples(1), phases=[Phase.generate])
@given(data=st.data())
def test_whole_sites(folder: Path, monkeypatch: pytest.MonkeyPatch, data: st.DataObject) -> None:
    """The site that MkDocs makes of a nasty set of notices is that of a harmless one, but for the values."""
    monkeypatch.setenv("SITE_URL", SITE_URL)
    values = draw_values(data)
    nasty, harmless = build_site(values, folder), build_site(Values(), folder)
    assert nasty.keys() == harmless.keys()
    pages = [name for name in nasty if name.endswith(PARSED)]
    compare(
        {name: nasty.pop(name).decode() for name in pages},
        {name: harmless.pop(name).decode() for name in pages},
        values,
    )
    marks = {"notices.txt": b""}  # the marks in it are hashes of values
    assert nasty | marks == harmless | marks
    assert list_addresses(nasty) == list_addresses(harmless)


def list_addresses(site: Mapping[str, bytes]) -> list[bytes]:
    """The addresses of notices.txt without their marks."""
    return [line.partition(b" ")[0] for line in site["notices.txt"].splitlines()]


def build_site(values: Values, folder: Path) -> dict[str, bytes]:
    """Every file of the site of the set of notices with these values."""
    site = build(Version(fill_files(values)), folder)
    assert site is not None
    return site


def draw_values(data: st.DataObject) -> Values:
    """Values of which each is drawn when its place is filled."""
    return Values(lambda listed: data.draw(st.sampled_from(listed)))


def test_every_place() -> None:
    """Wherever the format takes own words, a name, an address or prose, a value stands in the files."""
    found = set()
    for name, text in FILES.items():
        source = parse_source(text.encode(), name).data
        for key in places(source):
            value = part_at(source, key)
            if isinstance(value, str) and PLACE.search(value):
                path = strip_indexes(key)
                found.add(path[:-1] if path[-1] in THEME.languages else path)
    found |= {path[:1] for path in found if path[0] in ("more", "words")}
    wanted = {path for path in FIELDS if may_hold_own_words(path) or any(map(is_free, list_notes(path)))}
    assert wanted - found == set()


def is_free(note: object) -> bool:
    """Whether an annotation lets an editor write what is shown as it is."""
    free = (read_line, read_email, read_link, read_picture_name)
    return note is Prose or (isinstance(note, Scalar) and note.read in free)

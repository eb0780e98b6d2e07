"""Whatever an editor writes is shown as written: no name can become markup, on any page, through the whole program."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from markupsafe import escape

from hooks.notice.notice import shorten
from tests.sites import Element, build_site, read_pages

HARMLESS = "Abc Oy"
HOSTILE = {
    "markup": 'A & B "C" <script>alert(1)</script>',
    "entities": "A &amp; 'B' &lt;i&gt; &#60;b&#62; --> ]]>",
    "templates": "A {{ 7 * 7 }} {% raw %} {we:genitive} {0} %s \\",
}
IDENTITY = {"data-letter": r"\w", "data-tint": r"\d+"}
# NAME stands wherever the format takes a name or own words; prose is Markdown and has a case of its own.
REGISTER = """\
controller: {name: NAME, known_as: NAME, business_id: 1234567-1, address: "Katu 1, 33100 Tampere", email: ab@example.fi,
             website: "https://ab.example/?a=1&amp=2"}
contact: {name: NAME, address: NAME}
dpo: {name: NAME, email: dpo@example.fi}
requests: {to: [WORDS], opt_out: [WORDS, "https://ab.example/?a=1&lt=2"]}
register: WORDS
updated: 2026-11-02
subjects: [WORDS]
purposes:
  - purpose: WORDS
    basis: [consent, legitimate_interest, legal_obligation]
    about: [WORDS]
    interest: WORDS
    law: WORDS
    withdraw: WORDS
  - {purpose: newsletter, basis: consent}
providing_data: {required_by: contract, needed: [WORDS], without_it: [WORDS]}
data: [WORDS, {item: name, group: contact}]
sources: [WORDS]
recipients: [WORDS, {recipient: it_services, name: NAME}]
transfers:
  - {recipient: WORDS, country: US, safeguard: scc, copy: WORDS}
retention:
  - {data: name, keep: 1 year, after: WORDS, because: WORDS}
  - {data: all, until: WORDS}
security: {paper: [WORDS], electronic: [WORDS]}
cookies:
  settings: https://ab.example/evasteet
  purposes: [WORDS]
  list: [{name: NAME, provider: NAME, purpose: WORDS, lifetime: session}]
automated_decisions: [{decision: WORDS, logic: WORDS, consequences: WORDS}]
"""


def pages_with(name: str, folder: Path) -> dict[str, Element]:
    """The pages of a site of one company where everything has this name."""
    notices = folder / "notices"
    notices.mkdir(parents=True)
    text = REGISTER.replace("WORDS", "{fi: NAME, en: NAME}").replace(
        "NAME", json.dumps(name)
    )  # JSON's quoting is YAML too
    (notices / "ab.yml").write_text(text)
    return read_pages(build_site(folder / "site", notices))


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_shown_as_written(name: str, tmp_path: Path) -> None:
    """With a hostile name a page has the elements, attributes and texts of a harmless one, but for the name."""
    hostile, harmless = pages_with(name, tmp_path / "hostile"), pages_with(HARMLESS, tmp_path / "harmless")
    assert hostile.keys() == harmless.keys() == {"/", "/en/", "/ab/", "/en/ab/", "/404.html"}
    for address, page in hostile.items():
        assert name in page.text or address == "/404.html"
        assert page.text.replace(name, HARMLESS) == harmless[address].text
        for found, expected in zip(page.all(), harmless[address].all(), strict=True):
            assert found.tag == expected.tag
            assert found.attributes.keys() == expected.attributes.keys()
            for key, value in found.attributes.items():
                if key in IDENTITY:  # one letter or digit of the name, and a number
                    assert re.fullmatch(IDENTITY[key], value)
                    continue
                harmful = unquote(expected.attributes[key]).replace(HARMLESS, name)
                if "description" in found.attributes.get("name", found.attributes.get("property", "")):
                    harmful = shorten(escape(harmful))  # a long name makes a description longer than what is shown
                assert unquote(value) == harmful


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_places_that_others_read(name: str, tmp_path: Path) -> None:
    """Title, description, heading and list, which search engines and browsers take over, have the name escaped once."""
    pages = pages_with(name, tmp_path)
    notice, index = pages["/en/ab/"], pages["/en/"]
    assert notice.one("title").text == f"{name} – Privacy notice: {name}"
    assert (
        notice.one("meta", name="description")
        .attributes["content"]
        .startswith(f"How {name} processes your personal data. Privacy notice: ")
    )
    assert [part.text for part in notice.one("p", **{"class": "company"}).all("bdi")] == [name, name]
    assert notice.one("h1").text == f"Privacy notice: {name}"
    assert [part.text for part in index.one("main").all("p")][1:3] == [name, name]


def test_addresses_stay_whole(tmp_path: Path) -> None:
    """An address with `&` leads where the editor wrote it, and the mail about an error has the name in its subject."""
    page = pages_with(HOSTILE["markup"], tmp_path)["/ab/"]
    targets = {link.attributes["href"] for link in page.all("a")}
    assert {"https://ab.example/?a=1&amp=2", "https://ab.example/?a=1&lt=2"} <= targets
    [mail] = [target for target in targets if "?subject=Virhe" in target]
    assert "&" not in mail
    assert unquote(mail) == f"mailto:ab@example.fi?subject=Virhe tietosuojaselosteessa: {HOSTILE['markup']}"


def test_prose(tmp_path: Path) -> None:
    """Prose becomes paragraphs, lists, emphasis and links, and every other character stays a character."""
    text = 'A & B "C" < D\n\n- *one* **two** [three](https://ab.example/?a=1&b=2)\n'
    (tmp_path / "notices").mkdir()
    plain = REGISTER.replace("WORDS", "{fi: NAME, en: NAME}").replace("NAME", HARMLESS)
    more = f"more:\n  security: {{fi: {json.dumps(text)}, en: {json.dumps(text)}}}\n"
    (tmp_path / "notices/ab.yml").write_text(plain + more)
    section = read_pages(build_site(tmp_path / "site", tmp_path / "notices"))["/ab/"].one("section", id="security")
    assert 'A & B "C" < D' in [paragraph.text for paragraph in section.all("p")]
    assert section.one("em").text == "one"
    assert section.one("strong").text == "two"
    assert section.one("a").attributes == {"href": "https://ab.example/?a=1&b=2"}

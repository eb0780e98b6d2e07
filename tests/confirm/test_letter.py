"""The letter: one page that needs nothing else, with all questions, and a policy that lets its own script run alone."""

from __future__ import annotations

import base64
import re
from hashlib import sha256
from pathlib import Path

import pytest

from hooks.confirm.letter import make_paper, write_letter
from hooks.notice import pdf
from hooks.theme.part_words import list_part_languages
from tests.confirm.asked import OPEN, ask, list_chapters, write
from tests.shared import THEME
from tests.sites import Element

LANGUAGES = list_part_languages(THEME.folder, "confirm")
HOSTILE = OPEN.replace("Esimerkkipuutarha Oy", "Oy <b>&'x'</script>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_in_the_letter(language: str, notices: Path) -> None:
    """Every question stands in the letter once, numbered, what is open first, with its answers to tick."""
    company = write(notices, OPEN)
    page = Element.parse(write_letter(company, language, THEME))
    shown = [each for each in page.all("li") if "question" in each.attributes.get("class", "")]
    assert sorted(each.attributes["data-id"] for each in shown) == sorted(each.identifier for each in ask(company))
    kinds = [each.attributes["data-kind"] for each in shown]
    assert kinds == sorted(kinds, reverse=True)
    for number, each in enumerate(shown, 1):
        [legend] = each.all("legend")
        assert legend.text.startswith(f"{number}. ")
        inputs = [(field.attributes["type"], field.attributes.get("value")) for field in each.all("input")]
        expected = [("radio", "right"), ("radio", "wrong"), ("radio", "unknown"), ("text", None)]
        assert inputs == (
            expected if each.attributes["data-kind"] == "fact" else [("text", None), ("checkbox", "unknown")]
        )
    assert next(iter(page.all("html"))).attributes["lang"] == language
    assert {"fi": "LUONNOS", "en": "DRAFT", "sv": "UTKAST"}[language] in page.text


def test_letter_needs_nothing_else(notices: Path) -> None:
    """Nothing is loaded, nothing is sent, and only the style and the script whose hashes the policy names are there."""
    html = write_letter(write(notices, HOSTILE), "fi", THEME)
    page = Element.parse(html)
    assert not [each for each in page.all() if {"src", "action", "onclick"} & each.attributes.keys()]
    [policy] = [each.attributes["content"] for each in page.all("meta") if "http-equiv" in each.attributes]
    for name in ("script", "style"):
        [part] = re.findall(f"<{name}>(.*?)</{name}>", html, re.DOTALL)
        digest = base64.b64encode(sha256(part.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert not re.search("unsafe|connect|https?:", policy)


def test_words_of_a_company_are_text(notices: Path) -> None:
    """Whatever a company is called, it is text."""
    html = write_letter(write(notices, HOSTILE), "fi", THEME)
    assert "<b>" not in html
    assert html.count("</script>") == 1
    assert "Oy &lt;b&gt;&amp;&#39;x&#39;&lt;/script&gt;" in html


def test_registers_of_a_company(notices: Path) -> None:
    """What registers share has a heading of its own, and so has each of them."""
    shared, own = OPEN.split("register: customers", maxsplit=1)
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(shared, "utf-8")
    write(notices, f"register: customers{own}", "konserni/asiakkaat.yml")
    company = write(notices, f"register: newsletter{own}", "konserni/kirje.yml")
    page = Element.parse(write_letter(company, "fi", THEME))
    assert [each.text for each in page.all("h2")] == [
        "Näitä tietoja selosteesta puuttuu vielä",
        "Kaikkien selosteiden yhteiset tiedot",
        "Asiakasrekisteri",
        "Uutiskirjerekisteri",
        "Vastaaja",
    ]
    assert len(list_chapters(company)) == 3


def test_letter_on_paper(notices: Path) -> None:
    """A PDF of the letter has boxes and lines, no field and no script, and nothing that WeasyPrint complains of."""
    document = make_paper(write(notices, OPEN), "fi", THEME)
    assert not re.search("<(input|script|style|button)", document.html)
    assert document.html.count('class="square"') > 100
    made = pdf.make_pdf(document)
    assert isinstance(made, bytes)
    assert made.startswith(b"%PDF")

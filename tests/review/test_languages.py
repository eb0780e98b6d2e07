"""A review tells each notice in its own languages, and what differs between them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from hooks.review import json_data
from hooks.review.contents import NoticeChange
from hooks.review.page import write_page
from hooks.review.voice import list_reviewed, read_phrases
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.theme import FOLDER
from tests.invented_language import TAG, add_language
from tests.notice.test_one_language import MARKS
from tests.paths import DATA
from tests.review.test_review import EXAMPLE, Repository, begin_branch, linked
from tests.running import build_py
from tests.shared import THEME
from tests.sites import Element

NOTICES = DATA / "notices"
SWEDISH = (NOTICES / "holmen.yml").read_text("utf-8")  # in Swedish alone
THREE = (NOTICES / "oby.yml").read_text("utf-8")  # in Finnish, Swedish and English
INTRO = {  # how the shared text rights.intro begins
    "fi": "Nämä oikeudet antaa EU:n",
    "sv": "EU:s allmänna dataskyddsförordning (EU) 2016/679 ger",
}


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Registers in one, two and three languages on main, and a branch from there."""
    files = {"notices/holmen.yml": SWEDISH, "notices/oby.yml": THREE, "notices/piha.yml": EXAMPLE}
    return begin_branch(tmp_path, monkeypatch, files)


def find_notice(repo: Repository) -> NoticeChange:
    """The only notice that changes."""
    [notice] = repo.review().notices
    return notice


def drop_swedish(text: str) -> str:
    """A register in three languages without its Swedish."""
    return re.sub(r", sv: [^,}]*(?=[,}])", "", text.replace("languages: [fi, sv, en]", "languages: [fi, en]"))


def add_swedish(text: str) -> str:
    """The example in three languages, its own words in Swedish below those in English."""
    return "languages: [fi, en, sv]\n" + re.sub(r"\n( +)en: (.*)", r"\n\1en: \2\n\1sv: på svenska \2", text)


def test_a_notice_in_swedish_alone(repo: Repository) -> None:
    """A notice in Swedish alone is told in Swedish, whatever the language of the headings."""
    repo.edit("notices/holmen.yml", "simskola för barn", "simskola för unga")
    notice = find_notice(repo)
    assert [change.words for change in notice.changes] == [{"sv": "Ändamål: simskola för barn → simskola för unga"}]
    assert (notice.languages, notice.one_sided) == (("sv",), ())
    page = Element.parse(write_page(repo.review(), THEME))
    assert {element.attributes["lang"] for element in page.all() if "lang" in element.attributes} == {"fi", "sv"}
    [flag] = [element for element in page.all("a") if "Ändamål" in element.text]
    assert flag.one("span").attributes == {"lang": "sv"}


def test_the_page_in_swedish(repo: Repository) -> None:
    """Headings in Swedish have no word of Finnish or English around a notice in Swedish."""
    repo.edit("notices/holmen.yml", "simskola för barn", "simskola för unga")
    repo.edit("notices/holmen.yml", "purpose: membership, basis: contract", "purpose: membership, basis: consent")
    page = write_page(repo.review(), THEME, "sv")
    linked(page)
    assert '<html lang="sv">' in page
    body = Element.parse(page).one("body").text
    text = re.sub(r"\S+@\S+", "", body)
    others = "|".join(pattern for language, pattern in MARKS.items() if language != "sv")
    assert len(re.findall(MARKS["sv"], text)) > 50
    assert sorted(set(re.findall(others, text))) == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_own_words_in_one_of_three_languages(repo: Repository, language: str) -> None:
    """Own words that change in one language of three are grave, whichever it is, and each language says where."""
    old = {"fi": "varhaiskasvatuslaki", "sv": "lagen om småbarnspedagogik", "en": "Act on Early Childhood Education"}
    repo.edit("notices/oby.yml", f"{language}: {old[language]}", f"{language}: toinen")
    [change] = find_notice(repo).changes
    assert change.risk == "high"
    assert list(change.words) == ["fi", "sv", "en"]
    told = {tag for tag, words in change.words.items() if "→" in words}
    assert told == {language}
    assert {change.words[tag].rpartition(": ")[2] for tag in {"fi", "sv", "en"} - told} <= {
        "muuttui vain toisella kielellä",
        "ändras bara på ett annat språk",
        "changed in another language only",
    }


@pytest.mark.parametrize(
    ("languages", "sentence"),
    [
        (["sv"], "Muuttuu vain yhdellä kielellä: ruotsi"),
        (["fi", "sv"], "Muuttuu vain osalla kielistä: suomi, ruotsi"),
    ],
)
def test_a_shared_text_in_some_languages(repo: Repository, languages: list[str], sentence: str) -> None:
    """A shared text that changes in one or two languages of three is told with these, and shown in all three."""
    for language in languages:
        repo.edit(f"theme/notice/{language}.yml", INTRO[language], f"Uutta. {INTRO[language]}")
    found = repo.review()
    [clause] = found.clauses
    assert clause.reach == (("holmen", "oby") if languages == ["sv"] else ("holmen", "oby", "piha"))
    assert (clause.changed, list(clause.after)) == (tuple(languages), ["fi", "en", "sv"])
    page = write_page(found, THEME)
    linked(page)
    assert sentence in page
    [shared] = json_data.make_changes_data(found).clauses
    assert (shared.changed, list(shared.after)) == (languages, ["fi", "en", "sv"])


def test_a_shared_text_of_swedish_notices_alone(repo: Repository) -> None:
    """A shared text that only notices in Swedish have is told in Swedish, and no language was left behind."""
    (repo.folder / "notices/oby.yml").unlink()
    base = repo.commit()
    repo.edit("theme/notice/sv.yml", INTRO["sv"], f"Nytt. {INTRO['sv']}")
    found = repo.review(base=base)
    [clause] = found.clauses
    assert (clause.reach, list(clause.after)) == (("holmen",), ["sv"])
    assert "Muuttuu vain" not in write_page(found, THEME)


def test_who_has_no_swedish_is_told_nothing_of_it(repo: Repository) -> None:
    """Where a text changes in all languages, notices in Finnish and English are told of these two."""
    for name in ("oby", "holmen"):
        (repo.folder / f"notices/{name}.yml").unlink()
    base = repo.commit()
    for language in THEME.languages:
        words = THEME.words[language]["rights"]["intro"]
        repo.edit(f"theme/notice/{language}.yml", words, f"X. {words}")
    found = repo.review(base=base)
    [clause] = found.clauses
    assert (list(clause.after), clause.changed, found.languages) == (["fi", "en"], ("fi", "en"), DEFAULT_LANGUAGES)
    assert 'lang="sv"' not in write_page(found, THEME)


def test_a_notice_gains_a_language(repo: Repository) -> None:
    """A new language is one change; its text stands as a whole beside the others, and its own words are no change."""
    repo.write("notices/piha.yml", add_swedish(EXAMPLE))
    notice = find_notice(repo)
    assert [change.words for change in notice.changes] == [
        {
            "fi": "Uusi selosteen kieli: ruotsi",
            "en": "New language of the notice: Swedish",
            "sv": "Läggs till (språk i beskrivningen): svenska",
        }
    ]
    assert (notice.gained, notice.gone, notice.one_sided) == (("sv",), {}, ())
    page = write_page(repo.review(), THEME)
    linked(page)
    assert "<ins>" not in page
    assert "Uusi kieli: ruotsi. Koko sen teksti on uutta." in page
    [data] = json_data.make_changes_data(repo.review()).notices
    assert data.pages == {"fi": "piha/", "en": "en/piha/", "sv": "sv/piha/"}


def test_what_else_changes_beside_a_new_language(repo: Repository) -> None:
    """Beside a new language other changes are told in all three, and drift between the two that were there."""
    repo.write("notices/piha.yml", add_swedish(EXAMPLE))
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    repo.edit("notices/piha.yml", "fi: puutarhakurssien järjestäminen", "fi: puutarhakurssien pitäminen")
    changes = {change.label: change for change in find_notice(repo).changes}
    assert set(changes) == {"retention.keep", "purposes", "languages"}
    assert changes["purposes"].risk == "high"
    assert "→" in changes["purposes"].words["fi"]
    assert changes["purposes"].words["en"].endswith(": changed in another language only")
    assert "3 → 2 år från" in changes["retention.keep"].words["sv"]


def test_a_notice_drops_a_language(repo: Repository) -> None:
    """A language that goes is grave, is told first, and its text can be read; other words are no change."""
    repo.write("notices/oby.yml", drop_swedish(THREE))
    notice = find_notice(repo)
    assert [(change.label, change.kind, change.risk) for change in notice.changes] == [("languages", "removed", "high")]
    assert (list(notice.texts), list(notice.gone), notice.languages) == (["fi", "en"], ["sv"], ("fi", "en", "sv"))
    assert {section.state for section in notice.gone["sv"]} == {"removed"}
    page = write_page(repo.review(), THEME)
    linked(page)
    first = page.partition('id="overview"')[0]
    assert "Selostetta ei enää ole tällä kielellä: ruotsi" in first
    assert "<summary>Poistuva teksti (ruotsi)</summary>" in page
    assert "<del>Dina rättigheter</del>" in page
    [data] = json_data.make_changes_data(repo.review()).notices
    assert (data.languages, list(data.pages)) == (["fi", "en", "sv"], ["fi", "en"])


def test_a_notice_changes_its_only_language(repo: Repository) -> None:
    """A notice that is in another language now is told in both."""
    repo.write("notices/holmen.yml", SWEDISH.replace("languages: [sv]", "languages: [fi]").replace("sv:", "fi:"))
    notice = find_notice(repo)
    assert [change.words for change in notice.changes if change.label == "languages"] == [
        {"fi": "Poistuu selosteen kieli: ruotsi", "sv": "Tas bort (språk i beskrivningen): svenska"},
        {"fi": "Uusi selosteen kieli: suomi", "sv": "Läggs till (språk i beskrivningen): finska"},
    ]
    linked(write_page(repo.review(), THEME))


def test_a_language_of_the_branch(repo: Repository) -> None:
    """A language that only the branch has is shown in its direction; its changes are told in English words."""
    repo.edit("notices/oby.yml", "languages: [fi, sv, en]", f"languages: [fi, sv, en, {TAG}]")
    text = (repo.folder / "notices/oby.yml").read_text("utf-8")
    repo.write("notices/oby.yml", re.sub(r", en: ([^,}]*)(?=[,}])", rf", en: \1, {TAG}: שלום", text))
    add_language(repo.folder / "theme/notice")
    base = repo.commit()
    repo.edit("notices/oby.yml", "keep: 5 years", "keep: 6 years")
    repo.edit("notices/oby.yml", f"Care, {TAG}: שלום", f"Care, {TAG}: של")
    found = repo.review(repo.commit(), base)
    [notice] = found.notices
    law, keep = notice.changes
    assert law.words[TAG].endswith("שלום → של")
    assert law.words["fi"].endswith("muuttui vain toisella kielellä")
    assert keep.words[TAG].startswith("Retention period: ")
    page = write_page(found, THEME)
    linked(page)
    turned = [element for element in Element.parse(page).all() if element.attributes.get("dir") == "rtl"]
    assert {element.attributes["lang"] for element in turned} == {TAG}
    assert {element.tag for element in turned} == {"p", "div", "span"}


def test_words_of_reviews_in_every_language() -> None:
    """Every language in which reviews have words has all of them, with the same places to fill."""
    english = read_phrases(THEME.folder, "en")
    for language in list_reviewed(FOLDER):
        phrases = read_phrases(THEME.folder, language)
        assert phrases.keys() == english.keys()
        for part, entries in english.items():
            assert phrases[part].keys() == entries.keys(), (language, part)
            for name, said in entries.items():
                wanted, found = (sorted(re.findall(r"\{\w+\}", str(words))) for words in (said, phrases[part][name]))
                assert wanted == found, (language, part, name)


# --- the command ------------------------------------------------------------------------------------------------------


def test_headings_in_the_first_language_of_the_site(repo: Repository) -> None:
    """Headings are in the first language of the site, or in that of --lang; messages are English where they must be."""
    repo.git("rm", "--quiet", "-r", "theme", "notices/piha.yml")
    repo.write("seloste.yml", yaml.safe_dump({"name": "Beskrivningar", "languages": ["sv", "fi"]}))
    base = repo.commit()
    repo.edit("notices/holmen.yml", "simskola för barn", "simskola för unga")
    for words, language in (((), "sv"), (("--lang", "fi"), "fi"), (("--lang", "sv"), "sv")):
        done = build_py("review", "--base", base, *words, "--json", "changes.json", cwd=repo.folder)
        assert done.returncode == 0
        assert ("1 seloste muuttuu" if language == "fi" else "1 notice changes") in done.stdout
        assert f'<html lang="{language}">' in (repo.folder / "review.html").read_text("utf-8")
    comment = build_py("comment", cwd=repo.folder).stdout
    assert "### Vad det här ändrar · Mitä tämä muuttaa\n" in comment


def test_check_tells_a_language_that_is_lost(repo: Repository) -> None:
    """`check --base` warns of each page in a language that is dropped, but for the one at the root, which leads on."""
    repo.write("notices/oby.yml", drop_swedish(THREE))
    repo.write("notices/piha.yml", add_swedish(EXAMPLE))
    done = build_py("check", "--base", "main", cwd=repo.folder)
    [told] = [line for line in done.stderr.splitlines() if "would be there" in line]
    assert told == (
        "notices/oby.yml:1:1: warning: languages: main has the page /sv/oby/, and nothing would be there any more; "
        "keep sv, or let your host lead /sv/oby/ to /oby/, which always leads to the notice"
    )
    without_finnish = re.sub(r"\{fi: [^,}]*, ", "{", THREE.replace("languages: [fi, sv, en]", "languages: [sv, en]"))
    repo.write("notices/oby.yml", without_finnish)
    assert "would be there" not in build_py("check", "--base", "main", cwd=repo.folder).stderr

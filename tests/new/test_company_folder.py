"""A company with several registers."""

from __future__ import annotations

from pathlib import Path

from hooks.new.beginning import begin_answers
from hooks.new.proposals import propose
from hooks.new.register_file import place_register
from tests.new.calls import COMPANY, QUESTIONS, call_new, find_errors, get_refusal, read_data
from tests.shared import THEME


def test_company_folder(notices: Path) -> None:
    """What the company's file says is not asked again, and the modeline finds the schema from the folder."""
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(COMPANY)
    done = call_new(notices, file="konserni/asiakkaat", name=None, email=None)
    assert (done.returncode, done.stderr) == (0, "")
    text = (notices / "konserni/asiakkaat.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../.schema.json\n")
    assert "# Tiedostosta _company.yml tulevat: controller.\n" in text
    assert "controller" not in read_data(notices, "konserni/asiakkaat")
    assert find_errors(notices) == []


def test_register_beside_the_company_folder(notices: Path) -> None:
    """A register beside its company's folder reads the same file, and cannot be a register the folder has."""
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(COMPANY)
    call_new(notices, file="konserni/asiakkaat", name=None, email=None)
    done = call_new(notices, file="konserni", name=None, email=None)
    assert done.stderr == "Error: --register: notices/konserni/asiakkaat.yml has the same register; choose another\n"
    assert call_new(notices, file="konserni", name=None, email=None, register="members").returncode == 0
    assert find_errors(notices) == []


def test_own_key_instead_of_the_company(notices: Path) -> None:
    """An option for a key of the company's file gives the register that key of its own, whole."""
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(COMPANY)
    assert call_new(notices, file="konserni/asiakkaat").returncode == 0
    assert read_data(notices, "konserni/asiakkaat")["controller"]["name"] == "Esimerkki Oy"


def test_a_folder_is_made(notices: Path) -> None:
    """A company without a folder gets one, and a refused register leaves none behind."""
    assert get_refusal(call_new(notices, file="konserni/asiakkaat", email="a"), notices).startswith("--email: 'a'")
    assert not (notices / "konserni").exists()
    assert call_new(notices, file="konserni/asiakkaat").returncode == 0
    assert find_errors(notices) == []


def test_a_faulty_company_file(notices: Path) -> None:
    """A company's file with errors is mended first."""
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(COMPANY.replace("a@konserni.example", "a@konserni"))
    told = get_refusal(call_new(notices, file="konserni/asiakkaat", name=None, email=None), notices)
    assert told.startswith("notices/konserni/_company.yml:4:10: error: controller.email: 'a@konserni' is not an e-mail")


def test_the_register_the_company_lacks_is_proposed(notices: Path) -> None:
    """Enter takes a register that the company does not have yet."""
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(COMPANY)
    call_new(notices, file="konserni/asiakkaat", name=None, email=None)
    where = place_register("konserni/toinen", notices, THEME)
    answers = begin_answers(where, THEME, QUESTIONS, "fi", {})
    assert propose(answers, QUESTIONS.asked["register"], ()) == ("marketing",)

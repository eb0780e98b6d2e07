"""The folder of notices: names that are addresses, files that are refused, companies with several registers."""

import os
from pathlib import Path

import pytest

from hooks.folder import collection
from hooks.folder.listing import find_linked_folders
from hooks.format.people import Contact
from tests.paths import DATA
from tests.shared import THEME

SHORTEST = (DATA / "good/shortest.yml").read_text(encoding="utf-8")
CONTROLLER, REGISTER = SHORTEST.split("register: customers\n")
REGISTER = "register: customers\n" + REGISTER


def write(notices: Path, name: str, text: str = SHORTEST) -> None:
    file = notices / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def messages(notices: Path) -> list[str]:
    return [str(fault) for fault in collection.load(notices, THEME).faults]


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a", "puutarha", "vihrea-piha", "24-h", "1001-kukkaa", "x" * 80, "fi-puutarha"])
def test_file_name_is_the_address(notices: Path, name: str) -> None:
    """A file name of a-z, 0-9 and single hyphens is the address of its notice."""
    write(notices, f"{name}.yml")
    assert [entry.address for entry in collection.load(notices, THEME).entries] == [name]
    assert messages(notices) == []


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Puutarha.yml", "the name 'Puutarha' cannot be an address; use a-z, 0-9 and hyphens, as in puutarha"),
        ("vihreä piha.yml", "the name 'vihreä piha' cannot be an address; use a-z, 0-9 and hyphens, as in vihrea-piha"),
        ("vihrea_piha.yml", "the name 'vihrea_piha' cannot be an address; use a-z, 0-9 and hyphens, as in vihrea-piha"),
        ("a--b.yml", "the name 'a--b' cannot be an address; use a-z, 0-9 and hyphens, as in a-b"),
        ("-a.yml", "the name '-a' cannot be an address; use a-z, 0-9 and hyphens, as in a"),
        ("__a.yml", "the name '_a' cannot be an address; use a-z, 0-9 and hyphens, as in a"),
        ("piha.fi.yml", "the name 'piha.fi' cannot be an address; use a-z, 0-9 and hyphens, as in piha-fi"),
        ("_.yml", "the name '' cannot be an address; use a-z, 0-9 and hyphens"),
        ("CON.yml", "the name 'CON' cannot be an address; use a-z, 0-9 and hyphens"),
        ("花.yml", "the name '花' cannot be an address; use a-z, 0-9 and hyphens"),
        (f"{'x' * 81}.yml", "the name has 81 characters; shorten it to 80"),
        ("puutarha.yaml", "the ending .yaml is not read; rename the file to puutarha.yml"),
    ],
)
def test_name_that_is_no_address(notices: Path, name: str, problem: str) -> None:
    """A name that cannot be an address is an error that proposes another."""
    write(notices, name)
    assert messages(notices) == [f"notices/{name}:1:1: error: {problem}"]


@pytest.mark.parametrize(
    "name", ["en", "fi", "assets", "404", "sitemap", "index", "robots", "con", "nul", "com1", "lpt9"]
)
def test_reserved_name(notices: Path, name: str) -> None:
    """A name that the site or Windows needs is refused, for a file, a draft and a folder."""
    write(notices, f"{name}.yml")
    write(notices, f"_{name}.yml")
    (notices / name).mkdir()
    refused = {f"notices/{name}.yml", f"notices/_{name}.yml", f"notices/{name}"}
    problem = f"the name '{name}' is reserved; choose another name"
    assert set(messages(notices)) == {f"{file}:1:1: error: {problem}" for file in refused}


# --- files that are no registers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [".schema.json", ".piha.yml.swp", "piha.yml~", "piha.swp", ".git"])
def test_backups_and_hidden_files_are_passed_over(notices: Path, name: str) -> None:
    """What an editor program leaves behind is neither read nor reported."""
    write(notices, name, "[")
    assert messages(notices) == []


def test_other_files_are_reported(notices: Path) -> None:
    """A file that is no register is not published, and a warning says so."""
    write(notices, "logo.png", "")
    assert messages(notices) == [
        "notices/logo.png:1:1: warning: this is no register and is not published; move it elsewhere"
    ]


def test_links_are_refused(notices: Path) -> None:
    """A link is not followed, whether to a file or to a folder."""
    write(notices.parent / "elsewhere", "piha.yml")
    (notices / "file.yml").symlink_to("../elsewhere/piha.yml")
    (notices / "folder").symlink_to("../elsewhere")
    assert messages(notices) == [
        "notices/file.yml:1:1: error: this is a link; put the file itself here",
        "notices/folder:1:1: error: this is a link; put the file itself here",
    ]


def test_links_that_lead_nowhere(notices: Path) -> None:
    """A broken link, a loop of links and a link to a name that no disk can hold are refused like any link."""
    (notices / "broken.yml").symlink_to("nowhere")
    (notices / "long.yml").symlink_to("x" * 300)
    (notices / "loop.yml").symlink_to("loop.yml")
    (notices / "loops").symlink_to("loops")
    assert messages(notices) == [
        f"notices/{name}:1:1: error: this is a link; put the file itself here"
        for name in ("broken.yml", "long.yml", "loop.yml", "loops")
    ]


@pytest.mark.parametrize("name", [".cache", "old.bak", "piha/.cache"])
def test_hidden_link_to_a_folder(notices: Path, name: str) -> None:
    """A link to a folder is refused under any name, because MkDocs would walk through it."""
    (notices / name).parent.mkdir(exist_ok=True)
    (notices / name).symlink_to("/")
    assert messages(notices) == [f"notices/{name}:1:1: error: this is a link; put the file itself here"]
    assert [str(fault) for fault in find_linked_folders(notices)] == messages(notices)


def test_links_that_editors_leave(notices: Path) -> None:
    """The lock of an editor program, a hidden link that leads nowhere, is passed over."""
    (notices / ".#piha.yml").symlink_to("anna@kone.4711")
    assert messages(notices) == []


def test_folder_that_is_a_link(tmp_path: Path, notices: Path) -> None:
    """The folder of notices is itself no link, so that nobody's folder is published by a change in git."""
    (tmp_path / "other").symlink_to(notices)
    with pytest.raises(ValueError, match=r"^other is a link; name the folder itself$"):
        collection.load(tmp_path / "other", THEME)


def test_company_file_that_is_a_pipe(notices: Path) -> None:
    """A company's file that is a pipe or a link is refused once, and nothing waits for it."""
    write(notices, "piha/asiakkaat.yml")
    os.mkfifo(notices / "piha/_company.yml")
    problem = "this is not a regular file; put the file itself here"
    assert messages(notices) == [f"notices/piha/_company.yml:1:1: error: {problem}"]


def test_folder_that_cannot_be_read(notices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A company's folder that cannot be listed is an error of its own; the others are read."""
    write(notices, "piha.yml")
    (notices / "suljettu").mkdir()
    scandir = os.scandir

    def refused(folder: str | Path) -> object:
        if Path(folder).name == "suljettu":
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refused)  # root, who may run the tests, may read everything
    problem = "the folder cannot be read (Permission denied); check its permissions"
    assert messages(notices) == [f"notices/suljettu:1:1: error: {problem}"]
    assert [entry.address for entry in collection.load(notices, THEME).published] == ["piha"]


@pytest.mark.parametrize(
    ("name", "ending"),
    [("piha.yaml", ".yaml"), ("piha.YML", ".YML"), ("piha.yml.txt", ".yml.txt"), ("piha.Yaml.TXT", ".Yaml.TXT")],
)
def test_ending_that_was_meant_to_be_yml(notices: Path, name: str, ending: str) -> None:
    """A register under another ending, as some programs give it, is an error and not just left out."""
    write(notices, name)
    problem = f"the ending {ending} is not read; rename the file to piha.yml"
    assert messages(notices) == [f"notices/{name}:1:1: error: {problem}"]


@pytest.mark.parametrize(("one", "other"), [("piha.yml", "Piha.yml"), ("piha\u0308.yml", "pih\u00e4.yml")])
def test_twins_on_other_file_systems(notices: Path, one: str, other: str) -> None:
    """Of two names that are one on macOS or Windows, at most one is an address."""
    write(notices, one)
    write(notices, other)
    found = collection.load(notices, THEME)
    refused = {fault.place.file for fault in found.faults if "cannot be an address" in fault.problem}
    assert f"notices/{other}" in refused
    assert len(found.published) + len(refused) == 2


def test_one_page_for_each_address(notices: Path) -> None:
    """No two files have one address: what would be the index of a folder is refused."""
    write(notices, "piha.yml")
    write(notices, "piha/index.yml")
    problem = "the name 'index' is reserved; choose another name"
    assert messages(notices) == [f"notices/piha/index.yml:1:1: error: {problem}"]


def test_pipes_are_refused(notices: Path) -> None:
    """A pipe is refused, and nothing waits for it."""
    os.mkfifo(notices / "piha.yml")
    assert messages(notices) == ["notices/piha.yml:1:1: error: this is not a regular file; put the file itself here"]


def test_folder_in_a_company_folder(notices: Path) -> None:
    """The folders of companies have no folders of their own."""
    (notices / "piha/asiakkaat").mkdir(parents=True)
    assert messages(notices) == [
        (
            "notices/piha/asiakkaat:1:1: error: this is a folder inside a company's folder; "
            "keep a company's registers side by side"
        )
    ]


def test_missing_folder(tmp_path: Path) -> None:
    """A folder that is not there is an error of the call, not a fault of a notice."""
    with pytest.raises(FileNotFoundError):
        collection.load(tmp_path / "nowhere", THEME)


def test_empty_folder(notices: Path) -> None:
    """A folder without registers has nothing to report."""
    assert collection.load(notices, THEME).entries == ()
    assert messages(notices) == []


# --- drafts -----------------------------------------------------------------------------------------------------------


def test_draft_is_checked_and_not_published(notices: Path) -> None:
    """A file whose name begins with an underscore is checked, and never published."""
    write(notices, "_uusi.yml", SHORTEST.replace("2026-11-02", "<date>").replace("contract", "sopimus"))
    found = collection.load(notices, THEME)
    assert [(entry.draft, entry.unfilled) for entry in found.entries] == [(True, 1)]
    assert found.published == ()
    assert [fault.key for fault in found.faults] == ["purposes[0].basis"]


def test_published_registers(notices: Path) -> None:
    """Registers are sorted by address, drafts left out."""
    for name in ("c.yml", "_b.yml", "a/b.yml", "a.yml"):
        write(notices, name, SHORTEST.replace("customers\n", "members\n") if "/" in name else SHORTEST)
    assert [entry.address for entry in collection.load(notices, THEME).published] == ["a", "a/b", "c"]


def test_faulty_file_gives_no_register(notices: Path) -> None:
    """A file with an error gives no register; one with a warning does."""
    write(notices, "bad.yml", SHORTEST.replace("2026-11-02", "2027-11-02"))
    write(notices, "doubtful.yml", SHORTEST.replace("2026-11-02", "2020-11-02"))
    found = collection.load(notices, THEME)
    assert [(entry.name, entry.register is not None) for entry in found.entries] == [
        ("notices/bad.yml", False),
        ("notices/doubtful.yml", True),
    ]
    assert sorted(fault.level for fault in found.faults) == ["error", "warning"]


# --- a company with several registers ---------------------------------------------------------------------------------


def test_company_file_gives_the_keys_that_a_register_leaves_out(notices: Path) -> None:
    """A register takes from its company's file the keys that it leaves out."""
    write(notices, "piha/_company.yml", CONTROLLER + "contact: {role: office}\n")
    write(notices, "piha/asiakkaat.yml", REGISTER)
    assert messages(notices) == []
    register = collection.load(notices, THEME).entries[0].register
    assert register
    assert isinstance(register.contact, Contact)
    assert (register.controller.name, register.contact.role) == ("Esimerkkipuutarha Oy", "office")


def test_key_is_taken_whole(notices: Path) -> None:
    """Nothing is merged inside a key: a register that has it takes nothing of it from the company's file."""
    write(notices, "piha/_company.yml", CONTROLLER + "contact: {role: office, phone: 03 123 4567}\n")
    write(notices, "piha/asiakkaat.yml", "contact: {name: Anna Esimerkki}\n" + REGISTER)
    register = collection.load(notices, THEME).entries[0].register
    assert register
    assert isinstance(register.contact, Contact)
    assert (register.contact.name, register.contact.role, register.contact.phone) == ("Anna Esimerkki", None, None)


def test_company_file_serves_the_register_beside_the_folder(notices: Path) -> None:
    """A register beside the folder of the same name reads the same company's file, so that its address can stay."""
    write(notices, "piha/_company.yml", CONTROLLER)
    write(notices, "piha.yml", REGISTER)
    assert messages(notices) == []
    assert [entry.address for entry in collection.load(notices, THEME).published] == ["piha"]


def test_company_file_serves_no_other_company(notices: Path) -> None:
    """The company's file of one folder gives nothing to registers elsewhere."""
    write(notices, "piha/_company.yml", CONTROLLER)
    write(notices, "toinen.yml", REGISTER)
    assert [fault.key for fault in collection.load(notices, THEME).faults] == ["controller"]


def test_error_names_the_file_in_which_the_line_stands(notices: Path) -> None:
    """An error in a key that came from the company's file names that file and its line."""
    write(notices, "piha/_company.yml", CONTROLLER.replace("1234567-1", "1234567-2"))
    write(notices, "piha/asiakkaat.yml", REGISTER.replace("2026-11-02", "2.11.2026"))
    assert messages(notices) == [
        (
            "notices/piha/_company.yml:4:16: error: controller.business_id: "
            "the check digit of '1234567-2' does not fit; compare it with the company's own papers"
        ),
        "notices/piha/asiakkaat.yml:2:10: error: updated: '2.11.2026' is not written as a date here; write 2026-11-02",
    ]


def test_error_of_a_company_file_is_told_once(notices: Path) -> None:
    """An error in the company's file is told once, however many registers read it."""
    write(notices, "piha/_company.yml", CONTROLLER.replace("1234567-1", "1234567-2"))
    write(notices, "piha/asiakkaat.yml", REGISTER)
    write(notices, "piha/jasenet.yml", REGISTER.replace("register: customers", "register: members"))
    assert len(messages(notices)) == 1


def test_company_file_outside_a_folder(notices: Path) -> None:
    """A company's file outside a company's folder serves nobody, and an error says where it belongs."""
    write(notices, "_company.yml", CONTROLLER)
    write(notices, "piha.yml")
    problem = "the keys common to a company belong in its folder; move this to notices/<company>/_company.yml"
    assert messages(notices) == [f"notices/_company.yml:1:1: error: {problem}"]


def test_company_file_that_cannot_be_read(notices: Path) -> None:
    """A broken company's file is an error of its own, also where a register needs nothing of it."""
    write(notices, "piha/_company.yml", "- piha\n")
    write(notices, "piha/asiakkaat.yml")
    problem = "the file does not begin with a key; write keys such as `controller:` at the left margin"
    assert messages(notices) == [f"notices/piha/_company.yml:1:1: error: {problem}"]


def test_company_file_without_registers(notices: Path) -> None:
    """A company's file is checked before the first register reads it."""
    write(notices, "piha/_company.yml", "- piha\n")
    problem = "the file does not begin with a key; write keys such as `controller:` at the left margin"
    assert messages(notices) == [f"notices/piha/_company.yml:1:1: error: {problem}"]


def test_misspelt_key_in_a_company_file(notices: Path) -> None:
    """A misspelt key of the company's file is one error, with the key that was meant."""
    write(notices, "piha/_company.yml", CONTROLLER.replace("controller:", "controler:"))
    write(notices, "piha/asiakkaat.yml", REGISTER)
    problem = "controler: there is no such key; did you mean controller?"
    assert messages(notices) == [f"notices/piha/_company.yml:2:1: error: {problem}"]


def test_key_that_a_company_file_may_not_hold(notices: Path) -> None:
    """A key that belongs to a single register is an error in the company's file."""
    write(notices, "piha/_company.yml", CONTROLLER + "subjects: [members]\n")
    write(notices, "piha/asiakkaat.yml", REGISTER)
    shared = "controller, joint_controllers, representative, processor_for, contact, dpo, requests, languages, "
    shared += "wording, appearance, security, cookies, services, changes, words, google_analytics"
    problem = f"this key belongs to a single register; move it there; common to a folder are {shared}"
    assert messages(notices) == [f"notices/piha/_company.yml:7:1: error: subjects: {problem}"]


def test_key_that_no_file_has(notices: Path) -> None:
    """A key of the company's file that is like none that is known is told with those that may stand there."""
    write(notices, "piha/_company.yml", CONTROLLER + "zzz: 1\n")
    write(notices, "piha/asiakkaat.yml", REGISTER)
    problem = "zzz: there is no such key; common to a folder are controller, joint_controllers, representative, "
    problem += "processor_for, contact, dpo, requests, languages, wording, appearance, security, cookies, "
    problem += "services, changes, words, google_analytics"
    assert messages(notices) == [f"notices/piha/_company.yml:7:1: error: {problem}"]


# --- twins ------------------------------------------------------------------------------------------------------------

TWINS = (
    "notices/piha/asiakkaat.yml:1:1: error: register: {} has the same register; give one of them another `register:`"
)


@pytest.mark.parametrize("first", ["piha.yml", "piha/alkuperaiset.yml"])
def test_twins(notices: Path, first: str) -> None:
    """A company cannot have two registers of one kind: a reader could not tell them apart."""
    write(notices, first)
    write(notices, "piha/asiakkaat.yml")
    assert messages(notices) == [TWINS.format(f"notices/{first}")]


@pytest.mark.parametrize("draft", ["_piha.yml", "piha/_alkuperaiset.yml", "piha/_toiset.yml"])
def test_a_draft_is_no_twin(notices: Path, draft: str) -> None:
    """A draft may be of the same kind as a register: nobody reads it yet."""
    write(notices, draft)
    write(notices, "piha/asiakkaat.yml")
    assert messages(notices) == []
    found = collection.load(notices, THEME)
    assert [entry.address for entry in found.published if entry.register] == ["piha/asiakkaat"]


def test_twins_of_different_companies(notices: Path) -> None:
    """Two companies may each have a register of one kind."""
    write(notices, "piha.yml")
    write(notices, "pensas.yml")
    assert messages(notices) == []


# --- all together -----------------------------------------------------------------------------------------------------


def test_faults_are_sorted_by_place(notices: Path) -> None:
    """Faults come by file, then by line and column, whatever their kind."""
    write(notices, "b.yml", SHORTEST.replace("2026-11-02", "2.11.2026").replace("1234567-1", "1234567-2"))
    write(notices, "a.yml", SHORTEST.replace("transfers: none", "transfers: ei"))
    write(notices, "C.yml")
    places = [fault.place for fault in collection.load(notices, THEME).faults]
    assert [(place.file, place.line, place.column) for place in places] == [
        ("notices/C.yml", 1, 1),
        ("notices/a.yml", 16, 12),
        ("notices/b.yml", 4, 16),
        ("notices/b.yml", 8, 10),
    ]


def test_changed_file_is_read_again(notices: Path) -> None:
    """A file that changed between two builds is read again."""
    write(notices, "piha.yml", SHORTEST.replace("contract", "sopimus"))
    assert len(messages(notices)) == 1
    write(notices, "piha.yml", SHORTEST)
    assert messages(notices) == []


def test_changed_company_file_is_read_again(notices: Path) -> None:
    """A register is read again when its company's file changed."""
    write(notices, "piha/asiakkaat.yml", REGISTER)
    assert len(messages(notices)) == 1
    write(notices, "piha/_company.yml", CONTROLLER)
    assert messages(notices) == []
    write(notices, "piha/_company.yml", CONTROLLER.replace("1234567-1", "1234567-2"))
    assert len(messages(notices)) == 1


def test_file_outside_the_current_folder_is_named_in_full(notices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages name a file from the current folder, or in full where it lies outside."""
    write(notices, "A.yml")
    (notices.parent / "elsewhere").mkdir()
    monkeypatch.chdir(notices.parent / "elsewhere")
    assert collection.load(notices, THEME).faults[0].place.file == (notices / "A.yml").as_posix()

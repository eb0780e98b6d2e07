"""The command line: what it prints, how it ends, and that the published site is always the old one or the new one."""

import fcntl
import json
import os
import re
import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.paths import PROJECT
from tests.running import build_py, commit_all, copy_project, inherit_environment, program_folder, run_command
from tests.sites import NOTICES, build_site, read_files, read_pages

THEME = "the theme of the program"
SOUND = (NOTICES / "akeri.yml").read_text().replace("drawn_up: 2026-01-02", "updated: 2026-01-02")
FAULTY = SOUND.replace("providing_data: voluntary\n", "").replace("transfers: none", "transfers: nowhere")
# What the messages advise:
BRACKETS = "close every [ and {, and put texts that have brackets in quotes"
STATE_IT = "write `providing_data: voluntary`; if the company has not stated it: `{gap: 2026-11-21 who was asked}`"
FITS = "write none, or a list ([…]), or a gap, as in {gap: 2026-11-21 who was asked}"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One sound register and the site built from it."""
    folder = tmp_path_factory.mktemp("ready")
    (folder / "notices").mkdir()
    (folder / "notices/akeri.yml").write_text(SOUND)
    build_site(folder / "site", folder / "notices")
    return folder


@pytest.fixture
def work(ready: Path, tmp_path: Path) -> Path:
    """A folder to call build.py in, with one sound register and the site built from it."""
    shutil.copytree(ready, tmp_path, dirs_exist_ok=True)
    return tmp_path


def around(work: Path) -> list[str]:
    """What lies in the folder."""
    return sorted(path.name for path in work.iterdir())


def test_build(tmp_path: Path) -> None:
    """A sound set is built with exit code 0, and the result is one line on standard output."""
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices/akeri.yml").write_text(SOUND)
    done = build_py(cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "1 notice in site, 0 warnings, 0 gaps (python build.py check)\n",
        "",
    )
    assert (tmp_path / "site/akeri/index.html").is_file()


def test_faults_of_all_files(work: Path) -> None:
    """All faults of all files are printed in one run, sorted, each with what to write instead; exit code 1."""
    (work / "notices/b.yml").write_text(FAULTY)
    (work / "notices/a.yml").write_text("data: [name}\n")
    (work / "notices/c.yaml").write_text("")
    done = build_py("build", cwd=work)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"notices/a.yml:1:7: error: a bracket is not closed, or a comma is missing; {BRACKETS}",
        f"notices/b.yml:1:1: error: providing_data: this key is missing; {STATE_IT}",
        f"notices/b.yml:16:12: error: transfers: 'nowhere' cannot stand here; {FITS}",
        "notices/c.yaml:1:1: error: the ending .yaml is not read; rename the file to c.yml",
        "4 errors",
        "the published site is as it was",
    ]


def test_broken_yaml_keeps_the_site(work: Path) -> None:
    """A register that is no YAML stops the build before anything happens to the published site."""
    before = read_files(work / "site")
    (work / "notices/akeri.yml").write_text(SOUND + "security: {paper: [locked}\n")
    done = build_py("build", cwd=work)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert read_files(work / "site") == before
    assert around(work) == ["notices", "site"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["build", "--notices", "nowhere"],
            "Error: nowhere: No such file or directory; name the folder of the registers with --notices\n",
        ),
        (["build", "--notices", "empty"], "Error: empty has no register; `python build.py new <address>` writes one\n"),
        (
            ["check", "nobody.yml"],
            (
                "Error: nobody.yml is no register in notices/; write the path of one, such as notices/company.yml, "
                "or notices/company/_company.yml for all registers of a company\n"
            ),
        ),
        (
            ["check", "--format", "xml"],
            "Error: Invalid value for '--format': 'xml' is not one of 'text', 'json', 'github'.\n",
        ),
        (["build", "--fast"], "Error: No such option '--fast'"),
        (["bild"], "Error: No such command 'bild'"),
        (["serve", "--port", "0"], "Error: Invalid value for '--port': 0 is not in the range 1<=x<=65535.\n"),
        (["build", "--site", "notices/site"], "would lie in each other; choose another folder with --site"),
        (["build", "--site", "notices"], "would lie in each other; choose another folder with --site"),
        (["build", "--notices", "notices", "--site", "."], "choose another folder with --site"),
        (["build", "--site", "/"], "would lie in each other; choose another folder with --site"),
        (["build", "--site", THEME], "belongs to the project; choose another folder with --site"),
        (["build", "--site", "akeri.txt"], "is a file; choose another folder with --site"),
        (
            ["build", "--site", "mine"],
            "has files that no build has put there; empty it, or choose another folder with --site",
        ),
        (["build", "--site", "link"], "is a link; name the folder itself with --site\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_calls(work: Path, arguments: list[str], message: str) -> None:
    """A wrong call or set-up ends with exit code 2 and says what to do instead, and nothing on disk has changed."""
    (work / "empty").mkdir()
    (work / "mine").mkdir()
    (work / "mine/letter.txt").write_text("Mine.")
    (work / "akeri.txt").write_text("A file.")
    (work / "link").symlink_to("site")
    before, program = read_files(work), read_files(program_folder())
    done = build_py(*(str(program_folder() / "theme") if word == THEME else word for word in arguments), cwd=work)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert (read_files(work), read_files(program_folder())) == (before, program)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_URL", "selosteet.example"),
        ("SITE_URL", "ftp://selosteet.example/"),
        ("SITE_URL", "https://"),
        ("SITE_URL", 'https://selosteet.example/"><b>'),
        ("EDIT_URI", "javascript:alert(1)"),
        ("EDIT_URI", "edit/main/notices/"),
    ],
)
def test_wrong_address(work: Path, name: str, value: str) -> None:
    """An address that would make wrong links on every page is refused with 2, and the published site stays."""
    before = read_files(work / "site")
    done = build_py("build", cwd=work, **{name: value})
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: {name} is '{value}'; write a web address in full")
    assert read_files(work / "site") == before


@pytest.mark.parametrize("name", ["SITE_URL", "EDIT_URI"])
def test_address_of_no_folder(work: Path, name: str) -> None:
    """An address that is more than a folder's is refused with the right one, and the published site stays."""
    before = read_files(work / "site")
    done = build_py("build", cwd=work, **{name: "https://a.example//polku/index.html?x#y"})
    assert done.returncode == 2
    assert done.stderr == (
        f"Error: {name} is 'https://a.example//polku/index.html?x#y'; "
        "write the address of a folder and nothing else: https://a.example/polku/\n"
    )
    assert read_files(work / "site") == before


def test_address_without_slash(work: Path) -> None:
    """Addresses without the closing slash make the same site as with it."""
    given = {"SITE_URL": "https://a.example/polku", "EDIT_URI": "https://git.example/edit/main/notices"}
    assert build_py("build", cwd=work, **given).returncode == 0
    built = read_files(work / "site")
    complete = {name: f"{value}/" for name, value in given.items()}
    assert build_py("build", cwd=work, **complete).returncode == 0
    assert read_files(work / "site") == built


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ("colour: red\n", "Unrecognised configuration name: colour\nError: MkDocs warned (above)"),
        (
            "site_name: Toinen\n",
            ":1: error: site_name: this key is here twice, first on line 2; keep one of them\nError: MkDocs stopped",
        ),
        ("plugins: [nowhere]\n", 'The "nowhere" plugin is not installed\nError: MkDocs stopped'),
        ("extra: [\n", "Error: MkDocs: MkDocs encountered an error parsing the configuration file"),
    ],
)
def test_wrong_settings(work: Path, added: str, message: str) -> None:
    """A fault in mkdocs.yml ends with 2 whatever MkDocs says, and the published site stays."""
    copy_project(work)
    (work / "mkdocs.yml").write_text((PROJECT / "mkdocs.yml").read_text() + added)
    before = read_files(work / "site")
    done = run_command([sys.executable, "build.py"], cwd=work)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert read_files(work / "site") == before


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("page.html", "page.content", "page.contents", "theme/page.html:LINE:1: error: the page cannot be made"),
        ("base.html", "{% block content %}", "{% blok %}", "theme/base.html:LINE:1: error: the page cannot be made"),
        (
            "notice/fi.yml",
            "  contents: ",
            "  content: ",
            "error: the texts lack 'contents'; compare theme/notice/fi.yml",
        ),
        ("notice/fi.yml", "{name}: tieto", "{nme}: tieto", "error: the texts lack 'nme'; compare theme/notice/fi.yml"),
        ("notice/fi.yml", "{name}: tieto", "{: tieto", "error: the page cannot be made (ValueError: "),
    ],
)
def test_broken_theme(work: Path, name: str, old: str, new: str, message: str) -> None:
    """A fault in a template or a text ends with 2 and its place, and the published site stays."""
    copy_project(work)
    file = work / "theme" / name
    line = 1 + file.read_text().partition(old)[0].count("\n")
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))
    (work / "notices/toinen").mkdir()
    (work / "notices/toinen/yksi.yml").write_text(SOUND)  # so that there is an index of a company, too
    before = read_files(work / "site")
    done = run_command([sys.executable, "build.py"], cwd=work)
    assert done.returncode == 2
    assert message.replace("LINE", str(line)) in done.stderr
    assert "Traceback" not in done.stderr
    assert read_files(work / "site") == before


@pytest.mark.parametrize(
    ("name", "commands"),
    [
        ("theme/notice/constants.yml", ["build", "check", "explain", "schema", "new x --yes"]),
        ("theme/notice/fi.yml", ["build", "check", "explain", "schema"]),
        ("theme/notice/questions.yml", ["new x --yes", "new --help"]),
        ("theme/headers.yml", ["build", "nginx"]),
        ("theme/base.html", ["build"]),
        ("theme/404.html", ["build"]),
        ("theme/notice/blocks/rights.html", ["build"]),
        ("theme/assets/notice.css", ["build"]),
    ],
)
def test_incomplete_theme(work: Path, name: str, commands: list[str]) -> None:
    """Whatever command misses a file of the theme names it and says to put it back; the site stays as it was."""
    before = read_files(work / "site")
    copy_project(work)
    (work / name).unlink()
    for command in commands:
        done = run_command([sys.executable, "build.py", *command.split()], cwd=work)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
        assert re.search(rf"{re.escape(name)}\b.*put it back|put {re.escape(name)} back", done.stderr), done.stderr
    assert read_files(work / "site") == before


def test_drafts_alone(work: Path) -> None:
    """A notice that is published cannot become a draft: exit code 1, and the published site stays."""
    before = read_files(work / "site")
    (work / "notices/akeri.yml").rename(work / "notices/_akeri.yml")
    done = build_py("build", cwd=work)
    assert done.returncode == 1
    assert done.stderr.startswith("notices/akeri.yml:1:1: error: ")
    assert "/akeri/" in done.stderr.splitlines()[0]
    assert read_files(work / "site") == before


def test_a_draft_is_counted(work: Path) -> None:
    """`check` counts what a draft leaves to fill in, and finds no fault in it."""
    shutil.copy(NOTICES / "_luonnos.yml", work / "notices")
    done = build_py("check", cwd=work)
    assert (done.returncode, done.stderr) == (0, "")
    assert "notices/_luonnos.yml: a draft, 5 values to fill in\n" in done.stdout


def test_check_writes_nothing(work: Path) -> None:
    """`check` reads and writes nothing, and says on standard output that all is well."""
    shutil.rmtree(work / "site")
    done = build_py("check", cwd=work)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "notices/akeri.yml"
    assert done.stdout.splitlines()[-1] == "1 notice without errors, 0 warnings, 0 gaps"
    assert around(work) == ["notices"]


def test_check_one_file(work: Path) -> None:
    """`check FILE` judges that file alone, whatever is wrong with its neighbours."""
    (work / "notices/b.yml").write_text(FAULTY)
    sound, faulty = (
        build_py("check", "notices/akeri.yml", cwd=work),
        build_py("check", "b.yml", "--notices", ".", cwd=work / "notices"),
    )
    assert (sound.returncode, sound.stderr) == (0, "")
    assert sound.stdout.splitlines()[-1] == "1 notice without errors, 0 warnings, 0 gaps"
    assert "notices/b.yml" not in sound.stdout
    assert faulty.returncode == 1
    assert [line.split(":")[0] for line in faulty.stderr.splitlines()] == [
        "b.yml",
        "b.yml",
        "2 errors",
    ]


def test_check_as_json(work: Path) -> None:
    """`--format json` prints the findings with place, level, key, problem, remedy and code, and the completeness."""
    (work / "notices/b.yml").write_text(
        SOUND.replace("providing_data: voluntary\n", "").replace("  business_id: 2345678-0\n", "")
    )
    done = build_py("check", "--format", "json", cwd=work)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["findings"] == [
        {
            "file": "notices/b.yml",
            "line": 1,
            "column": 1,
            "level": "error",
            "key": "providing_data",
            "problem": "this key is missing",
            "remedy": STATE_IT,
            "code": "missing",
        }
    ]
    assert {"item": "retention", "article": "14(2)(a)", "state": "stated", "where": "retention"} in told[
        "completeness"
    ]["notices/akeri.yml"]
    missing = [line["item"] for line in told["completeness"]["notices/b.yml"] if line["state"] == "missing"]
    assert missing == ["whether the data must be given"]
    assert json.loads(build_py("check", "notices/akeri.yml", "--format", "json", cwd=work).stdout)["findings"] == []


def test_check_for_github(work: Path) -> None:
    """`--format github` prints workflow commands, percent signs and line breaks escaped, gaps as notices."""
    text = SOUND.replace("transfers: none", "transfers: 100%").replace("  business_id: 2345678-0\n", "")
    (work / "notices/a.yml").write_text(
        SOUND.replace("  business_id: 2345678-0", "  business_id: {gap: 2026-11-21 asked}")
    )
    (work / "notices/b.yml").write_text(text)
    done = build_py("check", "--format", "github", cwd=work)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "::notice file=notices/a.yml,line=5,col=3,title=gap::controller.business_id: open: 2026-11-21 asked",
        f"::error file=notices/b.yml,line=16,col=12,title=value::transfers: '100%25' cannot stand here; {FITS}",
    ]
    assert build_py("check", "notices/akeri.yml", "--format", "github", cwd=work).stdout == ""


def test_strict(work: Path) -> None:
    """`--strict` makes warnings errors and leaves young gaps alone, for `check` and for `build`."""
    before = read_files(work / "site")
    (work / "notices/akeri.yml").write_text(
        SOUND.replace("  business_id: 2345678-0", "  business_id: {gap: 2026-11-21 asked}")
    )
    assert build_py("check", "--strict", cwd=work).returncode == 0
    (work / "notices/akeri.yml").write_text(SOUND.replace("  business_id: 2345678-0\n", ""))
    assert build_py("check", cwd=work).returncode == 0
    for command, consequence in (("check", []), ("build", ["the published site is as it was"])):
        done = build_py(command, "--strict", cwd=work)
        assert done.returncode == 1
        assert done.stderr.splitlines() == [
            "notices/akeri.yml:2:1: warning: controller: there is no business ID; write `business_id: 1234567-1`",
            "1 error",
            *consequence,
        ]
    assert read_files(work / "site") == before


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--help"], ["hooks.reading.loading", "mkdocs", "pydantic", "babel", "jinja2"]),
        (["check"], ["mkdocs", "jinja2"]),
    ],
)
def test_imports(work: Path, arguments: list[str], heavy: list[str]) -> None:
    """A command imports only what it needs: `--help` but its texts, and `check` no MkDocs."""
    command = [sys.executable, "-X", "importtime", program_folder() / "build.py", *arguments]
    done = run_command(command, cwd=work, check=True)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "click" in imported
    assert not imported & set(heavy)


def test_help(tmp_path: Path) -> None:
    """`--help` and `-h` list every command, wherever they are called."""
    for option in ("--help", "-h"):
        done = build_py(option, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert all(f"\n  {command} " in done.stdout for command in ("build", "check", "serve"))


# build.py, which sends itself a signal when it is about to write a page.
STOPPED = """
import os, runpy, sys
_, program, sent = sys.argv
def stop(event, given):
    if event == "open" and str(given[0]).endswith(".site.next/a1/index.html"):
        os.kill(os.getpid(), int(sent))
sys.addaudithook(stop)
sys.argv, sys.path[0] = [program], os.path.dirname(program)
runpy.run_path(program, run_name="__main__")
"""


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_stopped_build(work: Path, sent: signal.Signals) -> None:
    """A build that is killed or interrupted midway leaves the old site as it was, and the next build works."""
    before = read_files(work / "site")
    for number in range(3):
        (work / f"notices/a{number}.yml").write_text(SOUND)
    done = run_command([sys.executable, "-c", STOPPED, program_folder() / "build.py", str(int(sent))], cwd=work)
    assert done.returncode == (-signal.SIGKILL if sent == signal.SIGKILL else 130)
    assert "Traceback" not in done.stderr
    assert (work / ".site.next").exists() == (sent == signal.SIGKILL)
    assert read_files(work / "site") == before
    build_site(work / "site", work / "notices")
    assert around(work) == ["notices", "site"]
    assert (work / "site/a2/index.html").is_file()


def test_one_build_at_a_time(work: Path) -> None:
    """While a build is at work, another is refused with 2 and disturbs neither it nor the published site."""
    before = read_files(work / "site")
    with (work / ".site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        (work / ".site.next").mkdir()
        done = build_py("build", cwd=work)
        assert done.returncode == 2
        assert "another build is writing" in done.stderr
        assert (work / ".site.next").is_dir()
    assert read_files(work / "site") == before


@pytest.mark.parametrize(
    ("link", "arguments", "advice"),
    [
        (".site.lock", ["build"], "the published site is as it was"),
        (".draft.lock", ["draft"], None),
        ("review.html", ["review", "--base", "HEAD"], "choose another place with --out"),
        ("changes.json", ["review", "--base", "HEAD", "--json", "changes.json"], "choose another place with --out"),
        ("notices/.schema.json", ["schema"], "name the folder of the registers with --notices"),
    ],
    ids=str,
)
@pytest.mark.parametrize("named", ["build.py", "new.py"])
def test_nothing_is_written_through_a_link(
    work: Path, link: str, arguments: list[str], advice: str | None, named: str
) -> None:
    """A link that a checkout of others has under the name of a file of ours is refused, and what it names stays."""
    copy_project(work)
    commit_all(work)
    (work / link).symlink_to(work / named)
    before = read_files(work)
    done = run_command([sys.executable, "build.py", *arguments], cwd=work, env=inherit_environment())
    assert done.returncode == 2
    assert done.stderr == f"Error: {link}: this is a link; delete it{f'; {advice}' if advice else ''}\n"
    (work / "review.html").unlink(missing_ok=True)
    assert {name: before[name] for name in before if name != "review.html"} == read_files(work)
    assert not (work / "new.py").exists()


def test_leftovers_are_cleared(work: Path) -> None:
    """What a killed build left beside the site does not get into the next one, and is gone after it."""
    for leftover in (".site.next", ".site.old"):
        (work / leftover / "stale").mkdir(parents=True)
        (work / leftover / "stale/index.html").write_text("stale")
    before = read_files(work / "site")
    build_site(work / "site", work / "notices")
    assert read_files(work / "site") == before
    assert around(work) == ["notices", "site"]


@pytest.mark.parametrize(("register", "code"), [(SOUND, 0), (FAULTY, 1)], ids=["sound", "faulty"])
def test_kill_between_two_renames_is_mended(work: Path, register: str, code: int) -> None:
    """A site left under the name of the old one, as by a kill between two renames, is put back by any next build."""
    before = read_files(work / "site")
    (work / "site").rename(work / ".site.old")
    (work / "notices/akeri.yml").write_text(register)
    assert build_py("build", cwd=work).returncode == code
    assert read_files(work / "site") == before
    assert not (work / ".site.old").exists()


def test_a_page_that_cannot_be_written_keeps_the_site(work: Path) -> None:
    """If the folder of the site cannot be written, the old site stays and the message names the place."""
    if os.geteuid() == 0:  # root may write everywhere, so a file stands where the new folder has to go
        (work / ".site.next").write_text("")
    else:
        work.chmod(0o555)
    before = read_files(work / "site")
    done = build_py("build", cwd=work)
    work.chmod(0o755)
    assert done.returncode == 2
    assert ".site.next" in done.stderr
    assert "Traceback" not in done.stderr
    assert read_files(work / "site") == before


def test_a_deleted_register_disappears(work: Path) -> None:
    """A register that is gone from the folder, and is published nowhere, is gone from the site."""
    (work / "notices/b.yml").write_text(SOUND)
    (work / "notices/akeri.yml").unlink()
    (work / "site/notices.txt").unlink()
    build_site(work / "site", work / "notices")
    assert not (work / "site/akeri").exists()
    assert (work / "site/b/index.html").is_file()


def test_plain_mkdocs(work: Path) -> None:
    """Plain `mkdocs build` builds the same site, and with a faulty register it stops before it empties the old one."""
    copy_project(work)
    command = [sys.executable, "-m", "mkdocs", "build"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true"}
    before = read_files(work / "site")
    done = run_command(command, cwd=work, env=environment)
    assert done.returncode == 0, done.stderr
    assert read_files(work / "site") == before
    (work / "notices/b.yml").write_text(FAULTY)
    done = run_command(command, cwd=work, env=environment)
    assert done.returncode == 1
    assert "notices/b.yml:16:12: error: transfers: 'nowhere' cannot stand here" in done.stderr
    assert "Traceback" not in done.stderr
    assert read_files(work / "site") == before


def test_one_fact_changes_both_pages(tmp_path: Path) -> None:
    """One changed fact in the YAML changes the Finnish and the English page of its notice, and no other notice."""
    shutil.copytree(NOTICES, tmp_path / "notices")
    before = read_pages(build_site(tmp_path / "site", tmp_path / "notices"))
    file = tmp_path / "notices/aani.yml"
    file.write_text(file.read_text().replace("keep: 3 years", "keep: 7 years"))
    after = read_pages(build_site(tmp_path / "site", tmp_path / "notices"))
    assert {address for address in after if after[address].text != before[address].text} == {"/aani/", "/en/aani/"}
    assert "7 vuotta asiakassuhteen päättymisestä" in after["/aani/"].text
    assert "7 years from the end of the customer relationship" in after["/en/aani/"].text

"""`serve`: a save shows within a second, a fault shows in the place of its notice, and nothing stops the server."""

import os
import re
import shutil
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import pytest

from tests.paths import PROJECT
from tests.running import copy_project, inherit_environment, run_command, start_command
from tests.sites import NOTICES

SOUND = (NOTICES / "akeri.yml").read_text("utf-8").replace("languages: fi\n", "")
SOUND = SOUND.replace("until: relationship_end", "keep: 3 years, after: relationship_end")
EXAMPLE = (PROJECT / "docs/example.yml").read_text("utf-8")
PATIENCE = 60  # seconds; a slow machine gets the time it needs, and a broken server does not hang the tests
MANY = 500
SOON = 1  # second of computing from save to page, whatever else the machine does


class Preview:
    """A running `build.py serve` of a project that a test may change."""

    def __init__(self, project: Path, notices: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.notices = notices
        self.theme = project / "theme"
        self.said = project / "serve.txt"
        command = [
            sys.executable,
            str(project / "build.py"),
            "serve",
            "--notices",
            str(notices),
            "--port",
            str(self.port),
        ]
        self.ending = ExitStack()
        said = self.ending.enter_context(self.said.open("w"))
        starting = start_command(command, cwd=project, env=inherit_environment(), stdout=said, stderr=said, limit=1800)
        self.process = self.ending.enter_context(starting)

    def get(self, address: str) -> str:
        """The page at an address with its status in front, or nothing where no server answers yet."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{address}", timeout=PATIENCE) as answer:
                return f"{answer.status} {answer.read().decode()}"
        except urllib.error.HTTPError as error:
            return f"{error.code} {error.read().decode()}"
        except OSError:
            return ""

    def wait(self, address: str, *wanted: str, gone: str | None = None) -> None:
        """Wait until a page has all these texts, and another no more."""
        deadline, page = time.monotonic() + PATIENCE, ""
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.said.read_text()
            page = self.get(address)
            if all(text in page for text in wanted) and (gone is None or gone not in page):
                return
            time.sleep(0.02)
        missed = f"{wanted} without {gone}" if gone else wanted
        pytest.fail(f"{address} never had {missed}:\n{page}\n{self.said.read_text()[-2000:]}")

    def computed(self) -> float:
        """The seconds that the server has computed so far; only Linux tells of a process that still runs."""
        told = Path(f"/proc/{self.process.pid}/stat")
        if not told.exists():
            return 0
        fields = told.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def save(self, name: str, text: str = SOUND) -> None:
        """Write a file as an editor does, over what was there."""
        (self.notices / name).parent.mkdir(exist_ok=True)
        (self.notices / name).write_text(text, "utf-8")

    def stop(self) -> int:
        """End the server as Ctrl-C does."""
        with self.ending:
            if self.process.poll() is None:
                self.process.send_signal(signal.SIGINT)
            return self.process.wait(PATIENCE)


def clear(notices: Path) -> None:
    """Leave two sound registers in the folder and nothing else."""
    for path in notices.iterdir():
        if path.name not in ("akeri.yml", "beta.yml"):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    for name in ("akeri.yml", "beta.yml"):
        if not (notices / name).is_file() or (notices / name).read_text() != SOUND:
            put_file(notices / name, SOUND)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One server for all tests of this file."""
    preview = start_preview(tmp_path_factory.mktemp("project"))
    preview.wait("/", "200 ")
    yield preview
    preview.stop()


def start_preview(folder: Path) -> Preview:
    """A server of a copy of the project with two sound registers."""
    copy_project(folder)
    (folder / "notices").mkdir()
    clear(folder / "notices")
    return Preview(folder, folder / "notices")


@pytest.fixture
def preview(running: Preview) -> Preview:
    """The server with two sound registers, whatever the test before has left."""
    clear(running.notices)
    mend_theme(running.theme)
    for language in ("", "/en"):
        running.wait(f"{language}/akeri/", '<html lang="', 'id="contact"', "livereload")
        running.wait(f"{language}/beta/", 'id="contact"')
    deadline = time.monotonic() + PATIENCE
    while not is_plain(running.get("/")) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert is_plain(running.get("/"))
    return running


def mend_theme(theme: Path) -> None:
    """Bring back what a test has edited, and touch nothing else: the server would read files that are half written."""
    for original in (path for path in (PROJECT / "theme").rglob("*") if path.is_file()):
        file = theme / original.relative_to(PROJECT / "theme")
        if file.read_bytes() != original.read_bytes():
            put_file(file, original.read_text("utf-8"))


def put_file(file: Path, text: str) -> None:
    """Put a text in the place of a file at once."""
    new = file.with_name(f".{file.name}.new")
    new.write_text(text, "utf-8")
    new.replace(file)


def is_plain(index: str) -> bool:
    """Whether an index lists the two registers of `clear` and no fault."""
    listed = re.findall(r'<p class="(?:who|register)"><a href="([a-z/]+)">', index)
    return sorted(listed) == ["akeri/", "beta/"] and 'class="faults"' not in index


# --- registers --------------------------------------------------------------------------------------------------------


def test_no_policy_while_serving(preview: Preview) -> None:
    """The live reload is an inline script, so pages have no security policy here, unlike those of a build."""
    page = preview.get("/akeri/")
    assert "livereload" in page
    assert "Content-Security-Policy" not in page


def test_removal(preview: Preview) -> None:
    """A removal shows in the place of its notice, and what is wrong with it as with any register."""
    file = preview.notices / "akeri.yml"
    controller = file.read_text().partition("register:")[0]
    file.write_text(f"{controller}removed: {{date: 2026-01-03}}\n")
    preview.wait("/akeri/", "Se poistettiin 3.\u00a0tammikuuta 2026.")
    file.write_text(f"{controller}removed: {{dato: 2026-01-03}}\n")
    preview.wait("/akeri/", "did you mean date?")


@pytest.mark.parametrize(("address", "words"), [("/akeri/", "7 vuotta"), ("/en/akeri/", "7 years")])
def test_save_shows(preview: Preview, address: str, words: str) -> None:
    """A changed fact shows on the page, in both languages."""
    preview.save("akeri.yml", re.sub("keep: [0-9]+ years", "keep: 7 years", SOUND))
    preview.wait(address, words.replace(" ", "\u00a0"))


@pytest.mark.parametrize("address", ["/akeri/", "/en/akeri/"])
def test_broken_register(preview: Preview, address: str) -> None:
    """A broken register shows its exact messages in the place of its notice, the rest stays, and mending it heals."""
    preview.save("akeri.yml", SOUND.replace("transfers: none", "transfers: nowhere"))
    preview.wait(address, "notices/akeri.yml:16:12: error: transfers: &#39;nowhere&#39; cannot stand here; write none")
    assert 'id="contact"' in preview.get(address.replace("akeri", "beta"))
    preview.save("akeri.yml")
    preview.wait(address, 'id="contact"')


@pytest.mark.parametrize("index", ["/", "/en/"])
def test_broken_register_is_listed(preview: Preview, index: str) -> None:
    """The index leads to the page of a broken register, also of one that is new."""
    preview.save("uusi.yml", "register: [")
    preview.wait(index, '<a href="uusi/">notices/uusi.yml</a>', '<a href="beta/">')
    preview.wait(f"{index}uusi/", "notices/uusi.yml:1:11: error: a bracket is not closed")


def test_every_register_broken(preview: Preview) -> None:
    """With nothing but broken registers there is still an index, which leads to each of them."""
    for name in ("akeri.yml", "beta.yml"):
        preview.save(name, "- nothing\n")
    links = ('<a href="akeri/">notices/akeri.yml</a>', '<a href="beta/">notices/beta.yml</a>')
    preview.wait("/", *links, "Yhtään selostetta ei vielä voi näyttää")
    preview.wait("/en/", *links, "No notice can be shown yet")


def test_drafts_alone(preview: Preview) -> None:
    """With nothing but drafts the index says what to do, and names what is wrong with a draft."""
    (preview.notices / "akeri.yml").rename(preview.notices / "_akeri.yml")
    (preview.notices / "beta.yml").unlink()
    preview.wait("/en/", "No notice can be shown yet", "remove the underscore")
    preview.save("_akeri.yml", SOUND.replace("transfers: none", "transfers: nowhere"))
    preview.wait("/en/", "notices/_akeri.yml:16:12: error: transfers:")


def test_file_between_two_looks(tmp_path: Path) -> None:
    """A file that comes and goes unseen brings a build all the same: one that ran meanwhile may have listed it."""
    preview = start_preview(tmp_path)  # one of its own, for which no build is due
    preview.wait("/", "200 ")
    before = build_of(preview.get("/"))
    (preview.notices / "gamma.yml").touch()
    (preview.notices / "gamma.yml").unlink()
    preview.wait("/", "livereload(", gone=before)
    preview.stop()


def build_of(page: str) -> str:
    """What a page says of the build it waits to be followed by."""
    [said] = re.findall(r"livereload\(\d+", page)
    return str(said)


def test_new_deleted_and_renamed(preview: Preview) -> None:
    """A new register gets its pages, a renamed one moves, and a deleted one is gone."""
    preview.save("gamma.yml")
    preview.wait("/gamma/", 'id="contact"')
    (preview.notices / "gamma.yml").rename(preview.notices / "delta.yml")
    preview.wait("/en/delta/", 'id="contact"')
    assert preview.get("/gamma/").startswith("404 ")
    (preview.notices / "delta.yml").unlink()
    preview.wait("/delta/", "404 ")


def test_company_folder(preview: Preview) -> None:
    """Registers of a company's folder follow its common file, and their faults name it."""
    controller, rest = SOUND.split("register: customers\n")
    assert "controller:" in controller
    preview.save("piha/asiakkaat.yml", "register: customers\n" + rest)
    preview.wait("/piha/asiakkaat/", "error: controller: this key is missing")
    preview.save("piha/_company.yml", controller)
    preview.wait("/piha/asiakkaat/", 'id="contact"')
    preview.save("piha/_company.yml", controller + "subjects: [customers]\n")
    preview.wait("/en/piha/asiakkaat/", "notices/piha/_company.yml:", "this key belongs to a single register")


def test_twins(preview: Preview) -> None:
    """Of two registers that a reader could not tell apart, the second says so on its page."""
    preview.save("piha/asiakkaat.yml")
    preview.save("piha/toiset.yml")
    preview.wait("/piha/toiset/", "notices/piha/asiakkaat.yml has the same register")
    assert 'id="contact"' in preview.get("/piha/asiakkaat/")


# --- what belongs to no page ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Uusi Yritys.yml", "cannot be an address; use a-z, 0-9 and hyphens, as in uusi-yritys"),
        ("uusi.yaml", "the ending .yaml is not read; rename the file to uusi.yml"),
        ("logo.png", "warning: this is no register and is not published; move it elsewhere"),
        ("_company.yml", "move this to notices/&lt;company&gt;/_company.yml"),
        ("con.yml", "the name &#39;con&#39; is reserved"),
    ],
)
def test_stray_is_listed(preview: Preview, name: str, problem: str) -> None:
    """A file that cannot be read as a register is named on both indexes, and every page stays."""
    preview.save(name)
    for index in ("/", "/en/"):
        preview.wait(index, f"notices/{name}:1:1: ", problem, '<a href="beta/">')
    assert 'id="contact"' in preview.get("/akeri/")
    (preview.notices / name).unlink()
    preview.wait("/", "200 ", '<a href="beta/">', gone='class="faults"')


@pytest.mark.parametrize("kind", ["pipe", "broken link", "link to a file"])
def test_special_file_is_listed(preview: Preview, kind: str) -> None:
    """A pipe or a link to a file is named on the index and never opened, and every page stays."""
    file = preview.notices / "uusi.yml"
    if kind == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("nowhere" if kind == "broken link" else "akeri.yml")
    preview.wait("/", "notices/uusi.yml:1:1: error: this is ", '<a href="beta/">')
    assert 'id="contact"' in preview.get("/en/akeri/")


@pytest.mark.parametrize("name", ["uusi", ".uusi", "piha/.uusi"])
def test_linked_folder_is_refused(preview: Preview, name: str) -> None:
    """A link to a folder, however hidden, is never walked; every page says so until it is gone."""
    (preview.notices / name).parent.mkdir(exist_ok=True)
    (preview.notices / name).symlink_to("/")
    for address in ("/", "/akeri/", "/en/beta/", "/nowhere/"):
        preview.wait(address, f"notices/{name}:1:1: error: this is a link; put the file itself here")
    (preview.notices / name).unlink()
    preview.wait("/en/beta/", 'id="contact"')


# --- texts, templates, styles -----------------------------------------------------------------------------------------


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    put_file(file, text.replace(old, new))


@pytest.mark.parametrize(
    ("name", "old", "new", "address"),
    [
        ("notice/fi.yml", "contents: Sisällys", "contents: Luettelo tästä", "/akeri/"),
        ("notice/en.yml", "contents: ", "contents: Luettelo tästä ", "/en/akeri/"),
        ("notice/notice.html", '<h2 id="contents">', '<h2 id="contents">Luettelo tästä', "/akeri/"),
        ("notice/constants.yml", "PL 800", "Luettelo tästä", "/akeri/"),
        ("base.html", '<main id="main">', '<main id="main">Luettelo tästä', "/en/akeri/"),
        ("assets/notice.css", "@media", "/* Luettelo tästä */ @media", "/assets/notice.css"),
    ],
)
def test_theme_edit_shows(preview: Preview, name: str, old: str, new: str, address: str) -> None:
    """An edited text, template or stylesheet shows without a new start."""
    edit(preview.theme / name, old, new)
    preview.wait(address, "Luettelo tästä")


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("notice/fi.yml", "interface:\n", "interface: [\n", "theme/notice/fi.yml:7:12: error: a bracket is not closed"),
        ("base.html", "{% block content %}", "{% blok content %}", "theme/base.html:"),
        ("page.html", "page.content", "page.contents", "theme/page.html:"),
        ("notice/vocabulary.yml", "registers:\n", "registers: [\n", "theme/notice/vocabulary.yml:"),
    ],
)
def test_broken_theme(preview: Preview, name: str, old: str, new: str, message: str) -> None:
    """Where no page can be made, every page says why and where, the index too, and mending it heals."""
    text = (preview.theme / name).read_text("utf-8")
    edit(preview.theme / name, old, new)
    for address in ("/akeri/", "/en/beta/", "/", "/nowhere/"):
        preview.wait(address, "The site cannot be shown", message)
    put_file(preview.theme / name, text)
    preview.wait("/en/beta/", 'id="contact"')


def test_broken_block(preview: Preview) -> None:
    """A fault in a block of the notice shows on the notices with its line, and the index stays."""
    edit(preview.theme / "notice/blocks/contact.html", "{{", "{{ r.nothing }}{{")
    preview.wait("/en/akeri/", "theme/notice/blocks/contact.html:", "mend the template")
    preview.wait("/en/", '<a href="akeri/">notices/akeri.yml</a>')


# --- time, start and end ----------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_five_hundred_registers(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    """With 500 registers a save is on its page after a second of computing, and so are a fault and its mending."""
    notices = tmp_path / "many"
    notices.mkdir()
    for number in range(MANY):
        (notices / f"r{number}.yml").write_text(EXAMPLE.replace("Esimerkkipuutarha", f"Esimerkki {number}"), "utf-8")
    preview = Preview(copy_project(tmp_path), notices)
    try:
        preview.wait("/r499/", 'id="contact"')
        times = [preview.computed()]
        for years in range(4, 9):
            preview.save("r250.yml", EXAMPLE.replace("keep: 3 years", f"keep: {years} years"))
            preview.wait("/r250/", f"{years}\u00a0vuotta asiakassuhteen päättymisestä")
            times.append(preview.computed())
        preview.save("r250.yml", "- broken\n")
        preview.wait("/en/r250/", "r250.yml:1:1: error: the file does not begin with a key")
        times.append(preview.computed())
        preview.save("r250.yml", EXAMPLE)
        preview.wait("/en/r250/", 'id="contact"')
        times.append(preview.computed())
    finally:
        preview.stop()
    each = [after - before for before, after in pairwise(times)]
    told = ", ".join(f"{seconds:.2f}" for seconds in each)
    record_property("seconds of computing from save to page", told)
    print(f"\n{MANY} registers: started in {times[0]:.1f} s; from save to page {told} s")  # noqa: T201 - with pytest -s
    assert sorted(each)[len(each) // 2] < SOON


def test_interrupt(tmp_path: Path) -> None:
    """Ctrl-C ends `serve` with 130, without a traceback and leaves nothing behind."""
    (tmp_path / "temporary").mkdir()
    preview = start_preview(tmp_path)
    preview.wait("/", "200 ")
    assert preview.stop() == 130
    said = preview.said.read_text()
    assert said.startswith(f"http://127.0.0.1:{preview.port}/ follows every save; Ctrl-C ends\n")
    assert "Traceback" not in said


def test_port_in_use(tmp_path: Path) -> None:
    """A port that another program holds is told before anything is built, with exit code 2."""
    project = copy_project(tmp_path)
    (project / "notices").mkdir()
    clear(project / "notices")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run_command([sys.executable, "build.py", "serve", "--port", str(port)], cwd=project)
    assert done.returncode == 2
    assert done.stderr == f"Error: port {port}: Address already in use; choose another with --port\n"


def test_broken_theme_at_the_start(tmp_path: Path) -> None:
    """A template that is broken when `serve` starts ends it with exit code 2 and the line."""
    project = copy_project(tmp_path)
    (project / "notices").mkdir()
    clear(project / "notices")
    edit(project / "theme/page.html", "page.content", "page.contents")
    preview = Preview(project, project / "notices")
    assert preview.process.wait(PATIENCE) == 2
    preview.stop()
    assert "theme/page.html:" in preview.said.read_text()
    assert "Traceback" not in preview.said.read_text()

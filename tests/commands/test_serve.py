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
from email.message import Message
from http.client import HTTPResponse
from itertools import pairwise
from pathlib import Path

import pytest

from hooks.site.local_server import MISDIRECTED
from tests.paths import PROJECT
from tests.running import build_py, copy_project, inherit_environment, run_command, start_command
from tests.site.test_headers import POLICY, SENT
from tests.sites import NOTICES

SOUND = (NOTICES / "akeri.yml").read_text("utf-8").replace("languages: fi\n", "")
SOUND = SOUND.replace("until: relationship_end", "keep: 3 years, after: relationship_end")
EXAMPLE = (PROJECT / "docs/example.yml").read_text("utf-8")
PATIENCE = 60  # seconds; a slow machine gets the time it needs, and a broken server does not hang the tests
MANY = 500
SOON = 1  # second of computing from save to page, whatever else the machine does


class Preview:
    """A running `build.py serve` of a project that a test may change."""

    def __init__(self, project: Path, notices: Path, *options: str, **environment: str) -> None:
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
            *options,
        ]
        self.ending = ExitStack()
        said = self.ending.enter_context(self.said.open("w"))
        environment = inherit_environment(**environment)
        starting = start_command(command, cwd=project, env=environment, stdout=said, stderr=said, limit=1800)
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

    def ask(self, address: str, host: str = "localhost") -> tuple[int, Message, str]:
        """What is answered to a request as it stands, with this Host header."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            connection.sendall(f"GET {address} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
            answer = HTTPResponse(connection)
            answer.begin()
            return answer.status, answer.headers, answer.read().decode()

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
    if notices.is_symlink():
        notices.unlink()
    notices.mkdir(exist_ok=True)
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


def start_preview(folder: Path, *options: str, **environment: str) -> Preview:
    """A server of a copy of the project with two sound registers."""
    copy_project(folder)
    clear(folder / "notices")
    return Preview(folder, folder / "notices", *options, **environment)


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


def test_headers_of_the_published_site(preview: Preview) -> None:
    """Pages, files and what is not found come with the headers of the published site, and with its policy inside."""
    for address in ("/akeri/", "/assets/notice.css", "/nowhere/", "/livereload/1.js"):
        _, headers, _ = preview.ask(address)
        assert {name: headers.get_all(name) for name in SENT} == {name: [value] for name, value in SENT.items()}
    policy = POLICY.replace("'", "&#39;")
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in preview.get("/akeri/")


def test_live_reload_is_a_file(preview: Preview) -> None:
    """The live reload is a script of the site's own address, since the policy allows none inside a page."""
    page = preview.get("/akeri/")
    [address] = re.findall(r'<script src="(/livereload/[0-9]+\.js)"></script></body>', page)
    assert page.count("<script") == 1
    status, headers, script = preview.ask(address)
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert f"livereload({re.sub('[^0-9]', '', address)}, " in script
    assert "<" not in script.replace("<=", "")


def test_overview(preview: Preview) -> None:
    """The overview is served in both languages under its own policy, links to the pages here, and follows a save."""
    status, headers, page = preview.ask("/overview.html")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert headers.get_all("Content-Security-Policy") == ["frame-ancestors 'none'"]
    assert headers["Referrer-Policy"] == SENT["Referrer-Policy"]
    assert "&#39;self&#39;; connect-src &#39;self&#39;" in page
    assert re.search(r'<script src="/livereload/[0-9]+\.js"></script></body>', page)
    assert 'href="/akeri/"' in page
    assert '<a href="/en/overview.html" lang="en" hreflang="en">In English</a>' in page
    assert '<html lang="en">' in preview.get("/en/overview.html")
    preview.save("akeri.yml", SOUND.replace("drawn_up: 2026-01-02", "drawn_up: 2025-01-02"))
    preview.wait("/overview.html", "Kukaan ei ole vahvistanut tietoja 2.1.2025 jälkeen.")
    preview.save("akeri.yml", "- broken\n")
    preview.wait("/overview.html", "notices/akeri.yml</code>, rivi 1:", 'href="/en/akeri/"')
    preview.save("_uusi.yml", SOUND.replace("name: Åkeri Esimerkki Oy", "name: <nimi>"))
    preview.wait("/overview.html", 'href="/_uusi/"')
    preview.wait("/_uusi/", "200 ")


def test_overview_is_no_page_of_the_site(preview: Preview) -> None:
    """No page and no list of the site names the overview, whoever calls the server by another name gets none."""
    for address in ("/", "/akeri/", "/sitemap.xml", "/notices.txt", "/robots.txt"):
        assert "overview" not in preview.get(address)
    assert preview.ask("/overview.html", "attacker.example")[0] == 421
    assert preview.ask("/akeri/overview.html")[0] == 404


def test_overview_with_a_fault_of_the_theme(preview: Preview) -> None:
    """Where the overview cannot be made, it says why, and the server goes on."""
    (preview.theme / "overview/fi.yml").write_text("page: [", "utf-8")
    assert "theme/overview/fi.yml:1:" in preview.get("/overview.html")
    assert "200 " in preview.get("/en/overview.html")


def test_headers_follow_their_file(preview: Preview) -> None:
    """An edited header is sent without a new start, and while its file is faulty the last sound ones are."""
    edit(preview.theme / "headers.yml", "max-age=31536000\n", "max-age=7\n")
    preview.wait("/akeri/", 'id="contact"')
    assert preview.ask("/akeri/")[1]["Strict-Transport-Security"] == "max-age=7"
    edit(preview.theme / "headers.yml", "policy:\n", "policies:\n")
    preview.wait("/akeri/", "The site cannot be shown", "theme/headers.yml")
    assert preview.ask("/akeri/")[1]["Strict-Transport-Security"] == "max-age=7"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8000", 200),
        ("localhost.:1", 200),
        ("127.0.0.1", 200),
        ("127.1.2.3:80", 200),
        ("[::1]:8000", 200),
        ("attacker.example", 421),
        ("localhost.attacker.example", 421),
        ("localhost@attacker.example", 421),
        ("attacker.example:8000", 421),
        ("192.0.2.1", 421),
        ("0.0.0.0", 421),  # noqa: S104 - nothing is bound
        ("[::]", 421),
        ("localhost, attacker.example", 421),
        ("localhost:port", 421),
        ("", 421),
        ("127.0.0.1.nip.io", 421),
        ("[::1", 421),
        ("\u0131ocalhost", 421),
    ],
)
def test_who_is_answered(preview: Preview, host: str, status: int) -> None:
    """Only a request that names this machine is answered, so that no stranger's page can read what is here."""
    for address in ("/akeri/", "/livereload/0/0", "/livereload/1.js", "/assets/notice.css"):
        got, headers, text = preview.ask(address, host)
        assert got == status
        assert status == 200 or text == MISDIRECTED.decode()
        assert headers["Content-Security-Policy"] == SENT["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    [
        "/%00",
        "/akeri/%00/",
        "/akeri/index.html%00.txt",
        "/..%2f..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/" + "x" * 5000,
        "/" + "a/" * 3000,
        f"/livereload/{'9' * 5000}/1",
        f"/livereload/{'9' * 5000}.js",
        "/livereload/-1.js",
        "/%0d%0aX-Injected:%20yes",
        "/con",
        "/akeri/index.html/",
        "/%2fattacker.example/%2e%2e",
        "/%2fakeri",
        "/\\attacker.example",
    ],
    ids=lambda address: address[:40],
)
def test_nasty_addresses(preview: Preview, address: str) -> None:
    """An address that is none of a file is not found, whatever is in it, and the server says nothing of a failure."""
    status, headers, text = preview.ask(address)
    assert status == 404
    assert "X-Injected" not in headers
    assert "<h1" in text
    assert "Traceback" not in preview.said.read_text("utf-8")


def test_a_request_is_logged_visibly(preview: Preview) -> None:
    """What a request holds cannot command the terminal that the server prints on."""
    with socket.create_connection(("127.0.0.1", preview.port)) as connection:
        connection.sendall(b"GET /\x1b[31mred HTTP/1.0\r\nHost: localhost\r\n\r\n")
        with HTTPResponse(connection) as answer:
            answer.begin()
            assert (answer.status, bool(answer.read())) == (404, True)
    deadline = time.monotonic() + PATIENCE
    while "[31mred" not in (said := preview.said.read_text("utf-8")) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert "GET /<U+001B>[31mred HTTP/1.0" in said
    assert "\x1b" not in said


def test_a_browser_that_goes_away(preview: Preview) -> None:
    """Whoever breaks off a request costs not a line in the terminal."""
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", preview.port)) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            connection.sendall(b"GET /akeri/ HTTP/1.1\r\nHost: loc")
    assert preview.ask("/akeri/")[0] == 200
    said = preview.said.read_text("utf-8")
    assert "Traceback" not in said
    assert "Exception" not in said
    assert "a request failed" not in said


# --- folders that go away and come back -------------------------------------------------------------------------------


def test_notices_away_and_back(preview: Preview) -> None:
    """A folder of notices that vanishes is told on every page, and the site follows again when it is back."""
    aside = preview.notices.with_name("aside")
    for text in ("Koivukuja 3", "Koivukuja 4"):
        preview.notices.rename(aside)
        preview.wait("/akeri/", "The site cannot be shown", f"{preview.notices}&#39; isn&#39;t an existing directory")
        aside.rename(preview.notices)
        preview.wait("/akeri/", 'id="contact"')
        preview.save("akeri.yml", re.sub("address: .*", f"address: {text}, 33100 Tampere", SOUND))
        preview.wait("/akeri/", text)


def test_notices_made_anew(preview: Preview) -> None:
    """Another folder of the same name is followed, too, as after git has checked out another branch and back."""
    shutil.rmtree(preview.notices)
    preview.wait("/beta/", "The site cannot be shown")
    preview.notices.mkdir()
    clear(preview.notices)
    preview.wait("/beta/", 'id="contact"')
    preview.save("beta.yml", SOUND.replace("register: customers", "register: marketing"))
    preview.wait("/beta/", "Markkinointirekisteri")


def test_theme_away_and_back(preview: Preview) -> None:
    """A theme that vanishes is told on every page, and an edit of it shows when it is back."""
    aside = preview.theme.with_name("theme-aside")
    preview.theme.rename(aside)
    preview.wait("/akeri/", "The site cannot be shown")
    aside.rename(preview.theme)
    preview.wait("/akeri/", 'id="contact"')
    edit(preview.theme / "base.html", '<main id="main">', '<main id="main">Luettelo tästä')
    preview.wait("/en/akeri/", "Luettelo tästä")


def test_settings_away_and_back(preview: Preview) -> None:
    """The same goes for mkdocs.yml."""
    settings = preview.theme.with_name("mkdocs.yml")
    settings.rename(settings.with_name("aside.yml"))
    preview.wait("/akeri/", "The site cannot be shown", "mkdocs.yml")
    settings.with_name("aside.yml").rename(settings)
    preview.wait("/akeri/", 'id="contact"')


def test_notices_become_a_link(preview: Preview) -> None:
    """A link in the place of the folder is told and never walked, and the folder itself is followed again."""
    aside = preview.notices.with_name("aside")
    preview.notices.rename(aside)
    preview.notices.symlink_to("/")
    preview.wait("/akeri/", "The site cannot be shown", "is a link")
    preview.notices.unlink()
    aside.rename(preview.notices)
    preview.wait("/akeri/", 'id="contact"')


def test_removal(preview: Preview) -> None:
    """A removal shows in the place of its notice, and what is wrong with it as with any register."""
    file = preview.notices / "akeri.yml"
    controller = file.read_text().partition("register:")[0]
    file.write_text(f"{controller}removed: {{date: 2026-01-03}}\n")
    preview.wait("/akeri/", "Se poistettiin 3.\u00a0tammikuuta 2026.")
    file.write_text(f"{controller}removed: {{dato: 2026-01-03}}\n")
    preview.wait("/akeri/", "tarkoititko date?")
    preview.wait("/en/akeri/", "did you mean date?")


@pytest.mark.parametrize(("address", "words"), [("/akeri/", "7 vuotta"), ("/en/akeri/", "7 years")])
def test_save_shows(preview: Preview, address: str, words: str) -> None:
    """A changed fact shows on the page, in both languages."""
    preview.save("akeri.yml", re.sub("keep: [0-9]+ years", "keep: 7 years", SOUND))
    preview.wait(address, words.replace(" ", "\u00a0"))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/akeri/", "virhe: transfers: &#39;nowhere&#39; ei käy tässä; kirjoita none"),
        ("/en/akeri/", "error: transfers: &#39;nowhere&#39; cannot stand here; write none"),
    ],
)
def test_broken_register(preview: Preview, address: str, words: str) -> None:
    """A broken register shows its exact messages in the place of its notice, the rest stays, and mending it heals."""
    preview.save("akeri.yml", SOUND.replace("transfers: none", "transfers: nowhere"))
    preview.wait(address, f"notices/akeri.yml:16:12: {words}")
    assert 'id="contact"' in preview.get(address.replace("akeri", "beta"))
    preview.save("akeri.yml")
    preview.wait(address, 'id="contact"')


def test_errors_are_told_in_the_terminal(preview: Preview) -> None:
    """Whoever looks at the terminal reads each error of a register once, and that it was mended."""
    preview.save("virhe.yml", SOUND.replace("retention:", "retentoin:"))
    preview.wait("/virhe/", "retentoin")
    preview.save("toinen.yml", SOUND.replace("name: ", "name: Toinen "))
    preview.wait("/toinen/", "Toinen")
    preview.save("virhe.yml", SOUND.replace("name: ", "name: Kolmas "))
    preview.wait("/virhe/", "Kolmas")
    said = preview.said.read_text("utf-8").splitlines()
    errors = [line for line in said if "virhe.yml" in line and "error" in line]
    assert len(errors) == 1
    assert errors[0].endswith("retentoin: there is no such key; did you mean retention?")
    assert "no register has errors any more" in said[said.index(errors[0]) :]


@pytest.mark.parametrize(
    ("index", "words"), [("/", "virhe: sulku jää auki"), ("/en/", "error: a bracket is not closed")]
)
def test_broken_register_is_listed(preview: Preview, index: str, words: str) -> None:
    """The index leads to the page of a broken register, also of one that is new."""
    preview.save("uusi.yml", "register: [")
    preview.wait(index, '<a href="uusi/">notices/uusi.yml</a>', '<a href="beta/">')
    preview.wait(f"{index}uusi/", f"notices/uusi.yml:1:11: {words}")


def test_every_register_broken(preview: Preview) -> None:
    """With nothing but broken registers there is still an index, which leads to each of them."""
    for name in ("akeri.yml", "beta.yml"):
        preview.save(name, "- nothing\n")
    links = ('<a href="akeri/">notices/akeri.yml</a>', '<a href="beta/">notices/beta.yml</a>')
    preview.wait("/", *links, "Yhtään selostetta ei vielä voi näyttää")
    preview.wait("/en/", *links, "No notice can be shown yet")


def test_drafts_alone(preview: Preview) -> None:
    """With nothing but drafts the index says what to do, and lists each; what is wrong with one is on its page."""
    (preview.notices / "akeri.yml").rename(preview.notices / "_akeri.yml")
    (preview.notices / "beta.yml").unlink()
    preview.wait("/en/", "No notice can be shown yet", "remove the underscore")
    preview.save("_akeri.yml", SOUND.replace("transfers: none", "transfers: nowhere"))
    preview.wait("/en/", '<a href="_akeri/">notices/_akeri.yml</a> – cannot be shown')
    preview.wait("/en/_akeri/", "notices/_akeri.yml:16:12: error: transfers:", "DRAFT: notices/_akeri.yml.")


def test_draft(preview: Preview) -> None:
    """A draft has a page of its own, which tells what it lacks; without the underscore it is a notice like others."""
    preview.save("_uusi.yml", SOUND.replace("transfers: none", "transfers: <which>"))
    preview.wait("/", '<a href="_uusi/">', "yksi tieto puuttuu", '<a href="beta/">')
    preview.wait("/en/_uusi/", 'id="contact"', "notices/_uusi.yml:16:12: error: transfers: the placeholder")
    preview.save("_uusi.yml", SOUND.replace("transfers: none", "transfers: [only_adequate]"))
    preview.wait("/en/_uusi/", 'id="contact"', gone="the placeholder")
    assert preview.get("/uusi/").startswith("404 ")
    assert "_uusi" not in preview.get("/sitemap.xml")
    (preview.notices / "_uusi.yml").rename(preview.notices / "uusi.yml")
    preview.wait("/uusi/", 'id="contact"', gone="LUONNOS")
    preview.wait("/_uusi/", "404 ")


def test_file_between_two_looks(tmp_path: Path) -> None:
    """A file that comes and goes unseen brings a build all the same: one that ran meanwhile may have listed it."""
    preview = start_preview(tmp_path)  # one of its own, for which no build is due
    preview.wait("/", "200 ")
    before = build_of(preview.get("/"))
    (preview.notices / "gamma.yml").touch()
    (preview.notices / "gamma.yml").unlink()
    preview.wait("/", "/livereload/", gone=before)
    preview.stop()


def build_of(page: str) -> str:
    """What a page says of the build it waits to be followed by."""
    [said] = re.findall(r"/livereload/\d+", page)
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
    preview.wait("/en/piha/asiakkaat/", "error: controller: this key is missing")
    preview.save("piha/_company.yml", controller)
    preview.wait("/piha/asiakkaat/", 'id="contact"')
    preview.save("piha/_company.yml", controller + "subjects: [customers]\n")
    preview.wait("/en/piha/asiakkaat/", "notices/piha/_company.yml:", "this key belongs to a single register")


def test_twins(preview: Preview) -> None:
    """Of two registers that a reader could not tell apart, the second says so on its page."""
    preview.save("piha/asiakkaat.yml")
    preview.save("piha/toiset.yml")
    preview.wait("/en/piha/toiset/", "notices/piha/asiakkaat.yml has the same register")
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
    preview.wait("/", f"notices/{name}:1:1: ", '<a href="beta/">', "</code>")
    preview.wait("/en/", f"notices/{name}:1:1: ", problem, '<a href="beta/">')
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
    preview.wait("/en/", "notices/uusi.yml:1:1: error: this is ", '<a href="beta/">')
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
    assert said.startswith(
        f"http://127.0.0.1:{preview.port}/ follows every save; Ctrl-C ends\n"
        f"http://127.0.0.1:{preview.port}/overview.html shows all registers at a glance, and is no part of the site\n"
    )
    assert "Traceback" not in said


@pytest.mark.parametrize(("host", "named"), [("::1", "[::1]"), ("localhost", "127.0.0.1"), ("127.0.0.2", "127.0.0.2")])
def test_host(tmp_path: Path, host: str, named: str) -> None:
    """`--host` is where the server listens, as an address of either version."""
    if host == "::1" and not has_version_6():
        pytest.skip("this machine has no IPv6")
    preview = start_preview(tmp_path, "--host", host)
    wait_until_open(preview, named.strip("[]"))
    assert preview.stop() == 130
    said = preview.said.read_text()
    assert said.splitlines()[0] == f"http://{named}:{preview.port}/ follows every save; Ctrl-C ends"


def has_version_6() -> bool:
    """Whether something can listen on this machine's address of version 6."""
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def test_host_that_others_reach(tmp_path: Path) -> None:
    """Where others can reach the server, it says what they see, and answers to numbers, but to no stranger's name."""
    preview = start_preview(tmp_path, "--host", "0.0.0.0")  # noqa: S104 - for as long as the test runs
    preview.wait("/akeri/", 'id="contact"')
    assert preview.said.read_text().splitlines()[:2] == [
        f"warning: whoever reaches 0.0.0.0:{preview.port} sees what is not published yet, drafts and faults among it",
        f"http://0.0.0.0:{preview.port}/ follows every save; Ctrl-C ends",
    ]
    asked = {host: preview.ask("/akeri/", host)[0] for host in ("192.0.2.7:8000", "localhost", "machine.example")}
    assert asked == {"192.0.2.7:8000": 200, "localhost": 200, "machine.example": 421}
    assert preview.stop() == 130


@pytest.mark.parametrize(
    ("host", "message"),
    [
        ("machine.example", "--host is 'machine.example'; write an address of this machine, as in 127.0.0.1, or"),
        ("127.0.0.1:80", "--host is '127.0.0.1:80'; write an address of this machine, as in 127.0.0.1, or"),
        ("192.0.2.1", "--host 192.0.2.1: Cannot assign requested address; write an address of this machine, or"),
    ],
)
def test_wrong_host(tmp_path: Path, host: str, message: str) -> None:
    """What is no address of this machine is refused before anything is built."""
    clear(tmp_path / "notices")
    done = build_py("serve", "--host", host, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Error: {message} 0.0.0.0 for all of them\n"


def wait_until_open(preview: Preview, address: str) -> None:
    """Wait until something listens on an address at the port of a server."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection((address, preview.port)).close()
        except OSError:
            assert preview.process.poll() is None, preview.said.read_text()
            assert time.monotonic() < deadline, preview.said.read_text()
            time.sleep(0.02)
        else:
            return


def test_folder_of_the_site_is_cleared(tmp_path: Path) -> None:
    """Where the folders for temporary files and caches are cleared, the next save makes every page again."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    preview = start_preview(tmp_path, TMPDIR=str(temporary), XDG_CACHE_HOME=str(temporary / "caches"))
    preview.wait("/akeri/", 'id="contact"')
    for path in temporary.iterdir():
        shutil.rmtree(path)
    preview.wait("/akeri/", "404 ")
    preview.save("akeri.yml", SOUND.replace("register: customers", "register: marketing"))
    preview.wait("/akeri/", "Markkinointirekisteri")
    preview.wait("/beta/", 'id="contact"')
    assert preview.stop() == 130
    assert "Traceback" not in preview.said.read_text()


def test_port_in_use(tmp_path: Path) -> None:
    """A port that another program holds is told before anything is built, with exit code 2."""
    project = copy_project(tmp_path)
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
    clear(project / "notices")
    edit(project / "theme/page.html", "page.content", "page.contents")
    preview = Preview(project, project / "notices")
    assert preview.process.wait(PATIENCE) == 2
    preview.stop()
    assert "theme/page.html:" in preview.said.read_text()
    assert "Traceback" not in preview.said.read_text()

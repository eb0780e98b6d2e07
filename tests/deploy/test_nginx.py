"""The recipe for nginx in docs/deploy.md, on a real nginx on this machine."""

import gzip
import http.client
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest

from tests.recipes import RECIPES
from tests.running import LIMIT, copy_project, run_command, start_command
from tests.site.test_headers import FOREVER, SENT
from tests.sites import NOTICES

SWITCHES = 50
READERS = 4


@dataclass
class Server:
    """A running nginx, and the folder that it shows."""

    port: int
    www: Path
    checkout: Path

    def get(self, address: str, **headers: str) -> tuple[int, Message, bytes]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()

    def recipe(self, name: str) -> None:
        """Run a block of the document in the checkout, with the paths of this server."""
        script = RECIPES[name].replace("WWW=/srv/selosteet", f"WWW={self.www}")
        self.run(script)

    def run(self, script: str) -> None:
        """Run commands in the checkout; `sudo` is found that needs no rights."""
        path = f"{self.www.parent}:{os.environ['PATH']}:/usr/sbin"
        run_command(["bash", "-c", script], cwd=self.checkout, env=os.environ | {"PATH": path}, check=True)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An nginx that is set up as the document says."""
    folder = tmp_path_factory.mktemp("nginx")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    made = Server(port, folder / "www", folder / "checkout")
    prepare_checkout(made.checkout)
    write_sudo(folder)
    made.recipe("nginx: once")
    write_snippet(made, folder)
    write_configuration(made, folder)
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    path = {"PATH": f"{os.environ['PATH']}:/usr/sbin"}
    with start_command(command, cwd=folder, env=os.environ | path, limit=600) as process:
        wait_until_open(port, process, folder)
        made.recipe("nginx: publish")
        yield made
        process.terminate()
        process.wait(LIMIT)


def prepare_checkout(checkout: Path) -> None:
    """A copy of the project with the notices of the tests, and a Python where the recipes look for it."""
    copy_project(checkout)
    shutil.copytree(NOTICES, checkout / "notices")
    with (checkout / "notices/aani.yml").open("a", encoding="utf-8") as moved:
        moved.write("aliases: ennen\n")
    (checkout / ".venv/bin").mkdir(parents=True)
    python = checkout / ".venv/bin/python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)


def write_sudo(folder: Path) -> None:
    """A `sudo` that does what it is told as who calls it."""
    (folder / "sudo").write_text('#!/bin/sh\nexec "$@"\n')
    (folder / "sudo").chmod(0o755)


def write_snippet(made: Server, folder: Path) -> None:
    """What `build.py nginx` prints, kept as the document says, before there is a server to be told of it."""
    made.run(
        RECIPES["nginx: snippet"]
        .replace("/etc/nginx/snippets/selosteet.conf", str(folder / "snippet.conf"))
        .partition(" &&\n    sudo nginx -t")[0]
    )


def write_configuration(made: Server, folder: Path) -> None:
    """The server block of the document, with the paths of this server, in a configuration of its own."""
    block = RECIPES["nginx: server"]
    for old, new in (
        ("listen 80", f"listen 127.0.0.1:{made.port}"),
        ("/srv/selosteet/", f"{made.www}/"),
        ("/etc/nginx/snippets/selosteet.conf", str(folder / "snippet.conf")),
    ):
        assert old in block
        block = block.replace(old, new)
    temporary = "\n".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{'user root;' if os.geteuid() == 0 else ''}\npid {folder}/pid;\nerror_log {folder}/errors;\n"
        f"events {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{temporary}\n{block}}}\n"
    )


def wait_until_open(port: int, process: subprocess.Popen[str], folder: Path) -> None:
    """Wait until nginx answers; if it ends instead, say why, which it does on stderr until it has a file for that."""
    errors = folder / "errors"
    deadline = time.monotonic() + LIMIT
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            assert process.poll() is None, (
                errors.read_text() if errors.exists() else "nginx ended before it had opened its log"
            )
            assert time.monotonic() < deadline
            time.sleep(0.02)
        else:
            return


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/en/aani/", 200),
        ("/aani", 301),
        ("/nowhere/", 404),
        ("/assets/stylesheets/no.12345678.min.css", 404),
    ],
)
def test_headers(server: Server, address: str, status: int) -> None:
    """Pages, redirects and what is not found have every header once, and pages are asked for anew every time."""
    got, headers, _ = server.get(address)
    assert got == status
    assert {name: headers.get_all(name) for name in SENT} == {name: [value] for name, value in SENT.items()}
    assert headers.get_all("Cache-Control") == ["no-cache"]


def test_redirect(server: Server) -> None:
    """An address without its slash leads to the one with it, on whatever host and port the reader is."""
    status, headers, _ = server.get("/aani")
    assert (status, headers["Location"]) == (301, "/aani/")


@pytest.mark.parametrize(("old", "new"), [("/ennen/", "/aani/"), ("/en/ennen/", "/en/aani/")])
def test_old_address(server: Server, old: str, new: str) -> None:
    """An old address of a notice leads to the present one for good, and the page that is there waits behind it."""
    status, headers, _ = server.get(old)
    assert (status, headers["Location"]) == (301, new)
    assert {name: headers.get_all(name) for name in SENT} == {name: [value] for name, value in SENT.items()}
    assert server.get(old.removesuffix("/"))[1]["Location"] == old
    assert server.get(new)[0] == 200
    assert b'http-equiv="refresh"' in server.get(f"{old}index.html")[2]


def test_not_found(server: Server) -> None:
    """What is not there is answered with our page in both languages and with status 404."""
    status, headers, body = server.get("/nowhere/at/all")
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert body == (server.www / "current/404.html").read_bytes()
    assert server.get("/..%2f..%2fetc/passwd")[0] in (400, 404)


def test_files_with_hashed_names_are_kept(server: Server) -> None:
    """A stylesheet whose name has its hash is kept for good; ours, whose name stays, is asked for anew."""
    [path] = (server.www / "current/assets/stylesheets").glob("material.*.min.css")
    status, headers, _ = server.get(f"/assets/stylesheets/{path.name}")
    assert (status, headers["Cache-Control"]) == (200, FOREVER)
    assert {name: headers.get_all(name) for name in SENT} == {name: [value] for name, value in SENT.items()}
    assert server.get("/assets/notice.css")[1]["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/aani/", "text/html; charset=utf-8"),
        ("/assets/notice.css", "text/css; charset=utf-8"),
        ("/assets/icon.svg", "image/svg+xml; charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
    ],
)
def test_type_and_compression(server: Server, address: str, kind: str) -> None:
    """Every kind of text says that it is UTF-8, and is sent compressed to who asks for it."""
    _, plain, body = server.get(address)
    _, headers, packed = server.get(address, **{"Accept-Encoding": "gzip"})
    assert plain["Content-Type"] == headers["Content-Type"] == kind
    assert (plain["Content-Encoding"], headers["Content-Encoding"]) == (None, "gzip")
    assert headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed) == body


def test_a_page_is_sent_once(server: Server) -> None:
    """Who has a page already is told that it has not changed."""
    _, headers, _ = server.get("/aani/")
    assert server.get("/aani/", **{"If-None-Match": headers["ETag"]})[0] == 304


def test_switch_under_load(server: Server) -> None:
    """During 50 switches every request is answered with 200, with the old page or the new one."""
    old = (server.www / "current").resolve()
    new = old.with_name("29990101T000000Z")
    shutil.copytree(old, new)
    page = new / "aani/index.html"
    page.write_bytes(page.read_bytes().replace(b"<main", b"<!-- new --><main"))
    pages = {(release / "aani/index.html").read_bytes(): 0 for release in (old, new)}
    with reading(server.port) as answers:
        switch_releases(server, (new.name, old.name), answers)
    assert {status for status, _ in answers} == {200}
    for _, body in answers:
        pages[body] += 1
    assert min(pages.values()) >= SWITCHES, "both releases were read"
    shutil.rmtree(new)


@contextmanager
def reading(port: int) -> Iterator[list[tuple[int, bytes]]]:
    """Readers who ask for a page all the time, until the block ends; the list holds what they were answered."""
    answers: list[tuple[int, bytes]] = []
    done = threading.Event()

    def read() -> None:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            while not done.is_set():
                connection.request("GET", "/aani/")
                answer = connection.getresponse()
                answers.append((answer.status, answer.read()))

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        yield answers
    finally:
        done.set()
        for reader in readers:
            reader.join()


def switch_releases(server: Server, releases: tuple[str, str], answers: list[tuple[int, bytes]]) -> None:
    """Switch to and fro as the document says, each time after the readers have read."""
    lines = RECIPES["nginx: publish"].splitlines(keepends=True)
    switch = "".join(line for line in lines if line.startswith(("ln ", "mv ")))
    assert switch.count("\n") == 2
    for number in range(SWITCHES):
        before = len(answers)
        environment = os.environ | {"WWW": str(server.www), "release": f"releases/{releases[number % 2]}"}
        run_command(["bash", "-euc", switch], cwd=server.www, env=environment, check=True)
        deadline = time.monotonic() + LIMIT
        while len(answers) < before + READERS:
            assert time.monotonic() < deadline, "nginx answers no more"
            time.sleep(0.001)


def test_lost_notice_is_not_published(server: Server) -> None:
    """The recipe stops when a notice would be lost, and the old release stays current."""
    before = (server.www / "current").resolve()
    lost = server.checkout / "notices/aani.yml"
    text = lost.read_text()
    lost.unlink()
    try:
        with pytest.raises(subprocess.CalledProcessError) as stopped:
            server.recipe("nginx: publish")
    finally:
        lost.write_text(text)
    assert "the notice /aani/ is published, and would be lost" in stopped.value.stderr
    assert (server.www / "current").resolve() == before
    assert server.get("/aani/")[0] == 200


def test_old_releases_go(server: Server) -> None:
    """Five releases stay, the current one among them, and nothing else is left beside them."""
    before = (server.www / "current").resolve().name
    for number in range(10, 20):
        (server.www / f"releases/20200101T0000{number}Z").mkdir()
    while before == time.strftime("%Y%m%dT%H%M%SZ", time.gmtime()):  # a release is named after its second
        time.sleep(0.01)
    server.recipe("nginx: publish")
    releases = sorted(path.name for path in (server.www / "releases").iterdir() if path.name != "none")
    assert len(releases) == 5
    assert (server.www / "current").resolve().name == releases[-1]
    assert server.get("/aani/")[0] == 200

"""`audit --url` in a real browser: what a page from several origins of this machine does before and after a click."""

from __future__ import annotations

import json
import os
import pty
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.browser.detectors import program
from tests.paths import DATA
from tests.running import Done, copy_project, inherit_environment, run_command, start_command
from tests.serving import run_server

PAGE = """<!doctype html><title>Kauppa</title><button>Hyväksy</button><img src="{stranger}/early.png">
<script>
  sessionStorage.setItem("step", "SECRET");
  document.querySelector("button").onclick = () => {{
    document.cookie = "pulse_id=SECRET";
    localStorage.setItem("theme", "SECRET");
    document.body.insertAdjacentHTML("beforeend", '<iframe src="{pulse}/frame"></iframe>');
    setTimeout(() => {{ window.open("{other}/window"); location.href = "{other}/elsewhere"; }}, 500);
  }};
</script>"""
FRAME = '<!doctype html><title>Pulse</title><script>localStorage.setItem("pulse_last", "SECRET")</script>'
STORAGE = """
  - {name: pulse_last, domain: pulse.kauppa.localhost, type: local_storage, lifetime: 1 day, purpose: analytics}
hosts: [pulse.kauppa.localhost]"""
REGISTER = """\
cookies:
  settings: https://a.example/evasteet
  list:
    - {name: session, provider: own, purpose: necessary, lifetime: session}
    - {name: step, type: session_storage, provider: own, purpose: necessary, lifetime: session}
    - {name: gone, type: local_storage, provider: own, purpose: necessary, lifetime: session}
services: [{service: pulse, retention: 2 months, settings: {own_use: no}}]
"""


class Handler(BaseHTTPRequestHandler):
    """Answers as the page, as the service, or as a stranger, and notes what was asked."""

    def __init__(self, *given: object, bodies: dict[str, str], asked: list[str], cookie: str) -> None:
        self.bodies, self.asked, self.cookie = bodies, asked, cookie
        super().__init__(*given)  # type: ignore[arg-type]  # what the server gives it

    def do_GET(self) -> None:
        self.asked.append(self.path)
        body = self.bodies.get(self.path, "").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Set-Cookie", self.cookie)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(name: str, bodies: dict[str, str], asked: list[str], cookie: str) -> Iterator[str]:
    """An origin of this machine while the block runs: all names below localhost are its own.

    To a browser these are hosts of one site, which may set cookies for each other; `audit` takes for the website's own
    only the host of the page and those below it.
    """
    handler = partial(Handler, bodies=bodies, asked=asked, cookie=cookie)
    with run_server(handler) as port:
        yield f"http://{name}.kauppa.localhost:{port}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that knows the invented service, a register, and a browser that any user can start."""
    folder = copy_project(tmp_path_factory.mktemp("audit"))
    entry = (DATA / "catalogue/pulse.yml").read_text("utf-8")
    cookies = next(line for line in entry.splitlines() if line.startswith("cookies: ["))
    rows = cookies.replace("cookies: [", "cookies:\n  - ").removesuffix("]") + STORAGE
    (folder / "theme/notice/services/pulse.yml").write_text(entry.replace(cookies, rows), "utf-8")
    (folder / "notices").mkdir()
    shortest = (DATA / "good/shortest.yml").read_text("utf-8")
    (folder / "notices/kauppa.yml").write_text(shortest + REGISTER, "utf-8")
    for name, more in {"bin": "", "unseen": "--headless"}.items():
        started = folder / name / "chromium"
        started.parent.mkdir()
        flags = f"--no-sandbox --disable-gpu {more}"
        started.write_text(f'#!/bin/sh\nexec "{program("chromium", "chromium")}" {flags} "$@"\n')
        started.chmod(0o755)
    return folder


def audit(project: Path, *words: str) -> Done:
    command = [sys.executable, "build.py", "audit", "kauppa", *words]
    return run_command(command, cwd=project, env=find_browser(project, "bin"))


def find_browser(project: Path, name: str) -> dict[str, str]:
    """The environment in which a browser is the one of a folder."""
    return inherit_environment(PATH=f"{project / name}{os.pathsep}{os.environ['PATH']}")


def list_names(found: dict[str, list[dict[str, str]]], name: str) -> list[tuple[str, str]]:
    return [(item["kind"], item["name"]) for item in found[name]]


def test_a_visit(project: Path) -> None:
    """Requests, cookies and storage of every origin are told, before and after; the page leads nowhere else."""
    asked: list[str] = []
    bodies: dict[str, str] = {}
    with ExitStack() as stack:
        stranger = stack.enter_context(serve("muu", bodies, asked, "follow=SECRET"))
        pulse = stack.enter_context(serve("pulse", bodies, asked, "beat=SECRET"))
        other = stack.enter_context(serve("vieras", bodies, asked, "elsewhere=SECRET"))
        site = stack.enter_context(serve("oma", bodies, asked, "session=SECRET"))
        bodies.update({"/": PAGE.format(stranger=stranger, pulse=pulse, other=other), "/frame": FRAME})
        done = audit(project, "--url", f"{site}/", "--click", "button", "--format", "json")
    assert done.returncode == 1, done.stderr
    assert "SECRET" not in done.stdout
    found = json.loads(done.stdout)
    assert found["site"] == "oma.kauppa.localhost"
    assert list_names(found, "undeclared") == [
        ("host", "muu.kauppa.localhost"),
        ("cookie", "beat"),
        ("cookie", "follow"),
        ("local_storage", "theme"),
    ]
    assert list_names(found, "too_early") == []
    assert list_names(found, "declared") == [
        ("host", "pulse.kauppa.localhost"),
        ("cookie", "session"),
        ("cookie", "pulse_id"),
        ("local_storage", "pulse_last"),
        ("session_storage", "step"),
    ]
    assert list_names(found, "unseen") == [("local_storage", "gone")]
    assert {"/", "/early.png", "/frame"} <= set(asked)
    assert not {"/window", "/elsewhere"} & set(asked)


def test_a_page_that_is_not_there(project: Path) -> None:
    """A page that cannot be opened, or has nothing to click, is refused."""
    done = audit(project, "--url", "http://127.0.0.1:9/", "--click", "button")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: http://127.0.0.1:9/: Page.goto: " in done.stderr


def test_a_person_chooses(project: Path) -> None:
    """Without a click, a person is asked to choose in the window; here nobody does, and Enter is pressed."""
    asked: list[str] = []
    keyboard, terminal = pty.openpty()
    said = project / "said.txt"
    command = [sys.executable, "build.py", "audit", "kauppa", "--lang", "en", "--url"]
    with ExitStack() as stack:
        site = stack.enter_context(serve("oma", {"/": "<!doctype html><title>Kauppa</title>"}, asked, "session=SECRET"))
        out = stack.enter_context(said.open("w"))
        started = start_command(
            [*command, f"{site}/"],
            cwd=project,
            env=find_browser(project, "unseen"),
            stdin=terminal,
            stdout=out,
            stderr=out,
        )
        process = stack.enter_context(started)
        stack.callback(os.close, keyboard)
        stack.callback(os.close, terminal)
        while "press Enter here" not in said.read_text("utf-8") and process.poll() is None:
            time.sleep(0.1)
        os.write(keyboard, b"\n")
        assert process.wait(60) == 0, said.read_text("utf-8")
    assert "cookie: session of oma.kauppa.localhost" in said.read_text("utf-8")

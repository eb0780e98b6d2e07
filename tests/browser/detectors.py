"""What is looked for on a page that a browser shows; every detector gives a list of faults, each a sentence.

What only the page itself can tell is in detectors.js.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.browser.kinds import SCHEMES
from tests.paths import PROJECT
from tests.running import run_command

TOOLS = PROJECT / "tests/node_modules"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast"]
SELF = "Resource violates Content Security Policy \\(meta tag\\): .* blocked by .* directive.*"
MOST = 20  # faults told; who has more begins with the first
LISTEN = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) =>
  violations.push(`the policy ${event.violatedDirective} stops ${event.blockedURI} in ${event.sourceFile}`));
"""


def none(faults: list[str]) -> None:
    """The end of a test: faults are told one a line, and nothing of the test's own code."""
    if faults:
        shown = [*faults[:MOST], *([f"… and {len(faults) - MOST} more"] if len(faults) > MOST else [])]
        pytest.fail("\n".join(shown), pytrace=False)


def ask(page: Page, name: str) -> Any:  # noqa: ANN401 - what the detector of that name gives
    """Call a detector of detectors.js in the page."""
    return page.evaluate(f"detectors.{name}()")


def show(page: Page, width: int, scheme: Literal["light", "dark"] = "light") -> None:
    """Show the page in a window of a width and in the colours of a scheme."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    ask(page, "settle")


@contextmanager
def larger_text(page: Page) -> Iterator[None]:
    """Twice the size of text by the browser's settings, as a reader has it: media queries count in it, too."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    try:
        yield
    finally:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        session.detach()


def axe(page: Page, rules: list[str] = RULES) -> list[str]:
    """What axe-core finds, unless told otherwise against WCAG 2.2 AA and its own best practices."""
    if not page.evaluate("'axe' in window"):
        page.evaluate((TOOLS / "axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", rules)
    return [
        f"{rule['id']} at {' '.join(node['target'])}: {rule['help']} ({node['html'][:120]})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def look(page: Page, widths: Iterable[int] = (320, 1280)) -> list[str]:
    """What axe finds in every window and scheme, and where the page is wider than that; all opens after the first."""
    faults: list[str] = []
    for width in widths:
        for scheme in SCHEMES:
            show(page, width, scheme)
            faults += [f"{width} px, {scheme}: {fault}" for fault in axe(page)]
            faults += [f"{width} px: wider than the window"] * page.evaluate(
                "document.documentElement.scrollWidth > innerWidth"
            )
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    return faults


def walk(page: Page) -> list[str]:
    """Press Tab through the page: every stop is met once, in the order of the page, and can be seen."""
    faults: list[str] = []
    stops: list[dict[str, Any]] = []
    expected = ask(page, "stops")
    for number in range(expected):
        page.keyboard.press("Tab")
        stop = ask(page, "focus")
        if stop is None:
            return [*faults, f"Tab {number + 1} of {expected} leads out of the page"]
        if stop["place"] != number:
            return [*faults, f"Tab {number + 1} leads to stop {stop['place'] + 1} of the page: {stop['name']}"]
        faults += [f"{stop['name']}: {fault}" for fault in stop["faults"]]
        stops.append(stop)
    for before, after in pairwise(stops):
        is_back = after["right"] <= before["left"] and after["top"] < before["bottom"]
        if is_back or (after["bottom"] <= before["top"] and after["left"] <= before["left"]):
            faults.append(f"{after['name']} comes after {before['name']}, but stands before it")
    return faults


class Visit:
    """What a page asks for and says while it is opened; made before it is."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[Request] = []
        self.messages: list[str] = []
        page.add_init_script(LISTEN)
        page.on("request", self.note)
        page.on("response", self.look)
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.messages.append(f"error: {error}"))
        page.on("requestfailed", lambda request: self.messages.append(f"{request.url} failed: {request.failure}"))
        page.on("websocket", lambda socket: self.messages.append(f"a connection to {socket.url}"))

    def note(self, request: Request) -> None:
        self.requests.append(request)

    def look(self, response: Response) -> None:
        """Keep that something is not there, but for the page itself: a page that is not there is asked for, too."""
        if response.status >= 400 and response.url != self.requests[0].url:
            self.messages.append(f"{response.url} is not there ({response.status})")

    def hear(self, message: ConsoleMessage) -> None:
        """Keep what the console is told, but what Chromium alone says there of what is not there."""
        if not message.text.endswith("404 (Not Found)"):
            self.messages.append(f"{message.type}: {message.text}")

    def others(self) -> list[str]:
        """What is asked for beside the page and what it holds; of a page on the disk Firefox tells no request."""
        asked = [request.url for request in self.requests]
        return [address for address in asked if address != self.page.url and not address.startswith("data:")]

    def faults(self) -> list[str]:
        """Messages, violations, requests to others, and anything kept in the browser."""
        origin = urlsplit(self.requests[0].url).netloc
        others = [f"a request to {request.url}" for request in self.requests if urlsplit(request.url).netloc != origin]
        violations: list[str] = self.page.evaluate("violations")
        cookies = [f"cookie {cookie['name']}" for cookie in self.page.context.cookies()]
        return [*others, *self.messages, *violations, *cookies, *ask(self.page, "storage")]

    def weight(self) -> int:
        """What came over the line, in bytes, without headers."""
        return sum(request.sizes()["responseBodySize"] for request in self.requests)


def vnu(*arguments: str | Path) -> list[str]:
    """What the Nu HTML Checker finds, warnings and all.

    It reads from the disk, where a policy's 'self' is no host, and would find every stylesheet forbidden; what a policy
    stops is asked of a browser (Visit).
    """
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    java = ["java", "-Xss2m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar]
    options = ["--Werror", "--filterpattern", SELF, "--format", "json", "--stdout"]
    done = run_command([*java, *options, *arguments], cwd=Path(tempfile.gettempdir()), limit=300)
    assert done.stdout.startswith("{"), f"vnu did not run: {done.stdout}{done.stderr}"
    return [
        f"{message['url'].rpartition('/site/')[2]}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(done.stdout)["messages"]
    ]


def html_validate(pattern: str) -> list[str]:
    """What html-validate finds, warnings and all; the rules are in htmlvalidate.json."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as report:  # into a pipe it cuts its report short
        rules = Path(__file__).parent / "htmlvalidate.json"
        command: list[str | Path] = [
            TOOLS / ".bin/html-validate",
            "--config",
            rules,
            "--formatter",
            f"json={report.name}",
            pattern,
        ]
        done = run_command(command, cwd=Path(tempfile.gettempdir()), limit=300)
        text = report.read()
    assert text, f"html-validate did not run: {done.stdout}{done.stderr}"
    return [
        f"{page['filePath'].rpartition('/site/')[2]}:{message['line']}: {message['ruleId']}: {message['message']}"
        for page in json.loads(text)
        for message in page["messages"]
    ]


def program(name: str, package: str) -> str:
    """Where a program is; its absence is no reason to leave a test out."""
    found = shutil.which(name)
    assert found, f"there is no {name} on this machine, and the tests in a browser need it: apt install {package}"
    return found

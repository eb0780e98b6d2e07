"""One site for all tests in a browser, and each browser once for every process that runs tests.

Every test of a page runs in Chromium and in Firefox; one that runs in Chromium alone says why (`chromium_alone`).

The site has the notices of tests/data/frozen and tests/data/site, the example with a colour and a logo, an extreme one
and what invented.py makes up: one with gaps all over and hundreds of small ones for the index.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser import invented
from tests.browser.detectors import program
from tests.browser.host import STRICT, serving
from tests.paths import FROZEN, PROJECT
from tests.running import build_py
from tests.sites import NOTICES, SITE_URL, Element, read_pages

SMALL = 200
EDIT_URI = "https://git.example/edit/main/notices/"
PATIENCE = 30_000  # milliseconds; a machine on which every processor has two browsers is slow at times
expect.set_options(timeout=PATIENCE)
ENGINES = ["chromium", "firefox"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# Playwright can ask of Chromium, but not of Firefox, that nothing moves: this Firefox is that of a reader who asked.
# The other is that of a reader who lets no script run.
SETTINGS: dict[str, dict[str, bool | int]] = {
    "firefox": {"ui.prefersReducedMotion": 1},
    "scriptless": {"javascript.enabled": False},
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A case in each browser, but for tests that say why in Chromium alone."""
    if "engine" in metafunc.fixturenames:
        is_alone = metafunc.definition.get_closest_marker("chromium_alone")
        metafunc.parametrize("engine", ENGINES[:1] if is_alone else ENGINES, indirect=True, scope="session")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    root = tmp_path_factory.mktemp("browser")
    notices = root / "notices"
    shutil.copytree(FROZEN, notices)
    shutil.copytree(NOTICES, notices, dirs_exist_ok=True)
    shutil.copy(PROJECT / "tests/data/extreme.yml", notices / "laaja.yml")
    shutil.copy(PROJECT / "tests/data/notices/toimet.yml", notices / "toimet.yml")
    example = (PROJECT / "docs/example.yml").read_text("utf-8")
    (notices / "vihreapiha.yml").write_text(
        example + 'appearance: {colour: "#1d6f42", logo: vihreapiha.png}\n', "utf-8"
    )
    ImageOps.expand(Image.new("RGB", (720, 240), "#1d6f42"), 40, "#8bc34a").save(notices / "vihreapiha.png")
    registers = {"aukot": invented.unanswered()}
    registers |= {f"pieni-{number}": invented.small(number) for number in range(SMALL)}
    for name, register in registers.items():
        (notices / f"{name}.yml").write_text(json.dumps(register, ensure_ascii=False), "utf-8")
    done = build_py("build", "--notices", notices, "--site", root / "site", SITE_URL=SITE_URL, EDIT_URI=EDIT_URI)
    if done.returncode or done.stderr:
        pytest.exit(f"the site for the tests in a browser was not built:\n{done.stderr}", 1)
    return root / "site"


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Element]:
    """Every page by its address."""
    return read_pages(site)


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    """The address of the site where the host says nothing of its own."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def strict_host(site: Path) -> Iterator[str]:
    """The address of the site where the host sends the strictest policy."""
    with serving(site, STRICT) as address:
        yield address


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """In which browser the test runs."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as found:
        yield found


def launch_chromium(playwright: Playwright) -> AbstractContextManager[Browser]:
    """The system's Chromium."""
    return playwright.chromium.launch(executable_path=program("chromium", "chromium"), args=FLAGS)


def launch_firefox(playwright: Playwright, folder: Path, **settings: bool | int) -> AbstractContextManager[Browser]:
    """The system's Firefox through firefox.py, with a home of its own."""
    path = shutil.which("firefox") or program("firefox-esr", "firefox-esr")
    starter = folder / "firefox"
    starter.write_text(f'#!/bin/sh\nexec {sys.executable} -P {Path(__file__).parent / "firefox.py"} {path} "$@"\n')
    starter.chmod(0o755)
    return playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=starter,
        env={**os.environ, "HOME": str(folder)},
        firefox_user_prefs={**settings},
    )


@pytest.fixture(scope="session")
def launched(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Browser]]:
    """The browser of a name, started when it is first asked for: tests of many modules take turns with the two."""
    with ExitStack() as ending:

        @cache
        def launch(name: str) -> Browser:
            if name == "chromium":
                return ending.enter_context(launch_chromium(playwright))
            return ending.enter_context(launch_firefox(playwright, tmp_path_factory.mktemp(name), **SETTINGS[name]))

        yield launch


@pytest.fixture(scope="session")
def browser(engine: str, launched: Callable[[str], Browser]) -> Browser:
    """The system's Chromium or Firefox."""
    return launched(engine)


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """What all pages share; in each of them detectors.js waits to be asked."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        context.add_init_script(path=Path(__file__).parent / "detectors.js")
        yield context


@pytest.fixture(scope="session")
def tab(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def page(tab: Page) -> Page:
    """A page 1280 px wide, in light colours; it is the same tab for all tests, since a new one takes its time."""
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.emulate_media(media="null", color_scheme="light", forced_colors="none", reduced_motion="no-preference")
    return tab


@pytest.fixture
def fresh(context: BrowserContext) -> Iterator[Page]:
    """A tab that nothing was shown in."""
    with context.new_page() as page:
        yield page


@pytest.fixture(scope="session")
def scriptless(engine: str, launched: Callable[[str], Browser]) -> Iterator[Page]:
    """A page where JavaScript is off; in Firefox only a browser as a whole can do without."""
    if engine == "chromium":
        with launched(engine).new_page(java_script_enabled=False) as page:
            yield page
    else:
        with launched("scriptless").new_page() as page:
            yield page

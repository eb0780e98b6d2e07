"""One browser and one site for all tests in a browser.

The site has the notices of tests/data/frozen and tests/data/site, the example with a colour and a logo, an extreme one
and what invented.py makes up: one with gaps all over and hundreds of small ones for the index.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import invented
from tests.browser.detectors import program
from tests.browser.host import STRICT, serving
from tests.paths import FROZEN, PROJECT
from tests.running import build_py
from tests.sites import NOTICES, SITE_URL, Element, read_pages

SMALL = 200
EDIT_URI = "https://git.example/edit/main/notices/"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


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
def browser() -> Iterator[Browser]:
    """The system's Chromium, started once."""
    path = program("chromium", "chromium")
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path, args=FLAGS) as found:
        yield found


@pytest.fixture(scope="session")
def context(browser: Browser) -> BrowserContext:
    """What all pages share; in each of them detectors.js waits to be asked."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    context.add_init_script(path=Path(__file__).parent / "detectors.js")
    return context


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
def scriptless(browser: Browser) -> Page:
    """A page where JavaScript is off."""
    return browser.new_page(java_script_enabled=False)

"""The page at an old address, in a browser under the strictest policy, and in the checkers of HTML."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.detectors import html_validate, none, program
from tests.browser.host import STRICT, serving
from tests.site.test_moved import make_notices
from tests.sites import build_site


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, of which some notices have moved."""
    folder = tmp_path_factory.mktemp("moved")
    return build_site(folder / "site", make_notices(folder))


@pytest.mark.parametrize(("old", "new"), [("/vanha/", "/uusi/"), ("/en/zeta/vanha/", "/en/zeta/asiakkaat/")])
def test_a_browser_is_led_on(moved: Path, fresh: Page, scriptless: Page, old: str, new: str) -> None:
    """Whoever comes to an old address sees the notice at the new one, also without scripts."""
    with serving(moved, STRICT) as host:
        for page in (fresh, scriptless):
            page.goto(f"{host}{old}")
            page.wait_for_url(f"{host}{new}")
            assert page.locator("#summary").count() == 1


def test_html(moved: Path) -> None:
    """html-validate finds nothing in the page at an old address."""
    program("node", "nodejs")
    none(html_validate(f"{moved}/en/vanha/*.html"))

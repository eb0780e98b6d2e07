"""`serve` in a browser: a save shows by itself, under the policy of the published site."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.commands.test_serve import SOUND, start_preview


def test_a_save_shows_by_itself(fresh: Page, tmp_path: Path) -> None:
    """The page of an edited register loads itself anew, and the browser has nothing to object to."""
    objections: list[str] = []
    fresh.on("console", lambda said: objections.append(said.text) if said.type in ("error", "warning") else None)
    preview = start_preview(tmp_path)
    with ExitStack() as ending:
        ending.callback(preview.stop)
        preview.wait("/akeri/", 'id="contact"')
        fresh.goto(f"http://127.0.0.1:{preview.port}/akeri/")
        expect(fresh.get_by_text("Koivukuja 7")).to_have_count(0)
        preview.save("akeri.yml", SOUND.replace("address: ", "address: Koivukuja 7, ", 1))
        expect(fresh.get_by_text("Koivukuja 7").first).to_be_visible(timeout=20_000)
        preview.save("akeri.yml", "- broken\n")
        expect(fresh.get_by_text("akeri.yml:1:1").first).to_be_visible(timeout=20_000)
    assert [text for text in objections if "Cross-Origin-Opener-Policy" not in text] == []


def test_the_overview_follows_a_save(fresh: Page, tmp_path: Path) -> None:
    """The overview loads itself anew, too, its script finds and sorts under the policy, and it leads to the pages."""
    objections: list[str] = []
    fresh.on("console", lambda said: objections.append(said.text) if said.type in ("error", "warning") else None)
    preview = start_preview(tmp_path)
    with ExitStack() as ending:
        ending.callback(preview.stop)
        preview.wait("/akeri/", 'id="contact"')
        fresh.goto(f"http://127.0.0.1:{preview.port}/overview.html")
        expect(fresh.locator("#found")).to_have_text("2 / 2 rekisteriä")
        expect(fresh.get_by_role("heading", name="Soita")).to_have_count(0)
        preview.save("akeri.yml", SOUND.replace("drawn_up: 2026-01-02", "drawn_up: 2025-01-02"))
        expect(fresh.get_by_role("heading", name="Soita")).to_be_visible(timeout=20_000)
        fresh.get_by_role("link", name="Asiakasrekisteri: fi").first.click()
        expect(fresh.locator("#contact")).to_be_visible()
    assert [text for text in objections if "Cross-Origin-Opener-Policy" not in text] == []

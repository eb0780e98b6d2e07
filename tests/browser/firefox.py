"""Firefox as Playwright can drive it: starts it, and stands between the two for the one command that it does not know.

Playwright speaks WebDriver BiDi with the Firefox of the system, and tells every page in which scheme of colours it is
shown. Debian's Firefox 153 ESR does not know that command; here it becomes what the browser's own developer tools do.
When the ESR knows it, this file goes, and conftest.py names Firefox itself.
"""

from __future__ import annotations

import asyncio
import json
import sys
from functools import partial
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve

LIMIT = 60 * 60  # seconds
LISTENING = "WebDriver BiDi listening on "  # what Firefox prints before its address, and Playwright waits for
UNKNOWN = "emulation.setMediaFeaturesOverride"
OURS = 2**40  # the number of the one command that is not Playwright's
SHOW = """(scheme) => {
  for (const { gBrowser } of Services.wm.getEnumerator("navigator:browser")) {
    for (const { browsingContext } of gBrowser.browsers) browsingContext.prefersColorSchemeOverride = scheme;
  }
}"""
link = partial(connect, max_size=None, ping_interval=None)
listen = partial(serve, host="127.0.0.1", port=0, max_size=None, ping_interval=None)


async def run_firefox(path: str, arguments: list[str]) -> None:
    """Start Firefox, and stand between it and Playwright until one of them ends."""
    pipe = asyncio.subprocess.PIPE
    firefox = await asyncio.create_subprocess_exec(path, "--remote-allow-system-access", *arguments, stderr=pipe)
    assert firefox.stderr
    try:
        async with asyncio.timeout(LIMIT):
            address = await find_address(firefox.stderr)
            async with listen(partial(stand_between, address, firefox)) as server:
                port = server.sockets[0].getsockname()[1]
                tell(f"{LISTENING}ws://127.0.0.1:{port}\n")
                async for line in firefox.stderr:
                    tell(line.decode(errors="replace"))
    finally:
        end(firefox)


async def find_address(said: asyncio.StreamReader) -> str:
    """Where Firefox listens."""
    async for line in said:
        text = line.decode(errors="replace")
        if text.startswith(LISTENING):
            return text.removeprefix(LISTENING).strip() + "/session"
        tell(text)
    raise SystemExit("Firefox ended before it listened")


def tell(text: str) -> None:
    """Say something to Playwright, which reads the address and keeps the rest for its log."""
    sys.stderr.write(text)
    sys.stderr.flush()


def end(firefox: asyncio.subprocess.Process) -> None:
    if firefox.returncode is None:
        firefox.kill()


async def stand_between(address: str, firefox: asyncio.subprocess.Process, playwright: ServerConnection) -> None:
    """Pass on what the two say to each other until one of them leaves; Firefox does not stay without Playwright."""
    async with link(address) as browser:
        window: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        ways = [pass_commands(playwright, browser, window), pass_answers(browser, playwright, window)]
        tasks = [asyncio.create_task(way) for way in ways]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
    try:
        await asyncio.wait_for(firefox.wait(), 10)
    except TimeoutError:
        end(firefox)


async def pass_commands(playwright: ServerConnection, browser: ClientConnection, window: asyncio.Future[str]) -> None:
    async for text in playwright:
        command = json.loads(text)
        if command["method"] != UNKNOWN:
            await browser.send(text)
            continue
        if not window.done():
            await browser.send(make_command(OURS, "browsingContext.getTree", {"moz:scope": "chrome"}))
        scheme = command["params"]["features"].get("prefers-color-scheme") or "none"
        asked = {
            "functionDeclaration": SHOW,
            "arguments": [{"type": "string", "value": scheme}],
            "awaitPromise": False,
            "target": {"context": await window},
        }
        await browser.send(make_command(command["id"], "script.callFunction", asked))


async def pass_answers(browser: ClientConnection, playwright: ServerConnection, window: asyncio.Future[str]) -> None:
    async for text in browser:
        if not window.done() and (answer := json.loads(text)).get("id") == OURS:
            window.set_result(answer["result"]["contexts"][0]["context"])
        else:
            await playwright.send(text)


def make_command(number: int, method: str, values: dict[str, Any]) -> str:
    return json.dumps({"id": number, "method": method, "params": values})


if __name__ == "__main__":
    asyncio.run(run_firefox(sys.argv[1], sys.argv[2:]))

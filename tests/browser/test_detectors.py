"""The detectors detect: each fault, made on purpose, is found and told in a sentence that names it."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.detectors import Visit, ask, axe, html_validate, show, vnu, walk
from tests.browser.host import STRICT, serving
from tests.browser.kinds import SCHEMES
from tests.sites import Element, find_broken_links

SOUND = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A title</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>a {{ display: inline-block; min-height: 24px }} a:focus {{ outline: 2px solid }} {style}</style></head>
<body><main><h1>A heading</h1>{body}</main></body></html>"""
LINKS = '<p><a href="#one">One</a></p><p><a href="#two">Two</a></p>'


def document(body: str = LINKS, style: str = "") -> str:
    return SOUND.format(body=body, style=style)


def put(page: Page, html: str) -> None:
    """Show a page of this HTML; a new one, so that Tab begins at its top."""
    page.goto("about:blank")
    page.set_content(html)


@pytest.mark.parametrize(
    ("detector", "body", "style", "told"),
    [
        ("overflow", "<p>wide</p>", "p { width: 700px }", 'p "wide" reaches from 8 px to 708 px in a window of 640 px'),
        ("clipped", "<p>many words</p>", "p { height: 9px; overflow: hidden }", 'p "many words": 0 px across'),
        ("clipped", "<p>many words</p>", "p { width: 9px }", 'p "many words":'),
        ("links", '<a href="/a">more</a> <a href="/b">more</a>', "", '"more" leads to'),
        ("links", '<a href="/a"></a>', "", "a link to /a without words"),
        ("headings", "<h3>deep</h3>", "", 'h3 "deep" comes after h1'),
        ("headings", "<h1>again</h1>", "", "2 h1 and not one"),
        ("tables", "<table><tr><th>head</th></tr></table>", "", "has no caption"),
        ("tables", "<table><caption>c</caption><tr><th>head</th></tr></table>", "", 'th "head" has no scope'),
        ("targets", '<nav><a href="/">tiny</a></nav>', "nav a { display: inline; font-size: 9px }", 'a "tiny" is'),
        ("movement", "<p>slides</p>", "p { transition: transform 1s }", 'p "slides" moves'),
        ("movement", "<p>turns</p>", "@keyframes a { to { rotate: 9deg } } p { animation: a 1s }", "is animated"),
        ("forced", "<p>own</p>", "p { forced-color-adjust: none }", 'p "own" keeps its own colours'),
    ],
)
def test_detector(page: Page, detector: str, body: str, style: str, told: str) -> None:
    """A fault is told; the page without it has none."""
    put(page, document())
    show(page, 640)
    assert ask(page, detector) == []
    put(page, document(body, style))
    assert told in "\n".join(ask(page, detector))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_show(page: Page, scheme: Literal["light", "dark"]) -> None:
    """A page is shown as wide as it is asked for, and in the scheme of colours."""
    put(page, document())
    show(page, 640, scheme)
    assert page.evaluate(f"[innerWidth, matchMedia('(prefers-color-scheme: {scheme})').matches]") == [640, True]


def test_paper(page: Page) -> None:
    """What is for paper is shown as on paper, inside other rules, too; what is for screens is not."""
    style = "p { color: red } @media print { p { color: black } @supports (color: red) { a { color: blue } } }"
    put(page, document('<p>text</p><a href="#">link</a>', f"{style} @media screen {{ p {{ font-size: 99px }} }}"))
    colours = "[...document.querySelectorAll('p, main a')].map(element => getComputedStyle(element).color)"
    assert page.evaluate(colours)[0] == "rgb(255, 0, 0)"
    ask(page, "paper")
    assert page.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(0, 0, 255)"]
    assert page.evaluate("getComputedStyle(document.querySelector('p')).fontSize") != "99px"


@pytest.mark.parametrize(
    ("body", "style", "told"),
    [
        (LINKS, "a:focus { outline: none }", 'a "One": no ring of 2 px around it'),
        (LINKS, "a:focus { outline-color: #eee }", "has less than 3:1 against what is behind it"),
        (LINKS, "a { position: absolute; left: -900px }", "out of the window"),
        (LINKS, "body::after { content: ''; position: fixed; inset: 0 }", "covered by body"),
        (LINKS, "main { display: flex; flex-direction: column-reverse }", "but stands before it"),
        ('<p><a href="#one">One</a></p><p><a href="#two" tabindex="2">Two</a></p>', "", "Tab 1 leads to stop 2"),
    ],
)
def test_walk(page: Page, body: str, style: str, told: str) -> None:
    """A stop that one cannot see, or comes to in another order than one reads, is told."""
    put(page, document())
    assert walk(page) == []
    put(page, document(body, style))
    assert told in "\n".join(walk(page))


def test_axe(page: Page) -> None:
    """What axe is asked for includes contrast, names and best practices."""
    put(page, document())
    assert axe(page) == []
    put(page, document('<img src="data:,"><p>pale</p><h4>deep</h4>', "p { color: #ccc }"))
    assert {fault.split()[0] for fault in axe(page)} == {"image-alt", "color-contrast", "heading-order"}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<img src="http://127.0.0.2:8/a.png" alt="">', "a request to http://127.0.0.2:8/a.png"),
        ("<script>document.cookie = 'a=b'</script>", "cookie a"),
        ("<script>localStorage.a = 'b'</script>", "localStorage has a"),
        ("<script>sessionStorage.a = 'b'</script>", "sessionStorage has a"),
        ("<script>console.log('hello')</script>", "log: hello"),
        ("<script>nothing()</script>", "error: nothing is not defined"),
        ('<img src="/lost.png" alt="">', "/lost.png is not there (404)"),
    ],
)
def test_visit(fresh: Page, tmp_path: Path, body: str, told: str) -> None:
    """What a page asks of others, keeps, or says to the console is told."""
    (tmp_path / "index.html").write_text(document(body))
    (tmp_path / "404.html").write_text("")
    visit = Visit(fresh)
    with serving(tmp_path) as address:
        fresh.goto(f"{address}/")
        assert told in "\n".join(visit.faults())
        fresh.evaluate("localStorage.clear(); sessionStorage.clear()")
    fresh.context.clear_cookies()


def test_policy(fresh: Page, tmp_path: Path) -> None:
    """A style within the page is against the strict policy, and told."""
    (tmp_path / "index.html").write_text(document())
    visit = Visit(fresh)
    with serving(tmp_path, STRICT) as address:
        fresh.goto(f"{address}/")
        assert "the policy style-src-elem stops inline" in "\n".join(visit.faults())


def test_checkers(tmp_path: Path) -> None:
    """The checkers of HTML tell what is wrong in which line."""
    (tmp_path / "index.html").write_text(
        document("<p id=a>x<p id=a>y<blink>z</blink>").replace("{", "").replace("}", "")
    )
    (tmp_path / "a.css").write_text("a { colour: red }")
    assert "Duplicate ID “a”." in "\n".join(vnu(tmp_path / "index.html"))
    assert "“colour”" in "\n".join(vnu("--css", tmp_path / "a.css"))
    assert "no-dup-id" in "\n".join(html_validate(f"{tmp_path}/*.html"))


def test_broken_links(tmp_path: Path) -> None:
    """A link to no file, to no #id, and a label of nothing are told."""
    (tmp_path / "index.html").write_text("")
    body = (
        '<a href="/lost/">a</a><a href="#gone">b</a><p aria-labelledby="none">c</p><a href="https://a.example/">d</a>'
    )
    assert sorted(find_broken_links(tmp_path, {"/": Element.parse(document(body))})) == [
        "/: #gone leads to no #gone",
        "/: /lost/ leads to no file",
        "/: aria-labelledby names #none, which is not there",
    ]

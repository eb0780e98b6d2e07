"""Sites that tests build, and how they are read."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from tests.paths import DATA
from tests.running import build_py

NOTICES = DATA / "site"
SITE_URL = "https://selosteet.example/"
EDIT_URI = "https://git.example/edit/main/notices/"
VOID = {"meta", "link", "br", "wbr", "hr", "img", "input"}


def build_site(site: Path, notices: Path = NOTICES, **environment: str) -> Path:
    """The folder of a site that was built without a word on standard error."""
    done = build_py("build", "--notices", notices, "--site", site, cwd=None, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return site


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read_pages(site: Path) -> dict[str, Element]:
    """Every page by its address."""
    return {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html"): Element.parse(path.read_text())
        for path in sorted(site.rglob("*.html"))
    }


def find_broken_links(site: Path, pages: dict[str, Element]) -> list[str]:
    """Links, sources and labels of a site that lead nowhere; its own public address is the site too."""
    faults = []
    ids = {address: {element.attributes.get("id") for element in page.all()} for address, page in pages.items()}
    own = urlsplit(SITE_URL)
    for address, page in pages.items():
        for element in page.all():
            for name in {"href", "src", "data"} & element.attributes.keys():
                target = urlsplit(urljoin(f"{SITE_URL.rstrip('/')}{address}", element.attributes[name]))
                if (target.scheme, target.netloc) != (own.scheme, own.netloc):
                    continue
                path = target.path + ("index.html" if target.path.endswith("/") else "")
                if not (site / path.lstrip("/")).is_file():
                    faults.append(f"{address}: {element.attributes[name]} leads to no file")
                elif target.fragment and target.fragment not in ids.get(target.path, ()):
                    faults.append(f"{address}: {element.attributes[name]} leads to no #{target.fragment}")
            for name in {"for", "aria-labelledby", "aria-describedby", "aria-controls"} & element.attributes.keys():
                faults += [
                    f"{address}: {name} names #{wanted}, which is not there"
                    for wanted in set(element.attributes[name].split()) - ids[address]
                ]
    return faults


class Element:
    """One element of a page; `Element.parse` insists that every tag is closed where it should be."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.content: list[Element | str] = []

    @classmethod
    def parse(cls, html: str) -> Element:
        root = cls("", {})
        is_open = [root]

        class Reader(HTMLParser):
            def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
                is_open[-1].content.append(element := Element(tag, {name: value or "" for name, value in attrs}))
                if tag not in VOID:
                    is_open.append(element)

            def handle_endtag(self, tag: str) -> None:
                assert is_open.pop().tag == tag, f"</{tag}> at {self.getpos()}"

            def handle_data(self, data: str) -> None:
                is_open[-1].content.append(data)

        reader = Reader()
        reader.feed(html.replace("<wbr>", ""))  # where a line may end is no part of the text
        reader.close()
        assert is_open == [root], f"<{is_open[-1].tag}> is never closed"
        return root

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements inside with one of these tags, or every element."""
        for inner in self.content:
            if isinstance(inner, Element):
                if not tags or inner.tag in tags:
                    yield inner
                yield from inner.all(*tags)

    def one(self, tag: str, **attributes: str) -> Element:
        """The only element inside with this tag and these attributes."""
        [found] = [element for element in self.all(tag) if attributes.items() <= element.attributes.items()]
        return found

    @property
    def text(self) -> str:
        """What is read, blanks as a browser shows them."""
        parts = [inner if isinstance(inner, str) else f"{inner.text} " for inner in self.content]
        return " ".join("".join(parts).split())

"""What other programs need to make the pages of a site: their sources, with the same words.

    python -m tests.bench.peers write SITE FOLDER      sources for Hugo and MkDocs from a built site
    python -m tests.bench.peers compare SITE FOLDER    the words of the pages that they have made from them

Hugo makes pages from Markdown, and from data by a content adapter and a template; MkDocs with Material makes them from
Markdown. None of them works out what a page says: the words come ready, so that each has less to do than Seloste.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml

from tests.bench.words import Block, make_data, read_words, split_page, write_markdown
from tests.paths import TESTS

HUGO = TESTS / "bench/hugo"
COMPARED = 1000  # pages; of more a sample, the same every time
SEED = 2026
MKDOCS = {
    "site_name": "Tietosuojaselosteet",
    "theme": {"name": "material", "font": False},
    "plugins": [],
    "markdown_extensions": ["tables", "def_list"],
    "nav": ["index.md"],
    "not_in_nav": "*",  # a list of all pages on every page would take time with their square
    "validation": {"links": {"not_found": "ignore", "unrecognized_links": "ignore", "anchors": "ignore"}},
}


@dataclass(frozen=True)
class Page:
    """A page of the built site.

    Attributes:
        address: the path of its folder.
        is_list: whether other pages lie below it.

    """

    address: str
    is_list: bool
    language: str
    title: str
    blocks: list[Block]


def read_pages(site: Path) -> Iterator[Page]:
    """Every page of a site but the one for what is not found."""
    for path in sorted(site.rglob("index.html")):
        language, title, blocks = split_page(path.read_text("utf-8"))
        folder = path.parent
        is_list = any(item.is_dir() for item in folder.iterdir())
        yield Page(folder.relative_to(site).as_posix(), is_list, language, title, blocks)


def write_sources(site: Path, folder: Path) -> None:
    """Write what the others make a site from, each into a folder of its own."""
    for name in ("hugo-markdown", "hugo-data"):
        shutil.copytree(HUGO, folder / name)
    (folder / "hugo-markdown/content/_content.gotmpl").unlink()
    (folder / "mkdocs").mkdir()
    (folder / "mkdocs/mkdocs.yml").write_text(yaml.safe_dump(MKDOCS), "utf-8")
    for number, page in enumerate(read_pages(site)):
        text = write_markdown(page.blocks)
        front = {"title": page.title, "language": page.language}
        write(folder / "hugo-markdown/content" / name_source(page, "_index.md"), f"{json.dumps(front)}\n{text}")
        write(
            folder / "mkdocs/docs" / name_source(page, "index.md"), f"---\ntitle: {json.dumps(page.title)}\n---\n{text}"
        )
        write_data(folder / "hugo-data", page, number)


def name_source(page: Page, index: str) -> str:
    """The file of a page: one of its own, or the index of its folder."""
    if page.is_list:
        return f"{page.address}/{index}"
    return f"{page.address}.md"


def write_data(folder: Path, page: Page, number: int) -> None:
    """A page as data: in a file that the content adapter reads, or above the nothing that a list's own file has."""
    data = {"title": page.title, "language": page.language, "blocks": make_data(page.blocks)}
    if page.is_list:
        write(folder / "content" / name_source(page, "_index.md"), json.dumps(data) + "\n")
    else:
        write(folder / f"assets/pages/{number:06}.json", json.dumps(data | {"path": page.address}))


def write(path: Path, text: str) -> None:
    """Write a file into a folder that may not be there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def compare_words(site: Path, folder: Path, *, within: str) -> dict[str, object]:
    """Compare the pages of two sites, word by word.

    Args:
        site: that of Seloste.
        folder: that of another program.
        within: the element of the other program's pages that has the words of ours.

    Returns:
        how many pages the other site has, how many were compared, and the addresses of those with other words.

    """
    pages = sorted(path.relative_to(site) for path in site.rglob("index.html"))
    drawn = Random(SEED).sample(pages, min(COMPARED, len(pages)))  # noqa: S311 - no secret, but the same every time
    different = [path.as_posix() for path in sorted(drawn) if not has_same_words(site / path, folder / path, within)]
    count = sum(1 for _ in folder.rglob("index.html"))
    return {"pages": count, "compared": len(drawn), "different": different}


def has_same_words(ours: Path, theirs: Path, within: str) -> bool:
    """Whether a page was made by both, with the same words in the same order."""
    if not theirs.is_file():
        return False
    return read_words(ours.read_text("utf-8")) == read_words(theirs.read_text("utf-8"), within)


def main() -> None:
    """Do what the module says at its top."""
    action, site, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if action == "write":
        write_sources(site, folder)
        return
    within = sys.argv[4] if len(sys.argv) > 4 else "body"
    json.dump(compare_words(site, folder, within=within), sys.stdout)


if __name__ == "__main__":
    main()

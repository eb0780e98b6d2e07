"""Where things are on a site: full addresses, files, and links from page to page."""

from __future__ import annotations

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

ROOT = "./"  # the url of the page at the root


def join_address(folder: str, path: str) -> str:
    """The full address of something in a folder; nothing, if that of the folder is not known."""
    if not folder:
        return ""
    return folder + path.removeprefix(ROOT)


def find_file(url: str) -> str:
    """The file in which a host finds a page."""
    return f"{url.removeprefix(ROOT)}index.html"


def relate(target: str, url: str) -> str:
    """The link from a page to something on the same site.

    Args:
        target: the page or the file that is meant; a page ends in a slash, and the root may be nothing.
        url: of the page with the link.

    Returns:
        a relative address, such as `../assets/icon.svg`.

    """
    steps = split_path(url)
    wanted = split_path(target)
    shared = 0
    for here, there in zip(steps, wanted, strict=False):
        if here != there:
            break
        shared += 1
    up = [".."] * (len(steps) - shared)
    down = wanted[shared:]
    path = "/".join([*up, *down]) or "."
    if target.endswith("/"):
        return f"{path}/"
    return path


def split_path(url: str) -> list[str]:
    """The names in a path."""
    return [name for name in url.split("/") if name not in {"", "."}]


@pass_context
def link_from_page(context: Context, target: str) -> str:
    """The filter `url`: a link from the page of a template; the page for unknown addresses may be shown anywhere."""
    page: Any = context["page"]
    if page is None:
        return str(context["base_url"]) + target
    return relate(target, page.url)

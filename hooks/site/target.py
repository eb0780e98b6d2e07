"""The new site while it is built, and the published one from which unchanged files are taken over."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..reading.files import get_stamp
from .html import write_page
from .inputs import Inputs
from .memory import CompanyWork, ListWork, Memory
from .pages import NoticePage, Page


@dataclass(frozen=True)
class Target:
    """Where a site is built.

    Attributes:
        new: the folder of the new site.
        published: that of the site which it replaces.
        memory: what was built there.

    """

    new: Path
    published: Path
    memory: Memory

    def take_over(self, work: CompanyWork | ListWork) -> bool:
        """Let the new site have the files of an earlier work; returns whether all were still as it wrote them."""
        if not all(self.is_untouched(address) for address in work.files):
            return False
        for address in work.files:
            share_file(f"{self.published}/{address}", f"{self.new}/{address}")
        return True

    def is_untouched(self, address: str) -> bool:
        """Whether a published file is the one that was built."""
        return get_stamp(f"{self.published}/{address}") == self.memory.stamps.get(address)

    def write_pages(self, pages: Iterable[Page], inputs: Inputs) -> list[str]:
        """Write pages; returns their files."""
        written = []
        for page in pages:
            put_file(self.new / page.file, write_page(page, inputs))
            written.append(page.file)
        return written

    def write_own_files(self, page: NoticePage) -> list[str]:
        """Write what a page needs; returns these files."""
        files = page.list_files()
        for address, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            put_file(self.new / address, data)
        return [*files]


def put_file(path: Path, content: bytes) -> None:
    """Write a file and the folders around it, unless it is there, as what several pages need.

    A file that is there may be a published one under a second name, so nothing is ever written into it. Two different
    pages have one place only where the folder of registers is at fault, and its site is thrown away.

    Raises:
        OSError: the system refuses.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), path.open("xb") as file:
        file.write(content)


def share_file(old: str, new: str) -> None:
    """Let a file be in another place, too; it is copied where the file system gives it no second name."""
    make_folder(new.rpartition("/")[0])
    with suppress(FileExistsError):
        try:
            os.link(old, new)
        except FileExistsError:
            raise
        except OSError:
            shutil.copyfile(old, new)


def make_folder(path: str) -> None:
    """Make a folder and those around it, as far as they are not there; mostly the last is the only one that is not."""
    try:
        os.mkdir(path)  # noqa: PTH102 - of many, a `Path` takes longer
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103 - as above

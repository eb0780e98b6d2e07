"""A company's files as they are edited: an edit stands only if it changes one value, and the company stays sound."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from ..folder.collection import load_memory
from ..folder.tree import MemoryTree
from ..format.register import Register
from ..reading.display import Key
from ..reading.editing import Edit, Editable, Uneditable, open_for_edits
from ..reading.faults import select_errors
from ..reading.files import read_regular_file
from ..reading.loading import MAX_BYTES, parse_source
from ..reading.refusals import Refused
from ..reading.source import Data, list_parts
from ..theme.theme import Theme
from .company import Company

MAX_LOGO = 1024 * 1024  # bytes, of which a sound one has far fewer


class Draft:
    """The files of one company in memory, with what was edited in them so far."""

    def __init__(self, company: Company, theme: Theme) -> None:
        self.company = company
        self.theme = theme
        self.before = dict(read_company_files(company))
        self.files = dict(self.before)

    def try_edit(self, path: str, key: Key, make: Callable[[Editable], Edit]) -> bool:
        """Edit one value of a file, if that is all that changes, and nothing is wrong with the company then.

        Args:
            path: of the file in the folder.
            key: the value that may change or come.
            make: makes the edit.

        Returns:
            whether it was done.

        """
        raw = self.files[path]
        try:
            editable = open_for_edits(raw)
            edited = editable.apply([make(editable)])
        except Uneditable:
            return False
        if not is_changed_alone(raw, edited, editable.write_key(key)):
            return False
        if self.read_registers({**self.files, path: edited}) is None:
            return False
        self.files[path] = edited
        return True

    def read_registers(self, files: Mapping[str, bytes]) -> dict[str, Register] | None:
        """The registers in some files by their paths; nothing where something is wrong with them."""
        found = load_memory(MemoryTree(self.company.folder, files), self.theme)
        if select_errors(found.faults):
            return None
        return {entry.path: entry.register for entry in found.entries if entry.register}

    def list_changed(self) -> dict[str, bytes]:
        """The files that are not as they were, by their paths in the folder."""
        return dict(self.files.items() - self.before.items())

    def write(self) -> None:
        """Put the edited files in the place of the old ones, each at once.

        Raises:
            Refused: a file has changed meanwhile.
            OSError: the system refuses.

        """
        changed = self.list_changed()
        now = dict(read_company_files(self.company))
        for path in changed:
            if now.get(path) != self.before[path]:
                raise Refused("changed-meanwhile", file=self.company.files[path])
        for path, raw in changed.items():
            replace_file(self.company.folder / path, raw)


def read_company_files(company: Company) -> Iterator[tuple[str, bytes]]:
    """The files of a company, and the logos that these name, by their paths in the folder.

    Raises:
        UnreadableFile: a file is none any more.

    """
    for path in company.files:
        yield path, read_regular_file(company.folder / path, MAX_BYTES)
    for path in company.logos:
        yield path, read_regular_file(company.folder / path, MAX_LOGO)


def is_changed_alone(before: bytes, after: bytes, key: Key) -> bool:
    """Whether nothing but the value under a key is another one, and both files can be read."""
    old, new = parse_source(before, ""), parse_source(after, "")
    if old.faults or new.faults:
        return False
    before_it, after_it = drop(old.data, key), drop(new.data, key)
    return before_it == after_it


def drop(data: Data | Mapping[str, Data], key: Key) -> Data:
    """Plain data without what stands under a key."""
    first, *rest = key
    parts = dict(list_parts(data))
    if rest:
        parts[first] = drop(parts.get(first), tuple(rest))
    else:
        parts.pop(first, None)
    return {str(step): value for step, value in parts.items()}


def replace_file(path: Path, raw: bytes) -> None:
    """Put a file in the place of another one, which is there as a whole until then.

    Raises:
        OSError: the system refuses.

    """
    with TemporaryDirectory(dir=path.parent, prefix=".") as folder:
        new = Path(folder, path.name)
        new.write_bytes(raw)
        shutil.copymode(path, new)
        new.replace(path)

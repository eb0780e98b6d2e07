"""Languages that a published notice has no more: whoever follows a link to its page in one of them finds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..folder.entry import ABSENT, Entry
from ..notice.naming import list_languages
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..theme.languages import PRIMARY, find_folder


def find_lost_languages(past: Iterable[Entry], present: Iterable[Entry], base: str) -> Iterator[Fault]:
    """A warning for every page that a notice had in a language which it has no more.

    The address without a language always leads to a notice, so that of the language at the root is never lost.

    Args:
        past: the files as they were at `base`.
        present: the files as they are now.
        base: how messages call the earlier version.

    """
    earlier = {entry.address: entry for entry in past}
    for entry in present:
        if entry.draft or entry.stated is None:  # what is gone as a whole is told as such
            continue
        before = earlier.get(entry.address, ABSENT)
        for language in sorted(list_published(before) - list_published(entry) - {PRIMARY}):
            page = f"/{find_folder(language)}{entry.address}/"
            yield make_fault(
                Place(entry.name, 1, 1),
                FaultCode.LANGUAGE_LOST,
                "languages",
                "page-gone",
                page=page,
                base=base,
                language=language,
                address=entry.address,
            )


def list_published(entry: Entry) -> set[str]:
    """The languages in which a file has pages; none of a draft, or of one that is not sound."""
    if entry.draft or entry.stated is None:
        return set()
    return {*list_languages(entry.stated)}

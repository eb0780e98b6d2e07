"""The lists of a site whose notices are built; a list of which no line has changed is taken over."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..notice.environment import tell_failures
from ..notice.letters import divide_lists, find_address
from ..parallel import Follow, share_out
from ..reading.caches import seal
from .building import BUILDING, BuiltSite
from .inputs import Inputs
from .lists import assemble_company, assemble_index, assemble_letter, find_index_languages, group_by_folder
from .memory import ListWork, Memory, stamp_files
from .pages import Page
from .publication import Contents, list_contents
from .sitemap import map_pages
from .target import Target


@dataclass(frozen=True)
class ListBasis:
    """What a list is made from.

    Attributes:
        address: of the list.
        assemble: makes the pages.
        given: to that, before the inputs.

    """

    address: str
    assemble: Callable[..., Iterable[Page]]
    given: tuple[object, ...]


def build_lists(built: BuiltSite, inputs: Inputs, target: Target, follow: Follow) -> tuple[Contents, Memory]:
    """Write the lists of notices, of all companies and of each.

    Args:
        built: a site whose notices are written.
        inputs: what else it is made from.
        target: where it is built.
        follow: sees how far the work is.

    Returns:
        what is still to be written, by address; and what the next build is to know of this one.

    Raises:
        OSError: a page cannot be written.

    """
    bases = find_bases(built)

    def build(number: int) -> ListWork | None:
        """The work by its number, so that nothing is pickled; nothing, where that of before is taken over as it was."""
        basis = bases[number]
        done = target.memory.lists.get(basis.address)
        made_from = hash_basis(basis)
        if done and done.basis == made_from and target.take_over(done):
            return None
        with tell_failures():
            pages = [*basis.assemble(*basis.given, inputs)]
            files = target.write_pages(pages, inputs)
        return ListWork(
            basis=made_from,
            result=map_pages(pages, inputs),
            files=tuple(files),
        )

    lists = {}
    mapped = [*built.mapped]
    for basis, work in zip(bases, share_out(build, range(len(bases)), follow, BUILDING), strict=True):
        present = work or target.memory.lists[basis.address]
        lists[basis.address] = present
        mapped += present.result
    indexed = find_index_languages(built.listed, inputs)
    with tell_failures():
        contents = list_contents(built.survey, mapped, indexed, inputs)
    memory = Memory(
        days=built.days,
        works=built.works,
        lists=lists,
        stamps=stamp_files(target.new, [*built.works.values(), *lists.values()]),
    )
    return contents, memory


def hash_basis(basis: ListBasis) -> bytes:
    """What tells a basis from any other; the same one may have another, too, whose list is then made once more."""
    return hashlib.sha256(seal(basis)).digest()


def find_bases(built: BuiltSite) -> list[ListBasis]:
    """What each list is made from: that of all companies first, with those of letters, then that of each company."""
    by_folder = group_by_folder(built.listed)
    division = divide_lists(built.listed)
    return [
        ListBasis("/", assemble_index, (division.whole, division.counts)),
        *(
            ListBasis(f"{find_address(letter)}/", assemble_letter, (letter, listed, division.letters))
            for letter, listed in division.under.items()
        ),
        *(
            ListBasis(
                f"{company}/",
                assemble_company,
                (company, by_folder.get(company, {}), moved_from),
            )
            for company, moved_from in built.survey.lists.items()
        ),
    ]

"""The lists of notices, of all companies and of each, and the pages that lead there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import dirname

from ..notice.frame import make_company_head, make_index_head, make_letter_head
from ..notice.index import Company
from ..notice.letters import Division, Listed, find_address, link_letters
from ..reading.faults import Fault
from ..theme.languages import find_folder
from .assembly import Versions, connect, lead_from_root, make_moved_pages
from .inputs import Inputs
from .pages import BrokenPage, IndexPage, Page
from .places import ROOT

Counts = Mapping[str, Mapping[str, int]]  # the companies under each letter, by language


@dataclass(frozen=True)
class Shown:
    """What a list shows beside the notices in force.

    Attributes:
        broken: the pages of faulty registers, by language.
        homeless: the faults that belong to no page.
        drafts: the pages of each draft by language.

    """

    broken: Mapping[str, Sequence[BrokenPage]] = field(default_factory=dict)
    homeless: Sequence[Fault] = ()
    drafts: Sequence[Versions] = ()


NOTHING_SHOWN = Shown()


def assemble_all(division: Division, inputs: Inputs, shown: Shown) -> Iterator[Page]:
    """The lists of all notices, and of each letter where they are long.

    Args:
        division: what is published.
        inputs: of this build.
        shown: what else is shown while serving, and of drafts.

    """
    yield from assemble_index(division.whole, division.counts, inputs, shown)
    for letter, listed in division.under.items():
        yield from assemble_letter(letter, listed, division.letters, inputs)


def assemble_index(listed: Listed, counts: Counts, inputs: Inputs, shown: Shown = NOTHING_SHOWN) -> list[Page]:
    """The list of all notices in every language that has some, and the page at the root that leads there if none is.

    Without any notice, there is one in every language of the site.

    Args:
        listed: what is published in each language whose notices are on one page.
        counts: the letters of the other languages.
        inputs: of this build.
        shown: what else is shown while serving, and of drafts.

    """
    pages: dict[str, Page] = {}
    for language in find_index_languages({**listed, **counts}, inputs, shown):
        page = IndexPage(
            find_folder(language) or ROOT,
            make_index_head(language, inputs.theme),
            listed.get(language, []),
            inputs.addresses,
            inputs.theme,
            shown.broken.get(language, ()),
            shown.homeless,
            [versions[language] for versions in shown.drafts if language in versions],
        )
        if language in counts:
            page.lead_to_letters(link_letters(counts[language], language), counts[language])
        pages[language] = page
    return [*connect(pages).values(), *lead_from_root([ROOT], pages, inputs)]


def find_index_languages(
    listed: Mapping[str, Collection[object]], inputs: Inputs, shown: Shown = NOTHING_SHOWN
) -> list[str]:
    """The languages that have a list of all notices, as `assemble_index` says."""
    used = {language for language, lines in listed.items() if lines}
    is_needed = inputs.is_serving or not used
    for versions in shown.drafts:
        used.update(versions)
    if is_needed:
        used.update(inputs.theme.usual_languages)
    return [language for language in inputs.theme.languages if language in used]


def assemble_letter(
    letter: str, listed: Listed, letters: Mapping[str, Iterable[str]], inputs: Inputs
) -> Iterable[Page]:
    """The list of the notices under a letter, in every language that has a page for it.

    Args:
        letter: which.
        listed: its notices.
        letters: all that there are in each language; the page leads to the others.
        inputs: of this build.

    """
    pages: dict[str, Page] = {}
    for language in [language for language in inputs.theme.languages if language in listed]:
        page = IndexPage(
            f"{find_folder(language)}{find_address(letter)}/",
            make_letter_head(letter, language, inputs.theme),
            listed[language],
            inputs.addresses,
            inputs.theme,
        )
        page.links = link_letters(letters[language], language)
        pages[language] = page
    return connect(pages).values()


def assemble_company(company: str, listed: Listed, moved_from: Iterable[str], inputs: Inputs) -> Iterator[Page]:
    """The list of one company's notices in every language that has some, and the pages that lead there.

    Args:
        company: the address of its folder.
        listed: its notices.
        moved_from: the addresses that the list had before.
        inputs: of this build.

    """
    versions = connect({language: make_company_list(company, language, listed, inputs) for language in listed})
    yield from versions.values()
    yield from lead_from_root([f"{company}/"], versions, inputs)
    for before in moved_from:
        yield from make_moved_pages([before], versions, inputs)
        yield from lead_from_root([f"{before}/"], versions, inputs)


def make_company_list(company: str, language: str, listed: Listed, inputs: Inputs) -> Page:
    """The list of one company's notices in a language."""
    lines = listed[language]
    head = make_company_head(lines, language, inputs.theme)
    return IndexPage(
        f"{find_folder(language)}{company}/",
        head,
        lines,
        inputs.addresses,
        inputs.theme,
    )


def group_by_folder(listed: Listed) -> dict[str, dict[str, list[Company]]]:
    """What is listed of each folder of a company, by the address of the folder."""
    folders: dict[str, dict[str, list[Company]]] = {}
    for language, companies in listed.items():
        for company in companies:
            [line] = company.lines
            url = line.url.removeprefix(find_folder(language))
            folder = dirname(url.removesuffix("/"))
            of_folder = folders.setdefault(folder, {})
            in_language = of_folder.setdefault(language, [])
            in_language.append(company)
    return folders

"""All pages of a site from registers that were read, as `serve`, drafts and a site with PDF files need them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..folder.collection import Collection
from ..folder.unfinished import complete_draft
from ..notice.index import Company, make_company
from ..notice.letters import divide_lists
from ..parallel import Follow
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault
from .assembly import Versions, assemble_leads, assemble_register
from .inputs import Inputs
from .lists import Shown, assemble_all, assemble_company, group_by_folder
from .pages import BrokenPage, NoticePage, Page


def assemble_site(collection: Collection, inputs: Inputs, follow: Follow) -> Iterator[Page]:
    """Every page of the site.

    Args:
        collection: the registers.
        inputs: what else the build is made from.
        follow: sees how far the work is.

    Raises:
        Faulty: a register has errors, and the site is not served.

    """
    published = collection.published
    listed: dict[str, list[Company]] = defaultdict(list)
    broken: dict[str, list[BrokenPage]] = defaultdict(list)
    for entry in follow(published, "rendering", len(published)):
        versions = assemble_register(entry, inputs)
        for language, page in versions.items():
            if isinstance(page, NoticePage):
                listed[language].append(make_company(page.register, language, page.url, inputs.theme))
            elif isinstance(page, BrokenPage):
                broken[language].append(page)
        yield from versions.values()
        yield from assemble_leads(entry, versions, inputs)
    drafts = assemble_drafts(collection, inputs)
    for versions in drafts:
        yield from versions.values()
    homeless = find_homeless_faults(collection) if inputs.is_serving else []
    yield from assemble_all(divide_lists(listed), inputs, Shown(broken, homeless, drafts))
    yield from assemble_lists(collection, listed, inputs)


def find_homeless_faults(collection: Collection) -> list[Fault]:
    """The faults that belong to no page: errors, and files that are no register."""
    names = {entry.name for entry in collection.entries}
    homeless = []
    for fault in collection.faults:
        is_worth_a_line = fault.level == "error" or fault.code == FaultCode.STRAY_FILE
        if is_worth_a_line and fault.place.file not in names:
            homeless.append(fault)
    return homeless


def assemble_drafts(collection: Collection, inputs: Inputs) -> list[Versions]:
    """The pages of each draft by language, where drafts are shown; each says that it is one."""
    if not inputs.shows_drafts:
        return []
    drafts = []
    for entry in collection.drafts:
        completed = complete_draft(entry, inputs.theme)
        versions = assemble_register(completed, inputs)
        for page in versions.values():
            page.show_draft(completed)
        drafts.append(versions)
    return drafts


def assemble_lists(collection: Collection, listed: dict[str, list[Company]], inputs: Inputs) -> Iterator[Page]:
    """The lists of each company's notices, and the pages that lead there."""
    by_folder = group_by_folder(listed)
    for company, moved_from in collection.survey.lists.items():
        yield from assemble_company(company, by_folder.get(company, {}), moved_from, inputs)

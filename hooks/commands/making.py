"""How a site is made in an empty folder: whole, of shards, with PDFs, or a shard of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ..folder.groups import Share, share_listing
from ..folder.listing import Listing, list_folder
from ..folder.survey import Survey
from ..folder.tree import show_path
from ..reading.caches import remember
from ..reading.refusals import Refused
from ..site.addresses import read_addresses
from ..site.building import build_notices
from ..site.fingerprint import hash_file, take_fingerprint
from ..site.inputs import Inputs, read_inputs
from ..site.list_building import build_lists
from ..site.memory import Memory, locate_memory, recall_memory
from ..site.settings import read_site_theme
from ..site.shards import join_shards, write_shard
from ..site.target import Target
from .loading import load_folder, refuse_empty
from .mkdocs_calls import make_pages, make_rest
from .progress import Progress
from .refusing import refuse_os_errors
from .results import count_things, print_told, say_result

Places = tuple[Path, Path]  # the new site, and the published one
Judge = Callable[[Survey], None]  # looks at the registers, and ends the command where they are at fault
Make = Callable[[Path, Places, Progress, Judge], Survey]


def make_site(notices: Path, places: Places, progress: Progress, judge: Judge) -> Survey:
    """Make a site, company by company; what has not changed is taken over from the published one.

    Args:
        notices: the folder of registers.
        places: the empty folder of the site, and the published site.
        progress: shows how far the work is.
        judge: ends the command where the registers are at fault.

    Raises:
        Refused: the folder cannot be read or has no register, or the site cannot be made.
        Faulty: a text or a template of the project is at fault.

    """
    new, published = places
    fingerprint = take_fingerprint(notices.absolute())
    noted = locate_memory(published)
    target = Target(new, published, recall_memory(noted, fingerprint))
    survey, memory = make_whole(notices, target, progress, judge)
    if take_fingerprint(notices.absolute()) == fingerprint:  # else something was edited meanwhile
        remember(noted, fingerprint, memory)
    return survey


def make_merged(shards: Sequence[Path], notices: Path, places: Places, progress: Progress, judge: Judge) -> Survey:
    """Make a site of which shards have the pages; what they lack, or have of other registers, is made anew.

    Args:
        shards: their folders.
        notices: the folder of registers.
        places: the empty folder of the site, and the published site.
        progress: shows how far the work is.
        judge: ends the command where the registers are at fault.

    Raises:
        Refused: as for a site; and where a folder is no shard, or one that was built with something else.
        Faulty: a text or a template of the project is at fault.

    """
    new, _ = places
    fingerprint = take_fingerprint(notices.absolute(), hash_file)
    with TemporaryDirectory(dir=new.parent, prefix=f"{new.name}.") as joined:
        known = join_shards(shards, Path(joined), fingerprint)
        target = Target(new, Path(joined), known)
        survey, memory = make_whole(notices, target, progress, judge)
    anew = find_made_anew(known, memory)
    if anew:
        first = show_path(notices / anew[0])
        print_told(say_result("made-anew", notices=count_things("notice", len(anew)), first=first), err=True)
    return survey


def find_made_anew(known: Memory, memory: Memory) -> list[str]:
    """The registers that no shard had as they are."""
    anew: list[str] = []
    for company, work in memory.works.items():
        done = known.works.get(company)
        if done is None or done.basis != work.basis:
            anew += work.basis.registers
    return anew


def make_whole(notices: Path, target: Target, progress: Progress, judge: Judge) -> tuple[Survey, Memory]:
    """Make a site where its pages may be taken over from another.

    Args:
        notices: the folder of registers.
        target: the empty folder of the site, and what is taken over.
        progress: shows how far the work is.
        judge: ends the command where the registers are at fault.

    Returns:
        the registers, and what is to be known of the site.

    Raises:
        Refused: the folder cannot be read or has no register, or the site cannot be made.
        Faulty: a text or a template of the project is at fault.

    """
    inputs, listing = read_project(notices)
    built = build_notices(notices.absolute(), listing, inputs, target, progress.follow)
    refuse_empty(built.survey.outlines, built.survey.faults, notices)
    judge(built.survey)
    contents, memory = build_lists(built, inputs, target, progress.follow)
    make_rest(contents, built.survey, inputs.theme, target.new, progress)
    return built.survey, memory


def make_shard(share: Share, notices: Path, places: Places, progress: Progress, judge: Judge) -> Survey:
    """Make the pages of some companies, and what tells of them; nothing is taken over.

    Args:
        share: which shard, and of how many.
        notices: the folder of registers.
        places: the empty folder of the shard, and the one that it replaces.
        progress: shows how far the work is.
        judge: ends the command where the registers are at fault.

    Raises:
        Refused: the folder cannot be read, or a text or the settings were edited meanwhile.
        Faulty: a text or a template of the project is at fault.

    """
    new, published = places
    fingerprint = take_fingerprint(notices.absolute(), hash_file)
    inputs, listing = read_project(notices)
    listing = share_listing(listing, share)
    target = Target(new, published, Memory())
    built = build_notices(notices.absolute(), listing, inputs, target, progress.follow)
    judge(built.survey)
    if take_fingerprint(notices.absolute(), hash_file) != fingerprint:
        raise Refused("shard-edited")
    write_shard(new, fingerprint, built.works)
    return built.survey


def read_project(notices: Path) -> tuple[Inputs, Listing]:
    """What a site is made from: what all its pages share, and what is in the folder of registers.

    Raises:
        Refused: the folder cannot be read, or an address is set wrongly.
        Faulty: a text or a template of the project is at fault.

    """
    theme = read_site_theme(notices)
    inputs = read_inputs(theme, read_addresses(theme.site))
    with refuse_os_errors("folder", notices):
        return inputs, list_folder(notices.absolute(), theme)


def make_with_pdf(notices: Path, places: Places, progress: Progress, judge: Judge) -> Survey:
    """Make a site with a PDF of every notice: all registers are read first, since PDFs take by far the longest.

    Raises:
        Refused: as for a site.
        Faulty: a text or a template of the project is at fault.

    """
    new, _ = places
    theme = read_site_theme(notices)
    found = load_folder(notices, theme, progress.follow)
    judge(found.survey)
    make_pages(found, theme, new, progress, as_pdf=True)
    return found.survey

"""`approve`: who approved the present text, as a line of the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ..checks.clock import get_today
from ..format.names import ADDRESS
from ..parallel import Follow
from ..reading.display import make_visible, quote
from ..reading.faults import Fault, Words
from ..reading.messages import ENGLISH, Phrase, Series, say_value
from ..reading.refusals import Refused
from ..review import approvals
from ..review.approvals import LOG, Approval
from ..review.branch_review import locate_folder, review_branch
from ..review.contents import Review
from ..review.page_words import count_changes
from ..review.rendering import NOTHING
from ..site.settings import read_site_theme
from ..theme.theme import Theme
from .options import notices_option
from .progress import show_progress
from .refusing import refuse_os_errors
from .results import count_things, print_told, say_result

WORKING_TREE, MERGED = "", "HEAD"  # as `review` compares, and as the comment does
MOST_NAMED = 5  # notices in a line


@click.command("approve")
@notices_option
@click.option("--by", "who", required=True, metavar="WHO")
@click.option("--note", default="")
@click.option("--base", default="main", show_default=True, metavar="REF")
@click.argument("digest", metavar="HASH")
def approve_text(notices: Path, who: str, note: str, base: str, digest: str) -> None:
    """Write into the log who approved the present text, if HASH is the hash of it."""
    refuse_unfit(who, note)
    refuse_no_hash(digest)
    theme = read_site_theme(notices)
    top, _ = locate_folder(notices.absolute())
    refuse_faulty_log(top)
    with refuse_os_errors("log-place", Path(LOG)):
        with show_progress() as progress:
            review = find_reviewed(digest, notices.absolute(), theme, base, progress.follow)
        refuse_twice(top, digest, who)
        approval = Approval(get_today(), digest, who, describe_changes(review, theme), note)
        approvals.append_line(top, approval)
    print_told(say_result("approved", log=LOG, line=str(approval)))


def refuse_unfit(who: str, note: str) -> None:
    """Refuse what no line of the log may say.

    Raises:
        Refused: with the reason.

    """
    refuse_unfit_part("by", approvals.find_text_faults("who", who))
    if note:
        refuse_unfit_part("note", approvals.find_text_faults("note", note))


def refuse_unfit_part(option: str, faults: Iterator[Fault]) -> None:
    """Refuse what an option says, if something is wrong with it.

    Raises:
        Refused: with the first reason.

    """
    first = next(faults, None)
    if first:
        raise Refused(
            "approval-part",
            name=option,
            words=Words(first),
        )


def refuse_no_hash(digest: str) -> None:
    """Refuse what is no whole hash: of two texts with the same beginning of it, one could pass for the other.

    Raises:
        Refused: with what was given.

    """
    if not approvals.HASH.fullmatch(digest):
        raise Refused("approval-no-hash", value=quote(digest, 80))


def refuse_faulty_log(top: Path) -> None:
    """Refuse to write into a log that has faults: a line at its end might be read by nobody.

    Raises:
        Refused: with the first of them.

    """
    faults = approvals.find_log_faults(top)
    if faults:
        raise Refused("approval-log", fault=faults[0])


def find_reviewed(digest: str, folder: Path, theme: Theme, base: str, follow: Follow) -> Review:
    """The review of the present text whose hash was quoted.

    Raises:
        Refused: there is nothing to approve, or the present text has another hash.
        NoGit: git does not know, or the branch cannot be merged.

    """
    present: list[str] = []
    for head in (WORKING_TREE, MERGED):
        review = review_branch(folder, theme, base, head, follow)
        if review.digest == digest != NOTHING:
            refuse_unread(review)
            return review
        present.append(review.digest)
    if set(present) == {NOTHING}:
        raise Refused("approval-of-nothing", base=base)
    raise explain_other(digest, folder, present)


def refuse_unread(review: Review) -> None:
    """Refuse a text of which something could not be read.

    Raises:
        Refused: with what that is.

    """
    faults = list_faults(review)
    first = next(faults, None)
    if first:
        raise Refused("approval-of-unread", fault=first)


def list_faults(review: Review) -> Iterator[Fault]:
    """What could not be read, of all and of each notice."""
    yield from review.faults
    for notice in review.notices:
        yield from notice.faults


def explain_other(digest: str, folder: Path, present: list[str]) -> Refused:
    """Why a hash approves nothing: it is not that of the present text, but perhaps that of an earlier one."""
    top, _ = locate_folder(folder)
    hashes = [one for one in dict.fromkeys(present) if one != NOTHING]
    different = Series(tuple(hashes), "or")
    earlier = approvals.find_approvals(approvals.read_present(top), digest)
    if not earlier:
        return Refused("approval-of-other", present=different)
    last = earlier[-1]
    return Refused(
        "approval-of-earlier",
        day=last.day,
        who=last.who,
        present=different,
    )


def refuse_twice(top: Path, digest: str, who: str) -> None:
    """Refuse a second line of the same person for the same text.

    Raises:
        Refused: with the day of the first.

    """
    log = approvals.read_present(top)
    for approval in approvals.find_approvals(log, digest):
        if approval.who == who:
            raise Refused(
                "approval-twice",
                who=who,
                day=approval.day,
                log=LOG,
            )


def describe_changes(review: Review, theme: Theme) -> str:
    """What was approved, in short: some addresses, and how much changes."""
    addresses = [notice.address for notice in review.notices if ADDRESS.fullmatch(notice.address)]
    named = addresses[:MOST_NAMED]
    if len(addresses) > MOST_NAMED:
        named.append("…")
    parts = [", ".join(named), *count_changes(review, theme, ENGLISH)]
    if review.generator:
        files = count_things("program-file", len(review.generator))
        parts.append(say_value(files, ENGLISH))
    told = "; ".join(filter(None, parts))
    if not told:
        told = say_value(Phrase("other-pages"), ENGLISH)
    return make_visible(told, approvals.LONGEST["what"])

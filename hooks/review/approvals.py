"""The log of approvals: which text was approved, by whom and when, a line each.

The log is a file of the branch, and so the branch's own word: whoever writes to the branch can write a line. Nothing is
made of it and it is not published; it is outside the hashes that it names, so that an approval survives the commit that
brings it. A line is only ever added.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..checks.clock import get_newest_day
from ..reading.display import CONTROL, describe_character, quote
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.files import UnreadableFile, open_for_writing, read_regular_file
from ..reading.hidden import INVISIBLE
from ..reading.messages import Value
from ..reading.repository import MAX_BYTES, Environment, find_commit, find_merge_base, list_files, read_files

LOG = "approvals.txt"  # at the top of the repository; many repositories ignore whatever ends in .log
BETWEEN = " | "
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
HASH = re.compile(r"[0-9a-f]{64}")
PARTS = ("day", "hash", "who", "what", "note")  # of a line
FEWEST = 4  # parts; a note may be missing
LONGEST = {"who": 40, "what": 200, "note": 200}  # characters
MAX_SHOWN = 160  # characters of a line in a message
UNFIT = (  # the names of sentences, and what no part of a line may have of which they speak
    ("e-mail", re.compile("@")),
    ("divider", re.compile(r"\|")),
    ("line-break", re.compile(r"[\n\r\u2028\u2029]")),
    ("invisible", CONTROL),
    ("invisible", INVISIBLE),
)


@dataclass(frozen=True)
class Approval:
    """One line of the log: the day, the hash of the text, who approved it, what it was in short, and a note."""

    day: date
    digest: str
    who: str
    what: str
    note: str = ""

    def __str__(self) -> str:
        parts = [str(self.day), self.digest, self.who, self.what, self.note]
        return BETWEEN.join(filter(None, parts))


@dataclass(frozen=True)
class Logs:
    """What the log holds in the two versions that a review compares."""

    before: bytes = b""
    after: bytes = b""


# --- where it is ------------------------------------------------------------------------------------------------------


def read_committed(top: Path, commit: str, more: Environment | None = None) -> bytes:
    """The log of a commit or a tree; nothing where there is none, or no plain file of bounded size.

    Args:
        top: the repository.
        commit: its id.
        more: variables with which git finds it.

    Raises:
        NoGit: git does not know the commit.

    """
    listed = list_files(top, commit, LOG, more=more)
    return read_files(top, listed.values(), more).get(LOG, b"")


def read_present(top: Path) -> bytes:
    """The log as it is on the disk; nothing where there is none, or no plain file of bounded size."""
    try:
        return read_regular_file(top / LOG, MAX_BYTES)
    except UnreadableFile:
        return b""


def read_logs(top: Path, base: str) -> Logs:
    """The log on the disk, and where the branch left its base.

    Raises:
        NoGit: git does not know the base, or the two have no history in common.

    """
    tip = find_commit(top, base)
    fork = find_merge_base(top, tip, find_commit(top, "HEAD"))
    return Logs(read_committed(top, fork), read_present(top))


def append_line(top: Path, approval: Approval) -> None:
    """Add a line to the log.

    Raises:
        OSError: the log is a link, or the system refuses.

    """
    held = read_present(top)
    is_open = held != b"" and not held.endswith(b"\n")
    begin = "\n" if is_open else ""
    with open_for_writing(top / LOG, os.O_APPEND) as file:
        file.write(f"{begin}{approval}\n".encode())


# --- what it says -----------------------------------------------------------------------------------------------------


def find_approvals(log: bytes, digest: str) -> list[Approval]:
    """The lines that approve the text with this hash; what cannot be read approves nothing."""
    lines = split_lines(log)
    naming = [line for line in lines if digest in line]
    approvals = parse_sound(naming)
    return [approval for approval in approvals if approval.digest == digest]


def parse_sound(lines: Iterable[str]) -> Iterator[Approval]:
    """The lines that are as they should be."""
    for line in lines:
        faults = find_line_faults(line, 1)
        if not faults:
            yield parse_line(line)


def parse_line(line: str) -> Approval:
    """A line of which nothing is wrong."""
    day, *parts = line.split(BETWEEN)
    return Approval(date.fromisoformat(day), *parts)


def split_lines(log: bytes) -> list[str]:
    """The lines of the log, without the ends that Windows gives them; what is no UTF-8 is halves of characters."""
    text = log.decode("utf-8", "surrogateescape")
    lines = text.removesuffix("\n").split("\n")
    if lines == [""]:
        return []
    return [line.removesuffix("\r") for line in lines]


def find_lost_lines(logs: Logs) -> dict[int, str]:
    """The lines of the earlier log that the newer one has no more as they were, by their number in the earlier one."""
    earlier = split_lines(logs.before)
    newer = split_lines(logs.after)
    kept = Counter(newer)
    lost = {}
    for number, line in enumerate(earlier, 1):
        if kept[line] == 0:
            lost[number] = line
        else:
            kept[line] -= 1
    return lost


# --- what is wrong with it --------------------------------------------------------------------------------------------


def find_log_faults(top: Path) -> list[Fault]:
    """What is wrong with the form of the log on the disk."""
    try:
        log = read_regular_file(top / LOG, MAX_BYTES)
    except UnreadableFile as error:
        if error.hindrance == "missing":
            return []
        return [make_log_fault(1, 1, "unreadable")]
    faults: list[Fault] = []
    lines = split_lines(log)
    for number, line in enumerate(lines, 1):
        faults += find_line_faults(line, number)
    return faults


def find_loss_faults(logs: Logs, base: str) -> Iterator[Fault]:
    """An error for every line of the earlier log that is changed or gone."""
    for number, line in find_lost_lines(logs).items():
        yield make_log_fault(
            number,
            1,
            "lost",
            line=quote(line, MAX_SHOWN),
            base=base,
        )


def find_line_faults(line: str, number: int) -> list[Fault]:
    """What is wrong with one line."""
    parts = line.split(BETWEEN)
    if not FEWEST <= len(parts) <= len(PARTS):
        return [make_log_fault(number, 1, "parts", count=len(parts))]
    faults: list[Fault] = []
    column = 1
    for name, part in zip(PARTS, parts, strict=False):
        faults += find_part_faults(name, part, number, column)
        column += len(part) + len(BETWEEN)
    return faults


def find_part_faults(name: str, part: str, number: int, column: int) -> Iterator[Fault]:
    """What is wrong with one part of a line, whose name is one of `PARTS`."""
    if name == "day":
        yield from find_day_faults(part, number, column)
    elif name == "hash":
        yield from find_hash_faults(part, number, column)
    else:
        yield from find_text_faults(name, part, number, column)


def find_day_faults(written: str, number: int, column: int) -> Iterator[Fault]:
    """What is wrong with a day."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or not DAY.fullmatch(written):
        yield make_log_fault(number, column, "no-day", value=quote(written))
    elif day > get_newest_day():
        yield make_log_fault(number, column, "day-to-come", day=day)


def find_hash_faults(written: str, number: int, column: int) -> Iterator[Fault]:
    """What is wrong with a hash."""
    if not HASH.fullmatch(written):
        yield make_log_fault(number, column, "no-hash", value=quote(written))


def find_text_faults(name: str, text: str, number: int = 1, column: int = 1) -> Iterator[Fault]:
    """What is wrong with a part that people write: who, what, or a note."""
    if text.strip() != text or not text:
        yield make_log_fault(number, column, "blank", part=name)
    most = LONGEST[name]
    if len(text) > most:
        yield make_log_fault(
            number,
            column + most,
            "long",
            part=name,
            length=len(text),
            most=most,
        )
    for message, pattern in UNFIT:
        found = pattern.search(text)
        if found:
            yield make_log_fault(
                number,
                column + found.start(),
                message,
                part=name,
                character=describe_character(found[0]),
            )
            return


def make_log_fault(number: int, column: int, message: str, /, **values: Value) -> Fault:
    """An error at a place of the log."""
    return make_fault(Place(LOG, number, column), FaultCode.APPROVAL, "", message, **values)

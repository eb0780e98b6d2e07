"""Findings printed for people, a line each, and how many errors are among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from ..checks.clock import read_epoch
from ..reading.display import make_harmless
from ..reading.fault_codes import Level
from ..reading.faults import Fault
from .language import find_language
from .results import count_things, print_told, say_result

# The levels that keep a notice from being published; by whether the call is strict.
GRAVE: dict[bool, Sequence[Level]] = {False: ("error",), True: ("error", "warning")}
FUTURE = "future"  # the message of every date that is to come
MOST = 200  # findings printed; who has more begins with the first


def print_findings(faults: Sequence[Fault], levels: Sequence[Level], *, strict: bool) -> bool:
    """Print findings, and how many errors are among them.

    Args:
        faults: all findings.
        levels: which of them are printed.
        strict: whether warnings are errors.

    Returns:
        Whether there are errors.

    """
    language = find_language()
    lines = [make_harmless(fault.say(language)) for fault in faults if fault.level in levels]
    print_lines(lines, to_stderr=True)
    return print_errors(faults, strict=strict)


def print_lines(lines: Sequence[str], *, to_stderr: bool) -> None:
    """Print the first lines, and on standard error how many more there are."""
    for line in lines[:MOST]:
        click.echo(line, err=to_stderr)
    rest = len(lines) - MOST
    if rest > 0:
        told = say_result("not-printed", count=rest)
        print_told(told, err=True)


def print_errors(faults: Sequence[Fault], *, strict: bool) -> bool:
    """Print how many findings are errors; returns whether there are some."""
    errors = sum(fault.level in GRAVE[strict] for fault in faults)
    if errors == 0:
        return False
    told = say_result("errors", errors=count_things("error", errors))
    print_told(told, err=True)
    print_epoch(faults)
    return True


def print_epoch(faults: Iterable[Fault]) -> None:
    """Say once that dates lie in the future because of SOURCE_DATE_EPOCH, where it is set."""
    moment = read_epoch()
    if moment is None:
        return
    is_future_told = any(fault.message == FUTURE for fault in faults)
    if is_future_told:
        print_told(say_result("judged-by-epoch", day=moment.date()), err=True)

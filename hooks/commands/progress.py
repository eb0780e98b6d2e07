"""How far long work is: a bar on a terminal, once a second has passed, and nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from ..reading.messages import say_sentence

DELAY = 1.0  # seconds; work that ends before shows nothing
CLEARED = "\r\x1b[2K\x1b[?25h"  # an empty line, and the cursor that click's bar hides

Result = TypeVar("Result")


class Progress:
    """A bar for one piece of work after the other; each takes the place of the one before."""

    def __init__(self) -> None:
        self.is_terminal = sys.stderr.isatty()
        self.begin("", 0)

    def follow(self, results: Iterable[Result], work: str, count: int) -> Iterator[Result]:
        """Hand on the results of work, and show how many there are; see `parallel.Follow`.

        Args:
            results: what the work makes, one by one.
            work: the name of a sentence under `progress:` in theme/messages/.
            count: how many results there will be.

        """
        self.begin(work, count)
        for result in results:
            yield result
            self.advance()
        self.clear()

    def begin(self, work: str, count: int) -> None:
        """Begin a piece of work of so many steps."""
        self.work = work
        self.start = time.monotonic()
        self.bar = click.progressbar(range(count), hidden=True, show_pos=True, file=sys.stderr)

    def advance(self) -> None:
        """Note that one step is done."""
        if self.is_terminal and self.bar.hidden and time.monotonic() - self.start >= DELAY:
            self.bar.label = say_sentence("progress", self.work)
            self.bar.hidden = False
        self.bar.update(1)

    def clear(self) -> None:
        """Leave an empty line where the bar is, if there is one; it comes back with the next step."""
        if not self.bar.hidden:
            click.echo(CLEARED, nl=False, err=True)


@contextmanager
def show_progress() -> Iterator[Progress]:
    """Show how far the work of a block is; the bar is gone when the block ends, however it ends."""
    progress = Progress()
    try:
        yield progress
    finally:
        progress.clear()

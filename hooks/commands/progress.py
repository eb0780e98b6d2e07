"""How far long work is: a bar on a terminal, once a second has passed, and nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

import click

from ..reading.messages import say_sentence
from .language import find_language

DELAY = 1.0  # seconds; work that ends before shows nothing
WIDTH = 24  # characters of the bar; with words and numbers around it a line has less than 80
CLEARED = "\r\x1b[2K\x1b[?25h"  # an empty line, and the cursor that click's bar hides

Result = TypeVar("Result")


class Progress:
    """A bar for one piece of work after the other; each takes the place of the one before."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.is_terminal = stream.isatty()
        self.is_shown = False
        self.since = self.last = time.monotonic()  # the beginning of the work, and its last step
        self.begin("reading", 0)

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
        """Begin a piece of work of so many steps; after a pause it is work of its own, with a second of its own."""
        if time.monotonic() - self.last > DELAY:
            self.since = time.monotonic()
        label = say_sentence("progress", work, (), find_language()) if self.is_terminal else ""
        self.bar = click.progressbar(
            range(count),
            label=label,
            hidden=True,
            show_pos=True,
            width=WIDTH,
            file=self.stream,
        )
        self.show()

    def advance(self) -> None:
        """Note that one step is done."""
        self.bar.update(1)
        self.show()

    def show(self) -> None:
        """Show the bar as it is now, if its time has come."""
        self.last = time.monotonic()
        has_steps = self.bar.length is not None and self.bar.length > 1
        takes_long = self.last - self.since >= DELAY
        if self.is_terminal and has_steps and takes_long:
            self.bar.hidden = False
            self.bar.render_progress()
            self.is_shown = True

    def clear(self) -> None:
        """Leave an empty line where the bar is, if there is one; it comes back with the next step."""
        if self.is_shown:
            click.echo(CLEARED, file=self.stream, nl=False)
            self.is_shown = False


@contextmanager
def show_progress() -> Iterator[Progress]:
    """Show how far the work of a block is; the bar is gone when the block ends, however it ends."""
    progress = Progress(sys.stderr)
    try:
        yield progress
    finally:
        progress.clear()

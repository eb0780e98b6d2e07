"""What `serve` says in the terminal of the registers: each error once, and when the last of them is mended."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from ..reading.faults import Fault, select_errors
from ..reading.messages import say_sentence

log = logging.getLogger("mkdocs.hooks.serving")  # below MkDocs' own, so that it prints where MkDocs prints


class Telling:
    """What was said last, and so need not be said again at the next save."""

    def __init__(self) -> None:
        self.told: frozenset[Fault] = frozenset()

    def tell(self, faults: Iterable[Fault], language: str) -> None:
        """Say what is wrong now and was not before."""
        errors = frozenset(select_errors(faults))
        for fault in sorted(errors - self.told):
            log.warning(fault.say(language))
        if self.told and not errors:
            log.warning(say_sentence("results", "errors-mended", (), language))
        self.told = errors

"""Compiled templates that are kept, so that themes which differ in words or constants alone share them."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """Keeps the newest code of each template in memory, with the checksum of its source."""

    def __init__(self) -> None:
        self.newest: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if its source is the one that was compiled last."""
        checksum, code = self.newest.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that was compiled just now."""
        if bucket.code:
            self.newest[bucket.key] = (bucket.checksum, bucket.code)


COMPILED = CompiledTemplates()

"""Calls a command of Seloste in this one process, and says how long each stage took and how often what was done.

`python -P tests/bench/stages.py PROGRAM REPORT build …` calls the build.py of a folder. The report is JSON. Nothing in
the program knows of it: its functions are wrapped wherever a module has them.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from importlib import import_module
from pathlib import Path
from typing import Any

Function = Callable[..., Any]

# The time of a stage is without those that it calls.
STAGES = {
    "texts and settings": ("hooks.site.settings.read_site_theme", "hooks.site.fingerprint.take_fingerprint"),
    "git": (
        "hooks.folder.translations.find_stale_translations",
        "hooks.review.versions.read_commit",
        "hooks.review.versions.read_disk",
    ),
    "reading and checks": (
        "hooks.folder.collection.load",
        "hooks.folder.collection.load_memory",
        "hooks.folder.groups.read_group",
        "hooks.folder.outline.outline_entry",
        "hooks.folder.survey.survey_folder",
        "hooks.review.reading_both.read_newer",
        "hooks.review.reading_both.read_earlier",
    ),
    "the law's items": ("hooks.commands.check.make_tables",),
    "taking over": (
        "hooks.folder.noting.look_again",
        "hooks.site.target.share_file",
        "hooks.reading.caches.recall",
        "hooks.reading.caches.remember",
        "hooks.site.memory.stamp_files",
    ),
    "rendering": (
        "hooks.site.assembly.assemble_register",
        "hooks.site.html.write_page",
        "hooks.review.rendering.render_pages",
        "hooks.review.rendering.render_indexes",
        "hooks.review.untouched.render_pair",
    ),
    "lists": ("hooks.site.list_building.build_lists",),
    "comparing": ("hooks.review.version_review.compare_versions",),
    "writing": (
        "hooks.site.target.put_file",
        "hooks.commands.mkdocs_calls.make_rest",
        "hooks.review.page.write_page",
    ),
}
COUNTED = {
    "registers read": "hooks.folder.entry.read_register",
    "facts derived": "hooks.facts.facts.derive_facts",
    "notices rendered": "hooks.notice.notice.render_notice",
    "sections rendered": "hooks.notice.notice.render_section",
    "blocks rendered": "hooks.notice.notice.render_block",
    "own words converted": "hooks.format.prose.convert_prose",
}
DISTINCT = "sections rendered"  # of these it is also counted how many are not like another
LOADED = {"build": ("hooks.mkdocs_hook", "hooks.notices")}  # beside the module of the command


class Report:
    """What is measured while the program runs."""

    def __init__(self) -> None:
        self.times: defaultdict[str, float] = defaultdict(float)
        self.stages: list[str] = []
        self.counts: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
        self.distinct: set[int] = set()
        self.written: Counter[str] = Counter()

    @contextmanager
    def time_stage(self, name: str) -> Iterator[None]:
        """Note the seconds of the processor that a stage takes, and take them from the stage around it."""
        begun = time.process_time()
        self.stages.append(name)
        try:
            yield
        finally:
            spent = time.process_time() - begun
            self.stages.pop()
            self.times[name] += spent
            if self.stages:
                self.times[self.stages[-1]] -= spent

    def wrap_stage(self, name: str, function: Function) -> Function:
        """The same function, timed."""

        @wraps(function)
        def call(*arguments: object, **named: object) -> object:
            with self.time_stage(name):
                return function(*arguments, **named)

        return call

    def wrap_counted(self, name: str, function: Function) -> Function:
        """The same function, counted."""

        @wraps(function)
        def call(*arguments: object, **named: object) -> object:
            self.counts[name] += 1
            result = function(*arguments, **named)
            if name == DISTINCT:
                self.distinct.add(hash(str(result)))
            return result

        return call

    def note_opened(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Count what is opened to be written: a hook of `sys.addaudithook`."""
        if event != "open":
            return
        path, _, flags = arguments
        is_written = flags & (os.O_WRONLY | os.O_RDWR)
        if is_written and isinstance(path, str | os.PathLike):
            self.written[os.fspath(path)] += 1


def replace_everywhere(place: str, wrap: Callable[[Function], Function]) -> None:
    """Put a function in the place of one of the program, in every module that has it; none where it is not loaded.

    Raises:
        AttributeError: the program has no such function.

    """
    module, _, name = place.rpartition(".")
    if module not in sys.modules:
        return
    original = getattr(sys.modules[module], name)
    wrapped = wrap(original)
    for loaded in list(sys.modules.values()):
        for key, value in list(getattr(loaded, "__dict__", {}).items()):
            if value is original:
                setattr(loaded, key, wrapped)


def call_command(program: Path, arguments: list[str]) -> dict[str, object]:
    """Call the program's build.py, and tell what was measured.

    Raises:
        SystemExit: the command failed.

    """
    report = Report()
    os.cpu_count = lambda: 1  # so that all that is counted happens here
    sys.path.insert(0, str(program))
    with report.time_stage("the rest"):
        with report.time_stage("start"):
            for module in (f"hooks.commands.{arguments[0]}", *LOADED.get(arguments[0], ())):
                import_module(module)
        replace_functions(report)
        sys.addaudithook(report.note_opened)
        sys.argv = ["build.py", *arguments]
        code = import_module("build").run()
    if code:
        sys.exit(code)
    return {
        "stages": {name: report.times[name] for name in ("start", *STAGES, "the rest")},
        "counts": {**report.counts, "distinct sections": len(report.distinct)},
        "written": report.written,
    }


def replace_functions(report: Report) -> None:
    """Put timed and counted functions in the place of the program's."""
    for name, places in STAGES.items():
        for place in places:
            replace_everywhere(place, partial(report.wrap_stage, name))
    for name, place in COUNTED.items():
        replace_everywhere(place, partial(report.wrap_counted, name))


def main() -> None:
    """Do what the module says at its top."""
    program, report, *arguments = sys.argv[1:]
    told = call_command(Path(program).absolute(), arguments)
    Path(report).write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main()

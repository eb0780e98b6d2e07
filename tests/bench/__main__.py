"""Measures Seloste beside other programs, and writes docs/performance.md.

`make bench` takes 100, 1,000 and 10,000 registers; `make bench N="100 1000"` takes others. Let the machine do nothing
else meanwhile.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tests.bench.document import write_document
from tests.bench.runs import Results, run_set
from tests.paths import PROJECT


def main() -> None:
    """Measure each number of registers twice: as they are, and without a section that is like another."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("counts", nargs="+", type=int, help="how many registers")
    parser.add_argument("--hugo", type=Path, required=True, help="the program of Hugo")
    parser.add_argument("--out", type=Path, default=PROJECT / "docs/performance.md", help="the file to write")
    given = parser.parse_args()
    hugo = given.hugo.absolute()
    if min(given.counts) < 1 or not hugo.is_file():
        parser.error(f"there is nothing to measure with {min(given.counts)} registers and {hugo}")
    before = os.getloadavg()[0]
    sets: list[Results] = []
    for count in given.counts:
        for are_unique in (False, True):
            sets.append(run_set(count, hugo, are_unique=are_unique))
            given.out.write_text(write_document(sets, hugo, before), "utf-8")  # so that what was measured is not lost


if __name__ == "__main__":
    main()

"""Where the tests find the project and their own data."""

from pathlib import Path

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
DATA = TESTS / "data"
FROZEN = DATA / "frozen"  # the notices of four companies, as they were when these tests were written

"""Where the tests find the project and their own data."""

from pathlib import Path

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
DATA = TESTS / "data"

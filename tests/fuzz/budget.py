"""How many examples the tests of this folder try: few and always the same in CI, many and new ones with `make fuzz`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir

from tests.paths import DATA

CORPUS = DATA / "fuzz"  # what once failed, which is tried again every time
LONG = 30  # times as many examples
SLOW_STEPS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]

set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")  # not in the project


def register_profiles() -> None:
    """Make the two budgets known to pytest's `--hypothesis-profile`; the short one is taken without it."""
    settings.register_profile("short", derandomize=True, deadline=None, database=None, suppress_health_check=SLOW_STEPS)
    settings.register_profile("long", deadline=None, suppress_health_check=SLOW_STEPS, print_blob=True)
    settings.load_profile("short")


def try_examples(count: int) -> settings:
    """So many examples in CI, and many times as many with `make fuzz`."""
    is_long = settings.get_current_profile_name() == "long"
    return settings(max_examples=count * LONG if is_long else count)

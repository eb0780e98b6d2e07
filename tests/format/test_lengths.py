"""What was meant by a length of time that is written otherwise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hooks.format.lengths import MOST, SIZES, SPELLINGS, guess_length, is_length, write_length


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("30 min", "30 minutes"),
        ("24H", "24 hours"),
        ("1 tunti", "1 hour"),
        ("14 vrk.", "14 days"),
        ("2 vk", "2 weeks"),
        ("an hour", "1 hour"),
        ("kolme kuukautta", "3 months"),
        ("half an hour", "30 minutes"),
        ("puoli vuotta", "6 months"),
        ("1,5 tuntia", "90 minutes"),
        ("0.5 seconds", ""),
        ("0.1 months", ""),
        ("86400 seconds", "1 day"),
        ("1 h 30 min", "90 minutes"),
        ("2 years and 1 month", "25 months"),
        ("1 year 4 days", ""),
        ("1 year 2 years", ""),
        ("6 - 12 kk", "6–12 months"),
        ("1 to 2 v", "1–2 years"),
        ("30 pv – 6 kk", "30 days to 6 months"),
        ("1–2–3 years", ""),
        ("a–2 blinks", ""),
        ("1,000 hours", ""),
        ("10 000 hours", ""),
        ("99999 years", ""),
        ("30 m", ""),
        ("some time", ""),
        ("3", ""),
        ("", ""),
        ("max. 24 kk", "at most 24 months"),
        ("enintään puoli vuotta", "at most 6 months"),
        ("at most 2 years", "at most 2 years"),
        ("väh. 7 v", "at least 7 years"),
        ("vähintään 7 vuotta", "at least 7 years"),
        ("min. 6 kk", "at least 6 months"),
        ("at most a while", ""),
    ],
)
def test_meant(written: str, meant: str) -> None:
    """A time in other words is named in ours only where it is certain which: no month of 30 days."""
    assert guess_length(written) == meant


@settings(deadline=None, derandomize=True)
@given(st.integers(1, MOST), st.sampled_from(sorted(SIZES)), st.data())
def test_every_spelling_means_the_same(count: int, unit: str, data: st.DataObject) -> None:
    """Whatever else a unit is called, the length that is proposed has the same number of it, and is accepted."""
    spelling = data.draw(st.sampled_from([unit, *SPELLINGS[unit].split()]))
    proposed = guess_length(f"{count} {spelling}")
    assert proposed == write_length(str(count), unit)
    assert is_length(proposed)


@settings(deadline=None, derandomize=True)
@given(st.decimals("0.01", 99, places=2), st.sampled_from(sorted(SIZES)))
def test_a_part_of_a_unit_is_no_other_time(count: object, unit: str) -> None:
    """A decimal number is proposed in a unit that has a whole number of the very same time, or not at all."""
    proposed = guess_length(f"{count} {unit}s")
    if proposed:
        number, noun = proposed.removesuffix("s").split(" ")
        assert int(number) * SIZES[noun] == count * SIZES[unit]  # type: ignore[operator]

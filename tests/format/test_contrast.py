"""A company's colour can be read on every background of the page, in both schemes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hooks.format import contrast
from hooks.notice import identity
from tests.paths import PROJECT

STYLES = (PROJECT / "theme/assets/notice.css").read_text("utf-8")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("colour", "background", "ratio"),
    [("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.0), ("#123456", "#123456", 1)],
)
def test_ratio_is_that_of_wcag(colour: str, background: str, ratio: float) -> None:
    """The ratio is the one that WCAG's own examples and other checkers give."""
    assert contrast.measure_contrast(colour, [background]) == pytest.approx(ratio, abs=0.005)
    assert contrast.measure_contrast(background, [colour]) == pytest.approx(ratio, abs=0.005)


@settings(deadline=None, derandomize=True)
@given(COLOURS)
def test_every_colour_has_a_readable_shade(colour: str) -> None:
    """For every colour there is a shade for each scheme; one that can be read is left as it is."""
    for backgrounds in (contrast.LIGHT, contrast.DARK):
        shade = contrast.make_readable(colour, backgrounds)
        assert contrast.measure_contrast(shade, backgrounds) >= contrast.ENOUGH
        assert (shade == colour) == (contrast.measure_contrast(colour, backgrounds) >= contrast.ENOUGH)


def test_no_colour_does_for_both() -> None:
    """No colour can be read on both pages, whatever its hue: only its luminance counts. Hence the tint."""
    greys = [f"#{level:02x}{level:02x}{level:02x}" for level in range(256)]
    both = max(
        min(contrast.measure_contrast(grey, contrast.LIGHT), contrast.measure_contrast(grey, contrast.DARK))
        for grey in greys
    )
    assert 3.6 < both < 3.7


def test_backgrounds_are_those_of_the_page() -> None:
    """The colours that text is checked against are the backgrounds of the page's own stylesheet."""
    light, dark = STYLES.split("prefers-color-scheme: dark")
    named = re.compile(r"--(?:soft|gap-soft|md-default-bg-color): (?:var\(--tint-soft, )?(#[0-9a-f]{6})\)?;")
    assert {"#ffffff", *named.findall(light)} == set(contrast.LIGHT)
    assert set(named.findall(dark)) == set(contrast.DARK)


TINTS = re.findall(
    r"\[data-tint=\"(\d+)\"\] \{\n  --tint: (#\w+);\n  --tint-dark: (#\w+);\n  --tint-soft: (#\w+);\n\}", STYLES
)


def test_there_is_every_tint() -> None:
    """The stylesheet has each tint that a company may get."""
    assert [int(number) for number, *_ in TINTS] == [*range(len(identity.TINTS)), identity.GREY]
    assert tuple(light for _, light, *_ in TINTS[: identity.GREY]) == identity.TINTS


@pytest.mark.parametrize(("light", "dark", "soft"), [colours for _, *colours in TINTS])
def test_tints_can_be_read(light: str, dark: str, soft: str) -> None:
    """Text in a tint, and in the colour of text, can be read on every background, those of the tint among them."""
    assert contrast.measure_contrast(light, (*contrast.LIGHT, soft)) >= contrast.ENOUGH
    assert contrast.measure_contrast(dark, contrast.DARK) >= contrast.ENOUGH
    assert contrast.measure_contrast("#4a4d5c", [soft]) >= contrast.ENOUGH


@pytest.mark.parametrize("soft", [soft for *_, soft in TINTS])
def test_own_colours_can_be_read_on_tints(soft: str) -> None:
    """The box behind a company's own colour is no darker than the darkest background that the colour is checked on."""
    assert contrast.measure_luminance(soft) >= min(map(contrast.measure_luminance, contrast.LIGHT))


def test_sheet() -> None:
    """The stylesheet has the colour as it is written, and its tint where the system asks for dark."""
    light, dark = contrast.make_sheet("#1d6f42").split("@media")
    assert set(re.findall(r"#[0-9a-f]{6}", light)) == {"#1d6f42"}
    assert set(re.findall(r"#[0-9a-f]{6}", dark)) == {"#2aa260"}

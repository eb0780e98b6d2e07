"""The colour of a company or a site: whether text in it can be read, its tint for the dark scheme, and its stylesheet.

Text needs a contrast of 4.5:1 (WCAG 1.4.3). No colour has that on the light page and on the dark one: the most that
any has on both is 3.6:1. So a colour has to do as it is written on the light page, and the dark one gets a lighter tint
of its hue, just light enough.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

ENOUGH = 4.5
LIGHT = ("#ffffff", "#f3f4fb", "#fff4e0")  # the backgrounds of text in theme/assets/notice.css
DARK = ("#15171e", "#20232e", "#2e2617")
STEPS = 255
SHEET = """\
body.md-typeset {{
  --accent: {light};
  --md-accent-fg-color: {light};
  --md-typeset-a-color: {light};
}}

header.site {{
  border-bottom: 0.2rem solid var(--accent);
}}

@media screen and (prefers-color-scheme: dark) {{
  body.md-typeset {{
    --accent: {dark};
    --md-accent-fg-color: {dark};
    --md-typeset-a-color: {dark};
  }}
}}
"""


def read_channels(colour: str) -> tuple[float, float, float]:
    """`#1d6f42` as red, green and blue from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / STEPS for at in (1, 3, 5))
    return red, green, blue


def measure_luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, from 0 for black to 1 for white."""
    red, green, blue = map(make_linear, read_channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def make_linear(channel: float) -> float:
    """A channel of sRGB as an amount of light."""
    if channel <= 0.04045:  # noqa: PLR2004 - sRGB
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def measure_contrast(colour: str, backgrounds: Iterable[str]) -> float:
    """The contrast of a colour with the background on which it has the least."""
    own = measure_luminance(colour)
    ratios = []
    for background in backgrounds:
        other = measure_luminance(background)
        lighter, darker = max(own, other), min(own, other)
        ratios.append((lighter + 0.05) / (darker + 0.05))
    return min(ratios)


def make_readable(colour: str, backgrounds: tuple[str, ...]) -> str:
    """The shade of the same hue that is nearest to `colour` and can be read: darker on light, lighter on dark."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*read_channels(colour))
    step = (-1 if backgrounds == LIGHT else 1) / STEPS
    while measure_contrast(colour, backgrounds) < ENOUGH:
        lightness += step
        possible = min(max(lightness, 0.0), 1.0)
        rgb = colorsys.hls_to_rgb(hue, possible, saturation)
        digits = [f"{round(channel * STEPS):02x}" for channel in rgb]
        colour = "#" + "".join(digits)
    return colour


def name_sheet(colour: str) -> str:
    """Where the stylesheet of a colour is on the site; nowhere if there is no colour."""
    return f"assets/colours/{colour[1:]}.css" if colour else ""


def make_sheet(colour: str) -> str:
    """The stylesheet of a colour, for both schemes."""
    return SHEET.format(light=colour, dark=make_readable(colour, DARK))

"""A company's colour: whether text in it can be read, its tint for the dark scheme, and its stylesheet.

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


def channels(colour: str) -> tuple[float, float, float]:
    """`#1d6f42` as red, green and blue from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / STEPS for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour))  # noqa: PLR2004 - sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least(colour: str, backgrounds: Iterable[str]) -> float:
    """The contrast of a colour with the background on which it has the least."""

    def with_one(background: str) -> float:
        lighter, darker = sorted((luminance(colour), luminance(background)), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    return min(with_one(background) for background in backgrounds)


def readable(colour: str, backgrounds: tuple[str, ...]) -> str:
    """The shade of the same hue that is nearest to `colour` and can be read: darker on light, lighter on dark."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(colour))
    step = (-1 if backgrounds == LIGHT else 1) / STEPS
    while least(colour, backgrounds) < ENOUGH:
        lightness += step
        rgb = colorsys.hls_to_rgb(hue, min(max(lightness, 0.0), 1.0), saturation)
        colour = "#" + "".join(f"{round(channel * STEPS):02x}" for channel in rgb)
    return colour


def sheet(colour: str) -> str:
    """The stylesheet of a company's colour, for both schemes."""
    return SHEET.format(light=colour, dark=readable(colour, DARK))

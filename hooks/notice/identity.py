"""By what a company is known at a glance where it has no logo: the letter it begins with, and a tint of its own.

Both come from its name and say nothing of it. The tints stand by their numbers in theme/assets/notice.css. A company
with its own colour has the tint nearest to it wherever its own stylesheet is not, as on the lists.
"""

from __future__ import annotations

from colorsys import rgb_to_hls
from dataclasses import dataclass
from hashlib import sha256

from ..format.contrast import read_channels
from ..format.register import Register
from ..format.removal import Removal
from .naming import list_languages, name_company

TINTS = ("#8c2d2b", "#823b04", "#226310", "#04623f", "#075f5c", "#045b74", "#135298", "#474698", "#683987", "#842d5c")
GREY = len(TINTS)  # the tint of colours that have next to no hue; no name has it
LEAST_SATURATION = 0.12
# The forms of companies and associations; some stand before a name, too.
FORMS = frozenset({"oy", "ab", "oyj", "abp", "ky", "kb", "ay", "tmi", "osk", "ry", "rf", "as"})


@dataclass(frozen=True)
class Identity:
    """The letter, empty where the name has none, and the number of the tint."""

    letter: str
    tint: int


def identify_company(stated: Register | Removal, language: str) -> Identity:
    """By what a company is known: the letter of the name in a language, and a tint that all its pages share.

    Args:
        stated: a register of the company, or what is left of one.
        language: in which the company is named.

    """
    letter = find_letter(stated.controller.known_as or name_company(stated, language))
    if isinstance(stated, Register) and stated.appearance.colour:
        return Identity(letter, find_nearest_tint(stated.appearance.colour))
    first_language = list_languages(stated)[0]
    return Identity(letter, pick_tint(name_company(stated, first_language)))


def find_letter(name: str) -> str:
    """The letter or digit with which a name begins; the form of a company is no part of its name: `Oy Piha Ab` is P."""
    words = name.split()
    own_words = []
    for word in words:
        bare = word.strip(".").casefold()
        if bare not in FORMS:
            own_words.append(word)
    for character in "".join(own_words or words):
        if character.isalnum():
            return character.upper()[:1]
    return ""


def pick_tint(name: str) -> int:
    """The tint of a name: the same on every machine and on every day."""
    return sha256(name.casefold().encode()).digest()[0] % len(TINTS)


def find_nearest_tint(colour: str) -> int:
    """The tint whose hue is nearest to that of a colour."""
    hue, _, saturation = rgb_to_hls(*read_channels(colour))
    if saturation < LEAST_SATURATION:
        return GREY
    distances = []
    for tint in TINTS:
        other, _, _ = rgb_to_hls(*read_channels(tint))
        apart = abs(hue - other)
        distances.append(min(apart, 1 - apart))  # hues go round in a circle
    return distances.index(min(distances))

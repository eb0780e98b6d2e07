"""What a key, a code or a service is called otherwise: in Finnish, in capital letters, by several words."""

from __future__ import annotations

from collections.abc import Iterator

from ..theme.theme import Theme


def list_spoken_names(theme: Theme) -> dict[str, dict[str, None]]:
    """The names of keys, codes and services by all that they are called, in small letters."""
    spoken: dict[str, dict[str, None]] = {}
    for words, name in walk_spoken_names(theme):
        spoken.setdefault(words.casefold(), {})[name] = None
    return spoken


def walk_spoken_names(theme: Theme) -> Iterator[tuple[str, str]]:
    """What something is called, and its name; keys first, from the left margin inwards."""
    for path, entry in sorted(theme.keys.items(), key=lambda item: item[0].count(".")):
        for words in entry.get("also", ()):
            yield words, path
    for code, service in theme.services.items():
        yield service["name"], code
    for words_of_codes in theme.codes_by_word.values():
        yield from words_of_codes.items()


def find_meant(text: str, theme: Theme) -> list[str]:
    """The names that somebody means who writes another one; of keys the one that stands farthest to the left.

    A name in other letters or with blanks, as `Interest missing`, is that name.
    """
    plain = text.strip().casefold()
    spellings = (plain, plain.replace(" ", "_"), plain.replace(" ", "-"))
    named = [spelling for spelling in spellings if spelling != text]
    keys: list[str] = []
    codes: list[str] = []
    for name in list_spoken_names(theme).get(plain, ()):
        same = keys if name in theme.keys else codes
        same.append(name)
    meant = dict.fromkeys([*named, *keys[:1], *codes])
    return list(meant)

"""Own words that have a name: they stand once under `words:`, and take the place of their name before all else is read.

`{words: site}` is such a place. Plain data come in, and plain data and faults go out, so that no model knows of names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from typing import Any

from pydantic import Field

from ..reading.display import Key, format_key, quote
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.messages import Phrase, Series, make_phrase
from ..reading.source import KEY, Data, find_place, list_parts
from ..theme.theme import Theme
from .context import Context
from .model import Model
from .own_words import Words, is_words, show_own_words

WORDS = "words"  # the key of the words that have a name, and that by which a name is written in their place
NAME = "[a-z][a-z0-9_]*"
FEW = 12  # names that a message can list


class NamedWords(Model):
    """Own words that several keys use, by their names."""

    words: dict[str, Words] = Field(default_factory=dict)


@dataclass(frozen=True)
class Inserted:
    """A file with the words in the places of their names.

    Attributes:
        data: what it says.
        words: the words that have a name, without those of the company's file that it does not use.
        places: the place of every part; that of inserted words is where they are defined.
        uses: where a name stands, and which.
        lost: where a name stands whose words are not known.
        faults: what is wrong with names.

    """

    data: Mapping[str, Data]
    words: Data
    places: Mapping[Key, Place]
    uses: Mapping[Key, str] = field(default_factory=dict)
    lost: frozenset[Key] = frozenset()
    faults: tuple[Fault, ...] = ()

    def join(self) -> Mapping[str, Data]:
        """All that the file says, the words with their names, too."""
        if self.words == {}:
            return self.data
        return {**self.data, WORDS: self.words}


def insert_words(
    data: Mapping[str, Data],
    places: Mapping[Key, Place],
    context: Context,
) -> Inserted:
    """Put own words in the places of their names.

    Args:
        data: what a file says, completed from its company's file.
        places: the place of every part.
        context: the codes and languages, which no name may equal, and the languages of the notice.

    """
    asked = dict(find_names(data))
    theme = context.theme
    if WORDS not in data and not asked:
        return Inserted(data, {}, places)
    rest: dict[str, Any] = deepcopy(dict(data))
    defined = rest.pop(WORDS, {})
    named = read_definitions(defined, theme)
    uses = select_known(asked, named)
    for key, name in uses.items():
        set_part(rest, key, named[name])
    lost = [key for key in asked if key not in uses]
    unused = named.keys() - uses.values()
    shared = select_shared(unused, places)
    faults = list(judge_definitions(defined, places, context))
    if named or not defined:
        faults += [report_lost(key, asked[key], tuple(named), places, context.languages) for key in lost]
    if not faults:
        faults += [report_unused(name, find_key(name, places)) for name in sorted(unused - shared)]
    inner_places = dict(list_inner_places(uses, places, theme))
    return Inserted(
        data=rest,
        words=select_words(defined, named, shared),
        places={**places, **inner_places},
        uses=uses,
        lost=frozenset(lost),
        faults=tuple(faults),
    )


def select_known(asked: Mapping[Key, Data], named: Mapping[str, Data]) -> dict[Key, str]:
    """Where something is written as a name that is one."""
    known = {}
    for key, name in asked.items():
        if not isinstance(name, str):
            continue  # in a faulty file anything may stand there
        if name in named:
            known[key] = name
    return known


def select_words(defined: Data, named: Mapping[str, Data], left_out: Collection[str]) -> Data:
    """The words by their names, without some of these; what stands in their place if it is something else."""
    if isinstance(defined, dict):
        return {name: words for name, words in named.items() if name not in left_out}
    return defined


def find_names(data: Data | Mapping[str, Data], key: Key = ()) -> Iterator[tuple[Key, Data]]:
    """Every place where a name stands for own words, with what is written as the name."""
    for step, value in list_parts(data):
        inner = (*key, step)
        if isinstance(value, dict) and list(value) == [WORDS]:
            yield inner, value[WORDS]
        elif inner != (WORDS,):
            yield from find_names(value, inner)


def read_definitions(defined: Data, theme: Theme) -> Mapping[str, Data]:
    """The words by their names; none where something else stands."""
    if isinstance(defined, dict) and not is_words(defined, theme):
        return defined
    return {}


def set_part(data: Any, key: Key, value: Data) -> None:  # noqa: ANN401 - whatever holds the part
    """Replace a part of plain data."""
    *above, last = key
    for step in above:
        data = data[step]
    data[last] = value


def list_inner_places(
    uses: Mapping[Key, str],
    places: Mapping[Key, Place],
    theme: Theme,
) -> Iterator[tuple[Key, Place]]:
    """The place of the words in each language where a name stands: they are where they are defined."""
    for use, name in uses.items():
        for language in theme.languages:
            _, place = find_place((WORDS, name, language), places)
            yield (*use, language), place


def select_shared(names: Iterable[str], places: Mapping[Key, Place]) -> set[str]:
    """Those of the names that the company's file gives, and not the file itself."""
    own_file = places[()].file
    return {name for name in names if find_key(name, places).file != own_file}


def find_key(name: str, places: Mapping[Key, Place]) -> Place:
    """Where a name is given to words."""
    _, place = find_place((WORDS, name, KEY), places)
    return place


def judge_definitions(
    defined: Data,
    places: Mapping[Key, Place],
    context: Context,
) -> Iterator[Fault]:
    """What is wrong with the names; their words are read as all own words are."""
    if is_words(defined, context.theme):
        example = show_own_words(context.languages)
        yield make_fault(
            places[WORDS,],
            FaultCode.WORDS,
            WORDS,
            "without-name",
            example=example,
        )
    codes = set[str]().union(*context.theme.vocabulary.values())
    for name in read_definitions(defined, context.theme):
        message = ""
        if name in codes:
            message = "is-code"
        elif not re.fullmatch(NAME, name):
            message = "odd-name"
        if message:
            yield make_fault(
                find_key(name, places),
                FaultCode.WORDS,
                format_key((WORDS, name)),
                message,
                name=quote(name),
            )


def report_lost(
    key: Key,
    name: Data,
    names: tuple[str, ...],
    places: Mapping[Key, Place],
    languages: tuple[str, ...],
) -> Fault:
    """A place for a name where none is that is known."""
    _, place = find_place((*key, WORDS), places)
    report = partial(make_fault, place, FaultCode.WORDS, format_key(key))
    if not isinstance(name, str):
        return report("no-name", example=show_own_words(languages))
    if not names and not re.fullmatch(NAME, name):
        return report("odd-name", name=quote(name))
    return report("unknown", name=quote(name), remedy=suggest_name(name, names, languages))


def suggest_name(name: str, names: tuple[str, ...], languages: tuple[str, ...]) -> Phrase:
    """The name that was probably meant, or those that there are, or how words get one."""
    near = get_close_matches(name, names, n=1)
    if near:
        return make_phrase("did-you-mean", names=near[0])
    if names:
        return make_phrase("named-words", names=Series(names[:FEW]))
    return make_phrase("name-words", name=name, example=show_own_words(languages))


def report_unused(name: str, place: Place) -> Fault:
    """Words that nobody reads, since their name stands nowhere."""
    return make_fault(place, FaultCode.WORDS_UNUSED, format_key((WORDS, name)), "unused", name=name)

"""A draft that is not filled in yet, made into a register that can be looked at: something stands in each of its holes.

A placeholder stays as it is written wherever text may stand, and becomes own words where codes may; where neither can,
there is a gap, or nothing. What is missing and needed gets a placeholder, too. Nothing of it is ever published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, get_origin

from ..reading.display import Key
from ..reading.faults import Place
from ..reading.source import Data, list_parts
from ..theme.theme import Theme
from .allowed import may_hold_own_words
from .context import Context
from .deviations import Deviation
from .holes import find_empty, find_part
from .keys import FIELDS, Path, list_models, may_hold_gap, strip_indexes
from .model import Gap, Row
from .named_words import insert_words
from .own_words import Words
from .register import Register
from .removal import Removal
from .short_keys import unfold_short_keys
from .validation import find_languages, make_part, state_languages

ROUNDS = 24  # looks at a file, of which every one mends a part, or what is around it
TRIES = 3  # a part that does not fit then has nothing that could stand for it, and what is around it takes its turn
NOWHERE = Place("", 1, 1)
GAP: Mapping[str, Data] = {"gap": "2000-01-01 draft"}  # its day and its note are on no page


def fill_holes(data: Mapping[str, Data], places: Mapping[Key, Place], theme: Theme) -> Register | Removal | None:
    """What a draft states, with something in the place of what it lacks; nothing where that does not make a whole.

    Args:
        data: what the file says, completed from its company's file; it has holes and no other faults.
        places: the place of every part.
        theme: the codes, and the words for what is missing.

    """
    unfolded = unfold_short_keys(state_languages(data, theme), places, theme)
    context = Context(theme, find_languages(unfolded.data.get("languages"), theme))
    filled: Any = dict(insert_words(unfolded.data, unfolded.places, context).data)
    model: type[Register | Removal] = Removal if "removed" in filled else Register
    tries: Counter[Key] = Counter()
    for _ in range(ROUNDS):
        made, deviations = make_part(model, filled, context, dict(list_places(filled)))
        if made:
            return made
        faulty = find_faulty_parts(filled, deviations, tries)
        tries.update(faulty)
        filled = replace_parts(filled, {key: choose_stand_in(filled, key, context) for key in faulty})
    return None


def list_places(data: Data | Mapping[str, Data], key: Key = ()) -> Iterator[tuple[Key, Place]]:
    """Every part of a file; where it stands is of no account here."""
    yield key, NOWHERE
    for step, value in list_parts(data):
        yield from list_places(value, (*key, step))


# --- what takes the place of what ------------------------------------------------------------------------------------


def find_faulty_parts(
    data: Mapping[str, Data], deviations: Iterable[Deviation], tries: Mapping[Key, int]
) -> frozenset[Key]:
    """The parts of a file in whose place something else is to stand; what is around one is looked at afterwards."""
    holes = {key for key, _ in find_empty(data, ())}
    faulty: set[Key] = set()
    for deviation in deviations:
        key = deviation.absent or find_hole(deviation.key, holes)
        while tries[key] >= TRIES:
            key = key[:-1]
        if key and isinstance(find_part(data, key[:-1]), dict | list):
            faulty.add(key)
    around: set[Key] = set()
    for key in faulty:
        around.update(key[:length] for length in range(len(key)))
    return frozenset(faulty - around)


def find_hole(key: Key, holes: Container[Key]) -> Key:
    """The hole that a part stands in, or the part itself, which then does not fit because of what it holds."""
    for length in range(1, len(key)):
        outer = key[:length]
        if outer in holes:
            return outer
    return key


def choose_stand_in(data: Mapping[str, Data], key: Key, context: Context) -> Data:
    """What is to stand in a part of a file; nothing where the part goes."""
    path = strip_indexes(key)
    around = dict(list_parts(find_part(data, key[:-1])))
    if key[-1] in around:
        return weaken(around[key[-1]], path, context)
    return make_up(path, context)


def weaken(value: Data, path: Path, context: Context) -> Data:
    """What says less in the place of a value that does not fit: the same in own words, a gap, or nothing.

    Own words that lack a language get a placeholder there.
    """
    if not value and path[-1] in context.languages:
        return find_placeholder(path[-1], context.theme)
    spoken: Data = None
    if isinstance(value, str):
        spoken = say_in_own_words(value, path, context)
    if spoken:
        return spoken
    is_gap = isinstance(value, dict) and "gap" in value
    if is_gap or not may_hold_gap(path):
        return None
    return dict(GAP)


def say_in_own_words(text: str, path: Path, context: Context) -> Data:
    """A text as own words in every language, or first as the row that it stands for; nothing where neither may be."""
    if path not in FIELDS:
        return None
    for model in list_models(FIELDS[path].annotation):
        if issubclass(model, Row):
            return {model.first: text}
    if may_hold_own_words(path):
        return dict.fromkeys(context.languages, text)
    return None


def make_up(path: Path, context: Context) -> Data:
    """What stands for a key of the format that is missing and needed: a gap where one may, else a placeholder."""
    if may_hold_gap(path):
        return dict(GAP)
    annotation = FIELDS[path].annotation
    models = set(list_models(annotation))
    if models - {Words, Gap}:
        row: Data = {}
        is_list = get_origin(annotation) is tuple
        return [row] if is_list else row
    words: dict[str, Data] = {}
    for language in context.languages:
        words[language] = find_placeholder(language, context.theme)
    if may_hold_own_words(path):
        return words
    return words[context.languages[0]]


def find_placeholder(language: str, theme: Theme) -> str:
    """What stands for something that is not there at all."""
    return str(theme.words[language]["interface"]["missing"])


def replace_parts(data: Any, chosen: Mapping[Key, Data], key: Key = ()) -> Any:  # noqa: ANN401 - any plain data
    """Plain data with other values in some parts, and without those that have none."""
    steps = [step for step, _ in list_parts(data)]
    for inner in chosen:
        if inner[:-1] == key and inner[-1] not in steps:
            steps.append(inner[-1])
    held = dict(list_parts(data))
    replaced = {}
    for step in steps:
        value = replace_part(held.get(step), chosen, (*key, step))
        if value is not None:
            replaced[step] = value
    if isinstance(data, list):
        return list(replaced.values())
    return replaced


def replace_part(value: Data, chosen: Mapping[Key, Data], key: Key) -> Any:  # noqa: ANN401 - as above
    """What stands in one part afterwards."""
    if key in chosen:
        return chosen[key]
    if isinstance(value, dict | list):
        return replace_parts(value, chosen, key)
    return value

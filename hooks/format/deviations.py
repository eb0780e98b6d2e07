"""Where data do not fit the model: pydantic's errors at their places in the file, and as faults in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..reading.display import Key, format_key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.messages import Phrase, Series, Value
from ..reading.source import KEY, find_place
from ..theme.theme import Theme
from .allowed import list_vocabularies
from .keys import FIELDS, find_nearest_key, strip_indexes
from .mistakes import Mistake, describe_value, says_nothing
from .remedies import may_be_left_out, suggest_key, suggest_other_shape, suggest_value
from .shapes import SHAPE

MISSING = "missing"  # pydantic's types of errors
UNKNOWN = "extra_forbidden"
TOO_SHORT = "too_short"
BESIDE_REMOVED = "key-beside-removed"  # the sentence for keys that a removal has no place for
REST = "rest"  # our own: of the errors that are not told one by one
MAX_TOLD = 100  # mistakes of a file, since for each is looked what was meant; who has more is told of these first


@dataclass(frozen=True)
class Deviation:
    """One error of pydantic, in the file.

    Attributes:
        kind: its type, as pydantic names it.
        key: the deepest part of the file that it speaks of.
        place: where that part stands.
        value: what stands there.
        absent: the key that is missing there, if that is the error.
        mistake: what our own validators say, if the error is theirs.
        remedy: which shapes the value may have, if it has none of them.
        is_bare: whether the part is an unknown key without a value in a row, where a code was meant: `- email:`.

    """

    kind: str
    key: Key
    place: Place
    value: object = None
    absent: Key | None = None
    mistake: Mistake | None = None
    remedy: Value | None = None
    is_bare: bool = False


def locate_errors(
    error: ValidationError,
    places: Mapping[Key, Place],
    theme: Theme,
) -> list[Deviation]:
    """Every error of pydantic with its part of the file; of very many the first, and how many there are.

    Args:
        error: what pydantic raised.
        places: the place of every part.
        theme: what else editors call the keys.

    """
    details = error.errors(include_url=False)
    if len(details) <= MAX_TOLD:
        return [locate_error(detail, places, theme) for detail in details]
    details.sort(key=lambda detail: find_place(detail["loc"], places)[1])
    told = [locate_error(detail, places, theme) for detail in details[:MAX_TOLD]]
    return [*told, locate_rest(details[MAX_TOLD:], places)]


def locate_rest(details: list[ErrorDetails], places: Mapping[Key, Place]) -> Deviation:
    """The errors that are not told one by one, at the place of the first."""
    _, place = find_place(details[0]["loc"], places)
    return Deviation(
        kind=REST,
        key=(),
        place=place,
        mistake=Mistake("rest", code=FaultCode.TOO_MUCH, count=len(details)),
    )


def locate_error(detail: ErrorDetails, places: Mapping[Key, Place], theme: Theme) -> Deviation:
    """One error of pydantic with its part of the file."""
    kind, location = detail["type"], detail["loc"]
    context = detail.get("ctx", {})
    key, place = find_place(location, places)
    mistake = context.get("error")
    return Deviation(
        kind=kind,
        key=key,
        place=place,
        value=detail["input"],
        absent=(*key, location[-1]) if kind == MISSING else None,
        mistake=mistake if isinstance(mistake, Mistake) else None,
        remedy=context["remedy"] if kind == SHAPE else None,
        is_bare=kind == UNKNOWN and is_code_with_colon(key, detail["input"], theme),
    )


def is_code_with_colon(key: Key, value: object, theme: Theme) -> bool:
    """Whether an unknown key stands in a row, has no value, and is no misspelt key."""
    if value is not None:
        return False
    is_in_row = len(key) > 1 and isinstance(key[-2], int)
    return is_in_row and not find_nearest_key(key, theme)


def report_deviation(deviation: Deviation, places: Mapping[Key, Place], theme: Theme) -> Fault:
    """A deviation as a fault in words an office worker knows."""
    if deviation.absent is not None:
        return make_fault(
            deviation.place,
            FaultCode.MISSING,
            format_key(deviation.absent),
            "absent",
            remedy=suggest_value(strip_indexes(deviation.absent), theme),
        )
    if deviation.kind == UNKNOWN:
        return report_unknown_key(deviation, places, theme)
    path = strip_indexes(deviation.key)
    if is_nothing(deviation) and may_be_left_out(path) and not may_be_no(deviation, theme):
        return report_value(deviation, Phrase("leave-out"))
    if deviation.mistake is not None:
        return report_mistake(deviation.mistake, deviation, places)
    remedy = deviation.remedy or suggest_other_shape(path, deviation.value, theme)
    return report_value(deviation, remedy)


def is_nothing(deviation: Deviation) -> bool:
    """Whether all that stands under a key says that there is none."""
    return says_nothing(deviation.value) and not isinstance(deviation.key[-1], int)


def may_be_no(deviation: Deviation, theme: Theme) -> bool:
    """Whether `no` is an answer under the key, so that no word for it says that the key has nothing to say."""
    if deviation.mistake is not None and deviation.mistake.message == "not-yes-or-no":
        return True
    vocabularies = list_vocabularies(strip_indexes(deviation.key))
    return any("no" in theme.vocabulary[vocabulary] for vocabulary in vocabularies)


def report_value(deviation: Deviation, remedy: Value) -> Fault:
    """A value that cannot stand where it stands."""
    return make_fault(
        deviation.place,
        FaultCode.VALUE,
        format_key(deviation.key),
        "out-of-place",
        value=describe_value(deviation.value),
        remedy=remedy,
    )


def report_unknown_key(deviation: Deviation, places: Mapping[Key, Place], theme: Theme) -> Fault:
    """A key that has no place where it stands; a key of the format has none only in the file of a removal."""
    key = deviation.key
    place = places.get((*key, KEY), deviation.place)
    if strip_indexes(key) in FIELDS or key[0] in theme.short_keys:
        return make_fault(
            place,
            FaultCode.REMOVED,
            format_key(key),
            BESIDE_REMOVED,
            keys=f"`{format_key(key)}:`",
        )
    return make_fault(
        place,
        FaultCode.UNKNOWN_KEY,
        format_key(key),
        "unknown",
        remedy=suggest_key(key, theme, is_bare=deviation.is_bare),
    )


def join_removed_keys(faults: list[Fault]) -> list[Fault]:
    """Faults with one for all keys that have no place in the file of a removal: they are one mistake."""
    beside: list[Fault] = []
    others: list[Fault] = []
    for fault in faults:
        same = beside if fault.message == BESIDE_REMOVED else others
        same.append(fault)
    if not beside:
        return faults
    beside.sort()
    names = [f"`{fault.key}:`" for fault in beside]
    joined = make_fault(
        beside[0].place,
        FaultCode.REMOVED,
        "removed",
        BESIDE_REMOVED,
        keys=Series(tuple(names)),
    )
    return [*others, joined]


def report_mistake(mistake: Mistake, deviation: Deviation, places: Mapping[Key, Place]) -> Fault:
    """What a validator says, at the key inside the value that it speaks of, or at the value."""
    inside = (*deviation.key, mistake.inside)
    if (*inside, KEY) in places:
        return Fault(
            places[*inside, KEY],
            mistake.code,
            format_key(inside),
            mistake.message,
            mistake.values,
        )
    return Fault(
        deviation.place,
        mistake.code,
        format_key(deviation.key),
        mistake.message,
        mistake.values,
    )

"""seloste.yml: what a project says of its site, in a file beside its folder of registers; a checkout has mkdocs.yml.

The file is no more trusted than a register is: what does not fit is told at its place, and nothing is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from ..folder.tree import show_path
from ..format.addresses import Email
from ..format.context import Context, find_context
from ..format.deviations import UNKNOWN, Deviation, report_mistake, report_value
from ..format.holes import find_empty, is_within_any, report_empty
from ..format.keys import group_keys, list_fields, strip_indexes
from ..format.mistakes import Mistake, describe_value
from ..format.model import Model
from ..format.own_words import read_every_language
from ..format.scalars import Colour, Language, Line, read_line
from ..format.shapes import AsList
from ..format.validation import find_languages, make_part
from ..reading.display import Key, format_key, quote
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Faulty, Place, make_fault
from ..reading.files import Stamp, get_stamp
from ..reading.limits import NAMES, is_limit
from ..reading.loading import read_source
from ..reading.messages import LANGUAGES, PARTIAL_LANGUAGES, Phrase, Series, make_phrase
from ..reading.program import IS_INSTALLED, SETTINGS
from ..reading.refusals import Refused
from ..reading.source import KEY, Data, Source
from ..theme.overrides import FOLDER as OWN
from ..theme.own_files import Stamps, read_overrides, read_own_files, stamp_own_files
from ..theme.site import Addresses, Site
from ..theme.theme import FOLDER, Theme, read_theme
from ..theme.theme import Data as Texts
from .addresses import put_right


def read_site_name(value: object, info: ValidationInfo) -> object:
    """One name for all languages, or one for each.

    Raises:
        Mistake: it is anything else.

    """
    if isinstance(value, str):
        return dict.fromkeys(find_context(info).theme.languages, read_line(value))
    return read_every_language(value, info)


def read_folder_address(value: object) -> str:
    """The web address of a folder, with its closing slash.

    Raises:
        Mistake: it is anything else, or lacks more than the slash.

    """
    right = put_right(str(value))
    if not right:
        raise Mistake("not-a-site-address", value=describe_value(value))
    if right not in (value, f"{value}/"):
        raise Mistake("site-address-form", value=quote(value), right=right)
    return right


def refuse_other_limits(limits: dict[str, str]) -> dict[str, str]:
    """Refuse what is no limit.

    Raises:
        Mistake: with its name.

    """
    for name, count in limits.items():
        if not is_limit(name, count):
            raise Mistake(
                "not-a-limit",
                inside=name,
                value=describe_value(count),
                known=Series(NAMES),
            )
    return limits


def read_messages_language(value: object) -> str:
    """The language of messages.

    Raises:
        Mistake: there are no messages in it.

    """
    spoken = (*LANGUAGES, *PARTIAL_LANGUAGES)
    if value not in spoken:
        raise Mistake("not-a-language", value=describe_value(value), languages=Series(spoken))
    return str(value)


FolderAddress = Annotated[str, BeforeValidator(read_folder_address)]


class Operator(Model):
    """Who keeps the site."""

    name: Line = Field(examples=["Tilitoimisto Esimerkki Oy"])
    email: Email = Field(examples=["selosteet@tili.example"])


class Settings(Model):
    """The keys of the file, each with an example.

    Attributes:
        name: of the site, by language.
        address: of the site.
        edit: where its files are edited.
        languages: of a notice that names none.
        messages: the language of messages, which `commands.language` reads before all else.
        operator: who keeps the site.
        colour: of the pages that have none of their own company.
        limits: how much of a commit is read, see `reading.limits`.

    """

    name: Annotated[dict[str, Line], BeforeValidator(read_site_name)] = Field(examples=["Tietosuojaselosteet"])
    address: FolderAddress = Field("", examples=["https://selosteet.example/"])
    edit: FolderAddress = Field("", examples=["https://github.com/example/selosteet/edit/main/notices/"])
    languages: Annotated[tuple[Language, ...], AsList] = Field((), examples=["[fi, en]"])
    messages: Annotated[str, BeforeValidator(read_messages_language)] = Field("", examples=["fi"])
    operator: Operator | None = Field(
        None, examples=["{name: Tilitoimisto Esimerkki Oy, email: selosteet@tili.example}"]
    )
    colour: Colour = Field("", examples=['"#1d6f42"'])
    limits: Annotated[dict[str, str], AfterValidator(refuse_other_limits)] = Field({}, examples=["{names: 20000}"])


FIELDS = list_fields(Settings)
KEYS_BELOW = group_keys(FIELDS)
EXAMPLES = {path: str((info.examples or [""])[0]) for path, info in FIELDS.items()}
LIKE = 0.7  # of 1: how much a key must resemble another to be taken for that


def read_site_theme(notices: Path, folder: Path = FOLDER) -> Theme:
    """The theme of a folder with what the project of a folder of registers says of its own.

    Raises:
        Refused: an installed program finds no such file.
        Faulty: the file is faulty, or the theme is.

    """
    theme = read_theme(folder)
    project = notices.absolute().parent
    stamp = get_stamp(project / SETTINGS)
    if any(stamp):
        return follow_project(theme, project, stamp, stamp_own_files(project))
    if IS_INSTALLED:
        raise Refused("no-settings", file=show_path(project / SETTINGS))
    return theme


@lru_cache(maxsize=2)
def follow_project(theme: Theme, project: Path, _stamp: Stamp, _stamps: Stamps) -> Theme:
    """A theme with what a project says, in its settings and in a theme of its own; stamps tell the cache what is old.

    Raises:
        Faulty: a file is faulty.

    """
    shown = show_path(project / OWN)
    files, faults = read_own_files(project, shown)
    path = project / SETTINGS
    try:
        settings = read_settings(read_source(path, show_path(path)), theme)
    except Faulty as error:
        _, wrong = read_overrides(files, shown, theme)
        raise Faulty(*error.faults, *faults, *wrong) from error
    own = replace(theme, site=make_site(settings))
    overrides, wrong = read_overrides(files, shown, own)
    if faults or wrong:
        raise Faulty(*faults, *wrong)
    return replace(own, texts=name_site(theme.texts, settings.name), overrides=overrides)


def make_site(settings: Settings) -> Site:
    """What the settings say of the site."""
    return Site(
        languages=settings.languages,
        operator=settings.model_dump()["operator"],
        colour=settings.colour,
        addresses=Addresses(settings.address, settings.edit),
    )


def name_site(texts: Mapping[str, Texts], names: Mapping[str, str]) -> dict[str, Texts]:
    """The texts of every language with the name of the site in them, where it has one."""
    named = {**texts}
    for language, name in names.items():
        own = texts[language]
        text = name.replace("{", "{{").replace("}", "}}") if "{" in name else name  # as a text with places is filled
        interface = {**own["interface"], "site_name": text}
        named[language] = {**own, "interface": interface}
    return named


# --- the file ---------------------------------------------------------------------------------------------------------


def read_settings(source: Source, theme: Theme) -> Settings:
    """What a file says.

    Raises:
        Faulty: it does not fit.

    """
    unread = [fault for fault in source.faults if fault.code != FaultCode.EMPTY_FILE]  # its name is missed then
    if unread:
        raise Faulty(*unread)
    context = Context(theme, find_languages(source.data.get("languages"), theme))
    settings, deviations = make_part(Settings, source.data, context, source.places)
    faults = report_faults(source, deviations)
    if faults or settings is None:
        raise Faulty(*faults)
    return settings


def report_faults(source: Source, deviations: Sequence[Deviation]) -> list[Fault]:
    """What is not filled in, and what does not fit beside it."""
    faults = []
    empty = find_unfilled(source.data)
    for key, text in empty.items():
        fault = report_empty(key, text, source.places[key], suggest_value(key))
        faults.append(fault)
    for deviation in deviations:
        is_told = is_within_any(deviation.key, {*empty})
        if not is_told:
            fault = report_deviation(deviation, source.places)
            faults.append(fault)
    return sorted(faults)


def find_unfilled(data: Mapping[str, Data]) -> dict[Key, str]:
    """The places of known keys without a value, with the placeholder that stands for it, or nothing."""
    empty: dict[Key, str] = {}
    for name in data.keys() & Settings.model_fields:
        found = find_empty(data[name], (name,))
        empty.update(found)
    return empty


def report_deviation(deviation: Deviation, places: Mapping[Key, Place]) -> Fault:
    """What does not fit, in plain words."""
    key = deviation.absent or deviation.key
    if deviation.absent:
        return make_fault(
            deviation.place,
            FaultCode.MISSING,
            format_key(key),
            "absent",
            remedy=suggest_value(key),
        )
    if deviation.kind == UNKNOWN:
        return make_fault(
            places.get((*key, KEY), deviation.place),
            FaultCode.UNKNOWN_KEY,
            format_key(key),
            "unknown",
            remedy=suggest_key(key),
        )
    if deviation.mistake:
        return report_mistake(deviation.mistake, deviation, places)
    return report_value(deviation, suggest_value(key))


def suggest_value(key: Key) -> Phrase:
    """What to write under a key of the file."""
    path = strip_indexes(key)
    if path not in EXAMPLES:  # it is a language, or a limit
        path = path[:1]
    return make_phrase(
        "write-example",
        key=path[-1],
        example=EXAMPLES[path],
    )


def suggest_key(key: Key) -> Phrase:
    """What to write instead of a key that is not known."""
    above = strip_indexes(key)[:-1]
    names = KEYS_BELOW[above]
    written = str(key[-1]).casefold()
    near = get_close_matches(written, names, n=1, cutoff=LIKE)
    if near:
        return make_phrase("did-you-mean", names=near[0])
    return make_phrase("keys-here", keys=Series(tuple(names)))

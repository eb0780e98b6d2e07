"""What all notices share, as one value: codes, constants, words and templates, read once and passed along.

A theme is read from a folder, and never changes. Another version of it, such as that of an earlier commit, is another
theme; a page made with one cannot see the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from ..reading.display import Key
from ..reading.faults import Place
from ..reading.files import Stamp, get_stamp
from ..reading.source import Source, walk_texts
from .catalogue import add_codes, add_words, find_services, get_code, is_service, select_certain
from .codes import NO_CODE, Code, read_codes
from .languages import DEFAULT_LANGUAGES, LANGUAGE_FILE, find_texts
from .overrides import NONE, Overrides, list_originals, replace_texts
from .registers import spread_shared_codes
from .shared_files import read_shared_files
from .site import Site
from .templates import Templates, find_templates, read_templates

FOLDER = Path(__file__).parents[2] / "theme"  # of this program
DATA = (
    "vocabulary.yml",
    "registers.yml",
    "constants.yml",
    "periods.yml",
    "adequacy.yml",
    "keys.yml",
    "outdated.yml",
)
DATED = ("constants", "periods", "adequacy")  # the files of dated facts, and the attributes of a theme for them

Data = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Theme:
    """The shared side of every notice. A theme equals only itself, so that what is made with it can be kept.

    Args:
        folder: where it was read from; styles and the words of single commands are read from there when needed.
        codes: those of vocabulary.yml, by vocabulary and name.
        registers: what belongs to registers of some kinds: their own codes, and what they need.
        constants: facts of the world, each with the day it was checked.
        periods: how long laws want data to be kept, by the code of the period, each with the day it was checked.
        adequacy: the decisions that a country protects data well enough, each with the day it was checked.
        services: what is known of services on websites, by their codes, each with the day it was checked.
        places: where these days stand, by the name of the attribute; nowhere if they come from elsewhere.
        keys: what each key of the format means, by its dotted path.
        outdated: what own words should no longer cite.
        texts: those of the file of each language, by its code.
        templates: the markup.
        site: what a project says of its own.
        overrides: texts and blocks of a project, in the place of those above.

    """

    folder: Path
    codes: Mapping[str, Mapping[str, Code]]
    registers: Data
    constants: Data
    periods: Data
    adequacy: Data
    services: Mapping[str, Data]
    places: Mapping[str, Mapping[Key, Place]]
    keys: Mapping[str, Data]
    outdated: Mapping[str, Mapping[str, Any]]
    texts: Mapping[str, Data]
    templates: Templates
    site: Site = field(default_factory=Site)
    overrides: Overrides = NONE

    @cached_property
    def vocabulary(self) -> Mapping[str, Mapping[str, Code]]:
        """Every code, by vocabulary and name: those of vocabulary.yml, and those that services bring."""
        return add_codes(self.codes, self.services)

    @cached_property
    def originals(self) -> Mapping[str, Mapping[str, Any]]:
        """Each text that all notices share, by its dotted key and the language."""
        return list_originals(self.texts)

    @cached_property
    def spoken(self) -> Mapping[str, Data]:
        """The texts of each language, by its code, as this project says them."""
        own = self.overrides.texts
        return {language: replace_texts(texts, own, language) for language, texts in self.texts.items()}

    @cached_property
    def words(self) -> Mapping[str, Data]:
        """All texts of each language, by its code: those of its file, and those of services."""
        return {language: add_words(texts, language, self.services) for language, texts in self.spoken.items()}

    @cached_property
    def short_keys(self) -> Mapping[str, str]:
        """The services that have a key of their own in a register, by that key."""
        return {entry["key"]: code for code, entry in self.services.items() if "key" in entry}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Every language that has texts, the defaults first."""
        others = sorted(self.texts.keys() - set(DEFAULT_LANGUAGES))
        return (*(language for language in DEFAULT_LANGUAGES if language in self.texts), *others)

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """How Babel calls each of these."""
        return tuple(self.texts[language]["interface"]["locale"] for language in self.languages)

    @property
    def usual_languages(self) -> tuple[str, ...]:
        """The languages of a notice that names none: those of the site, where it says some."""
        return self.site.languages or DEFAULT_LANGUAGES

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The sections of a notice in the order of the page."""
        return tuple(self.vocabulary["sections"])

    @cached_property
    def eea(self) -> frozenset[str]:
        """The countries of the European Economic Area, by their codes."""
        return frozenset(self.constants["eea"]["countries"])

    @cached_property
    def uncertain_periods(self) -> frozenset[str]:
        """The codes of periods of which it is not certain that a law sets them."""
        return frozenset(name for name, period in self.periods.items() if period["certainty"] == "low")

    @cached_property
    def certain_adequacy(self) -> Data:
        """The decisions on adequacy that a page may cite."""
        return {country: fact for country, fact in self.adequacy.items() if fact["certainty"] != "low"}

    @cached_property
    def certain_services(self) -> Mapping[str, Data]:
        """What a page may say of each service: nothing of what is not certain."""
        return {code: select_certain(entry) for code, entry in self.services.items()}

    def find_code(self, vocabulary: str, term: object) -> Code:
        """What follows from a term; nothing where it is no code, as own words are not."""
        if not isinstance(term, str):
            return NO_CODE
        return self.vocabulary[vocabulary].get(term, NO_CODE)

    @cached_property
    def codes_by_word(self) -> Mapping[str, Mapping[str, str]]:
        """For each vocabulary, the codes by what the notices call them, in small letters: `suostumus` is consent."""
        return {vocabulary: find_spoken_codes(self, vocabulary) for vocabulary in self.vocabulary}


def find_spoken_codes(theme: Theme, vocabulary: str) -> dict[str, str]:
    """The codes of a vocabulary by their words in every language; the first code of a word has it."""
    found: dict[str, str] = {}
    for language in theme.languages:
        for part in ("words", "nouns"):
            said = theme.words[language].get(part, {}).get(vocabulary, {})
            for name in theme.vocabulary[vocabulary]:
                for _, words in walk_texts(said.get(name, {})):
                    found.setdefault(words.casefold(), name)
    return found


def read_theme(folder: Path = FOLDER) -> Theme:
    """The theme of a folder, read again only when one of its files has changed.

    Raises:
        Faulty: a file is missing or faulty; nothing can be made without it.

    """
    return read_stamped_theme(folder, stamp_files(folder))


def stamp_files(folder: Path) -> tuple[tuple[Path, Stamp], ...]:
    """What changes when a file of the theme does, or when there is another."""
    data = [folder / "notice" / name for name in DATA]
    paths = {*data, *find_texts(folder), *find_services(folder), *find_templates(folder)}
    return tuple((path, get_stamp(path)) for path in sorted(paths))


@lru_cache(maxsize=2)
def read_stamped_theme(folder: Path, _stamps: tuple[tuple[Path, Stamp], ...]) -> Theme:
    """The theme as it is on the disk; the stamps only tell the cache what is old."""
    names = {f"{language}.yml" for language in DEFAULT_LANGUAGES}  # one that is not there is told
    for path in [*find_texts(folder), *find_services(folder)]:
        below = path.relative_to(folder / "notice")
        names.add(below.as_posix())
    read = read_shared_files(folder, [*DATA, *sorted(names)])
    services = {get_code(name): source for name, source in read.items() if is_service(name)}
    places = {name: read[f"{name}.yml"].places for name in DATED}
    return Theme(
        folder=folder,
        codes=read_vocabulary(read["vocabulary.yml"].data),
        registers=spread_shared_codes(read["registers.yml"].data),
        constants=read["constants.yml"].data,
        periods=read["periods.yml"].data,
        adequacy=read["adequacy.yml"].data,
        services={code: source.data for code, source in services.items()},
        places={**places, "services": place_parts(services)},
        keys=dict[str, Any](read["keys.yml"].data),
        outdated=dict[str, Any](read["outdated.yml"].data),
        texts={get_code(name): source.data for name, source in read.items() if LANGUAGE_FILE.fullmatch(name)},
        templates=read_templates(folder),
    )


def place_parts(sources: Mapping[str, Source]) -> dict[Key, Place]:
    """Where each part of several files stands, by the code of the file and the key in it."""
    places: dict[Key, Place] = {}
    for code, source in sources.items():
        places |= {(code, *key): place for key, place in source.places.items()}
    return places


def read_vocabulary(data: Data) -> dict[str, dict[str, Code]]:
    """Every vocabulary by its name.

    Raises:
        TypeError, AttributeError: the file has a code or a property that this program cannot read.

    """
    return {name: read_codes(listed) for name, listed in data.items()}


def revise_theme(theme: Theme, files: Mapping[str, Data], templates: Mapping[str, str] | None = None) -> Theme:
    """The theme with other data, and with other templates where they are given.

    Args:
        theme: what stays where nothing else is given.
        files: data of languages and services, vocabulary.yml, and those of dated facts, by the name of the file.
        templates: those of another version by name; they run in a sandbox.

    """
    texts = {name.removesuffix(".yml"): data for name, data in files.items() if LANGUAGE_FILE.fullmatch(name)}
    services = {get_code(name): data for name, data in files.items() if is_service(name)}
    revised = replace(
        theme,
        texts={**theme.texts, **texts},
        services={**theme.services, **services},
        places={**theme.places, "services": {}},
    )
    if "vocabulary.yml" in files:
        revised = replace(revised, codes=read_vocabulary(files["vocabulary.yml"]))
    for name in DATED:
        if f"{name}.yml" in files:
            changed: dict[str, Any] = {name: files[f"{name}.yml"], "places": {**revised.places, name: {}}}
            revised = replace(revised, **changed)
    if templates is not None:
        sources = {**theme.templates.sources, **templates}
        revised = replace(revised, templates=Templates(sources, is_trusted=False))
    return revised

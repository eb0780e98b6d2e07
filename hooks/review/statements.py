"""What a register says, as single statements in words: the form in which two registers can be compared.

A row that speaks of several purposes or kinds of data becomes a line for each, so that regrouping a file is no change.
What a service brings by itself is a line too, marked as derived. Keys that need no words of their own are walked as the
model has them, so that nothing an editor can write is left out. Pure; nothing here reads a register's file.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from ..explain.reference import meaning, vocabularies
from ..facts.derive import CONTACT, Facts, PurposeLine, rows
from ..format.register import Cookie, Decision, Item, Origin, Recipient, Register, Retention, Transfer, Wording
from ..format.values import Door, Gap, Prose, Term, Words
from ..notice import texts
from ..reading.display import Key
from ..reading.loading import read_own_source
from ..theme.theme import DEFAULT_LANGUAGES, FOLDER, PRIMARY, Theme

Said = dict[str, str]  # the same in every language
GAP = "gap"
LENGTHS = ("retention.keep", "google_analytics.retention", "cookies.list.lifetime")


@dataclass(frozen=True)
class Value:
    """What stands under a key that holds one value."""

    key: Key
    said: Said


@dataclass(frozen=True)
class Line:
    """One row of a list: what it speaks of, and what it says of that.

    `names` are what the row is known by, the most exact first; `own` are its own words, which may be reworded. A
    derived line stands in no file.
    """

    key: Key
    names: tuple[Hashable, ...]
    what: Said
    parts: dict[str, Said] = field(default_factory=dict)
    own: Words | None = None
    derived: bool = False


@dataclass(frozen=True)
class Statements:
    """Everything one register says, by the dotted key of the format; `right` and `section` follow from the rest."""

    values: dict[str, Value]
    lines: dict[str, list[Line]]


@cache
def phrases(language: str) -> dict[str, Any]:
    """The words of changes and of the review page.

    Raises:
        Faulty: theme/review/<language>.yml is missing or faulty.

    """
    return read_own_source(FOLDER / "review" / f"{language}.yml", f"theme/review/{language}.yml").data


def phrase(part: str, key: str) -> Said:
    """A word of theme/review/ in every language."""
    return {language: phrases(language)[part][key] for language in DEFAULT_LANGUAGES}


def statements(register: Register, theme: Theme) -> Statements:
    """All statements of one register."""
    voice = Voice(theme, register.wording)
    facts = Facts(register, theme)
    made = Statements({}, {})
    walk(register, (), "", voice, made)
    special = {
        "subjects": subjects(facts, voice),
        "purposes": (purpose(line, facts, voice) for line in facts.purposes),
        "data": (item(row, ("data", index), voice) for index, row in numbered(register.data, Item)),
        "sources": (origin(row, ("sources", index), voice) for index, row in numbered(register.sources, Origin)),
        "recipients": recipients(facts, voice),
        "transfers": transfers(facts, voice),
        "retention": retention(facts, voice),
        "cookies.list": cookies(facts, voice),
        "automated_decisions": decisions(register, voice),
        "more": more(register, voice),
        "right": rights(facts, voice),
        "section": (Line((), (name,), voice.word("sections", name), derived=True) for name in facts.sections),
    }
    for label, lines in special.items():
        made.lines[label] = [*made.lines.get(label, []), *lines]
    return made


def walk(model: BaseModel, key: Key, label: str, voice: Voice, made: Statements) -> None:
    """Every value and every list of codes of a part of the model; rows have functions of their own."""
    for name, info in type(model).model_fields.items():
        step = info.alias or name
        here, path = (*key, step), f"{label}.{step}" if label else step
        value = getattr(model, name)
        if isinstance(value, BaseModel) and not isinstance(value, Gap | Words | Prose):
            walk(value, here, path, voice, made)
        elif isinstance(value, tuple):
            made.lines[path] = [
                plain(path, item, (*here, index), voice) for index, item in enumerate(value) if simple(item)
            ]
            made.values[path] = Value(here, phrase("values", "listed"))
        elif value is not None and path not in ("subjects", "more"):
            made.values[path] = Value(here, voice.say(path, value))


def simple(item: object) -> bool:
    """Whether an item of a list is a word or a gap, and no row."""
    return not isinstance(item, BaseModel) or isinstance(item, Gap | Words)


def plain(label: str, item: Term | Gap | Door, key: Key, voice: Voice) -> Line:
    """An item that says only itself."""
    name = GAP if isinstance(item, Gap) else item
    return Line(key, (name,), voice.say(label, item), own=item if isinstance(item, Words) else None)


def numbered(value: object, kind: type[Any]) -> Iterator[tuple[int, Any]]:
    """The rows of a list with their place in the file."""
    listed = value if isinstance(value, tuple) else ()
    return ((index, row) for index, row in enumerate(listed) if isinstance(row, kind))


# --- rows -------------------------------------------------------------------------------------------------------------


def subjects(facts: Facts, voice: Voice) -> Iterator[Line]:
    """Whose data; those that follow from the kind of register or from cookies are derived."""
    listed = facts.register.subjects or ()
    for term in facts.subjects:
        if term not in listed:
            yield Line((), (term,), voice.word("subjects", term), derived=True)


def purpose(line: PurposeLine, facts: Facts, voice: Voice) -> Line:
    row = facts.register.purposes[int(line.key[1])] if line.key else None
    bases = [voice.word("bases", basis) for basis in line.bases] + [phrase("values", "open")] * bool(line.open)
    interests = row.interest or () if row else ()
    parts = {
        "purposes.basis": joined(bases),
        "purposes.about": joined(voice.word("subjects", term) for term in line.about),
        "purposes.interest": joined(voice.say("purposes.interest", term) for term in interests),
        "purposes.law": joined(voice.word("laws", law) for law in line.laws),
        "purposes.withdraw": joined(voice.door(door) for door in line.withdraw),
    }
    names = ((line.purpose, line.about), line.purpose)
    return Line(line.key, names, voice.word("purposes", line.purpose), filled(parts), own(line.purpose), not line.key)


def item(row: Item, key: Key, voice: Voice) -> Line:
    parts = {"data.group": voice.say("data.group", row.group), "data.special": voice.say("data.special", row.special)}
    return Line(key, (row.item,), voice.word("items", row.item), filled(parts), own(row.item))


def origin(row: Origin, key: Key, voice: Voice) -> Line:
    parts = {
        "sources.from": voice.say("sources.from", row.origin),
        "sources.public": voice.say("sources.public", row.public),
    }
    return Line(key, (row.source,), voice.word("sources", row.source), filled(parts), own(row.source))


def recipients(facts: Facts, voice: Voice) -> Iterator[Line]:
    """Who receives data, with the country where it is known to be outside the EEA."""
    abroad = {line.recipient: line.country for line in facts.transfers}
    for index, row in numbered(facts.register.recipients, Recipient):
        parts = {
            "recipients.name": voice.say("recipients.name", row.name),
            "recipients.role": voice.say("recipients.role", row.role),
        }
        names = ((row.recipient, row.name), ("name", row.name or row.recipient), row.recipient)
        what = voice.recipient(row.recipient, row.name or "", abroad.get(row.recipient, ""))
        yield Line(("recipients", index), names, what, filled(parts), own(row.recipient))
    listed = [row for row in rows(facts.register.recipients, Recipient) if row.recipient != "own_staff"]
    for line in facts.recipients[len(listed) :]:
        parts = {"recipients.role": joined(voice.say("recipients.role", role) for role in line.roles)}
        what = voice.recipient(line.recipient, line.name, abroad.get(line.recipient, ""))
        yield Line((), (line.recipient,), what, filled(parts), derived=True)


def transfers(facts: Facts, voice: Voice) -> Iterator[Line]:
    listed = list(numbered(facts.register.transfers, Transfer))
    for number, line in enumerate(facts.transfers):
        index, row = listed[number] if number < len(listed) else (0, None)
        parts = {
            "transfers.country": voice.say("transfers.country", line.country),
            "transfers.safeguard": joined(voice.word("safeguards", safeguard) for safeguard in line.safeguards),
            "transfers.copy": voice.door(line.copy) if line.copy != CONTACT else {},
        }
        names = ((line.recipient, line.country), line.recipient)
        what = voice.recipient(line.recipient, line.name, "")
        key = ("transfers", index) if row else ()
        yield Line(key, names, what, filled(parts), own(line.recipient), not row)


def retention(facts: Facts, voice: Voice) -> Iterator[Line]:
    """A line for every kind of data that a row speaks of."""
    for index, row in numbered(facts.register.retention, Retention):
        for term in row.data:
            parts = {
                "retention.keep": voice.period(row, term),
                "retention.because": joined(voice.say("retention.because", reason) for reason in row.because or ()),
                "retention.then": voice.say("retention.then", row.then),
            }
            names = ((term, row.after or row.until), term)
            yield Line(("retention", index), names, voice.kept(term), filled(parts), own(term))
    for what, period in facts.analytics_retention:
        said = {language: voice.plain(language, f"google_analytics.{what}") for language in DEFAULT_LANGUAGES}
        yield Line((), (what,), said, {"retention.keep": voice.say("retention.keep", period)}, derived=True)


def cookies(facts: Facts, voice: Voice) -> Iterator[Line]:
    listed = len(rows(getattr(facts.register.cookies, "rows", None), Cookie))
    for index, row in enumerate(facts.cookies):
        parts = {
            f"cookies.list.{name}": voice.say(f"cookies.list.{name}", getattr(row, name))
            for name in ("provider", "purpose", "lifetime")
        }
        names = ((row.name, row.provider), row.name)
        written = index < listed
        key = ("cookies", "list", index) if written else ()
        yield Line(key, names, voice.same(row.name), parts, derived=not written)


def decisions(register: Register, voice: Voice) -> Iterator[Line]:
    for index, row in numbered(register.automated_decisions, Decision):
        parts = {
            f"automated_decisions.{name}": voice.say(f"automated_decisions.{name}", getattr(row, name))
            for name in ("logic", "consequences")
        }
        key = ("automated_decisions", index)
        yield Line(
            key, (row.decision, row.logic), voice.say("automated_decisions.decision", row.decision), parts, row.decision
        )


def more(register: Register, voice: Voice) -> Iterator[Line]:
    """Own words at the end of a section, known by the section."""
    for section, words in register.more.items():
        yield Line(("more", section), (section,), voice.word("sections", section), {"more": voice.own(words)})


def rights(facts: Facts, voice: Voice) -> Iterator[Line]:
    """The rights that follow from the legal bases."""
    for name, right in facts.rights.items():
        what = {language: voice.plain(language, f"rights.{name}") for language in DEFAULT_LANGUAGES}
        if name == "objection":  # it has a section of its own, whose title says more
            what = phrase("values", "right_to_object")
        parts = {"right": phrase("values", "conditional" if right.conditional else "unconditional")}
        yield Line((), (name,), what, parts, derived=True)


# --- words ------------------------------------------------------------------------------------------------------------


def own(term: Term) -> Words | None:
    return term if isinstance(term, Words) else None


def filled(parts: dict[str, Said]) -> dict[str, Said]:
    """The parts that say something."""
    return {label: said for label, said in parts.items() if said}


def joined(listed: Iterable[Said]) -> Said:
    """Words one after the other; semicolons, because the words of a code may hold commas."""
    every = list(listed)
    return {language: "; ".join(said[language] for said in every) for language in DEFAULT_LANGUAGES} if every else {}


@dataclass(frozen=True)
class Voice:
    """The words for values and codes in every language, with the nouns of one register."""

    theme: Theme
    wording: Wording

    def say(self, label: str, value: Any) -> Said:  # noqa: ANN401 - whatever the model has
        """A value of the key `label`; nothing for none."""
        if value is None:
            return {}
        match value:
            case Gap():
                return phrase("values", "open")
            case bool():
                return phrase("values", "yes" if value else "no")
            case date():
                return {
                    language: texts.speak(self.theme, language).date(value).replace(texts.NO_BREAK, " ")
                    for language in DEFAULT_LANGUAGES
                }
            case Words() | Prose():
                return self.own(value)
            case Door():
                return self.door(value)
        return self.text(label, str(value))

    def text(self, label: str, value: str) -> Said:
        """A value that the file has as a text: a country, a length of time, a code, or itself."""
        if label == "transfers.country":
            return {language: texts.speak(self.theme, language).country(value) for language in DEFAULT_LANGUAGES}
        if label in LENGTHS and value != "session":
            return {
                language: texts.speak(self.theme, language).period(value).replace(texts.NO_BREAK, " ")
                for language in DEFAULT_LANGUAGES
            }
        if label == "recipients.role":  # the notice has them as headings
            return phrase("roles", value)
        if known := next(
            (name for name in vocabularies(tuple(label.split("."))) if value in self.theme.vocabulary[name]), ""
        ):
            return self.word(known, value)
        return phrase("values", value) if value in phrases(PRIMARY)["values"] else self.same(value)

    def word(self, vocabulary: str, term: Term) -> Said:
        """The words of a code, short where there is a short form; a code that has none is shown as it is."""
        if isinstance(term, Words):
            return self.own(term)
        said = {}
        for language in DEFAULT_LANGUAGES:
            t = texts.speak(self.theme, language, self.wording)
            try:
                short = vocabulary in ("purposes", "recipients")
                said[language] = (
                    str(t.word(vocabulary, term, "short").unescape())
                    if short and term != "own_staff"
                    else meaning(t, vocabulary, term)
                )
            except KeyError:
                said[language] = term
        return said

    def plain(self, language: str, key: str) -> str:
        """A text of the notice; its key where another version has it no more."""
        try:
            return str(texts.speak(self.theme, language, self.wording)(key).unescape())
        except KeyError:
            return key

    def own(self, words: Words | Prose) -> Said:
        """Own words; in a language they are not written in, those of the first."""
        return {language: words.root.get(language, next(iter(words.root.values()))) for language in DEFAULT_LANGUAGES}

    def same(self, text: str) -> Said:
        return dict.fromkeys(DEFAULT_LANGUAGES, text)

    def door(self, door: Door) -> Said:
        return self.word("doors", door.value) if door.kind in ("code", "words") else self.same(str(door.value))

    def recipient(self, term: Term, name: str, country: str) -> Said:
        """`Name (what it is, country)`, as far as it is known."""
        said = {}
        for language, words in self.word("recipients", term).items():
            inside = ([words] if name else []) + (
                [texts.speak(self.theme, language).country(country)] if country else []
            )
            said[language] = (name or words) + (f" ({', '.join(inside)})" if inside else "")
        return said

    def kept(self, term: Term) -> Said:
        """What a retention row speaks of."""
        if isinstance(term, str) and term in self.theme.vocabulary["statutory"]:
            return {language: self.plain(language, f"words.statutory.{term}.data") for language in DEFAULT_LANGUAGES}
        return self.say("retention.data", term)

    def period(self, row: Retention, term: Term) -> Said:
        """How long a row says; a statutory one brings its own words."""
        if isinstance(term, str) and term in self.theme.vocabulary["statutory"]:
            return self.word("statutory", term)
        if row.keep is None or row.after is None:
            return self.word("until", row.until or "")
        length, start = self.say("retention.keep", row.keep), self.word("after", row.after)
        pattern = phrase("values", "counted_own" if isinstance(row.after, Words) else "counted")
        return {
            language: pattern[language].format(period=length[language], start=start[language])
            for language in DEFAULT_LANGUAGES
        }

"""Words for what a register says: values, codes and names.

Each function says something in one language, and says nothing with an empty text. A voice asks it in those of a notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

from ..explain.meanings import say_meaning
from ..facts.parts import list_values
from ..format.allowed import list_vocabularies
from ..format.doors import Door
from ..format.look import Wording
from ..format.model import Gap
from ..format.own_words import Prose, Term, Words
from ..format.retention import Retention
from ..format.times import LIFETIMES
from ..notice import periods
from ..notice.texts import NO_BREAK, Texts, speak
from ..reading.messages import ENGLISH
from ..theme.part_words import read_part_words
from ..theme.theme import Theme

Said = dict[str, str]  # the same in every language of a notice; empty where nothing is said
PART = "review"  # the folder of the theme that has the words
SHORT = ("purposes", "recipients")  # vocabularies whose codes have short words for lists
Arguments = ParamSpec("Arguments")


@dataclass(frozen=True)
class Voice:
    """The words of a theme in the languages of a notice, with the nouns of one register."""

    theme: Theme
    languages: tuple[str, ...]
    wording: Wording

    @cached_property
    def texts(self) -> Mapping[str, Texts]:
        """The shared texts by language."""
        texts = {}
        for language in self.languages:
            texts[language] = speak(self.theme, language, self.wording)
        return texts

    def translate(
        self,
        say: Callable[Concatenate[Texts, Arguments], str],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> Said:
        """What a function says in every language.

        Args:
            say: takes the texts of a language and the other arguments, and says something in that language.
            arguments: what it is to say.
            named: more of that.

        """
        said = {}
        for language, texts in self.texts.items():
            said[language] = say(texts, *arguments, **named)
        if not any(said.values()):
            return {}
        return said

    def repeat(self, text: str) -> Said:
        """A name, which is the same in every language."""
        return dict.fromkeys(self.texts, text)


def say_value(texts: Texts, label: str, value: Any) -> str:  # noqa: ANN401 - whatever the model has
    """The value of a key.

    Args:
        texts: those of a language.
        label: the dotted key.
        value: what the model holds there; `None` says nothing.

    """
    say = BY_TYPE.get(type(value), BY_KEY.get(label))
    if say is None:
        return say_text(texts, label, str(value))
    return say(texts, value)


def say_values(texts: Texts, label: str, values: Iterable[object] | None) -> str:
    """Several values of a key; `None` says nothing."""
    say = partial(say_value, texts, label)
    return join_words(map(say, values or ()))


def say_text(texts: Texts, label: str, value: str) -> str:
    """A code that the key takes, a word such as `none`, or else the value itself."""
    for vocabulary in list_vocabularies(tuple(label.split("."))):
        if value in texts.theme.vocabulary[vocabulary]:
            return say_code(texts, vocabulary, value)
    phrases = read_phrases(texts.theme.folder, texts.language)
    return str(phrases["values"].get(value, value))


def say_phrase(texts: Texts, part: str, key: str) -> str:
    """A phrase of theme/review/."""
    phrases = read_phrases(texts.theme.folder, texts.language)
    return str(phrases[part][key])


@cache
def read_phrases(folder: Path, language: str) -> dict[str, Any]:
    """The words of changes and of the review page.

    Args:
        folder: that of the theme.
        language: one of notices; where nobody has written the words in it, they are English.

    Raises:
        Faulty: review/<language>.yml is faulty.

    """
    if language not in list_reviewed(folder):
        return read_part_words(folder, PART, ENGLISH)
    return read_part_words(folder, PART, language)


@cache
def list_reviewed(folder: Path) -> tuple[str, ...]:
    """The languages in which reviews have words, in the folder of a theme."""
    files = folder.joinpath(PART).glob("*.yml")
    return tuple(sorted(path.stem for path in files))


def say_gap(texts: Texts, gap: Gap) -> str:
    """That a value is open, and since when somebody is asked for it."""
    if gap.asked is None:
        return say_phrase(texts, "values", "open")
    return say_phrase(texts, "values", "asked").format(date=say_day(texts, gap.asked))


def say_day(texts: Texts, day: date) -> str:
    return texts.date(day).replace(NO_BREAK, " ")


def say_language(texts: Texts, language: str) -> str:
    """A language by its name in the one that is spoken; its tag where nobody has named it."""
    return str(texts.locale.languages.get(language, language))


def say_length(texts: Texts, duration: str) -> str:
    """A length of time, or a word for one that a cookie has."""
    if duration in LIFETIMES:
        return say_phrase(texts, "values", duration)
    return texts.period(duration).replace(NO_BREAK, " ")


def say_own_words(texts: Texts, words: Words | Prose) -> str:
    """Own words; in a language they are not written in, those of the first."""
    first = next(iter(words.root.values()))
    return words.root.get(texts.language, first)


def say_door(texts: Texts, door: Door) -> str:
    if door.ways:
        ways = ", ".join(str(way.value) for way in door.ways)
        return f"{say_code(texts, 'doors', door.value)}: {ways}"
    if door.kind in ("code", "words"):
        return say_code(texts, "doors", door.value)
    return str(door.value)


def say_code(texts: Texts, vocabulary: str, term: Term) -> str:
    """The words of a code, short where there is a short form; the code where another version has no words for it."""
    if isinstance(term, Words):
        return say_own_words(texts, term)
    try:
        if vocabulary in SHORT:
            return texts.word(vocabulary, term, "short").unescape()
        return say_meaning(texts, vocabulary, term)
    except KeyError:
        return term


def say_codes(texts: Texts, vocabulary: str, terms: Iterable[Term]) -> str:
    """Several codes of a vocabulary."""
    say = partial(say_code, texts, vocabulary)
    return join_words(map(say, terms))


def say_shared_text(texts: Texts, key: str) -> str:
    """A text of the notice; its key where another version has it no more."""
    try:
        return texts(key).unescape()
    except KeyError:
        return key


def say_recipient(texts: Texts, term: Term, name: Term, country: str) -> str:
    """`Name (what it is, country)`, as far as it is known."""
    what = say_code(texts, "recipients", term)
    details = []
    if name:
        details.append(what)
        what = say_value(texts, "recipients.name", name)
    if country:
        details.append(texts.country(country))
    if not details:
        return what
    inside = ", ".join(details)
    return f"{what} ({inside})"


def say_kept(texts: Texts, term: Term) -> str:
    """What a retention row speaks of."""
    if is_statutory(texts, term):
        return say_shared_text(texts, f"words.statutory.{term}.data")
    return say_value(texts, "retention.data", term)


def say_period(texts: Texts, row: Retention, term: Term) -> str:
    """How long a row says; a statutory period has its own words."""
    if is_statutory(texts, term):
        return say_code(texts, "statutory", term)
    try:
        said = periods.word_period(texts, put_in_language(texts, row), say_kept_time)
    except KeyError:  # another version has no words for it
        return str(row.keep or row.until)
    return str(said.unescape()).replace(NO_BREAK, " ")


def put_in_language(texts: Texts, row: Retention) -> Retention:
    """A row whose own words are said in a language, as `say_own_words` does, also where they are not written in it."""
    said = {}
    for step, part in list_values(row).items():
        if isinstance(part, Words):
            said[step] = Words.model_construct(root={texts.language: say_own_words(texts, part)})
    return row.model_copy(update=said)


def say_kept_time(texts: Texts, row: Retention) -> str:
    """How long and from when, as the page says it; of what is open the review also says whether somebody is asked."""
    if not isinstance(row.keep, Gap) and not isinstance(row.after, Gap):
        return periods.say_length(texts, row).unescape()
    if row.after is None:
        return say_value(texts, "retention.keep", row.keep)
    pattern = "open_counted" if isinstance(row.keep, Gap) else "counted_open"
    return say_phrase(texts, "values", pattern).format(
        period=say_value(texts, "retention.keep", row.keep),
        start=say_value(texts, "retention.after", row.after),
    )


def say_cited_period(texts: Texts, row: Retention) -> str:
    """The law that says how long, with its section."""
    if not row.by_law:
        return ""
    said = texts.cite_period(row.by_law)
    return str(said.unescape()).replace(NO_BREAK, " ")


def is_statutory(texts: Texts, term: Term) -> bool:
    """Whether a statute sets how long something is kept."""
    return term in texts.theme.vocabulary["statutory"]


def join_words(listed: Iterable[str]) -> str:
    """Words one after the other; with semicolons, because the words of a code may hold commas."""
    return "; ".join(filter(None, listed))


BY_TYPE: Mapping[type, Callable[[Texts, Any], str]] = {
    type(None): lambda _texts, _: "",
    Gap: say_gap,
    bool: lambda texts, value: say_phrase(texts, "values", "yes" if value else "no"),
    date: say_day,
    Words: say_own_words,
    Prose: say_own_words,
    Door: say_door,
}
BY_KEY: Mapping[str, Callable[[Texts, Any], str]] = {
    "transfers.country": Texts.country,
    "retention.keep": say_length,
    "services.retention": say_length,
    "services.cookies.lifetime": say_length,
    "cookies.list.lifetime": say_length,
    # The notice has roles as headings, which would not fit into a sentence.
    "recipients.role": lambda texts, role: say_phrase(texts, "roles", role),
    "services.role": lambda texts, role: say_phrase(texts, "roles", role),
}

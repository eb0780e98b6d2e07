"""What a good writer would mark in a text: brackets, capitals, blanks, words, and the length of its sentences.

`python -m tests.writing` prints the lengths for the texts and for the pages of each language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from hooks.notice.naming import list_languages
from hooks.notice.notice import render_notice
from hooks.reading.loading import read_own_source
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.theme import FOLDER, Theme
from tests.paths import DATA
from tests.shared import THEME, read_case

BLOCKS = "p|li|dt|dd|td|th|caption|h\\d|div|ul|ol|dl|table|thead|tbody|tr|section|nav|header"
FORMS_OF_COMPANIES = ("Inc. ", "Ltd. ")  # end with a full stop that ends no sentence
LONG, TOO_LONG = 22, 30  # words of a sentence
UNITS = {
    "fi": r"vuo(?:si|tta|den)|kuukau|viik|päiv|tun(?:ti|nin)|minuut|sekun|kt\b|§",
    "en": r"(?:year|month|week|day|hour|minute|second)s?\b|KB\b",
    "sv": r"år\b|månad|veck|dyg|dag|timm|minut|sekund|kB\b|§|mom\b",
}
COUNTED = {"fi": r"(?!)", "en": r"\b(?:section) \d", "sv": r"\bartikel \d"}  # a unit that stands before its number


def list_strings(found: Any) -> Iterator[str]:  # noqa: ANN401 - a text, a list or a table
    """Every text of a table, or of a part of one."""
    if isinstance(found, dict):
        for value in found.values():
            yield from list_strings(value)
    elif isinstance(found, list):
        for value in found:
            yield from list_strings(value)
    else:
        yield str(found)


def read_texts(language: str) -> list[str]:
    """Every text that readers meet in a language: of the notices, of services, of the review page and the comment."""
    review: Any = read_own_source(FOLDER / f"review/{language}.yml", "review").data
    comment: Any = read_own_source(FOLDER / "notice/comment.yml", "comment").data
    own = [text[language] for text in comment.values()]
    services = list_strings(select_language(THEME.services, language))
    return [*list_strings(THEME.words[language]), *list_strings(review), *own, *services]


def read_editors_texts(language: str) -> list[str]:
    """Every text that editors meet in a language: what the keys mean, what `new` asks and says, and the overview."""
    questions: Any = read_own_source(FOLDER / "notice/questions.yml", "questions").data
    overview: Any = {}
    if language in DEFAULT_LANGUAGES:
        overview = read_own_source(FOLDER / f"overview/{language}.yml", "overview").data
    asked = list_strings(select_language(questions, language))
    return [*list_strings(select_language(THEME.keys, language)), *asked, *list_strings(overview)]


def select_language(found: Any, language: str) -> list[Any]:  # noqa: ANN401 - a text, a list or a table
    """Whatever stands under the name of a language, however deep."""
    if not isinstance(found, dict):
        return []
    inner = [part for value in found.values() for part in select_language(value, language)]
    return [found[language], *inner] if language in found else inner


def read_pages(language: str) -> dict[str, list[str]]:
    """What stands in each row of the pages in data/notices, in a language, by the path of the file in data."""
    pages = {}
    for path in sorted((DATA / "notices").rglob("*.yml")):
        register = read_case(path, DATA / "notices").register
        if register and language in list_languages(register):
            pages[path.relative_to(DATA).as_posix()] = cut_rows(render_notice(register, language, THEME).html)
    return pages


def cut_rows(html: str) -> list[str]:
    """The text of each element of a page that stands by itself, its hard blanks kept."""
    parts = re.split(rf"</?(?:{BLOCKS})\b[^>]*>", str(html))
    rows = (unescape(re.sub("<[^>]*>", "", part)).strip(" \n") for part in parts)
    return [re.sub(r"[ \n]+", " ", row) for row in rows if row]


def read_rows(language: str) -> list[str]:
    """What stands in each row of all the pages."""
    return [row for rows in read_pages(language).values() for row in rows]


def find_brackets_after_stop(text: str) -> list[str]:
    """What stands in brackets after a full stop, where it belongs to no sentence."""
    found = re.findall(r"\S+[.!?] \([^)]*\)?", text)
    return [part for part in found if not part.startswith(FORMS_OF_COMPANIES)]


def find_double_brackets(text: str) -> list[str]:
    """Brackets within brackets, and brackets right after brackets."""
    return re.findall(r"\([^()]*\([^()]*\)?|\([^()]*\) \([^()]*\)?", text)


def find_breakable_quantities(text: str, language: str) -> list[str]:
    """Numbers that a line may part from their unit."""
    return re.findall(rf"\d (?:{UNITS[language]})|(?:kt|§) \d|{COUNTED[language]}", text)


def find_capitals(row: str, words: Iterable[str]) -> list[str]:
    """Words of codes, small in the language file, that have a capital after a semicolon or a colon.

    Args:
        row: what stands in one row, without its label.
        words: the words of codes.

    """
    capitals = {word[:1].upper() + word[1:] for word in words if word[:1].islower()}
    parts = [part.strip() for part in re.split("[;:] ", row)[1:]]
    return [part for part in parts if re.split(r"[,;:.]| \(", part)[0] in capitals or part in capitals]


def find_banned(text: str, banned: dict[str, str]) -> list[str]:
    """The words that another should stand for, each with that other."""
    return [
        f"{found.group()}: {instead}"
        for pattern, instead in banned.items()
        for found in re.finditer(pattern, text, re.IGNORECASE)
    ]


def read_banned(language: str) -> dict[str, dict[str, str]]:
    """What no text of a language says, by the reason."""
    data: Any = read_own_source(DATA / f"writing/{language}.yml", "writing").data
    return dict(data)


def list_sentences(texts: Iterable[str]) -> Iterator[str]:
    """The sentences of texts; a label, which ends in no mark, is none."""
    for text in texts:
        for sentence in re.split(r"(?<=[.!?]) ", re.sub(r" ?<\S+>", "", text)):
            if re.search(r"[.!?:]$", sentence):
                yield sentence


def count_words(sentence: str) -> int:
    return len(re.findall(r"\S*\w\S*", sentence))


@dataclass(frozen=True)
class Lengths:
    """How long sentences are: their number, their words together, and those that are long or too long."""

    sentences: int
    words: int
    long: tuple[str, ...]
    too_long: tuple[str, ...]

    @property
    def share(self) -> float:
        """Of long sentences, in per cent."""
        return 100 * len(self.long) / self.sentences

    def __str__(self) -> str:
        mean = self.words / self.sentences
        return (
            f"{self.sentences} sentences, {mean:.1f} words each; {len(self.long)} over {LONG} words "
            f"({self.share:.1f} %), {len(self.too_long)} over {TOO_LONG}"
        )


def measure_sentences(texts: Iterable[str]) -> Lengths:
    """The lengths of the sentences of texts, each different sentence once."""
    counted = {sentence: count_words(sentence) for sentence in list_sentences(texts)}
    long = tuple(sentence for sentence, count in counted.items() if count > LONG)
    too_long = tuple(sentence for sentence, count in counted.items() if count > TOO_LONG)
    return Lengths(len(counted), sum(counted.values()), long, too_long)


def list_words(theme: Theme, language: str) -> list[str]:
    """The words of codes of a language, but for the names of registers."""
    return [
        word
        for key, words in theme.words[language]["words"].items()
        if key != "registers"
        for word in list_strings(words)
    ]


def find_faults(text: str, language: str) -> list[str]:
    """What is wrong in a text, whatever its words."""
    found = (
        ("a bracket after a full stop", find_brackets_after_stop(text)),
        ("double brackets", find_double_brackets(text)),
        ("a blank that may break", find_breakable_quantities(text, language)),
    )
    return [f"{what}: {part}" for what, parts in found for part in parts]


def print_figures(write: Callable[[str], object] = print) -> None:
    """Print the lengths of sentences and the number of faults of each language."""
    for language in THEME.languages:
        texts = read_texts(language)
        for what, listed in (("texts", texts), ("pages", read_rows(language))):
            different = dict.fromkeys(listed)
            faults = sum(len(find_faults(text, language)) for text in different)
            banned = {
                reason: sum(len(find_banned(text, patterns)) for text in different)
                for reason, patterns in read_banned(language).items()
            }
            capitals = sum(len(find_capitals(text, list_words(THEME, language))) for text in different)
            write(f"{language} {what}: {measure_sentences(listed)}; faults {faults}, capitals {capitals}, {banned}")


if __name__ == "__main__":
    print_figures()

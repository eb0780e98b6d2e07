"""Sources as each language cites them: the program has them in the English form, as in `GDPR Art. 13(2)(a)`."""

from __future__ import annotations

import re

from ..reading.messages import Phrase, Series, Value, make_phrase

ARTICLES = "GDPR Art. "
# What a part of a source looks like, and the phrase that says it. A part that looks like none is a name.
PARTS = {
    "cite-section": re.compile(r"(?P<act>\d{1,4}/\d{4}) s\. (?P<section>\d{1,4})"),
    "cite-data-protection-act": re.compile(r"Data Protection Act s\. (?P<section>\d{1,4})"),
    "cite-guidelines": re.compile(r"EDPB Guidelines (?P<number>\d{1,4}/\d{4})"),
    "cite-guide": re.compile(r"Traficom's guide of (?P<year>\d{1,4})"),
    "cite-decision": re.compile(r"the Ombudsman on (?P<whom>[\w.]{1,40}), published (?P<day>[\d-]{10})"),
}
ITEMS = {  # of a list of articles
    "cite-recital": re.compile(r"recital (?P<number>\d{1,4})"),
    "cite-subparagraph": re.compile("second subparagraph"),
    "cite-points": re.compile(
        r"(?P<article>\d{1,4})\((?P<paragraph>\d{1,4})\)\((?P<first>[a-z])\)-\((?P<last>[a-z])\)"
    ),
    "cite-point": re.compile(r"(?P<article>\d{1,4})\((?P<paragraph>\d{1,4})\)\((?P<point>[a-z])\)"),
    "cite-paragraphs": re.compile(r"(?P<article>\d{1,4})\((?P<first>\d{1,4})\)-\((?P<last>\d{1,4})\)"),
    "cite-paragraph": re.compile(r"(?P<article>\d{1,4})\((?P<paragraph>\d{1,4})\)"),
    "cite-articles": re.compile(r"(?P<first>\d{1,4})-(?P<last>\d{1,4})"),
    "cite-article": re.compile(r"(?P<article>\d{1,4})"),
}


def cite_source(source: str) -> Value:
    """A source in every language: laws, articles and documents, divided by semicolons."""
    return Series(tuple(map(cite_part, source.split("; "))), "semicolon")


def cite_part(part: str) -> Value:
    """One law, or one document."""
    if part.startswith(ARTICLES):
        return make_phrase("cite-gdpr", articles=cite_articles(part.removeprefix(ARTICLES)))
    return recognize(part, PARTS)


def cite_articles(articles: str) -> Value:
    """Articles of the GDPR, divided by commas."""
    return Series(tuple(recognize(item, ITEMS) for item in articles.split(", ")))


def recognize(text: str, forms: dict[str, re.Pattern[str]]) -> Value:
    """The phrase that says a text of one of these forms; of any other the text."""
    for name, form in forms.items():
        found = form.fullmatch(text)
        if found:
            return Phrase(name, tuple(found.groupdict().items()))
    return text

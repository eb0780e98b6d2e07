"""A register in one language becomes a notice: title, summary, sections and HTML. Pure; nothing here reads or writes.

The words and the layout are in theme/notice/; this module brings facts, texts and templates together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from traceback import extract_tb

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from hooks import prose, texts
from hooks.derive import CONTACT, COOKIE_SETTINGS, Facts
from hooks.register import Register
from hooks.source import Fault, Place
from hooks.values import Words
from hooks.vocabulary import CONSTANTS, LANGUAGES, TEXTS, THEME, VOCABULARY, code


@dataclass(frozen=True)
class Section:
    """One section of a notice; the key is its id, equal in every language."""

    key: str
    title: str
    html: Markup


@dataclass(frozen=True)
class Notice:
    """One notice in one language, ready for a page."""

    language: str
    company: str
    register: str
    title: str
    description: str
    email: str
    dated: date
    sections: tuple[Section, ...]
    html: Markup


INSTEAD: dict[str, str] = {}  # templates of another version by name, while hooks/editions.py looks at it


@cache
def environment() -> Environment:
    """The one template environment of the site: what comes from YAML is escaped here and only here."""
    kind = ImmutableSandboxedEnvironment if INSTEAD else Environment
    loader = ChoiceLoader([DictLoader(INSTEAD), FileSystemLoader(THEME)])
    made = kind(autoescape=True, undefined=StrictUndefined, loader=loader, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(
        code=code,
        constants=CONSTANTS,
        contact_door=CONTACT,
        cookie_settings=COOKIE_SETTINGS,
        digits=digits,
        is_words=lambda term: isinstance(term, Words),
        texts_checked=date.fromisoformat(CONSTANTS["texts"]["checked"]),
        vocabulary=VOCABULARY,
    )
    made.filters.update(
        country_name=lambda code, t: t.country(code), language_name=lambda code, t: t.word("answer_languages", code)
    )
    return made


def digits(phone: str) -> str:
    """`+358 3 123 4567` as a `tel:` link has it (RFC 3966)."""
    return phone.replace(" ", "")


def languages_of(register: Register) -> tuple[str, ...]:
    """The languages a notice is published in."""
    return register.languages or LANGUAGES


def company_name(register: Register, language: str) -> str:
    """The legal name."""
    name = register.controller.name
    return name.root[language] if isinstance(name, Words) else name


def listed_name(register: Register, language: str) -> str:
    """The name people know, for lists."""
    return register.controller.known_as or company_name(register, language)


def dated(register: Register) -> date:
    """The day the facts date from: their last change, or else when they were confirmed or drawn up.

    Raises:
        ValueError: the register has no date; `checks` refuses it before.

    """
    known = [day for day in (register.updated, register.reviewed, register.drawn_up) if day]
    if not known:
        raise ValueError("a register without a date reached the notice")
    return register.updated or max(known)


def render(register: Register, language: str) -> Notice:
    """The notice of a register in one language.

    Args:
        register: a register that passed the checks.
        language: one of `languages_of(register)`.

    """
    made = Facts(register)
    t = texts.of(language, register.wording)
    company = company_name(register, language)
    context = {"r": register, "f": made, "t": t, "word": t.word, "language": language, "company": company}
    sections = tuple(Section(key, t(f"{key}.title"), section_html(key, register, context)) for key in made.sections)
    name = t.word("registers", register.kind, "name")
    title = t("title", who=t.word("registers", register.kind, "who"))
    html = (
        environment()
        .get_template("notice/notice.html")
        .render(context | {"sections": sections, "title": title, "register_name": name})
    )
    return Notice(
        language=language,
        company=company,
        register=plain(name),
        title=plain(title),
        description=plain(t("interface.description", name=company)),
        email=made.contact.email,
        dated=dated(register),
        sections=sections,
        html=Markup(html),  # noqa: S704 - made by the escaping environment
    )


def section_html(key: str, register: Register, context: dict[str, object]) -> Markup:
    """One section without its heading, the company's own words at its end."""
    html = Markup(environment().get_template(f"notice/blocks/{key}.html").render(context))  # noqa: S704 - escaped there
    return html + prose.html(register.more[key].root[str(context["language"])]) if key in register.more else html


def plain(text: Markup) -> str:
    """Escaped text as it is read, for places that escape it themselves."""
    return str(text.unescape())


def fault_of(error: BaseException) -> Fault:
    """What a text or a template did wrong when it was rendered, at the line of the template."""
    lines = [(frame.filename, frame.lineno or 1) for frame in extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        lines.append((error.filename or "", error.lineno))
    ours = [(Path(name), line) for name, line in lines if Path(name).is_relative_to(THEME)]
    path, line = ours[-1] if ours else (TEXTS, 1)
    place = Place(path.relative_to(THEME.parent).as_posix(), line, 1)
    if isinstance(error, KeyError):
        return Fault(place, "error", "", f"the texts lack {error}", "compare theme/notice/fi.yml and en.yml")
    problem = f"the page cannot be made ({type(error).__name__}: {error})"
    return Fault(place, "error", "", problem, "mend the template" if ours else "")

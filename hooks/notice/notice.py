"""A register in one language becomes a notice: title, summary, sections and HTML. It knows no files and no site.

The words and the layout are in theme/notice/; this module brings facts, texts and templates together.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from traceback import extract_tb
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ..facts.derive import CONTACT, COOKIE_SETTINGS, Facts
from ..format import prose
from ..format.register import Register, Removal
from ..format.values import Door, Words
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Faulty, Place, say_fault
from ..theme.theme import DEFAULT_LANGUAGES, Theme
from . import texts
from .compiled import COMPILED

NOTHING = Markup()
SHOWN = 160  # characters of a description that search engines show


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
    names: str
    register: str
    title: str
    description: str
    email: str
    dated: date
    dated_as: str
    sections: tuple[Section, ...]
    html: Markup
    used: frozenset[str]  # the keys of the shared texts that it is made of


@lru_cache(maxsize=8)
def find_environment(theme: Theme) -> Environment:
    """The template environment of a theme, made once: what comes from YAML is escaped there and only there."""
    kind = Environment if theme.is_trusted else ImmutableSandboxedEnvironment
    made = kind(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(partial(load_template, theme)),
        bytecode_cache=COMPILED if theme.is_trusted else None,  # what a sandbox runs is compiled otherwise
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        code=theme.find_code,
        constants=theme.constants,
        contact_door=CONTACT,
        cookie_settings=COOKIE_SETTINGS,
        digits=digits,
        dated=dated,
        dated_as=dated_as,
        is_words=lambda term: isinstance(term, Words),
        mailto=mailto,
        nothing=NOTHING,
        texts_checked=date.fromisoformat(theme.constants["texts"]["checked"]),
        vocabulary=theme.vocabulary,
    )
    made.filters.update(
        country_name=lambda code, t: t.country(code), language_name=lambda code, t: t.word("answer_languages", code)
    )
    return made


def load_template(theme: Theme, name: str) -> tuple[str, str, Callable[[], bool]]:
    """A template as Jinja wants it: its source, the file that messages name, and that it stays as it is.

    Raises:
        Faulty: the theme has no such template.

    """
    if name not in theme.templates:
        place = Place(f"theme/{name}", 1, 1)
        raise Faulty(say_fault(place, FaultCode.TEMPLATE, "", "the template is missing", "put it back"))
    return theme.templates[name], f"theme/{name}", lambda: True


def digits(phone: str) -> str:
    """`+358 3 123 4567` as a `tel:` link has it (RFC 3966)."""
    return phone.replace(" ", "")


def mailto(address: str, subject: Markup = NOTHING, *lines: Markup) -> str:
    """A link that opens a message to an address (RFC 6068), whatever the address and the texts hold."""
    fields = {"subject": plain(subject), "body": "\r\n".join(map(plain, lines))}
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
    return f"mailto:{quote(address, safe='@')}" + (f"?{query}" if query else "")


def languages_of(register: Register | Removal) -> tuple[str, ...]:
    """The languages a notice is published in."""
    return register.languages or DEFAULT_LANGUAGES


def company_name(register: Register | Removal, language: str) -> str:
    """The legal name."""
    name = register.controller.name
    return name.root[language] if isinstance(name, Words) else name


def listed_name(register: Register, language: str) -> str:
    """The name people know, for lists."""
    return register.controller.known_as or company_name(register, language)


def both_names(register: Register, language: str) -> str:
    """The name people know, with the legal name where that is another."""
    known, legal = listed_name(register, language), company_name(register, language)
    return known if known == legal else f"{known} ({legal})"


def where_to_turn(removal: Removal) -> tuple[Door, ...]:
    """Whom to ask when the notice is gone: those named, or else the controller."""
    controller = removal.controller
    own = (
        Door("email", controller.email) if controller.email else None,
        Door("phone", controller.phone) if controller.phone else None,
        Door("link", controller.website) if controller.website else None,
    )
    return removal.removed.ask or tuple(door for door in own if door)


def dated(register: Register) -> date:
    """The day the facts date from: their last change, or else when they were confirmed or drawn up.

    Raises:
        ValueError: the register has no date; `checks` refuses it before.

    """
    known = [day for day in (register.updated, register.reviewed, register.drawn_up) if day]
    if not known:
        raise ValueError("a register without a date reached the notice")
    return register.updated or max(known)


def dated_as(register: Register) -> str:
    """What happened on the day the facts date from, as a key of the texts: `updated`, `reviewed` or `drawn_up`."""
    return next(name for name in ("updated", "reviewed", "drawn_up") if getattr(register, name) == dated(register))


def render(register: Register, language: str, theme: Theme, *, for_paper: bool = False) -> Notice:
    """The notice of a register in one language.

    Args:
        register: a register that passed the checks.
        language: one of `languages_of(register)`.
        theme: its words and templates.
        for_paper: whether the HTML is for a PDF, where every element becomes a tag for screen readers.

    """
    made = Facts(register, theme)
    t = texts.speak(theme, language, register.wording)
    environment = find_environment(theme)
    company = company_name(register, language)
    name = t.word("registers", register.kind, "name")
    context = {"r": register, "f": made, "t": t, "word": t.word, "language": language, "company": company}
    context["register_name"] = name
    context["for_paper"] = for_paper
    context["m"] = environment.get_template("notice/macros.html").make_module(context)
    sections = tuple(
        Section(key, t(f"{key}.title"), section_html(key, register, context, environment)) for key in made.sections
    )
    title = t("title", who=t.word("registers", register.kind, "who"))
    purposes = [t.word("purposes", purpose) for purpose in made.aims]
    html = environment.get_template("notice/notice.html").render(context | {"sections": sections, "title": title})
    return Notice(
        language=language,
        company=company,
        names=both_names(register, language),
        register=plain(name),
        title=plain(title),
        description=shortened(
            t("interface.description", name=company, title=title, purposes=Markup(", ").join(purposes))
        ),
        email=made.contact.email,
        dated=dated(register),
        dated_as=dated_as(register),
        sections=sections,
        html=Markup(html),  # noqa: S704 - made by the escaping environment
        used=frozenset(t.used),
    )


def section_html(key: str, register: Register, context: dict[str, object], environment: Environment) -> Markup:
    """One section without its heading, the company's own words at its end."""
    html = Markup(environment.get_template(f"notice/blocks/{key}.html").render(context))  # noqa: S704 - escaped there
    return html + prose.html(register.more[key].root[str(context["language"])]) if key in register.more else html


def plain(text: Markup) -> str:
    """Escaped text as it is read, for places that escape it themselves."""
    return str(text.unescape())


def shortened(text: Markup) -> str:
    """A description as long as search engines show it, as it is read."""
    return re.sub(r"\W*…$", "…", textwrap.shorten(plain(text), SHOWN, placeholder="…"))


def fault_of(error: BaseException) -> Fault:
    """What a text or a template did wrong when it was rendered, at the line of the template."""
    if isinstance(error, Faulty):
        return error.faults[0]
    lines = [(frame.filename, frame.lineno or 1) for frame in extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        lines.append((error.filename or "", error.lineno))
    ours = [(name, line) for name, line in lines if name.startswith("theme/")]
    file, line = ours[-1] if ours else ("theme/notice", 1)
    place = Place(file, line, 1)
    if isinstance(error, KeyError):
        return say_fault(
            place, FaultCode.TEXTS, "", f"the texts lack {error}", "compare theme/notice/fi.yml and en.yml"
        )
    problem = f"the page cannot be made ({type(error).__name__}: {error})"
    return say_fault(place, FaultCode.TEMPLATE, "", problem, "mend the template" if ours else "")

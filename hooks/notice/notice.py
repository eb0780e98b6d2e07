"""A register in one language becomes a notice: title, summary, sections and HTML. It knows no files and no site.

The words and the layout are in theme/notice/; this module brings facts, texts and templates together.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from ..facts.facts import Facts
from ..facts.remembered import remember_facts
from ..format.own_words import Words
from ..format.prose import render_prose
from ..format.register import Register
from ..theme.theme import Theme
from .dates import find_date, name_date
from .environment import find_environment, share_theme
from .identity import Identity, identify_company
from .naming import join_company_names, name_company
from .own_blocks import render_own_block
from .texts import Texts, speak, unescape

SHOWN = 160  # characters of a description that search engines show


@dataclass(frozen=True)
class Section:
    """One section of a notice; the key is its id, equal in every language; `within` is the larger one it stands in."""

    key: str
    title: str
    html: Markup
    within: str = ""


@dataclass(frozen=True)
class Notice:
    """One notice in one language, ready for a page.

    Args:
        language: its code.
        company: the legal name.
        names: the name people know, with the legal name where that is another.
        register: what the register is called.
        identity: by what the company is known at a glance.
        title: of the page.
        description: for search engines.
        email: of the contact, or nothing.
        dated: the day its facts date from, if the file states any.
        dated_as: what happened on that day, as a key of the texts.
        sections: in the order of the page.
        html: all of it.
        used: the keys of the shared texts that it is made of.

    """

    language: str
    company: str
    names: str
    register: str
    identity: Identity
    title: str
    description: str
    email: str
    dated: date | None
    dated_as: str
    sections: tuple[Section, ...]
    html: Markup
    used: frozenset[str]


def render_notice(register: Register, language: str, theme: Theme, *, for_paper: bool = False) -> Notice:
    """The notice of a register in one language.

    Args:
        register: a register that passed the checks.
        language: one of `naming.list_languages(register)`.
        theme: its words and templates.
        for_paper: whether the HTML is for a PDF, where every element becomes a tag for screen readers.

    """
    facts = remember_facts(register, theme)
    t = speak(theme, language, register.wording)
    environment = find_environment(theme.templates)
    context = share_theme(theme) | {
        "r": register,
        "f": facts,
        "t": t,
        "word": t.word,
        "language": language,
        "company": name_company(register, language),
        "register_name": t.word("registers", register.kind, "name"),
        "for_paper": for_paper,
    }
    context["m"] = environment.get_template("notice/macros.html").make_module(context)
    context["sections"] = sections = render_sections(facts, context, t, environment)
    context["title"] = title = t("title", who=name_people(register, t))
    html = environment.get_template("notice/notice.html").render(context)
    return Notice(
        language=language,
        company=context["company"],
        names=join_company_names(register, language),
        register=unescape(context["register_name"]),
        identity=identify_company(register, language),
        title=unescape(title),
        description=describe(facts, context["company"], title, t),
        email=facts.contact.email,
        dated=find_date(register),
        dated_as=name_date(register),
        sections=sections,
        html=Markup(html),  # noqa: S704 - made by the escaping environment
        used=frozenset(t.used),
    )


def name_people(register: Register, t: Texts) -> Markup:
    """Whom a notice is for, as its title says it: the usual people of the register, or its name where it has others."""
    if register.subjects is None:
        return t.word("registers", register.kind, "who")
    name = t.word("registers", register.kind, "name")
    return name if isinstance(register.kind, Words) else Markup(name[:1].lower() + name[1:])  # noqa: S704 - escaped by `word`


def render_sections(facts: Facts, context: dict[str, Any], t: Texts, environment: Environment) -> tuple[Section, ...]:
    """The sections that have something to say, in the order of the page."""
    sections = []
    for key in facts.sections:
        html = render_section(key, facts, context, environment)
        within = facts.theme.find_code("sections", key).within
        sections.append(Section(key, t(f"{key}.title"), html, within))
    return tuple(sections)


def render_section(key: str, facts: Facts, context: dict[str, Any], environment: Environment) -> Markup:
    """One section without its heading, the company's own words where its block has them, or else at its end."""
    own = Markup()
    if key in facts.register.more:
        own = render_prose(facts.register.more[key].root[context["language"]])
    if key in facts.theme.overrides.blocks:
        html = render_own_block(key, facts.theme, context | {"own": own})
    else:
        template = environment.get_template(f"notice/blocks/{key}.html")
        html = Markup(template.render(context | {"own": own}))  # noqa: S704 - made by the escaping environment
    if own in html:  # no own words at all are in it, too
        return html
    return html + own


def describe(facts: Facts, company: str, title: Markup, t: Texts) -> str:
    """The description of a notice for search engines."""
    purposes = t.join(t.word("purposes", purpose) for purpose in facts.aims)
    return shorten(t("interface.description", name=company, title=title, purposes=purposes))


def shorten(text: Markup) -> str:
    """A description as long as search engines show it, as it is read."""
    cut = textwrap.shorten(unescape(text), SHOWN, placeholder="…")
    return re.sub(r"\W*…$", "…", cut)

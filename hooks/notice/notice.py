"""A register in one language becomes a notice: title, summary, sections and HTML. It knows no files and no site.

The words and the layout are in theme/notice/; this module brings facts, texts and templates together.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from ..facts.dates import find_date, name_date
from ..facts.facts import Facts
from ..facts.remembered import remember_facts
from ..format.own_words import Words
from ..format.prose import render_prose
from ..format.register import Register
from ..theme.theme import Theme
from .environment import find_environment, share_theme
from .identity import Identity, identify_company
from .naming import join_company_names, name_company
from .own_blocks import render_own_block
from .remembered import Reader, Rendered, find_sections
from .texts import Texts, speak, unescape

SHOWN = 160  # characters of a description that search engines show
OF_ONE_NOTICE = frozenset({"controller", "contact", "objection", "requests", "changes"})  # no other is likely to say it
PLACE = Markup("<own-words>")  # where own words come in sections that are shared; no text can say it unescaped


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
    reader = Reader(facts, t, for_paper=for_paper)
    environment = find_environment(theme.templates)
    context = tell_templates(reader)
    context["sections"] = sections = tuple(render_sections(reader, context))
    context["title"] = title = t("title", who=name_people(register, t))
    html = environment.get_template("notice/notice.html").render(context)
    company = name_company(register, language)
    return Notice(
        language=language,
        company=company,
        names=join_company_names(register, language),
        register=unescape(t.word("registers", register.kind, "name")),
        identity=identify_company(register, language),
        title=unescape(title),
        description=describe(facts, company, title, t),
        email=facts.contact.email,
        dated=find_date(register),
        dated_as=name_date(register),
        sections=sections,
        html=Markup(html),  # noqa: S704 - made by the escaping environment
        used=frozenset(t.used),
    )


def render_one_section(key: str, facts: Facts, language: str) -> Markup:
    """One section of the notice of a register, as `render_notice` makes it, for a page."""
    reader = Reader(facts, speak(facts.theme, language, facts.register.wording), for_paper=False)
    return render_section(key, reader, tell_templates(reader))


def tell_templates(reader: Reader) -> dict[str, Any]:
    """What the templates of a notice are told."""
    facts, t = reader.facts, reader.t
    theme = facts.theme
    context = share_theme(theme) | {"t": t, "word": t.word, "language": t.language, "for_paper": reader.for_paper}
    context |= reader.views if theme.templates.is_trusted else tell_plainly(facts, t)
    context["m"] = find_environment(theme.templates).get_template("notice/macros.html").make_module(context)
    return context


def name_people(register: Register, t: Texts) -> Markup:
    """Whom a notice is for, as its title says it: the usual people of the register, or its name where it has others."""
    if register.subjects is None:
        return t.word("registers", register.kind, "who")
    name = t.word("registers", register.kind, "name")
    return name if isinstance(register.kind, Words) else Markup(name[:1].lower() + name[1:])  # noqa: S704 - escaped by `word`


def render_sections(reader: Reader, context: Mapping[str, Any]) -> Iterator[Section]:
    """The sections that have something to say, in the order of the page."""
    facts = reader.facts
    for key in facts.sections:
        html = render_section(key, reader, context)
        within = facts.theme.find_code("sections", key).within
        yield Section(key, reader.t(f"{key}.title"), html, within)


def render_section(key: str, reader: Reader, context: Mapping[str, Any]) -> Markup:
    """One section without its heading, the company's own words where its block has them, or else at its end."""
    own = Markup()
    if key in reader.facts.register.more:
        own = render_prose(reader.facts.register.more[key].root[reader.t.language])
    if is_shared(key, reader.facts.theme):
        html = share_section(key, reader, context)
        return html.replace(PLACE, own) if PLACE in html else html + own
    html = render_block(key, reader, context, own)
    return html if own in html else html + own


def is_shared(key: str, theme: Theme) -> bool:
    """Whether other notices may have the same section, but for own words: one that a block of the program shows."""
    return theme.templates.is_trusted and key not in OF_ONE_NOTICE and key not in theme.overrides.blocks


def share_section(key: str, reader: Reader, context: Mapping[str, Any]) -> Markup:
    """A section that other notices may have, too, still with the place for own words where its block has one."""
    sections = find_sections(reader.facts.theme, reader.t.language, reader.facts.register.wording, reader.for_paper)
    rendered = sections.recall(key, reader)
    if not rendered:
        reader.take_noted()
        with reader.t.note_apart() as used:
            html = render_block(key, reader, context, PLACE)
        rendered = Rendered(html, frozenset(used))
        sections.keep(key, reader, rendered)
    reader.t.used |= rendered.used
    return rendered.html


def render_block(key: str, reader: Reader, context: Mapping[str, Any], own: Markup) -> Markup:
    """What the block of a section shows, that of the project or of the program.

    Args:
        key: of the section.
        reader: of the notice.
        context: what templates are told.
        own: the company's own words for the section.

    """
    theme = reader.facts.theme
    if key in theme.overrides.blocks:
        plainly = tell_plainly(reader.facts, reader.t)
        return render_own_block(key, theme, {**context, **plainly, "own": own})
    template = find_environment(theme.templates).get_template(f"notice/blocks/{key}.html")
    return Markup(template.render(context, own=own))  # noqa: S704 - made by the escaping environment


def tell_plainly(facts: Facts, t: Texts) -> dict[str, Any]:
    """What templates are told of a notice that are not the program's own: nobody notes what these read."""
    return {
        "r": facts.register,
        "f": facts,
        "company": name_company(facts.register, t.language),
        "register_name": t.word("registers", facts.register.kind, "name"),
    }


def describe(facts: Facts, company: str, title: Markup, t: Texts) -> str:
    """The description of a notice for search engines."""
    purposes = t.join(t.word("purposes", purpose) for purpose in facts.aims)
    return shorten(t("interface.description", name=company, title=title, purposes=purposes))


def shorten(text: Markup) -> str:
    """A description as long as search engines show it, as it is read."""
    cut = textwrap.shorten(unescape(text), SHOWN, placeholder="…")
    return re.sub(r"\W*…$", "…", cut)

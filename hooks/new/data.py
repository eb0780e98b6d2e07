"""The answers become the data of a file, in the order of the format, with a gap for what was left open."""

from __future__ import annotations

from ..checks.clock import get_today
from ..facts.recipients import NO_OTHERS
from ..format.own_words import Term, Words
from .answers import Answer, Answers
from .dumper import REMARK, Filled, YesNo
from .purposes import make_purposes
from .relevance import must_name_cookies
from .rows import make_gap, pick_answered, shorten_list
from .services import make_services

Group = dict[str, Filled]

FIRSTS = {"data": "item", "sources": "source", "recipients": "recipient"}  # the first key of a row of each list

# What the law wants to be said, or declared to be open.
GAPS = (
    "providing_data",
    "data",
    "sources",
    "recipients",
    "transfers",
    "retention",
    "automated_decisions",
)


def make_data(answers: Answers) -> Group:
    """The keys that the register writes itself, each with its value."""
    parts: Group = {
        "controller": make_controller(answers),
        "contact": make_contact(answers),
        "dpo": pick_answered(answers, {"email": "officer"}),
        "register": answers.get_first("register"),
        "drawn_up": answers.get_first("drawn_up") or get_today().isoformat(),
        "languages": make_languages(answers),
        "wording": pick_answered(answers, {"we_are": "we_are", "dealings": "dealings"}),
        "subjects": make_subjects(answers),
        "purposes": make_purposes(answers),
        "providing_data": make_providing(answers),
        "data": make_items(answers),
        "sources": [make_row(answers, "sources", term, {}) for term in answers.get_all("sources")],
        "recipients": make_recipients(answers),
        "sold": YesNo(answers.get_first("sold")),
        "transfers": make_transfers(answers),
        "retention": make_retention(answers),
        "security": make_security(answers),
        "cookies": make_cookies(answers),
        **make_services(answers),
        "automated_decisions": answers.get_first("automated_decisions"),
        "profiling": YesNo(answers.get_first("profiling")),
    }
    for key in GAPS:
        parts[key] = parts[key] or make_gap(answers)
    own = answers.theme.short_keys.keys() | (parts.keys() - answers.taken_over)
    return {key: part for key, part in parts.items() if part and key in own}


def make_controller(answers: Answers) -> Group:
    """Who decides: the name, and what was told of the company."""
    return {
        "name": answers.get_first("name"),
        **pick_answered(answers, {"known_as": "known_as"}),
        "business_id": answers.get_first("business_id") or make_gap(answers),
        "address": answers.get_first("address") or make_gap(answers),
        **pick_answered(answers, {"phone": "phone", "email": "email", "website": "website"}),
    }


def make_contact(answers: Answers) -> Group:
    """Whom to ask: a role or a person, and what differs from the controller."""
    is_role = answers.get_first("contact") in answers.theme.vocabulary["roles"]
    keys = {
        "role" if is_role else "name": "contact",
        "phone": "contact_phone",
        "email": "contact_email",
    }
    return pick_answered(answers, keys)


def make_languages(answers: Answers) -> Answer:
    """The languages of the notice, where they are not those of a notice that names none."""
    if answers.languages == answers.theme.usual_languages:
        return ()
    return answers.get_all("languages")


def make_subjects(answers: Answers) -> Filled:
    """Whose data, where they are not the usual ones of the register."""
    if answers.subjects != answers.usual_subjects:
        return answers.get_all("subjects")
    if isinstance(answers.get_first("register"), Words):
        return ["customers"]  # a stand-in: own words for the register tell nothing of its subjects
    return []


def make_providing(answers: Answers) -> Filled:
    """Whether the data must be given; nothing where that is open."""
    provided = answers.get_first("providing_data")
    if provided != "required":
        return provided
    return {
        "required_by": answers.get_all("required_by"),
        "needed": answers.get_all("needed"),
        "without_it": shorten_list(answers.get_all("without_it")),
    }


def make_items(answers: Answers) -> list[Filled]:
    """The items of data; one that needs more than a basis is a row with what allows it."""
    items: list[Filled] = []
    for term in answers.get_all("data"):
        permits: Group = {}
        key = answers.find_permit(term)
        if key:
            permit = shorten_list(answers.get_about(key, term))
            permits[key] = permit or make_gap(answers)
        items.append(make_row(answers, "data", term, permits))
    return [*items, *make_end(answers, "data_complete", ())]


def make_recipients(answers: Answers) -> Filled:
    """Who receives data, and that nobody else does or that others are not known yet; or that nobody does."""
    receivers = answers.get_all("recipients")
    if receivers == ("none",):
        return "none"
    rows: list[Filled] = []
    for term in receivers:
        name = answers.get_about("recipient_name", term)
        stated: Group = {"name": name[0]} if name else {}
        rows.append(make_row(answers, "recipients", term, stated))
    return [*rows, *make_end(answers, "recipients_complete", (NO_OTHERS,))]


def make_end(answers: Answers, question: str, complete: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """What ends a list after the question whether it is complete; nothing where that was not asked.

    Args:
        answers: all answers.
        question: its name.
        complete: what says that it is.

    """
    answer = answers.plain.get(question)
    if answer is None:
        return ()
    return complete if answer == ("yes",) else (make_gap(answers),)


def make_row(answers: Answers, question: str, term: Term, stated: Group) -> Filled:
    """A term as itself, or as a row with what is stated of it, and as remarks what another register says of it."""
    remarks = answers.example.find_remarks(question, term)
    beside = {**stated, **{f"{REMARK}{key}": value for key, value in remarks.items()}}
    return {FIRSTS[question]: term, **beside} if beside else term


def make_transfers(answers: Answers) -> Filled:
    """The transfers; a technical need leaves the rest open."""
    chosen = answers.get_all("transfers")
    if chosen == ("none",):
        return "none"
    rows: list[Filled] = []
    for recipient in answers.abroad:
        country = answers.get_about("country", recipient)
        safeguard = answers.get_about("safeguard", recipient)
        row = {
            "recipient": recipient,
            "country": shorten_list(country),
            "safeguard": shorten_list(safeguard),
        }
        rows.append(row)
    if "if_technically_needed" in chosen:
        rows += ["if_technically_needed", make_gap(answers)]
    return rows


def make_retention(answers: Answers) -> list[Filled]:
    """How long; groups kept alike share a row, and so do those that are left open. Nothing where all are."""
    alike: dict[Answer, Answer] = {}
    for group in answers.groups:
        kept = (*answers.get_about("retention", group), *answers.get_about("after", group))
        alike[kept] = (*alike.get(kept, ()), group)
    if not any(alike):
        return []
    return [make_period(answers, kept, groups) for kept, groups in alike.items()]


def make_period(answers: Answers, kept: Answer, groups: Answer) -> Filled:
    """A row of retention: a period set by law, an event, or a length of time and the event it is counted from."""
    vocabulary = answers.theme.vocabulary
    data = shorten_list(groups)
    if not kept:
        return {"data": data, "keep": make_gap(answers)}
    period, *after = kept
    by_law = answers.theme.find_code("statutory", period)
    if by_law.name and groups == (by_law.group,):
        return period
    if by_law.name:
        return {"data": data, "keep": {"law": period}}
    if isinstance(period, Words) or period in vocabulary["until"]:
        return {"data": data, "until": period}
    return {"data": data, "keep": period, "after": shorten_list(tuple(after)) or make_gap(answers)}


def make_security(answers: Answers) -> Group:
    """How paper and electronic data are protected."""
    security: Group = {}
    for name in ("paper", "electronic"):
        measures = answers.get_all(name)
        if measures:
            security[name] = "none" if measures == ("none",) else measures
    return security


def make_cookies(answers: Answers) -> Filled:
    """What is said of cookies; nothing where nothing calls for it."""
    cookies = answers.get_first("cookies")
    settings = answers.get_first("cookie_settings")
    collects = answers.get_all("collects")
    if settings or collects:
        known = {"collects": collects} if collects else {}
        return {"settings": settings or make_gap(answers), **known, "list": make_gap(answers)}
    if not cookies and must_name_cookies(answers):
        return make_gap(answers)
    return cookies

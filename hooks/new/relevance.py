"""Which questions the answers so far call for, and what becomes of a question that is left open."""

from __future__ import annotations

from collections.abc import Mapping

from ..format.own_words import Words
from .answers import Answers
from .proposals import find_usual
from .questions import Question
from .services import has_cookies_of_services
from .targets import list_targets

# Of use without the question that usually leads to them.
ALSO_WITH_OPTION = ("contact_phone", "contact_email", "dealings", "officer")
REACHED_BY = ("phone", "email", "contact_phone", "contact_email")


def has_to_be_asked(answers: Answers, asked: Question) -> bool:
    """Whether a question is called for, and something is left that it is asked of."""
    targets = list_targets(answers, asked)
    return bool(targets) and is_called_for(answers, asked)


def is_called_for(answers: Answers, asked: Question) -> bool:
    """Whether the answers so far call for this question."""
    has_contact = bool(answers.get_all("contact"))
    must_be_given = answers.get_first("providing_data") == "required"
    uses_cookies = answers.get_first("cookies") == "used"
    if asked.part in answers.taken_over:
        return False
    if asked.name in ALSO_WITH_OPTION and asked.name in answers.given:
        return True
    called_for: Mapping[str, bool] = {
        "contact_phone": has_contact or not is_reachable(answers),
        "contact_email": has_contact or not is_reachable(answers),
        "dealings": answers.has_customers or bool(find_usual(answers).get("dealings")),
        "officer": answers.is_authority,
        "contacts_interest": answers.is_divided,
        "data_complete": bool(answers.get_all("data")),
        "recipients_complete": answers.get_all("recipients") not in ((), ("none",)),
        "required_by": must_be_given,
        "needed": must_be_given,
        "without_it": must_be_given,
        "cookie_settings": uses_cookies,
        "collects": uses_cookies,
    }
    return called_for.get(asked.name, True)


def is_reachable(answers: Answers) -> bool:
    """Whether a reader can reach the company by phone or e-mail."""
    if any(map(answers.get_all, REACHED_BY)):
        return True
    for key in answers.taken_over & {"controller", "contact"}:
        part = answers.company.data[key]
        if isinstance(part, dict) and not part.keys().isdisjoint(REACHED_BY):
            return True
    return False


def is_needed(answers: Answers, asked: Question) -> bool:
    """Whether the question can be left open neither as a gap nor by leaving the key out."""
    is_last_chance = "contact" in answers.taken_over
    if asked.name == "contact_email" or (asked.name == "email" and is_last_chance):
        return not is_reachable(answers)
    if asked.name == "subjects":
        register = answers.get_first("register")
        return isinstance(register, Words)
    return asked.needed


def is_gap_if_open(answers: Answers, asked: Question) -> bool:
    """Whether the point becomes a gap if it is left open, and is not simply left out."""
    if asked.name == "cookies":
        return must_name_cookies(answers)
    return asked.skip == "gap"


def must_name_cookies(answers: Answers) -> bool:
    """Whether what was answered points to cookies, so that they cannot be passed over in silence."""
    signs = (
        has_cookies_of_services(answers),
        "cookies" in answers.get_all("sources"),
        "website_visitors" in answers.subjects,
    )
    return any(signs)

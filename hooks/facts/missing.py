"""What the page says that it does not say yet: the open questions that the law asks, worded by what stands beside them.

A declared gap of which the law asks nothing is the editor's business alone, and never on a page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from ..format.own_words import Term
from .lines import Missing, OpenQuestion

# The law that asks for what is open, by the sentence of the gap, in the order of the page; without one it is silent.
ASKED_BY = {
    "address": "GDPR Art. 13(1)(a), 14(1)(a)",
    "arrangement": "GDPR Art. 26(2)",
    "basis_absent": "GDPR Art. 13(1)(c), 14(1)(c)",
    "basis_partial": "GDPR Art. 13(1)(c), 14(1)(c)",
    "law": "GDPR Art. 6(3), 13(1)(c), 14(1)(c)",
    "task_law": "GDPR Art. 6(3), 13(1)(c), 14(1)(c)",
    "any_law": "GDPR Art. 6(3), 13(1)(c), 14(1)(c)",
    "interest": "GDPR Art. 13(1)(d), 14(2)(b)",
    "identity_ground": "GDPR Art. 13(1)(c), 14(1)(c), 87; 1050/2018 s. 29",
    "special": "GDPR Art. 9(2), 13(1)(c), 14(1)(c)",
    "special_beside": "GDPR Art. 9(2), 13(1)(c), 14(1)(c)",
    "special_law": "GDPR Art. 9(2), 13(1)(c), 14(1)(c); 1050/2018 s. 6",
    "criminal": "GDPR Art. 10, 13(1)(c), 14(1)(c); 1050/2018 s. 7",
    "criminal_beside": "GDPR Art. 10, 13(1)(c), 14(1)(c); 1050/2018 s. 7",
    "data_absent": "GDPR Art. 14(1)(d)",
    "data_partial": "GDPR Art. 14(1)(d)",
    "retention": "GDPR Art. 13(2)(a), 14(2)(a)",
    "retention_partial": "GDPR Art. 13(2)(a), 14(2)(a)",
    "retention_row": "GDPR Art. 13(2)(a), 14(2)(a)",
    "service_retention": "GDPR Art. 13(2)(a), 14(2)(a)",
    "providing_data": "GDPR Art. 13(2)(e)",
    "providing_needed": "GDPR Art. 13(2)(e)",
    "providing_required_by": "GDPR Art. 13(2)(e)",
    "providing_without_it": "GDPR Art. 13(2)(e)",
    "sources_absent": "GDPR Art. 14(2)(f)",
    "sources_partial": "GDPR Art. 14(2)(f)",
    "recipients_absent": "GDPR Art. 13(1)(e), 14(1)(e)",
    "recipients_partial": "GDPR Art. 13(1)(e), 14(1)(e)",
    "transfers_country": "GDPR Art. 13(1)(f), 14(1)(f)",
    "transfers_safeguard": "GDPR Art. 13(1)(f), 14(1)(f)",
    "transfers_safeguard_beside": "GDPR Art. 13(1)(f), 14(1)(f)",
    "transfers_absent": "GDPR Art. 13(1)(f), 14(1)(f)",
    "transfers_partial": "GDPR Art. 13(1)(f), 14(1)(f)",
    "cookies_list": "917/2014 s. 205",
    "cookies_provider": "917/2014 s. 205",
    "cookies_purpose": "917/2014 s. 205",
    "cookies_lifetime": "917/2014 s. 205",
    "cookies_settings": "GDPR Art. 7(3), 13(2)(c)",
    "cookies": "917/2014 s. 205",
    "service_in_use": "GDPR Art. 13(1)(c), 13(1)(e)",
    "service_company": "GDPR Art. 13(1)(e), 14(1)(e)",
    "service_role": "GDPR Art. 13(1)(e), 14(1)(e)",
    "service_arrangement": "GDPR Art. 26(2)",
    "service_basis": "GDPR Art. 13(1)(c), 14(1)(c)",
    "service_transfers": "GDPR Art. 13(1)(f), 14(1)(f)",
    "service_cookies": "917/2014 s. 205",
    "decision_logic": "GDPR Art. 13(2)(f), 14(2)(g)",
    "decision_consequences": "GDPR Art. 13(2)(f), 14(2)(g)",
    "decision_ground": "GDPR Art. 5(1)(a), 22(2)",
    "decision_law": "GDPR Art. 5(1)(a), 22(2)(b)",
    "automated_decisions": "GDPR Art. 13(2)(f), 14(2)(g)",
    "profiling": "GDPR Art. 13(2)(f), recital 60",
    "limit_law": "GDPR Art. 13(2)(b), 14(2)(c), 23(2)(h)",
}

ORDER = tuple(ASKED_BY)
IN_USE = "service_in_use"
KEPT = "service_retention"

# What is asked where a part is stated: by the sentence, the fact that is stated, and the text for the rest.
HALF_STATED = {
    "basis_absent": ("bases", "basis_absent_others"),
    "law": ("laws", "law_others"),
    "task_law": ("laws", "task_law_others"),
    "any_law": ("laws", "any_law_others"),
    "interest": ("interests", "interest_others"),
    "special": ("conditions", "special_others"),
    "recipients_absent": ("recipients", "recipients_partial"),
    "transfers_absent": ("transfers", "transfers_partial"),
    "transfers_partial": ("technical_transfers", "transfers_technical"),
    "transfers_country": ("countries", "transfers_country_others"),
    "transfers_safeguard": ("safeguards", "transfers_safeguard_others"),
    "providing_required_by": ("required_by", "providing_required_by_others"),
    "providing_needed": ("needed", "providing_needed_others"),
    "providing_without_it": ("without_it", "providing_without_it_others"),
    "automated_decisions": ("decisions", "automated_decisions_others"),
    "decision_logic": ("decision_logic", "decision_logic_others"),
    "decision_consequences": ("decision_consequences", "decision_consequences_others"),
    "decision_ground": ("decision_ground", "decision_ground_others"),
    "decision_law": ("decision_law", "decision_law_others"),
    "limit_law": ("limiting_laws", "limit_law_others"),
    "retention": ("kept_by_services", "retention_partial"),
    "cookies": ("cookies", "cookies_others"),
    "cookies_list": ("cookies", "cookies_list_others"),
}


def list_missing(
    questions: Iterable[OpenQuestion],
    stated: Mapping[str, object],
    sections: Collection[str],
    services: Sequence[Term],
) -> dict[str, Missing]:
    """What is missing in the order of the page, by the sentence of the gap, with that of a service its name.

    Gaps of the same kind are one.

    Args:
        questions: the declared gaps.
        stated: what the page states, by the fact; empty where it states nothing. `HALF_STATED` has the names.
        sections: those that end with the company's own words.
        services: in the order of the page.

    """
    gaps: dict[tuple[int, int, int], list[OpenQuestion]] = defaultdict(list)
    for question in questions:
        if question.sentence in ASKED_BY:
            gaps[rank_question(question, services)].append(question)
    missing = {}
    for _, alike in sorted(gaps.items()):
        first = alike[0]
        name = name_sentence(first)
        missing[name] = Missing(
            sentence=name,
            what=find_text(first.sentence, stated),
            asked=all(question.gap and question.gap.asked for question in alike),
            beyond=first.key[0] in sections and len(first.key) == 1,
            service=first.service,
        )
    return missing


def rank_question(question: OpenQuestion, services: Sequence[Term]) -> tuple[int, int, int]:
    """The place of a gap on the page; those of one service stand together, but for how long it keeps data."""
    place = ORDER.index(question.sentence)
    if not question.service:
        return place, 0, 0
    service = services.index(question.service)
    if question.sentence == KEPT:
        return place, service, 0
    return ORDER.index(IN_USE), service, place


def name_sentence(question: OpenQuestion) -> str:
    """The sentence of a gap, with the service that it is about; whether that is in use is known by it alone."""
    if not question.service:
        return question.sentence
    name = f"service_{question.key[1]}"
    if isinstance(question.service, str):
        name = question.service
    if question.sentence == IN_USE:
        return name
    return f"{question.sentence}_{name}"


def find_text(sentence: str, stated: Mapping[str, object]) -> str:
    """The text for what is missing: half of it where the other half is stated."""
    fact, rest = HALF_STATED.get(sentence, ("", ""))
    if stated.get(fact):
        return rest
    return sentence

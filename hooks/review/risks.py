"""The section of a notice that a key speaks in, and what a mistake there costs the reader."""

from __future__ import annotations

from typing import Literal

Risk = Literal["high", "medium", "low"]
RISKS: tuple[Risk, ...] = ("high", "medium", "low")
# A key that is not here is judged as the one above it.
WEIGHTS: dict[str, tuple[str, Risk]] = {
    "controller": ("controller", "medium"),
    "controller.name": ("controller", "high"),
    "controller.phone": ("controller", "high"),
    "controller.email": ("controller", "high"),
    "contact": ("contact", "high"),
    "joint_controllers": ("controller", "high"),
    "representative": ("controller", "high"),
    "processor_for": ("controller", "medium"),
    "dpo": ("contact", "high"),
    "requests": ("requests", "medium"),
    "requests.opt_out": ("objection", "medium"),
    "register": ("subjects", "high"),
    "drawn_up": ("changes", "low"),
    "updated": ("changes", "low"),
    "reviewed": ("changes", "low"),
    "review_by": ("changes", "low"),
    "aliases": ("", "high"),
    "languages": ("", "medium"),
    "wording": ("", "low"),
    "appearance": ("", "low"),
    "subjects": ("subjects", "medium"),
    "purposes": ("purposes", "high"),
    "purposes.interest": ("interests", "high"),
    "purposes.impact": ("", "low"),
    "purposes.withdraw": ("consent", "high"),
    "providing_data": ("providing_data", "medium"),
    "data": ("data", "medium"),
    "data.special": ("data", "high"),
    "data.law": ("data", "high"),
    "data.criminal": ("data", "high"),
    "sources": ("sources", "medium"),
    "recipients": ("recipients", "high"),
    "recipients.impact": ("", "low"),
    "transfers": ("transfers", "high"),
    "retention": ("retention", "high"),
    "security": ("security", "medium"),
    "cookies": ("cookies", "medium"),
    "cookies.settings": ("cookies", "high"),
    "services": ("services", "high"),
    "services.cookies": ("cookies", "medium"),
    "services.privacy": ("services", "medium"),
    "automated_decisions": ("automated_decisions", "high"),
    "profiling": ("automated_decisions", "high"),
    "children": ("rights", "high"),
    "limits": ("rights", "high"),
    "changes": ("changes", "medium"),
    "sold": ("recipients", "high"),
    "more": ("", "medium"),
    "words": ("", "medium"),
    "removed": ("", "high"),
    "right": ("rights", "high"),
    "section": ("", "medium"),
    "markup": ("", "medium"),
}
UNKNOWN: tuple[str, Risk] = ("", "medium")
# What protects people, lets them refuse, or lets them read: it is grave where a part goes.
PROTECTING = ("security", "requests", "languages")
# Shared texts of these sections, and words of these vocabularies, promise something.
PROMISING = frozenset(
    {
        *("summary", "objection", "contact", "dpo", "purposes", "interests", "consent", "retention", "recipients"),
        *("transfers", "services", "automated_decisions", "rights", "children", "limits", "requests"),
        *("bases", "basis_explained", "recipient_roles", "safeguards", "safeguard_explained", "adequacy"),
        *("special", "special_laws", "criminal", "decision_grounds", "statutory", "after", "until"),
    }
)


def weigh_loss(label: str) -> Risk:
    """What it costs the reader that something under a key goes."""
    first, _, _ = label.partition(".")
    if first in PROTECTING:
        return "high"
    _, risk = weigh_key(label)
    return risk


def weigh_text(key: str) -> Risk:
    """What a mistake in a shared text costs the reader: one that promises something is grave, as a fact is."""
    inside = key.removeprefix("words.")
    place, _, _ = inside.partition(".")
    if place in PROMISING:
        return "high"
    return "medium"


def weigh_key(label: str) -> tuple[str, Risk]:
    """The section and the risk of a key, or of the next one above it that has them.

    Args:
        label: the dotted key.

    """
    steps = label.split(".")
    while steps:
        key = ".".join(steps)
        if key in WEIGHTS:
            return WEIGHTS[key]
        steps.pop()
    return UNKNOWN

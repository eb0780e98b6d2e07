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
    "purposes.withdraw": ("consent", "medium"),
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

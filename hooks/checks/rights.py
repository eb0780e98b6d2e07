"""What a file says of rights and cannot be so."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.facts import Facts
from .finding import Finding, make_finding


def find_consent_of_no_child(facts: Facts) -> Iterator[Finding]:
    age = getattr(facts.register.children, "consent_age", None)
    if age and not facts.consent_needed:
        yield make_finding(("children", "consent_age"), "no-consent")


def find_limits_of_no_right(facts: Facts) -> Iterator[Finding]:
    for index, limit in enumerate(facts.register.limits):
        absent = set(limit.right) - facts.rights.keys()
        for right in sorted(absent):
            yield make_finding(
                ("limits", index, "right"),
                "no-such-right",
                right=right,
            )

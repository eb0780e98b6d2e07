"""The form of adequacy.yml: which countries protect data well enough, as the Commission has decided."""

from __future__ import annotations

from .kinds import Day, SourcedFact, Text, Texts


class AdequacyDecision(SourcedFact):
    """A decision on one country (GDPR Art. 45)."""

    decision: Texts
    covers: Text = ""
    framework: Text = ""
    ends: Day | None = None

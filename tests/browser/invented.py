"""Registers no company has, for pages that few would have: one with gaps all over, and hundreds of small ones."""

from __future__ import annotations

from typing import Any

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"


def small(number: int) -> dict[str, Any]:
    """A register as short as they come, in Finnish alone or, every sixth, in both languages."""
    name = f"{LETTERS[number % len(LETTERS)]}{'aeiouyäö'[number % 8]}ri {number} Oy"
    return {
        "controller": {"name": name, "address": "Kuja 1, 20100 Turku", "phone": "02 000 0001"},
        "languages": "fi" if number % 6 else ["fi", "en"],
        "register": "customers",
        "drawn_up": "2026-01-02",
        "purposes": [{"purpose": "deliveries", "basis": "legitimate_interest", "interest": "cooperation"}],
        "providing_data": "voluntary",
        "data": ["name"],
        "sources": ["employer"],
        "recipients": "none",
        "transfers": "none",
        "retention": [{"data": "contact", "until": "relationship_end"}],
        "automated_decisions": "none",
    }


def unanswered() -> dict[str, Any]:
    """A register of whose facts the company has stated next to none."""
    gap = {"gap": "2026-11-21 asked from the office"}
    asked = ("providing_data", "recipients", "transfers", "retention", "cookies", "automated_decisions")
    return small(0) | {
        "controller": {"name": "Aukko Oy", "business_id": gap, "address": gap, "email": "aukko@aukko.example"},
        "purposes": [{"purpose": ["orders", "newsletter"], "basis": gap}],
        "google_analytics": {"retention": gap},
        **dict.fromkeys(asked, gap),
    }

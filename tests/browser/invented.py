"""Registers no company has, for pages that few companies would have: the fullest, and hundreds of small ones."""

from __future__ import annotations

from typing import Any

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
LONG = "tietosuojaselosteen" * 6 + "loppuu"  # 120 letters without a place to break


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


def extreme() -> dict[str, Any]:
    """A register that strains the page: 60 purposes, 200 cookies, 120-letter words, a name from right to left."""
    return small(0) | {
        "controller": {
            "name": "شركة المثال للتجارة والخدمات",
            "address": f"{LONG} 1, 33100 Tampere",
            "email": f"{'a' * 60}@{'b' * 60}.example",
            "website": f"https://{'c' * 60}.example/{LONG}",
        },
        "languages": ["fi", "en"],
        "purposes": [
            {
                "purpose": {"fi": f"tarkoitus {number} {LONG}", "en": f"purpose {number} {LONG}"},
                "basis": "legitimate_interest",
                "interest": {"fi": f"etu {number}", "en": f"interest {number}"},
            }
            for number in range(60)
        ],
        "recipients": [
            {"recipient": {"fi": f"vastaanottaja {number} {LONG}", "en": f"recipient {number} {LONG}"}}
            for number in range(20)
        ],
        "cookies": {
            "settings": f"https://esimerkki.example/{LONG}",
            "list": [
                {
                    "name": f"_{LONG}_{number}",
                    "provider": f"Palvelu {number} {LONG}",
                    "purpose": "necessary",
                    "lifetime": "session",
                }
                for number in range(200)
            ],
        },
    }

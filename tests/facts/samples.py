"""Facts of the shortest register with one thing changed, which the tests of facts share."""

from hooks.facts.facts import Facts, derive_facts
from hooks.format.doors import Door
from hooks.reading.loading import read_source
from hooks.reading.source import Data
from tests.paths import DATA
from tests.shared import THEME, make_register

SHORTEST = read_source(DATA / "good/shortest.yml", "shortest.yml").data
NOTED: Data = {"gap": "2026-11-21 the office was asked"}
ANALYTICS: dict[str, Data] = {"google_analytics": {"retention": "14 months"}, "cookies": {"settings": NOTED}}


def facts(changes: dict[str, Data]) -> Facts:
    """The facts of the shortest register with other values for some keys; a key without value is left out."""
    data = {key: value for key, value in (SHORTEST | changes).items() if value is not None}
    return derive_facts(make_register(data), THEME)


def purposes(*bases: Data) -> dict[str, Data]:
    """A single purpose with these bases, and what they demand beside them."""
    row: dict[str, Data] = {"purpose": "orders", "basis": list(bases)}
    row |= {"interest": "cooperation"} if "legitimate_interest" in bases else {}
    row |= {"law": "accounting_act"} if "legal_obligation" in bases else {}
    return {"purposes": [row]}


def cookie(purpose: str) -> dict[str, Data]:
    row: Data = {"name": "x", "provider": "own", "purpose": purpose, "lifetime": "session"}
    return {"cookies": {"settings": NOTED, "list": [row]}}


TWO: Data = [{"purpose": "orders", "basis": "contract"}, {"purpose": "newsletter", "basis": "consent"}]
AT_OFFICE: Data = {"door": "office", "email": "palvelu@vihreapiha.example"}
OFFICE = Door("code", "office", (Door("email", "palvelu@vihreapiha.example"),))
MAIL = Door("email", "kielto@vihreapiha.example")
NEWSLETTER: dict[str, Data] = {"purposes": [{"purpose": "newsletter", "basis": "consent"}]}
POND: Data = {"fi": "Lammikon koko", "en": "Size of the pond"}

"""The pages that stand for all others: every notice of four companies, the odd ones, the indexes, and 404."""

from typing import Literal

import pytest

from hooks.folder import collection
from hooks.notice import naming
from hooks.theme.languages import PRIMARY
from tests.paths import FROZEN
from tests.shared import THEME

COMPANIES = [
    f"/{'' if language == PRIMARY else f'{language}/'}{entry.address}/"
    for entry in collection.load(FROZEN, THEME).published
    if entry.register
    for language in naming.list_languages(entry.register)
]
FULL = ["/vihreapiha/", "/en/vihreapiha/"]  # has nearly everything the format can say, and its own colour and logo
ODD = [
    "/akeri/",
    "/aukot/",
    "/en/aukot/",
    "/toimet/",
]  # in one language; with gaps all over; with one block an activity
EXTREME = ["/laaja/", "/en/laaja/"]
COMPANY_INDEX = "/zeta/"
INDEXES = ["/", "/en/", COMPANY_INDEX, f"/en{COMPANY_INDEX}"]
NOT_FOUND = "/is/not/there/"

NOTICES = [*COMPANIES, *FULL, *ODD, *EXTREME]
EVERY = [*NOTICES, *INDEXES, NOT_FOUND]

SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]

every_page = pytest.mark.parametrize("address", EVERY)

"""A service is known to editors by its entry in the catalogue alone: in the schema, `explain` and the documents."""

import shutil
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from hooks.checks.registry import CHECKS
from hooks.explain.document import make_document
from hooks.explain.editor_schema import make_editor_schema
from hooks.explain.services import make_catalogue
from hooks.explain.settings import write_row_form, write_short_form
from hooks.explain.terminal import explain_name
from hooks.theme.theme import FOLDER, Theme, read_theme
from tests.paths import PROJECT
from tests.shared import THEME, read_case

SHORTEST = (PROJECT / "tests/data/good/shortest.yml").read_text("utf-8")
ENTRY = """\
name: Kukkaro Kassa
for: payment
key: kukkaro
company: {name: Kukkaro Oy, country: FI}
roles: [processor]
what: {fi: Maksut hoitaa Kukkaro., en: Kukkaro takes the payments.}
purpose: {purpose: orders, basis: contract}
retention: {choices: [1 year, 3 years]}
settings:
  receipts:
    question: {fi: lähetetäänkö kuitti sähköpostilla, en: whether the receipt is sent by email}
    when_on: {fi: "Kuitti tulee sähköpostilla: {link}.", en: "The receipt comes by email: {link}."}
    role: controller
    link: https://kukkaro.example/kuitti
checked: 2026-11-01
certainty: high
sources: [{url: "https://kukkaro.example", says: [company, roles, retention, settings]}]
"""
LINK = "https://kukkaro.example/kuitti"
SHORT = "{retention: 3 years, receipts: no}"
ROW = "{service: kukkaro_kassa, retention: 3 years, settings: {receipts: no}}"


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """A theme with one more service than this program has, which nothing but its entry knows."""
    folder = shutil.copytree(FOLDER, tmp_path_factory.mktemp("invented") / "theme")
    (folder / "notice/services/kukkaro_kassa.yml").write_text(ENTRY, "utf-8")
    return read_theme(folder)


def test_invented_service_is_in_the_schema(theme: Theme) -> None:
    """Its code, its setting and its short key are offered with their meanings, and held to what the entry says."""
    schema = make_editor_schema(theme)
    services, settings = schema["definitions"]["services"], schema["definitions"]["settings"]["properties"]
    said = dict(zip(services["enum"], services["enumDescriptions"], strict=True))
    assert said["kukkaro_kassa"] == "Kukkaro Kassa: Maksut hoitaa Kukkaro. / Kukkaro takes the payments."
    assert "Kukkaro Kassa:\n\nLähetetäänkö kuitti sähköpostilla.\n\nWhether the" in settings["receipts"]["description"]
    assert f"kukkaro: {SHORT}" in schema["properties"]["kukkaro"]["description"]

    validator = Draft7Validator(schema["properties"]["kukkaro"] | {"definitions": schema["definitions"]})
    taken = ({"retention": "1 year", "receipts": "yes"}, {"cookies": "none"}, {"gap": "2026-11-21 asked"})
    refused = ({"retention": "2 years"}, {"receipts": "maybe"}, {"ads": "no"}, "yes")
    assert [value for value in taken if not validator.is_valid(value)] == []
    assert [value for value in refused if validator.is_valid(value)] == []


def test_invented_service_is_explained(theme: Theme) -> None:
    """`explain` knows its code, its short key and its setting, and names them where one is misspelt."""
    assert explain_name("kukkaro", theme).splitlines()[:7] == [
        "kukkaro (a short key for a row of `services`)",
        "  fi: Maksut hoitaa Kukkaro.",
        "  en: Kukkaro takes the payments.",
        f"  example: kukkaro: {SHORT}",
        "  instead: a gap, where nobody knows whether the service is in use",
        "  kukkaro.retention: 1 year or 3 years",
        "  kukkaro.receipts: Whether the receipt is sent by email.",
    ]
    assert f"  in a register: services: [{ROW}]\n  or shorter: kukkaro: {SHORT}\n" in explain_name(
        "kukkaro_kassa", theme
    )
    assert explain_name("receipts", theme).splitlines() == [
        "receipts (a setting of the service kukkaro_kassa)",
        "  receipts: Whether the receipt is sent by email.",
        f"  receipts: yes: The receipt comes by email: {LINK}. (role controller)",
        "  receipts: no: the page says nothing of it",
    ]
    assert explain_name("receipts", theme, "fi").splitlines() == [
        "receipts (palvelun kukkaro_kassa asetus)",
        "  receipts: Lähetetäänkö kuitti sähköpostilla.",
        f"  receipts: yes: Kuitti tulee sähköpostilla: {LINK}. (role controller)",
        "  receipts: no: sivu ei kerro siitä mitään",
    ]
    assert "kukkaro_kassa: receipts: Whether" in explain_name("services.settings", theme)


def test_invented_service_is_in_the_documents(theme: Theme) -> None:
    """The catalogue tells all that is known of it, and the document of the format has its code and its short key."""
    catalogue, document = make_catalogue(theme), make_document(theme)
    assert "| Kukkaro Kassa | `kukkaro_kassa` | payment | Kukkaro Oy | 2026-11-01 | high |" in catalogue
    assert "\n| settings.receipts: no | the page says nothing of it |\n" in catalogue.split("\n## Kukkaro Kassa\n")[1]
    assert "| `kukkaro_kassa` | Kukkaro Kassa: Maksut hoitaa Kukkaro. | Kukkaro Kassa: Kukkaro takes the" in document
    assert f"| `kukkaro` | gap | Maksut hoitaa Kukkaro. Kukkaro takes the payments. | `{SHORT}` |" in document
    assert "| `kukkaro.receipts` |  | Lähetetäänkö kuitti sähköpostilla. Whether the" in document


def test_no_code_of_a_service_is_in_the_document() -> None:
    """Codes that come with a service are none that an editor writes; the document of the format leaves them out."""
    brought = [code.name for codes in THEME.vocabulary.values() for code in codes.values() if code.services]
    document = make_document(THEME)
    assert brought
    assert [name for name in brought if f"| `{name}` |" in document] == []


@pytest.mark.parametrize("code", THEME.services)
def test_examples_are_valid(code: str, notices: Path) -> None:
    """The example of every row and every short key, put into a register, has the right form."""
    entry = THEME.services[code]
    examples = [f"services: [{write_row_form(code, entry)}]"]
    if "key" in entry:
        examples.append(f"{entry['key']}: {write_short_form(entry)}")
    for example in examples:
        (notices / "x.yml").write_text(f"{SHORTEST}{example}\n", "utf-8")
        faults = read_case(notices / "x.yml", notices).faults
        assert [str(fault) for fault in faults if fault.code not in CHECKS] == []


def test_a_setting_is_explained_by_its_path() -> None:
    """What `explain` prints as the name of a setting can be explained, too."""
    assert "google_analytics.ads (a setting of the service google_analytics)" in explain_name(
        "google_analytics.ads", THEME
    )

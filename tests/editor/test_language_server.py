"""What an editor sees: the language server of VS Code and others, asked over its protocol with the project's settings.

`make test-editor` installs the server and runs this. Nothing here needs the network.
"""

from __future__ import annotations

import json
import queue
import re
import subprocess
import threading
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from hooks.theme.catalogue import name_derived_code
from hooks.theme.registers import select_offered
from tests.paths import FROZEN, PROJECT, TESTS
from tests.running import build_py, start_command
from tests.shared import THEME

SERVER = TESTS / "node_modules/yaml-language-server/bin/yaml-language-server"
NOTICES = sorted(FROZEN.glob("*.yml"))
KINDS = sorted((PROJECT / "docs/examples").glob("*.yml"))
EXAMPLE = (PROJECT / "docs/example.yml").read_text("utf-8")
SHORT = "google_analytics: {retention: 14 months, demographics: no, ads: no}"  # in the example
WAIT = 60  # seconds; a slow machine is no failure
CURSOR = "¦"


def settings() -> dict[str, Any]:
    """The project's settings of VS Code as the server gets them: a group for each part of a dotted name."""
    nested: dict[str, Any] = {}
    for name, value in json.loads((PROJECT / ".vscode/settings.json").read_text("utf-8")).items():
        *groups, last = [name] if name.startswith("[") else name.split(".")
        inside = nested
        for group in groups:
            inside = inside.setdefault(group, {})
        inside[last] = value
    return nested


class Server:
    """The language server as a child process: documents are opened, questions asked, and its marks read."""

    def __init__(self, process: subprocess.Popen[str], chosen: dict[str, Any], folder: Path) -> None:
        self.settings = chosen
        self.folder = folder.as_uri()
        assert isinstance(process.stdin, TextIOWrapper)
        assert isinstance(process.stdout, TextIOWrapper)
        self.asked, self.answers = process.stdin.buffer, process.stdout.buffer
        self.messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self.count = 0
        threading.Thread(target=self.listen, daemon=True).start()
        able = {
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
            },
            "workspace": {"configuration": True},
        }
        folders = [{"uri": self.folder, "name": folder.name}]
        self.ask("initialize", processId=None, rootUri=self.folder, workspaceFolders=folders, capabilities=able)
        self.send(method="initialized", params={})
        self.send(method="workspace/didChangeConfiguration", params={"settings": chosen})

    def listen(self) -> None:
        """Put every message of the server into the queue."""
        while header := self.answers.readline():
            if header.lower().startswith(b"content-length:"):
                while self.answers.readline().strip():
                    pass
                self.messages.put(json.loads(self.answers.read(int(header.split(b":")[1]))))

    def send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.asked.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.asked.flush()

    def receive(self) -> dict[str, Any]:
        """The next message that is no question; the server's own questions are answered with the settings."""
        while True:
            message = self.messages.get(timeout=WAIT)
            if "id" not in message or "method" not in message:
                return message
            asked = message["params"]["items"] if message["method"] == "workspace/configuration" else ()
            self.send(id=message["id"], result=[self.settings.get(item["section"]) for item in asked] or None)

    def ask(self, method: str, **params: object) -> Any:  # noqa: ANN401 - whatever the server answers
        self.count += 1
        self.send(id=self.count, method=method, params=params)
        while (answer := self.receive()).get("id") != self.count:
            pass
        return answer["result"]

    def open(self, text: str, name: str = "") -> list[str]:
        """Open a text, as a new notice or under this name in the project; returns what the server marks, with lines."""
        self.count += 1
        self.uri = f"{self.folder}/{name or f'notices/new-{self.count}.yml'}"
        before, _, after = text.partition(CURSOR)
        self.place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        document = {"uri": self.uri, "languageId": "yaml", "version": self.count, "text": before + after}
        self.send(method="textDocument/didOpen", params={"textDocument": document})
        while True:
            said = self.receive()
            if said.get("method") == "textDocument/publishDiagnostics" and said["params"]["uri"] == self.uri:
                marks = said["params"]["diagnostics"]
                return [f"{mark['range']['start']['line'] + 1}: {mark['message']}" for mark in marks]

    def completed(self, text: str) -> dict[str, dict[str, Any]]:
        """What is offered at the cursor, by label."""
        self.open(text)
        answer = self.ask("textDocument/completion", textDocument={"uri": self.uri}, position=self.place)
        return {item["label"]: item for item in answer["items"]}

    def explained(self, text: str) -> str:
        """The hover text at the cursor."""
        self.open(text)
        answer = self.ask("textDocument/hover", textDocument={"uri": self.uri}, position=self.place)
        return str(answer["contents"]["value"])


@pytest.fixture(scope="module", params=[settings()], ids=["settings"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with settings, in a folder whose notices have the schema; all tests of the module share it."""
    assert SERVER.is_file(), "the language server is not installed; run `make test-editor`"
    folder = tmp_path_factory.mktemp("project")
    (folder / "notices").mkdir()
    assert build_py("schema", cwd=folder).returncode == 0
    pipe, command = subprocess.PIPE, ["node", SERVER, "--stdio"]
    with start_command(command, cwd=folder, stdin=pipe, stdout=pipe, limit=600) as process:
        running = Server(process, request.param, folder)
        yield running
        running.ask("shutdown")
        running.send(method="exit")
        process.wait(WAIT)


def changed(old: str, new: str) -> str:
    """The example with one place changed."""
    assert old in EXAMPLE
    return EXAMPLE.replace(old, new, 1)


def words(documentation: dict[str, str] | str) -> str:
    return documentation["value"] if isinstance(documentation, dict) else documentation


def test_keys_are_offered(server: Server) -> None:
    """At the left margin the keys of a register are offered, each with its meaning in Finnish and English."""
    offered = server.completed(CURSOR + "\n")
    assert {"controller", "purposes", "retention", "more"} <= set(offered)
    text = words(offered["retention"]["documentation"])
    assert "Kuinka kauan tietoja säilytetään." in text
    assert "How long the data is kept." in text


def test_no_fact_is_offered(server: Server) -> None:
    """A completed key gets no value: an example in the file would pass for a fact of the company."""
    inserted = [item["insertText"] for item in server.completed(CURSOR + "\n").values()]
    assert [text for text in inserted if "Esimerkki" in text or "3 years" in text] == []
    assert "retention: " in inserted


def test_codes_are_offered(server: Server) -> None:
    """Under `basis:` the six legal bases are offered with their words, and no code of another key."""
    offered = server.completed(changed("    basis: contract\n", f"    basis: {CURSOR}\n"))
    assert {label: words(item["documentation"]) for label, item in offered.items()} == {
        "consent": "suostumus / consent",
        "contract": "sopimus / contract",
        "legal_obligation": "lakisääteinen velvoite / legal obligation",
        "vital_interests": "elintärkeiden etujen suojaaminen / protection of vital interests",
        "public_task": "yleistä etua koskeva tehtävä / task in the public interest",
        "legitimate_interest": "oikeutettu etu / legitimate interest",
    }


def test_codes_are_offered_in_a_list(server: Server) -> None:
    """Inside the brackets of a list the codes are offered, but for those that come with a service."""
    offered = server.completed(changed("[orders, customer_service, invoicing]", f"[orders, {CURSOR}]"))
    assert words(offered["newsletter"]["documentation"]) == "uutiskirje / newsletter"
    assert offered.keys() >= set(select_offered("purposes", THEME.codes["purposes"], "customers", THEME.registers))
    assert offered.keys() & {name_derived_code(service) for service in THEME.services} == set()
    assert "contract" not in offered


def test_keys_of_a_row_are_offered(server: Server) -> None:
    """In a new row of `purposes:` the keys of such a row are offered."""
    offered = server.completed(changed("purposes: ", f"purposes:\n  - {CURSOR}\n  # "))
    assert {"purpose", "basis", "interest", "law"} <= set(offered)


def test_services_are_offered(server: Server) -> None:
    """Under `services:` the catalogue is offered with what each service is for, and in a row the settings."""
    offered = server.completed(changed(SHORT, f"services:\n  - {CURSOR}\n"))
    assert words(offered["google_maps"]["documentation"]).startswith("Google Maps: Näytämme kartan Google Maps -palve")
    settings = server.completed(changed(SHORT, f"services:\n  - service: meta_pixel\n    settings:\n      {CURSOR}\n"))
    assert "advanced_matching" in settings
    text = words(settings["advanced_matching"]["documentation"])
    assert [part for part in ("Meta Pixel:", "TikTok Pixel:", "Lähetetäänkö", "Whether") if part not in text] == []


def test_short_key_is_offered(server: Server) -> None:
    """At the left margin a short key is offered, under it the settings and the times of its service."""
    assert "google_analytics" in server.completed(CURSOR + "\n")
    offered = server.completed(changed(SHORT, f"google_analytics:\n  {CURSOR}\n"))
    assert {"retention", "demographics", "ads", "in_use", "transfers"} <= set(offered)
    assert {"service", "settings", "advanced_matching"} & set(offered) == set()
    times = server.completed(changed(SHORT, f"google_analytics:\n  retention: {CURSOR}\n"))
    assert {"2 months", "14 months"} <= set(times)


PURPOSES = {"patients": "patient_care", "research": "research", "employees": "payroll"}
SUBJECTS = {"patients": "patients", "research": "research_participants", "employees": "employees"}
ITEMS = {"patients": "patient_record", "research": "research_answers", "employees": "salary"}
LAWS = {"patients": "health_care_act", "employees": "working_hours_act"}
SOURCES = {"patients": "kanta", "employees": "tax_authority"}
RECIPIENTS = {"patients": "laboratories", "research": "research_funders", "employees": "incomes_register"}
STATUTORY = {"patients": "patient_records", "employees": "payroll_records"}
OF_NO_KIND = {
    *("orders", "private_customers", "email", "accounting_act", "person", "authorities", "accounting_vouchers"),
    "customer_relationship",
}
PLACES = [  # and codes there of some kinds
    ("purposes:\n  - purpose: ¦", PURPOSES),
    ("purposes:\n  - purpose: [invoicing, ¦]", PURPOSES),
    ("purposes:\n  - purpose:\n      - invoicing\n      - ¦", PURPOSES),
    (
        "purposes:\n  - {purpose: invoicing, interest: ¦}",
        {"research": "scientific_research", "employees": "managing_staff"},
    ),
    ("purposes:\n  - purpose: invoicing\n    law: [¦]", LAWS),
    ("subjects: ¦", SUBJECTS),
    ("subjects: [¦]", SUBJECTS),
    ("subjects:\n  - ¦", SUBJECTS),
    ("data: [name, {item: phone}, ¦]", ITEMS),
    ("data:\n  - item: name\n  - ¦", ITEMS),
    ("data:\n  - item: ¦", ITEMS),
    ("sources: [¦]", SOURCES),
    ("sources:\n  - source: ¦", SOURCES),
    ("recipients:\n  - ¦", RECIPIENTS),
    ("recipients:\n  - {recipient: ¦}", RECIPIENTS),
    ("retention:\n  - data: ¦", ITEMS),
    ("retention:\n  - keep: {law: ¦}", STATUTORY),
]
UNKNOWN = ["", "register: \n", "register: {fi: Oma rekisteri, en: Own register}\n", "controller: {name: Piha Oy}\n"]


@pytest.mark.parametrize(("place", "codes"), PLACES)
@pytest.mark.parametrize("kind", ["patients", "research", "employees", "customers"])
def test_codes_of_the_kind_are_offered(server: Server, kind: str, place: str, codes: dict[str, str]) -> None:
    """A register is offered the codes of its own kind and those of no kind, and none that belong to others only."""
    offered = server.completed(f"register: {kind}\n{place}\n")
    assert {name for name, code in codes.items() if code in offered} == {kind} & set(codes)
    own = {codes[kind]} if kind in codes else set()
    assert all(offered[code]["documentation"] for code in own)
    assert OF_NO_KIND & set(offered)


@pytest.mark.parametrize(("place", "codes"), PLACES)
@pytest.mark.parametrize("beginning", UNKNOWN, ids=["none", "empty", "own words", "company"])
def test_codes_of_all_kinds_are_offered(server: Server, beginning: str, place: str, codes: dict[str, str]) -> None:
    """Where the kind is not known, as in a company's file, the codes of all kinds are offered."""
    assert set(codes.values()) <= set(server.completed(f"{beginning}{place}\n"))


@pytest.mark.parametrize("place", ["data:\n  - item: name\n    ¦", "subjects:\n  - patients\n  ¦", "¦"])
def test_codes_are_not_offered_as_keys(server: Server, place: str) -> None:
    """In a row, after a list and at the left margin no code is offered; each key is offered once."""
    server.open(f"register: patients\n{place}\n")
    answer = server.ask("textDocument/completion", textDocument={"uri": server.uri}, position=server.place)
    labels = [item["label"] for item in answer["items"]]
    assert len(labels) == len(set(labels))
    assert set(labels).isdisjoint({*ITEMS.values(), *SUBJECTS.values(), *PURPOSES.values()})


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", ["", "customers", "research"])
def test_codes_of_other_kinds_have_no_marks(server: Server, path: Path, kind: str) -> None:
    """Nothing is marked in a register of any kind, nor when the same codes stand in a register of another kind."""
    text = path.read_text("utf-8")
    assert server.open(re.sub("^register: .*", f"register: {kind}", text, flags=re.MULTILINE) if kind else text) == []


@pytest.mark.parametrize("kind", ["patients", "research", "employees", "customers"])
@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("purposes:\n  - purpose: patient_c¦are", "* `patient_care`: hoidon järjestäminen ja antaminen / arranging"),
        ("purposes:\n  - purpose: [orders, patient_c¦are]", "* `patient_care`: hoidon järjestäminen ja antaminen"),
        ("subjects:\n  - pati¦ents", "* `patients`: potilaat / patients"),
        ("subjects: custo¦mers", "* `customers`: asiakkaat / customers"),
        ("retention:\n  - keep: {law: payroll_¦records}", "* `payroll_records`: "),
    ],
)
def test_codes_of_all_kinds_are_explained(server: Server, kind: str, place: str, expected: str) -> None:
    """The text at a code says first what it means, whatever kind it belongs to."""
    text = server.explained(f"register: {kind}\n{place}\n")
    assert text.partition("Allowed Values:")[2].strip().startswith(expected)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("reten¦tion:\n  - {data: [contact", ["Kuinka kauan tietoja säilytetään.", "How long", "GDPR Art. 13(2)(a)"]),
        (
            "    bas¦is: contract",
            ["Oikeusperuste", "The legal basis", "basis: contract", "oikeutettu etu / legitimate"],
        ),
        ("    basis: con¦tract", ["* `contract`: sopimus / contract"]),
        (
            "  ro¦le: office",
            ["Rooli henkilön sijasta, koodina tai omin sanoin.", "A role instead", "* `office`: toimisto / office"],
        ),
        ("demogra¦phics: no", ["Kerätäänkö myös tietoja kävijöiden iästä", "Whether data on the age"]),
        ("google_anal¦ytics: {", ["Mittaamme verkkosivustomme käyttöä", "We measure", "ads: no}"]),
        ("keep: 3 ye¦ars", ["Aika, joka alkaa kohdasta after: 3 years", "keep: 3 years"]),
    ],
)
def test_hover(server: Server, place: str, expected: list[str]) -> None:
    """The text at a key or a value says what it means in both languages, with an example and the law."""
    text = server.explained(changed(place.replace(CURSOR, ""), place))
    assert [part for part in expected if part not in text] == []


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_notices_have_no_marks(server: Server, path: Path) -> None:
    """Nothing is marked in the notices of four companies, nor in the empty form."""
    assert server.open(path.read_text("utf-8"), f"notices/{path.name}") == []


def test_example_has_no_marks(server: Server) -> None:
    """Nothing is marked in the example of the documentation."""
    assert server.open(EXAMPLE) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("known_as: Vihreä piha", "known_as: 00100"),
        ("known_as: Vihreä piha", "known_as: 1.10"),
        ("phone: 03 123 4567", "phone: +358401234567"),
        ("phone: 03 123 4567", "phone: 0401234567"),
        ("phone: 03 123 4567", "phone: +358 40 123 4567"),
        ("updated: 2026-11-02", 'updated: "2026-11-02"'),
        ("  address: Koivukuja 3, 33100 Tampere", "  address: {gap: 2026-11-21 who was asked}"),
        ("subjects: [private_customers, company_contacts, prospects]", "subjects: private_customers"),
        ("country: US", "country: NO"),
        (SHORT, "google_analytics: {gap: 2026-11-21 who was asked}"),
        (SHORT, "services: [google_maps, {service: meta_pixel, settings: {advanced_matching: no}}]"),
        (SHORT, "services: {service: {fi: Ajanvaraus, en: Booking}, company: {gap: 2026-11-21 asked}, cookies: none}"),
    ],
)
def test_no_false_mark(server: Server, old: str, new: str) -> None:
    """What YAML takes for something else than the text it is, and every shape of a value, stays unmarked."""
    assert server.open(changed(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "mark"),
    [
        ("retention:\n", "retentoin:\n", "Property retentoin is not allowed."),
        ("basis: contract", "basis: contrat", 'Value is not accepted. Valid values: "consent", "contract", "legal'),
        ("drawn_up: 2019-04-01", "drawn_up: 1.4.2019", "write year, month and day, as in 2026-11-02"),
        ("keep: 3 years", "keep: 3 vuotta", "write a number up to 9999 and seconds, minutes, hours"),
        ("phone: 03 123 4567", "phone: 00358 3 123", "write digits and spaces, as in 03 123 4567 or +358 3 123 4567"),
        ("demographics: no", "demographics: true", "write yes or no"),
        ("demographics: no", "tracking: no", "Property tracking is not allowed."),
        ("retention: 14 months", "retention: 15 months", 'Value is not accepted. Valid values: "2 months", "14'),
        (
            "{recipient: it_services, name: Pilvi Esimerkki Oy, role: processor}",
            "it_servises",
            'Value is not accepted. Valid values: "own_staff", ',
        ),
        (SHORT, "services: [google_mapz]", 'Value is not accepted. Valid values: "brevo", '),
        (SHORT, "services: {service: vimeo, settings: {dnt: perhaps}}", "write yes or no"),
        ("register: customers", "register: {gap: 2026-11-21 who was asked}", 'Incorrect type. Expected "string".'),
    ],
)
def test_mistakes_are_marked(server: Server, old: str, new: str, mark: str) -> None:
    """A misspelt key or code, a value in a wrong form, and a gap where none may be are marked on their line."""
    line = EXAMPLE[: EXAMPLE.index(old)].count("\n") + 1
    assert f"{line}: {mark}" in "\n".join(server.open(changed(old, new)))


def test_missing_key_is_marked(server: Server) -> None:
    """A key that the notice cannot do without is named."""
    marks = server.open(changed("automated_decisions: none", ""))
    assert [mark.partition(": ")[2] for mark in marks] == ['Missing property "automated_decisions".']


def test_company_file_has_no_marks(server: Server) -> None:
    """A company's file with shared keys only, and a register without them in its folder, are both fine."""
    shared, own = EXAMPLE.split("\nregister:")
    assert server.open(shared + "\n", "notices/piha/_company.yml") == []
    assert server.open(f"register:{own}", "notices/piha/asiakkaat.yml") == []


@pytest.mark.parametrize("server", [{}], ids=["modeline"], indirect=True)
def test_modeline(server: Server) -> None:
    """An editor without the project's settings finds the schema by the first line of a notice."""
    text = NOTICES[0].read_text("utf-8")
    marks = server.open(text.replace("\ndata:", "\ndataa:"))
    assert any("Property dataa is not allowed." in mark for mark in marks)

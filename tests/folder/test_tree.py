"""A folder of notices on the disk and in memory: the same files give the same registers and the same findings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hooks.folder import collection
from hooks.folder.collection import Collection
from hooks.folder.tree import DiskTree, Item, Kind, MemoryTree
from hooks.reading.files import UnreadableFile
from hooks.reading.loading import MAX_BYTES, parse_source
from hooks.reading.source import Source
from tests.folder.test_collection import CONTROLLER, REGISTER, SHORTEST
from tests.notice.test_logo import GOOD, NAMED
from tests.paths import FROZEN
from tests.shared import THEME

OTHER = REGISTER.replace("register: customers", "register: members")
FILES: dict[str, str | bytes] = {
    "piha.yml": SHORTEST + NAMED,
    "logo.png": GOOD["plain.png"],
    "stray.png": GOOD["plain.png"],
    "memo.txt": "memo",
    "Wrong Name.yml": SHORTEST,
    "meant.yaml": SHORTEST,
    ".hidden.yml": "[",
    "_draft.yml": SHORTEST.replace("contract", "<basis>"),
    "_company.yml": CONTROLLER,
    "broken.yml": "[",
    "large.yml": "#" * (MAX_BYTES + 1),
    "empty.yml": "",
    "satama/_company.yml": CONTROLLER + "appearance: {logo: logo.png}\nsubjects: [members]\n",
    "satama/logo.png": b"no picture",
    "satama/asiakkaat.yml": REGISTER,
    "satama/jasenet.yml": OTHER,
    "satama/kaksonen.yml": OTHER,
    "satama/kansio/x.yml": SHORTEST,
    "puuttuu/asiakkaat.yml": SHORTEST + NAMED,
    "Bad/asiakkaat.yml": SHORTEST,
}


def encode(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def write_files(notices: Path) -> dict[str, bytes]:
    files = {path: encode(text) for path, text in FILES.items()}
    for path, content in files.items():
        (notices / path).parent.mkdir(exist_ok=True, parents=True)
        (notices / path).write_bytes(content)
    return files


def describe(found: Collection) -> list[tuple[object, ...]]:
    """Everything of each entry, which itself equals nothing else."""
    return [tuple(vars(entry).values()) for entry in found.entries]


def test_memory_is_as_the_disk(notices: Path) -> None:
    """Registers, drafts, logos, companies' files and all findings are the same, and named in the same way."""
    files = write_files(notices)
    disk = collection.load(notices, THEME)
    memory = collection.load_memory(MemoryTree(Path("notices"), files), THEME)
    assert [str(fault) for fault in memory.faults] == [str(fault) for fault in disk.faults]
    assert describe(memory) == describe(disk)
    assert memory.companies == disk.companies == ("notices/satama/_company.yml",)
    assert len(disk.faults) > 10
    assert [entry.address for entry in disk.entries if entry.register] == ["piha"]


def test_memory_of_sound_notices(notices: Path) -> None:
    """The notices of real companies are read the same way from both."""
    shutil.copytree(FROZEN, notices, dirs_exist_ok=True)
    paths = [path for path in notices.rglob("*") if path.is_file()]
    files = {path.relative_to(notices).as_posix(): path.read_bytes() for path in paths}
    memory = collection.load_memory(MemoryTree(Path("notices"), files), THEME)
    assert describe(memory) == describe(collection.load(notices, THEME))


def test_each_file_is_parsed_once(notices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many registers read a company's file, each file is parsed once, and not again until it changes."""
    parsed = []

    def note(content: bytes, name: str) -> Source:
        parsed.append(name)
        return parse_source(content, name)

    monkeypatch.setattr("hooks.folder.tree.parse_source", note)
    files = write_files(notices)
    collection.load(notices, THEME)
    registers = sorted(parsed)
    assert len(registers) == len(set(registers)) == 9
    collection.load(notices, THEME)
    assert sorted(parsed) == registers
    (notices / "satama/_company.yml").write_text(CONTROLLER + "cookies: none\n", "utf-8")
    collection.load(notices, THEME)
    assert sorted(parsed[len(registers) :]) == [
        "notices/satama/_company.yml",
        "notices/satama/asiakkaat.yml",
        "notices/satama/jasenet.yml",
        "notices/satama/kaksonen.yml",
    ]
    parsed.clear()
    collection.load_memory(MemoryTree(Path("notices"), files), THEME)
    assert sorted(parsed) == registers


@pytest.mark.parametrize("is_memory", [False, True])
def test_items(notices: Path, *, is_memory: bool) -> None:
    """What a folder holds is listed by name, folders among the files."""
    files = write_files(notices)
    held = MemoryTree(notices, files) if is_memory else DiskTree(notices)
    assert held.list_items("satama") == [
        Item("satama/_company.yml", Kind.FILE),
        Item("satama/asiakkaat.yml", Kind.FILE),
        Item("satama/jasenet.yml", Kind.FILE),
        Item("satama/kaksonen.yml", Kind.FILE),
        Item("satama/kansio", Kind.FOLDER),
        Item("satama/logo.png", Kind.FILE),
    ]
    names = [item.path for item in held.list_items("")]
    assert names == sorted({path.split("/")[0] for path in FILES})
    assert held.has("satama/logo.png")
    assert not held.has("satama/nothing.png")


@pytest.mark.parametrize("is_memory", [False, True])
@pytest.mark.parametrize(("path", "limit", "hindrance"), [("memo.txt", 3, "too-large"), ("none.txt", 9, "missing")])
def test_file_that_cannot_be_read(notices: Path, path: str, limit: int, hindrance: str, *, is_memory: bool) -> None:
    """A file that is missing or too large is refused for the same reason; one of exactly the limit is read."""
    files = write_files(notices)
    held = MemoryTree(notices, files) if is_memory else DiskTree(notices)
    assert held.read_file("memo.txt", 4) == b"memo"
    with pytest.raises(UnreadableFile) as refused:
        held.read_file(path, limit)
    assert refused.value.hindrance == hindrance
    assert refused.value.size == (4 if hindrance == "too-large" else 0)
    assert str(refused.value.detail) == ("No such file or directory" if hindrance == "missing" else "")

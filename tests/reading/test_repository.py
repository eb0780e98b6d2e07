"""What is read of a commit, and what git cannot tell."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hooks.reading import limits, repository
from hooks.reading.git import NoGit
from hooks.reading.repository import Blob
from tests.reading.conftest import Repository


def make_tree(repo: Repository, rows: dict[str, str]) -> str:
    """A commit with these modes and names at the top, which git itself would not let anybody add."""
    blob = repo.git("hash-object", "-w", "--stdin", given="x")
    inner = repo.git("mktree", given=f"100644 blob {blob}\tx.yml\n")
    held = {"100644": f"blob {blob}", "120000": f"blob {blob}", "040000": f"tree {inner}"}
    given = "".join(f"{mode} {held[mode]}\t{name}\n" for name, mode in rows.items())
    return repo.git("commit-tree", repo.git("mktree", given=given), "-m", "x")


@pytest.mark.parametrize(
    "path", ["x.yml", "notices/piha/x.yml", "notices/vihreä piha.yml", ".x", "..x", "x..", "a/.../b"]
)
def test_plain_path(path: str) -> None:
    """A regular file under a plain path is read."""
    assert Blob(path, "100644", "0", 1).is_sound


@pytest.mark.parametrize(
    "path",
    [
        "..",
        "../x.yml",
        "notices/../x.yml",
        "notices/..",
        ".",
        "./x.yml",
        "notices/./x.yml",
        "/x.yml",
        "notices//x.yml",
        "notices/",
        "",
        "C:/x.yml",
        "notices/x.yml:stream",
        "notices\\..\\x.yml",
        "notices/x\n.yml",
        "notices/x\x00.yml",
        "notices/x\x7f.yml",
    ],
)
def test_path_that_leads_elsewhere(path: str) -> None:
    """A path that could lead elsewhere on some system, or that shows other than it is, is not sound."""
    assert not Blob(path, "100644", "0", 1).is_sound


@pytest.mark.parametrize(
    ("mode", "is_sound"), [("100644", True), ("100755", True), ("120000", False), ("160000", False)]
)
def test_modes(mode: str, *, is_sound: bool) -> None:
    """A link and a submodule are not read."""
    assert Blob("x.yml", mode, "0", 1).is_sound == is_sound


def test_size() -> None:
    """A file of 1 MB is read, a larger one is not."""
    assert Blob("x.yml", "100644", "0", repository.MAX_BYTES).is_sound
    assert not Blob("x.yml", "100644", "0", repository.MAX_BYTES + 1).is_sound


def test_files_of_a_commit(repo: Repository) -> None:
    """The files of a commit come with their bytes, whatever they hold."""
    contents = {"a.yml": "", "b/c.yml": "one\ntwo\n", "b/ä.yml": "no line feed", "d.bin": "\n\n\x00\n"}
    for path, text in contents.items():
        repo.write(path, text)
    commit = repo.commit()
    blobs = repository.list_files(repo.folder, commit)
    expected = {path: text.encode() for path, text in contents.items()}
    assert repository.read_files(repo.folder, blobs.values()) == expected
    assert list(repository.list_files(repo.folder, commit, "b")) == ["b/c.yml", "b/ä.yml"]


def test_unsound_files_are_not_read(repo: Repository) -> None:
    """What is no regular file under a plain path is listed, and its content is left out."""
    commit = make_tree(repo, {"good.yml": "100644", "link.yml": "120000", "x\\y.yml": "100644"})
    blobs = repository.list_files(repo.folder, commit)
    assert set(blobs) == {"good.yml", "link.yml", "x\\y.yml"}
    assert repository.read_files(repo.folder, blobs.values()) == {"good.yml": b"x"}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits of four names and of one megabyte."""
    monkeypatch.setattr(repository, "read_limits", lambda: limits.Limits(names=4, megabytes=1))


@pytest.mark.usefixtures("few")
def test_too_many_files(repo: Repository) -> None:
    """As many files and folders as the limits allow are listed; one more is refused."""
    for name in ("a", "b", "c/d"):
        repo.write(name, "")
    assert len(repository.list_files(repo.folder, repo.commit())) == 3
    repo.write("e", "")
    repo.write("f", "")
    commit = repo.commit()
    said = rf"^{commit[:12]} has more than 4 files and folders, and no more are read; if they are meant, raise names "
    with pytest.raises(NoGit, match=said):
        repository.list_files(repo.folder, commit)


@pytest.mark.parametrize("inner", ["", "100644 blob {blob}\tx"], ids=["empty", "files"])
def test_tree_that_holds_itself_over_and_over(repo: Repository, inner: str) -> None:
    """Folders of a few bytes that hold a million files, or a million folders and no file, are refused at once."""
    blob = repo.git("hash-object", "-w", "--stdin", given="x")
    tree = repo.git("mktree", given=inner.format(blob=blob))
    for _ in range(40):
        tree = repo.git("mktree", given=f"040000 tree {tree}\ta\n040000 tree {tree}\tb\n")
    with pytest.raises(NoGit, match=r" has more than 20000 files and folders"):
        repository.list_files(repo.folder, repo.git("commit-tree", tree, "-m", "x"))


@pytest.mark.usefixtures("few")
def test_too_many_bytes(repo: Repository) -> None:
    """What there is to read is added up over the names before anything is read; one content counts at each name."""
    for name in ("a", "b"):
        repo.write(name, "x" * 600_000)
    blobs = repository.list_files(repo.folder, repo.commit()).values()
    assert set(repository.read_files(repo.folder, [*blobs][:1])) == {"a"}
    said = r"^there are 2 MB to read, and no more than 1 MB are read; if they are meant, raise megabytes "
    with pytest.raises(NoGit, match=said):
        repository.read_files(repo.folder, blobs)


def test_equal_files(repo: Repository) -> None:
    """Files of one content are one content."""
    for name in ("a", "b"):
        repo.write(name, "x")
    held = repository.read_files(repo.folder, repository.list_files(repo.folder, repo.commit()).values())
    assert held["a"] is held["b"]


def test_missing_object(repo: Repository) -> None:
    """A file that the repository has lost is told by its id."""
    with pytest.raises(NoGit, match=rf"^git lacks a file of the commit \({'1' * 40} missing\); run git fetch"):
        repository.read_files(repo.folder, [Blob("x", "100644", "1" * 40, 1)])


def test_names_that_are_no_text(repo: Repository) -> None:
    """Two names that are no UTF-8 stay apart, and neither is read."""
    stream = b"commit refs/heads/main\ncommitter A <a@yritys.example> 0 +0000\ndata 0\n"
    for name in (b"\\377.yml", b"\\376.yml"):
        stream += b'M 644 inline "' + name + b'"\ndata 1\nx\n'
    repo.git("fast-import", "--quiet", given=stream.decode())
    blobs = repository.list_files(repo.folder, "main")
    assert set(blobs) == {r"\xff.yml", r"\xfe.yml"}
    assert repository.read_files(repo.folder, blobs.values()) == {}


def test_commits(repo: Repository) -> None:
    """A commit is found by its branch, with its time, and where two branches part."""
    fork = repo.commit()
    repo.git("switch", "--quiet", "--create", "branch")
    head = repo.commit("2026-01-06")
    repo.git("switch", "--quiet", "main")
    tip = repo.commit("2026-01-07")
    assert repository.find_commit(repo.folder, "branch") == head
    assert repository.find_merge_base(repo.folder, head, tip) == fork
    assert repository.read_commit_time(repo.folder, head) - repository.read_commit_time(repo.folder, fork) == 24 * 3600
    assert repository.find_root(repo.folder) == repo.folder.resolve()


def test_unknown_commit(repo: Repository) -> None:
    """A name that git does not know, or that looks like an option, is refused."""
    repo.commit()
    for name in ("nowhere", "--all", ""):
        with pytest.raises(
            NoGit, match=rf"^git knows no commit '{name}'; fetch it, or name a branch, as in --base main$"
        ):
            repository.find_commit(repo.folder, name)


def test_no_common_history(repo: Repository) -> None:
    """Two commits that never met have no place where they part."""
    one = repo.commit()
    repo.git("switch", "--quiet", "--orphan", "other")
    with pytest.raises(NoGit, match=r"^the two commits have no history in common; name another --base$"):
        repository.find_merge_base(repo.folder, one, repo.commit("2026-01-06"))


@pytest.mark.parametrize("written", ["253402300800", "99999999999999", "-5", "garbage"])
def test_date_outside_the_calendar(repo: Repository, written: str) -> None:
    """A commit whose date is none, or is in no calendar, has one all the same."""
    tree = repo.git("mktree", given="")
    text = f"tree {tree}\nauthor A <a@b> {written} +0000\ncommitter A <a@b> {written} +0000\n\nx\fy\x1cz\n"
    commit = repo.git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", given=text)
    seconds = repository.read_commit_time(repo.folder, commit)
    assert datetime.fromtimestamp(seconds, UTC).year in (1970, 9999)

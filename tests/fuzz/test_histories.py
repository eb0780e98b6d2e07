"""Whatever stands in a repository, `review`, `check` and `comment` say what changes, or refuse in a sentence.

The repositories are made by `git fast-import`, which asks for little: any time, any name, any path, any mode. Then
objects are lost or damaged, and commits forgotten, as in a shallow clone.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from hooks.commands.calling import call_command
from hooks.commands.refusing import is_refusal
from hooks.pulls.changes_file import read_changes
from tests.fuzz.budget import CORPUS, try_examples
from tests.fuzz.test_review import GONE, MORE, OTHER, SHARED, SHORTEST
from tests.notice.test_logo import GOOD
from tests.pulls.test_comment import assert_harmless, write_comment
from tests.running import run_command
from tests.sites import Element

Tree = dict[bytes, tuple[bytes, bytes]]  # mode and content of every file, by path

FILE, PROGRAM, LINK, SUBMODULE = MODES = (b"100644", b"100755", b"120000", b"160000")
COMMIT = b"1" * 40  # that no repository has
LARGE = 1024 * 1024  # bytes, the most that is read of a file

NOTICES = [
    b"notices/piha.yml",
    b"notices/satama.yml",
    b"notices/konserni/_company.yml",
    b"notices/konserni/asiakkaat.yml",
]
ODD_PATHS = [
    b"notices/PIHA.yml",
    b"notices/Piha.YML",
    b"notices/pi\xff.yml",
    b"notices/\xc3(.yml",
    "notices/vihreä.yml".encode(),
    "notices/vihrea\u0308.yml".encode(),
    "notices/a\u202egnp.yml".encode(),
    b"notices/a\nb.yml",
    b'notices/a\t"b\\.yml',
    b"notices/\x01\x7f.yml",
    b"notices/-x.yml",
    b"notices/:(top)x.yml",
    b"notices/*.yml",
    b"notices/ .yml",
    b"notices/.yml",
    b"notices/_x.yml",
    b"notices/con.yml",
    b"notices/" + b"x" * 240 + b".yml",
    b"notices/" + b"x" * 900 + b".yml",
    b"notices/" + b"y/" * 300 + b"x.yml",
    b"notices/konserni/x/y.yml",
    b"notices/piha.yml/x.yml",
    b"notices/kuva.png",
    b"notices/KUVA.png",
    b"notices",
    b"theme",
    b"theme/notice",
    b"theme/notice/fi.yml",
    b"theme/notice/constants.yml",
    b"theme/notice/xx.yml",
    b"theme/notice/notice.html",
    b"theme/notice/blocks/x.html",
    b"hooks/__init__.py",
    b"hooks/a\nb.py",
    b".gitattributes",
    b".gitmodules",
    b"README.md",
    b"\xff",
]
TEXTS = [
    SHORTEST,
    SHORTEST.replace("3 years", "2 years"),
    OTHER,
    OTHER + MORE,
    OTHER + MORE.replace("Read", "See"),
    OTHER + MORE.replace("Lue", "Katso"),
    OTHER.replace("register: customers", "appearance: {logo: kuva.png}\nregister: customers"),
    GONE,
    SHORTEST.partition("register:")[0],
    "register:" + SHORTEST.partition("register:")[2],
    "* piha.yml text eol=crlf working-tree-encoding=UTF-16\n*.yml filter=x diff=x merge=x -text ident\n",
    '[submodule "x"]\n\tpath = notices\n\turl = --upload-pack=x\n',
    "../piha.yml",
    "- [broken\n",
    "",
]
CONTENTS = [
    *(text.encode() for text in TEXTS),
    GOOD["plain.png"],
    SHARED["fi.yml"],
    SHARED["fi.yml"].replace(b"Tietosuojaseloste", b"Seloste"),
    SHARED["constants.yml"],
    b"\xff\xfe\x00",
    b"\0" * 10,
    b"x" * LARGE,
    b"x" * (LARGE + 1),
    b"a: b\n" * 60_000,
]
TIMES = [
    *(b"0", b"1767268800", b"4102444800", b"253402300800", b"99999999999999", b"18446744073709551615"),
    *(b"-1", b"-62135596800", b"-99999999999999", b"9223372036854775807", b"9223372036854775808"),
]
ZONES = [b"+0000", b"+0200", b"-1200", b"+1400", b"-0001", b"+9999", b"+0099"]
PEOPLE = [
    b"A <a@yritys.example>",
    b" <>",
    b"\x1b[31mA\x07 <\x1b]0;x\x07@yritys.example>",
    b"\xff\xfe <\xff@\xff>",
    "\u202eÄ \u0000".encode().rstrip(b"\0") + b" <a b@>",
    b"x" * 5000 + b" <a@yritys.example>",
    b"A, B; \"C\" 'D' <@>",
]
SUBJECTS = [b"x", b"", b"\n\n", b"\0", b"\xff", b"@1\0:100644", b"\x1b[2J::error::x", b"x" * 70_000, b"a\r\nb"]
REFS = ["main", "branch", "HEAD", "main~1", "branch~2", "HEAD^2", "0" * 40, "1" * 40, "", "-x", "--all", "main..branch"]
REFS += ["main^{tree}", "main:notices", ":/x", "@{-1}", "ä\n", "x" * 5000, "refs/heads/", "main^{/x}", "v1"]
DAMAGED: dict[str, Callable[[bytes], bytes]] = {  # what a damaged object holds
    "empty": lambda _: b"",
    "cut": lambda held: held[:-3],
    "other": lambda held: held[:-3] + b"xyz",
}
HARM = ["shallow", *DAMAGED]
REFUSED = None  # in the place of an exit code
BEGINNING: Tree = {b"notices/piha.yml": (FILE, CONTENTS[0]), b"notices/satama.yml": (FILE, CONTENTS[3])}

rarely = st.integers(0, 9).map(lambda number: number == 9)
seldom = st.integers(0, 2).map(lambda number: number == 2)


@dataclass
class Commit:
    """A commit as fast-import is told of it."""

    tree: Tree
    parents: list[int]
    time: bytes = b"1767268800 +0000"
    author: bytes = PEOPLE[0]
    committer: bytes = PEOPLE[0]
    subject: bytes = b"x"

    def write(self, number: int) -> Iterator[bytes]:
        """The commands that make it."""
        yield b"commit refs/heads/c%d\nmark :%d\n" % (number, number + 1)
        yield b"author %s %s\ncommitter %s %s\n" % (self.author, self.time, self.committer, self.time)
        yield b"data %d\n%s\n" % (len(self.subject), self.subject)
        for word, parent in zip([b"from", *[b"merge"] * len(self.parents)], self.parents, strict=False):
            yield b"%s :%d\n" % (word, parent + 1)
        yield b"deleteall\n"
        for path, (mode, content) in self.tree.items():
            if mode == SUBMODULE:
                yield b"M %s %s %s\n" % (mode, COMMIT, quote(path))
            else:
                yield b"M %s inline %s\ndata %d\n%s\n" % (mode, quote(path), len(content), content)


def quote(path: bytes) -> bytes:
    """A path as fast-import reads any."""
    return b'"%s"' % b"".join(b"\\%03o" % byte for byte in path)


@dataclass
class History:
    """Commits, of which two are the tips of branches; and what is done to the repository afterwards."""

    commits: list[Commit] = field(default_factory=list)
    main: int = 0
    branch: int = 0
    harm: str = ""
    at: int = 0  # of the commits or objects, which of them is harmed

    def write(self) -> bytes:
        """The stream for fast-import."""
        parts = [part for number, commit in enumerate(self.commits) for part in commit.write(number)]
        parts += [b"reset refs/heads/main\nfrom :%d\n\n" % (self.main + 1)]
        parts += [b"reset refs/heads/branch\nfrom :%d\n\n" % (self.branch + 1)]
        return b"".join(parts)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A few commits: some merge others, some leave what was there, some move it, some put odd files under odd names."""
    made = [Commit(dict(BEGINNING), [])]
    for number in range(1, draw(st.integers(2, 7))):
        parents = draw(st.lists(st.integers(0, number - 1), min_size=0 if draw(rarely) else 1, max_size=3))
        tree = {path: held for parent in reversed(parents) for path, held in made[parent].tree.items()}
        for _ in range(draw(st.integers(0, 3))):
            change_tree(draw, tree)
        made.append(
            Commit(
                tree,
                parents,
                draw(st.sampled_from(TIMES)) + b" " + draw(st.sampled_from(ZONES)),
                draw(st.sampled_from(PEOPLE)),
                draw(st.sampled_from(PEOPLE)),
                draw(st.sampled_from(SUBJECTS)),
            )
        )
    last = len(made) - 1
    branch = draw(st.integers(0, last)) if draw(rarely) else last
    harm = draw(st.sampled_from(HARM)) if draw(seldom) else ""
    return History(made, draw(st.integers(0, last)), branch, harm, draw(st.integers(0, 99)))


def name_commit(*usual: str) -> st.SearchStrategy[str]:
    """How a caller names a commit: in one of the usual ways, or rarely in any."""
    return rarely.flatmap(lambda is_odd: st.sampled_from(REFS if is_odd else usual))


def change_tree(draw: st.DrawFn, tree: Tree) -> None:
    """Put a file somewhere, move or delete one, give one another mode, or one content many names."""
    path = draw(st.sampled_from(ODD_PATHS if draw(seldom) else NOTICES))
    content = draw(st.sampled_from(CONTENTS if draw(seldom) else CONTENTS[:10]))
    match draw(st.sampled_from(["put", "put", "put", "move", "delete", "mode", "many"])):
        case "move" if tree:
            tree[path] = tree.pop(draw(st.sampled_from(sorted(tree))))
        case "delete" if tree:
            del tree[draw(st.sampled_from(sorted(tree)))]
        case "mode":
            tree[path] = draw(st.sampled_from(MODES)), content
        case "many":
            tree |= dict.fromkeys([b"notices/m%d.yml" % number for number in range(12)], (FILE, content))
        case _:
            tree[path] = FILE, content


# --- repositories -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository without a commit, which is copied."""
    folder = tmp_path_factory.mktemp("empty")
    run_command(["git", "init", "--quiet", "--initial-branch", "branch"], cwd=folder, check=True)
    shutil.rmtree(folder / ".git/hooks", ignore_errors=True)
    return folder


@pytest.fixture
def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's settings of git count."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@contextmanager
def make_repository(stream: bytes, empty: Path) -> Iterator[Path]:
    """A repository with the history of a stream, and what git can check out of it; it is the current folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "repository")
        shutil.copytree(empty, folder)
        (folder / ".git/stream").write_bytes(stream)
        command = "git fast-import --quiet --date-format=raw-permissive < .git/stream"
        run_command(["sh", "-c", command], cwd=folder, check=True)
        run_command(["git", "reset", "--quiet", "--hard"], cwd=folder)  # which fails where the disk cannot hold a path
        with chdir(folder):
            yield folder


def do_harm(history: History, folder: Path) -> None:
    """Forget the parents of a commit, as a shallow clone does, or lose or damage an object."""
    if history.harm == "shallow":
        number = history.at % len(history.commits)
        found = run_command(["git", "rev-parse", f"c{number}"], cwd=folder)
        (folder / ".git/shallow").write_text(found.stdout)
        return
    objects = sorted((folder / ".git/objects").glob("??/*"))
    if history.harm and objects:
        harmed = objects[history.at % len(objects)]
        harmed.chmod(0o600)
        harmed.write_bytes(DAMAGED[history.harm](harmed.read_bytes()))


# --- tests ------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.usefixtures("_settings")
@settings(try_examples(10), phases=[Phase.generate])
@given(history=histories(), base=name_commit("main"), head=name_commit("branch", ""))
def test_any_history(empty: Path, history: History, base: str, head: str) -> None:
    """Whatever a history holds, it is reviewed, checked and commented on, or refused in a sentence."""
    with make_repository(history.write(), empty) as folder:
        do_harm(history, folder)
        judge_review(base, head)
        judge_check(base)


@pytest.mark.usefixtures("_settings")
@pytest.mark.parametrize("path", sorted((CORPUS / "histories").iterdir()), ids=lambda path: path.stem)
def test_history_that_failed(empty: Path, path: Path) -> None:
    """What once failed: a stream for `git fast-import`, of which the working tree is compared with its main branch."""
    with make_repository(path.read_bytes(), empty):
        judge_review("main", "branch")
        judge_review("main", "")
        judge_check("main")


def judge_review(base: str, head: str) -> None:
    """Call `review`, and `comment` with what it wrote: all is written whole, or nothing is."""
    page, data = Path("review.html"), Path("changes.json")
    page.unlink(missing_ok=True)
    data.unlink(missing_ok=True)
    code = call("review", "--base", base, f"--head={head}", "--json", "changes.json")
    if code is REFUSED:
        assert not page.exists()
        assert not data.exists()
        return
    html = page.read_bytes().decode()
    assert html.endswith(("</html>", "</html>\n"))
    Element.parse(html)
    changes = read_changes(data)
    assert bool(changes.faults) == (code == 1)
    assert_harmless(write_comment(changes))
    assert call("comment", "changes.json") == 0


def judge_check(base: str) -> None:
    """Call `check` without a base, and with one."""
    call("check")
    call("check", "--format", "json", "--base", base)


def call(*words: str) -> int | None:
    """The exit code of a command of the program, called in this process; nothing where it refused in a sentence."""
    try:
        code = call_command.main([*words], standalone_mode=False, prog_name="build.py")
    except Exception as error:
        if not is_refusal(error):
            raise
        return REFUSED
    assert code in (None, 1)
    return code or 0

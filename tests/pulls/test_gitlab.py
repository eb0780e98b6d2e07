"""The note on a merge request of GitLab: the jobs of .gitlab-ci.yml, line by line, against an interface of ours."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from hooks.pulls import comment, interface
from hooks.pulls.escaping import escape
from hooks.pulls.gitlab import connect_gitlab
from hooks.reading.refusals import Refused
from tests.actions import AUTHOR, Forge, Pull, git, tools
from tests.paths import PROJECT
from tests.pulls.test_changes_file import COMMENTS
from tests.running import Done, copy_compiled, run_command
from tests.serving import run_server
from tests.test_workflows import CHANGED, FAULTY, PIHA

SETTINGS = yaml.safe_load((PROJECT / ".gitlab-ci.yml").read_text("utf-8"))
TOKEN = "glpat-token-of-the-project"  # noqa: S105 - it opens nothing
OURS, STRANGER = 7000, 8000  # users
JOBS = ("waiting", "reviews", "notes")
HEAD = "2" * 40  # of five-changes.json
LIST = "merge_requests?state=opened&target_branch=main&per_page=100&page=1"


@dataclass
class Lab:
    """A project of GitLab, as far as its notes go."""

    requests: list[dict[str, Any]] = field(default_factory=list)
    notes: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    address: str = ""
    code: int = 200

    def open(self, pull: Pull) -> None:
        """Open a merge request, or tell of its newest commit."""
        self.requests = [request for request in self.requests if request["iid"] != pull.number]
        if pull.state == "open":
            self.requests.append({"iid": pull.number, "sha": pull.sha, "target_branch": "main"})

    def write(self, number: int, user: int, text: str) -> dict[str, Any]:
        note = {"id": len(self.asked) + 100, "author": {"id": user}, "body": text, "system": False}
        self.notes.setdefault(number, []).append(note)
        return note

    @property
    def written(self) -> list[str]:
        return [request for request in self.asked if not request.startswith("GET")]

    def answer(self, method: str, path: str, given: dict[str, str]) -> object:
        """What GitLab answers to one request."""
        parts = urlsplit(path)
        wanted = {name: values[0] for name, values in parse_qs(parts.query).items()}
        where = parts.path.removeprefix("/api/v4/")
        self.asked.append(f"{method} {where}")
        if where == "user":
            return {"id": OURS}
        if where == "projects/55/merge_requests":
            assert (wanted["state"], wanted["target_branch"]) == ("opened", "main")
            return self.cut(self.requests, wanted)
        found = re.fullmatch(r"projects/55/merge_requests/(\d+)/notes(?:/(\d+))?", where)
        if not found:
            return None
        number = int(found[1])
        if method == "GET":
            return self.cut(self.notes.get(number, []), wanted)
        if method == "POST":
            return self.write(number, OURS, given["body"])
        [note] = [note for note in self.notes[number] if note["id"] == int(found[2])]
        note["body"] = given["body"]
        return note

    def cut(self, listed: list[dict[str, Any]], wanted: dict[str, str]) -> list[dict[str, Any]]:
        each, page = int(wanted["per_page"]), int(wanted["page"])
        return listed[(page - 1) * each : page * each]


@contextmanager
def serve(lab: Lab, seconds: float = 0) -> Iterator[None]:
    """Answer as GitLab does, on this machine."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.tell("GET", {})

        def do_POST(self) -> None:
            self.tell("POST", self.read())

        def do_PUT(self) -> None:
            self.tell("PUT", self.read())

        def read(self) -> dict[str, str]:
            assert self.headers["Content-Type"] == "application/json"
            return dict(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def tell(self, method: str, given: dict[str, str]) -> None:
            Event().wait(seconds)
            code = lab.code if self.headers["PRIVATE-TOKEN"] == TOKEN else 401
            answer = lab.answer(method, self.path, given) if code == 200 else {"message": "no"}
            self.send_response(code if answer is not None else 404)
            if code == 302:
                self.send_header("Location", f"{lab.address}/elsewhere")
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with run_server(Answers) as port:
        lab.address = f"http://127.0.0.1:{port}/api/v4"
        yield


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """A repository with one register."""
    made = Forge(tmp_path_factory.mktemp("forge"))
    made.begin({"notices/vihreapiha.yml": PIHA})
    return made


@pytest.fixture
def forge(begun: Forge, tmp_path: Path) -> Forge:
    """A copy of the repository."""
    return begun.copy(tmp_path)


@pytest.fixture
def lab() -> Iterator[Lab]:
    """GitLab."""
    made = Lab()
    with serve(made):
        yield made


def run_pipeline(forge: Forge, lab: Lab, settings: dict[str, Any] = SETTINGS) -> str:
    """Run the scheduled jobs as the default branch has them, each in a fresh clone with the artifacts before it.

    Only those of the environment `notes` have the token. Merge requests are in the repository as GitLab has them.
    """
    forge.runs += 1
    for pull in forge.pulls:
        git(forge.origin, "update-ref", f"refs/merge-requests/{pull.number}/head", pull.sha)
    carried = forge.folder / f"artifacts-{forge.runs}"
    carried.mkdir()
    given: dict[str, str] = {}
    output = ""
    for name in JOBS:
        job = settings[name]
        folder = forge.folder / f"{name}-{forge.runs}"
        git(forge.folder, "clone", "--quiet", forge.origin.as_uri(), str(folder))
        copy_compiled(folder)
        shutil.copytree(carried, folder, dirs_exist_ok=True)
        token = {"GITLAB_TOKEN": TOKEN} if "environment" in job else {}
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GITLAB")},
            **AUTHOR,
            "PATH": f"{tools(forge.folder)}{os.pathsep}{os.environ['PATH']}",
            "SHIM_LOG": str(forge.folder / "shims.log"),
            "CI_API_V4_URL": lab.address,
            "CI_DEFAULT_BRANCH": "main",
            "CI_JOB_ID": str(forge.runs),
            "CI_PROJECT_ID": "55",
            "CI_PROJECT_URL": "https://gitlab.example/ryhma/selosteet",
            **given,
            **token,
        }
        script = "\n".join(["set -eo pipefail", *job["script"]])
        done = run_command(["bash", "-c", script], cwd=folder, env=environment)
        assert done.returncode == 0, done.stdout + done.stderr
        output += done.stdout + done.stderr
        for path in job.get("artifacts", {}).get("paths", ()):
            source = folder / path
            if source.is_dir():
                shutil.copytree(source, carried / path)
            elif source.exists():
                shutil.copy(source, carried / path)
        told = job.get("artifacts", {}).get("reports", {}).get("dotenv")
        if told:
            given |= dict(line.split("=", 1) for line in (folder / told).read_text("utf-8").splitlines())
    return output


# --- one merge request, from its opening to its end -------------------------------------------------------------------


@pytest.mark.slow
def test_merge_request(forge: Forge, lab: Lab) -> None:
    """A merge request gets one note in words, which is edited in place and rests where nothing is new."""
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED})
    lab.open(pull)
    run_pipeline(forge, lab)
    [note] = lab.notes[pull.number]
    assert note["body"].startswith(f"{comment.MARK}{pull.sha} -->")
    page = f"https://gitlab.example/ryhma/selosteet/-/jobs/1/artifacts/file/reviews/{pull.number}/review.html"
    assert f"| [1]({page}#k1) ⚠ | Säilytysaika" in note["body"]
    assert "<ins>" in (forge.folder / f"artifacts-1/reviews/{pull.number}/review.html").read_text("utf-8")
    first = note["body"]

    run_pipeline(forge, lab)
    assert (forge.folder / "artifacts-2/waiting.txt").read_text("utf-8") == ""
    assert note["body"] == first

    forge.update(pull, {"notices/toinen.yml": PIHA.replace("Esimerkkipuutarha", "Toinen")})
    lab.open(pull)
    run_pipeline(forge, lab)
    assert "1 changed, 1 new" in note["body"]
    notes = f"projects/55/merge_requests/{pull.number}/notes"
    assert lab.written == [f"POST {notes}", f"PUT {notes}/{note['id']}"]

    pull.state = "closed"
    lab.open(pull)
    run_pipeline(forge, lab)
    assert len(lab.written) == 2


@pytest.mark.slow
def test_several_merge_requests(forge: Forge, lab: Lab) -> None:
    """Each has its own note: none where no notice changes, one that tells of faults, one that is stale."""
    quiet = forge.propose({"docs/x.md": "x"}, branch="a")
    faulty = forge.propose({"notices/vihreapiha.yml": FAULTY}, branch="b")
    stale = forge.propose({"notices/vihreapiha.yml": CHANGED}, branch="c")
    forged = forge.propose({"approvals.txt": "x\n"}, branch="d")
    for pull in forge.pulls:
        lab.open(pull)
    run_pipeline(forge, lab)
    assert quiet.number not in lab.notes
    assert forged.number not in lab.notes, "a log that only grows is no change"
    assert "cannot read every file" in lab.notes[faulty.number][0]["body"]
    fresh = lab.notes[stale.number][0]["body"]
    forge.update(stale, {f"x/{number}/y": "" for number in range(10_100)})
    lab.open(stale)
    assert "has more than 20000 files and folders" in run_pipeline(forge, lab)
    body = lab.notes[stale.number][0]["body"]
    assert "The newest commit has not been checked" in body
    assert body.endswith(fresh.partition("\n")[2])


@pytest.mark.slow
def test_hostile_merge_request(forge: Forge, lab: Lab) -> None:
    """Nothing that a merge request brings is run or imported where the note is made, nor are its own jobs."""
    trap = f"open({str(forge.folder / 'sprung')!r}, 'w')\n"
    places = ("pip/__main__.py", "yaml.py", "sitecustomize.py", "build.py", "hooks/__init__.py")
    lie = {"notes": {"script": ["touch sprung"]}}
    files = dict.fromkeys(places, trap) | {
        ".gitlab-ci.yml": yaml.safe_dump(lie),
        "notices/vihreapiha.yml": CHANGED,
        "notices/linkki.yml": "-> /etc/passwd",
        "reviews/7/changes.json": '{"schema_version": 1}',
        "waiting.txt": "1 $(touch sprung)\n",
    }
    pull = forge.propose(files)
    lab.open(pull)
    lab.write(pull.number, STRANGER, f"{comment.MARK}{pull.sha} -->\nno change")
    output = run_pipeline(forge, lab)
    assert not list(forge.folder.rglob("sprung"))
    assert TOKEN not in output
    first, note = lab.notes[pull.number]
    assert first["body"].endswith("no change")
    assert "Säilytysaika" in note["body"]
    assert "<code>build.py</code>" in note["body"]
    assert "<code>&#46;gitlab" in note["body"] or "<code>.gitlab" in note["body"]


# --- the files that the reviews have made -----------------------------------------------------------------------------


def call_notes(lab: Lab, *arguments: str, cwd: Path, **environment: str) -> Done:
    """Call `notes` as the job does, with other variables in the place of some."""
    sound = {
        "CI_API_V4_URL": lab.address,
        "CI_DEFAULT_BRANCH": "main",
        "CI_PROJECT_ID": "55",
        "GITLAB_TOKEN": TOKEN,
    }
    command = [sys.executable, PROJECT / "build.py", "notes", *arguments]
    return run_command(command, cwd=cwd, env={**os.environ, **sound, **environment})


def place(folder: Path, number: int, text: str) -> None:
    (folder / f"reviews/{number}").mkdir(parents=True)
    (folder / f"reviews/{number}/changes.json").write_text(text, "utf-8")


def test_files_of_the_reviews(lab: Lab, tmp_path: Path) -> None:
    """A file of another commit, a forged one, and one of a request that is not open change nothing of the others."""
    sound = (COMMENTS / "five-changes.json").read_text("utf-8")
    lab.requests = [{"iid": number, "sha": HEAD} for number in (1, 2, 3)]
    lab.requests.append({"iid": 4, "sha": None})  # as GitLab has it for a moment
    lab.write(2, OURS, f"{comment.MARK}{'1' * 40} -->\n{comment.TITLE}x")
    place(tmp_path, 1, '{"schema_version": 1}')
    place(tmp_path, 2, sound.replace(HEAD, "3" * 40))
    place(tmp_path, 3, sound)
    place(tmp_path, 9, sound)
    done = call_notes(lab, "reviews", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "changes.json has the form 1, and this program reads the form 2; "
        "make it anew with python build.py review of the same release\n"
        "the note on merge request 2 was updated\n"
        "the note on merge request 3 was written\n"
    )
    assert sorted(lab.notes) == [2, 3]
    assert "> [!CAUTION]" in lab.notes[2][0]["body"]
    assert "](http" not in lab.notes[3][0]["body"]
    done = call_notes(lab, "reviews", cwd=tmp_path)
    assert done.stderr.endswith("the note on merge request 2 is as it was\nthe note on merge request 3 is as it was\n")
    assert call_notes(lab, "--waiting", cwd=tmp_path).stdout == f"1 {HEAD}\n2 {HEAD}\n"


# --- what GitLab may answer -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "GITLAB_TOKEN",
            "",
            (
                "GITLAB_TOKEN is not set; make a token of the project with the scope `api` and the role Reporter, "
                "and put it into a variable of this name that is masked and protected, for the environment `notes` "
                "(docs/reviewing.md)"
            ),
        ),
        (
            "GITLAB_TOKEN",
            "wrong",
            (
                f"GitLab answered 401 to GET projects/55/{LIST}; "
                "the token in GITLAB_TOKEN is wrong, revoked or has expired: "
                "make another one (Settings > Access tokens), and put it into the variable"
            ),
        ),
        ("GITLAB_TOKEN", "a\nb", "GITLAB_TOKEN has characters that no token has; copy the token again"),
        ("CI_API_V4_URL", "", "CI_API_V4_URL is not set; it is in a job of GitLab"),
        (
            "CI_API_V4_URL",
            "http://gitlab.example/api/v4",
            "CI_API_V4_URL is 'http://gitlab.example/api/v4'; write it as in https://gitlab.com/api/v4",
        ),
        (
            "CI_API_V4_URL",
            "http://127.0.0.1:1/api/v4",
            (f"GitLab did not answer to GET projects/55/{LIST} (<urlopen error [Errno 111] Connection refused>)"),
        ),
        ("CI_PROJECT_ID", "../1", "CI_PROJECT_ID is '../1'; write the number of the project"),
        (
            "CI_PROJECT_ID",
            "56",
            (
                f"GitLab answered 404 to GET projects/56/{LIST}; "
                "there is no such thing that the token in GITLAB_TOKEN can see: it must be a token of this project"
            ),
        ),
        ("CI_DEFAULT_BRANCH", "", "CI_DEFAULT_BRANCH is not set; it is in a job of GitLab"),
    ],
)
def test_interface_that_fails(lab: Lab, tmp_path: Path, name: str, value: str, message: str) -> None:
    """What GitLab refuses, or what is not set, is said in a sentence, without the token; exit code 2."""
    done = call_notes(lab, cwd=tmp_path, **{name: value})
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"Error: {message}\n")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (
            403,
            "the token in GITLAB_TOKEN may not do this: it needs the scope `api` and the role Reporter",
        ),
        (500, ""),
        (302, ""),
    ],
)
def test_errors(lab: Lab, code: int, message: str) -> None:
    """An error is told with its code; a redirection is one, and takes the token nowhere."""
    lab.code = code
    said = f"GitLab answered {code} to GET projects/55/{LIST}"
    with pytest.raises(Refused) as refused:
        connect_gitlab(lab.address, "55", TOKEN, "main").list_open_pulls()
    assert str(refused.value) == "; ".join(filter(None, [said, message]))
    assert lab.asked == []


def test_interface_that_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that does not answer in time is told as one that is silent."""
    monkeypatch.setattr(interface, "SECONDS", 0.1)
    slow = Lab()
    with serve(slow, 0.5), pytest.raises(Refused, match=r"^GitLab did not answer to GET user \(timed out\)$"):
        _ = connect_gitlab(slow.address, "55", TOKEN, "main").user


def test_many_notes(lab: Lab) -> None:
    """Ours is found however many others there are, and those of others never count."""
    for number in range(150):
        lab.write(7, STRANGER, f"{comment.MARK}{number}")
    found = connect_gitlab(lab.address, "55", TOKEN, "main")
    assert found.find_comment(7, comment.MARK) is None
    lab.write(7, OURS, f"{comment.MARK}{HEAD} -->\nx")
    ours = found.find_comment(7, comment.MARK)
    assert ours is not None
    assert comment.read_commit(ours.body) == HEAD


def test_token_is_not_told() -> None:
    """Whatever shows the interface of GitLab does not show the token."""
    assert TOKEN not in repr(connect_gitlab("https://gitlab.example/api/v4", "55", TOKEN, "main"))


# --- what GitLab would make of words ----------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["!1", "$1", '~"bug"', "~bug", "%1", "&1", "^alert#1", "*iteration:1", "[epic:1]"])
def test_references(mark: str) -> None:
    """What GitLab would link in a note is parted behind its mark."""
    assert "\u200b" in escape(f"x {mark}")[: len("x ") + len("&#123;") + 1]


def test_no_quick_action(lab: Lab, tmp_path: Path) -> None:
    """No line begins with a value, so that none can be a command such as /close."""
    text = (COMMENTS / "five-changes.json").read_text("utf-8").replace("Vihreäpiha Oy", "/close")
    place(tmp_path, 3, text)
    lab.requests = [{"iid": 3, "sha": HEAD}]
    call_notes(lab, "reviews", cwd=tmp_path)
    body = lab.notes[3][0]["body"]
    assert "/close" in body
    assert not re.search(r"^\s*/", body, re.MULTILINE)


# --- the file itself --------------------------------------------------------------------------------------------------


def test_who_knows_the_token() -> None:
    """The jobs of a merge request have no environment with secrets, and the job that reads merge requests has none."""
    for name in JOBS:
        assert SETTINGS[name]["extends"] == ".schedule"
    assert [name for name in JOBS if SETTINGS[name].get("environment", {}).get("name") == "notes"] == [
        "waiting",
        "notes",
    ]
    assert "environment" not in SETTINGS["reviews"]
    for rule in SETTINGS[".schedule"]["rules"]:
        assert "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in rule["if"]
        assert "merge_request_event" not in rule["if"]
    for name in ("waiting", "notes"):
        assert "git" not in " ".join(SETTINGS[name]["script"]).split()
    assert SETTINGS["pages"]["rules"][0]["when"] == "never"

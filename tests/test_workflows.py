"""The workflows of pull requests, every step in order, on a throw-away repository with pull requests from a fork."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from hooks.pulls import comment
from hooks.pulls import previews as previewing
from hooks.pulls.escaping import mark_code
from hooks.reading.limits import MEGABYTE, Limits
from hooks.reading.refusals import Refused
from tests.actions import AUTHOR, BOT, TOKEN, Forge, git, tools
from tests.paths import DATA, PROJECT
from tests.running import Done, run_command

PIHA = (PROJECT / "docs/example.yml").read_text("utf-8")
CHANGED = PIHA.replace("keep: 3 years", "keep: 2 years")
FAULTY = re.sub(r"(?m)^retention:", "retentoin:", PIHA)
PREVIEWS = "example/previews"
WORKFLOWS = {path.name: yaml.safe_load(path.read_text()) for path in (PROJECT / ".github/workflows").glob("*.yml")}
GITLAB = yaml.safe_load((PROJECT / ".gitlab-ci.yml").read_text())
OURS = ("check.yml", "comment.yml", "preview.yml")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """A repository with one register."""
    made = Forge(tmp_path_factory.mktemp("forge"))
    made.begin({"notices/vihreapiha.yml": PIHA})
    return made


@pytest.fixture
def forge(begun: Forge, tmp_path: Path) -> Iterator[Forge]:
    """A copy of the repository, and the interface of GitHub."""
    made = begun.copy(tmp_path)
    with made.interface():
        yield made


@pytest.fixture
def previews(forge: Forge) -> Path:
    """The repository of previews."""
    return begin_previews(forge)


def begin_previews(forge: Forge) -> Path:
    """A repository of previews, with a file of its owner's, and the settings that turn previews on."""
    bare = forge.folder / f"github/{PREVIEWS}.git"
    bare.parent.mkdir(parents=True)
    git(forge.folder, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    work = forge.folder / "previews"
    git(forge.folder, "clone", "--quiet", str(bare), str(work))
    (work / "CNAME").write_text("luonnokset.example\n")
    git(work, "add", "CNAME")
    git(work, "commit", "--quiet", "-m", "Begin")
    git(work, "push", "--quiet", "origin", "HEAD:main")
    forge.settings = {
        "vars": {"PREVIEW_REPOSITORY": PREVIEWS, "PREVIEW_URL": "https://luonnokset.example"},
        "secrets": {"PREVIEW_DEPLOY_KEY": "key"},
    }
    return bare


def files_in(bare: Path) -> set[str]:
    return set(git(bare, "ls-tree", "-r", "--name-only", "main").splitlines())


# --- one pull request, from its opening to its end --------------------------------------------------------------------


@pytest.mark.slow
def test_pull_request_from_a_fork(forge: Forge) -> None:
    """Check makes site, review page and changes.json; Comment says the changes in words, once, and edits in place."""
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED})
    check = forge.check(pull)
    assert check.results == {"check": "success", "test": "success", "review": "success", "own": "skipped"}, check.output
    assert check.uploaded == {"site", "review.html", "changes"}
    assert (check.artifacts / "site/vihreapiha/index.html").is_file()
    assert json.loads(check.artifact("changes", "changes.json"))["head_commit"] == pull.sha
    assert "<ins>" in check.artifact("review.html", "review.html")
    assert "Säilytysaika" in check.summary
    assert "make check" in (forge.folder / "shims.log").read_text()

    run = forge.after("comment.yml", pull)
    assert run.results == {"review": "success", "comment": "success"}, run.output
    [said] = forge.comments
    assert (said["pull"], said["user"]["login"]) == (7, BOT)
    assert said["body"].startswith(comment.MARK)
    page = f"https://github.com/example/selosteet/actions/runs/{forge.runs}/artifacts/1"
    assert f"| [1]({page}#k1) ⚠ | Säilytysaika" in said["body"]
    assert f"]({page})" in said["body"]
    assert said["body"] in run.summary

    forge.update(pull, {"notices/toinen.yml": PIHA.replace("Esimerkkipuutarha", "Toinen")})
    assert forge.after("comment.yml", pull).results["comment"] == "success"
    assert len(forge.comments) == 1
    assert "1 changed, 1 new" in said["body"]
    assert forge.written == ["POST issues/7/comments", "PATCH issues/comments/100"]

    forge.update(pull, {"notices/toinen.yml": None, "notices/vihreapiha.yml": PIHA})
    assert forge.after("comment.yml", pull).results["comment"] == "success"
    assert "This does not change any notice." in said["body"]
    assert forge.written[2:] == ["PATCH issues/comments/100"]


@pytest.mark.slow
def test_unchanged_comment_is_not_touched(forge: Forge) -> None:
    """A run that has nothing new to say writes nothing, though GitHub gives the comment back with other line ends."""
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED})
    forge.after("comment.yml", pull)
    forge.comments[0]["body"] = forge.comments[0]["body"].replace("\n", "\r\n").strip()
    forge.runs -= 1  # the same run again: its page has the same address
    shutil.rmtree(forge.folder / f"run-{forge.runs + 1}")
    forge.after("comment.yml", pull)
    assert forge.written == ["POST issues/7/comments"]


def test_no_comment_where_no_page_changes(forge: Forge) -> None:
    """A pull request that changes no notice and nothing that makes them gets no comment."""
    run = forge.after("comment.yml", forge.propose({"docs/x.md": "x"}))
    assert run.results == {"review": "success", "comment": "success"}, run.output
    assert forge.comments == []


def test_whose_comment_it_is(forge: Forge) -> None:
    """The mark counts only in a comment of our own, however many others there are."""
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED})
    for number in range(150):
        forge.comments.append(forge.comment(pull.number, "stranger", f"{comment.MARK}\nno change {number}"))
    forge.comments.append(forge.comment(pull.number, BOT, "of another workflow"))
    forge.after("comment.yml", pull)
    assert forge.written == ["POST issues/7/comments"]
    assert forge.comments[0]["body"] == f"{comment.MARK}\nno change 0"


@pytest.mark.slow
def test_older_run_says_nothing(forge: Forge) -> None:
    """A run for a commit that is no longer the newest, or for a closed pull request, writes nothing."""
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED})
    first = pull.sha
    forge.update(pull, {"notices/vihreapiha.yml": PIHA})
    forge.after("comment.yml", pull, sha=first)
    forge.update(pull, {"notices/vihreapiha.yml": CHANGED})
    pull.state = "closed"
    run = forge.after("comment.yml", pull)
    assert run.results["comment"] == "success"
    assert forge.written == []


@pytest.mark.slow
def test_faulty_register(forge: Forge) -> None:
    """A register with errors is annotated on its line and fails the check; the comment says that it cannot be read."""
    pull = forge.propose({"notices/vihreapiha.yml": FAULTY})
    check = forge.check(pull)
    assert check.results["check"] == "failure"
    assert (
        "::error file=notices/vihreapiha.yml,line=75,col=1,title=unknown-key::retentoin: there is no such key"
        in check.output["Check, with annotations on the lines"]
    )
    assert (check.results["review"], check.results["own"]) == ("success", "success"), check.output
    run = forge.after("comment.yml", pull)
    assert run.results == {"review": "success", "comment": "success"}, run.output
    assert "cannot read every file" in forge.comments[0]["body"]


@pytest.mark.slow
def test_lost_notice(forge: Forge) -> None:
    """What the deploy would refuse fails the check already: a notice that goes with nothing in its place."""
    toinen = (DATA / "good/shortest.yml").read_text("utf-8").replace("1234567-1", "7654321-2")
    lost = forge.propose({"notices/vihreapiha.yml": None, "notices/toinen.yml": toinen})
    check = forge.check(lost)
    assert check.results["check"] == "failure"
    assert (
        "::error file=notices/vihreapiha.yml,line=1,col=1,title=lost::the notice /vihreapiha/ is published, and would "
        "be lost" in check.output["Check, with annotations on the lines"]
    )
    run = forge.after("comment.yml", lost)
    assert run.results == {"review": "success", "comment": "success"}, run.output
    assert "Nothing is left at <code>vihreapiha</code>, so publishing will stop." in forge.comments[0]["body"]
    controller = PIHA[PIHA.index("controller:") : PIHA.index("contact:  ")]
    forge.update(lost, {"notices/vihreapiha.yml": f"{controller}removed: {{date: 2026-11-21}}\n"})
    assert forge.check(lost).results["check"] == "success"


@pytest.mark.slow
def test_new_form(forge: Forge) -> None:
    """What only the pull request's own program can read is on a page of its own, marked as such; the base's says so."""
    model = (PROJECT / "hooks/format/people.py").read_text("utf-8")
    grown = model.replace("class Controller(Model):\n", "class Controller(Model):\n    motto: str | None = None\n")
    assert grown != model
    files = {
        "hooks/format/people.py": grown,
        "notices/vihreapiha.yml": CHANGED.replace("  phone:", "  motto: Vihreys\n  phone:", 1),
    }
    pull = forge.propose(files)
    check = forge.check(pull)
    assert check.results["own"] == "success", check.output
    own, base = (check.artifact(name, name) for name in ("review-own.html", "review.html"))
    assert "Säilytysaika" in own
    assert "Tämän sivun teki muutosehdotuksen oma ohjelma" in own
    assert "motto: there is no such key" in base
    assert "oma ohjelma" not in base
    forge.after("comment.yml", pull)
    assert "cannot read every file" in forge.comments[0]["body"]
    assert "<code>hooks/format/people.py</code>" in forge.comments[0]["body"]


@pytest.mark.slow
def test_refused_review(forge: Forge) -> None:
    """A review that is refused, as of what cannot be merged, fails its job, and does not pass for one of faults."""
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED})
    git(forge.fork, "checkout", "--quiet", "main")
    forge.commit({"notices/vihreapiha.yml": CHANGED.replace("2 years", "9 years")})
    git(forge.fork, "push", "--quiet", "origin", "main")
    check = forge.check(pull)
    assert check.results["review"] == "failure", check.output
    assert "cannot be merged" in check.output["Review"]
    assert "Say what changes" not in check.output


def test_closed(forge: Forge) -> None:
    """A pull request that is closed runs nothing of its own."""
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED})
    assert set(forge.check(pull, "closed").results.values()) == {"skipped"}


# --- previews ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_preview(forge: Forge, previews: Path) -> None:
    """A draft lies under the number of its pull request, marked and unlisted, is linked, and goes at the end."""
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED})
    other = forge.propose({"notices/uusi.yml": PIHA.replace("Esimerkkipuutarha", "Uusi")}, branch="uusi")
    for each in (pull, other):
        run = forge.after("preview.yml", each)
        assert run.results == {"draft": "success", "publish": "success"}, run.output
    page = git(previews, "show", "main:7/vihreapiha/index.html")
    assert f"LUONNOS ({pull.sha[:12]})" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "X-Robots-Tag: noindex" in git(previews, "show", "main:_headers")
    assert {"CNAME", "8/uusi/index.html", "8/en/uusi/index.html"} <= files_in(previews)

    forge.after("comment.yml", pull)
    linked = re.findall(r"https://luonnokset\.example/7/([^)]*)", forge.comments[0]["body"])
    assert linked == ["vihreapiha/", "en/vihreapiha/"]
    assert {f"7/{page}index.html" for page in linked} <= files_in(previews)

    pull.state = "closed"
    run = forge.after("preview.yml", pull)
    assert run.results == {"draft": "success", "publish": "success"}, run.output
    assert not any(name.startswith("7/") for name in files_in(previews))
    other.state = "closed"
    run = forge.run("preview.yml", "main", "refs/heads/main", {"schedule": "17 4 * * 1"})
    assert run.results == {"draft": "skipped", "publish": "success"}, run.output
    assert files_in(previews) == {"CNAME", ".nojekyll", "_headers"}
    assert git(previews, "rev-list", "--count", "main") == "1", "what was removed stays in no history"


def test_preview_that_cannot_be_made(forge: Forge, previews: Path) -> None:
    """Faulty registers, links and huge files make no draft, and nothing of them is published."""
    for number, files in enumerate(
        [
            {"notices/vihreapiha.yml": FAULTY},
            {"notices/x.yml": "-> /etc/passwd"},
            {"notices/x.yml": "-> ../build.py", "notices/vihreapiha.yml": CHANGED},
            {"notices/x.yml": "#" * 1_100_000},
        ]
    ):
        run = forge.after("preview.yml", forge.propose(files, branch=f"b{number}"))
        assert run.results == {"draft": "failure", "publish": "success"}, run.output
        assert "Traceback" not in run.output["Draft"]
    assert files_in(previews) == {"CNAME", ".nojekyll", "_headers"}


@pytest.mark.slow
def test_newer_commit_without_a_draft(forge: Forge, previews: Path) -> None:
    """A draft goes where that of a newer commit cannot be made, or where nobody has asked for one."""
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED})
    forge.after("preview.yml", pull)
    forge.update(pull, {"notices/vihreapiha.yml": FAULTY})
    run = forge.after("preview.yml", pull)
    assert run.results == {"draft": "failure", "publish": "success"}, run.output
    assert not any(name.startswith("7/") for name in files_in(previews))
    forge.update(pull, {"notices/vihreapiha.yml": CHANGED})
    forge.after("preview.yml", pull)
    assert git(previews, "show", "main:7/commit.txt") == pull.sha
    forge.update(pull, {"notices/vihreapiha.yml": PIHA})
    forge.run("preview.yml", "main", "refs/heads/main", {"schedule": "47 * * * *"})
    assert not any(name.startswith("7/") for name in files_in(previews))


@pytest.mark.slow
def test_newer_commit_without_a_comment(forge: Forge) -> None:
    """A comment says first that it is of an earlier commit, where the review of the newest failed or never began."""
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED})
    forge.after("comment.yml", pull)
    [said] = forge.comments
    fresh, first = said["body"], pull.sha
    assert fresh.startswith(f"{comment.MARK}{first} -->\n### ")
    forge.update(pull, {"notices/vihreapiha.yml": PIHA})
    for _ in range(2):
        run = forge.run("comment.yml", "main", "refs/heads/main", {"schedule": "37 * * * *"})
        assert run.results == {"review": "skipped", "comment": "success"}, run.output
    stale = said["body"]
    assert mark_code(f"{first[:12]} → {pull.sha[:12]}") in stale
    assert stale.index("> [!CAUTION]") < stale.index("### ")
    assert stale.endswith(fresh.partition("\n")[2])
    assert forge.written == ["POST issues/7/comments", "PATCH issues/comments/100"]
    said["body"] = fresh
    forge.update(pull, {f"x/{number}/y": "" for number in range(10_100)})
    run = forge.after("comment.yml", pull)
    assert run.results == {"review": "failure", "comment": "success"}, run.output
    assert "has more than 20000 files and folders" in run.output["Review"]
    assert mark_code(f"{first[:12]} → {pull.sha[:12]}") in said["body"]
    forge.update(pull, {f"x/{number}/y": None for number in range(10_100)} | {"notices/vihreapiha.yml": CHANGED})
    forge.after("comment.yml", pull)
    assert "CAUTION" not in said["body"]


def test_no_previews_unless_wanted(forge: Forge) -> None:
    """Without a repository of previews nothing happens."""
    run = forge.after("preview.yml", forge.propose({"notices/vihreapiha.yml": CHANGED}))
    assert set(run.results.values()) == {"skipped"}


def test_draft_knows_no_address(forge: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft names no address of the published site, and what is no commit has no draft."""
    monkeypatch.setenv("SITE_URL", "https://selosteet.example/")
    monkeypatch.setenv("EDIT_URI", "https://git.example/edit/")
    made = run_in(forge, "draft", "HEAD")
    assert (made.returncode, made.stderr) == (0, "")
    assert "example/edit" not in (forge.fork / "draft/vihreapiha/index.html").read_text()
    assert 'rel="canonical"' not in (forge.fork / "draft/vihreapiha/index.html").read_text()
    refused = run_in(forge, "draft", "--site", "draft", "nothing")
    assert refused.returncode == 2
    assert refused.stderr.startswith("Error: git knows no commit 'nothing'")


def test_only_drafts_of_pull_requests_are_swept(tmp_path: Path) -> None:
    """Drafts that are not of the newest commit go; what is no draft of a pull request is not ours to remove."""
    for name in ("7", "8", "08", "7a", ".git", "assets", "10", "11"):
        (tmp_path / name).mkdir()
    (tmp_path / "9").write_text("")
    for name, commit in (("8", "newest"), ("10", "earlier")):
        (tmp_path / name / previewing.COMMIT).write_text(f"{commit}\n")
    assert previewing.sweep_drafts(tmp_path, {8: "newest", 10: "newest", 11: "newest"}) == [7, 10, 11]
    assert {path.name for path in tmp_path.iterdir()} == {"8", "08", "7a", ".git", "assets", "9", *previewing.AROUND}


def test_large_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft of as many bytes as the limits allow is published, and one of a byte more is refused with both sizes."""
    assert Limits().preview_megabytes == 50
    monkeypatch.setattr(previewing, "read_limits", lambda: Limits(preview_megabytes=1))
    (tmp_path / "fi").mkdir()
    (tmp_path / "fi/index.html").write_bytes(bytes(MEGABYTE - 1))
    (tmp_path / "index.html").write_bytes(b"x")
    previewing.refuse_large(tmp_path)
    (tmp_path / "index.html").write_bytes(b"xy")
    with pytest.raises(Refused, match=r"^the draft has 2 MB, and no more than 1 MB are published; "):
        previewing.refuse_large(tmp_path)


# --- what GitHub may answer -------------------------------------------------------------------------------------------


def run_in(forge: Forge, *arguments: str) -> Done:
    """Run the program in the fork."""
    return run_command([sys.executable, "build.py", *arguments], cwd=forge.fork)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("GITHUB_TOKEN", "", "GITHUB_TOKEN is not set; it is in a workflow of GitHub"),
        (
            "GITHUB_TOKEN",
            "wrong",
            "GitHub answered 404 to GET pulls?state=open&head=a%3Ab&base=main&per_page=100&page=1",
        ),
        (
            "GITHUB_API_URL",
            "http://x.example",
            "GITHUB_API_URL is 'http://x.example'; write it as in https://api.github.com",
        ),
        ("GITHUB_API_URL", "http://127.0.0.1:1", "GitHub did not answer to GET pulls"),
        ("GITHUB_REPOSITORY", "../x/y", "GITHUB_REPOSITORY is '../x/y'; write owner and name, as in example/selosteet"),
    ],
)
def test_interface_that_fails(
    forge: Forge, monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    """What GitHub refuses, or what is not set, is said in a sentence, without the token; exit code 2."""
    sound = {"GITHUB_API_URL": forge.address, "GITHUB_REPOSITORY": "example/selosteet", "GITHUB_TOKEN": TOKEN}
    for key, known in (sound | {name: value}).items():
        monkeypatch.setenv(key, known)
    changes = str(PROJECT / "tests/data/comments/five-changes.json")
    done = run_in(forge, "comment", changes, "--commit", "2" * 40, "--origin", "a:b")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: {message}")
    done = run_in(forge, "comment", changes, "--commit", "5" * 40, "--origin", "a:b")
    assert done.stderr == f"Error: five-changes.json is of the commit {'2' * 40}, not of {'5' * 40}\n"


# --- hostile pull requests --------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_edited_program(forge: Forge) -> None:
    """A program that hides every change hides nothing: the base's makes the page, and the comment says it loudly."""
    liar = "print('nothing to see')\nfor name in ('review.html', 'changes.json'):\n    open(name, 'w').write('{}')\n"
    pull = forge.propose(
        {"notices/vihreapiha.yml": CHANGED, "build.py": liar, "hooks/review/changes.py": "raise SystemExit(0)\n"}
    )
    check = forge.check(pull)
    assert "<ins>" in check.artifact("review.html", "review.html")
    assert "nothing to see" not in check.output["Review"]
    forge.after("comment.yml", pull)
    body = forge.comments[0]["body"]
    assert "> [!CAUTION]" in body
    assert "<code>build.py</code>" in body
    assert "<code>hooks/review/changes.py</code>" in body
    assert "Säilytysaika" in body


@pytest.mark.slow
def test_edited_workflows(forge: Forge) -> None:
    """A pull request that edits Check and uploads what it likes changes neither the comment nor what it says."""
    lie = yaml.safe_load((PROJECT / ".github/workflows/check.yml").read_text())
    lie["jobs"] = {"review": lie["jobs"]["review"]}
    lie["jobs"]["review"]["steps"] = [
        {"name": "Lie", "run": 'echo \'{"pull_request": 1}\' > changes.json; echo "<script>" > review.html'},
        *[step for step in lie["jobs"]["review"]["steps"] if "upload-artifact" in step.get("uses", "")],
    ]
    for step in lie["jobs"]["review"]["steps"]:
        step.pop("if", None)
    evil = "on: push\njobs: {x: {steps: [{name: x, run: 'touch /tmp/never'}]}}\n"
    files = {".github/workflows/check.yml": yaml.safe_dump(lie), ".github/workflows/comment.yml": evil}
    pull = forge.propose({**files, "notices/vihreapiha.yml": CHANGED})
    assert forge.check(pull).uploaded == {"review.html", "changes"}
    run = forge.after("comment.yml", pull)
    assert run.results == {"review": "success", "comment": "success"}, run.output
    assert "Säilytysaika" in forge.comments[0]["body"]
    assert "<code>.github/workflows/check.yml</code>" in forge.comments[0]["body"]
    assert forge.comments[0]["pull"] == pull.number


@pytest.mark.slow
def test_names_of_branches(forge: Forge) -> None:
    """The name of a branch is a value everywhere: nothing of it is run, and its pull request is found."""
    branch = "a&per_page=1&state=closed'\";`touch${IFS}ran`$(touch${IFS}ran)\n--notices=ran;ä🙂"
    forge.propose({"notices/vihreapiha.yml": CHANGED}, owner="other", branch=branch)
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED}, branch=branch)
    run = forge.after("comment.yml", pull)
    assert run.results == {"review": "success", "comment": "success"}, run.output
    assert [said["pull"] for said in forge.comments] == [pull.number]
    assert not list(forge.folder.rglob("ran"))


@pytest.mark.slow
def test_names_and_words_of_companies(forge: Forge) -> None:
    """What a company is called, and its own words, are text in the comment and on the review page."""
    name = "Paha ]( @everyone `x` | Oy"
    text = PIHA.replace("known_as: Vihreä piha", f"known_as: '{name}'").replace(
        "Pilvi Esimerkki Oy", "'@team [x](https://x.example) #1'"
    )
    pull = forge.propose(
        {"notices/paha.yml": text, "notices/vihreapiha.yml": CHANGED.replace("Pilvi Esimerkki Oy", "'@team #1'")}
    )
    run = forge.after("comment.yml", pull)
    assert run.results == {"review": "success", "comment": "success"}, run.output
    body = forge.comments[0]["body"]
    assert "Paha" in body
    assert "team" in body
    assert not re.search(r"@[a-z]|#\d|\]\((?!https://github\.com/example/selosteet/)", re.sub(r"&#\d+;", "", body))


@pytest.mark.slow
def test_hostile_files(forge: Forge) -> None:
    """Links, bombs and odd names are read as data: nothing is followed or run, and the other changes are still told."""
    files: dict[str, str | None] = {
        "notices/link.yml": "-> /etc/passwd",
        "notices/folder": "-> /etc",
        "notices/huge.yml": "#" * 5_000_000,
        "notices/deep.yml": "[" * 200_000,
        "notices/aliases.yml": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "notices/$(touch ran).yml": PIHA,
        "notices/a\nb.yml": PIHA,
        "notices/--out=ran.yml": PIHA,
        "notices/.git.yml": PIHA,
        ".gitattributes": "* filter=ran export-subst\n",
    }
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED, **files})
    run = forge.after("comment.yml", pull)
    assert run.results == {"review": "success", "comment": "success"}, run.output
    assert " ⚠ | Säilytysaika" in forge.comments[0]["body"]
    assert "cannot read every file" in forge.comments[0]["body"]
    assert "Traceback" not in "".join(run.output.values())
    assert "root:" not in run.artifact("review.html", "review.html")
    assert not list(forge.folder.rglob("ran"))


# --- the files themselves ---------------------------------------------------------------------------------------------


def steps_of(name: str) -> Iterator[dict[str, Any]]:
    for job in WORKFLOWS[name]["jobs"].values():
        yield from job["steps"]


def test_no_preview_waits_for_another() -> None:
    """Only runs for one branch of one fork wait for each other: of a queue of all, GitHub would drop those between."""
    own = "${{ github.event.workflow_run.head_repository.full_name }}-${{ github.event.workflow_run.head_branch }}"
    preview = WORKFLOWS["preview.yml"]
    assert "concurrency" not in preview
    assert "concurrency" not in preview["jobs"]["draft"]
    assert preview["jobs"]["publish"]["concurrency"] == {"group": f"previews-{own}", "cancel-in-progress": False}
    assert WORKFLOWS["comment.yml"]["concurrency"] == {"group": f"comment-{own}", "cancel-in-progress": True}


@pytest.mark.parametrize("name", OURS)
def test_rights(name: str) -> None:
    """No workflow has rights of its own; each job has few, and none that may write sees a pull request's files."""
    workflow = WORKFLOWS[name]
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert set(job["permissions"].items()) <= {
            ("contents", "read"),
            ("pull-requests", "read"),
            ("pull-requests", "write"),
        }
        assert job["timeout-minutes"] <= 30
        if "write" in job["permissions"].values():
            assert not any("fetch" in step.get("run", "") for step in job["steps"])
    text = (PROJECT / ".github/workflows" / name).read_text()
    assert "pull_request_target" not in text
    assert "cache" not in re.sub(r"#.*", "", text)
    assert ("secrets." in text) == (name == "preview.yml")


@pytest.mark.parametrize("folder", [".github", "theme/project/dot-github"])
def test_rights_of_the_weekly_jobs(folder: str) -> None:
    """Of the jobs of the week one alone may write, and nothing but issues; it keeps no token in its checkout."""
    weekly = yaml.safe_load((PROJECT / folder / "workflows/weekly.yml").read_text("utf-8"))
    assert weekly["permissions"] == {}
    rights = {name: job["permissions"] for name, job in weekly["jobs"].items()}
    assert rights == {"check": {"contents": "read"}, "due": {"contents": "read", "issues": "write"}}
    checkout, *_, last = weekly["jobs"]["due"]["steps"]
    assert checkout["with"] == {"persist-credentials": False}
    assert last["run"].endswith(" confirm --due --issues")
    assert last["env"] == {"GITHUB_TOKEN": "${{ github.token }}"}


@pytest.mark.parametrize("folder", [".github", "theme/project/dot-github"])
def test_one_program_writes_and_reads_the_changes(folder: str) -> None:
    """Both jobs of a comment check out the commit of their run, so that changes.json has one form."""
    workflow = yaml.safe_load((PROJECT / folder / "workflows/comment.yml").read_text("utf-8"))
    for name, words in (("review", " --json changes.json "), ("comment", ' comment "$FILE" ')):
        steps = workflow["jobs"][name]["steps"]
        [checkout] = [step for step in steps if "checkout" in step.get("uses", "")]
        assert "ref" not in checkout["with"]
        assert any(words in f"{step.get('run', '')} " for step in steps)


@pytest.mark.parametrize("name", OURS)
def test_steps(name: str) -> None:
    """Actions are pinned by commit with their version beside, keep no credentials, and scripts hold no expression."""
    for line in (PROJECT / ".github/workflows" / name).read_text().splitlines():
        if "uses:" in line:
            assert re.fullmatch(r" +(- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    for step in steps_of(name):
        assert "${{" not in step.get("run", "")
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def list_scripts() -> Iterator[tuple[str, str, str]]:
    """Where each script of a workflow stands, in which folder it runs, and what it says."""
    for name, workflow in WORKFLOWS.items():
        for job in workflow["jobs"].values():
            for step in job["steps"]:
                if "run" in step:
                    yield f"{name}: {step.get('name')}", step.get("working-directory", ""), step["run"]
    yield ".github/previews", "", (PROJECT / ".github/previews").read_text()
    for name, job in GITLAB.items():
        if isinstance(job, dict):
            for line in job.get("script", ()):
                yield f"GitLab: {name}", "", line


@pytest.mark.parametrize(("name", "folder", "script"), [*list_scripts()])
def test_nothing_beside_the_program_is_imported(name: str, folder: str, script: str) -> None:
    """Python finds no module in the checkout, and pip neither; on GitHub pip runs in another folder, too."""
    text = re.sub(r"(^|\s)#.*", "", script)
    calls = re.findall(r"(?:[\w./$\"{}-]*/)?\b(?:python[\d.]*|pip[\d.]*|py)\s+(?!install\b)[^\n;|&]*", text)
    for call in calls:
        is_pip = call.startswith("python -I -m pip install --only-binary :all: --require-hashes -r ")
        assert is_pip or call.startswith("python -P build.py "), call
        assert is_pip == (folder == "${{ runner.temp }}") or name.startswith("GitLab"), call
    assert len(calls) == len(re.findall(r"\b(?:python|build\.py)\b", text.replace("python -P build.py", "build.py")))


# --- GitLab -----------------------------------------------------------------------------------------------------------


def gitlab(forge: Forge, job: str, pull_sha: str, settings: dict[str, Any] = GITLAB) -> tuple[Path, dict[str, Any]]:
    """Run the script of a job of .gitlab-ci.yml, each line as GitLab does, in a clone at the commit of the request."""
    folder = forge.folder / f"gitlab-{job}"
    git(forge.folder, "clone", "--quiet", str(forge.origin), str(folder))
    git(folder, "fetch", "--quiet", "origin", pull_sha)
    git(folder, "checkout", "--quiet", "--detach", pull_sha)
    environment = {
        **os.environ,
        **AUTHOR,
        "PATH": f"{tools(forge.folder)}{os.pathsep}{os.environ['PATH']}",
        "SHIM_LOG": str(forge.folder / "shims.log"),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(forge.origin, "rev-parse", "main"),
        "CI_COMMIT_SHA": pull_sha,
        "CI_PROJECT_ROOT_NAMESPACE": "esimerkki",
        "CI_PROJECT_PATH": "esimerkki/ryhma/selosteet",
        "CI_PAGES_DOMAIN": "pages.example",
        "CI_JOB_ID": "12",
        "CI_PROJECT_DIR": str(folder),
    }
    script = "\n".join(["set -eo pipefail", *settings[job]["script"]])
    done = run_command(["bash", "-c", script], cwd=folder, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, settings[job]


@pytest.mark.slow
def test_gitlab(forge: Forge) -> None:
    """On GitLab a merge request has its site, draft and review page, each under a name that the request shows."""
    pull = forge.propose(
        {"notices/vihreapiha.yml": CHANGED, "build.py": (PROJECT / "build.py").read_text() + "# edited\n"}
    )
    folder, check = gitlab(forge, "check", pull.sha)
    assert (folder / "site/index.html").is_file()
    assert check["artifacts"]["expose_as"] == "Site"
    assert check["artifacts"]["paths"] == ["site/"]
    folder, draft = gitlab(forge, "draft", pull.sha)
    assert f"LUONNOS ({pull.sha[:12]})" in (folder / "draft/vihreapiha/index.html").read_text()
    assert draft["artifacts"]["expose_as"] == "Draft"
    assert draft["artifacts"]["paths"] == ["draft/"]
    assert draft["environment"]["url"] == "$DRAFT"
    assert (folder / draft["artifacts"]["reports"]["dotenv"]).read_text() == (
        "DRAFT=https://esimerkki.pages.example/-/ryhma/selosteet/-/jobs/12/artifacts/draft/index.html\n"
    )
    folder, review = gitlab(forge, "review", pull.sha)
    assert review["artifacts"]["paths"] == ["review.html", "review-own.html", "changes.json"]
    assert {path.name for path in folder.glob("*.html")} == {"review.html"}
    assert "Säilytysaika" in (folder / "review.html").read_text()


@pytest.mark.slow
def test_hostile_merge_request_on_gitlab(forge: Forge) -> None:
    """What a merge request puts in the way of the base's program, or of what is uploaded, does nothing."""
    trap = f"open({str(forge.folder / 'sprung')!r}, 'w')\n"
    places = ("pip/__main__.py", "pip/__init__.py", "yaml.py", "traceback.py", "sitecustomize.py", ".base/build.py")
    files = dict.fromkeys(places, trap) | {"review.html": "-> build.py", "changes.json": "-> /etc/hostname"}
    files["draft"] = "-> notices"
    pull = forge.propose({"notices/vihreapiha.yml": CHANGED, **files})
    program = (forge.fork / "build.py").read_bytes()
    folder, _ = gitlab(forge, "review", pull.sha)
    assert not (forge.folder / "sprung").exists()
    assert not (folder / "review.html").is_symlink()
    assert "Säilytysaika" in (folder / "review.html").read_text()
    assert json.loads((folder / "changes.json").read_text())["head_commit"] == pull.sha
    assert (folder / "build.py").read_bytes() == program
    folder, _ = gitlab(forge, "draft", pull.sha)
    assert not (forge.folder / "sprung").exists()
    assert not (folder / "draft").is_symlink()
    assert not (folder / "notices/index.html").exists()


def test_gitlab_rights() -> None:
    """What a merge request brings runs only where a merge request is; the pages are made only of the default branch."""
    settings = GITLAB
    for name in ("check", "draft", "review", "test"):
        assert settings[name]["extends"] == ".merge request"
    assert settings["pages"]["artifacts"]["paths"] == ["public"]
    assert settings["pages"]["rules"] == [
        {"if": '$CI_PIPELINE_SOURCE == "schedule" || $CI_PIPELINE_SOURCE == "trigger"', "when": "never"},
        {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"},
    ]

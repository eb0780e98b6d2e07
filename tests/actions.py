"""GitHub on this machine, as far as our workflows need it: a repository, pull requests, runs, and the interface.

A run takes the workflow's file as GitHub would (a pull request's own for `pull_request`, the default branch's for
`workflow_run`) and runs every `run:` in bash, in order, in a fresh checkout. Actions are replaced by what they do:
checkout by git, artifacts by folders. Nothing is installed, and nothing needs the network.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml
from jinja2 import ChainableUndefined, Environment

from tests.paths import PROJECT
from tests.running import copy_compiled, run_command
from tests.serving import run_server

REPOSITORY = "example/selosteet"
TOKEN = "token-of-the-run"  # noqa: S105 - it opens nothing
BOT = "github-actions[bot]"
DAY = "1795219200"


def git(folder: Path, *arguments: str, given: str = "") -> str:
    """The output of one git command, without the settings of whoever runs the tests."""
    command = ["git", "-C", folder, *arguments]
    done = run_command(command, cwd=Path(gettempdir()), env={**os.environ, **AUTHOR}, given=given, check=True)
    return done.stdout.strip()


AUTHOR = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Someone",
    "GIT_AUTHOR_EMAIL": "someone@example.fi",
    "GIT_AUTHOR_DATE": f"{DAY} +0000",
    "GIT_COMMITTER_NAME": "Someone",
    "GIT_COMMITTER_EMAIL": "someone@example.fi",
    "GIT_COMMITTER_DATE": f"{DAY} +0000",
}


@dataclass
class Pull:
    """One pull request from a fork."""

    number: int
    owner: str
    branch: str
    sha: str
    state: str = "open"

    def as_json(self) -> dict[str, Any]:
        head = {"sha": self.sha, "ref": self.branch, "label": f"{self.owner}:{self.branch}", "user": None}
        return {"number": self.number, "state": self.state, "head": head, "base": {"ref": "main"}}


@dataclass
class Run:
    """What a run did: the result of each job, what its steps printed, its artifacts, and its summary."""

    results: dict[str, str] = field(default_factory=dict)
    output: dict[str, str] = field(default_factory=dict)
    summary: str = ""
    artifacts: Path = Path()

    def artifact(self, name: str, file: str) -> str:
        return (self.artifacts / name / file).read_text("utf-8")

    @property
    def uploaded(self) -> set[str]:
        return {path.name for path in self.artifacts.iterdir()}


class Forge:
    """The repository, its pull requests and comments, and the interface that tells of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.origin = folder / "origin.git"
        self.fork = folder / "fork"
        self.pulls: list[Pull] = []
        self.comments: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.runs = 0
        self.address = ""
        self.settings: dict[str, dict[str, str]] = {"vars": {}, "secrets": {}}

    def begin(self, files: Mapping[str, str]) -> None:
        """Make the default branch: the project as it is here, with these registers."""
        git(self.folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.origin))
        git(self.origin, "config", "uploadpack.allowAnySHA1InWant", "true")  # as GitHub does
        listed = git(PROJECT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
        self.fork.mkdir()
        for name in listed:
            if name and not name.startswith(("tests/", "docs/", "notices/")) and (PROJECT / name).is_file():
                (self.fork / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(PROJECT / name, self.fork / name)
        git(self.fork, "init", "--quiet", "--initial-branch=main")
        git(self.fork, "remote", "add", "origin", str(self.origin))
        self.commit(files)
        git(self.fork, "push", "--quiet", "origin", "main")

    def copy(self, folder: Path) -> Forge:
        """The same repository and the same fork in another folder, as they are before anything is proposed."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True, symlinks=True)
        made = Forge(folder)
        git(made.fork, "remote", "set-url", "origin", str(made.origin))
        return made

    def commit(self, files: Mapping[str, str | None]) -> str:
        """Write, link or remove files in the fork, and commit; a text of `-> x` is a link to x."""
        for name, text in files.items():
            path = self.fork / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            if text is not None and text.startswith("-> "):
                path.symlink_to(text.removeprefix("-> "))
            elif text is not None:
                path.write_text(text, "utf-8")
        git(self.fork, "add", "--all", "--force")
        git(self.fork, "commit", "--quiet", "--allow-empty", "-m", "Change")
        return git(self.fork, "rev-parse", "HEAD")

    def propose(self, files: Mapping[str, str | None], *, owner: str = "stranger", branch: str = "fix") -> Pull:
        """Open a pull request; its commits are in the repository only under refs/pull/, as those of a fork are."""
        git(self.fork, "checkout", "--quiet", "-B", "work", "main")
        pull = Pull(len(self.pulls) + 7, owner, branch, self.commit(files))
        self.pulls.append(pull)
        self.publish(pull)
        return pull

    def update(self, pull: Pull, files: Mapping[str, str | None]) -> None:
        """Push another commit to a pull request."""
        git(self.fork, "checkout", "--quiet", "--detach", pull.sha)
        pull.sha = self.commit(files)
        self.publish(pull)

    def publish(self, pull: Pull) -> None:
        git(self.fork, "push", "--quiet", "--force", "origin", f"{pull.sha}:refs/pull/{pull.number}/head")
        git(self.fork, "push", "--quiet", "--force", "origin", f"{pull.sha}:refs/pull/{pull.number}/merge")

    def check(self, pull: Pull, action: str = "opened") -> Run:
        """What `pull_request` starts: the workflow as the pull request has it."""
        event = {
            "action": action,
            "pull_request": {
                "number": pull.number,
                "head": {"sha": pull.sha, "ref": pull.branch},
                "base": {"sha": git(self.origin, "rev-parse", "main"), "ref": "main"},
            },
        }
        return self.run("check.yml", pull.sha, f"refs/pull/{pull.number}/merge", event)

    def after(self, workflow: str, pull: Pull, *, sha: str = "") -> Run:
        """What `workflow_run` starts when the check has ended: the workflow as the default branch has it."""
        event = {
            "workflow_run": {
                "event": "pull_request",
                "conclusion": "success",
                "head_sha": sha or pull.sha,
                "head_branch": pull.branch,
                "head_repository": {"full_name": f"{pull.owner}/fork", "owner": {"login": pull.owner}},
                "pull_requests": [],
            },
            "repository": {"default_branch": "main"},
        }
        return self.run(workflow, "main", "refs/heads/main", event)

    def run(self, name: str, at: str, ref: str, event: dict[str, Any]) -> Run:
        """Run the jobs of a workflow, each after those it needs."""
        self.runs += 1
        place = self.folder / f"run-{self.runs}"
        run = Run(artifacts=place / "artifacts")
        run.artifacts.mkdir(parents=True)
        workflow = yaml.safe_load(git(self.origin, "show", f"{at}:.github/workflows/{name}"))
        github = {
            "event": event,
            "ref": ref,
            "repository": REPOSITORY,
            "token": TOKEN,
            "server_url": "https://github.com",
            "run_id": str(self.runs),
        }
        needs: dict[str, Any] = {}
        for job_name, job in workflow["jobs"].items():
            wanted = [job.get("needs", [])] if isinstance(job.get("needs"), str) else job.get("needs", [])
            context = {"github": github, **self.settings, "needs": {each: needs[each] for each in wanted}}
            well = all(needs[each]["result"] == "success" for each in wanted)
            outputs: dict[str, str] = {}
            if not truth(str(job.get("if", "success()")), context, well=well):
                result = "skipped"
            else:
                result, outputs = Job(self, run, place / job_name, context).steps(job)
            needs[job_name] = {"result": result, "outputs": outputs}
            run.results[job_name] = result
        return run

    @contextmanager
    def interface(self) -> Iterator[None]:
        """Answer as api.github.com does, on this machine."""
        forge = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.told(forge.answer("GET", self.path, {}))

            def do_POST(self) -> None:
                self.written("POST")

            def do_PATCH(self) -> None:
                self.written("PATCH")

            def written(self, method: str) -> None:
                given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                self.told(forge.answer(method, self.path, given))

            def told(self, answer: object) -> None:
                known = self.headers["Authorization"] == f"Bearer {TOKEN}"
                self.send_response(200 if known and answer is not None else 404)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        with run_server(Answers) as port:
            self.address = f"http://127.0.0.1:{port}"
            yield

    def answer(self, method: str, path: str, given: dict[str, str]) -> object:
        """What GitHub answers to one request."""
        parts = urlsplit(path)
        wanted = {name: values[0] for name, values in parse_qs(parts.query).items()}
        where = parts.path.removeprefix(f"/repos/{REPOSITORY}/")
        self.asked.append(f"{method} {where}")
        each, page = int(wanted.get("per_page", 30)), int(wanted.get("page", 1))
        listed: list[dict[str, Any]]
        if method == "GET" and where == "pulls":
            listed = [pull.as_json() for pull in self.pulls if pull.state == wanted["state"]]
            listed = [each for each in listed if wanted.get("head") in (None, each["head"]["label"])]
            listed = [each for each in listed if wanted.get("base") in (None, each["base"]["ref"])]
            return listed[(page - 1) * each : page * each]
        if method == "GET" and (found := re.fullmatch(r"issues/(\d+)/comments", where)):
            listed = [comment for comment in self.comments if comment["pull"] == int(found[1])]
            return listed[(page - 1) * each : page * each]
        if method == "POST" and (found := re.fullmatch(r"issues/(\d+)/comments", where)):
            self.comments.append(self.comment(int(found[1]), BOT, given["body"]))
            return self.comments[-1]
        if method == "PATCH" and (found := re.fullmatch(r"issues/comments/(\d+)", where)):
            [comment] = [comment for comment in self.comments if comment["id"] == int(found[1])]
            comment["body"] = given["body"]
            return comment
        return None

    def comment(self, pull: int, author: str, text: str) -> dict[str, Any]:
        return {"id": len(self.comments) + 100, "pull": pull, "user": {"login": author}, "body": text}

    @property
    def written(self) -> list[str]:
        """What was changed at GitHub."""
        return [request for request in self.asked if not request.startswith("GET")]


class Job:
    """One job on a machine of its own."""

    def __init__(self, forge: Forge, run: Run, folder: Path, context: dict[str, Any]) -> None:
        self.forge = forge
        self.done = run
        self.workspace = folder / "workspace"
        self.temp = folder / "temp"
        for path in (self.workspace, self.temp, folder / "home"):
            path.mkdir(parents=True)
        self.context = {**context, "runner": {"temp": str(self.temp)}, "steps": {}}
        self.files = {name: folder / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV")}
        settings = folder / "home/.gitconfig"
        settings.write_text(f'[url "{forge.folder}/github/"]\n\tinsteadOf = git@github.com:\n')
        self.environment = {
            "PATH": f"{tools(forge.folder)}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder / "home"),
            "GITHUB_API_URL": forge.address,
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temp),
            "SOURCE_DATE_EPOCH": DAY,
            "GIT_CONFIG_GLOBAL": str(settings),
            "GIT_CONFIG_SYSTEM": os.devnull,
            "SHIM_LOG": str(forge.folder / "shims.log"),
            **{name: str(path) for name, path in self.files.items()},
        }

    def steps(self, job: dict[str, Any]) -> tuple[str, dict[str, str]]:
        """Run the steps in order; returns the result and the outputs of the job."""
        well = True
        for step in job["steps"]:
            if not truth(str(step.get("if", "success()")), self.context, well=well):
                continue
            outputs = self.action(step) if "uses" in step else self.script(step)
            if outputs is None:
                well = False
                continue
            if "id" in step:
                self.context["steps"][step["id"]] = {"outputs": outputs}
        if (summary := self.files["GITHUB_STEP_SUMMARY"]).exists():
            self.done.summary += summary.read_text("utf-8")
        outputs = {name: filled(value, self.context) for name, value in job.get("outputs", {}).items()}
        return "success" if well else "failure", outputs

    def script(self, step: dict[str, Any]) -> dict[str, str] | None:
        """One `run:`, as GitHub runs it; expressions are filled in the environment only."""
        assert "${{" not in step["run"], "a value from outside belongs in env:"
        given = {name: filled(str(value), self.context) for name, value in step.get("env", {}).items()}
        self.files["GITHUB_OUTPUT"].write_text("")
        command = ["bash", "-e", "-c", step["run"]]
        where = Path(filled(step.get("working-directory", str(self.workspace)), self.context))
        done = run_command(command, cwd=where, env=self.environment | given)
        self.done.output[step["name"]] = done.stdout + done.stderr
        if done.returncode:
            return None
        return dict(line.split("=", 1) for line in self.files["GITHUB_OUTPUT"].read_text("utf-8").splitlines())

    def action(self, step: dict[str, Any]) -> dict[str, str] | None:
        """What an action does; one that is not known here is a mistake."""
        name = step["uses"].split("@")[0]
        given = {key: filled(str(value), self.context) for key, value in step.get("with", {}).items()}
        if name == "actions/checkout":
            assert given["persist-credentials"] == "False"
            git(self.workspace, "init", "--quiet")
            git(self.workspace, "remote", "add", "origin", self.forge.origin.as_uri())
            ref = given.get("ref") or self.context["github"]["ref"]
            depth = [] if given.get("fetch-depth") == "0" else ["--depth=1"]
            git(self.workspace, "fetch", "--quiet", *depth, "origin", ref)
            git(self.workspace, "checkout", "--quiet", "--detach", "FETCH_HEAD")
            copy_compiled(self.workspace)
            return {}
        if name == "actions/setup-python":
            return {}
        if name == "actions/upload-artifact":
            return self.upload(given)
        assert name == "actions/download-artifact", name
        folder = self.done.artifacts / given["name"]
        if not folder.exists():
            return None
        shutil.copytree(folder, given["path"], dirs_exist_ok=True)
        return {}

    def upload(self, given: Mapping[str, str]) -> dict[str, str] | None:
        source = self.workspace / given["path"]
        if not source.exists():
            return None
        name = source.name if given.get("archive") == "False" else given["name"]
        target = self.done.artifacts / name
        assert not target.exists(), f"two artifacts are called {name}"
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            target.mkdir()
            shutil.copy(source, target)
        return {"artifact-url": f"https://github.com/{REPOSITORY}/actions/runs/{self.forge.runs}/artifacts/1"}


def tools(folder: Path) -> Path:
    """Commands that would need the network or the whole test suite; each notes how it was called."""
    shims = folder / "tools"
    if not shims.exists():
        shims.mkdir()
        note = 'echo "$(basename "$0") $*" >> "$SHIM_LOG"\n'
        for name in ("make", "apt-get", "npm"):
            (shims / name).write_text(f"#!/bin/sh\n{note}")
        (shims / "gh").write_text(f"#!/bin/sh\n{note}exit 1\n")
        (shims / "python").write_text(
            f'#!/bin/sh\nif [ "$1 $2 $3 $4" = "-I -m pip install" ]; then\n{note}exit\nfi\nexec {sys.executable} "$@"\n'
        )
        for shim in shims.iterdir():
            shim.chmod(0o755)
    return shims


class Nothing(ChainableUndefined):
    """What a workflow names and the event does not have is an empty text."""

    def __eq__(self, other: object) -> bool:
        return other == ""

    def __ne__(self, other: object) -> bool:
        return other != ""

    __hash__ = ChainableUndefined.__hash__


EXPRESSIONS = Environment(undefined=Nothing)  # noqa: S701 - no HTML is made


def filled(text: str, context: Mapping[str, Any]) -> str:
    """A text with its `${{ }}` filled in."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(value(found[1], context, well=True)), text)


def truth(expression: str, context: Mapping[str, Any], *, well: bool) -> bool:
    """Whether an `if:` holds; without a status function it holds only while all went well."""
    holds = bool(value(expression, context, well=well))
    return holds if re.search(r"\b(always|failure)\(\)", expression) else holds and well


def value(expression: str, context: Mapping[str, Any], *, well: bool) -> object:
    """The value of an expression; those of GitHub differ from Jinja's by hyphens and the signs for and, or and not."""
    python = re.sub("!(?!=)", " not ", expression.replace("&&", " and ").replace("||", " or "))
    python = re.sub(r"\.([a-z]+-[a-z-]+)", r"['\1']", python)
    status = {"always": lambda: True, "success": lambda: well, "failure": lambda: not well}
    return EXPRESSIONS.compile_expression(python.strip(), undefined_to_none=False)({**context, **status})

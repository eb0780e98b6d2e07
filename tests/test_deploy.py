"""The recipes for hosts that cannot run here: their steps are run as they stand, against stand-ins of the hosts.

The recipe for nginx runs on a real one (tests/deploy).
"""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml

from tests.paths import PROJECT
from tests.recipes import RECIPES
from tests.running import Done, copy_project, run_command
from tests.serving import run_server
from tests.site.test_headers import FOREVER
from tests.sites import NOTICES, build_site, read_files, read_pages

WORKFLOWS = sorted(
    path
    for folder in (".github/workflows", "theme/project/dot-github/workflows")
    for path in (PROJECT / folder).glob("*.yml")
)


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that are found before all others."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def tool(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


# --- asking what is published, and building ---------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path, tools: Path) -> Path:
    """A checkout whose `python` is ours, which installs nothing but notes what it was asked to install."""
    folder = tmp_path / "checkout"
    copy_project(folder)
    shutil.copytree(NOTICES, folder / "notices")
    tool(
        tools,
        "python",
        f'#!/bin/sh\nif [ "$3" = pip ]; then echo "$@" > installed; exit; fi\nexec "{sys.executable}" "$@"\n',
    )
    return folder


@pytest.fixture
def published(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Where the site is published, and the folder that is shown there; empty to begin with."""
    folder = tmp_path / "published"
    folder.mkdir()
    (folder / "login.html").write_text("<!DOCTYPE html>\n<title>Sign in</title>\n")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_args: object) -> None:
            pass

        def send_head(self) -> Any:  # noqa: ANN401 - as the library has it
            if (folder / "broken").exists():
                self.send_error(503)
                return None
            private = folder / "private"
            if private.exists() and private.read_text() != self.headers["Authorization"]:
                self.path = "/login.html"
            return super().send_head()

    with run_server(partial(Quiet, directory=str(folder))) as port:
        yield f"http://127.0.0.1:{port}/", folder


def hosted(checkout: Path, url: str) -> Done:
    """The build on Netlify or Cloudflare, as the document has it."""
    return call_script(checkout, SITE_URL=url, CF_PAGES_BRANCH="main")


def call_script(checkout: Path, **environment: str) -> Done:
    """Run the script of the document as a host does."""
    (checkout / "publish.sh").write_text(RECIPES["hosted"])
    return run_command(["sh", "publish.sh"], cwd=checkout, env=os.environ | environment)


def pages_workflow(checkout: Path, url: str) -> Done:
    """The commands of the deploy workflow in their order, as GitHub runs them: bash -e, variables from a file."""
    jobs = yaml.safe_load((PROJECT / ".github/workflows/deploy.yml").read_text("utf-8"))["jobs"]
    variables = checkout.parent / "variables"
    variables.touch()
    tool(checkout.parent / "tools", "gh", f'#!/bin/sh\n[ "$2" = repos/example/selosteet/pages ] && echo {url}\n')
    output = ""
    for step in (step for step in jobs["build"]["steps"] if "run" in step):
        given = dict(line.split("=", 1) for line in variables.read_text().splitlines())
        stated = {name: "" if "vars." in value else "token" for name, value in step.get("env", {}).items()}
        environment = {
            "GITHUB_REPOSITORY": "example/selosteet",
            "GITHUB_ENV": str(variables),
            "GITHUB_WORKSPACE": str(checkout),
            "RUNNER_TEMP": str(checkout.parent),
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = run_command(command, cwd=checkout, env=os.environ | environment | given | stated)
        output += done.stdout + done.stderr
        if done.returncode:
            break
    return Done([], done.returncode, output, output)


def gitlab_pages(checkout: Path, url: str) -> Done:
    """The job `pages` of .gitlab-ci.yml, each line as GitLab runs it."""
    script = "\n".join(yaml.safe_load((PROJECT / ".gitlab-ci.yml").read_text("utf-8"))["pages"]["script"])
    environment = os.environ | {"CI_PAGES_URL": url.removesuffix("/")}
    command = ["bash", "-eo", "pipefail", "-c", script]
    done = run_command(command, cwd=checkout, env=environment)
    if done.returncode == 0:
        (checkout / "public").rename(checkout / "site")  # where the others have it
    return done


def read_installed(checkout: Path) -> str:
    return (checkout / "installed").read_text().strip()


def hosted_without_slash(checkout: Path, url: str) -> Done:
    """The same where the slash at the end of the address was forgotten."""
    return hosted(checkout, url.removesuffix("/"))


@pytest.mark.parametrize("host", [hosted, hosted_without_slash, pages_workflow, gitlab_pages])
def test_build_for_a_host(host: Any, checkout: Path, published: tuple[str, Path]) -> None:  # noqa: ANN401
    """The first site is built, then the next; one that loses a notice is refused, and so is a host without answer."""
    url, folder = published
    first = host(checkout, url)
    assert first.returncode == 0, first.stderr
    assert re.search(r"--only-binary :all: --require-hashes -r (/\S+/)?requirements\.txt$", read_installed(checkout))
    assert f'<link rel="canonical" href="{url}aani/">' in (checkout / "site/aani/index.html").read_text()
    shutil.copytree(checkout / "site", folder, dirs_exist_ok=True)
    shutil.rmtree(checkout / "site")
    assert host(checkout, url).returncode == 0
    shutil.rmtree(checkout / "site")
    (folder / "broken").touch()
    assert host(checkout, url).returncode != 0
    assert not (checkout / "site").exists()
    (folder / "broken").unlink()
    (checkout / "notices/aani.yml").unlink()
    lost = host(checkout, url)
    assert lost.returncode == 1
    assert "notices/aani.yml:1:1: error: the notice /aani/ is published, and would be lost" in lost.stderr
    assert not (checkout / "site").exists()


def test_pages_of_gitlab_that_ask_for_a_login(
    checkout: Path, published: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only members see the pages, the job is red until it has a token, and then it loses no notice, either."""
    url, folder = published
    (folder / "notices.txt").write_text("/vanha/\n")
    (folder / "private").write_text("Bearer glpat-token")
    done = gitlab_pages(checkout, url)
    assert done.returncode == 2
    assert re.fullmatch(
        r"Error: \S+ is a web page and no list of notices, as where a site asks for a login; .*\n", done.stderr
    )
    monkeypatch.setenv("PAGES_TOKEN", "glpat-token")
    done = gitlab_pages(checkout, url)
    assert done.returncode == 1
    assert "the notice /vanha/ is published, and would be lost" in done.stderr


@pytest.mark.parametrize(
    ("told", "canonical"),
    [
        ({"CONTEXT": "production"}, True),
        ({"CONTEXT": "deploy-preview"}, False),
        ({"CF_PAGES_BRANCH": "main"}, True),
        ({"CF_PAGES_BRANCH": "work"}, False),
        ({}, False),
    ],
)
def test_previews(checkout: Path, published: tuple[str, Path], told: dict[str, str], *, canonical: bool) -> None:
    """A preview has no address of the published site; it may lose no notice either."""
    url, folder = published
    assert call_script(checkout, SITE_URL=url, **told).returncode == 0
    assert (url in (checkout / "site/aani/index.html").read_text()) == canonical
    assert (checkout / "site/sitemap.xml").exists() == canonical
    (folder / "notices.txt").write_text("/vanha/\n")
    done = call_script(checkout, SITE_URL=url, **told)
    assert done.returncode == 1
    assert "the notice /vanha/ is published, and would be lost" in done.stderr


def test_pages_that_are_not_set_up(checkout: Path, tools: Path) -> None:
    """Where GitHub knows no Pages, the workflow stops before it builds with a wrong address."""
    done = pages_workflow(checkout, "; exit 1")
    assert done.returncode == 1
    assert not (checkout / "site").exists()
    assert tools.exists()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_workflows_are_careful(path: Path) -> None:
    """No workflow has rights that no job asks for; actions are pinned by commit, and no checkout keeps a token."""
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action) for action in used)


# --- S3 ---------------------------------------------------------------------------------------------------------------

AWS = """\
#!{python}
import fnmatch, json, os, pathlib, shutil, sys

bucket = pathlib.Path(os.environ["FAKE_S3"])
calls = bucket.with_name("calls.json")
made = json.loads(calls.read_text()) if calls.exists() else []
words = sys.argv[1:]
if words[:2] == ["s3", "sync"]:
    if words[2] == "s3://selosteet":
        assert words[4:] == ["--exclude", "*", "--include", "notices.txt"], words
        if not bucket.is_dir():
            sys.exit("fatal error: An error occurred (NoSuchBucket)")
        if (bucket / "notices.txt").exists():
            pathlib.Path(words[3]).mkdir()
            shutil.copy(bucket / "notices.txt", words[3])
        sys.exit()
    source, target = pathlib.Path(words[2]), bucket / words[3].removeprefix("s3://selosteet").lstrip("/")
    options, rest = {{"--exclude": [], "--cache-control": [], "--delete": []}}, words[4:]
    while rest:
        option = rest.pop(0)
        options[option].append(True if option == "--delete" else rest.pop(0))
    spared = lambda name: any(fnmatch.fnmatch(name, pattern) for pattern in options["--exclude"])
    names = lambda folder: {{p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}}
    sent = []
    for name in sorted(names(source)):
        old, new = target / name, source / name
        if not spared(name) and not (old.exists() and old.read_bytes() == new.read_bytes()):
            old.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(new, old)
            sent.append((target / name).relative_to(bucket).as_posix())
    gone = [name for name in names(target) - names(source) if options["--delete"] and not spared(name)]
    for name in gone:
        (target / name).unlink()
    made.append({{"sent": sent, "cache": options["--cache-control"], "gone": gone}})
    shutil.copytree(bucket, bucket.with_name(f"after-{{len(made)}}"))
else:
    made.append({{"words": words}})
calls.write_text(json.dumps(made))
"""


def test_s3(tmp_path: Path, tools: Path) -> None:
    """After every step of the recipe each page has its files; old files go last, and what is cached is what may be."""
    tool(tools, "aws", AWS.format(python=sys.executable))
    shutil.copytree(NOTICES, tmp_path / "notices")
    site = build_site(tmp_path / "site", tmp_path / "notices")
    bucket = tmp_path / "bucket"
    shutil.copytree(site, bucket, ignore=shutil.ignore_patterns("_headers"))
    for page in bucket.rglob("*.html"):  # the site before had another Material, and a page that is no more
        page.write_text(page.read_text().replace("stylesheets/material.", "stylesheets/material.0"))
    [sheet] = (bucket / "assets/stylesheets").glob("material.*")
    sheet.rename(sheet.with_name(sheet.name.replace("material.", "material.0")))
    (bucket / "old").mkdir()
    shutil.copy(bucket / "aani/index.html", bucket / "old/index.html")
    environment = os.environ | {"FAKE_S3": str(bucket), "BUCKET": "selosteet", "DISTRIBUTION": "E1"}
    run_command(["bash", "-c", RECIPES["s3"]], cwd=tmp_path, env=environment, check=True)
    calls = json.loads((tmp_path / "calls.json").read_text())
    assert calls.pop()["words"][:2] == ["cloudfront", "create-invalidation"]
    assert not [call for call in calls if set(call) != {"sent", "cache", "gone"}]
    assert [bool(call["gone"]) for call in calls] == [False, False, False, True, True]
    assert [name for call in calls[3:] for name in call["sent"]] == []
    for number, call in enumerate(calls, 1):
        hashed = [name.startswith("assets/stylesheets/") for name in call["sent"]]
        assert call["cache"] == ([FOREVER] if number in (2, 5) else ["no-cache"])
        assert hashed == [number == 2] * len(hashed)
        complete(tmp_path / f"after-{number}")
    after = read_files(site)
    del after["_headers"]
    assert read_files(bucket) == after


def test_s3_is_asked(checkout: Path, tmp_path: Path, tools: Path) -> None:
    """The site is built only where the bucket has answered, and loses no notice that is in it."""
    tool(tools, "aws", AWS.format(python=sys.executable))
    environment = os.environ | {"FAKE_S3": str(tmp_path / "bucket"), "BUCKET": "selosteet"}
    recipe = RECIPES["s3: build"].replace(".venv/bin/python", sys.executable)

    def build() -> Done:
        return run_command(["bash", "-c", recipe], cwd=checkout, env=environment)

    assert "NoSuchBucket" in build().stderr
    assert not (checkout / "site").exists()
    (tmp_path / "bucket").mkdir()
    assert build().returncode == 0
    assert "https://selosteet.example/aani/" in (checkout / "site/aani/index.html").read_text()
    (tmp_path / "bucket/notices.txt").write_text("/vanha/\n")
    assert "the notice /vanha/ is published, and would be lost" in build().stderr
    (tmp_path / "bucket/notices.txt").unlink()
    assert build().returncode == 0, "what was asked before is forgotten"


def complete(bucket: Path) -> None:
    """Every stylesheet and picture that a page asks for is there."""
    for address, page in read_pages(bucket).items():
        for link in page.all("link"):
            if link.attributes["rel"] in ("stylesheet", "icon"):
                assert (bucket / urljoin(address, link.attributes["href"]).lstrip("/")).is_file(), (bucket, address)

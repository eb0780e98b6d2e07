"""A project of one's own, from the wheel, outside any checkout: what the guides tell to do is done, line by line."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import sys
import sysconfig
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
import yaml

from tests.actions import Forge, git, tools
from tests.paths import PROJECT
from tests.pulls.test_gitlab import Lab, run_pipeline, serve
from tests.recipes import RECIPES
from tests.running import Done, build_py, inherit_environment, run_command, start_command
from tests.serving import run_server
from tests.sites import NOTICES, SITE_URL, build_site, read_files
from tests.test_wheel import copy_source, make_wheel, wait_for
from tests.test_workflows import begin_previews, gitlab

pytestmark = pytest.mark.slow

COMMANDS = re.compile(r"```sh\n(.*?)```", re.DOTALL)
CHAPTER = (PROJECT / "README.md").read_text("utf-8").partition("## A project of your own\n")[2].partition("\n## ")[0]
[BEGINNING] = COMMANDS.findall(CHAPTER)
RELEASE = f"https://releases.example/seloste-0.1.0-py3-none-any.whl#sha256={'0123456789abcdef' * 4}"
FACTS = "--yes --business-id 2345678-0 --email toimisto@yritys.example --register customers --purposes orders"
# The `python` of the machine; in an environment that it makes, the packages of these tests are there already, so that
# pip finds what is pinned and asks nobody for it.
PYTHON = """\
#!/bin/sh
{python} "$@" || exit
for folder in .venv/lib/python*/site-packages; do echo {packages} > "$folder/packages.pth"; done
"""

# The `python` of a workflow, to which the wheels come without the network.
FETCHING = """\
#!/bin/sh
if [ "$1 $2 $3 $4" = "-I -m pip download" ]; then mkdir "${{10}}" && cp {wheels}/"${{10}}"/*.whl "${{10}}"; exit; fi
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_wheel(copy_source(tmp_path_factory.mktemp("source")), tmp_path_factory.mktemp("made") / "dist")


@pytest.fixture(scope="module")
def machine(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of somebody who has Python and git, an address of the wheel, and no network."""
    programs = tmp_path_factory.mktemp("programs")
    packages = sysconfig.get_path("purelib")
    (programs / "python3").write_text(PYTHON.format(python=sys.executable, packages=packages))
    (programs / "python3").chmod(0o755)
    (programs / "python").symlink_to("python3")
    environment = inherit_environment(
        WHEEL=wheel.as_uri(),
        PIP_NO_INDEX="1",
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        GIT_AUTHOR_NAME="Editor",
        GIT_AUTHOR_EMAIL="editor@example.com",
        GIT_COMMITTER_NAME="Editor",
        GIT_COMMITTER_EMAIL="editor@example.com",
    )
    return environment | {"PATH": f"{programs}:{environment['PATH']}"}


@pytest.fixture(scope="module")
def begun(machine: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the commands of this project's README were called."""
    folder = tmp_path_factory.mktemp("somewhere")
    first, *others = list_commands(BEGINNING)
    assert first == "mkdir selosteet && cd selosteet"
    (folder / "selosteet").mkdir()
    for command in others:
        follow(command, folder / "selosteet", machine)
    return folder / "selosteet"


@pytest.fixture
def project(begun: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    copy = tmp_path / "selosteet"
    shutil.copytree(begun, copy, symlinks=True)
    command = copy / ".venv/bin/seloste"  # names its Python
    command.write_text(command.read_text().replace(str(begun), str(copy)))
    return copy


def list_commands(part: str) -> list[str]:
    """The commands of a part of a guide, without what it says of them."""
    lines = [line.partition("  #")[0].rstrip() for line in part.splitlines()]
    return [line for line in lines if line]


def follow(command: str, where: Path, environment: dict[str, str]) -> None:
    """Do what a line of a guide says, as its reader would."""
    if " serve" in command:
        look(command, where, environment)
        return
    if " new " in command:  # a reader is asked; who reads no terminal answers by options
        name = command.partition(" new ")[2].split(" ", 1)[0]
        command += f" {FACTS} --name '{name.capitalize()} Esimerkki Oy'"
    done = run_command(["bash", "-e", "-c", command], cwd=where, env=environment)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def look(command: str, where: Path, environment: dict[str, str]) -> None:
    """Start the server, see the first company, and end it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    words = [*command.split(), "--port", port]
    with start_command(words, cwd=where, env=environment) as process:
        wait_for(f"http://127.0.0.1:{port}/", "Yritys Esimerkki Oy")
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130


def call(project: Path, *arguments: str, environment: dict[str, str]) -> Done:
    return run_command([project / ".venv/bin/seloste", *arguments], cwd=project, env=environment)


# --- from nothing to a page -------------------------------------------------------------------------------------------


def test_beginning(begun: Path, wheel: Path) -> None:
    """README's commands end with a commit and a site; what is pinned is the wheel that they named."""
    assert "Yritys Esimerkki Oy" in (begun / "site/yritys/index.html").read_text("utf-8")
    assert f"seloste @ {wheel.as_uri()} --hash=sha256:" in (begun / "requirements.txt").read_text("utf-8")
    assert git(begun, "status", "--porcelain") == ""
    assert git(begun, "rev-list", "--count", "HEAD") == "1"


def test_own_readme(project: Path, machine: dict[str, str]) -> None:
    """Every command of the README that `init` writes does what it says, in both languages."""
    parts = COMMANDS.findall((project / "README.md").read_text("utf-8"))
    assert len(parts) == 14
    (project / "notices/yritys.yml").unlink()  # its commands begin before there is one
    shutil.rmtree(project / "site")
    for part in parts:
        for command in list_commands(part):
            follow(command, project, machine)
    assert (project / "site/en/company/index.html").is_file()
    git(project, "add", "requirements.txt", "notices/.schema.json")
    assert git(project, "diff", "--cached", "--stat") == ""  # an upgrade to the same release changes nothing


def test_three_more_companies(project: Path, machine: dict[str, str]) -> None:
    """Each further company is one command, and one more notice on the site."""
    for name in ("toinen", "kolmas", "neljas"):
        follow(f".venv/bin/seloste new {name}", project, machine)
    done = call(project, "build", environment=machine)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("4 notices in site, ")
    assert "Esimerkki Oy" not in (project / "site/notices.txt").read_text("utf-8")
    assert not list((project / "site").rglob("*example*"))


def test_same_bytes(project: Path, machine: dict[str, str], tmp_path: Path) -> None:
    """The site is that which the checkout makes of the same notices with the same settings."""
    (project / "notices/yritys.yml").unlink()
    shutil.copytree(NOTICES, project / "notices", dirs_exist_ok=True)
    settings = "name: {fi: Tietosuojaselosteet, en: Privacy notices}"
    (project / "seloste.yml").write_text(f"{settings}\naddress: {SITE_URL}\n")
    done = call(project, "build", "--site", "own", environment=machine)
    assert (done.returncode, done.stderr) == (0, "")
    usual = build_site(tmp_path / "usual", NOTICES, SITE_URL=SITE_URL)
    assert read_files(project / "own") == read_files(usual)


def test_hook_of_pre_commit(project: Path, machine: dict[str, str]) -> None:
    """The line of the hook finds the command in .venv, and says what is wrong with a notice."""
    [hook] = yaml.safe_load((project / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    notice = project / "notices/yritys.yml"
    for text, code in ((notice.read_text("utf-8"), 0), ("controller: x\n", 1)):
        notice.write_text(text, "utf-8")
        command = f"{hook['entry']} notices/yritys.yml"
        done = run_command(["bash", "-c", command], cwd=project, env=machine)
        assert done.returncode == code, done.stderr


def test_installed_from_nowhere(project: Path, machine: dict[str, str]) -> None:
    """A program whose installation has no record of its wheel asks for it."""
    [record] = project.glob(".venv/lib/python*/site-packages/seloste-*.dist-info/direct_url.json")
    record.unlink()
    done = call(project, "init", "another", environment=machine)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: say with --wheel which release the project uses: ")


# --- the recipes ------------------------------------------------------------------------------------------------------


def call_for_host(project: Path, environment: dict[str, str]) -> Done:
    """The script for Netlify and Cloudflare, in a clone: it has no environment yet."""
    (project / "publish.sh").write_text(RECIPES["project: hosted"])
    shutil.rmtree(project / ".venv")
    return run_command(["sh", "publish.sh"], cwd=project, env=environment)


def deploy_at_github(project: Path, environment: dict[str, str]) -> Done:
    """The commands of the workflow that publishes, in order; GitHub says where the pages are."""
    temp = project.parent / "temp"
    temp.mkdir(exist_ok=True)
    gh = temp / "gh"
    gh.write_text('#!/bin/sh\n[ "$2" = repos/example/selosteet/pages ] && echo "$ADDRESS"\n')
    gh.chmod(0o755)
    environment = environment | {
        "GITHUB_ENV": str(temp / "variables"),
        "GITHUB_REPOSITORY": "example/selosteet",
        "GITHUB_WORKSPACE": str(project),
        "PATH": f"{temp}:{environment['PATH']}",
        "RUNNER_TEMP": str(temp),
    }
    workflow = yaml.safe_load((project / ".github/workflows/deploy.yml").read_text("utf-8"))
    steps = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    again = '[ ! -f "$GITHUB_ENV" ] || . "$GITHUB_ENV"'
    return run_command(["bash", "-e", "-c", f"\n{again}\n".join(steps)], cwd=project, env=environment)


def deploy_at_gitlab(project: Path, environment: dict[str, str]) -> Done:
    """The job of GitLab that publishes; what it publishes is put where the others have it."""
    script = yaml.safe_load((project / ".gitlab-ci.yml").read_text("utf-8"))["pages"]["script"]
    environment = environment | {"CI_PAGES_URL": environment["ADDRESS"].removesuffix("/")}
    done = run_command(["bash", "-eo", "pipefail", "-c", "\n".join(script)], cwd=project, env=environment)
    if done.returncode == 0:
        (project / "public").rename(project / "site")
    return done


@pytest.mark.parametrize("publish", [call_for_host, deploy_at_github, deploy_at_gitlab])
def test_publishing(publish: Callable[..., Done], project: Path, machine: dict[str, str], tmp_path: Path) -> None:
    """The first site is built, and then no notice is lost that the host has published."""
    host = tmp_path / "host"
    host.mkdir()
    shutil.rmtree(project / "site")
    with run_server(partial(Quiet, directory=str(host))) as port:
        programs = f"{project}/.venv/bin:{machine['PATH']}"
        environment = machine | {"ADDRESS": f"http://127.0.0.1:{port}/", "PATH": programs}
        done = publish(project, environment)
        assert done.returncode == 0, done.stderr
        (project / "site").rename(host / "new")
        shutil.copytree(host / "new", host, dirs_exist_ok=True)
        (project / "notices/yritys.yml").rename(project / "notices/toinen.yml")
        lost = publish(project, environment)
    assert lost.returncode == 1
    assert "the notice /yritys/ is published, and its address would be lost" in lost.stderr
    assert not (project / "site").exists()


def test_address_of_the_pages(project: Path, machine: dict[str, str], tmp_path: Path) -> None:
    """Where the settings have no address, or another than the pages, the workflow that publishes warns of it."""
    environment = machine | {"PATH": f"{project}/.venv/bin:{machine['PATH']}"}
    with run_server(partial(Quiet, directory=str(tmp_path))) as port:
        address = f"http://127.0.0.1:{port}/"
        warning = f"::warning file=seloste.yml::the site is at {address}; write `address: {address}`"
        assert warning in deploy_at_github(project, environment | {"ADDRESS": address}).stdout
        with (project / "seloste.yml").open("a", encoding="utf-8") as settings:
            settings.write(f"address: {address}\n")
        assert "::warning" not in deploy_at_github(project, environment | {"ADDRESS": address}).stdout


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize(("context", "lines"), [("production", 1), ("deploy-preview", 0)])
def test_previews(project: Path, machine: dict[str, str], tmp_path: Path, context: str, lines: int) -> None:
    """A preview at Netlify or Cloudflare does not say that it is at the address of the settings."""
    with run_server(partial(Quiet, directory=str(tmp_path))) as port:
        address = f"http://127.0.0.1:{port}/"
        with (project / "seloste.yml").open("a", encoding="utf-8") as settings:
            settings.write(f"address: {address}\n")
        programs = f"{project}/.venv/bin:{machine['PATH']}"
        done = call_for_host(project, machine | {"ADDRESS": address, "CONTEXT": context, "PATH": programs})
    assert done.returncode == 0, done.stderr
    assert (project / "site/yritys/index.html").read_text("utf-8").count('rel="canonical"') == lines


def test_nginx(project: Path, machine: dict[str, str], tmp_path: Path) -> None:
    """The recipe for nginx holds with the changes that the guide names."""
    www = tmp_path / "www"
    for name in ("nginx: once", "nginx: publish"):
        recipe = 'sudo() { "$@"; }\n' + RECIPES[name].replace(".venv/bin/python build.py", ".venv/bin/seloste")
        recipe = recipe.replace("/srv/selosteet", str(www))
        recipe = re.sub(r"(?m)^export SITE_URL=.*\n", "", recipe)
        done = run_command(["bash", "-e", "-c", recipe], cwd=project, env=machine)
        assert done.returncode == 0, done.stderr
    assert (www / "current/yritys/index.html").is_file()
    snippet = call(project, "nginx", environment=machine)
    assert "add_header" in snippet.stdout


# --- its workflows ----------------------------------------------------------------------------------------------------


@pytest.fixture
def forge(project: Path, tmp_path: Path) -> Iterator[Forge]:
    """A repository of the project at GitHub, with the command that it would install."""
    made = Forge(tmp_path / "forge")
    made.folder.mkdir()
    assert build_py("init", made.fork, "--wheel", RELEASE, cwd=tmp_path).returncode == 0
    git(made.folder, "init", "--quiet", "--bare", "--initial-branch=main", str(made.origin))
    git(made.origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(made.fork, "init", "--quiet", "--initial-branch=main")
    git(made.fork, "remote", "add", "origin", str(made.origin))
    made.commit({"notices/yritys.yml": (project / "notices/yritys.yml").read_text("utf-8")})
    git(made.fork, "push", "--quiet", "origin", "main")
    (tools(made.folder) / "seloste").write_text(f'#!/bin/sh\nexec {project}/.venv/bin/seloste "$@"\n')
    (tools(made.folder) / "seloste").chmod(0o755)
    with made.interface():
        yield made


def test_pull_request(forge: Forge) -> None:
    """A change is checked, built and told in words, on the page and in the comment."""
    notice = (forge.fork / "notices/yritys.yml").read_text("utf-8")
    pull = forge.propose({"notices/yritys.yml": notice.replace("Yritys Esimerkki Oy", "Uusi Esimerkki Oy")})
    run = forge.check(pull)
    assert run.results == {"check": "success", "review": "success", "own": "skipped", "program": "success"}, run.output
    assert run.uploaded == {"site", "review.html", "changes"}
    assert "Uusi Esimerkki Oy" in run.artifact("review.html", "review.html")
    run = forge.after("comment.yml", pull)
    assert run.results == {"review": "success", "comment": "success"}, run.output
    [said] = forge.comments
    assert "Uusi Esimerkki Oy" in said["body"]


def test_preview(forge: Forge) -> None:
    """A draft of a pull request stands in the repository of previews, and the comment leads there."""
    previews = begin_previews(forge)
    notice = (forge.fork / "notices/yritys.yml").read_text("utf-8")
    settings = (forge.fork / "seloste.yml").read_text("utf-8") + 'address: https://lie.example/\ncolour: "#000"\n'
    files = {"notices/yritys.yml": notice.replace("Yritys Esimerkki Oy", "Uusi Esimerkki Oy"), "seloste.yml": settings}
    pull = forge.propose(files)
    run = forge.after("preview.yml", pull)
    assert run.results == {"draft": "success", "publish": "success"}, run.output
    page = git(previews, "show", f"main:{pull.number}/yritys/index.html")
    assert "Uusi Esimerkki Oy" in page
    assert f"LUONNOS ({pull.sha[:12]})" in page
    assert "lie.example" not in page
    assert "assets/colours" not in page  # the settings are those of the default branch
    forge.after("comment.yml", pull)
    assert f"https://luonnokset.example/{pull.number}/yritys/" in forge.comments[0]["body"]
    pull.state = "closed"
    run = forge.after("preview.yml", pull)
    assert run.results == {"draft": "success", "publish": "success"}, run.output
    assert not git(previews, "ls-tree", "main", f"{pull.number}/")


def test_pull_request_that_steers(forge: Forge) -> None:
    """Settings, pins and workflows of a pull request stand in the red box."""
    settings = (forge.fork / "seloste.yml").read_text("utf-8") + "languages: fi\n"
    weekly = (forge.fork / ".github/workflows/weekly.yml").read_text("utf-8") + "# x\n"
    pull = forge.propose({"seloste.yml": settings, ".github/workflows/weekly.yml": weekly})
    run = forge.after("comment.yml", pull)
    assert run.results == {"review": "success", "comment": "success"}, run.output
    [said] = forge.comments
    for name in ("seloste.yml", ".github/workflows/weekly.yml"):
        assert f"> - <code>{name}</code>\n" in said["body"]


def test_pull_request_that_raises_the_pin(forge: Forge, wheel: Path, tmp_path: Path) -> None:
    """The page of another release says what it does to the notices; both wheels are fetched, and neither is run."""
    source = copy_source(tmp_path / "newer")
    words = source / "theme/notice/fi.yml"
    words.write_text(words.read_text("utf-8").replace("Lyhyesti", "Tiiviisti"), "utf-8")
    for name, made in (("old", wheel), ("new", make_wheel(source, tmp_path / "dist"))):
        (tmp_path / "wheels" / name).mkdir(parents=True)
        shutil.copy(made, tmp_path / "wheels" / name)
    shim = tools(forge.folder) / "python"
    shim.write_text(FETCHING.format(wheels=tmp_path / "wheels") + shim.read_text().partition("\n")[2])
    pins = (forge.fork / "requirements.txt").read_text("utf-8")
    run = forge.check(forge.propose({"requirements.txt": pins.replace("0123456789abcdef", "fedcba9876543210")}))
    assert run.results["program"] == "success", run.output
    page = run.artifact("review-program.html", "review-program.html")
    assert "Lyhyesti</del>" in page
    assert "Tiiviisti</ins>" in page


def test_pin_of_another_form(forge: Forge) -> None:
    """A pin that is no address with a hash is red."""
    pins = (forge.fork / "requirements.txt").read_text("utf-8")
    run = forge.check(forge.propose({"requirements.txt": pins.replace("https://releases", "http://releases")}))
    assert run.results["program"] == "failure", run.output


def test_faulty_pull_request(forge: Forge) -> None:
    """What cannot be published is red."""
    run = forge.check(forge.propose({"notices/yritys.yml": "controller: x\n"}))
    assert run.results["check"] == "failure"


def test_merge_request(forge: Forge) -> None:
    """On GitLab a merge request has its site, draft and review page; a pin that stays is not looked at."""
    settings = yaml.safe_load((forge.fork / ".gitlab-ci.yml").read_text("utf-8"))
    notice = (forge.fork / "notices/yritys.yml").read_text("utf-8")
    pull = forge.propose({"notices/yritys.yml": notice.replace("Yritys Esimerkki Oy", "Uusi Esimerkki Oy")})
    folder, _ = gitlab(forge, "check", pull.sha, settings)
    assert "Uusi Esimerkki Oy" in (folder / "site/yritys/index.html").read_text("utf-8")
    folder, _ = gitlab(forge, "draft", pull.sha, settings)
    assert f"LUONNOS ({pull.sha[:12]})" in (folder / "draft/yritys/index.html").read_text("utf-8")
    folder, _ = gitlab(forge, "review", pull.sha, settings)
    assert "Uusi Esimerkki Oy" in (folder / "review.html").read_text("utf-8")
    assert not (folder / "review-own.html").exists()
    folder, _ = gitlab(forge, "program", pull.sha, settings)
    assert not (folder / "review-program.html").exists()
    gitlab(forge, "weekly", pull.sha, settings)


def test_note_at_gitlab(forge: Forge) -> None:
    """The jobs of the schedule write what a merge request changes into a note on it, with the address of its page."""
    settings = yaml.safe_load((forge.fork / ".gitlab-ci.yml").read_text("utf-8"))
    notice = (forge.fork / "notices/yritys.yml").read_text("utf-8")
    pull = forge.propose({"notices/yritys.yml": notice.replace("Yritys Esimerkki Oy", "Uusi Esimerkki Oy")})
    lab = Lab()
    lab.open(pull)
    with serve(lab):
        run_pipeline(forge, lab, settings)
    [note] = lab.notes[pull.number]
    assert "Uusi Esimerkki Oy" in note["body"]
    assert f"artifacts/file/reviews/{pull.number}/review.html" in note["body"]


def test_rights_at_gitlab(forge: Forge) -> None:
    """What a merge request brings runs only where a merge request is; pages are made only of the default branch."""
    settings = yaml.safe_load((forge.fork / ".gitlab-ci.yml").read_text("utf-8"))
    for name in ("check", "draft", "review", "program"):
        assert settings[name]["extends"] == ".merge request"
    default = {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}
    schedule = '$CI_PIPELINE_SOURCE == "schedule"'
    trigger = '$CI_PIPELINE_SOURCE == "trigger"'
    assert settings["pages"]["rules"] == [{"if": f"{schedule} || {trigger}", "when": "never"}, default]
    assert settings["weekly"]["rules"] == [{"if": f'{schedule} && $NOTES != "yes"'}]
    assert settings["due"]["rules"] == [{"if": f'{schedule} && {default["if"]} && $NOTES != "yes"'}]
    for name in ("waiting", "reviews", "notes"):
        assert settings[name]["extends"] == ".notes"
    assert settings[".notes"]["rules"] == [
        {"if": f'{schedule} && {default["if"]} && $NOTES == "yes"'},
        {"if": f"{trigger} && {default['if']}"},
    ]

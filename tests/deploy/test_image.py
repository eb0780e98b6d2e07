"""The image of docs/deploy.md: its steps are done one by one in a folder, and its server runs without rights.

No builder of images is needed, nor an image to begin with: a folder stands for the file system of each stage, and the
nginx of this machine for that of the second. It is set up as nginx-unprivileged is: what it writes goes into one
folder, and all of conf.d/ is read.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.deploy.test_nginx import wait_until_open
from tests.recipes import RECIPES
from tests.running import LIMIT, Done, build_py, inherit_environment, program_folder, run_command, start_command
from tests.site.test_headers import SENT
from tests.sites import NOTICES, read_files

RELEASE = f"https://releases.example/seloste-0.1.0-py3-none-any.whl#sha256={'0123456789abcdef' * 4}"
NOBODY = 65534
STEP = re.compile(r"([A-Z]+) (.+)")
CONFIGURATION = """\
pid {folder}/written/pid;
error_log {folder}/written/errors;
events {{}}
http {{
    client_body_temp_path {folder}/written/client;
    proxy_temp_path {folder}/written/proxy;
    fastcgi_temp_path {folder}/written/fastcgi;
    uwsgi_temp_path {folder}/written/uwsgi;
    scgi_temp_path {folder}/written/scgi;
    include /etc/nginx/mime.types;
    access_log off;
    include {folder}/image/etc/nginx/conf.d/*.conf;
}}
"""


@dataclass
class Stage:
    """The file system of a stage, and what its steps have set."""

    root: Path
    image: str
    folder: str = "/"
    said: dict[str, str] = field(default_factory=dict)

    def find(self, path: str) -> Path:
        """Where a path of the image is on this machine."""
        return self.root / os.path.join(self.folder, path).lstrip("/")  # noqa: PTH118 - an absolute path stays one


@dataclass
class Builder:
    """What a builder of images does, as far as this file goes."""

    context: Path
    folder: Path
    tools: Path
    stages: dict[str, Stage] = field(default_factory=dict)

    def build(self) -> Stage:
        """Do all steps; the last stage is the image."""
        stage = Stage(self.folder, "")
        for word, rest in STEP.findall(RECIPES["project: image"]):
            if word == "FROM":
                image, _, name = rest.partition(" AS ")
                stage = Stage(self.folder / f"stage-{len(self.stages)}", image)
                self.stages[name] = stage
            elif word == "WORKDIR":
                stage.folder = rest
                stage.find(".").mkdir(parents=True)
            elif word == "COPY":
                self.copy(stage, rest)
            elif word == "RUN":
                done = self.run(stage, rest)
                assert done.returncode == 0, done.stderr
            else:
                stage.said[word] = rest
        return stage

    def copy(self, stage: Stage, rest: str) -> None:
        """Copy from the context, without what is ignored, or from another stage."""
        *options, source, target = rest.split()
        where = stage.find(target)
        if options:
            [name] = options
            there = self.stages[name.removeprefix("--from=")].find(source)
        else:
            there = self.context / source
        where.parent.mkdir(parents=True, exist_ok=True)
        if there.is_dir():
            shutil.copytree(there, where, ignore=self.ignore, dirs_exist_ok=True)
        else:
            shutil.copy(there, where)

    def ignore(self, folder: str, names: list[str]) -> list[str]:
        """What .dockerignore keeps out of the context; its lines are of the topmost folder."""
        patterns = RECIPES["project: ignored"].split()
        if Path(folder) != self.context:
            return []
        return [name for name in names if any(fnmatch(name, pattern) for pattern in patterns)]

    def run(self, stage: Stage, script: str) -> Done:
        """Run a step, which finds the programs of its image."""
        environment = inherit_environment(PATH=f"{self.tools}:/usr/bin:/bin")
        return run_command(["sh", "-c", script], cwd=stage.find("."), env=environment)


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """A project with the notices of the tests, and the programs of the first image: no git, and a pip that notes."""
    made = Builder(
        tmp_path_factory.mktemp("context"), tmp_path_factory.mktemp("image"), tmp_path_factory.mktemp("tools")
    )
    assert build_py("init", made.context, "--wheel", RELEASE).returncode == 0
    shutil.copytree(NOTICES, made.context / "notices", dirs_exist_ok=True)
    (made.context / "published.txt").touch()
    for name in (".git", ".venv", "site"):
        (made.context / name).mkdir()
        (made.context / name / "large").touch()
    for name, text in (
        ("python", 'echo "$@" > installed'),
        ("git", "exit 127"),
        ("seloste", f'exec {sys.executable} {program_folder()}/build.py "$@"'),
    ):
        (made.tools / name).write_text(f"#!/bin/sh\n{text}\n")
        (made.tools / name).chmod(0o755)
    return made


@pytest.fixture(scope="module")
def image(builder: Builder) -> Stage:
    return builder.build()


def test_what_is_built(builder: Builder, image: Stage, tmp_path: Path) -> None:
    """The pages are those that the same notices give elsewhere; beside them are only the server's settings."""
    project = builder.stages["build"].find(".")
    assert not {".git", ".venv", "large"} & {path.name for path in project.rglob("*")}
    pip = "-I -m pip install --only-binary :all: --require-hashes -r requirements.txt\n"
    assert (project / "installed").read_text() == pip
    files = read_files(image.root)
    assert files.pop("etc/nginx/conf.d/default.conf").startswith(b"server { listen 8080; root /srv/selosteet;\n")
    shutil.copytree(builder.context, tmp_path / "project", ignore=shutil.ignore_patterns("site"))
    build_py("build", cwd=tmp_path / "project")
    usual = read_files(tmp_path / "project/site")
    assert files == {f"srv/selosteet/{name}": content for name, content in usual.items()}
    assert image.said == {"USER": "101", "EXPOSE": "8080"}


def test_a_notice_that_would_be_lost(builder: Builder, image: Stage, tmp_path: Path) -> None:
    """No image is built that loses a published notice."""
    assert image.said
    again = Builder(tmp_path / "context", tmp_path, builder.tools)
    shutil.copytree(builder.context, again.context)
    (again.context / "published.txt").write_text("/vanha/\n")
    with pytest.raises(AssertionError, match="the notice /vanha/ is published, and would be lost"):
        again.build()


@pytest.fixture(scope="module")
def port(image: Stage) -> Iterator[int]:
    """The port of the server of the image, whose user may write in one folder only."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = free.getsockname()[1]
    with TemporaryDirectory(dir="/tmp") as made:  # which each user may enter; TMPDIR may be closed to others
        folder = Path(made)
        folder.chmod(0o755)
        shutil.copytree(image.root, folder / "image")
        written = folder / "written"
        written.mkdir()
        settings = folder / "image/etc/nginx/conf.d/default.conf"
        text = settings.read_text().replace("listen 8080", f"listen 127.0.0.1:{number}")
        settings.write_text(text.replace("/srv/", f"{folder}/image/srv/"))
        (folder / "nginx.conf").write_text(CONFIGURATION.format(folder=folder))
        command = ["nginx", "-e", "stderr", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
        if os.geteuid() == 0:
            os.chown(written, NOBODY, NOBODY)
            rights = [
                f"--reuid={NOBODY}",
                f"--regid={NOBODY}",
                "--clear-groups",
                "--bounding-set=-all",
                "--no-new-privs",
            ]
            command = ["setpriv", *rights, *command]
        path = {"PATH": f"{os.environ['PATH']}:/usr/sbin"}
        with start_command(command, cwd=folder, env=os.environ | path, limit=600) as process:
            wait_until_open(number, process, written)
            yield number
            process.terminate()
            process.wait(LIMIT)


@pytest.mark.parametrize(("address", "status"), [("/", 200), ("/aani/", 200), ("/aani", 301), ("/nowhere/", 404)])
def test_server(port: int, address: str, status: int) -> None:
    """It answers as nginx elsewhere does, with every header."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", address)
        answer = connection.getresponse()
        assert answer.status == status
        assert {name: answer.headers.get_all(name) for name in SENT} == {name: [value] for name, value in SENT.items()}


def test_how_it_is_started(tmp_path: Path) -> None:
    """What is published is asked before the image is built; the container may write nowhere but in /tmp."""
    calls = tmp_path / "calls"
    for name, text in (("docker", f'echo "$@" >> {calls}'), ("curl", "printf 404")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)
    environment = inherit_environment(PATH=f"{tmp_path}:{os.environ['PATH']}")
    script = RECIPES["project: container"]
    run_command(["sh", "-c", script], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "published.txt").read_text() == ""
    built, removed, started = calls.read_text().splitlines()
    assert built == "build --pull --tag selosteet ."
    assert removed == "rm --force selosteet"
    assert "--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges selosteet" in started
    (tmp_path / "curl").write_text("#!/bin/sh\nprintf 503\n")
    calls.unlink()
    assert run_command(["sh", "-c", script], cwd=tmp_path, env=environment).returncode == 1
    assert not calls.exists()

"""`init`: what it writes is whole, pinned and the same every time, and it takes the place of nothing."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from hooks.explain.editor_schema import write_editor_schema
from hooks.project.files import name_file
from hooks.reading.loading import parse_text
from hooks.site.settings import Settings, read_settings
from tests.paths import DATA, PROJECT
from tests.running import Done, build_py, run_command
from tests.shared import THEME
from tests.sites import read_files

WHEEL = "seloste-0.1.0-py3-none-any.whl"
SHA256 = "0123456789abcdef" * 4
ADDRESS = f"https://releases.example/v0.1.0/{WHEEL}"
RELEASE = f"{ADDRESS}#sha256={SHA256}"
TEMPLATES = PROJECT / "theme/project"
ACTION = re.compile(r"uses: (\S+@[0-9a-f]{40} # v[\d.]+)$", re.MULTILINE)


def init(folder: Path, *arguments: str, wheel: str = RELEASE) -> Done:
    """Write a project into a folder, as seen from the folder above."""
    return build_py("init", folder.name, "--wheel", wheel, *arguments, cwd=folder.parent)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new project with the usual name."""
    done = init(tmp_path / "project")
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path / "project"


# --- what it writes ---------------------------------------------------------------------------------------------------


def test_files(project: Path, golden: Callable[[Path, str], None]) -> None:
    """A project has these files, each with what its template says; a repository made of them lacks nothing."""
    files = read_files(project)
    golden(DATA / "project.txt", "".join(f"{name}\n" for name in sorted(files)))
    made = {name_file(path.relative_to(TEMPLATES).as_posix()) for path in TEMPLATES.rglob("*") if path.is_file()}
    assert files.keys() == {*made, "notices/.schema.json"}
    assert files["notices/.schema.json"].decode() == write_editor_schema(THEME)
    for name, content in files.items():
        assert content.endswith(b"\n"), name
        assert not re.search(rb"\r|\[=|=\]|build\.py", content), name


def test_the_same_every_time(project: Path, tmp_path: Path) -> None:
    """Another folder on another day has the same bytes."""
    done = build_py("init", tmp_path / "again", "--wheel", RELEASE, cwd=tmp_path, SOURCE_DATE_EPOCH="1800000000")
    assert done.stdout == f"20 files in {tmp_path / 'again'}; its README.md says how to go on\n"
    assert read_files(tmp_path / "again") == read_files(project)


def test_requirements(project: Path) -> None:
    """The release is pinned by its address and its hash, beside everything that this program pins, without an index."""
    text = (project / "requirements.txt").read_text("utf-8")
    own = (PROJECT / "requirements.txt").read_text("utf-8")
    head = text.removesuffix(own)
    assert head.splitlines()[-1] == f"seloste @ {ADDRESS} --hash=sha256:{SHA256}"
    assert all(line.startswith("#") for line in head.splitlines()[:-1])
    lines = re.sub(r"\\\n +", "", text).splitlines()
    pins = [line.partition(" --hash")[0] for line in lines if not line.startswith("#")]
    named = [Requirement(pin) for pin in pins]
    assert named[0].url == ADDRESS
    assert all(str(pin.specifier).startswith("==") for pin in named[1:])
    assert all(re.search(r" --hash=sha256:[0-9a-f]{64}", line) for line in lines if not line.startswith("#"))


def test_requirements_of_pdf(project: Path) -> None:
    """What PDF files need is pinned beside the rest, which the file names and does not say again."""
    text = (project / "requirements-pdf.txt").read_text("utf-8")
    lines = [line for line in re.sub(r"\\\n +", "", text).splitlines() if not line.startswith("#")]
    assert lines[0] == "-r requirements.txt"
    pins = {line.partition(" --hash")[0] for line in lines[1:]}
    assert {Requirement(pin).name for pin in pins} >= {"weasyprint", "font-source-sans-pro"}
    assert all(re.search(r" --hash=sha256:[0-9a-f]{64}", line) for line in lines[1:])
    both = (list_pins(PROJECT / "requirements-pdf.txt"), list_pins(project / "requirements.txt"))
    assert pins | both[1] == both[0] | {f"seloste @ {ADDRESS}"}
    assert not pins & both[1]


def list_pins(path: Path) -> set[str]:
    """What a lock file pins, without the hashes."""
    text = re.sub(r"\\\n +", "", path.read_text("utf-8"))
    return {line.partition(" --hash")[0] for line in text.splitlines() if not line.startswith("#")}


def test_settings(project: Path) -> None:
    """The site has its usual name in each language; every other setting stands there, and counts without its `# `."""
    text = (project / "seloste.yml").read_text("utf-8")
    settings = read_settings(parse_text(text, "seloste.yml"), THEME)
    assert settings.name == {"fi": "Tietosuojaselosteet", "en": "Privacy notices"}
    assert settings.model_fields_set == {"name"}
    whole = re.sub(r"(?m)^# (?=[a-z]+: )", "", text)
    settings = read_settings(parse_text(whole, "seloste.yml"), THEME)
    assert settings.model_fields_set == Settings.model_fields.keys()


@pytest.mark.parametrize("name", ["Aho & Pojat", 'Nimi "lainattu"', "yes", "a: b # c", "C:\\polku", "{x}", "Åland – ö"])
def test_name(tmp_path: Path, name: str) -> None:
    """A name of the site is what it is, whatever YAML would make of it."""
    assert init(tmp_path / "project", "--name", name).returncode == 0
    text = (tmp_path / "project/seloste.yml").read_text("utf-8")
    assert read_settings(parse_text(text, "seloste.yml"), THEME).name == dict.fromkeys(THEME.languages, name)
    assert yaml.safe_load(text) == {"name": name}


def test_example(project: Path) -> None:
    """The example is a sound notice of an invented company: a draft with its underscore, and published without."""
    draft = project / "notices/_example.yml"
    done = build_py("check", "--notices", project / "notices", "--format", "json")
    assert done.returncode == 0, done.stderr
    draft.rename(project / "notices/example.yml")
    done = build_py("check", "--notices", project / "notices", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert [each for each in json.loads(done.stdout)["findings"] if each["level"] == "error"] == []
    done = build_py("build", "--notices", project / "notices", "--site", project / "site")
    assert (done.returncode, done.stderr) == (0, "")


def test_only_an_example(project: Path) -> None:
    """Before there is a company, the site says that there is no notice, so that a first push is published."""
    done = build_py("build", "--notices", project / "notices", "--site", project / "site")
    assert (done.returncode, done.stderr) == (
        0,
        "every register is a draft, so the site lists no notice yet; rename one without its underscore\n",
    )
    assert done.stdout.startswith("0 notices in ")
    assert "Täällä ei ole nyt yhtään selostetta." in (project / "site/index.html").read_text("utf-8")
    assert "There are no notices here at the moment." in (project / "site/en/index.html").read_text("utf-8")
    assert (project / "site/notices.txt").read_text("utf-8") == ""


def test_editor(project: Path) -> None:
    """The editor is set up as for this project."""
    assert read_files(project / ".vscode") == read_files(PROJECT / ".vscode")


# --- the workflows ----------------------------------------------------------------------------------------------------


def test_actions_are_those_of_this_project(project: Path) -> None:
    """Every action is pinned by its commit, and is one that the workflows of this project use."""
    own = "".join(path.read_text("utf-8") for path in (PROJECT / ".github/workflows").glob("*.yml"))
    for path in (project / ".github/workflows").glob("*.yml"):
        text = path.read_text("utf-8")
        used = ACTION.findall(text)
        assert len(used) == text.count("uses: ")
        assert {*used} <= {*ACTION.findall(own)}, path.name


@pytest.mark.parametrize(
    ("workflow", "job"),
    [
        *(("check", "check"), ("check", "review"), ("check", "own")),
        *(("comment", "review"), ("comment", "comment")),
        *(("preview", "draft"), ("preview", "publish")),
    ],
)
def test_jobs_are_those_of_this_project(project: Path, workflow: str, job: str) -> None:
    """What this project does with a pull request, a project of its own does with the command `seloste`."""
    own = (PROJECT / f".github/workflows/{workflow}.yml").read_text("utf-8").replace("python -P build.py", "seloste")
    text = (project / f".github/workflows/{workflow}.yml").read_text("utf-8")
    there, here = yaml.safe_load(text)["jobs"][job], yaml.safe_load(own)["jobs"][job]
    for made in (there, here):
        del made["name"]
        for step in made["steps"]:
            step.pop("name", None)
    assert there == here


def test_previews_are_kept_as_by_this_project(project: Path) -> None:
    """The script that pushes previews is that of this project."""
    own = (PROJECT / ".github/previews").read_text("utf-8").replace("python -P build.py", "seloste")
    assert (project / ".github/previews").read_text("utf-8") == own


@pytest.mark.parametrize("job", ["check", "draft", "review", "waiting", "reviews", "notes", "pages"])
def test_jobs_at_gitlab_are_those_of_this_project(project: Path, job: str) -> None:
    """What this project does at GitLab, a project of its own does with the command, and the address of its settings."""
    own = (PROJECT / ".gitlab-ci.yml").read_text("utf-8").replace("python -P build.py", "seloste")
    own = own.replace('SITE_URL="$CI_PAGES_URL/" ', "").replace(".schedule", ".notes")
    text = (project / ".gitlab-ci.yml").read_text("utf-8")
    there, here = (yaml.safe_load(re.sub(" +# .*", "", made))[job] for made in (text, own))
    assert there == here


def test_attributes(project: Path) -> None:
    """A log of approvals is merged as that of this project; files of tests are not there."""
    own = (PROJECT / ".gitattributes").read_text("utf-8").splitlines()
    there = (project / ".gitattributes").read_text("utf-8").splitlines()
    assert [line for line in own if not line.startswith("tests/")] == there


def test_no_hole_is_known(project: Path) -> None:
    """The workflows and the settings of Dependabot have no weakness that zizmor knows."""
    zizmor = [Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", ".github"]
    done = run_command(zizmor, cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr


def list_steps(project: Path) -> dict[tuple[str, str, str], str]:
    """Every step that runs something, by its workflow, job and name."""
    found = {}
    for path in (project / ".github/workflows").glob("*.yml"):
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            for step in job["steps"]:
                if "run" in step:
                    found[path.stem, name, step["name"]] = step["run"]
    return found


def test_what_workflows_install(project: Path) -> None:
    """Only what is pinned is installed or fetched, as wheels with their hashes."""
    gitlab = yaml.safe_load((project / ".gitlab-ci.yml").read_text("utf-8"))
    scripts = ["\n".join(job["script"]) for job in gitlab.values() if isinstance(job, dict) and "script" in job]
    scripts.append((project / ".github/previews").read_text("utf-8"))
    for script in [*list_steps(project).values(), *scripts]:
        for call in re.findall(r"pip (?:install|download) .*", script):
            assert "--only-binary :all: --require-hashes" in call, call
        for call in re.findall(r"python .*", script):
            assert call.startswith(("python -I -m pip ", "python -I - <<")), call


@pytest.mark.parametrize("name", [".github/workflows/deploy.yml", ".gitlab-ci.yml"])
def test_lines_for_pdf(project: Path, name: str) -> None:
    """Without the `# ` before them the lines for PDF files are a part of the job, and install what is pinned."""
    text = (project / name).read_text("utf-8")
    opened = re.sub(r"(?m)^( +)# (?=- |  )", r"\1", text.partition("# For PDF files")[2])
    whole = yaml.safe_load(text.replace(text.partition("# For PDF files")[2], opened))
    script = yaml.safe_dump(whole, width=1000)
    assert "apt-get install --yes libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in script
    [call] = re.findall(r"python -I -m pip install [^\n]*requirements-pdf\.txt", script)
    assert "--only-binary :all: --require-hashes" in call


def test_secrets(project: Path) -> None:
    """One secret is there: the key of the repository of previews, for a job that sees no files of others."""
    found = {}
    for path in (project / ".github/workflows").glob("*.yml"):
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            secrets = re.findall(r"secrets\.\w+", yaml.safe_dump(job))
            if secrets:
                found[path.stem, name] = (secrets, job["environment"], "fetch" in yaml.safe_dump(job["steps"]))
    assert found == {("preview", "publish"): (["secrets.PREVIEW_DEPLOY_KEY"], "preview", False)}


def test_raised_by_a_bot(project: Path) -> None:
    """Renovate finds the pin of a release at GitHub, and writes the next one so that the workflows know it."""
    settings = json.loads((project / "renovate.json").read_text("utf-8"))
    [manager] = settings["customManagers"]
    [pattern] = manager["matchStrings"]
    text = (project / "requirements.txt").read_text("utf-8")
    known = text.replace(ADDRESS, f"https://github.com/example/seloste/releases/download/v0.1.0/{WHEEL}")
    [found] = re.finditer(pattern.replace("(?<", "(?P<"), known)
    assert not re.search(pattern.replace("(?<", "(?P<"), text)
    assert found.groupdict() == {"depName": "example/seloste", "currentValue": "v0.1.0", "currentDigest": SHA256}
    written = manager["autoReplaceStringTemplate"]
    for place, value in (
        ("{{{depName}}}", "example/seloste"),
        ("{{{newValue}}}", "v0.1.0"),
        ("{{{replace '^v' '' newValue}}}", "0.1.0"),
        ("{{{newDigest}}}", SHA256),
    ):
        written = written.replace(place, value)
    assert known == known.replace(found[0], written)
    for forge in (".github/workflows/check.yml", ".gitlab-ci.yml"):
        [pin] = re.findall(r"\^seloste @ https.*\$", (project / forge).read_text("utf-8"))
        assert re.search(pin, written)


def test_who_may_write(project: Path) -> None:
    """One job writes on pull requests, one publishes, and one opens issues; none has a pull request's files."""
    writing = {}
    for path in (project / ".github/workflows").glob("*.yml"):
        workflow = yaml.safe_load(path.read_text("utf-8"))
        assert workflow["permissions"] == {}
        for name, job in workflow["jobs"].items():
            rights = {right for right, level in job["permissions"].items() if level == "write"}
            if rights:
                writing[path.stem, name] = rights
    assert writing == {
        ("comment", "comment"): {"pull-requests"},
        ("deploy", "deploy"): {"pages", "id-token"},
        ("weekly", "due"): {"issues"},
    }


def test_what_is_due(project: Path, tmp_path: Path) -> None:
    """The weekly check fails for what time has brought, and for errors, and for nothing else."""
    script = list_steps(project)["weekly", "check", "Say what is due"]
    for code, level, expected in (
        ("gap", "gap", 0),
        ("wording", "warning", 0),
        ("review-due", "warning", 1),
        ("gap-old", "warning", 1),
        ("missing", "error", 1),
    ):
        row = {"file": "notices/a.yml", "line": 3, "level": level, "code": code, "problem": "is late"}
        (tmp_path / "found.json").write_text(json.dumps({"findings": [row]}))
        environment = {
            "RUNNER_TEMP": str(tmp_path),
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
            "PATH": os.environ["PATH"],
        }
        done = run_command(["bash", "-e", "-c", script], cwd=tmp_path, env=environment)
        assert done.returncode == expected, code
    assert (tmp_path / "summary").read_text() == "- `notices/a.yml`, line 3: is late\n" * 3


# --- what is refused --------------------------------------------------------------------------------------------------


def test_a_wheel_that_is_a_file(tmp_path: Path) -> None:
    """Of a file the address and the hash are found."""
    wheel = tmp_path / WHEEL
    wheel.write_bytes(b"wheel")
    done = init(tmp_path / "project", wheel=WHEEL)
    said = (
        "the program is pinned to a file of this machine, so that no workflow can install it; put "
        f"{WHEEL} where its address stays, and write that in the files of the project in the place of "
        f"{wheel.as_uri()}\n"
    )
    assert (done.returncode, done.stderr) == (0, said)
    pin = f"seloste @ {wheel.as_uri()} --hash=sha256:{hashlib.sha256(b'wheel').hexdigest()}\n"
    assert pin in (tmp_path / "project/requirements.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("wheel", "said"),
    [
        (ADDRESS, f"--wheel is '{ADDRESS}'; write the address with the hash after it, as in https://releases.example/"),
        (f"{RELEASE}0", f"--wheel is '{RELEASE}0'; write the address with the hash after it"),
        (f"https://a.example/x y/{WHEEL}#sha256={SHA256}", "write the address with the hash after it, as in"),
        (f"http://a.example/{WHEEL}#sha256={SHA256}", "write the address with the hash after it, as in"),
        (
            f"https://a.example/seloste-9.whl#sha256={SHA256}",
            f"and the release of this program is {WHEEL}; name that one, or call the program of the other release",
        ),
        ("seloste-9.whl", f"--wheel is 'seloste-9.whl', and the release of this program is {WHEEL}; name that one"),
        (WHEEL, f"{WHEEL}: No such file or directory"),
    ],
)
def test_a_wheel_that_is_none(tmp_path: Path, wheel: str, said: str) -> None:
    """Nothing is written where the release is not known."""
    done = init(tmp_path / "project", wheel=wheel)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (tmp_path / "project").exists()


def test_no_wheel(tmp_path: Path) -> None:
    """A checkout knows no release."""
    done = build_py("init", "project", cwd=tmp_path)
    said = (
        f"say with --wheel which release the project uses: its file, as in --wheel {WHEEL}, or its address with "
        f"its hash, as in --wheel https://releases.example/{WHEEL}#sha256=… (64 digits and letters)"
    )
    assert (done.returncode, done.stderr) == (2, f"Error: {said}\n")


def test_what_is_there_stays(tmp_path: Path) -> None:
    """Files, links to nothing, and files in the place of folders hinder; other files do not, and nothing is written."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "README.md").write_text("Mine\n")
    (folder / "notices").write_text("Mine, too\n")
    (folder / ".gitignore").symlink_to("nowhere")
    done = init(folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: project has .gitignore, README.md, notices already; move them away, or choose another folder; "
        "nothing was written\n"
    )
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "README.md", "notices"]
    for name in (".gitignore", "README.md", "notices"):
        (folder / name).unlink()
    (folder / "LICENSE").write_text("Mine\n")
    assert init(folder).returncode == 0
    assert (folder / "LICENSE").read_text() == "Mine\n"


def test_a_name_that_is_none(tmp_path: Path) -> None:
    """A name that settings do not take is told with its place."""
    done = init(tmp_path / "project", "--name", "<nimi>")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: seloste.yml:3:7: error: name: the placeholder '<nimi>' is not filled in; "
        "write `name: Tietosuojaselosteet`\n"
    )
    assert not (tmp_path / "project").exists()

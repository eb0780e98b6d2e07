"""What a browser is told with every page: one source, which <meta>, `_headers` and nginx's snippet agree with."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from hooks.reading.faults import Faulty
from hooks.site.headers import read_headers
from tests.paths import PROJECT
from tests.running import build_py, copy_project, run_command
from tests.sites import NOTICES, build_site, read_pages

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
SENT = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
FOREVER = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(tmp_path_factory.mktemp("headers") / "site")


def rules_of(text: str) -> dict[str, list[tuple[str, str]]]:
    """`_headers` as Netlify and Cloudflare document it: a path, then indented `Name: value` lines; # is a comment."""
    rules: dict[str, list[tuple[str, str]]] = {}
    path = ""
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line[0].isspace():
            path = line
            assert path not in rules
            rules[path] = []
        else:
            name, value = line.strip().split(": ", 1)
            rules[path].append((name, value))
    return rules


def test_every_page_has_the_policy(site: Path) -> None:
    """Every page of a build has the policy as <meta>, before anything it governs, and the referrer policy."""
    for address, page in read_pages(site).items():
        head = page.one("head")
        found = list(head.all("meta", "link", "script"))
        assert "charset" in found[0].attributes, address
        assert found[1].attributes == {"http-equiv": "Content-Security-Policy", "content": POLICY}, address
        assert head.one("meta", name="referrer").attributes["content"] == "no-referrer", address


def test_headers_of_netlify_and_cloudflare(site: Path) -> None:
    """`_headers` in the site sends every header with everything, and lets files with hashed names be kept."""
    text = (site / "_headers").read_text("ascii")
    rules = rules_of(text)
    assert rules == {"/*": list(SENT.items()), "/assets/stylesheets/*": [("Cache-Control", FOREVER)]}
    assert len(rules) <= 100
    assert all(len(line) <= 2000 for line in text.splitlines())
    names = [name for rule in rules.values() for name, _ in rule]
    assert len(names) == len(set(names)), "the hosts would send both values"


def test_nginx_agrees() -> None:
    """Nginx's snippet sends the same headers with every answer, in the server and in its only location."""
    printed = build_py("nginx", "--notices", NOTICES)
    assert (printed.returncode, printed.stderr) == (0, "")
    server, location = re.split(r"^location .*{\n", printed.stdout, maxsplit=1, flags=re.MULTILINE)
    added = r'^ *add_header ([\w-]+) "([^"\\$]*)"( always)?;$'
    assert re.findall(added, server, re.MULTILINE) == [
        *((name, value, " always") for name, value in SENT.items()),
        ("Cache-Control", "no-cache", " always"),
    ]
    assert re.findall(added, location, re.MULTILINE) == [
        *((name, value, " always") for name, value in SENT.items()),
        ("Cache-Control", FOREVER, ""),
    ]


def test_files_kept_forever_have_hashed_names(site: Path) -> None:
    """What browsers keep without asking again has a hash in its name."""
    kept = [path.name for path in (site / "assets/stylesheets").iterdir()]
    assert kept
    assert all(re.fullmatch(r"\w+\.[0-9a-f]{8}\.min\.css", name) for name in kept)


def spoil_headers(theme: Path, old: str, new: str) -> None:
    """Write the headers of the project with one part in the place of another."""
    text = (PROJECT / "theme/headers.yml").read_text()
    assert old in text
    (theme / "headers.yml").write_text(text.replace(old, new))


CANNOT = "cannot be a header; write it on one line in ASCII, without quotation marks, backslash, $ and ;"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("nosniff", '"nosniff\\nSet-Cookie: a=b"', f"X-Content-Type-Options: 'nosniff Set-Cookie: a=b' {CANNOT}"),
        (
            "nosniff",
            '"nosniff\\rSet-Cookie: a=b"',
            "X-Content-Type-Options: the text has the invisible character U+000D",
        ),
        ("nosniff", "no;sniff", f"X-Content-Type-Options: 'no;sniff' {CANNOT}"),
        ("nosniff", "'\"'", f"X-Content-Type-Options: '\"' {CANNOT}"),
        ("nosniff", "$host", f"X-Content-Type-Options: '$host' {CANNOT}"),
        ("nosniff", "ä", f"X-Content-Type-Options: 'ä' {CANNOT}"),
        ("nosniff", "", f"X-Content-Type-Options: '' {CANNOT}"),
        ("nosniff", "[nosniff]", f"X-Content-Type-Options: '' {CANNOT}"),
        ("X-Content-Type-Options", '"X Y"', f"X Y: 'nosniff' {CANNOT}"),
    ],
)
def test_a_value_stays_in_its_header(tmp_path: Path, old: str, new: str, message: str) -> None:
    """A value that would end its line, or its quotes in nginx, is refused with its place."""
    spoil_headers(tmp_path, old, new)
    with pytest.raises(Faulty, match=rf"^theme/headers.yml:16:\d+: error: headers.{re.escape(message)}"):
        read_headers(tmp_path)


@pytest.mark.parametrize(
    ("old", "message"),
    [
        ("cache:\n", "error: cache: needs pages and hashed; write what is missing"),
        ("  Referrer-Policy: ", "error: headers: needs Referrer-Policy; write what is missing"),
        ("  hashed: ", "error: cache: needs pages and hashed; write what is missing"),
    ],
)
def test_what_is_needed(tmp_path: Path, old: str, message: str) -> None:
    """A part without which no page can be made is missed by its name."""
    spoil_headers(tmp_path, old, old.replace(":", "x:"))
    with pytest.raises(Faulty, match=rf"^theme/headers.yml:\d+:\d+: {message}$"):
        read_headers(tmp_path)


@pytest.mark.parametrize("command", ["build", "nginx"])
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("nosniff", "no;sniff", f"headers.X-Content-Type-Options: 'no;sniff' {CANNOT}"),
        ("  hashed: ", "  hashedx: ", "cache: needs pages and hashed; write what is missing"),
    ],
)
def test_faulty_headers_stop_a_command(tmp_path: Path, command: str, old: str, new: str, message: str) -> None:
    """Faulty headers are told in a sentence, and nothing is built."""
    copy_project(tmp_path)
    shutil.copytree(NOTICES, tmp_path / "notices")
    spoil_headers(tmp_path / "theme", old, new)
    done = run_command([sys.executable, "build.py", command], cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()

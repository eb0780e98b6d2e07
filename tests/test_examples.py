"""Every code of a finding has an example of what raises it, and it does.

The first line of an example may say in which files it stands (`# notices/company/_company.yml`), or which keys the
register is without. The rest of a register comes from tests/data/good/shortest.yml.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from hooks.checks.completeness import find_missing_sections
from hooks.folder import collection
from hooks.folder.ageing import find_old_constants
from hooks.folder.company import COMPANY
from hooks.reading.fault_codes import CODES, FaultCode
from hooks.reading.faults import Fault, Faulty
from hooks.site.headers import read_headers
from hooks.site.settings import read_site_theme
from hooks.theme.own_files import find_missing, find_stale
from hooks.theme.theme import FOLDER, read_theme
from tests.paths import DATA
from tests.shared import THEME

SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
KEY = re.compile(r"^(\w+):", re.MULTILINE)
# What these need is more than a file: an earlier commit, a published site, a broken program, another day, or company.
# Their tests are in tests/folder/test_ageing.py, tests/folder/test_likeness.py, tests/review/test_review.py,
# tests/review/test_languages.py, tests/review/test_approvals.py, tests/site/test_guard.py,
# tests/notice/test_notice.py, tests/checks/test_adequacy.py.
NEED_MORE = {
    FaultCode.TRANSLATION_OLD,
    FaultCode.TRANSFER_DECISION_ENDS,
    FaultCode.SERVICE_UNCERTAIN,
    FaultCode.UPDATED_UNCHANGED,
    FaultCode.APPROVAL,
    FaultCode.LOST,
    FaultCode.LANGUAGE_LOST,
    FaultCode.TEMPLATE,
    FaultCode.TEXTS,
    FaultCode.BUSINESS_ID_TWICE,
    FaultCode.COPIED,
}


def replace_parts(text: str, example: str) -> str:
    """A YAML file with the keys of an example in the place of its own, or all of them gone where it has no key."""
    replaced = {*KEY.findall(example), *re.findall(r"`(\w+):`", example.split("\n", maxsplit=1)[0])}
    if not replaced:
        return example
    parts = re.split(r"^(?=\w)", text, flags=re.MULTILINE)
    return "".join(part for part in parts if part.split(":")[0] not in replaced) + example


def write_example(code: FaultCode, notices: Path) -> None:
    """The register of an example, in the files that it names."""
    heading = code.example.split("\n")[0]
    encoding = "latin-1" if code == FaultCode.ENCODING else "utf-8"
    for name in re.findall(r"notices/(.+?\.\w+)", heading) or ["register.yml"]:
        path = notices / name
        path.parent.mkdir(exist_ok=True)
        if path.name == COMPANY:
            path.with_name("register.yml").write_text(SHORTEST)
            path.write_text(code.example)
        else:
            path.write_text(replace_parts(SHORTEST, code.example), encoding)


def find_theme_faults(code: FaultCode, folder: Path) -> list[Fault]:
    """What is said of a theme with the example in the file that it names."""
    shutil.copytree(FOLDER, folder)
    path = folder.parent / re.split(r"[ ,\n]", code.example)[1]
    path.write_text(replace_parts(path.read_text("utf-8"), code.example), "utf-8")
    try:
        read_headers(folder)
    except Faulty as error:
        return list(error.faults)
    theme = read_theme(folder)
    return [*find_old_constants(theme), *find_missing_sections(theme)]


def find_own_faults(code: FaultCode, notices: Path) -> list[Fault]:
    """What is said of a project that has the example as its own texts."""
    (notices.parent / "theme").mkdir()
    (notices.parent / "theme/texts.yml").write_text(code.example)
    (notices.parent / "seloste.yml").write_text("name: Selosteet\n")
    try:
        theme = read_site_theme(notices)
        return [*find_stale(theme), *find_missing(theme, {"fi", "en", "sv"})]
    except Faulty as error:
        return list(error.faults)


@pytest.mark.parametrize("code", sorted(set(CODES) - NEED_MORE))
def test_example_raises_its_code(code: FaultCode, notices: Path) -> None:
    """The example of a code gives a finding of this code, and no other error."""
    if code.example.startswith("# theme/texts.yml"):
        found = find_own_faults(code, notices)
    elif code.example.startswith("# theme/"):
        found = find_theme_faults(code, notices.parent / "theme")
    else:
        write_example(code, notices)
        found = list(collection.load(notices, THEME).faults)
    codes = {fault.code for fault in found if fault.level == "error"} | {code}
    assert code in {fault.code for fault in found}, [str(fault) for fault in found]
    assert codes == {code}, [str(fault) for fault in found]

"""The PDF of a notice: what it says, how it is tagged, where it is linked from, and what it can never fetch."""

import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import IndirectObject

from hooks.folder import collection
from hooks.notice import pdf
from hooks.notice.paper import Document, make_document
from hooks.reading.refusals import Refused
from hooks.theme.site import Site
from tests.commands.test_build import SOUND
from tests.notice.test_logo import GOOD
from tests.paths import FROZEN
from tests.running import Done, build_py, program_folder, run_build_py, run_command
from tests.shared import THEME
from tests.sites import NOTICES, Element, read_files, read_pages

URL = "https://selosteet.example/"
COLOUR = 'appearance: {colour: "#1d6f42", logo: logo.png}\n'
WORDS = {"fi": "tietosuojaseloste", "en": "privacy-notice"}


def build_pdf(site: Path, notices: Path, **environment: str) -> Path:
    """A site with PDF files, built without a word on standard error."""
    done = run_build_py("build", "--pdf", "--notices", notices, "--site", site, cwd=site.parent, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site of the tests, one long notice, and one with its own look, with PDF files."""
    folder = tmp_path_factory.mktemp("pdf")
    notices = folder / "notices"
    shutil.copytree(NOTICES, notices)
    shutil.copy(FROZEN / "hrmentor.yml", notices)
    (notices / "oma-ilme.yml").write_text(SOUND + COLOUR)
    (notices / "logo.png").write_bytes(GOOD["told.png"])
    return build_pdf(folder / "site", notices, SITE_URL=URL)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Element]:
    """The pages of notices, by address."""
    return {address: page for address, page in read_pages(site).items() if list(page.all("article"))}


@pytest.fixture(scope="session")
def readers(site: Path, pages: dict[str, Element]) -> dict[str, PdfReader]:
    """The PDF of each page."""
    return {address: PdfReader(BytesIO((site / linked(address, page)).read_bytes())) for address, page in pages.items()}


@pytest.fixture(scope="session")
def sheets(readers: dict[str, PdfReader]) -> dict[str, list[str]]:
    """The text of each sheet of each PDF."""
    return {address: [sheet.extract_text() for sheet in reader.pages] for address, reader in readers.items()}


def links(page: Element) -> list[Element]:
    return [link for link in page.all("a") if link.attributes.get("type") == "application/pdf"]


def linked(address: str, page: Element) -> str:
    """Where a page's only link to a PDF leads, as a path in the site."""
    [link] = links(page)
    return f"{address}{link.attributes['href']}".removeprefix("/")


def squeezed(text: str) -> str:
    """Letters alone: where lines break is the business of paper."""
    return re.sub(r"\s+", "", text)


def printed(reader: PdfReader, sheets: list[str]) -> list[str]:
    """The text of each sheet without what is in its margins, the marks of lists, and the numbers in the contents."""
    texts = []
    for number, sheet in enumerate(sheets, start=1):
        text, footer = sheet.rsplit(f"\n{reader.metadata.title}\n" if reader.metadata else "", 1)
        assert footer.endswith(f"{number} / {len(sheets)}")
        text = re.sub(r"•|^([0-9]+\. *)+$", "", text, flags=re.MULTILINE)
        texts.append(squeezed(re.sub(r" \.+ [0-9]+\b", "", text)))
    return texts


def structure(reader: PdfReader) -> Iterator[dict[str, Any]]:
    """Every element of the tag tree, from the top."""

    def walk(element: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - a PDF object
        element = element.get_object() if isinstance(element, IndirectObject) else element
        if isinstance(element, dict) and "/S" in element:
            yield element
        kids = element.get("/K", []) if isinstance(element, dict) else []
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from walk(kid)

    yield from walk(reader.root_object["/StructTreeRoot"])


@pytest.mark.slow
def test_every_page_has_its_pdf(pages: dict[str, Element], readers: dict[str, PdfReader], site: Path) -> None:
    """Every notice has one PDF a language, linked with type, language and size; no other page links to one."""
    assert len(readers) == len(pages) >= 10
    for address, page in pages.items():
        language = page.one("html").attributes["lang"]
        [link] = links(page)
        data = (site / linked(address, page)).read_bytes()
        name = address.removeprefix("/en").strip("/").replace("/", "-")
        assert link.attributes["href"] == f"{WORDS[language]}-{name}.pdf"
        assert f"{round(len(data) / 1000)} {'kt' if language == 'fi' else 'KB'}" in link.text
        assert data.startswith(b"%PDF-1.7")
    assert sorted(name for name in read_files(site) if name.endswith(".pdf")) == sorted(
        linked(address, page) for address, page in pages.items()
    )


def list_printed(part: Element) -> Iterator[str]:
    """The texts of a part of a page, without its buttons and the lines that unfold what paper has unfolded."""
    for inner in part.content:
        if isinstance(inner, str):
            yield inner
        elif inner.tag != "summary" and inner.attributes.get("class") not in ("actions", "up"):
            yield from list_printed(inner)


@pytest.mark.slow
def test_text_is_that_of_the_page(
    pages: dict[str, Element], readers: dict[str, PdfReader], sheets: dict[str, list[str]]
) -> None:
    """A PDF says what the page says, letter for letter and in its order; a new page repeats the head of its table."""
    for address, page in pages.items():
        [article] = page.all("article")
        heads = ["", *(squeezed(head.text) for head in article.all("thead"))]
        rest = squeezed(" ".join(list_printed(article)))
        for text in printed(readers[address], sheets[address]):
            [head] = [head for head in heads if text.startswith(head) and rest.startswith(text.removeprefix(head))][:1]
            rest = rest.removeprefix(text.removeprefix(head))
        assert rest == "", address


@pytest.mark.slow
def test_numbers_in_the_contents(readers: dict[str, PdfReader], sheets: dict[str, list[str]]) -> None:
    """The contents name the page on which each section begins, as the outline of the PDF does."""
    for address, reader in readers.items():
        said = "".join(sheets[address][:2])
        numbers = dict(re.findall(r"([^\W\d][^.\n]*) \.+ ([0-9]+)\b", said))
        [title] = (entry for entry in reader.outline if isinstance(entry, list))
        begins = {str(entry.title): reader.get_destination_page_number(entry) for entry in flat(title)}
        assert len(numbers) >= 10
        assert {name: begins[name] for name in numbers} == {name: int(number) - 1 for name, number in numbers.items()}


def flat(entries: list[Any]) -> Iterator[Any]:
    for entry in entries:
        yield from flat(entry) if isinstance(entry, list) else [entry]


@pytest.mark.slow
def test_margins(pages: dict[str, Element], readers: dict[str, PdfReader], sheets: dict[str, list[str]]) -> None:
    """Every page of paper says whose notice it is, of which day, where it is on the web, and which page it is."""
    for address, reader in readers.items():
        day = pages[address].one("html").attributes["lang"]
        for number, page in enumerate(reader.pages, start=1):
            lines = sheets[address][number - 1].splitlines()[-4:]
            assert lines[1].startswith({"fi": "Selosteen tiedot päivältä ", "en": "Facts in this notice as of "}[day])
            assert lines[2:] == [f"{URL}{address[1:]}", f"{number} / {len(reader.pages)}"]
            assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]


@pytest.mark.slow
def test_tags(pages: dict[str, Element], readers: dict[str, PdfReader]) -> None:
    """A PDF is tagged for screen readers as its page is: language, title, headings, lists, headers of tables, links."""
    for address, reader in readers.items():
        root: Any = reader.root_object
        page = pages[address]
        assert root["/Lang"] == page.one("html").attributes["lang"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert b"pdfuaid" in root["/Metadata"].get_data()
        assert reader.metadata
        assert reader.metadata.title == page.one("title").text
        names = [str(element["/S"]) for element in structure(reader)]
        [article] = page.all("article")
        for tag in ("h1", "h2", "h3", "table", "caption"):
            name = {"table": "/Table", "caption": "/Caption"}.get(tag, f"/{tag.upper()}")
            assert names.count(name) >= len(list(article.all(tag))) > 0, (address, tag)
        assert names.count("/Link") >= len(list(article.all("a")))
        for element in structure(reader):
            inside = {str(kid.get_object()["/S"]) for kid in kids(element)}
            assert element["/S"] != "/L" or inside <= {"/LI", "/Caption", "/L"}, address
            assert element["/S"] != "/TR" or inside <= {"/TH", "/TD"}, address
            assert element["/S"] != "/TD" or "/Headers" in element["/A"], address
        found = root["/StructTreeRoot"]["/IDTree"]["/Names"]
        assert found[::2] == sorted(element["/ID"] for element in structure(reader) if "/ID" in element)
        assert all(part.get_object()["/ID"] == name for name, part in zip(found[::2], found[1::2], strict=True))
        assert {name for element in structure(reader) for name in element.get("/A", {}).get("/Headers", [])} <= {*found}


def kids(element: dict[str, Any]) -> Iterator[Any]:
    """The elements directly inside one, without the pieces of text."""
    found = element.get("/K", [])
    for kid in found if isinstance(found, list) else [found]:
        if isinstance(kid.get_object(), dict) and "/S" in kid.get_object():
            yield kid


@pytest.mark.slow
def test_fonts_are_those_of_the_package(readers: dict[str, PdfReader]) -> None:
    """Every letter comes from the pinned font and is embedded, whatever fonts the machine has."""
    names = set()
    for reader in readers.values():
        for page in reader.pages:
            resources: Any = page["/Resources"]
            for font in resources["/Font"].values():
                [inner] = font.get_object()["/DescendantFonts"]
                assert "/FontFile2" in inner.get_object()["/FontDescriptor"]
                names.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
    assert names <= {"Source-Sans-Pro", "Source-Sans-Pro-Bold", "Source-Sans-Pro-Italic"}


@pytest.mark.slow
def test_own_look(readers: dict[str, PdfReader]) -> None:
    """A company's colour and logo are in its PDF: the logo on the first page alone."""
    reader = readers["/oma-ilme/"]
    drawn = [contents(page) for page in reader.pages]
    assert [page.count(" Do") for page in drawn] == [1] + [0] * (len(drawn) - 1)
    assert "0.113725 0.435294 0.258824" in drawn[0]
    assert " Do" not in contents(readers["/hrmentor/"].pages[0])


@pytest.mark.parametrize(("look", "colour"), [("", "#203040"), (COLOUR, "#1d6f42")])
def test_colour_of_a_site(look: str, colour: str, notices: Path) -> None:
    """A company without a colour has that of the site on paper, too."""
    (notices / "logo.png").write_bytes(GOOD["told.png"])
    (notices / "yritys.yml").write_text(SOUND + look)
    theme = replace(THEME, site=Site(colour="#203040"))
    [entry] = collection.load(notices, theme).published
    document = make_document(entry.get_register(), "fi", theme, "", None)
    assert document.css == f":root {{ --accent: {colour}; }}\n"


def contents(page: PageObject) -> str:
    """The drawing operators of a page of paper."""
    stream = page.get_contents()
    assert stream is not None
    return stream.get_data().decode("latin-1")


@pytest.mark.slow
def test_same_bytes(site: Path, tmp_path: Path) -> None:
    """Another build makes the same bytes, also where one process makes all and where letters are hashed otherwise."""
    again = build_pdf(tmp_path / "site", site.parent / "notices", SITE_URL=URL, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert read_files(again) == read_files(site)


def test_without_the_option(tmp_path: Path) -> None:
    """A build without --pdf makes none, and no page speaks of one."""
    done = build_py("build", "--notices", NOTICES, "--site", tmp_path / "site")
    assert done.returncode == 0
    assert not list((tmp_path / "site").rglob("*.pdf"))
    assert not any(links(page) for page in read_pages(tmp_path / "site").values())


def test_without_weasyprint(tmp_path: Path) -> None:
    """Where WeasyPrint is not installed, the call ends with exit code 2 and says how to install it."""
    code = "import sys; sys.modules['weasyprint'] = None; sys.argv[0] = 'build.py'; import build; sys.exit(build.run())"
    command = [sys.executable, "-c", code, "build", "--pdf", "--notices", NOTICES, "--site", tmp_path / "site"]
    done = run_command(command, cwd=program_folder())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: a PDF needs WeasyPrint and its font; run pip install --require-hashes -r requirements-pdf.txt, and on "
        "Debian and Ubuntu also apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    )
    assert not (tmp_path / "site").exists()


def small(html: str) -> Document:
    """A document that is no notice."""
    page = f'<html lang="fi"><head><title>x</title></head><body data-title="x">{html}</body></html>'
    return Document(page, css="")


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="attachment" href="file:///etc/passwd">',
        '<link rel="stylesheet" href="https://elsewhere.example/x.css">',
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="http://127.0.0.1:1/x.png" alt="x">',
        '<p style="background: url(file:///etc/passwd)">x</p>',
        '<style>@import "file:///etc/passwd";</style>',
        "<style>@font-face { font-family: x; src: url(file:///etc/passwd) }</style>",
    ],
)
def test_nothing_is_fetched(html: str) -> None:
    """Should anything in a notice ever point to a file or an address, the build stops; nothing of it is read."""
    with pytest.raises(Refused, match="the PDF would need something from elsewhere"):
        pdf.make_pdf(small(html))


def test_damaged_picture_is_told() -> None:
    """WeasyPrint would leave out a picture that it cannot draw; here it is an error."""
    with pytest.raises(Refused, match="WeasyPrint: Failed to load image"):
        pdf.make_pdf(small('<img alt="x" src="data:image/png;base64,AAAA">'))


def test_many_are_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several processes make the same files as one, in the same order."""
    pages = [small(f"<p>{number}</p>") for number in range(5)]
    alone = list(pdf.make_pdfs(pages))
    monkeypatch.setattr(pdf, "FEW", 2)
    assert list(pdf.make_pdfs(pages)) == alone
    assert all(one != other for one, other in pairwise(alone))


# --- letters without a font -------------------------------------------------------------------------------------------

NO_FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><cachedir>{}</cachedir></fontconfig>'
)
REMEDY = (
    "no font of this machine has these letters; install one that does (Debian, Ubuntu: fonts-noto-core, "
    "fonts-noto-cjk, fonts-noto-color-emoji), write these values in other letters, or build without --pdf\n"
    "Error: MkDocs stopped for the reason above\n"
)


def build_without_fonts(folder: Path) -> Done:
    """Build with PDF files where the system has no font."""
    (folder / "fonts.conf").write_text(NO_FONTS.format(folder / "cache"), "utf-8")
    return run_build_py("build", "--pdf", cwd=folder, FONTCONFIG_FILE=str(folder / "fonts.conf"))


def test_letters_without_a_font(tmp_path: Path) -> None:
    """All values of all files whose letters no font has are named by file, place and key, and nothing is built."""
    (tmp_path / "notices/piha").mkdir(parents=True)
    controller, rest = SOUND.split("register:")
    (tmp_path / "notices/a.yml").write_text(SOUND.replace("Åkeri ", "山田, 山 Åkeri "), "utf-8")
    (tmp_path / "notices/b.yml").write_text(SOUND + "more: {controller: {fi: Onneksi 🎉 olkoon}}\n", "utf-8")
    (tmp_path / "notices/piha/_company.yml").write_text(controller.replace("Åkeri ", "شركة "), "utf-8")
    (tmp_path / "notices/piha/c.yml").write_text(f"register:{rest}", "utf-8")
    done = build_without_fonts(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == (
            "notices/a.yml:3:9: controller.name: 山 (U+5C71), 田 (U+7530)\n"
            "notices/b.yml:21:25: more.controller.fi: 🎉 (U+1F389)\n"
            "notices/piha/_company.yml:3:9: controller.name: ة (U+0629), ك (U+0643), ر (U+0631), ش (U+0634)\n"
        )
        + REMEDY
    )
    assert not (tmp_path / "site").exists()


def test_letters_of_the_own_font(tmp_path: Path) -> None:
    """Latin, Greek and Cyrillic need no font of the system, and a system without one is nothing to tell."""
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices/a.yml").write_text(SOUND.replace("Åkeri", "Łódź Ελλάς Фирма"), "utf-8")
    done = build_without_fonts(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_other_complaints() -> None:
    """What WeasyPrint says of anything else stays what it is, be it a letter that looks like its words."""
    said = '.notdef glyph rendered for Unicode string unsupported by fonts: "{}" (U+{:04X})'
    letters = ["山", "\n", "山", '"', "🎉"]
    complaints = [said.format(letter, ord(letter)) for letter in letters]
    assert pdf.sort_complaints(complaints) == ('山\n"🎉', [])
    assert pdf.sort_complaints(["Failed to load image", *complaints[:1]]) == ("山", ["Failed to load image"])

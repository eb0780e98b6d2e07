"""A logo is judged by its bytes and published without anything that is not the picture."""

import os
import struct
import zlib
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from hooks.folder import collection
from hooks.notice import logo
from hooks.notice.unfit import Unfit
from hooks.reading.files import read_regular_file
from tests.folder.test_collection import CONTROLLER, REGISTER, SHORTEST, messages, write
from tests.running import build_py
from tests.shared import THEME
from tests.sites import build_site, read_files, read_pages

SECRET = b"Mannerheimintie 1"
EXIF = Image.Exif()
EXIF[0x010E] = SECRET.decode()  # a description; places are written the same way
NAMED = "appearance: {logo: logo.png}\n"
AT = "notices/piha.yml:20:20: error: appearance.logo: "


def picture(size: tuple[int, int] = (120, 40), mode: str = "RGB") -> Image.Image:
    """A picture with several colours, so that a lost part would show."""
    drawn = Image.new(mode, size)
    drawn.paste(Image.linear_gradient("L").resize(size).convert(mode))
    return drawn


def saved(kind: str, drawn: Image.Image | None = None, **options: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    out = BytesIO()
    (drawn or picture()).save(out, kind, **options)
    return out.getvalue()


def told() -> PngImagePlugin.PngInfo:
    """What a drawing program writes into a PNG beside the picture."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET.decode(), zip=False)
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return info


GOOD = {
    "plain.png": saved("PNG"),
    "told.png": saved("PNG", pnginfo=told(), exif=EXIF, dpi=(300, 300), icc_profile=SECRET),
    "transparent.png": saved("PNG", picture(mode="RGBA")),
    "palette.png": saved("PNG", picture().convert("P"), transparency=0),
    "grey.png": saved("PNG", picture(mode="LA")),
    "black.png": saved("PNG", picture(mode="1")),
    "followed.png": saved("PNG") + SECRET,
    "plain.jpg": saved("JPEG"),
    "told.JPEG": saved("JPEG", exif=EXIF, comment=SECRET, icc_profile=SECRET, dpi=(72, 72)),
    "progressive.jpg": saved("JPEG", progressive=True, quality=95),
    "grey.jpg": saved("JPEG", picture(mode="L")),
    "profile.jpg": saved("JPEG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()),
    "red-green-blue.jpg": saved("JPEG", keep_rgb=True),
    "followed.jpg": saved("JPEG") + saved("JPEG", picture((60, 20)), comment=SECRET),
    "lossy.webp": saved("WEBP"),
    "lossless.webp": saved("WEBP", lossless=True),
    "transparent.webp": saved("WEBP", picture(mode="RGBA"), exif=EXIF, xmp=SECRET, icc_profile=SECRET),
    "followed.webp": saved("WEBP") + SECRET,
}


def read_logo(path: Path) -> logo.Logo:
    return logo.read_logo(path, partial(read_regular_file, path))


@pytest.mark.parametrize("name", GOOD)
def test_only_the_picture_is_published(tmp_path: Path, name: str) -> None:
    """The published bytes show the same pixels in the same size, and hold nothing that was written beside them."""
    (tmp_path / name).write_bytes(GOOD[name])
    found = read_logo(tmp_path / name)
    before, after = Image.open(BytesIO(GOOD[name])), Image.open(BytesIO(found.data))
    assert (found.width, found.height) == after.size == before.size == (120, 40)
    assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
    assert SECRET not in found.data
    assert not after.getexif()
    assert getattr(after, "n_frames", 1) == 1


def test_same_bytes_give_the_same_address(tmp_path: Path) -> None:
    """The address follows from the picture, so that a new one is never hidden by a browser's old copy."""
    for name, data in {"a.png": GOOD["plain.png"], "b.png": GOOD["told.png"], "c.png": saved("PNG", mode="x")}.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "d.png").write_bytes(saved("PNG", picture((120, 41))))
    first, second, third, other = (read_logo(tmp_path / name).address for name in ("a.png", "b.png", "c.png", "d.png"))
    assert first == second == third != other


def cmyk() -> bytes:
    return saved("JPEG", picture(mode="CMYK"))


def wide_png() -> bytes:
    """A PNG that says it has 100 000 pixels a side, and is 70 bytes: a bomb for whoever would draw it."""
    head = struct.pack(">4sIIBBBBB", b"IHDR", 100_000, 100_000, 8, 2, 0, 0, 0)
    return GOOD["plain.png"][:12] + head + struct.pack(">I", zlib.crc32(head)) + GOOD["plain.png"][33:]


NEW = "'logo.png' is cut off or damaged; save the picture anew"
BAD = {
    "empty": (b"", "'logo.png' is no PNG, JPEG or WebP; save the picture as one of these"),
    "svg": (
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "'logo.png' is no PNG, JPEG or WebP; save the picture as one of these",
    ),
    "gif": (saved("GIF"), "'logo.png' is no PNG, JPEG or WebP; save the picture as one of these"),
    "html": (b"<!DOCTYPE html>", "'logo.png' is no PNG, JPEG or WebP; save the picture as one of these"),
    "jpeg": (GOOD["plain.jpg"], "'logo.png' is a JPEG by its bytes; rename the file and write logo.jpg"),
    "webp": (GOOD["lossy.webp"], "'logo.png' is a WebP by its bytes; rename the file and write logo.webp"),
    "half": (GOOD["plain.png"][:60], NEW),
    "no-end": (GOOD["plain.png"][:-12], NEW),
    "changed": (GOOD["plain.png"][:50] + b"!" + GOOD["plain.png"][51:], NEW),
    "only-begin": (GOOD["plain.png"][:8], NEW),
    "no-picture": (GOOD["plain.png"][:33] + GOOD["plain.png"][-12:], NEW),
    "big": (b"\x89PNG" + bytes(100_000), "'logo.png' is 101 KB; make it smaller, at most 100 KB"),
    "wide": (
        saved("PNG", picture((2001, 4))),
        "'logo.png' is 2001 x 4 pixels; make it smaller, at most 2000 a side; 400 wide is plenty",
    ),
    "bomb": (
        wide_png(),
        "'logo.png' is 100000 x 100000 pixels; make it smaller, at most 2000 a side; 400 wide is plenty",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_refused_picture(notices: Path, case: str) -> None:
    """What is no picture for a page is one fault at its key, which says what to do."""
    data, message = BAD[case]
    (notices / "logo.png").write_bytes(data)
    write(notices, "piha.yml", SHORTEST + NAMED)
    assert messages(notices) == [AT + message]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("logo.jpg", cmyk(), "the picture is in the four colours of print (CMYK); save it in RGB"),
        ("logo.jpg", GOOD["plain.jpg"][:-40], "'logo.jpg' is cut off or damaged; save the picture anew"),
        ("logo.jpg", GOOD["plain.jpg"][:20], "'logo.jpg' is cut off or damaged; save the picture anew"),
        ("logo.jpg", GOOD["plain.png"], "'logo.jpg' is a PNG by its bytes; rename the file and write logo.png"),
        ("logo.webp", GOOD["lossy.webp"][:-9], "'logo.webp' is cut off or damaged; save the picture anew"),
        (
            "logo.webp",
            saved("WEBP", save_all=True, append_images=[picture().rotate(180)]),
            "the picture moves; save one that stands still",
        ),
    ],
)
def test_refused_picture_of_other_kinds(notices: Path, name: str, data: bytes, message: str) -> None:
    """The same for JPEG and WebP."""
    (notices / name).write_bytes(data)
    write(notices, "piha.yml", SHORTEST + NAMED.replace("logo.png", name))
    assert messages(notices) == [AT + message]


@settings(deadline=None, derandomize=True)
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_no_damage_ends_in_anything_but_a_refusal(name: str, data: st.DataObject) -> None:
    """Bytes changed, lost or doubled anywhere: a refusal, or a picture with a size; never another error, nor a hang."""
    good = GOOD[name]
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 40)))
    changed = good[:start] + data.draw(st.binary(max_size=20)) + good[end:]
    try:
        found = logo.read_logo(Path(name), lambda _most: changed)
    except Unfit:
        return
    assert Image.open(BytesIO(found.data)).size == (found.width, found.height)


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_what_is_no_regular_file(notices: Path, tmp_path: Path, kind: str) -> None:
    """A link, a folder or a pipe is refused without being followed or read, and told once."""
    place = notices / "logo.png"
    (tmp_path / "secret.png").write_bytes(GOOD["plain.png"])
    if kind == "link":
        place.symlink_to(tmp_path / "secret.png")
    elif kind == "folder":
        place.mkdir()
    else:
        os.mkfifo(place)
    write(notices, "piha.yml", SHORTEST + NAMED)
    problem = "'logo.png' is not a regular file; put the picture itself here, no link, folder or pipe"
    assert messages(notices) == [AT + problem]


# --- in the folder ----------------------------------------------------------------------------------------------------


def test_only_a_named_picture_belongs_in_the_folder(notices: Path) -> None:
    """A picture that a register names, even a faulty one, is no stray; any other is."""
    for name in ("logo.png", "other.png"):
        (notices / name).write_bytes(GOOD["plain.png"])
    write(notices, "piha.yml", SHORTEST.replace("providing_data: voluntary\n", "") + NAMED)
    stray = "notices/other.png:1:1: warning: this is no register and is not published; move it elsewhere"
    assert messages(notices)[0] == stray
    assert len(messages(notices)) == 2


def test_logo_of_a_company(notices: Path) -> None:
    """A logo in the company's file lies beside that file, and is that of all its registers."""
    write(notices, "piha/_company.yml", CONTROLLER + "appearance: {logo: logo.png}\n")
    write(notices, "piha/asiakkaat.yml", REGISTER)
    write(notices, "piha/hakijat.yml", REGISTER.replace("register: customers", "register: suppliers"))
    write(notices, "piha.yml", REGISTER.replace("register: customers", "register: members"))
    [fault] = messages(notices)
    missing = "there is no file 'logo.png' here; put it beside this file, or delete the key"
    assert fault == f"notices/piha/_company.yml:7:20: error: appearance.logo: {missing}"
    (notices / "piha/logo.png").write_bytes(GOOD["plain.png"])
    assert messages(notices) == []
    assert len({entry.logo for entry in collection.load(notices, THEME).entries}) == 1


def test_changed_logo_is_seen(notices: Path) -> None:
    """While serving, a changed picture makes another entry, and an unchanged one the same."""
    (notices / "logo.png").write_bytes(GOOD["plain.png"])
    write(notices, "piha.yml", SHORTEST + NAMED)
    [first], [again] = collection.load(notices, THEME).entries, collection.load(notices, THEME).entries
    (notices / "logo.png").write_bytes(GOOD["transparent.png"])
    [changed] = collection.load(notices, THEME).entries
    assert first is again
    assert first.logo != changed.logo


# --- on the site ------------------------------------------------------------------------------------------------------


def test_look_on_the_site(notices: Path, tmp_path: Path) -> None:
    """A company's colour and logo are on its own pages only, as files of the site, without a style or script inline."""
    (notices / "logo.png").write_bytes(GOOD["told.png"])
    write(notices, "piha.yml", SHORTEST + 'appearance: {colour: "#1D6F42", logo: logo.png}\n')
    write(notices, "toinen.yml", SHORTEST)
    site = build_site(tmp_path / "site", notices)
    files, pages = read_files(site), read_pages(site)
    own = sorted(name for name in files if name.startswith(("assets/colours/", "assets/logos/")))
    assert own[0] == "assets/colours/1d6f42.css"
    assert Image.open(BytesIO(files[own[1]])).size == (120, 40)
    assert not any(SECRET in content for content in files.values())
    for address in ("/piha/", "/en/piha/"):
        sheets = [
            link.attributes["href"] for link in pages[address].all("link") if link.attributes["rel"] == "stylesheet"
        ]
        assert sheets[-1].endswith("assets/colours/1d6f42.css")
        shown = pages[address].one("img").attributes
        assert shown["src"].endswith(own[1])
        assert {name: shown[name] for name in ("alt", "width", "height")} == {"alt": "", "width": "120", "height": "40"}
    for address in ("/toinen/", "/", "/404.html"):
        assert "colours" not in str([link.attributes for link in pages[address].all("link", "img")])
    assert not any("style" in element.attributes for page in pages.values() for element in page.all())


def test_refused_logo_keeps_the_site(notices: Path, tmp_path: Path) -> None:
    """A picture that is refused stops the build as any other fault does."""
    write(notices, "piha.yml", SHORTEST)
    before = read_files(build_site(tmp_path / "site", notices))
    (notices / "logo.png").write_bytes(b"<svg/>")
    write(notices, "piha.yml", SHORTEST + NAMED)
    done = build_py("build", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == AT + BAD["svg"][1]
    assert read_files(tmp_path / "site") == before

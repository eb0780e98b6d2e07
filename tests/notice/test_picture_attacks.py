"""Files that are made to hurt whoever draws them, or to show something else than was looked at, are refused in time."""

import struct
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageFile

from hooks.notice.logo import draw_logo, read_logo
from hooks.notice.unfit import Unfit
from tests.folder.test_collection import SHORTEST, messages, write
from tests.notice.test_logo import picture, saved

PNG, JPEG, WEBP = saved("PNG"), saved("JPEG"), saved("WEBP")
SIDE = 16_383  # the most that a WebP can have
MOST_SECONDS = 1.0  # of the processor; each takes far less


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def put_in(*chunks: bytes) -> bytes:
    """A PNG with chunks behind its head."""
    return PNG[:33] + b"".join(chunks) + PNG[33:]


def riff(*chunks: bytes) -> bytes:
    """A WebP of some chunks."""
    content = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(content)) + content


def lossless(side: int) -> bytes:
    """The chunk of a lossless WebP that says it has so many pixels a side."""
    return b"VP8L" + struct.pack("<I", 6) + b"\x2f" + struct.pack("<I", side - 1 | side - 1 << 14) + b"\0"


def canvas(width: int, height: int) -> bytes:
    """The chunk of a WebP that says how large its canvas is."""
    return (
        b"VP8X"
        + struct.pack("<I", 10)
        + bytes(4)
        + (width - 1).to_bytes(3, "little")
        + (height - 1).to_bytes(3, "little")
    )


def find_segment(data: bytes, marker: bytes) -> tuple[int, int]:
    """Where the last segment of a kind begins and ends in a JPEG, without the data of a scan."""
    start = data.rindex(marker)
    [length] = struct.unpack_from(">H", data, start + 2)
    return start, start + 2 + length


def second_frame() -> bytes:
    """A JPEG with a second head, in which the picture is far larger."""
    start, end = find_segment(JPEG, b"\xff\xc0")
    large = JPEG[start : start + 5] + struct.pack(">HH", SIDE, SIDE) + JPEG[start + 9 : end]
    return JPEG[:end] + large + JPEG[end:]


def empty_scans(count: int, size: tuple[int, int]) -> bytes:
    """A progressive JPEG with scans that draw nothing, and take as long as any."""
    data = saved("JPEG", picture(size), progressive=True, quality=20)
    start, end = find_segment(data, b"\xff\xda")
    return data[:-2] + data[start:end] * count + data[-2:]


def turned(kind: str) -> bytes:
    """A picture that stands upright only for who reads its note."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(kind, exif=exif)


def swapped_colours(kind: str) -> bytes:
    """A red picture with a profile by which it is green."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"____").replace(b"gXYZ", b"rXYZ").replace(b"____", b"gXYZ")
    return saved(kind, Image.new("RGB", (120, 40), (200, 30, 30)), icc_profile=swapped)


BOMB = zlib.compress(bytes(50_000_000))
ATTACKS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "two pictures in a WebP": ("a.webp", lambda: riff(WEBP[12:], lossless(SIDE)), "several"),
    "two pictures in a WebP, the large one first": ("a.webp", lambda: riff(lossless(SIDE), WEBP[12:]), "several"),
    "two pictures under one canvas": ("a.webp", lambda: riff(canvas(120, 40), WEBP[12:], lossless(SIDE)), "several"),
    "a WebP larger than its canvas": ("a.webp", lambda: riff(canvas(16, 16), WEBP[12:]), "damaged"),
    "a WebP that is nothing but large": ("a.webp", lambda: riff(lossless(SIDE)), "bomb"),
    "a large WebP below the limit of Pillow": ("a.webp", lambda: riff(lossless(9000)), "too-wide"),
    "a second frame in a JPEG": ("a.jpg", second_frame, "several"),
    "thousands of empty scans": ("a.jpg", lambda: empty_scans(6573, (16, 16)), "damaged"),
    "several pictures of a camera": (
        "a.jpg",
        lambda: saved("MPO", save_all=True, append_images=[picture().rotate(180)]),
        "several",
    ),
    "a JPEG without its end": ("a.jpg", lambda: JPEG[:-2], "damaged"),
    "a PNG that moves": ("a.png", lambda: saved("PNG", save_all=True, append_images=[picture().rotate(180)]), "moving"),
    "two heads of a PNG": ("a.png", lambda: put_in(PNG[8:33]), "several"),
    "a profile that is a bomb": ("a.png", lambda: put_in(chunk(b"iCCP", b"a\0\0" + BOMB)), "damaged"),
    "rows that are a bomb": ("a.png", lambda: PNG[:33] + chunk(b"IDAT", BOMB) + PNG[-12:], "damaged"),
    "too few rows": ("a.png", lambda: PNG[:33] + chunk(b"IDAT", zlib.compress(b"row")) + PNG[-12:], "damaged"),
    "more behind the rows": ("a.png", lambda: PNG[:33] + chunk(b"IDAT", PNG[41:-16] + b"more") + PNG[-12:], "damaged"),
    "a wrong checksum": ("a.png", lambda: PNG[:-16] + b"!!!!" + PNG[-12:], "damaged"),
    "no pixels": ("a.png", lambda: PNG[:8] + chunk(b"IHDR", bytes(8) + PNG[24:29]) + PNG[33:], "damaged"),
    "sixteen bits of grey": ("a.png", lambda: saved("PNG", picture(mode="I;16")), "too-deep"),
    "a turned JPEG": ("a.jpg", lambda: turned("JPEG"), "turned"),
    "a turned PNG": ("a.png", lambda: turned("PNG"), "turned"),
    "a turned WebP": ("a.webp", lambda: turned("WEBP"), "turned"),
    "colours of a profile in a JPEG": ("a.jpg", lambda: swapped_colours("JPEG"), "own-colours"),
    "colours of a profile in a PNG": ("a.png", lambda: swapped_colours("PNG"), "own-colours"),
    "colours of a profile in a WebP": ("a.webp", lambda: swapped_colours("WEBP"), "own-colours"),
}
HARMLESS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a text that is a bomb": ("a.png", lambda: put_in(chunk(b"zTXt", b"a\0\0" + BOMB))),
    "a PNG that goes on as a page": ("a.png", lambda: PNG + b"<script>alert(1)</script>"),
    "as many scans as are allowed": ("a.jpg", lambda: empty_scans(50, (2000, 2000))),
    "a large picture in few bytes": ("a.webp", lambda: saved("WEBP", Image.new("RGBA", (2000, 2000)), lossless=True)),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_is_refused_in_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is refused by its kind, in less than a second of the processor, also where Pillow was told to be lenient."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does
    file, make, message = ATTACKS[name]
    data = make()
    draw_logo.cache_clear()
    start = time.process_time()
    with pytest.raises(Unfit) as caught:
        read_logo(Path(file), lambda _most: data)
    assert caught.value.message == message
    assert time.process_time() - start < MOST_SECONDS


def test_one_picture_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What many registers name is drawn once, also where it is refused after that."""
    data = saved("PNG", picture((7, 5)))
    drawn = []

    def refuse(data: bytes, _kind: str, _name: str) -> None:
        drawn.append(data)
        raise Unfit("own-colours", name="'a.png'")

    monkeypatch.setattr("hooks.notice.decoding.verify_checksums", refuse)
    for _ in range(3):
        with pytest.raises(Unfit) as refused:
            read_logo(Path("a.png"), lambda _most: data)
        assert (refused.value.message, refused.value.values) == ("own-colours", {"name": "'a.png'"})
    assert len(drawn) == 1


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_not_drawn_costs_nothing(name: str) -> None:
    """What draws is published alone, in less than a second of the processor, and draws by itself."""
    file, make = HARMLESS[name]
    data = make()
    draw_logo.cache_clear()
    start = time.process_time()
    found = read_logo(Path(file), lambda _most: data)
    assert time.process_time() - start < MOST_SECONDS
    assert len(found.data) <= len(data)
    assert read_logo(Path(file), lambda _most: found.data) == found
    assert Image.open(BytesIO(found.data)).size == (found.width, found.height)


SAID = {
    "two pictures in a WebP": "'a.webp' holds more than one picture; save the one that is meant",
    "a WebP that is nothing but large": (
        "'a.webp' says that it is far wider than it is; save the picture anew, at most 2000 pixels a side"
    ),
    "sixteen bits of grey": "'a.png' has 16 bits for every grey; save it with 8",
    "a turned JPEG": (
        "'a.jpg' lies on its side, and only a note in it says how to turn it; turn the picture itself, and save it"
    ),
    "colours of a profile in a JPEG": (
        "'a.jpg' has colours of its own profile, and would look otherwise without it; convert it to sRGB, and save it"
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_what_a_refusal_says(notices: Path, name: str) -> None:
    """The editor reads at the key what is wrong with the picture, and what to do."""
    file, make, _ = ATTACKS[name]
    (notices / file).write_bytes(make())
    write(notices, "piha.yml", f"{SHORTEST}appearance: {{logo: {file}}}\n")
    assert messages(notices) == [f"notices/piha.yml:20:20: error: appearance.logo: {SAID[name]}"]

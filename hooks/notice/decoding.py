"""Whether Pillow can draw a picture within limits, and draws the same from what is published of it.

Only the reader of the kind that the bytes begin with is asked. What a file declares is bounded before a pixel is
decoded; then both versions of it are decoded to their end and must show the same.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import ImageChops, ImageCms, ImageFile
from PIL.ExifTags import Base
from PIL.Image import DecompressionBombError, Image
from PIL.JpegImagePlugin import jpeg_factory
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from .picture_parts import Damaged, PictureFile
from .unfit import Unfit

MAX_SIDE = 2000  # pixels
UPRIGHT = 1  # of the eight orientations of Exif
SAME_COLOUR = 12  # of 255: how far a colour may be from that of its profile before anyone sees it
OPENERS: dict[str, Callable[[BytesIO], Image]] = {"PNG": PngImageFile, "JPEG": jpeg_factory, "WebP": WebPImageFile}


def decode_picture(file: PictureFile, kind: str, name: str) -> tuple[int, int]:
    """Width and height of a picture, once it has been drawn.

    Args:
        file: the picture with and without what is not published.
        kind: of `OPENERS`.
        name: of the file, as messages have it.

    Raises:
        Unfit: it is too large, moves, or looks otherwise without what is not published.
        Damaged: it cannot be drawn to its end.

    """
    with refuse_any_error():
        before, after = (open_picture(data, kind, name) for data in (file.judged, file.drawn))
        refuse_unfit_form(before, name)
        verify_checksums(file.drawn, kind, name)
        before, after = draw_picture(before), draw_picture(after)
        if (before.mode, before.tobytes()) != (after.mode, after.tobytes()):
            raise Damaged
        refuse_own_colours(before, name)
    return after.size


@contextmanager
def refuse_any_error() -> Iterator[None]:
    """Take whatever Pillow raises over a file for damage; what it only warns of is not published, or draws.

    WeasyPrint has Pillow draw what is cut off, for the whole process; here it does not.
    """
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (Unfit, Damaged):
        raise
    except Exception as error:  # a damaged file makes its readers raise errors of many kinds
        raise Damaged from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def open_picture(data: bytes, kind: str, name: str) -> Image:
    """A picture of bounded size, of which no pixel has been decoded yet."""
    try:
        opened = OPENERS[kind](BytesIO(data))
    except DecompressionBombError as error:
        raise Unfit("bomb", name=name, most=MAX_SIDE) from error
    width, height = opened.size
    if not 0 < width <= MAX_SIDE or not 0 < height <= MAX_SIDE:
        raise Unfit("too-wide", name=name, width=width, height=height, most=MAX_SIDE)
    return opened


def verify_checksums(data: bytes, kind: str, name: str) -> None:
    """Have Pillow compare the checksums of a PNG, which it skips where it draws."""
    open_picture(data, kind, name).verify()


def refuse_unfit_form(opened: Image, name: str) -> None:
    """Refuse what would look otherwise on the page, on paper or without its notes."""
    if getattr(opened, "n_frames", 1) > 1:
        raise Unfit("several", name=name)
    if opened.mode == "CMYK":
        raise Unfit("four-colours")
    if opened.mode == "I;16":  # WeasyPrint does not draw it
        raise Unfit("too-deep", name=name)
    if opened.getexif().get(Base.Orientation, UPRIGHT) != UPRIGHT:
        raise Unfit("turned", name=name)


def draw_picture(opened: Image) -> Image:
    """The same picture with every pixel, in the size that was declared.

    Raises:
        Damaged: the size is another.

    """
    declared = opened.size
    opened.load()
    if opened.size != declared:
        raise Damaged
    return opened


def refuse_own_colours(drawn: Image, name: str) -> None:
    """Refuse a picture whose colours would change visibly without its profile.

    Where the profile cannot be applied nothing changes: browsers show such a picture without it, too.
    """
    profile = drawn.info.get("icc_profile")
    if not profile:
        return
    plain = drawn.convert("L" if drawn.mode in ("1", "L", "LA") else "RGB")
    try:
        shown = ImageCms.profileToProfile(plain, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB")
    except ImageCms.PyCMSError:
        return
    assert shown is not None  # unless it works in place
    differences = ImageChops.difference(plain.convert("RGB"), shown)
    if any(any(band.histogram()[SAME_COLOUR + 1 :]) for band in differences.split()):
        raise Unfit("own-colours", name=name)

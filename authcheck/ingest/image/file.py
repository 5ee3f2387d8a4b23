"""The one place where an image format's code runs: which frames are pages, and their pixels in grey."""

from __future__ import annotations

import struct
import warnings
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from authcheck.errors import AuthcheckError, DamagedExhibit, LimitReached
from authcheck.ingest.image.grey import grey, turned_by_tag
from authcheck.ingest.image.metadata import exif_fields, text_fields
from authcheck.ingest.media_type import HEIC, JPEG, PNG, TIFF, WEBP
from authcheck.model.document import Limitation, MetadataField
from authcheck.model.reading import Limit

if TYPE_CHECKING:
    from collections.abc import Iterator

# Pillow is told which one reader may try: bytes that look like a PNG never reach another format's code.
FORMATS = {PNG: "PNG", JPEG: "JPEG", WEBP: "WEBP", TIFF: "TIFF", HEIC: "HEIF"}

UNREADABLE: tuple[type[Exception], ...] = (
    OSError,  # UnidentifiedImageError among them
    SyntaxError,  # what Pillow's readers say to a broken header
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    EOFError,
    RuntimeError,  # libheif's failures, and formats half supported
    struct.error,
    zlib.error,
)
"""What Pillow and pi-heif raise on files that are broken one way or another."""

_MOST_COUNTED = 5_000
"""Frames walked through to count the pages that are not read; none of them is decoded."""

_MOST_COPIES = 4
"""Frames walked through for every page allowed in which small copies are listed one by one."""

_SUBFILE_TYPE = 254
_REDUCED = 1
"""Bit of a TIFF page's NewSubfileType that marks a small copy of another page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One picture of a file, decoded."""

    picture: Image.Image
    """Grey (mode ``L``), square pixels, as the file's orientation tag asks."""

    dpi: float

    turned: int
    """Degrees clockwise that the tag asked for; done already."""

    metadata: tuple[MetadataField, ...]


class ImageFile:
    """The bytes of an image file. Nothing decoded is kept between calls."""

    def __init__(self, raw: bytes, path: str, media_type: str, most_pixels: int) -> None:
        """Take the bytes; ``path`` is for messages."""
        self._raw, self._path, self._type, self._most_pixels = raw, path, media_type, most_pixels

    def frames(
        self, most: int, limit: Limit = Limit.OCR_PAGES, cut: str = ""
    ) -> tuple[tuple[int, ...], tuple[Limitation, ...], int]:
        """Return the frames that are pages, from 0, what of the file is not read, and the pages it holds.

        Args:
            most: Pages read of one file.
            limit: What says so.
            cut: Why no more are read, where it is not the limit.

        Raises:
            DamagedExhibit: Not even the first can be found.
        """
        with _reading(self._path), self._opened() as file:
            if self._type == TIFF:
                return _tiff_pages(file, most, cut or _by(limit, most))
            count = int(getattr(file, "n_frames", 1))
        if count <= 1:
            return (0,), (), 1
        why = f"the file holds {count} pictures (an animation, or copies of one); only the first was read"
        return (0,), (Limitation(what="further pictures", why=why),), 1

    def load(self, number: int) -> Frame:
        """Decode a frame.

        Raises:
            DamagedExhibit: It cannot be decoded.
            LimitReached: It has more pixels than allowed; found out before decoding.
        """
        with _reading(self._path), self._opened() as file:
            if number:
                file.seek(number)
            pixels = file.width * file.height
            if pixels > self._most_pixels:
                detail = (
                    f"a picture of {pixels:,} pixels, {self._most_pixels:,} allowed"
                    f" {Limit.PIXELS.told(self._most_pixels)}; or send a smaller copy"
                )
                raise LimitReached(self._path, detail)
            turned, exif = turned_by_tag(file), exif_fields(file)
            picture, dpi = grey(file)
            # Where grey was decoded as such it is the file's own memory, gone when the file is closed.
            own = picture.copy() if picture is file else picture
            return Frame(picture=own, dpi=dpi, turned=turned, metadata=exif + text_fields(file))

    def _opened(self) -> Image.Image:
        if self._type == HEIC:
            import pi_heif  # noqa: PLC0415 - few letters are HEIC

            pi_heif.register_heif_opener()
        return Image.open(BytesIO(self._raw), formats=(FORMATS[self._type],))


def _tiff_pages(
    file: Image.Image, most: int, why_further: str
) -> tuple[tuple[int, ...], tuple[Limitation, ...], int]:
    pages: list[int] = [0]
    limitations: list[Limitation] = []
    number, further = 0, 0
    while number <= max(_MOST_COPIES * most, _MOST_COUNTED):
        number += 1
        try:
            file.seek(number)
        except EOFError:
            break
        except UNREADABLE as error:
            why = f"the file is damaged there: {_said(error)}"
            limitations.append(Limitation(what=f"page {len(pages) + 1} and after", why=why))
            break
        if _is_copy(file):
            if number > _MOST_COPIES * most:
                continue
            why = "a small copy of another page, stored in the file, was not examined"
            limitations.append(Limitation(what=f"picture {number + 1}", why=why))
        elif len(pages) == most:
            further += 1
        else:
            pages.append(number)
    if further:
        limitations.append(Limitation(what=f"page {most + 1} and after", why=why_further))
    return tuple(pages), tuple(limitations), len(pages) + further


def _by(limit: Limit, most: int) -> str:
    return f"{most} pages of one file are read by OCR at most {limit.told(most)}; or split the file"


def _is_copy(file: Image.Image) -> bool:
    tags = getattr(file, "tag_v2", {})
    kind = tags.get(_SUBFILE_TYPE, 0)
    return isinstance(kind, int) and bool(kind & _REDUCED)


def _said(error: Exception) -> str:
    """Return what a reader said, in one line."""
    if isinstance(error, UnidentifiedImageError):
        # Pillow names the address of the bytes here, which is nobody's business.
        return "it begins as a picture does, but no picture is in it"
    return " ".join(str(error).split())[:200] or type(error).__name__


@contextmanager
def _reading(path: str) -> Iterator[None]:
    """Turn whatever the readers of images raise into our own errors, and keep their warnings quiet."""
    try:
        with warnings.catch_warnings():
            # Odd tags, truncated EXIF, many pixels: what matters of it ends in an error or a limit here.
            warnings.simplefilter("ignore")
            yield
    except AuthcheckError:
        raise
    except Image.DecompressionBombError as error:
        raise LimitReached(path, "a picture too large to decode; send a smaller copy") from error
    except MemoryError as error:
        raise LimitReached(path, "decoding a picture takes more memory than allowed") from error
    except UNREADABLE as error:
        raise DamagedExhibit(path, _said(error)) from error

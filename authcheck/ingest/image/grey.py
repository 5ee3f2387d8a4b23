"""A picture as a file holds it → grey, square pixels, upright by its own tag, and its resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import ExifTags, Image, ImageOps

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_INCH = 17.5
"""No letter is longer than a tabloid sheet."""

_SHORTEST_INCH = 3.0
"""Nor smaller than a card."""

_UNSET_DPI = frozenset({72, 96})
"""What programs write that know nothing of inches; believed only where a legal sheet comes out at most."""

_UNSET_LONGEST_INCH = 14.5

_PAPER_INCH: tuple[tuple[float, float], ...] = ((1.294, 11.0), (1.414, 11.69), (1.647, 14.0))
"""Length over width, and length: letter, A4, legal."""

_LETTER = (8.5, 11.0)
_NO_SHEET = 2.0
"""Length over width from which a picture is no sheet: a long screenshot, a panorama."""

_FINEST_DPI = 10_000
_STRETCHED = (1.05, 2.5)
"""How much finer one way than the other fax pixels are; more is an error in the file."""

_TURNED_BY_TAG: Mapping[int, int] = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
_TRANSPOSED = frozenset({5, 6, 7, 8})

_WIDE_MODES = frozenset({"I", "F", "I;16", "I;16B", "I;16L", "I;16N"})


def turned_by_tag(picture: Image.Image) -> int:
    """Return the degrees clockwise that the file's orientation tag asks for: 0, 90, 180 or 270.

    To be asked before the pixels are loaded: some readers drop the tag once they have obeyed it.
    """
    return _TURNED_BY_TAG.get(_orientation(picture), 0)


def grey(picture: Image.Image) -> tuple[Image.Image, float]:
    """Load a picture's pixels.

    Returns:
        The picture in mode ``L``, transparent parts white, turned as its orientation tag asks, with
        square pixels; and its pixels per inch, from the file where it makes a page of a letter's size,
        otherwise guessed.

    Raises:
        Exception: Whatever the reader of the format raises on broken pixels.
    """
    across, down = _stated_dpi(picture)
    if _orientation(picture) in _TRANSPOSED:
        across, down = down, across
    if picture.format in {"JPEG", "MPO"}:
        # Lets the decoder leave out the colour: half the time and a third of the memory.
        picture.draft("L", picture.size)
    # Where nothing is to turn, it would copy all the same.
    upright = picture if _orientation(picture) == 1 else ImageOps.exif_transpose(picture)
    plain = _to_grey(upright)
    if across and down and across != down:
        finest = max(across, down)
        if _STRETCHED[0] <= finest / min(across, down) <= _STRETCHED[1]:
            size = (round(plain.width * finest / across), round(plain.height * finest / down))
            plain = plain.resize(size, Image.Resampling.BICUBIC)
        across = finest
    return plain, across if _plausible(plain.size, across) else guess_dpi(plain.size)


def guess_dpi(size: tuple[int, int]) -> float:
    """Return the pixels per inch at which a picture of ``size`` makes a sheet of paper.

    A picture of no sheet's shape is taken for a phone's, of a letter sheet that it just holds: too small a
    figure by the table around the paper, which OCR forgives.
    """
    short, long = sorted(size)
    ratio = long / short
    if ratio > _NO_SHEET:
        return short / _LETTER[0]
    near, length = min(_PAPER_INCH, key=lambda sheet: abs(sheet[0] - ratio))
    return long / (length if abs(near - ratio) < 0.02 * near else _LETTER[1])


def _plausible(size: tuple[int, int], dpi: float) -> bool:
    if not dpi:
        return False
    short, long = sorted(size)
    longest = _UNSET_LONGEST_INCH if round(dpi) in _UNSET_DPI else _LONGEST_INCH
    return short / dpi >= _SHORTEST_INCH and long / dpi <= longest


def _stated_dpi(picture: Image.Image) -> tuple[float, float]:
    """Return the file's own pixels per inch, as stored; zeros where it says nothing usable."""
    stated = picture.info.get("dpi")
    try:
        across, down = (float(figure) for figure in stated or (0, 0))
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return 0.0, 0.0
    # Comparisons that are false for NaN as well.
    known = all(1 <= figure <= _FINEST_DPI for figure in (across, down))
    return (across, down) if known else (0.0, 0.0)


def _orientation(picture: Image.Image) -> int:
    value = picture.getexif().get(ExifTags.Base.Orientation, 1)
    return value if isinstance(value, int) else 1


def _to_grey(picture: Image.Image) -> Image.Image:
    if picture.mode == "L" and "transparency" not in picture.info:
        return picture
    if picture.mode in _WIDE_MODES:
        return _narrowed(picture)
    if picture.has_transparency_data:
        solid = picture.convert("RGBA")
        white = Image.new("RGBA", solid.size, "white")
        return Image.alpha_composite(white, solid).convert("L")
    if picture.mode == "LAB":
        return picture.getchannel("L")
    if picture.mode in {"1", "RGB", "YCbCr"}:
        return picture.convert("L")
    # Palettes, CMYK and the rest go by way of RGB, which all of them have a way to.
    return picture.convert("RGB").convert("L")


def _narrowed(picture: Image.Image) -> Image.Image:
    """Return a picture of more than eight bits in eight, white taken for the top of its likely range."""
    values = np.nan_to_num(np.asarray(picture, dtype=np.float32))
    top = float(values.max(initial=0.0))
    white = next((full for full in (1.0, 255.0, 4095.0, 65535.0) if top <= full), top)
    return Image.fromarray(np.clip(values * (255.0 / white), 0, 255).astype(np.uint8))

"""Which way up a page stands, and turning it.

A skew is found from the page's ink alone: seen along the lines of text, ink gathers in dense rows with
white between; at a wrong angle the rows blur. It costs about 10 ms and is looked for on every page. Quarter
turns need reading and are looked for by ``scan``, only where reading goes badly.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_SKEW = 16.0
"""Degrees to either side within which a skew is looked for."""

LEAST_SKEW = 0.4
"""Degrees below which a skew is left alone: OCR reads as well up to 1, and turning softens the picture."""

_LOOK_DPI = 75
_LEAST_MARKS = 200
"""Points of ink below which a page has no lines to go by."""

_STANDS_OUT = 1.3
"""How much sharper the rows must be at the best angle than at the middling one."""

_QUARTERS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}

WHOLE = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upright:
    """How a page as stored is put upright."""

    quarter: int = 0
    """Degrees clockwise: 0, 90, 180 or 270; done first."""

    skew: float = 0.0
    """Degrees clockwise to turn after that; 0 where nothing is turned."""

    frame: tuple[float, float, float, float] = WHOLE
    """Left, top, right, bottom of what is kept of the turned picture, as parts of its width and height."""

    @property
    def turned(self) -> float:
        """Degrees clockwise in all, from -16 to 286."""
        return round(self.quarter + self.skew, 2)

    def apply(self, picture: Image.Image) -> Image.Image:
        """Return ``picture`` of the same page, at any resolution, upright."""
        if self.quarter:
            picture = picture.transpose(_QUARTERS[self.quarter])
        if self.skew:
            fill = paper(picture) if picture.mode == "L" else "white"
            # Bicubic takes three times as long and reads no better.
            picture = picture.rotate(-self.skew, Image.Resampling.BILINEAR, expand=True, fillcolor=fill)
        return picture if self.frame == WHOLE else picture.crop(self.pixels(picture.size))

    def pixels(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Return the frame in pixels of a turned picture of ``size``."""
        left, top, right, bottom = self.frame
        return (
            round(left * size[0]),
            round(top * size[1]),
            round(right * size[0]),
            round(bottom * size[1]),
        )


def paper(picture: Image.Image) -> int:
    """Return the grey of the paper, 128 to 255: the commonest of the lighter half of all greys."""
    light = picture.histogram()[128:]
    return 128 + light.index(max(light)) if any(light) else 255


def ink(picture: Image.Image, dpi: float) -> NDArray[np.bool_]:
    """Return where a grey picture is darker than the paper around it, at 75 points an inch or fewer."""
    scale = min(1.0, _LOOK_DPI / dpi)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    small = picture.resize(size, Image.Resampling.BOX)
    # Against the neighbourhood rather than against white: the light may be uneven, the paper dark.
    cells = small.resize((max(1, size[0] // 12), max(1, size[1] // 12)), Image.Resampling.BOX)
    around = np.asarray(cells.resize(size, Image.Resampling.BILINEAR), dtype=np.int16)
    return np.asarray(np.asarray(small, dtype=np.int16) < around - 24)


def estimate_skew(marks: NDArray[np.bool_]) -> float:
    """Return the degrees clockwise that would level the lines of text; 0.0 where none stand out.

    Args:
        marks: Where ink is, as ``ink`` gives it.
    """
    rows, columns = np.nonzero(marks)
    if rows.size < _LEAST_MARKS:
        return 0.0
    x = columns - marks.shape[1] / 2
    y = rows - marks.shape[0] / 2
    reach = int(math.hypot(*marks.shape) / 2) + 2

    def sharpness(angle: float) -> float:
        radians = math.radians(angle)
        across = y * math.cos(radians) + x * math.sin(radians) + reach
        profile = np.bincount(across.astype(np.intp), minlength=2 * reach)
        return float(np.square(np.diff(profile)).sum())

    angles = np.arange(-MOST_SKEW, MOST_SKEW + 0.5)
    scores = np.asarray([sharpness(float(angle)) for angle in angles])
    # The middle by sorting: numpy's median loads masked arrays, which takes longer than all of this.
    if scores.max() < _STANDS_OUT * float(np.sort(scores)[len(scores) // 2]):
        return 0.0
    best = float(angles[int(scores.argmax())])
    for step in (0.25, 0.05):
        near = best + step * np.arange(-4, 5)
        best = float(near[int(np.argmax([sharpness(float(angle)) for angle in near]))])
    return 0.0 if abs(best) < LEAST_SKEW else round(best, 2)


def framed(
    upright: Upright, stored: tuple[int, int], turned: tuple[int, int], keep: tuple[int, int, int, int] | None
) -> Upright:
    """Return ``upright`` with a frame that cuts away the wedges turning added.

    The page stays as large as it was stored and lies in the middle, unless words stand outside.

    Args:
        upright: Without a frame yet.
        stored: Width and height after the quarter turn, in pixels.
        turned: Width and height after the skew was taken out as well.
        keep: Left, top, right, bottom of all sure words in the turned picture; None where there are none.
    """
    if not upright.skew:
        return upright
    left, top = (turned[0] - stored[0]) // 2, (turned[1] - stored[1]) // 2
    right, bottom = left + stored[0], top + stored[1]
    if keep:
        left, top = min(left, keep[0]), min(top, keep[1])
        right, bottom = max(right, keep[2]), max(bottom, keep[3])
    frame = (left / turned[0], top / turned[1], right / turned[0], bottom / turned[1])
    return Upright(quarter=upright.quarter, skew=upright.skew, frame=frame)

"""Level uneven light before reading.

Tesseract parts ink from paper with one threshold for the whole page. On a photographed page with a shadow
over it, half of the words fall on the wrong side; divided by the light that falls on the paper, nearly all
come back. An evenly lit page is left as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNEVEN = 40
"""Grey levels between the page's bright and dim parts from which light counts as uneven."""

_CELL_INCH = 1 / 25
_REACH = 9
"""Cells across in which paper is looked for: wider than a stroke of large type, narrower than a shadow."""

_DARKEST_PAPER = 50
"""No paper is darker than this; where all around is, it is a black bar and stays black."""

_PAPER = 235
"""Grey that levelled paper gets."""


def level_light(picture: Image.Image, dpi: float) -> Image.Image:
    """Return a grey picture as if lit evenly; the same picture where it is already."""
    cell = max(1, round(dpi * _CELL_INCH))
    if min(picture.size) < cell * _REACH:
        return picture
    cells = _brightest_near(np.asarray(picture.reduce(cell)))
    greys = np.sort(cells, axis=None)
    dim, bright = greys[(greys.size - 1) // 10], greys[9 * (greys.size - 1) // 10]
    if int(bright) - int(dim) < UNEVEN:
        return picture
    paper = (
        Image.fromarray(cells)
        .filter(ImageFilter.GaussianBlur(_REACH * 2 / 3))
        .resize(picture.size, Image.Resampling.BILINEAR)
    )
    light = np.maximum(np.asarray(paper, dtype=np.uint16), _DARKEST_PAPER)
    # Below 65536: 255 times 235 still fits sixteen bits, and half the memory of thirty-two is spared.
    levelled = np.asarray(picture, dtype=np.uint16) * np.uint16(_PAPER) // light
    return Image.fromarray(np.minimum(levelled, 255).astype(np.uint8))


def _brightest_near(cells: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return for each cell the brightest within reach; pillow's filter takes two hundred times as long."""
    half = _REACH // 2
    padded = np.pad(cells, half, mode="edge")
    rows, columns = cells.shape
    across = np.max([padded[:, at : at + columns] for at in range(_REACH)], axis=0)
    return np.asarray(np.max([across[at : at + rows] for at in range(_REACH)], axis=0))

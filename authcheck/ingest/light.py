"""Level uneven light before reading.

Tesseract parts ink from paper with one threshold for the whole page. On a photographed page with a shadow
over it, half of the words fall on the wrong side; divided by the light that falls on the paper, nearly all
come back. An evenly lit page is left as it is.
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

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
    cells = picture.reduce(cell).filter(ImageFilter.MaxFilter(_REACH))
    dim, bright = np.percentile(np.asarray(cells), (10, 90))
    if bright - dim < UNEVEN:
        return picture
    paper = cells.filter(ImageFilter.GaussianBlur(_REACH * 2 / 3)).resize(
        picture.size, Image.Resampling.BILINEAR
    )
    light = np.maximum(np.asarray(paper, dtype=np.uint16), _DARKEST_PAPER)
    # Below 65536: 255 times 235 still fits sixteen bits, and half the memory of thirty-two is spared.
    levelled = np.asarray(picture, dtype=np.uint16) * np.uint16(_PAPER) // light
    return Image.fromarray(np.minimum(levelled, 255).astype(np.uint8))

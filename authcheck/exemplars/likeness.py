"""How alike two small pictures are: seals, logos."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from authcheck.model.exemplar import Crop

_SIDE = 40
"""Pixels to which both are brought."""

_SLACK = 3
"""Pixels by which one may lie off the other."""

_SHAPE = 1.35
"""Ratio of the shapes from which two pictures are not compared point by point."""


def likeness(one: Crop, other: Crop) -> float:
    """Return from -1 to 1 how alike two pictures are, whatever their size and darkness; 1 is the same."""
    shapes = sorted((one.width / one.height, other.width / other.height))
    if shapes[1] > _SHAPE * shapes[0]:
        return 0.0
    here, there = _small(one), _small(other)
    side = _SIDE - 2 * _SLACK
    middle = _level(here[_SLACK : _SLACK + side, _SLACK : _SLACK + side])
    best = -1.0
    for down in range(2 * _SLACK + 1):
        for across in range(2 * _SLACK + 1):
            best = max(
                best, float((middle * _level(there[down : down + side, across : across + side])).mean())
            )
    return round(best, 3)


def _small(crop: Crop) -> NDArray[np.float64]:
    picture = Image.frombytes("L", (crop.width, crop.height), crop.grey)
    small = picture.resize(
        (_SIDE, _SIDE), Image.Resampling.BOX if crop.width > _SIDE else Image.Resampling.BILINEAR
    )
    return np.asarray(small, dtype=np.float64)


def _level(part: NDArray[np.float64]) -> NDArray[np.float64]:
    centred = part - part.mean()
    return np.asarray(centred / max(float(centred.std()), 1.0))

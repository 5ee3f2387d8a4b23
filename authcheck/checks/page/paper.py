"""Ink apart from paper on a whole page, whatever the light."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from numpy.typing import NDArray

DPI = 150
"""Resolution at which marks are looked for: a thin pen's line is two points wide."""

_CELL = 8
"""Pixels of a cell in which the brightest counts as paper: wider than a pen's line."""

_REACH = 7
"""Cells across in which paper is looked for: wider than a stroke of large type."""

_LEAST_CONTRAST = 26
"""Grey levels that ink differs from paper at least."""

_DARKNESS = 0.3
"""Part of the way from paper to the page's print at which ink begins; light pencil is ink."""

_RULE = 34.0
"""Points from which a straight run of ink is a ruling line rather than a stroke."""

_RULE_THICK = 2.6
"""Points up to which a ruling line is thick."""


def find_ink(picture: Image.Image) -> tuple[NDArray[np.bool_], NDArray[np.uint8]]:
    """Return where a grey page at ``DPI`` has ink, and how dark each point is against its paper (0 paper)."""
    grey = np.asarray(picture, dtype=np.uint8)
    small = picture.reduce(_CELL).filter(ImageFilter.MaxFilter(_REACH)).filter(ImageFilter.BoxBlur(3))
    paper = np.asarray(small.resize(picture.size, Image.Resampling.BILINEAR))
    darkness = np.where(paper > grey, paper - grey, 0).astype(np.uint8)
    counts = np.bincount(darkness[::2, ::2].ravel(), minlength=256)
    inked = counts[_LEAST_CONTRAST:]
    # The darkness of print: the level that two thirds of what is no paper reach.
    above = np.cumsum(inked[::-1])[::-1]
    print_ = _LEAST_CONTRAST + int(np.searchsorted(-above, -above[0] / 3)) if above[0] else 255
    return darkness >= max(_LEAST_CONTRAST, int(_DARKNESS * print_)), darkness


def without_rules(dark: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return ``dark`` without straight, thin, long lines along its rows and columns."""
    kept = dark.copy()
    _erase(dark, kept)
    _erase(dark.T, kept.T)
    return kept


def _erase(dark: NDArray[np.bool_], kept: NDArray[np.bool_]) -> None:
    scale = DPI / 72
    long, thick = int(_RULE * scale), max(2, round(_RULE_THICK * scale))
    rows, columns = dark.shape
    if columns <= long:
        return
    # A run covers a whole window of its least length: only rows with such a window are walked.
    total = np.zeros((rows, columns + 1), dtype=np.int32)
    np.cumsum(dark, axis=1, out=total[:, 1:])
    full = (total[:, long:] - total[:, :-long]) == long
    for row in np.flatnonzero(full.any(axis=1)).tolist():
        edges = np.flatnonzero(np.diff(np.concatenate(([0], full[row].view(np.int8), [0]))))
        for start, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            end = last + long - 1
            # A bar thicker than a rule stays; looked at in three places, where letters may cross.
            above, below = max(0, row - thick), min(rows, row + thick + 1)
            places = [start + (end - start) * part // 4 for part in (1, 2, 3)]
            if min(int(dark[above:below, place].sum()) for place in places) <= thick:
                kept[row, start:end] = False

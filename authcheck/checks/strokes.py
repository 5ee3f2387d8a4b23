"""Ink on a picture: what is left when printed words, ruling lines and dust are taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from authcheck.checks.ink import Ink, Piece
from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from PIL.Image import Image

_RULE = 34.0
"""Points from which a straight run of ink is a ruling line rather than a stroke."""

_RULE_THICK = 2.6
"""Points up to which a ruling line is thick."""

_SPECK = 1.6
"""Points: what is smaller both ways is dust."""


def find_ink(picture: Image, place: Box, words: Iterable[tuple[int, int, int, int]], dpi: int) -> Ink:
    """Return the ink on a grey ``picture``, which shows ``place`` at ``dpi``, without that of ``words``.

    Words are (left, top, right, bottom) in pixels of the picture.
    """
    scale = dpi / 72
    grey = np.asarray(picture, dtype=np.uint8)
    # Sorted rather than asked for percentiles, which takes numpy longer the first time than all of this.
    greys = np.sort(grey, axis=None)
    paper = int(greys[9 * (greys.size - 1) // 10])
    dark = grey < _threshold(int(greys[(greys.size - 1) // 200]), paper)
    shade = float(np.mean((grey < paper - 24) & ~dark))
    for left, top, right, bottom in words:
        dark[top:bottom, left:right] = False
    _erase_rules(dark, scale)
    _erase_rules(dark.T, scale)
    least = _SPECK * scale
    pieces = tuple(
        Piece(
            box=Box(
                place.left + left / scale,
                place.top + top / scale,
                place.left + right / scale,
                place.top + bottom / scale,
            ),
            area=area / scale**2,
        )
        for left, top, right, bottom, area in _connected(dark)
        if right - left >= least or bottom - top >= least
    )
    return Ink(pieces=pieces, shade=shade)


def _threshold(ink: int, paper: int) -> float:
    """Return the grey below which a point is ink: a pencil counts, a watermark and a shaded box don't."""
    return min(paper - 40, max(0.62 * paper, (ink + paper) / 2))


def _erase_rules(dark: NDArray[np.bool_], scale: float) -> None:
    """Take straight, thin, long horizontal runs out of ``dark``, in place."""
    long, thick = int(_RULE * scale), max(2, int(_RULE_THICK * scale))
    rows = [
        (row, start, end)
        for row in range(dark.shape[0])
        for start, end in _runs(dark[row])
        if end - start >= long
    ]
    for row, start, end in rows:
        # A bar thicker than a rule is an area and stays.
        middle = (start + end) // 2
        column = dark[max(0, row - thick) : row + thick + 1, middle]
        if int(column.sum()) <= thick:
            dark[row, start:end] = False


def _runs(line: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], line.astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _connected(dark: NDArray[np.bool_]) -> list[tuple[int, int, int, int, int]]:
    """Return (left, top, right, bottom, points) of each group of dark points that touch, corners included."""
    parent: list[int] = []
    spans: list[tuple[int, int, int]] = []

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    above: Sequence[int] = ()
    for row in range(dark.shape[0]):
        here: list[int] = []
        waiting = list(above)
        for start, end in _runs(dark[row]):
            label = len(parent)
            parent.append(label)
            spans.append((row, start, end))
            here.append(label)
            while waiting and spans[waiting[0]][2] < start:
                waiting.pop(0)
            for other in waiting:
                if spans[other][1] > end:
                    break
                one, two = root(other), root(label)
                parent[max(one, two)] = min(one, two)
        above = here
    groups: dict[int, list[int]] = {}
    for label, (row, start, end) in enumerate(spans):
        group = groups.setdefault(root(label), [start, row, end, row + 1, 0])
        group[0], group[2] = min(group[0], start), max(group[2], end)
        group[3] = row + 1
        group[4] += end - start
    return [(left, top, right, bottom, area) for left, top, right, bottom, area in groups.values()]

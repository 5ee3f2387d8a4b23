"""Lay the strokes of one signature on those of another: how much of them is the same line.

Nobody writes a name twice with strokes that lie on each other; a copied image does, whatever its size, up to
what scanning does to it. The strokes are thinned to lines, brought to one size by their spread, and moved,
turned and scaled (no more: a hand's next signature differs in shape) until they lie closest. The figure is
the share of both lines that then runs within a small distance of the other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from authcheck.model.exemplar import Crop

SAME = 0.75
"""Overlap from which two signatures are one image; `python -m bench.transplants` tells what it is worth."""

NEAR = 0.028
"""How far apart two points may be to lie on each other, in spreads.

A spread is the root mean square distance of a line's points from their middle.
"""

_PIXELS = 1.1
"""The same in pixels of the coarser crop, where those are larger."""

_INK = 128
"""Grey under which a point of a crop is ink."""

_POINTS = 700
"""Points of a line that are laid on the other; every so many is taken where there are more."""

_ROUGH = 160
"""The same while the turn is looked for."""

_LEAST_POINTS = 60
"""Points a line must have: a dash lies on any dash."""

_TURNS = (-9.0, -6.0, -3.0, 0.0, 3.0, 6.0, 9.0)
"""Degrees from which it is tried."""

_SIZES = (0.78, 0.88, 1.0, 1.13, 1.28)
"""Sizes from which it is tried: a flourish that a copy lost changes the spread."""

_KEPT = 3
"""Rough positions that are refined."""

MOST_TURN = 15.0
"""Degrees by which a copy may be turned."""

_LEAST_LENGTH = 12.0
"""Length in spreads across from which a line has shape enough: one loop lies on any loop."""

_COARSEST = 0.16
"""Pixels that may be off, in spreads across, above which a signature is too small to be compared."""

_FLAT = 0.5
"""Spread across, in spreads, under which the distance allowed shrinks with it: flat letters are small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two lines laid on each other."""

    overlap: float
    """From 0 to 1: the harmonic mean of the shares of both."""

    scale: float
    """Size of the second in sizes of the first, crop by crop."""

    turn: float
    """Degrees clockwise that the first is turned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A thinned signature: points around 0 with spread 1."""

    points: NDArray[np.float64]
    spread: float
    """In points of the page."""

    pixel: float
    """Size of a pixel of its crop, in spreads."""

    across: float
    """Spread across its longer direction, in spreads: small for a flat signature."""


def line_of(crop: Crop) -> Line | None:
    """Return the thinned strokes of a crop; None where there is too little of them to compare.

    The crop's points are its unit, so that a scan with unequal resolutions lies straight.
    """
    grey = np.frombuffer(crop.grey, dtype=np.uint8).reshape(crop.height, crop.width)
    rows, columns = np.nonzero(thinned(grey < _INK))
    if len(rows) < _LEAST_POINTS:
        return None
    across, down = crop.box.width / crop.width, crop.box.height / crop.height
    points = np.stack([columns * across, rows * down], axis=1).astype(np.float64)
    points -= points.mean(axis=0)
    along = np.linalg.eigvalsh(points.T @ points / len(points))
    spread = math.sqrt(max(float(along.sum()), 1e-9))
    flat = math.sqrt(max(float(along[0]), 1e-9)) / spread
    pixel = max(across, down) / spread
    if len(points) * pixel < _LEAST_LENGTH * flat or _PIXELS * pixel > _COARSEST * flat:
        return None
    return Line(points=points / spread, spread=spread, pixel=pixel, across=flat)


def align(one: Line, other: Line) -> Alignment:
    """Return how well ``one`` can be laid on ``other``."""
    flat = min(1.0, min(one.across, other.across) / _FLAT)
    near = max(NEAR * math.sqrt(flat), _PIXELS * max(one.pixel, other.pixel))
    rough_one, rough_other = _some(one.points, _ROUGH), _some(other.points, _ROUGH)
    tries = []
    for turn in _TURNS:
        for size in _SIZES:
            moved, how = _settled(rough_one, rough_other, _turned(turn, size), rounds=6, reach=0.3)
            tries.append((_overlap(moved, rough_other, 0.09), how))
    tries.sort(key=lambda each: -each[0])
    full_one, full_other = _some(one.points, _POINTS), _some(other.points, _POINTS)
    best, best_how = 0.0, np.eye(3)
    for _, how in tries[:_KEPT]:
        moved, settled = _settled(full_one, full_other, how, rounds=12, reach=0.12)
        overlap = _overlap(moved, full_other, near)
        if overlap > best:
            best, best_how = overlap, settled
    size = math.hypot(best_how[0, 0], best_how[1, 0])
    turn = math.degrees(math.atan2(best_how[1, 0], best_how[0, 0]))
    if abs(turn) > MOST_TURN:
        best = 0.0
    return Alignment(
        overlap=round(best, 3), scale=round(size * other.spread / one.spread, 3), turn=round(turn, 1)
    )


def _turned(degrees: float, size: float) -> NDArray[np.float64]:
    angle = math.radians(degrees)
    cos, sin = size * math.cos(angle), size * math.sin(angle)
    return np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])


def _some(points: NDArray[np.float64], most: int) -> NDArray[np.float64]:
    if len(points) <= most:
        return points
    return points[np.linspace(0, len(points) - 1, most).astype(np.int64)]


def _settled(
    one: NDArray[np.float64],
    other: NDArray[np.float64],
    how: NDArray[np.float64],
    *,
    rounds: int,
    reach: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Move ``one`` until the points that have a neighbour within ``reach`` lie closest to it.

    The reach narrows, so that what one of them lacks does not pull.
    """
    moved = _moved(one, how)
    for at in range(rounds):
        within = reach * (1 - at / rounds) + 0.05
        gaps = _gaps(moved, other)
        there, back = gaps.argmin(axis=1), gaps.argmin(axis=0)
        ahead = np.flatnonzero(gaps[np.arange(len(moved)), there] < within**2)
        behind = np.flatnonzero(gaps[back, np.arange(len(other))] < within**2)
        source = np.concatenate([one[ahead], one[back[behind]]])
        target = np.concatenate([other[there[ahead]], other[behind]])
        if len(source) < _LEAST_POINTS // 2:
            break
        how = _similarity(source, target)
        moved = _moved(one, how)
    return moved, how


def _similarity(source: NDArray[np.float64], target: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the move, turn and scaling that brings ``source`` closest to ``target``, by least squares."""
    from_, to = source.mean(axis=0), target.mean(axis=0)
    a, b = source - from_, target - to
    size = float((a * a).sum()) or 1e-9
    cos = float((a * b).sum()) / size
    sin = float((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum()) / size
    spin = np.array([[cos, -sin], [sin, cos]])
    how = np.eye(3)
    how[:2, :2] = spin
    how[:2, 2] = to - spin @ from_
    return how


def _moved(points: NDArray[np.float64], how: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(points @ how[:2, :2].T + how[:2, 2])


def _gaps(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the squared distance of each point of ``one`` from each of ``other``."""
    squares = (one * one).sum(axis=1)[:, None] + (other * other).sum(axis=1)[None, :]
    return np.asarray(np.maximum(squares - 2 * one @ other.T, 0.0))


def _overlap(one: NDArray[np.float64], other: NDArray[np.float64], near: float) -> float:
    gaps = _gaps(one, other)
    there = float((gaps.min(axis=1) < near**2).mean())
    back = float((gaps.min(axis=0) < near**2).mean())
    return _score(there, back)


def _score(there: float, back: float) -> float:
    """Return one figure for both shares: what one lacks (an underline, a lost flourish) counts less."""
    more, less = max(there, back), min(there, back)
    return more * min(1.0, 0.55 + 0.6 * less)


def thinned(ink: NDArray[np.bool_], rounds: int = 40) -> NDArray[np.bool_]:
    """Return strokes thinned to lines one point wide (Zhang and Suen, 1984)."""
    kept = np.pad(ink, 1)
    for _ in range(rounds):
        before = int(kept.sum())
        for first in (True, False):
            around = [
                kept[:-2, 1:-1],
                kept[:-2, 2:],
                kept[1:-1, 2:],
                kept[2:, 2:],
                kept[2:, 1:-1],
                kept[2:, :-2],
                kept[1:-1, :-2],
                kept[:-2, :-2],
            ]
            ring = np.stack(around)
            neighbours = ring.sum(axis=0)
            turns = (~ring & np.roll(ring, -1, axis=0)).sum(axis=0)
            north, east, south, west = around[0], around[2], around[4], around[6]
            if first:
                open_ = ~(north & east & south) & ~(east & south & west)
            else:
                open_ = ~(north & east & west) & ~(north & south & west)
            some = (neighbours >= 2) & (neighbours <= 6) & (turns == 1)  # noqa: PLR2004 - theirs
            gone = kept[1:-1, 1:-1] & some & open_
            kept[1:-1, 1:-1] &= ~gone
        if int(kept.sum()) == before:
            break
    return kept[1:-1, 1:-1]

"""Ink that hangs together, on a whole page, in some tens of milliseconds.

A page of print has a hundred thousand runs of dark points; here they are joined by array operations over all
runs at once, where ``strokes`` walks row by row, which is quicker on a small place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROUNDS = 64
"""Most rounds of joining; labels halve their distance to the root in each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Dark points side by side, row by row, and which of them hang together."""

    row: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    """One past the last point."""

    label: NDArray[np.int64]
    """Number of the run's component, from 0 without gaps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Components:
    """One row a component; all in pixels."""

    left: NDArray[np.int64]
    top: NDArray[np.int64]
    right: NDArray[np.int64]
    bottom: NDArray[np.int64]
    area: NDArray[np.int64]

    @property
    def width(self) -> NDArray[np.int64]:
        """Columns."""
        return self.right - self.left

    @property
    def height(self) -> NDArray[np.int64]:
        """Rows."""
        return self.bottom - self.top


def find_runs(dark: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return row, start and end of every run of dark points, in the order of rows."""
    rows, columns = dark.shape
    padded = np.zeros((rows, columns + 1), dtype=np.int8)
    padded[:, :columns] = dark
    flat = padded.ravel()
    change = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    if flat.size and flat[0]:
        change = np.concatenate(([0], change))
    begin, end = change[::2], change[1::2]
    row = begin // (columns + 1)
    return row, begin - row * (columns + 1), end - row * (columns + 1)


def connect(dark: NDArray[np.bool_]) -> Runs:
    """Return the runs of ``dark`` with the component each belongs to; touching corners count."""
    row, start, end = find_runs(dark)
    count = row.size
    wide = dark.shape[1] + 2
    # A run of the next row touches where it begins no later than one past the end, and ends no earlier
    # than one before the start; counted along one line of all rows.
    begins, ends = row * wide + start, row * wide + end
    low = np.searchsorted(ends, begins + wide, side="left")
    high = np.searchsorted(begins, ends + wide, side="right")
    touching = np.maximum(high - low, 0)
    upper = np.repeat(np.arange(count), touching)
    offset = np.arange(upper.size) - np.repeat(np.cumsum(touching) - touching, touching)
    lower = low[upper] + offset
    return Runs(row=row, start=start, end=end, label=_joined(count, upper, lower))


def measure(runs: Runs) -> Components:
    """Return the extent of every component."""
    count = int(runs.label.max()) + 1 if runs.label.size else 0
    order = np.argsort(runs.label, kind="stable")
    label = runs.label[order]
    firsts = np.flatnonzero(np.concatenate(([True], label[1:] != label[:-1]))) if count else np.zeros(0, int)
    if not count:
        nothing = np.zeros(0, dtype=np.int64)
        return Components(left=nothing, top=nothing, right=nothing, bottom=nothing, area=nothing)
    row, start, end = runs.row[order], runs.start[order], runs.end[order]
    return Components(
        left=np.minimum.reduceat(start, firsts),
        top=np.minimum.reduceat(row, firsts),
        right=np.maximum.reduceat(end, firsts),
        bottom=np.maximum.reduceat(row, firsts) + 1,
        area=np.add.reduceat(end - start, firsts),
    )


def painted(runs: Runs, keep: NDArray[np.bool_], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Return a picture of the components that ``keep`` names."""
    chosen = keep[runs.label]
    rows, columns = shape
    steps = np.zeros((rows, columns + 1), dtype=np.int8)
    steps[runs.row[chosen], runs.start[chosen]] = 1
    steps[runs.row[chosen], runs.end[chosen]] -= 1
    return np.asarray(np.cumsum(steps, axis=1, dtype=np.int8)[:, :columns] > 0)


def _joined(count: int, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return a label from 0 for each of ``count`` things, the same for things that pairs join."""
    parent = np.arange(count)
    for _ in range(_ROUNDS):
        a, b = parent[one], parent[other]
        apart = a != b
        if not apart.any():
            break
        one, other, a, b = one[apart], other[apart], a[apart], b[apart]
        # Hang the higher root below the lower; a later round mends where several pull at once.
        np.minimum.at(parent, np.maximum(a, b), np.minimum(a, b))
        while True:
            higher = parent[parent]
            if np.array_equal(higher, parent):
                break
            parent = higher
    return np.unique(parent, return_inverse=True)[1].reshape(-1)

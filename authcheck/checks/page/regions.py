"""Ink that is no print, gathered to marks: what may be a signature, and what a word or a stamp left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from authcheck.checks.page.connected import Components, connect, measure, painted
from authcheck.checks.page.paper import DPI, find_ink, without_rules
from authcheck.model.document import TextOrigin
from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PIL import Image

    from authcheck.model.document import Page, Word

_SCALE = DPI / 72

_SURE = 0.7
"""Confidence from which a word of the usual size is print; below, OCR may have read a stroke."""

_SPECK = 1.3
"""Points: what is smaller both ways is dust."""

_NOISY = 15.0
"""Specks to a square inch from which a page is full of them."""

_SPECK_IN_NOISE = 2.6
"""Points up to which a piece is dust there."""

_WORD = 3
"""Letters from which something read is a word, not a sign."""

_EDGE = 2
"""Pixels from the page's edge at which ink may be the edge of a copy."""

_CELL = 6
"""Pixels of a cell when neighbours are gathered."""

_LEAST_MARK = 8.0
"""Points a mark extends at least, one way or the other, to be looked at."""

MOST_MARKS = 40
"""Marks of one page that are judged, the largest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Ink that stands together and is no print."""

    box: Box
    """In points."""

    ink: NDArray[np.bool_]
    """Its own ink, cut out at ``DPI``."""

    darkness: NDArray[np.uint8]
    """How dark the same place is."""

    parts: NDArray[np.float64]
    """Width, height and ink of each of its pieces in points: one row a piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A page's ink, sorted."""

    marks: tuple[Mark, ...]
    """Largest first."""

    print_darkness: float
    """Mean darkness of the page's print; 0 where there is none."""

    type_height: float
    """Usual height of a word in points."""

    noise: float
    """Specks to a square inch."""


def sort_ink(picture: Image.Image, page: Page) -> Seen:
    """Return the marks on a grey picture of ``page`` at ``DPI``."""
    inked, darkness = find_ink(picture)
    dark = without_rules(inked)
    usual = _usual_height(page)
    words = np.zeros(dark.shape, dtype=np.bool_)
    for word in page.words:
        if _is_print(word, usual):
            left, top, right, bottom = _pixels(word.box, 1.0)
            words[top:bottom, left:right] = True
    printed = dark & words
    print_darkness = float(darkness[printed].mean()) if printed.any() else 0.0
    # Print that touches nothing outside its word is taken away before anything is joined.
    runs = connect(dark)
    pieces = measure(runs)
    if not pieces.area.size:
        return Seen(marks=(), print_darkness=print_darkness, type_height=usual, noise=0.0)
    total = np.zeros((dark.shape[0], dark.shape[1] + 1), dtype=np.int32)
    np.cumsum(words, axis=1, out=total[:, 1:])
    over = total[runs.row, runs.end] - total[runs.row, runs.start]
    covered = np.bincount(runs.label, weights=over, minlength=pieces.area.size) / pieces.area
    # A pen's line that crosses print takes its letters along; it is far higher or wider than they are.
    small = (pieces.height < 1.9 * usual * _SCALE) | (covered > 0.93)  # noqa: PLR2004 - all but its edges
    type_ = (covered > 0.6) & small  # noqa: PLR2004 - most of it
    speck = _smaller(pieces, _SPECK)
    noise = float(speck.sum()) * DPI**2 / dark.size
    if noise > _NOISY:
        # On a page full of specks larger ones are specks as well, and would tie everything together.
        speck = _smaller(pieces, _SPECK_IN_NOISE)
    keep = ~type_ & ~speck & ~_is_area(pieces, dark.shape)
    left_over = painted(runs, keep, dark.shape)
    kept = np.flatnonzero(keep)
    group = _gathered(pieces, kept, left_over)
    marks = [
        mark
        for number in range(int(group.max()) + 1 if group.size else 0)
        if (mark := _mark(pieces, kept[group == number], left_over, darkness)) is not None
    ]
    marks.sort(key=lambda mark: -mark.box.width * mark.box.height)
    return Seen(
        marks=tuple(marks[:MOST_MARKS]),
        print_darkness=print_darkness,
        type_height=usual,
        noise=noise,
    )


def _smaller(pieces: Components, points: float) -> NDArray[np.bool_]:
    return (pieces.width < points * _SCALE) & (pieces.height < points * _SCALE)


def _usual_height(page: Page) -> float:
    words = (word for word in page.words if word.confidence >= _SURE and not word.underlies)
    heights = sorted(word.box.height for word in words if len(word.text) >= _WORD)
    return heights[len(heights) // 2] if heights else 9.0


def _is_print(word: Word, usual: float) -> bool:
    """Tell whether a word is type: read surely, and not of a height that only a pen has here."""
    if word.confidence < _SURE or not word.visible or word.underlies:
        return False
    if word.origin is TextOrigin.TEXT_LAYER:
        return True
    letters = sum(char.isalnum() for char in word.text)
    high = word.box.height > 1.8 * usual
    # A signature is often read as one or two letters or as a sign.
    return letters > 0 and not (high and letters < 4) and not (high and word.confidence < 0.88)  # noqa: PLR2004 - said above


def _is_area(pieces: Components, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Tell which pieces are areas rather than strokes: bars, solid logos, the dark edge of a copy."""
    width, height = pieces.width, pieces.height
    filled = pieces.area > 0.55 * width * height
    thick = np.minimum(width, height) > 5.0 * _SCALE
    edge = (
        (pieces.left <= _EDGE)
        | (pieces.top <= _EDGE)
        | (pieces.right >= shape[1] - _EDGE)
        | (pieces.bottom >= shape[0] - _EDGE)
    )
    long = (width > 0.6 * shape[1]) | (height > 0.45 * shape[0])
    return (filled & thick) | long | (edge & (pieces.area > 0.25 * width * height) & thick)


def _gathered(pieces: Components, kept: NDArray[np.int64], ink: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the number of the group that each kept piece stands in: pieces less than two cells apart."""
    rows, columns = -(-ink.shape[0] // _CELL), -(-ink.shape[1] // _CELL)
    padded = np.zeros((rows * _CELL, columns * _CELL), dtype=np.bool_)
    padded[: ink.shape[0], : ink.shape[1]] = ink
    cells: NDArray[np.bool_] = np.asarray(padded.reshape(rows, _CELL, columns, _CELL).any(axis=(1, 3)))
    near = cells.copy()
    near[:, 1:] |= cells[:, :-1]
    near[:, :-1] |= cells[:, 1:]
    runs = connect(near)
    label = np.full((rows, columns), -1)
    for row, start, end, number in zip(
        runs.row.tolist(), runs.start.tolist(), runs.end.tolist(), runs.label.tolist(), strict=True
    ):
        label[row, start:end] = number
    # Any cell of a piece tells its group; its first row surely holds ink somewhere, so search along it.
    at = np.zeros(kept.size, dtype=np.int64)
    for index, piece in enumerate(kept.tolist()):
        row = int(pieces.top[piece]) // _CELL
        first, last = int(pieces.left[piece]) // _CELL, (int(pieces.right[piece]) - 1) // _CELL
        along = label[row, first : last + 1]
        at[index] = int(along.max(initial=-1))
    at[at < 0] = int(label.max()) + 1
    return np.unique(at, return_inverse=True)[1].reshape(-1)


def _mark(
    pieces: Components,
    members: Sequence[int] | NDArray[np.int64],
    ink: NDArray[np.bool_],
    darkness: NDArray[np.uint8],
) -> Mark | None:
    """Return a group as a mark; None where it is too small to be looked at."""
    left, top = int(pieces.left[members].min()), int(pieces.top[members].min())
    right, bottom = int(pieces.right[members].max()), int(pieces.bottom[members].max())
    if max(right - left, bottom - top) < _LEAST_MARK * _SCALE:
        return None
    parts = (
        np.stack([pieces.width[members], pieces.height[members], pieces.area[members] / _SCALE], axis=1)
        / _SCALE
    )
    return Mark(
        box=Box(left / _SCALE, top / _SCALE, right / _SCALE, bottom / _SCALE),
        ink=ink[top:bottom, left:right],
        darkness=darkness[top:bottom, left:right],
        parts=parts,
    )


def _pixels(box: Box, grow: float) -> tuple[int, int, int, int]:
    return (
        max(0, round((box.left - grow) * _SCALE)),
        max(0, round((box.top - grow) * _SCALE)),
        max(0, round((box.right + grow) * _SCALE)),
        max(0, round((box.bottom + grow) * _SCALE)),
    )

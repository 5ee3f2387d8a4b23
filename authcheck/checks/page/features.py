"""What is measured of a mark: its strokes, its pieces, and where on the page it stands.

The order and meaning of the figures are part of the shipped model: change them only with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from authcheck.checks.page.paper import DPI
from authcheck.model.geometry import Box
from authcheck.model.zone import ZoneName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from authcheck.checks.page.regions import Mark, Seen
    from authcheck.model.document import Page, Word
    from authcheck.model.zone import Zone

_SCALE = DPI / 72
_FAR = 200.0
"""Points from which a distance no longer counts."""

_SURE = 0.7
_BINS = 8

NAMES: tuple[str, ...] = (
    "width", "height", "aspect", "ink", "density", "length", "pen", "pen_thin", "pen_thick", "pen_varies",
    "parts", "largest_share", "largest_width", "largest_height", "largest_density", "like_type",
    "heights_vary", "crossed_across", "crossed_down", "longest_across", "longest_down", "holes",
    "middle_x", "middle_y", "spread_y", "darkness", "darkness_varies", "darkness_to_print",
    *(f"direction_{at}" for at in range(_BINS)), "direction_spread", "axis_share",
    "page_x", "page_y", "to_last_word", "to_word_above", "to_word_below", "to_word_left", "to_word_right",
    "words_over", "unsure_over", "unsure_letters", "beside_rows", "in_closing", "has_closing",
    "to_name", "name_left", "rank", "share_of_ink", "noise",
)  # fmt: skip


def measure_all(seen: Seen, page: Page, zones: Sequence[Zone]) -> NDArray[np.float32]:
    """Return one row of figures for each mark of a page, in the order of ``NAMES``."""
    if not seen.marks:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    whole = sum(float(mark.parts[:, 2].sum()) for mark in seen.marks)
    boxes = _Words(page, zones)
    rows = [
        [
            *_strokes(mark, seen),
            *boxes.around(mark.box),
            float(rank),
            float(mark.parts[:, 2].sum()) / max(whole, 1e-6),
            min(seen.noise, 500.0),
        ]
        for rank, mark in enumerate(seen.marks)
    ]
    return np.asarray(rows, dtype=np.float32)


def _strokes(mark: Mark, seen: Seen) -> list[float]:
    ink, box, parts = mark.ink, mark.box, mark.parts
    area = float(ink.sum())
    pens = _thickness(ink)
    thin, pen, thick = (float(value) / _SCALE for value in np.quantile(pens, (0.15, 0.5, 0.9)))
    largest = int(parts[:, 2].argmax())
    wide, high, most = (float(value) for value in parts[largest])
    heights = parts[:, 1]
    typical = (heights > 0.45 * seen.type_height) & (heights < 1.35 * seen.type_height)
    dark = mark.darkness[ink].astype(np.float32)
    darkness = float(dark.mean())
    ys, xs = np.nonzero(ink)
    points = area / _SCALE**2
    return [
        box.width,
        box.height,
        box.width / max(box.height, 0.5),
        points,
        points / max(box.width * box.height, 0.5),
        points / max(pen, 0.2),
        pen,
        thin,
        thick,
        float(pens.std() / max(pens.mean(), 0.1)),
        float(len(parts)),
        most / max(points, 1e-6),
        wide,
        high,
        most / max(wide * high, 0.5),
        float(parts[typical, 2].sum() / max(parts[:, 2].sum(), 1e-6)),
        float(heights.std() / max(heights.mean(), 0.1)),
        *_crossings(ink),
        _longest(ink) / ink.shape[1],
        _longest(ink.T) / ink.shape[0],
        float(len(parts) - _euler(ink)),
        float(xs.mean()) / ink.shape[1],
        float(ys.mean()) / ink.shape[0],
        float(ys.std()) / ink.shape[0],
        darkness,
        float(dark.std()) / max(darkness, 1.0),
        darkness / seen.print_darkness if seen.print_darkness else 1.0,
        *_directions(ink),
    ]


def _thickness(ink: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return for each point of ink the shorter of the runs through it, across and down, in pixels."""
    return np.minimum(_run_lengths(ink), _run_lengths(ink.T).T)[ink].astype(np.float32)


def _run_lengths(ink: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return at each point of ink how long the run across it is; 0 elsewhere."""
    rows, columns = ink.shape
    padded = np.zeros((rows, columns + 1), dtype=np.int8)
    padded[:, :columns] = ink
    flat = padded.ravel()
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flat, [0]))))
    begin, end = edges[::2], edges[1::2]
    lengths = np.zeros(flat.size, dtype=np.int32)
    lengths[flat.astype(np.bool_)] = np.repeat(end - begin, end - begin)
    return lengths.reshape(rows, columns + 1)[:, :columns]


def _crossings(ink: NDArray[np.bool_]) -> tuple[float, float]:
    """Return how many strokes a line down, and a line across, meets on the mean."""
    down = np.count_nonzero(ink[1:] & ~ink[:-1]) + np.count_nonzero(ink[0])
    across = np.count_nonzero(ink[:, 1:] & ~ink[:, :-1]) + np.count_nonzero(ink[:, 0])
    return down / ink.shape[1], across / ink.shape[0]


def _longest(ink: NDArray[np.bool_]) -> float:
    return float(_run_lengths(ink).max(initial=0))


def _euler(ink: NDArray[np.bool_]) -> float:
    """Return pieces less holes, counted by squares of four points (eight neighbours)."""
    padded = np.pad(ink, 1).astype(np.int8)
    a, b, c, d = padded[:-1, :-1], padded[:-1, 1:], padded[1:, :-1], padded[1:, 1:]
    count = a + b + c + d
    ones, threes = np.count_nonzero(count == 1), np.count_nonzero(count == 3)  # noqa: PLR2004 - of four
    crossed = np.count_nonzero((count == 2) & (a == d))  # noqa: PLR2004 - of four
    return (ones - threes - 2 * crossed) / 4


def _directions(ink: NDArray[np.bool_]) -> list[float]:
    """Return the shares of eight directions among the edges, how even they are, and the axes' share."""
    grey = np.pad(ink.astype(np.float32), 2)
    grey = (grey[:-1] + grey[1:])[:, :-1] + (grey[:-1] + grey[1:])[:, 1:]
    down, across = (np.asarray(slope, dtype=np.float64) for slope in np.gradient(grey))
    strength: NDArray[np.float64] = np.hypot(down, across)
    edges = strength > 0.2  # noqa: PLR2004 - an edge rather than its foot
    if not edges.any():
        return [1 / _BINS] * _BINS + [1.0, 0.0]
    angle = np.mod(np.arctan2(down[edges], across[edges]), np.pi)
    bins = np.floor(angle / np.pi * _BINS + 0.5).astype(np.intp) % _BINS
    counted = np.bincount(bins, weights=strength[edges], minlength=_BINS)
    share = counted / counted.sum()
    spread = float(-(share * np.log(share + 1e-9)).sum() / np.log(_BINS))
    return [*share.tolist(), spread, float(share[0] + share[_BINS // 2])]


class _Words:
    """The words of a page and its closing, as a mark's neighbours."""

    def __init__(self, page: Page, zones: Sequence[Zone]) -> None:
        self.page = page
        words = [word for word in page.words if word.visible and not word.underlies]
        sure = [word for word in words if word.confidence >= _SURE]
        self.sure = _edges(sure)
        unsure = [word for word in words if word.confidence < _SURE]
        self.unsure = _edges(unsure)
        self.letters = np.asarray([len(word.text) for word in unsure], dtype=np.float64)
        self.last = float(self.sure[:, 3].max()) if sure else 0.0
        self.closings = [zone for zone in zones if zone.page == page.number and zone.name is ZoneName.CLOSING]
        self.names = [name for zone in self.closings if (name := _name_box(page, zone)) is not None]

    def around(self, box: Box) -> list[float]:
        """Return where a mark stands among words."""
        x, y = box.middle
        area = max(box.width * box.height, 1.0)
        over = _overlaps(self.unsure, box)
        name = min(
            self.names,
            key=lambda one: abs(one.top - box.bottom) + 0.3 * abs(one.left - box.left),
            default=None,
        )
        return [
            x / self.page.width,
            y / self.page.height,
            min(max(self.last - box.top, -_FAR), 2 * _FAR),
            self._nearest(box, down=-1),
            self._nearest(box, down=1),
            self._beside(box, right=False),
            self._beside(box, right=True),
            float(_overlaps(self.sure, box).sum()) / area,
            float(over.sum()) / area,
            float(self.letters[over > 0].sum()),
            self._rows_beside(box),
            max((zone.box.overlap(box) / area for zone in self.closings), default=0.0),
            float(bool(self.closings)),
            min(max(name.top - box.bottom, -_FAR), _FAR) if name is not None else _FAR,
            min(max(box.left - name.left, -_FAR), _FAR) if name is not None else _FAR,
        ]

    def _nearest(self, box: Box, *, down: int) -> float:
        """Return the white to the next word above or below, in points; negative where it runs over one."""
        words = self.sure
        across = (words[:, 0] < box.right) & (words[:, 2] > box.left)
        middle = (words[:, 1] + words[:, 3]) / 2
        if down > 0:
            gaps = (words[:, 1] - box.bottom)[across & (middle > box.middle[1])]
        else:
            gaps = (box.top - words[:, 3])[across & (middle <= box.middle[1])]
        return float(min(max(gaps.min(), -50.0), _FAR)) if gaps.size else _FAR

    def _beside(self, box: Box, *, right: bool) -> float:
        words = self.sure
        level = (words[:, 1] < box.bottom) & (words[:, 3] > box.top)
        gaps = (words[:, 0] - box.right if right else box.left - words[:, 2])[level]
        gaps = gaps[gaps > -5.0]  # noqa: PLR2004 - points: a word that the mark reaches into
        return float(min(gaps.min(), _FAR)) if gaps.size else _FAR

    def _rows_beside(self, box: Box) -> float:
        """Return how much of the mark's height has words beside it."""
        words = self.sure
        level = (words[:, 1] < box.bottom) & (words[:, 3] > box.top)
        high = np.minimum(words[level, 3], box.bottom) - np.maximum(words[level, 1], box.top)
        return float(min(high.sum() / max(box.height, 1.0), 10.0))


def _edges(words: Sequence[Word]) -> NDArray[np.float64]:
    rows = [(word.box.left, word.box.top, word.box.right, word.box.bottom) for word in words]
    return np.asarray(rows, dtype=np.float64).reshape(-1, 4)


def _overlaps(words: NDArray[np.float64], box: Box) -> NDArray[np.float64]:
    across = np.minimum(words[:, 2], box.right) - np.maximum(words[:, 0], box.left)
    down = np.minimum(words[:, 3], box.bottom) - np.maximum(words[:, 1], box.top)
    return np.asarray(np.maximum(across, 0.0) * np.maximum(down, 0.0), dtype=np.float64)


def _name_box(page: Page, zone: Zone) -> Box | None:
    """Return the line of a closing under its widest space; None where it has one line only."""
    rows: dict[int, list[Box]] = {}
    for index in zone.words:
        word = page.words[index]
        rows.setdefault(word.line, []).append(word.box)
    lines = sorted((Box.around(row) for row in rows.values()), key=lambda box: box.top)
    if not lines:
        return None
    edges = [zone.box.top, *(line.bottom for line in lines[:-1])]
    gaps = [line.top - edge for line, edge in zip(lines, edges, strict=True)]
    return lines[int(np.argmax(gaps))]

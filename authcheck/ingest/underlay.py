"""Large words painted as a picture under or over the print: DRAFT across a scan, as outlines, as an image.

OCR of the page passes them by: they are pale, slanted, and cut up by the lines of print. Here what is paler
than print is laid apart, small; the angle is sought at which it stands in one band of letters, and that band
alone is read, once. A page without such a band costs a few hundredths of a second, and no reading.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

from authcheck.model.document import TextOrigin, Word
from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from authcheck.ingest.ocr import OcrReader, ReadWord

DPI = 50
"""Resolution of the layer: letters of half an inch are 25 points high."""

_ANGLES = (0, *range(-75, 0, 5), *range(5, 80, 5), 90, -90)
"""Degrees counter-clockwise that the base line of such a word is turned."""

_LEAST_HEIGHT = 28.0
"""Points such letters are high at least."""

_LEAST_WIDTH = 110.0
"""Points such a word is wide at least."""

_MOST_SHARE = 0.22
"""Part of the page that letters cover at most; more is a tint, a photograph, a shadow."""

_LEAST_SHARE = 0.0015

_THICK = 14
"""Half the width in points of the layer from which a stroke is an area: an inch and a half or so."""

_FULL = 252
"""Grey of a neighbourhood, of 255, that is painted throughout."""

_FAINTEST = 9.0
"""Grey levels that the layer differs from paper at least."""

_PALEST_PRINT = 110.0
"""Grey levels from which a point of a scan is print rather than the layer under it."""

_LEAST_LETTERS = 4
"""Letters, and strokes, from which it is a word."""

_MOST_LETTERS = 60
"""Strokes that a line across such letters meets."""

_MOST_POINTS = 5000
"""Points of the layer by which its angle is sought."""

_SURE = 0.55
"""Confidence from which a word that was read counts."""

_READ_HEIGHTS = (44, 32, 60)
"""Pixels that letters are high for reading; the next is tried where nothing was read."""

_EDGE = 0.05
"""Part of the width and height along the edges that is left out: the shadow of a copy's border."""


@dataclass(frozen=True, slots=True)
class Band:
    """Letters in a row, found at an angle."""

    angle: int
    """Degrees counter-clockwise."""

    box: tuple[int, int, int, int]
    """Left, top, right, bottom in pixels of the layer turned level."""

    layer: NDArray[np.bool_]
    """What it was found on, edges left out."""


def read_underlay(
    picture: Image.Image, dpi: float, open_reader: Callable[[], OcrReader], line: int, *, printed: bool
) -> tuple[Word, ...]:
    """Return the large words painted under or over the print of an upright page.

    Args:
        picture: The page, grey; where it is ``printed``, with its print, otherwise without.
        dpi: Pixels per inch of ``picture``.
        open_reader: Gives the OCR engine; called only where there is something to read.
        line: Number of the first line.
        printed: Whether print lies on the picture.
    """
    layer, level = apart(picture, dpi, printed=printed)
    band = find_band(layer)
    if band is None:
        return ()
    return _read(band.layer, band, level, open_reader(), line)


def apart(picture: Image.Image, dpi: float, *, printed: bool) -> tuple[NDArray[np.bool_], int]:
    """Return where a page at ``DPI`` is painted with something large, and the usual grey of it."""
    cell = max(1, round(dpi / DPI))
    grey = np.asarray(picture, dtype=np.uint8)
    rows, columns = grey.shape[0] // cell * cell, grey.shape[1] // cell * cell
    if min(rows, columns) < 60 * cell:
        return np.zeros((1, 1), dtype=np.bool_), 255
    small = picture.crop((0, 0, columns, rows)).reduce(cell)
    # What is narrower than an inch and a half lies on the paper; a shadow is wider and is the paper's own.
    far = small.reduce(8).filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.MinFilter(9))
    far = far.filter(ImageFilter.BoxBlur(1))
    paper = np.asarray(far.resize(small.size, Image.Resampling.BILINEAR), dtype=np.float32)
    if not printed:
        dark = paper - np.asarray(small, dtype=np.float32)
        layer = _without_areas(dark >= _FAINTEST)
        return layer, _grey_of(np.asarray(small), layer)
    cells = grey[:rows, :columns].reshape(rows // cell, cell, columns // cell, cell)
    darkest = np.minimum.reduce(np.minimum.reduce(cells, axis=1), axis=2)
    # The edge of print is grey as well: what touches a cell with print is told by its neighbours.
    clean = ~_near(paper - darkest >= _PALEST_PRINT)
    painted = clean & (paper - np.asarray(small, dtype=np.float32) >= _FAINTEST)
    known, there = _blurred(clean), _blurred(painted)
    layer = _without_areas(np.asarray((there > 0.5 * known) & (known > 0.08)))  # noqa: PLR2004 - a twelfth of the neighbours
    return layer, _grey_of(np.asarray(small), painted)


def find_band(layer: NDArray[np.bool_]) -> Band | None:
    """Return the band of letters that the layer mostly is; None where it is anything else."""
    down, across = (max(1, round(_EDGE * extent)) for extent in layer.shape)
    layer = layer.copy()
    layer[:down], layer[-down:], layer[:, :across], layer[:, -across:] = False, False, False, False
    share = float(layer.mean())
    if not _LEAST_SHARE <= share <= _MOST_SHARE:
        return None
    ys, xs = np.nonzero(layer)
    step = max(1, xs.size // _MOST_POINTS)
    x, y = xs[::step] - layer.shape[1] / 2, ys[::step] - layer.shape[0] / 2
    reach = int(math.hypot(*layer.shape) / 2) + 2

    def sharpness(angle: int) -> float:
        radians = math.radians(angle)
        down = y * math.cos(radians) + x * math.sin(radians) + reach
        profile = np.bincount(down.astype(np.intp), minlength=2 * reach).astype(np.float64)
        return float(np.square(profile).sum())

    best = sorted(_ANGLES, key=sharpness, reverse=True)[:4]
    for angle in best:
        box = _letters(_turned(layer, angle))
        if box is not None:
            return Band(angle, box, layer)
    return None


def _letters(layer: NDArray[np.bool_]) -> tuple[int, int, int, int] | None:
    """Return the box of the row of letters on a level layer; None where there is no such row."""
    high, wide = _LEAST_HEIGHT * DPI / 72, _LEAST_WIDTH * DPI / 72
    profile = layer.sum(axis=1)
    peak = int(profile.argmax())
    low = profile > 0.12 * profile[peak]
    top, bottom = peak, peak + 1
    while top > 0 and low[top - 1]:
        top -= 1
    while bottom < len(low) and low[bottom]:
        bottom += 1
    if bottom - top < high:
        return None
    band = layer[top:bottom]
    across = np.flatnonzero(band.any(axis=0))
    left, right = _middle_run(across, bottom - top)
    if right - left < max(wide, 1.6 * (bottom - top)):
        return None
    return (left, top, right, bottom) if _has_letters(band[:, left:right]) else None


def _middle_run(columns: NDArray[np.int64], most: int) -> tuple[int, int]:
    """Return the longest stretch of columns without a gap wider than ``most``, a space between words."""
    breaks = np.flatnonzero(np.diff(columns) > most)
    starts = np.concatenate(([0], breaks + 1))
    ends = np.concatenate((breaks, [columns.size - 1]))
    longest = int((columns[ends] - columns[starts]).argmax())
    return int(columns[starts[longest]]), int(columns[ends[longest]]) + 1


def _has_letters(band: NDArray[np.bool_]) -> bool:
    """Tell a row of letters from a bar, a drawing or a shadow: strokes side by side, from top to bottom."""
    high, wide = band.shape
    if not 0.18 <= float(band.mean()) <= 0.8:  # noqa: PLR2004 - a hairline face, a heavy one
        return False
    crossed = [
        int(np.count_nonzero(np.diff(band[high * part // 6].astype(np.int8)) > 0)) for part in (1, 2, 3, 4, 5)
    ]
    # A letter has one to three strokes across; about as many letters as the band is long and high.
    strokes = sorted(crossed)[2]
    tall = float((band.sum(axis=0) > 0.5 * high).mean())
    return _LEAST_LETTERS <= strokes <= _MOST_LETTERS and 0.35 * wide / high <= strokes and tall > 0.08  # noqa: PLR2004 - an upright stroke in a dozen columns


def _read(layer: NDArray[np.bool_], band: Band, level: int, reader: OcrReader, line: int) -> tuple[Word, ...]:
    left, top, right, bottom = band.box
    letters = _turned(layer, band.angle)[top:bottom, left:right]
    for tall in _READ_HEIGHTS:
        words = [word for word in reader.read(_sheet(letters, tall), 150) if word.confidence >= _SURE]
        if any(_letters_in(word) >= _LEAST_LETTERS for word in words):
            break
    else:
        return ()
    scale = tall / (bottom - top)
    points = 72 / DPI
    found = []
    for word in words:
        if _letters_in(word) < 2:  # noqa: PLR2004 - a speck beside the word
            continue
        edges = [
            left + (word.left - tall) / scale,
            left + (word.right - tall) / scale,
        ]
        corners = _placed([(x, y) for x in edges for y in (top, bottom)], layer.shape, band.angle)
        xs, ys = [x * points for x, _ in corners], [y * points for _, y in corners]
        page = (layer.shape[1] * points, layer.shape[0] * points)
        found.append(
            Word(
                text=word.text,
                box=Box(
                    round(max(min(xs), 0.0), 2),
                    round(max(min(ys), 0.0), 2),
                    round(min(max(xs), page[0]), 2),
                    round(min(max(ys), page[1]), 2),
                ),
                line=line,
                origin=TextOrigin.OCR,
                confidence=round(word.confidence, 3),
                size=round((bottom - top) * points, 1),
                rotation=float(band.angle % 360),
                colour=f"#{level:02x}{level:02x}{level:02x}",
            )
        )
    return tuple(found)


def _letters_in(word: ReadWord) -> int:
    return sum(char.isalpha() for char in word.text)


def _sheet(letters: NDArray[np.bool_], tall: int) -> Image.Image:
    """Return a row of letters, dark on white, with paper around it."""
    size = (max(1, round(letters.shape[1] * tall / letters.shape[0])), tall)
    drawn = Image.fromarray(np.where(letters, 0, 255).astype(np.uint8)).resize(size, Image.Resampling.BICUBIC)
    sheet = Image.new("L", (size[0] + 2 * tall, 3 * tall), 255)
    sheet.paste(drawn, (tall, tall))
    return sheet


def _turned(layer: NDArray[np.bool_], angle: int) -> NDArray[np.bool_]:
    """Return the layer turned clockwise, so that a base line that rises by ``angle`` lies level."""
    if not angle:
        return layer
    picture = Image.fromarray(layer.astype(np.uint8) * 255)
    return np.asarray(picture.rotate(-angle, Image.Resampling.BILINEAR, expand=True)) > 127  # noqa: PLR2004 - half


def _placed(
    corners: Sequence[tuple[float, float]], shape: tuple[int, ...], angle: int
) -> list[tuple[float, float]]:
    """Return where points of the turned layer lie on the layer itself."""
    high, wide = shape[0], shape[1]
    radians = math.radians(angle)
    cos, sin = math.cos(radians), math.sin(radians)
    turned_wide = abs(wide * cos) + abs(high * sin)
    turned_high = abs(wide * sin) + abs(high * cos)
    placed = []
    for x, y in corners:
        across, down = x - turned_wide / 2, y - turned_high / 2
        placed.append((across * cos + down * sin + wide / 2, -across * sin + down * cos + high / 2))
    return placed


def _near(cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the cells that are set or touch one that is."""
    grown = cells.copy()
    grown[1:] |= cells[:-1]
    grown[:-1] |= cells[1:]
    across = grown.copy()
    across[:, 1:] |= grown[:, :-1]
    across[:, :-1] |= grown[:, 1:]
    return across


def _without_areas(layer: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the layer without what is wider both ways than a stroke of letters: bars, boxes, shadows."""
    if not layer.any():
        return layer
    picture = Image.fromarray(layer.astype(np.uint8) * 255)
    core = np.asarray(picture.filter(ImageFilter.BoxBlur(_THICK))) >= _FULL
    if not core.any():
        return layer
    grown = Image.fromarray(core.astype(np.uint8) * 255).filter(ImageFilter.BoxBlur(_THICK + 1))
    return np.asarray(layer & (np.asarray(grown) == 0))


def _blurred(cells: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return the share of set cells within two of each."""
    picture = Image.fromarray(cells.astype(np.uint8) * 255).filter(ImageFilter.BoxBlur(2))
    return np.asarray(np.asarray(picture, dtype=np.float32) / np.float32(255), dtype=np.float32)


def _grey_of(small: NDArray[np.uint8], layer: NDArray[np.bool_]) -> int:
    return int(np.sort(small[layer])[int(layer.sum()) // 2]) if layer.any() else 255

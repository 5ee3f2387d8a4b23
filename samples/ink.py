"""A signature nobody owns: pen strokes along Bézier curves, thin where the pen hurries."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Point = tuple[float, float]

OVERSAMPLED = 3
"""Strokes are drawn this many times larger and then reduced, so that their edges are soft."""


def _curve(points: tuple[Point, Point, Point, Point], steps: int = 48) -> np.ndarray:
    """Return points along one cubic Bézier curve."""
    t = np.linspace(0.0, 1.0, steps)[:, None]
    a, b, c, d = (np.array(point) for point in points)
    return (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t**2 * (1 - t) * c + t**3 * d


def _through(points: list[Point]) -> np.ndarray:
    """Return a smooth path through ``points`` (Catmull-Rom, written as Bézier curves)."""
    held = [points[0], *points, points[-1]]
    spans = []
    for before, start, end, after in zip(held, held[1:], held[2:], held[3:], strict=False):
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        spans.append(_curve((start, first, second, end)))
    return np.concatenate(spans)


def _strokes(random: np.random.Generator) -> list[np.ndarray]:
    """Return the pen's paths in a field of 10 by 3, y downwards."""

    def shaken(points: list[Point]) -> list[Point]:
        return [(x + random.normal(0, 0.03), y + random.normal(0, 0.03)) for x, y in points]

    capital = [
        (1.7, 0.6),
        (0.9, 0.5),
        (0.35, 1.3),
        (0.7, 2.2),
        (1.5, 2.1),
        (1.9, 1.2),
        (1.4, 0.5),
        (1.3, 1.0),
    ]
    running: list[Point] = [(1.9, 1.5)]
    x = 2.0
    for height in (0.75, 0.5, 0.62, 0.4):
        running += [(x + 0.15, 1.95), (x + 0.38, 1.95 - height), (x + 0.28, 1.9)]
        x += 0.36
    bar = [(4.2, 0.55), (5.3, 0.38), (6.2, 0.5)]
    tall: list[Point] = [(5.2, 0.45), (5.0, 1.2), (4.85, 2.1), (5.3, 1.7)]
    x = 5.5
    for height in (1.25, 0.45, 0.35, 0.42, 0.3, 0.22):
        tall += [(x + 0.1, 1.95 - height), (x + 0.02, 1.92), (x + 0.32, 1.9)]
        x += 0.42
    tall += [(8.6, 1.75), (9.5, 1.25)]
    flourish = [(9.2, 2.2), (6.5, 2.45), (3.2, 2.75), (4.6, 2.5), (7.8, 2.35)]
    return [_through(shaken(path)) for path in (capital, running, bar, tall, flourish)]


def signature(random: np.random.Generator, width: int, height: int, pen: float) -> Image.Image:
    """Return the ink's density (mode ``L``, 255 full) on ``width`` by ``height`` pixels.

    Args:
        random: Shakes the hand.
        width: Pixels.
        height: Pixels.
        pen: Width of the slowest stroke in pixels.
    """
    plate = Image.new("L", (width * OVERSAMPLED, height * OVERSAMPLED), 0)
    draw = ImageDraw.Draw(plate)
    scale = np.array([plate.width / 10.0, plate.height / 3.0])
    for path in _strokes(random):
        place = path * scale
        pace = np.linalg.norm(np.diff(place, axis=0, prepend=place[:1]), axis=1)
        pace = np.convolve(np.pad(pace, 4, mode="edge"), np.ones(9) / 9, mode="valid")
        radius = pen * OVERSAMPLED / 2 * (1.0 - 0.5 * np.clip(pace / pace.max(), 0.0, 1.0))
        for (x, y), (to_x, to_y), wide in zip(place, place[1:], radius[1:], strict=False):
            draw.line((x, y, to_x, to_y), fill=255, width=max(1, round(2 * wide)))
            draw.ellipse((to_x - wide, to_y - wide, to_x + wide, to_y + wide), fill=255)
    plate = plate.filter(ImageFilter.GaussianBlur(OVERSAMPLED * 0.6))
    return plate.resize((width, height), Image.Resampling.LANCZOS)

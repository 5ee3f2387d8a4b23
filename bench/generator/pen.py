"""From the way a pen went to the ink it left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from bench.generator.hands import extent
from bench.generator.truth import Half

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.generator.strokes import Path

_OVER = 2
"""Ink is drawn this many times larger, so that its edges are soft."""


@dataclass(frozen=True, slots=True)
class Pen:
    """An instrument, and how hard it is pressed."""

    width: float
    """Points, where it is slow."""

    thins: float
    """Share of the width that speed takes."""

    nib: float
    """Share of the width that the direction takes: 0 for a ball, up to 0.8 for a broad nib."""

    colour: tuple[int, int, int]
    opacity: float
    skips: float
    """Share of the ink that is missing where the pen is fast or light."""


def a_pen(random: np.random.Generator, half: Half) -> Pen:
    """Return a pen: mostly ball pens, some ink, some felt, some pencil."""
    colours = [(18, 18, 22), (28, 36, 120), (20, 24, 70), (40, 60, 170), (35, 35, 40)]
    colour = colours[int(random.integers(0, len(colours)))]
    what = random.random()
    low = 0.0 if half is Half.TRAINING else 0.1

    def between(least: float, most: float) -> float:
        return float(random.uniform(least, most))

    if what < 0.58:
        return Pen(
            between(0.55 + low, 1.25),
            between(0, 0.45),
            0.0,
            colour,
            between(0.5, 1),
            float(random.choice((0, 0, 0.1, 0.25))),
        )
    if what < 0.82:
        return Pen(between(0.9, 2.2), between(0.2, 0.75), between(0, 0.6), colour, between(0.7, 1), 0.0)
    if what < 0.93:
        return Pen(between(1.5, 3.8), between(0, 0.3), 0.0, colour, between(0.8, 1), 0.0)
    grey = int(random.integers(60, 105))
    return Pen(between(0.7, 1.3), 0.3, 0.0, (grey, grey, grey + 4), between(0.6, 0.85), 0.12)


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of writing with its place on a page."""

    paths: tuple[tuple[np.ndarray, np.ndarray], ...]
    """Points on the page and widths, both in points."""

    pen: Pen

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in points."""
        half = max(self.pen.width / 2, 0.3)
        every = np.concatenate([points for points, _ in self.paths])
        left, top = every.min(axis=0) - half
        right, bottom = every.max(axis=0) + half
        return float(left), float(top), float(right), float(bottom)


def write(
    paths: Sequence[Path],
    pen: Pen,
    place: tuple[float, float, float, float],
    *,
    turn: float = 0.0,
    fit: bool = True,
) -> Written:
    """Lay paths into ``place`` (left, top, width, height in points), turned by ``turn`` degrees."""
    left, top, right, bottom = extent(paths)
    across, down = place[2] / max(right - left, 0.3), place[3] / max(bottom - top, 0.3)
    scale = min(across, down) if fit else down
    angle = np.radians(turn)
    spin = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    middle = np.array([(left + right) / 2, (top + bottom) / 2])
    centre = np.array([place[0] + place[2] / 2, place[1] + place[3] / 2])
    laid = []
    for path in paths:
        points = (path.points - middle) * scale @ spin + centre
        way = np.gradient(points, axis=0) if len(points) > 2 else np.zeros_like(points)
        leaning = np.abs(np.sin(np.arctan2(way[:, 1], way[:, 0]) - 0.8))
        width = pen.width * (1 - pen.thins * path.speed) * (1 - pen.nib * (1 - leaning))
        laid.append((points, np.maximum(width, 0.18)))
    return Written(tuple(laid), pen)


def density(
    written: Written, size: tuple[int, int], scale: float, random: np.random.Generator
) -> Image.Image:
    """Return the ink on a page of ``size`` pixels (mode ``L``, 255 full) at ``scale`` pixels a point."""
    left, top, right, bottom = (edge * scale for edge in written.box)
    x0, y0 = int(left) - 3, int(top) - 3
    wide, high = int(right - left) + 8, int(bottom - top) + 8
    plate = Image.new("L", (wide * _OVER, high * _OVER), 0)
    draw = ImageDraw.Draw(plate)
    for points, widths in written.paths:
        place = (points * scale - np.array([x0, y0])) * _OVER
        broad = widths * scale * _OVER
        for (x, y), (to_x, to_y), width in zip(place, place[1:], broad[1:], strict=False):
            draw.line((x, y, to_x, to_y), fill=255, width=max(1, round(float(width))))
            if width > 2:
                half = float(width) / 2
                draw.ellipse((to_x - half, to_y - half, to_x + half, to_y + half), fill=255)
    plate = plate.filter(ImageFilter.GaussianBlur(0.5 * _OVER)).resize((wide, high), Image.Resampling.BOX)
    if written.pen.skips:
        noise = random.random((high, wide)).astype(np.float32)
        cloud = np.asarray(
            Image.fromarray(random.random((max(2, high // 9), max(2, wide // 9))).astype(np.float32)).resize(
                (wide, high)
            )
        )
        kept = np.where(cloud * 0.7 + noise * 0.3 < written.pen.skips + 0.18, 0.15, 1.0)
        plate = Image.fromarray((np.asarray(plate) * kept).astype(np.uint8))
    whole = Image.new("L", size, 0)
    whole.paste(plate, (x0, y0))
    return whole


def ink_on(page: Image.Image, written: Written, scale: float, random: np.random.Generator) -> None:
    """Lay ink over a page in colour, in place."""
    plate = density(written, page.size, scale, random)
    opacity = written.pen.opacity
    page.paste(written.pen.colour, (0, 0), plate.point(lambda value: round(value * opacity)))

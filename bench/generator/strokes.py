"""How a pen moves: two models that have nothing in common but what they are of.

*Lognormal* (training): the hand is a sum of short pushes, each with a speed that rises and falls like a
lognormal curve and a direction that turns (the sigma-lognormal model of Plamondon). *Oscillating* (figures):
two springs, across and along, whose strength changes while the hand travels (the model of Hollerbach), and
splines through points for capitals and flourishes.

Paths are in units of the x-height, y downwards, the base line at 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_STEP = 0.006
"""Seconds between two points of a lognormal path."""


@dataclass(frozen=True, slots=True)
class Path:
    """One movement without lifting the pen."""

    points: NDArray[np.float64]
    """Rows of x and y."""

    speed: NDArray[np.float64]
    """At each point, 1 the path's fastest."""


@dataclass(frozen=True, slots=True)
class Push:
    """One push of the lognormal model."""

    reach: float
    start: float
    """Direction in degrees, 0 to the right, 90 up."""

    end: float
    wait: float
    """Seconds after the push before."""


def lognormal(pushes: Sequence[Push], random: np.random.Generator) -> Path:
    """Return the path of overlapping pushes."""
    begins = np.cumsum([push.wait for push in pushes])
    time = np.arange(0.0, float(begins[-1]) + 0.7, _STEP)
    velocity = np.zeros((len(time), 2))
    for push, begin in zip(pushes, begins, strict=True):
        middle, spread = random.normal(-1.9, 0.12), random.uniform(0.22, 0.38)
        since = np.maximum(time - begin, 1e-6)
        z = (np.log(since) - middle) / spread
        speed = push.reach * np.exp(-0.5 * z * z) / (since * spread * math.sqrt(2 * math.pi))
        done = 1 / (1 + np.exp(-1.702 * z))
        angle = np.radians(push.start + (push.end - push.start) * done)
        velocity += speed[:, None] * np.stack([np.cos(angle), -np.sin(angle)], axis=1)
    pace = np.linalg.norm(velocity, axis=1)
    moving = np.flatnonzero(pace > 0.004 * pace.max())
    first, last = int(moving[0]), int(moving[-1]) + 1
    points = np.cumsum(velocity * _STEP, axis=0)[first:last]
    return Path(points, pace[first:last] / pace.max())


def oscillating(random: np.random.Generator, waves: float, tall: Sequence[float], wide: float) -> Path:
    """Return a running hand of so many ``waves``, whose height follows ``tall`` from start to end."""
    steps = int(46 * waves) + 8
    phase = np.linspace(0.0, 2 * math.pi * waves, steps)
    place = np.linspace(0, 1, steps)
    knots = np.linspace(0, 1, len(tall))
    height = np.interp(place, knots, tall)
    lean = random.uniform(0.1, 0.95)
    beat = np.interp(place, np.linspace(0, 1, 6), random.uniform(0.75, 1.3, 6))
    shift = random.uniform(0.7, 2.2)
    warped = np.cumsum(beat)
    warped *= phase[-1] / warped[-1]
    dip = np.interp(place, knots, random.uniform(-0.25, 0.6, len(tall)) * (np.asarray(tall) > 1.4))
    y = -height * (0.5 - 0.5 * np.cos(warped)) + dip * np.sin(warped / 2) ** 4
    loop = np.interp(place, np.linspace(0, 1, 7), random.uniform(0.15, 0.75, 7))
    x = wide * warped / (2 * math.pi) + loop * np.sin(warped + shift) - lean * y
    points = np.stack([x, y], axis=1)
    pace = np.linalg.norm(np.gradient(points, axis=0), axis=1)
    return Path(points, pace / pace.max())


def spline(points: Sequence[tuple[float, float]], steps: int = 26) -> Path:
    """Return a smooth path through ``points`` (Catmull-Rom)."""
    held = np.asarray([points[0], *points, points[-1]], dtype=float)
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    spans = [
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(held, held[1:], held[2:], held[3:], strict=False)
    ]
    path = np.concatenate([*spans, held[-1:]])
    pace = np.linalg.norm(np.gradient(path, axis=0), axis=1)
    return Path(path, pace / max(float(pace.max()), 1e-9))

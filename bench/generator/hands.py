"""Hands: signatures, initials, notes and scrawls out of the models of the pen."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from bench.generator.strokes import Path, Push, lognormal, oscillating, spline
from bench.generator.truth import Half

if TYPE_CHECKING:
    from collections.abc import Sequence

Random = np.random.Generator

_LEAST_POINTS = 90


@dataclass(frozen=True, slots=True)
class Habit:
    """What one hand does all the time."""

    slant: float
    """Degrees that its down strokes lean to the right."""

    wide: float
    """Width of a letter in x-heights."""

    round_: float
    """How far its strokes bend, in degrees."""

    tall: float
    """Height of ascenders in x-heights."""


def habit(random: Random, half: Half) -> Habit:
    """Return a hand's habits."""
    if half is Half.TRAINING:
        return Habit(
            float(random.normal(26, 13)),
            float(random.uniform(0.35, 1.1)),
            float(random.uniform(10, 75)),
            float(random.uniform(1.8, 4.2)),
        )
    return Habit(
        float(random.normal(30, 11)),
        float(random.uniform(0.45, 1.4)),
        float(random.uniform(20, 60)),
        float(random.uniform(1.5, 4.0)),
    )


def _letters(random: Random, habit: Habit, count: int, fade: float) -> Path:
    """Return a word of ``count`` joined letters, flattening by ``fade`` towards its end."""
    pushes: list[Push] = []
    quick = float(random.uniform(0.055, 0.1))
    for at in range(count):
        size = max(0.12, (1 - fade * at / max(count, 1)) * float(random.normal(1.0, 0.16)))
        what = random.random()
        up, down = size, size
        if what < 0.24:
            up = down = size * habit.tall * float(random.uniform(0.8, 1.1))
        elif what < 0.38:
            down = size * habit.tall
        lean = 90 - habit.slant + float(random.normal(0, 6))
        bend = habit.round_ * float(random.normal(1.0, 0.25))
        across = habit.wide * float(random.uniform(0.6, 1.4))
        pushes.append(
            Push(up + 0.2 * across, lean - bend, lean + 0.6 * bend, quick * random.uniform(0.8, 1.5))
        )
        pushes.append(
            Push(down, lean + 180 - 0.3 * bend, lean + 180 + bend, quick * random.uniform(0.8, 1.5))
        )
        if down > up:
            pushes.append(Push(down - up, lean - 0.4 * bend, lean + 0.2 * bend, quick))
        pushes.append(Push(across, float(random.normal(-8, 14)), float(random.normal(22, 14)), quick))
    return lognormal(pushes, random)


def _capital(random: Random, habit: Habit) -> Path:
    """Return a large opening letter: two to five wide pushes."""
    angle = float(random.uniform(0, 360))
    turn = float(random.choice((-1, 1)))
    pushes = []
    for _ in range(int(random.integers(2, 6))):
        bend = turn * float(random.uniform(40, 200))
        pushes.append(
            Push(
                habit.tall * float(random.uniform(0.6, 1.5)),
                angle,
                angle + bend,
                float(random.uniform(0.07, 0.16)),
            )
        )
        angle += bend + float(random.uniform(-50, 90))
        turn = -turn if random.random() < 0.35 else turn
    return lognormal(pushes, random)


def _stroke(random: Random, reach: float, angle: float, bend: float) -> Path:
    return lognormal([Push(reach, angle - bend, angle + bend, 0.08)], random)


def _moved(path: Path, x: float, y: float) -> Path:
    return replace(path, points=path.points + np.array([x, y]))


def _right(path: Path) -> float:
    return float(path.points[:, 0].max())


def _starting(path: Path, x: float, y: float) -> Path:
    """Return the path begun at a place."""
    return _moved(path, x - float(path.points[0, 0]), y - float(path.points[0, 1]))


def _beside(path: Path, x: float) -> Path:
    """Return the path with its left edge at ``x``, its middle where letters stand."""
    return _moved(path, x - float(path.points[:, 0].min()), 0.0)


def _lognormal_signature(random: Random) -> list[Path]:
    hand = habit(random, Half.TRAINING)
    paths: list[Path] = []
    x = 0.0
    words = 1 if random.random() < 0.35 else 2 if random.random() < 0.8 else 3
    for _ in range(words):
        if random.random() < 0.85:
            first = _capital(random, hand)
            low = float(first.points[:, 1].max())
            first = _beside(_moved(first, 0, -low + float(random.uniform(-0.3, 0.6))), x)
            paths.append(first)
            x = _right(first) + float(random.uniform(-0.9, 0.3)) * hand.wide
        count = int(random.choice((0, 2, 4, 6, 9, 12), p=(0.14, 0.14, 0.22, 0.24, 0.16, 0.10)))
        if count:
            word = _beside(_letters(random, hand, count, float(random.uniform(0, 0.85))), x)
            paths.append(word)
            x = _right(word) + float(random.uniform(-0.2, 1.2)) * hand.wide
    wide = max(x, 2.0)
    if random.random() < 0.5:
        back = random.random() < 0.35
        start = float(random.uniform(0.4, 1.0) * wide if back else random.uniform(-0.5, 0.5) * wide)
        line = _stroke(
            random,
            float(random.uniform(0.4, 1.3)) * wide,
            180 if back else float(random.normal(4, 8)),
            float(random.normal(0, 14)),
        )
        paths.append(_starting(line, start, float(random.uniform(0.2, 1.5))))
    if random.random() < 0.45:
        # Loops thrown over the name, back and forth along one slant.
        lean, tall = 90 - hand.slant, hand.tall * float(random.uniform(0.8, 2.0))
        loops = []
        for _ in range(int(random.integers(1, 5))):
            bend = float(random.uniform(15, 60))
            loops += [
                Push(tall, lean - bend, lean + bend, 0.1),
                Push(tall * 1.05, lean + 180 - bend, lean + 180 + bend, 0.1),
            ]
            loops.append(Push(float(random.uniform(0.2, 1.4)), -30, 30, 0.06))
        paths.append(
            _starting(
                lognormal(loops, random),
                float(random.uniform(0, 0.9)) * wide,
                float(random.uniform(-0.3, 1.0)),
            )
        )
    if random.random() < 0.25:
        loop = [
            Push(wide * float(random.uniform(0.2, 0.7)), a, a + 150, 0.12) for a in random.uniform(0, 360, 2)
        ]
        paths.append(
            _starting(
                lognormal(loop, random), wide * float(random.uniform(0.1, 1)), float(random.uniform(-1, 0.6))
            )
        )
    for _ in range(int(random.integers(0, 3))):
        bar = _stroke(random, float(random.uniform(0.5, 2.5)), float(random.normal(5, 12)), 6)
        paths.append(_starting(bar, float(random.uniform(0, wide)), -float(random.uniform(0.9, 2.2))))
    if random.random() < 0.3:
        dot = _stroke(random, 0.15, -40, 10)
        paths.append(_starting(dot, float(random.uniform(0, 1.1 * wide)), float(random.uniform(-2, 0.2))))
    return paths


def _loops(random: Random, count: int, size: float) -> list[tuple[float, float]]:
    """Return points for a capital: a turn around a wandering middle."""
    angle, points = float(random.uniform(0, 2 * math.pi)), []
    x = y = 0.0
    turn = float(random.choice((-1, 1)))
    for _ in range(count):
        radius = size * float(random.uniform(0.3, 1.0))
        points.append((x + radius * math.cos(angle) * 0.7, y - radius * math.sin(angle)))
        angle += turn * float(random.uniform(0.7, 2.0))
        x += float(random.uniform(0.0, 0.3)) * size
    return points


def _sprung_signature(random: Random) -> list[Path]:
    hand = habit(random, Half.FIGURES)
    paths: list[Path] = []
    x = 0.0
    for _ in range(int(random.choice((1, 2, 3), p=(0.4, 0.45, 0.15)))):
        if random.random() < 0.8:
            capital = spline(_loops(random, int(random.integers(4, 11)), hand.tall * 0.8))
            low = float(capital.points[:, 1].max())
            capital = _beside(_moved(capital, 0, -low + float(random.uniform(-0.4, 0.9))), x)
            paths.append(capital)
            x = _right(capital) - float(random.uniform(-0.2, 0.8))
        if random.random() < 0.82:
            waves = float(random.uniform(1.2, 9.0))
            tall = [
                hand.tall * float(random.uniform(0.6, 1.1))
                if random.random() < 0.25
                else float(random.uniform(0.3, 1.1))
                for _ in range(max(3, int(waves * 1.3)))
            ]
            word = _beside(oscillating(random, waves, tall, hand.wide), x)
            paths.append(word)
            x = _right(word) + float(random.uniform(-0.3, 1.0))
    wide = max(x, 2.0)
    if random.random() < 0.45:
        points = [
            (wide * float(place) + float(random.normal(0, 0.2)), float(random.uniform(0.1, 1.4)))
            for place in (random.permutation if random.random() < 0.2 else np.sort)(
                random.uniform(-0.2, 1.3, int(random.integers(2, 6)))
            )
        ]
        paths.append(spline(points))
    if random.random() < 0.4:
        x, tall = float(random.uniform(0, 0.7) * wide), hand.tall * float(random.uniform(0.7, 1.6))
        lean = math.tan(math.radians(min(hand.slant, 55)))
        zigzag = [
            (
                x + step * float(random.uniform(0.15, 0.9)) + (lean * tall if step % 2 else 0),
                -tall * float(random.uniform(0.6, 1.1)) if step % 2 else float(random.uniform(-0.2, 1.0)),
            )
            for step in range(int(random.integers(3, 9)))
        ]
        paths.append(spline(zigzag))
    if random.random() < 0.35:
        a, b = random.uniform(0, wide, 2)
        paths.append(spline([(a, -hand.tall), (float(a + b) / 2, float(random.normal(0, 0.6))), (b, 0.9)]))
    return paths


def signature(random: Random, half: Half) -> list[Path]:
    """Return a signature, in x-heights."""
    while True:
        paths = _lognormal_signature(random) if half is Half.TRAINING else _sprung_signature(random)
        # A lone bar or dot is no signature that anybody would know.
        if len(paths) and sum(len(path.points) for path in paths) > _LEAST_POINTS and _spreads(paths):
            return paths


def _spreads(paths: Sequence[Path]) -> bool:
    left, top, right, bottom = extent(paths)
    return right - left > 1.0 and 0.08 < (bottom - top) / (right - left) < 4.0


def initials(random: Random, half: Half) -> list[Path]:
    """Return two or three letters."""
    hand, paths, x = habit(random, half), [], 0.0
    for _ in range(int(random.integers(1, 4))):
        if half is Half.TRAINING:
            letter = _capital(random, hand)
        else:
            letter = spline(_loops(random, int(random.integers(3, 7)), hand.tall * 0.7))
        letter = _beside(_moved(letter, 0, -float(letter.points[:, 1].max())), x)
        paths.append(letter)
        x = _right(letter) + float(random.uniform(-0.3, 0.5))
    return paths


def written_words(random: Random, half: Half, words: int) -> list[Path]:
    """Return so many words of a running hand on one line: a note, a date, a remark."""
    hand, paths, x = habit(random, half), [], 0.0
    for _ in range(words):
        count = int(random.integers(2, 8))
        if half is Half.TRAINING:
            word = _letters(random, hand, count, 0.1)
        else:
            tall = [1.0 if random.random() < 0.7 else hand.tall * 0.7 for _ in range(count + 2)]
            word = oscillating(random, count * 0.9, tall, hand.wide)
        word = _beside(word, x)
        paths.append(word)
        x = _right(word) + float(random.uniform(0.6, 1.4))
    return paths


def figures(random: Random, count: int) -> list[Path]:
    """Return a row of separate short signs: a file number, a date in figures."""
    paths = []
    for at in range(count):
        points = [
            (at * 1.1 + float(random.uniform(0, 0.8)), -1.6 * float(random.uniform(0, 1)))
            for _ in range(int(random.integers(2, 6)))
        ]
        paths.append(spline(points))
    return paths


def line_under(random: Random, wide: float) -> list[Path]:
    """Return a line under words, straight by intention."""
    y = random.normal(0, 0.08, 4)
    return [spline([(wide * at / 3, float(y[at])) for at in range(4)])]


def ring(random: Random, wide: float, high: float) -> list[Path]:
    """Return a ring drawn around words, not quite closed."""
    start = float(random.uniform(0, 2 * math.pi))
    turn = np.linspace(start, start + 2 * math.pi * float(random.uniform(0.92, 1.15)), 12)
    shake = 1 + random.normal(0, 0.06, 12)
    return [
        spline(
            [
                (wide / 2 * (1 + math.cos(a) * s), -high / 2 * (1 + math.sin(a) * s))
                for a, s in zip(turn, shake, strict=True)
            ]
        )
    ]


def tick(random: Random) -> list[Path]:
    """Return a tick or a cross."""
    if random.random() < 0.6:
        return [
            spline([(0, -0.7), (0.5, 0), (float(random.uniform(1.2, 2.4)), -float(random.uniform(1.2, 2.4)))])
        ]
    return [spline([(0, 0), (1, -1.2)]), spline([(0, -1.1), (1.1, 0)])]


def extent(paths: Sequence[Path]) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of what was written."""
    every = np.concatenate([path.points for path in paths])
    left, top = every.min(axis=0)
    right, bottom = every.max(axis=0)
    return float(left), float(top), float(right), float(bottom)

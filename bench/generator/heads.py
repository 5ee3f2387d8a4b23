"""Letterheads of many styles, and none."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bench.generator.page import BLACK, Rule, Shape
from bench.generator.truth import Half
from bench.generator.words import Vocabulary, pick

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    from bench.generator.page import Colour, Page

_COLOURS: tuple[Colour, ...] = (BLACK, (0.1, 0.2, 0.45), (0.45, 0.1, 0.1), (0.1, 0.35, 0.2), (0.3, 0.3, 0.3))


def logo(page: Page, random: np.random.Generator, x: float, y: float, size: float) -> None:
    """Draw a seal, a shield, bars or a star at a place."""
    colour = _COLOURS[int(random.integers(0, len(_COLOURS)))]
    what = random.random()
    if what < 0.4:
        for inset in (0.0, 0.07, 0.24):
            corners = ((x + inset * size, y + inset * size), (x + (1 - inset) * size, y + (1 - inset) * size))
            page.things.append(Shape(corners, None, colour, 1.1, round_=True))
        star(page, x + size / 2, y + size / 2, size * 0.2, colour, int(random.integers(4, 9)))
        for at in range(24):
            a = at * math.pi / 12
            near, far = 0.36 * size, 0.41 * size
            cx, cy = x + size / 2, y + size / 2
            page.things.append(
                Rule(
                    cx + near * math.cos(a),
                    cy + near * math.sin(a),
                    cx + far * math.cos(a + 0.12),
                    cy + far * math.sin(a + 0.12),
                    1.0,
                    colour,
                )
            )
    elif what < 0.6:
        page.things.append(
            Shape(
                (
                    (x, y),
                    (x + size, y),
                    (x + size, y + 0.6 * size),
                    (x + size / 2, y + size),
                    (x, y + 0.6 * size),
                ),
                colour if random.random() < 0.5 else None,
                colour,
                1.5,
            )
        )
        page.things.append(Rule(x, y + size / 3, x + size, y + size / 3, 2.0, colour))
    elif what < 0.8:
        for at in range(3):
            page.things.append(
                Shape(
                    (
                        (x, y + at * size / 3),
                        (x + size * (1 - 0.2 * at), y + at * size / 3),
                        (x + size * (0.9 - 0.2 * at), y + (at + 0.6) * size / 3),
                        (x, y + (at + 0.6) * size / 3),
                    ),
                    colour,
                )
            )
    else:
        star(page, x + size / 2, y + size / 2, size / 2, colour, int(random.integers(5, 12)))


def star(page: Page, x: float, y: float, size: float, colour: Colour, rays: int) -> None:
    """Draw a filled star."""
    points = tuple(
        (x + r * size * math.sin(a), y - r * size * math.cos(a))
        for at in range(2 * rays)
        for a, r in [(at * math.pi / rays, 1.0 if at % 2 == 0 else 0.45)]
    )
    page.things.append(Shape(points, colour))


def _centred(page: Page, random: np.random.Generator, words: Vocabulary, office: str) -> None:
    if random.random() < 0.5:
        logo(page, random, page.width / 2 - 24, 26, 48)
        page.y = 78
    else:
        page.y = 34
    page.centre(
        office.upper() if random.random() < 0.5 else office, bold=True, size=float(random.uniform(12, 18))
    )
    page.centre(pick(random, words.units), size=10)
    page.centre(f"{pick(random, words.streets)}, {pick(random, words.towns)}", size=9)


def _left(page: Page, random: np.random.Generator, words: Vocabulary, office: str) -> None:
    logo(page, random, page.margin, 34, 44)
    page.y = 36
    x = page.margin + 56
    page.say(office, x, bold=True, size=float(random.uniform(12, 17)))
    page.say(pick(random, words.units), x, size=9)
    page.say(f"{pick(random, words.streets)}, {pick(random, words.towns)}", x, size=8)
    page.y = max(page.y, 82)
    if random.random() < 0.6:
        page.things.append(
            Rule(page.margin, page.y + 5, page.width - page.margin, page.y + 5, float(random.uniform(0.5, 2)))
        )


def _right(page: Page, random: np.random.Generator, words: Vocabulary, office: str) -> None:
    page.y = 36
    x = page.width - page.margin - 170
    page.say(office, x, bold=True, size=12)
    for line in (
        pick(random, words.streets),
        pick(random, words.towns),
        "Telephone 555 0142",
        "www.example.org",
    ):
        page.say(line, x, size=8.5)
    if random.random() < 0.5:
        logo(page, random, page.margin, 36, 52)


def _band(page: Page, random: np.random.Generator, words: Vocabulary, office: str) -> None:
    colour = _COLOURS[int(random.integers(1, len(_COLOURS)))]
    page.things.append(Shape(((0, 0), (page.width, 0), (page.width, 54), (0, 54)), colour))
    page.y = 16
    page.say(office, bold=True, size=17, colour=(1, 1, 1))
    page.y = 58
    page.say(f"{pick(random, words.streets)} · {pick(random, words.towns)}", size=8)


def _margin(page: Page, random: np.random.Generator, words: Vocabulary, office: str) -> None:
    logo(page, random, 28, 40, 46)
    page.y = 96
    for line in (*office.split(" of "), pick(random, words.streets), pick(random, words.towns)):
        page.say(line, 26, size=6.5)
    page.margin = max(page.margin, 128.0)
    page.y = 60


def _typed(page: Page, random: np.random.Generator, words: Vocabulary, office: str) -> None:
    page.y = 50
    page.centre(office.upper(), bold=random.random() < 0.5)
    page.centre(pick(random, words.towns).upper())


def letterhead(page: Page, random: np.random.Generator, words: Vocabulary, half: Half) -> bool:
    """Draw a letterhead, or none in one letter of five; return whether there is one."""
    styles: tuple[Callable[[Page, np.random.Generator, Vocabulary, str], None], ...]
    styles = (
        (_centred, _left, _typed, _band)
        if half is Half.TRAINING
        else (_centred, _right, _margin, _typed, _left)
    )
    if random.random() < 0.2:
        page.y = float(random.uniform(60, 90))
        return False
    styles[int(random.integers(0, len(styles)))](page, random, words, pick(random, words.offices))
    page.y += float(random.uniform(16, 34))
    return True

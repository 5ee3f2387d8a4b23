"""Factories of letters as read: words typed on lines at given places."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from authcheck.layout import find_zones
from authcheck.model.document import Document, Page, Picture, TextOrigin, Word
from authcheck.model.exhibit import Exhibit
from authcheck.model.geometry import Box
from authcheck.model.zone import Zone

if TYPE_CHECKING:
    from PIL import ImageDraw

WIDTH, HEIGHT = 612.0, 792.0
PITCH = 14.0
SIZE = 11.0

PARAGRAPH = (
    "We write about the matter that was raised with this office in the course of last month",
    "and about the steps that both parties have agreed to take before the end of the coming",
    "year so that the work can go on without further delay on the part of either of them.",
)

Typed = tuple[float, float, str]
"""Left edge, top, text."""


def an_exhibit() -> Exhibit:
    return Exhibit(
        path="letter.pdf", name="letter.pdf", sha256="0" * 64, size=1, media_type="application/pdf"
    )


def words_of(typed: Typed, line: int, size: float = SIZE, confidence: float = 1.0) -> list[Word]:
    """Type a line: every letter half as wide as the type is high."""
    left, top, text = typed
    words = []
    for piece in text.split(" "):
        right = left + 0.5 * size * len(piece)
        if piece:
            words.append(
                Word(
                    text=piece,
                    box=Box(left, top, right, top + 0.8 * size),
                    line=line,
                    origin=TextOrigin.TEXT_LAYER,
                    size=size,
                    confidence=confidence,
                )
            )
        left = right + 0.3 * size
    return words


def a_page(
    *lines: Typed,
    number: int = 1,
    more: tuple[Word, ...] = (),
    pictures: tuple[Picture, ...] = (),
    legibility: float = 1.0,
) -> Page:
    words = [word for at, line in enumerate(lines) for word in words_of(line, at)]
    return Page(
        number=number,
        width=WIDTH,
        height=HEIGHT,
        words=(*words, *more),
        pictures=pictures,
        legibility=legibility,
    )


def a_document(*pages: Page) -> Document:
    return Document(exhibit=an_exhibit(), pages=pages)


def paragraph(top: float, left: float = 72.0, times: int = 1) -> list[Typed]:
    return [(left, top + PITCH * at, text) for at, text in enumerate(PARAGRAPH * times)]


def zones_of(document: Document, name: str, page: int = 1) -> list[Zone]:
    return [zone for zone in find_zones(document) if zone.name == name and zone.page == page]


def text_of(document: Document, name: str, page: int = 1) -> str:
    """Return the text of all zones of that name on a page, lines joined by `` / ``."""
    return " / ".join(line for zone in zones_of(document, name, page) for line in document.lines_of(zone))


_INK_SCALE = 150 / 72


def write_a_name(pen: ImageDraw.ImageDraw, left: float, top: float) -> None:
    """Write a large leaning loop, a running line with ascenders and a stroke under it."""

    def leaning(x: float, y: float) -> tuple[float, float]:
        return ((left + x + (48 - y) * 0.35) * _INK_SCALE, (top + y) * _INK_SCALE)

    loop = [leaning(14 + 13 * math.cos(a / 8) + a / 9, 24 + 23 * math.sin(a / 8)) for a in range(90)]
    run = [
        leaning(34 + a * 0.5 + 4 * math.sin(a / 3), 32 + (9 + 12 * (a % 60 < 16)) * math.sin(a / 2.6))
        for a in range(170)
    ]
    under = [leaning(2 + a, 47 - 5 * math.sin(a / 40)) for a in range(0, 116, 3)]
    for path in (loop, run, under):
        pen.line(path, fill=70, width=3, joint="curve")

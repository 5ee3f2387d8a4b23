"""A page being composed: words, lines and shapes with their places, in points from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.pdfgen.canvas import Canvas

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
A4, LETTER = (595.3, 841.9), (612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words on a base line."""

    words: str
    face: str
    size: float
    x: float
    y: float
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float = 0.7
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled or outlined polygon, ellipse or box."""

    points: tuple[tuple[float, float], ...]
    fill: Colour | None
    stroke: Colour | None = None
    width: float = 1.0
    round_: bool = False
    """Whether ``points`` are the corners of the box around an ellipse."""


@dataclass(slots=True)
class Page:
    """What is on one page so far."""

    width: float
    height: float
    face: str
    bold: str
    size: float
    margin: float
    things: list[Text | Rule | Shape] = field(default_factory=list)
    y: float = 60.0

    @property
    def leading(self) -> float:
        """Points from one base line to the next."""
        return self.size * 1.22

    def say(
        self,
        words: str,
        x: float | None = None,
        *,
        bold: bool = False,
        size: float = 0.0,
        colour: Colour = BLACK,
    ) -> tuple[float, float, float, float]:
        """Write a line at ``y`` and go down; return its box."""
        size = size or self.size
        face = self.bold if bold else self.face
        x = self.margin if x is None else x
        self.y += size * 1.22
        self.things.append(Text(words, face, size, x, self.y - 0.25 * size, colour))
        return x, self.y - size, x + stringWidth(words, face, size), self.y

    def centre(self, words: str, *, bold: bool = False, size: float = 0.0, colour: Colour = BLACK) -> None:
        """Write a line in the middle."""
        wide = stringWidth(words, self.bold if bold else self.face, size or self.size)
        self.say(words, (self.width - wide) / 2, bold=bold, size=size, colour=colour)

    def flow(
        self, words: str, *, indent: float = 0.0, left: float | None = None, right: float | None = None
    ) -> None:
        """Write a paragraph."""
        left = self.margin if left is None else left
        right = self.width - self.margin if right is None else right
        line, x = "", left + indent
        for word in words.split():
            longer = f"{line} {word}".strip()
            if line and x + stringWidth(longer, self.face, self.size) > right:
                self.say(line, x)
                line, x = word, left
            else:
                line = longer
        if line:
            self.say(line, x)

    def draw(self, canvas: Canvas) -> None:
        """Paint it all."""
        paint(canvas, self.things, self.height)


def paint(canvas: Canvas, things: Iterable[Text | Rule | Shape], height: float) -> None:
    """Paint things whose places count from the top of a page of ``height``."""
    for thing in things:
        if isinstance(thing, Text):
            canvas.setFillColorRGB(*thing.colour)
            canvas.setFont(thing.face, thing.size)
            canvas.drawString(thing.x, height - thing.y, thing.words)
        elif isinstance(thing, Rule):
            canvas.setStrokeColorRGB(*thing.colour)
            canvas.setLineWidth(thing.width)
            canvas.line(thing.x, height - thing.y, thing.to_x, height - thing.to_y)
        else:
            _shape(canvas, thing, height)


def _shape(canvas: Canvas, shape: Shape, height: float) -> None:
    if shape.fill is not None:
        canvas.setFillColorRGB(*shape.fill)
    if shape.stroke is not None:
        canvas.setStrokeColorRGB(*shape.stroke)
        canvas.setLineWidth(shape.width)
    fill, stroke = int(shape.fill is not None), int(shape.stroke is not None)
    if shape.round_:
        (left, top), (right, bottom) = shape.points
        canvas.ellipse(left, height - bottom, right, height - top, fill=fill, stroke=stroke)
        return
    path = canvas.beginPath()
    for at, (x, y) in enumerate(shape.points):
        (path.lineTo if at else path.moveTo)(x, height - y)
    path.close()
    canvas.drawPath(path, fill=fill, stroke=stroke)

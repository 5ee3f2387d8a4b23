"""One page of a letter, written from the top down with the fonts every PDF reader carries."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.utils import simpleSplit  # type: ignore[import-untyped]  # reportlab ships no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # the same

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

LETTER = (612.0, 792.0)
A4 = (595.28, 841.89)
INCH = 72.0


@dataclass(frozen=True, slots=True)
class Type:
    """A face, its size and its line height in points."""

    face: str = "Times-Roman"
    size: float = 12.0
    leading: float = 14.0


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the file says about itself."""

    title: str
    author: str
    made: datetime
    """With zone; both the creation and the modification date."""

    creator: str = "Word processor"


class Sheet:
    """A page being written; ``y`` is the next base line in points from the top."""

    def __init__(self, canvas: Canvas, size: tuple[float, float], margin: float) -> None:
        """Start under the top margin, ``margin`` points from each edge."""
        self.canvas, self.margin = canvas, margin
        self.width, self.height = size
        self.y = margin

    def down(self, points: float) -> None:
        """Leave ``points`` of blank space."""
        self.y += points

    def line(self, text: str, style: Type, *, left: float | None = None) -> None:
        """Write one line from ``left`` (points from the page's edge; None is the margin)."""
        self.canvas.setFont(style.face, style.size)
        self.canvas.drawString(self.margin if left is None else left, self.height - self.y, text)
        self.y += style.leading

    def centred(self, text: str, style: Type) -> None:
        """Write one line in the middle of the page."""
        self.canvas.setFont(style.face, style.size)
        self.canvas.drawCentredString(self.width / 2, self.height - self.y, text)
        self.y += style.leading

    def right(self, text: str, style: Type) -> None:
        """Write one line that ends at the right margin, on the current base line; stay on it."""
        self.canvas.setFont(style.face, style.size)
        self.canvas.drawRightString(self.width - self.margin, self.height - self.y, text)

    def paragraph(self, text: str, style: Type, *, left: float | None = None, after: float = 10.0) -> None:
        """Write ``text`` broken into lines, and ``after`` points of space under it."""
        start = self.margin if left is None else left
        for row in simpleSplit(text, style.face, style.size, self.width - self.margin - start):
            self.line(row, style, left=start)
        self.y += after

    def rule(self, thickness: float = 0.8) -> None:
        """Draw a line from margin to margin."""
        self.canvas.setLineWidth(thickness)
        self.canvas.line(self.margin, self.height - self.y, self.width - self.margin, self.height - self.y)

    def foot(self, text: str, size: float = 6.5) -> None:
        """Write one small line near the lower edge."""
        self.canvas.setFont("Helvetica", size)
        self.canvas.drawCentredString(self.width / 2, 0.45 * INCH, text)


def canvas_of(path: Path, imprint: Imprint, size: tuple[float, float]) -> Canvas:
    """Open a PDF whose bytes depend on nothing but what is drawn on it.

    Streams stay uncompressed: the bytes then depend on no version of zlib, and people can read them.
    """
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(imprint.made.timestamp()))  # reportlab's clock
    try:
        canvas = Canvas(str(path), pagesize=size, pageCompression=0, invariant=1)
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
    canvas.setTitle(imprint.title)
    canvas.setAuthor(imprint.author)
    canvas.setCreator(imprint.creator)
    canvas.setSubject("Specimen made for testing authcheck; no office wrote it")
    return canvas


@contextmanager
def written(path: Path, imprint: Imprint, size: tuple[float, float], margin: float = INCH) -> Iterator[Sheet]:
    """Open a one-page letter for writing and save it at the end."""
    canvas = canvas_of(path, imprint, size)
    yield Sheet(canvas, size, margin)
    canvas.showPage()
    canvas.save()

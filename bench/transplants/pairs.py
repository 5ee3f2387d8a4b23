"""Pairs of signatures: one image in two documents, or two signatures of one hand.

Another signature of the same hand is made by the same draws with a little noise on each: the same plan of
movements, carried out anew. How much noise is the *steadiness* of the writer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from authcheck.exemplars.looks import signatures_of
from authcheck.layout import find_zones
from authcheck.model.document import Document, Page, TextOrigin, Word
from authcheck.model.exhibit import Exhibit
from authcheck.model.geometry import Box
from bench.generator.hands import signature
from bench.generator.pen import Pen, a_pen, ink_on, write
from bench.generator.truth import Half
from bench.generator.wear import copied, faxed, scanned, squeezed

if TYPE_CHECKING:
    from authcheck.model.exemplar import Crop
    from bench.generator.strokes import Path

STEADY = (0.04, 0.08, 0.15)
"""Noise of a hand that signs again, as a part of what hands differ by."""

WIDTH, HEIGHT = 400, 280
"""Points of the piece of paper around a signature."""

_FINE = 300 / 72
"""Pixels of a scan to a point."""

_RIM = 40
"""Points of it at each side that are cut away after scanning: edges of sheets are another matter."""


_BODY = (
    "We write about the matter that was raised with this office in the course of last month",
    "and about the steps that both parties have agreed to take before the end of the coming",
    "year so that the work can go on without further delay on the part of either of them.",
    "",
)
_NAME = "Adrian Quill"


class Wavering:
    """The draws of one generator, each moved a little by another's: the same gesture, made again."""

    def __init__(self, seed: int, noise: np.random.Generator, steadiness: float) -> None:
        """Draw what a generator with ``seed`` draws, moved by ``noise`` times ``steadiness``."""
        self._plan, self._noise, self._steadiness = np.random.default_rng(seed), noise, steadiness

    def normal(self, middle: Any = 0.0, spread: Any = 1.0, size: Any = None) -> Any:
        """Draw a normal, moved by a part of its spread."""
        drawn = self._plan.normal(middle, spread, size)
        return drawn + np.asarray(spread) * self._steadiness * self._noise.normal(0, 1, size)

    def uniform(self, low: Any = 0.0, high: Any = 1.0, size: Any = None) -> Any:
        """Draw a uniform, moved by a part of its range."""
        drawn = self._plan.uniform(low, high, size)
        return drawn + (np.asarray(high) - np.asarray(low)) * self._steadiness * 0.5 * self._noise.normal(
            0, 1, size
        )

    def __getattr__(self, name: str) -> Any:
        """Decisions are the plan's."""
        return getattr(self._plan, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two crops as authcheck would keep them; None where wear left too little."""

    one: Crop | None
    other: Crop | None
    wear: str
    """What was done to the second."""


def same_image(seed: int, half: Half) -> Pair:
    """Return a signature in two documents: scaled 0.6 to 1.5 times, turned up to 5 degrees, scanned again."""
    random = np.random.default_rng((seed, 1))
    paths = signature(np.random.default_rng((seed, 0)), half)
    pen, wide = a_pen(random, half), float(random.uniform(80, 190))
    # What is pasted is one picture of ink: cut out, scaled, turned.
    cut = _plate(paths, pen, wide, np.random.default_rng((seed, 2)))
    first, _ = _worn(_placed(cut, 1.0, float(random.uniform(-1, 1))), random, half)
    size = float(random.uniform(0.6, 1.5))
    size = min(
        size,
        0.9 * (WIDTH - 2 * _RIM) / (cut.width / 300 * 72),
        0.9 * (HEIGHT - 2 * _RIM) / (cut.height / 300 * 72),
    )
    second, wear = _worn(_placed(cut, size, float(random.uniform(-5, 5))), random, half)
    return Pair(one=first, other=second, wear=wear)


def same_hand(seed: int, half: Half, steadiness: float) -> Pair:
    """Return two signatures that one hand wrote one after the other."""
    random = np.random.default_rng((seed, 3))
    pen, wide = a_pen(random, half), float(random.uniform(80, 190))
    crops = []
    wear = ""
    for turn in range(2):
        hand = Wavering(seed, np.random.default_rng((seed, 4, turn)), steadiness)
        paths = signature(hand, half)  # type: ignore[arg-type]  # draws like a generator
        plate = _plate(paths, pen, wide, np.random.default_rng((seed, 5, turn)))
        crop, wear = _worn(_placed(plate, 1.0, float(random.uniform(-2, 2))), random, half)
        crops.append(crop)
    return Pair(one=crops[0], other=crops[1], wear=wear)


def _plate(paths: list[Path], pen: Pen, wide: float, random: np.random.Generator) -> Image.Image:
    """Return a signature's ink at 300 dpi on white, cut close."""
    scale = 300 / 72
    page = Image.new("RGB", (round(WIDTH * scale), round(HEIGHT * scale)), (255, 255, 255))
    high = min(wide * 0.8, 0.5 * HEIGHT)
    written = write(paths, pen, (20, 20, wide, high))
    ink_on(page, written, scale, random)
    left, top, right, bottom = (round(edge * scale) for edge in written.box)
    return page.crop((max(left - 4, 0), max(top - 4, 0), right + 4, bottom + 4))


def _placed(plate: Image.Image, size: float, turn: float) -> Image.Image:
    """Return a piece of paper at 300 dpi with the picture on it."""
    scale = 300 / 72
    page = Image.new("RGB", (round(WIDTH * scale), round(HEIGHT * scale)), (255, 255, 255))
    pasted = plate.resize(
        (max(1, round(plate.width * size)), max(1, round(plate.height * size))), Image.Resampling.LANCZOS
    ).rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=(255, 255, 255))
    page.paste(pasted, ((page.width - pasted.width) // 2, (page.height - pasted.height) // 2))
    return page


def _worn(page: Image.Image, random: np.random.Generator, half: Half) -> tuple[Crop | None, str]:
    dpi = int(random.choice((200, 300)))
    clean = page.resize((round(WIDTH * dpi / 72), round(HEIGHT * dpi / 72)), Image.Resampling.BOX)
    way = random.random()
    if way < 0.2:
        picture, wear = clean, "as placed"
    else:
        worn = scanned(clean, random, half, dpi)
        wear = "scan"
        if way > 0.85:
            worn, wear = faxed(worn, random, fine=True), "fax"
        elif way > 0.65:
            worn, wear = copied(worn, random, int(random.integers(1, 3))), "copy"
        picture = (
            worn.picture
            if way > 0.65
            else squeezed(worn.picture.convert("RGB"), int(random.integers(50, 92)))
        )
    grey = picture.convert("L").resize(
        (round(WIDTH * _FINE), round(HEIGHT * _FINE)), Image.Resampling.BICUBIC
    )
    rim = round(_RIM * _FINE)
    inner = grey.crop((rim, rim, grey.width - rim, grey.height - rim))
    crops = signatures_of(_Letter(inner))
    # Others on the page are what wear left.
    return max(crops, key=lambda crop: crop.box.width * crop.box.height, default=None), wear


class _Letter:
    """A typed letter around a worn piece of paper with a signature: what recognises one needs a page."""

    def __init__(self, piece: Image.Image) -> None:
        scale = _FINE
        paper = int(np.median(np.asarray(piece)))
        self._picture = Image.new("L", (round(612 * scale), round(792 * scale)), paper)
        pen, face = ImageDraw.Draw(self._picture), ImageFont.load_default(11 * scale)
        words: list[Word] = []
        top = 72.0
        for line, text in enumerate((*_BODY * 5, "Sincerely,", _NAME)):
            left = 72.0
            if text == _NAME:
                self._picture.paste(piece, (round(72 * scale), round((top - 10) * scale)))
                top += piece.height / scale - 16
            for word in text.split():
                long = pen.textlength(word, font=face) / scale
                pen.text((left * scale, top * scale), word, font=face, fill=max(paper - 190, 0))
                box = Box(left, top + 1, left + long, top + 12)
                words.append(Word(text=word, box=box, line=line, origin=TextOrigin.OCR, confidence=0.95))
                left += long + 3.5
            top += 15.0
        page = Page(number=1, width=612, height=792, words=tuple(words), read_by=TextOrigin.OCR)
        exhibit = Exhibit(path="", name="", sha256="0" * 64, size=1, media_type="image/png")
        document = Document(exhibit=exhibit, pages=(page,))
        self.document = replace(document, zones=find_zones(document))

    def crop(self, page: int, box: Box, dpi: int) -> Image.Image:  # noqa: ARG002 - it has one page
        edges = tuple(round(edge * _FINE) for edge in (box.left, box.top, box.right, box.bottom))
        piece = self._picture.crop((edges[0], edges[1], edges[2], edges[3]))
        size = max(1, round(box.width * dpi / 72)), max(1, round(box.height * dpi / 72))
        return piece if size == piece.size else piece.resize(size, Image.Resampling.BOX)

"""A picture of a page → the page's words, upright."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from authcheck.ingest.light import level_light
from authcheck.ingest.ocr import ReadWord, legibility, open_reader
from authcheck.ingest.underlay import read_underlay
from authcheck.ingest.upright import Upright, estimate_skew, framed, ink
from authcheck.model.document import Engine, Limitation, Page, TextOrigin, Word
from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from authcheck.ingest.ocr import OcrReader
    from authcheck.model.reading import ReadingOptions

OCR_DPI = 200
"""Pictures of more than this are read at this: as many words, in three quarters of the time of 300."""

_COARSE = 140
"""Pictures of less than this read better enlarged: at 85 dpi 99 words of 100 rather than 96."""

_MOST_GROWTH = 3.0

STANDS = 0.45
"""Legibility below which a page may stand the wrong way up.

Upside down, real pages read at 0.15 to 0.33, whatever their quality; upright, even poor ones at 0.39 or more.
"""

BETTER_SCAN = "ask for a better scan, at 300 dpi or more"
"""The way out where a scan reads badly."""

POOR = 0.6
"""Legibility below which a page is reported as read badly."""

_LEAST_INK = 0.0003
"""Share of the page's points that a few specks of dust stay below."""

_SURE = 0.5
"""Confidence from which a word is more likely there than not."""

_PROBE_INCH = 1.2
"""Height of the band that is read to tell one way up from another: some six lines of text."""

_CLEAR = 20.0
"""Worth of a band, about fifty sure letters, that settles which way is up."""

_TELLING = 10.0
"""Worth of a page, about 25 sure letters, below which it is not turned for them."""

_CLEARLY = 1.5
"""How much more a page must be worth the other way up."""

_WORD_LONG = 4
"""Letters from which a word that lies flat is wider than high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPage:
    """What reading one picture gave."""

    page: Page
    """With words in points of the upright page."""

    upright: Upright
    """Turns any other picture of the same page as stored the same way."""

    picture: Image.Image
    """The page as it was read: upright, grey, the light levelled."""

    dpi: float
    """Pixels per inch of ``picture``."""

    limitations: tuple[Limitation, ...] = ()
    engines: tuple[Engine, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """The page read one way up."""

    upright: Upright
    picture: Image.Image
    """Upright."""

    words: tuple[ReadWord, ...]

    @property
    def flat(self) -> bool:
        """Whether words are wider than high; a page on its side is read, too, but its words stand on end."""
        long = [word for word in self.words if len(word.text) >= _WORD_LONG and word.confidence >= _SURE]
        tall = sum(word.bottom - word.top > word.right - word.left for word in long)
        return 2 * tall <= len(long)

    @property
    def worth(self) -> float:
        """Letters read while lying flat, each counted by how much surer than half the engine is."""
        if not self.flat:
            return 0.0
        return sum(len(word.text) * max(0.0, word.confidence - _SURE) for word in self.words)


def read_scan(
    picture: Image.Image,
    *,
    dpi: float,
    number: int,
    options: ReadingOptions,
    way_out: str = BETTER_SCAN,
) -> ScannedPage:
    """Put a page upright and read it.

    Args:
        picture: The page as stored, grey (mode ``L``).
        dpi: Pixels per inch of ``picture``.
        number: The page's number, from 1.
        options: Engine and languages.
        way_out: What to do where the page reads badly, for its limitation.

    Raises:
        OcrError: The engine is not there or failed.
        LanguageMissing: A language has no model.
    """
    reader = open_reader(options)
    small, dpi = _for_reading(picture, dpi)
    marks = ink(small, dpi)
    if marks.mean() < _LEAST_INK:
        # On a blank page all there is was read; legibility 0 would let it count as unread.
        blank = _page(_Reading(Upright(), small, ()), dpi, number, legible=1.0)
        return ScannedPage(page=blank, upright=Upright(), picture=small, dpi=dpi, engines=reader.engines)
    level = level_light(small, dpi)
    if level is not small:
        small, marks = level, ink(level, dpi)
    reading = _read(small, dpi, 0, reader, marks)
    if legibility(reading.words) < STANDS or not reading.flat:
        quarter = _way_up(small, dpi, reader)
        if quarter:
            turned = Upright(quarter=quarter).apply(small)
            other = _read(turned, dpi, quarter, reader, ink(turned, dpi))
            reading = other if other.worth > max(_TELLING, reading.worth * _CLEARLY) else reading
    if not reading.worth:
        # A photograph, a drawing: no text says which way is up, so nothing is turned.
        reading = _Reading(Upright(), small, reading.words if not reading.upright.turned else ())
    page = _page(reading, dpi, number, legible=legibility(reading.words))
    lines = max((word.line for word in page.words), default=-1) + 1
    under = read_underlay(reading.picture, dpi, lambda: reader, lines, printed=True)
    page = replace(page, words=(*page.words, *under))
    return ScannedPage(
        page=page,
        upright=reading.upright,
        picture=reading.picture,
        dpi=dpi,
        limitations=_limitations(page, way_out, options.languages),
        engines=reader.engines,
    )


def _for_reading(picture: Image.Image, dpi: float) -> tuple[Image.Image, float]:
    """Return the picture at a resolution that reads well, and that resolution."""
    if _COARSE <= dpi <= 1.1 * OCR_DPI:
        return picture, dpi
    scale = min(OCR_DPI / dpi, _MOST_GROWTH)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    how = Image.Resampling.BOX if scale < 1 else Image.Resampling.BICUBIC
    return picture.resize(size, how), dpi * scale


def _read(
    picture: Image.Image, dpi: float, quarter: int, reader: OcrReader, marks: NDArray[np.bool_]
) -> _Reading:
    """Read the whole page, its skew taken out; it is turned by ``quarter`` already, with ink at ``marks``."""
    upright = Upright(quarter=quarter, skew=estimate_skew(marks))
    turned = Upright(skew=upright.skew).apply(picture)
    words = reader.read(turned, dpi)
    sure = [word for word in words if word.confidence >= _SURE]
    keep = (
        (
            min(word.left for word in sure),
            min(word.top for word in sure),
            max(word.right for word in sure),
            max(word.bottom for word in sure),
        )
        if sure
        else None
    )
    upright = framed(upright, picture.size, turned.size, keep)
    left, top, right, bottom = upright.pixels(turned.size)
    moved = tuple(
        replace(
            word,
            left=max(word.left - left, 0),
            top=max(word.top - top, 0),
            right=min(word.right, right) - left,
            bottom=min(word.bottom, bottom) - top,
        )
        for word in words
        if word.left < right and word.right > left and word.top < bottom and word.bottom > top
    )
    return _Reading(upright, turned.crop((left, top, right, bottom)), moved)


def _way_up(picture: Image.Image, dpi: float, reader: OcrReader) -> int:
    """Return the quarter turn clockwise after which a band of the page reads best."""
    worth: dict[int, float] = {}
    # As it lies, the page is known to read badly: that comes last, to compare where nothing reads well.
    for quarter in (180, 90, 270, 0):
        turned = Upright(quarter=quarter).apply(picture)
        band = _fullest_band(Upright(skew=estimate_skew(ink(turned, dpi))).apply(turned), dpi)
        probe = _Reading(Upright(), band, reader.read(band, dpi))
        if probe.worth >= _CLEAR and legibility(probe.words) >= POOR:
            return quarter
        worth[quarter] = probe.worth
    return max(worth, key=lambda quarter: worth[quarter])


def _fullest_band(picture: Image.Image, dpi: float) -> Image.Image:
    """Return the band across the page that holds the most ink."""
    marks = ink(picture, dpi).mean(axis=1)
    rows = max(1, round(len(marks) * _PROBE_INCH * dpi / picture.height))
    if rows >= len(marks):
        return picture
    top = int(np.convolve(marks, np.ones(rows), "valid").argmax()) * picture.height // len(marks)
    return picture.crop((0, top, picture.width, min(picture.height, top + round(_PROBE_INCH * dpi))))


def _page(reading: _Reading, dpi: float, number: int, *, legible: float) -> Page:
    points = 72 / dpi
    return Page(
        number=number,
        width=round(reading.picture.size[0] * points, 2),
        height=round(reading.picture.size[1] * points, 2),
        words=tuple(
            Word(
                text=word.text,
                box=Box(
                    round(word.left * points, 2),
                    round(word.top * points, 2),
                    round(word.right * points, 2),
                    round(word.bottom * points, 2),
                ),
                line=word.line,
                origin=TextOrigin.OCR,
                confidence=round(word.confidence, 3),
            )
            for word in reading.words
        ),
        read_by=TextOrigin.OCR,
        legibility=round(legible, 3),
        turned=reading.upright.turned,
    )


def _limitations(page: Page, way_out: str, languages: tuple[str, ...]) -> tuple[Limitation, ...]:
    if page.legibility >= POOR:
        return ()
    if page.words:
        why = f"reads badly (legibility {page.legibility:.2f} of 1); {way_out}"
    else:
        why = f"has ink on it, but no word could be read; {way_out}"
    if languages == ("eng",):
        why += "; if it is not in English, name its language with --lang"
    return (Limitation(what=f"page {page.number}", why=why),)

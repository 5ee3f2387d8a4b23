"""A page's text layer: PDFium's characters, each with its place and look, gathered into words."""

# ruff: noqa: PLR1730 - a call to min or max for each edge of each character costs more than PDFium does

from __future__ import annotations

import math
from ctypes import addressof, byref, c_char, c_double, c_uint, cast
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from authcheck.ingest.pdf.space import Space

_INVISIBLE_MODES = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
_LEAST_ALPHA = 3
"""Of 255; fainter than this cannot be seen."""

_SPLIT_GAP = 0.28
"""A gap wider than this, in type sizes, ends a word where PDFium saw no space."""

_BACK_STEP = 0.6
"""A step backwards by more than this, in type sizes, starts a new word."""

_BASE_SHIFT = 0.62
"""A base line that moves by more than this, in type sizes, starts a new word; superscripts stay."""

_SAME_TURN = 2.0
"""Degrees by which the base lines of one word's characters may differ."""

_HYPHENS = {2: "-", 0xAD: "-"}
"""PDFium marks a hyphen at a line's end with U+0002."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the characters of one text object are painted."""

    font: str | None
    size: float
    rotation: float
    colour: str | None
    opacity: float
    visible: bool
    """False where the file says not to paint it."""

    painter: int
    """Address of the text object; 0 where PDFium does not tell."""

    @property
    def pale(self) -> bool:
        """Whether it is white, or nearly: a word is never partly so."""
        return self.colour is not None and min(self.colour[1:3], self.colour[3:5], self.colour[5:7]) >= "f8"


@dataclass(slots=True)
class Run:
    """A word in the making: characters that follow each other without a gap."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    look: Look
    base: float
    """Place of the base line across the reading direction, points."""

    start: float
    """First and last edge along the reading direction, points."""

    end: float

    hidden: bool = False
    """Whether the page was painted and does not show it."""

    more: set[int] = field(default_factory=set)
    """Addresses of other text objects that paint parts of it."""

    @property
    def painters(self) -> set[int]:
        """Addresses of all text objects that paint it."""
        return {self.look.painter, *self.more}

    @property
    def box(self) -> Box:
        """The run's place on the upright page."""
        return Box(self.left, self.top, self.right, self.bottom)

    @property
    def seen(self) -> bool:
        """Whether a reader of the page sees it, as far as is known."""
        return self.look.visible and not self.hidden

    def joined(self, after: Run) -> Run:
        """Return this run and the one after it as one."""
        return Run(
            self.text + after.text,
            min(self.left, after.left),
            min(self.top, after.top),
            max(self.right, after.right),
            max(self.bottom, after.bottom),
            self.look,
            self.base,
            self.start,
            after.end,
            self.hidden and after.hidden,
            self.painters | after.painters,
        )


def read_runs(page: object, space: Space, buried: frozenset[int] = frozenset()) -> list[Run]:
    """Return the words of a loaded page in the order of the file.

    Args:
        page: PDFium's page handle.
        space: The page's coordinates.
        buried: Addresses of text objects that lie under a page-filling picture.
    """
    handle = pdfium.FPDFText_LoadPage(page)
    if not handle:
        return []
    try:
        return list(_Gathering(handle, space, buried).runs())
    finally:
        pdfium.FPDFText_ClosePage(handle)


class _Gathering:
    """One pass over a text page; calls into PDFium are what costs, so each character gets few."""

    def __init__(self, handle: object, space: Space, buried: frozenset[int]) -> None:
        self.handle, self.space, self.buried = handle, space, buried
        self.looks: dict[int, Look] = {}
        self.fonts: dict[int, str | None] = {}

    def runs(self) -> list[Run]:  # noqa: C901, PLR0912, PLR0915 - one loop; a call for each step would double its cost
        handle, point = self.handle, self.space.point
        unicode_of, object_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
        box_of, loose_of, origin_of = (
            pdfium.FPDFText_GetCharBox,
            pdfium.FPDFText_GetLooseCharBox,
            pdfium.FPDFText_GetCharOrigin,
        )
        left, right, bottom, top, x, y = (c_double() for _ in range(6))
        edges = (byref(left), byref(right), byref(bottom), byref(top))
        origin = (byref(x), byref(y))
        loose = pdfium.FS_RECTF()
        runs: list[Run] = []
        run: Run | None = None
        level: Look | None = None
        base = 0.0
        high = 0
        for index in range(max(0, pdfium.FPDFText_CountChars(handle))):
            code = unicode_of(handle, index)
            if 0xD800 <= code < 0xE000:  # noqa: PLR2004 - half of a surrogate pair
                code, high = _whole(code, high)
                if high:
                    continue
            char = _HYPHENS.get(code) or chr(code)
            if _parts(code, char):
                run = None
                continue
            thing = object_of(handle, index)
            painter = addressof(thing.contents) if thing else 0
            look = self.looks.get(painter) or self._look(painter, index)
            if not box_of(handle, index, *edges):
                continue
            if right.value <= left.value or top.value <= bottom.value:
                # Blank or unmeasured glyphs: the type's own height and advance stand in.
                if not loose_of(handle, index, byref(loose)):
                    continue
                left.value, right.value, bottom.value, top.value = (
                    loose.left,
                    loose.right,
                    loose.bottom,
                    loose.top,
                )
            if not isfinite(left.value + right.value + bottom.value + top.value):
                continue
            x0, y0 = point(left.value, bottom.value)
            x1, y1 = point(right.value, top.value)
            if x0 > x1:
                x0, x1 = x1, x0
            if y0 > y1:
                y0, y1 = y1, y0
            if look is level and y0 - look.size < base < y1 + look.size:
                # Characters of one level text object share its base line, unless they run downwards.
                start, end = x0, x1
            else:
                if origin_of(handle, index, *origin) and isfinite(x.value + y.value):
                    ox, oy = point(x.value, y.value)
                else:
                    ox, oy = x0, y1
                start, end, base = _along(look.rotation, x0, y0, x1, y1, ox, oy)
                level = look if painter and look.rotation == 0 else None
            if run is not None and _follows(run, look, start, base):
                run.text += char
                if x0 < run.left:
                    run.left = x0
                if y0 < run.top:
                    run.top = y0
                if x1 > run.right:
                    run.right = x1
                if y1 > run.bottom:
                    run.bottom = y1
                if end > run.end:
                    run.end = end
                if look is not run.look:
                    run.more |= {look.painter, run.look.painter}
                if look.size > run.look.size:
                    run.look, run.base = look, base
                continue
            run = Run(char, x0, y0, x1, y1, look, base, start, end)
            runs.append(run)
        return runs

    def _look(self, painter: int, index: int) -> Look:
        handle = self.handle
        matrix = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(handle, index, byref(matrix)):
            matrix.a = matrix.d = 1.0
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
        size = abs(pdfium.FPDFText_GetFontSize(handle, index)) * math.hypot(matrix.c, matrix.d)
        if not isfinite(angle) or not isfinite(size):
            angle = size = 0.0
        red, green, blue, alpha = (c_uint() for _ in range(4))
        filled = pdfium.FPDFText_GetFillColor(
            handle, index, byref(red), byref(green), byref(blue), byref(alpha)
        )
        colour = f"#{red.value:02x}{green.value:02x}{blue.value:02x}" if filled else None
        mode, font = pdfium.FPDF_TEXTRENDERMODE_FILL, None
        if painter:
            text_object = cast(painter, pdfium.FPDF_PAGEOBJECT)
            mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
            font = self._font(pdfium.FPDFTextObj_GetFont(text_object))
        seen = mode not in _INVISIBLE_MODES and painter not in self.buried
        look = Look(
            font=font,
            size=round(size, 2),
            rotation=round(self.space.angle(angle), 1),
            colour=colour,
            opacity=round(alpha.value / 255, 3) if filled else 1.0,
            visible=seen and (not filled or alpha.value >= _LEAST_ALPHA),
            painter=painter,
        )
        self.looks[painter] = look
        return look

    def _font(self, font: object) -> str | None:
        place = address(font)
        if not place:
            return None
        if place not in self.fonts:
            length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
            name = (c_char * max(1, length))()
            pdfium.FPDFFont_GetBaseFontName(font, name, length)
            self.fonts[place] = plain_font_name(bytes(name.value).decode("utf-8", "replace"))
        return self.fonts[place]


def address(handle: object) -> int:
    """Return the address behind one of PDFium's handles, which tells objects apart; 0 for none."""
    return addressof(handle.contents) if handle else 0  # type: ignore[attr-defined]  # PDFium's handles are untyped here


def _parts(code: int, char: str) -> bool:
    """Whether a character stands between words: white space, or a control but the hyphen's mark."""
    return (code <= 32 and code not in _HYPHENS) or char.isspace() or code == 0xFEFF  # noqa: PLR2004 - space


def _whole(code: int, high: int) -> tuple[int, int]:
    """Return (character, 0) for a pair's second half, (0, first half) for a first half."""
    if code < 0xDC00:  # noqa: PLR2004 - where second halves begin
        return 0, code
    return (0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD), 0


def plain_font_name(name: str) -> str | None:
    """Return a font's name without the six letters that mark a subset; None for an empty name."""
    head, plus, rest = name.partition("+")
    if plus and len(head) == 6 and head.isalpha() and head.isupper():  # noqa: PLR2004 - a subset tag
        name = rest
    return name[:200] or None


def _along(
    rotation: float, x0: float, y0: float, x1: float, y1: float, ox: float, oy: float
) -> tuple[float, float, float]:
    """Return (start, end, base line) in the direction the text runs."""
    if rotation == 0:
        return x0, x1, oy
    if rotation == 90:  # noqa: PLR2004 - upwards
        return -y1, -y0, ox
    if rotation == -90:  # noqa: PLR2004 - downwards
        return y0, y1, -ox
    if rotation == 180:  # noqa: PLR2004 - on its head
        return -x1, -x0, -oy
    turn = math.radians(rotation)
    cos, sin = math.cos(turn), math.sin(turn)
    # Upright y runs downwards, so a counter-clockwise base line goes up by -sin.
    width = abs(x1 - x0) * abs(cos) if abs(cos) > abs(sin) else abs(y1 - y0) * abs(sin)
    start = ox * cos - oy * sin
    return start, start + width, ox * sin + oy * cos


def _follows(run: Run, look: Look, start: float, base: float) -> bool:
    if look is not run.look and (
        look.visible != run.look.visible
        or look.pale != run.look.pale
        or abs(look.rotation - run.look.rotation) > _SAME_TURN
    ):
        return False
    size = max(look.size, run.look.size, 1.0)
    if abs(base - run.base) > _BASE_SHIFT * size:
        return False
    gap = start - run.end
    return -_BACK_STEP * size < gap < _SPLIT_GAP * size

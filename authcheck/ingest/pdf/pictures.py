"""Images placed on a page, and the text that lies under one that fills it."""

from __future__ import annotations

from ctypes import byref, c_float, c_uint
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from authcheck.ingest.pdf.space import rounded
from authcheck.ingest.pdf.text import address
from authcheck.model.document import Picture
from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from authcheck.ingest.pdf.file import PdfPage

FILLS = 0.7
"""Part of the page from which a picture, or pictures together, fill it."""

MOST_OBJECTS = 20_000
"""Objects of one page that are looked at."""

_MOST_PICTURES = 2_000
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Painted:
    """What the page's object list tells."""

    pictures: tuple[Picture, ...]
    filled: float
    """Part of the page that pictures cover, from 0 to 1; pictures that overlap count once each."""

    buried: frozenset[int]
    """Addresses of text objects under an opaque page-filling picture."""

    empty: bool
    """Whether the page paints nothing at all."""

    texts: frozenset[int] = frozenset()
    """Addresses of all text objects."""

    cut: bool = False
    """Whether there are more objects, or pictures, than are looked at."""


def look_at(page: PdfPage) -> Painted:
    """Walk the objects of a page in the order they are painted."""
    looking = _Looking(page)
    count = pdfium.FPDFPage_CountObjects(page.handle)
    for index in range(max(0, count)):
        if looking.objects >= MOST_OBJECTS:
            looking.cut = True
            break
        looking.see(pdfium.FPDFPage_GetObject(page.handle, index), None, 0)
    area = page.space.width * page.space.height
    return Painted(
        pictures=tuple(looking.pictures),
        filled=min(1.0, looking.covered / area) if area else 0.0,
        buried=frozenset(looking.buried),
        empty=count <= 0,
        texts=frozenset((*looking.texts, *looking.buried)),
        cut=looking.cut,
    )


class _Looking:
    def __init__(self, page: PdfPage) -> None:
        self.space = page.space
        self.page_box = Box(0, 0, page.space.width, page.space.height)
        self.objects = 0
        self.cut = False
        self.pictures: list[Picture] = []
        self.covered = 0.0
        self.texts: list[int] = []
        self.buried: list[int] = []

    def see(self, thing: object, outer: tuple[float, ...] | None, depth: int) -> None:
        self.objects += 1
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self.texts.append(address(thing))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._picture(thing, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix(thing), outer)
            for index in range(max(0, pdfium.FPDFFormObj_CountObjects(thing))):
                if self.objects >= MOST_OBJECTS:
                    self.cut = True
                    break
                self.see(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)

    def _picture(self, thing: object, outer: tuple[float, ...] | None) -> None:
        box = self._bounds(thing, outer)
        if box is None:
            return
        if len(self.pictures) >= _MOST_PICTURES:
            self.cut = True
            return
        columns, rows = c_uint(), c_uint()
        pdfium.FPDFImageObj_GetImagePixelSize(thing, byref(columns), byref(rows))
        self.pictures.append(Picture(box=box, pixels=(columns.value, rows.value)))
        seen = box.overlap(self.page_box)
        self.covered += seen
        fills = seen >= FILLS * self.page_box.width * self.page_box.height
        if fills and not pdfium.FPDFPageObj_HasTransparency(thing):
            self.buried.extend(self.texts)
            self.texts.clear()

    def _bounds(self, thing: object, outer: tuple[float, ...] | None) -> Box | None:
        edges = [c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(thing, *(byref(edge) for edge in edges)):
            return None
        left, bottom, right, top = (edge.value for edge in edges)
        if outer is not None:
            a, b, c, d, e, f = outer
            corners = [(x, y) for x in (left, right) for y in (bottom, top)]
            across = [a * x + c * y + e for x, y in corners]
            up = [b * x + d * y + f for x, y in corners]
            left, right, bottom, top = min(across), max(across), min(up), max(up)
        if not all(isfinite(edge) for edge in (left, bottom, right, top)):
            return None
        return rounded(self.space.box(left, bottom, right, top))


def _matrix(thing: object) -> tuple[float, ...] | None:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, byref(matrix)):
        return None
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: tuple[float, ...] | None, outer: tuple[float, ...] | None) -> tuple[float, ...] | None:
    """Return the matrix that does ``inner`` first, then ``outer``; None does nothing."""
    if inner is None or outer is None:
        return inner or outer
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u

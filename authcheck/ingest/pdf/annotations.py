"""What is laid over a page: stamps, notes, text boxes, form widgets, with what they say."""

from __future__ import annotations

import math
from ctypes import byref, c_ubyte, c_uint16, cast
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from authcheck.ingest.pdf.space import rounded
from authcheck.model.document import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authcheck.ingest.pdf.file import PdfPage
    from authcheck.ingest.pdf.text import Run
    from authcheck.model.geometry import Box

MOST = 2_000
"""Annotations of one page that are looked at."""

_MOST_TEXT = 2_000

_KINDS = (
    "unknown",
    "text",
    "link",
    "freetext",
    "line",
    "square",
    "circle",
    "polygon",
    "polyline",
    "highlight",
    "underline",
    "squiggly",
    "strikeout",
    "stamp",
    "caret",
    "ink",
    "popup",
    "fileattachment",
    "sound",
    "movie",
    "widget",
    "screen",
    "printermark",
    "trapnet",
    "watermark",
    "threed",
    "richmedia",
    "xfawidget",
    "redact",
)
"""Names of the kinds by PDFium's numbers for them, from 0."""

_UNSEEN = frozenset({pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP})
"""Kinds that add nothing to what the page shows."""

_SHOWN = frozenset({pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WATERMARK})
"""Kinds whose words are in their looks; what such an annotation is named or noted with is not painted."""

_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW


@dataclass(frozen=True, slots=True)
class Overlay:
    """An annotation before its appearance is read."""

    kind: str
    box: Box
    text: str
    hidden: bool
    signature: bool
    """Whether it is, or may be, the widget of a signature field."""

    shows: bool
    """Whether only what it shows counts as its text: what it says of itself, no reader of the page sees."""


def count_annotations(page: PdfPage) -> int:
    """Return how many annotations the page has; asked before they are flattened."""
    count: int = pdfium.FPDFPage_GetAnnotCount(page.handle)
    return max(0, count)


def read_overlays(page: PdfPage) -> list[Overlay]:
    """Return the page's annotations but links and pop-ups."""
    overlays = []
    for index in range(min(count_annotations(page), MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page.handle, index)
        if not annotation:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            rect = pdfium.FS_RECTF()
            if kind in _UNSEEN or not pdfium.FPDFAnnot_GetRect(annotation, byref(rect)):
                continue
            edges = rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)
            if not all(math.isfinite(edge) for edge in edges):
                continue
            overlays.append(
                Overlay(
                    kind=_KINDS[kind] if kind < len(_KINDS) else _KINDS[0],
                    box=rounded(page.space.box(*edges)),
                    text=_string(annotation, b"Contents").strip(),
                    hidden=bool(pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN),
                    shows=kind in _SHOWN or (kind == pdfium.FPDF_ANNOT_FREETEXT and _has(annotation, b"AP")),
                    signature=kind == pdfium.FPDF_ANNOT_WIDGET and _string(annotation, b"FT") in {"Sig", ""},
                )
            )
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return overlays


def as_annotations(overlays: Iterable[Overlay], number: int, appearance: list[Run]) -> tuple[Annotation, ...]:
    """Return the overlays as annotations, each with what it says and shows; a stamp only with what it shows.

    Args:
        overlays: The page's.
        number: The page's, from 1.
        appearance: Words that the page holds only with its annotations painted.
    """
    return tuple(
        Annotation(
            page=number,
            box=overlay.box,
            kind=overlay.kind,
            text=_joined("" if overlay.shows else overlay.text, _shown_in(overlay.box, appearance)),
        )
        for overlay in overlays
    )


def flatten(page: PdfPage) -> None:
    """Make the annotations part of the page, in memory: PDFium reads and paints their looks only so."""
    pdfium.FPDFPage_Flatten(page.handle, pdfium.FLAT_NORMALDISPLAY)
    page.reload()


def _has(annotation: object, key: bytes) -> bool:
    return bool(pdfium.FPDFAnnot_HasKey(annotation, key))


def _shown_in(box: Box, appearance: list[Run]) -> str:
    left, top, right, bottom = box.left - 1, box.top - 1, box.right + 1, box.bottom + 1
    return " ".join(
        run.text
        for run in appearance
        if run.seen
        and left <= (run.left + run.right) / 2 <= right
        and top <= (run.top + run.bottom) / 2 <= bottom
    )


def _joined(says: str, shows: str) -> str:
    """Return what an annotation says and shows, once where that is the same."""
    texts = [says] if " ".join(says.split()) == " ".join(shows.split()) else [says, shows]
    return " · ".join(text for text in texts if text)[:_MOST_TEXT]


def _string(annotation: object, key: bytes) -> str:
    length = min(pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0), 2 * _MOST_TEXT)
    if length <= 2:  # noqa: PLR2004 - the closing zero alone
        return ""
    room = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = (c_ubyte * room)()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, cast(buffer, pdfium.POINTER(c_uint16)), room)
    return bytes(buffer[: room - 2]).decode("utf-16-le", "replace").replace("\0", "")[:_MOST_TEXT]

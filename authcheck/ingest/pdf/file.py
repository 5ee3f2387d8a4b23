"""A PDF held open by PDFium: opening, pages, rendering, and what went wrong in our words."""

from __future__ import annotations

from ctypes import POINTER, byref, c_ubyte, cast
from math import isfinite
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium
from PIL import Image

from authcheck.errors import DamagedExhibit, ExhibitError, NoPages, PasswordNeeded
from authcheck.ingest.pdf.space import Space

if TYPE_CHECKING:
    from authcheck.model.geometry import Box

_LETTER = (0.0, 0.0, 612.0, 792.0)
_started = False


def _start() -> None:
    global _started  # noqa: PLW0603 - PDFium keeps one library state for the process
    if not _started:
        pdfium.FPDF_InitLibrary()
        _started = True


class PdfFile:
    """A PDF opened by PDFium.

    Raises:
        PasswordNeeded: Encrypted, and no password or a wrong one was given.
        DamagedExhibit: PDFium cannot open it.
        NoPages: It holds no page.
    """

    def __init__(self, path: str, raw: bytes, password: str | None) -> None:
        """Open the PDF in ``raw``; ``path`` is for error messages."""
        _start()
        self.path = path
        self.raw = raw  # PDFium reads from these bytes as long as the document is open
        secret = password.encode() if password is not None else None
        self.handle = pdfium.FPDF_LoadMemDocument64(raw, len(raw), secret)
        if not self.handle:
            raise _refusal(path, pdfium.FPDF_GetLastError(), password)
        self.page_count: int = pdfium.FPDF_GetPageCount(self.handle)
        if self.page_count <= 0:
            self.close()
            raise NoPages(path)
        # Asked now: once annotations are made part of their pages, PDFium finds no form any more.
        self.signature_count: int = max(0, pdfium.FPDF_GetSignatureCount(self.handle))
        """Signature fields that PDFium finds, signed or not."""

        self.has_form: bool = (
            self.signature_count > 0 or pdfium.FPDF_GetFormType(self.handle) != pdfium.FORMTYPE_NONE
        )
        """Whether it holds a form, which signature fields are part of."""

    def close(self) -> None:
        """Let go of the document; may be called twice."""
        if self.handle:
            pdfium.FPDF_CloseDocument(self.handle)
            self.handle = None


class PdfPage:
    """One page held loaded; close it.

    Args:
        file: Where it stands.
        number: From 1.
        extra: Quarters clockwise that it is turned beyond what the file asks for, from 0 to 3.

    Raises:
        DamagedExhibit: PDFium cannot load the page.
    """

    def __init__(self, file: PdfFile, number: int, extra: int = 0) -> None:
        """Load page ``number``, counted from 1."""
        self.handle = pdfium.FPDF_LoadPage(file.handle, number - 1)
        if not self.handle:
            raise DamagedExhibit(file.path, "PDFium cannot load the page")
        self.file, self.number, self.extra = file, number, extra
        self.space = _space(self.handle, extra)

    def turn(self, extra: int) -> None:
        """Turn the page by ``extra`` quarters clockwise, beyond what the file asks for."""
        self.extra = extra
        self.space = _space(self.handle, extra)

    def reload(self) -> None:
        """Load the page anew, after a change to it."""
        pdfium.FPDF_ClosePage(self.handle)
        self.handle = pdfium.FPDF_LoadPage(self.file.handle, self.number - 1)
        if not self.handle:
            raise DamagedExhibit(self.file.path, "PDFium cannot load the page again")

    def close(self) -> None:
        """Let go of the page; may be called twice."""
        if self.handle:
            pdfium.FPDF_ClosePage(self.handle)
            self.handle = None

    def render(self, box: Box, dpi: float) -> Image.Image:
        """Return a grey picture of ``box`` (upright points) at ``dpi``; nothing outside it is painted."""
        scale = dpi / 72
        width = max(1, round(box.width * scale))
        height = max(1, round(box.height * scale))
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
        if not bitmap:
            message = f"no memory for a picture of {width} x {height} pixels"
            raise MemoryError(message)
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            pdfium.FPDF_RenderPageBitmap(
                bitmap,
                self.handle,
                -round(box.left * scale),
                -round(box.top * scale),
                max(1, round(self.space.width * scale)),
                max(1, round(self.space.height * scale)),
                self.extra,
                pdfium.FPDF_ANNOT,
            )
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            pixels = cast(pdfium.FPDFBitmap_GetBuffer(bitmap), POINTER(c_ubyte * (stride * height)))
            return Image.frombytes("L", (width, height), bytes(pixels.contents), "raw", "L", stride)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)


def _space(handle: object, extra: int) -> Space:
    rect = pdfium.FS_RECTF()
    left, bottom, right, top = _LETTER
    if (
        pdfium.FPDF_GetPageBoundingBox(handle, byref(rect))
        and rect.right > rect.left
        and rect.top > rect.bottom
    ):
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    if not all(isfinite(edge) for edge in (left, bottom, right, top)):
        left, bottom, right, top = _LETTER
    quarters = (pdfium.FPDFPage_GetRotation(handle) + extra) % 4
    return Space(left, bottom, right, top, quarters)


def _refusal(path: str, code: int, password: str | None) -> ExhibitError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return PasswordNeeded(path, "none" if password is None else "wrong")
    reasons = {
        pdfium.FPDF_ERR_FORMAT: "not a well-formed PDF (cut short or corrupted)",
        pdfium.FPDF_ERR_SECURITY: "its encryption is of an unknown kind",
        pdfium.FPDF_ERR_PAGE: "its page tree is broken",
    }
    return DamagedExhibit(path, reasons.get(code, "PDFium cannot open it"))

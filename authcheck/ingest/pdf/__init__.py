"""PDF → Document, by PDFium; pdfminer.six where PDFium sees nothing."""

from __future__ import annotations

from authcheck.ingest.pdf.opened import OpenPdf, open_pdf

__all__ = ["OpenPdf", "open_pdf"]

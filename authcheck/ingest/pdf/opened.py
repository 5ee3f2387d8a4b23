"""A PDF letter as opened: the document, and pictures of its pages on demand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.ingest.pdf.file import PdfFile, PdfPage
from authcheck.ingest.pdf.pages import read_pages
from authcheck.model.document import Document
from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from types import TracebackType

    from PIL.Image import Image

    from authcheck.ingest.upright import Upright
    from authcheck.model.exhibit import Exhibit
    from authcheck.model.reading import ReadingOptions
    from authcheck.model.zone import Zone


def open_pdf(raw: bytes, exhibit: Exhibit, options: ReadingOptions) -> OpenPdf:
    """Open and read a PDF.

    Raises:
        PasswordNeeded: Encrypted, and no password or a wrong one was given.
        DamagedExhibit: No reader can open it.
        NoPages: It holds no page.
        OcrError: A page needs OCR, and the engine cannot do what was asked.
    """
    file = PdfFile(exhibit.path, raw, options.password)
    try:
        pages = read_pages(file, options)
        document = Document(
            exhibit=exhibit,
            pages=pages.pages,
            limitations=pages.limitations,
            engines=pages.engines,
        )
    except BaseException:
        file.close()
        raise
    return OpenPdf(file, document, pages.upright, options)


class OpenPdf:
    """A PDF letter, open: an ``OpenLetter``."""

    def __init__(
        self, file: PdfFile, document: Document, upright: dict[int, Upright], options: ReadingOptions
    ) -> None:
        self._file, self._document, self._upright = file, document, upright
        self._limits = options.limits
        self._page: PdfPage | None = None
        self._turned: tuple[int, int, Image] | None = None

    @property
    def document(self) -> Document:
        """The document as read; without zones until they are given."""
        return self._document

    def with_zones(self, zones: tuple[Zone, ...]) -> None:
        """Give the document its zones."""
        self._document = replace(self._document, zones=zones)

    def crop(self, page: int, box: Box, dpi: int) -> Image:
        """Return a grey picture (mode ``L``, 0 black) of ``box`` on the upright ``page`` at ``dpi``."""
        upright = self._upright.get(page)
        if upright is None or not upright.turned:
            return self._load(page).render(box, dpi)
        # A page turned as a picture has to be painted whole; the last one is kept for the next crop.
        if self._turned is None or self._turned[:2] != (page, dpi):
            loaded = self._load(page)
            whole = Box(0, 0, loaded.space.width, loaded.space.height)
            self._turned = page, dpi, upright.apply(loaded.render(whole, dpi))
        scale = dpi / 72
        left, top = round(box.left * scale), round(box.top * scale)
        return self._turned[2].crop(
            (left, top, left + max(1, round(box.width * scale)), top + max(1, round(box.height * scale)))
        )

    def _load(self, number: int) -> PdfPage:
        if self._page is None or self._page.number != number:
            if self._page is not None:
                self._page.close()
            self._page = PdfPage(self._file, number)
        return self._page

    def close(self) -> None:
        """Let go of the file; ``crop`` no longer works."""
        if self._page is not None:
            self._page.close()
            self._page = None
        self._file.close()

    def __enter__(self) -> OpenPdf:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

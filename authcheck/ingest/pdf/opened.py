"""A PDF letter as opened: the document, and pictures of its pages on demand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from authcheck import plugins
from authcheck.errors import DamagedExhibit
from authcheck.ingest.letter import Closing
from authcheck.ingest.pdf.about import PDFIUM, read_about
from authcheck.ingest.pdf.file import PdfFile, PdfPage
from authcheck.ingest.pdf.pages import PageReader
from authcheck.model.document import Document
from authcheck.model.geometry import Box
from authcheck.model.reading import Limit

if TYPE_CHECKING:
    from authcheck.ingest.letter import OpenLetter
    from authcheck.ingest.scan import ScannedPage
    from authcheck.model.exhibit import Exhibit
    from authcheck.model.reading import ReadingOptions
    from authcheck.model.zone import Zone


def open_pdf(raw: bytes, exhibit: Exhibit, options: ReadingOptions) -> OpenLetter:
    """Open and read a PDF.

    Raises:
        PasswordNeeded: Encrypted, and no password or a wrong one was given.
        DamagedExhibit: No reader can open it.
        NoPages: It holds no page.
        OcrError: A page needs OCR, and the engine cannot do what was asked.
    """
    try:
        file = PdfFile(exhibit.path, raw, options.password)
    except DamagedExhibit as error:
        from authcheck.ingest.pdf.mined import open_mined  # noqa: PLC0415 - loaded on need

        mined = open_mined(raw, exhibit, options, error.detail)
        if mined is None:
            raise
        return mined
    try:
        reader = PageReader(file, options)
        reader.read_all()
        about = read_about(file, options.password, reader.spaces, may_sign=reader.may_sign)
        engines = (PDFIUM, *reader.engines, *about.engines)
        document = Document(
            exhibit=exhibit,
            pages=tuple(reader.pages),
            metadata=about.metadata,
            signatures=about.signatures,
            annotations=tuple(reader.annotations),
            limitations=(*reader.limitations, *about.limitations),
            engines=engines,
            page_count=file.page_count if file.page_count > len(reader.pages) else None,
            languages=options.languages if reader.ocr_pages else (),
        )
    except BaseException:
        file.close()
        raise
    return OpenPdf(file, document, reader, options)


class OpenPdf(Closing):
    """A PDF letter, open: an ``OpenLetter``."""

    def __init__(
        self, file: PdfFile, document: Document, reader: PageReader, options: ReadingOptions
    ) -> None:
        """Take over the open file; ``reader`` knows how its pages were turned."""
        self._file, self._document = file, document
        self._upright, self._unpaintable = reader.upright, reader.unpaintable
        self._extra = reader.extra
        self._most_pixels = options.limits.pixels
        self._page: PdfPage | None = None
        self._turned: tuple[int, int, Image.Image] | None = None
        self._last_scan = reader.last_scan

    @property
    def document(self) -> Document:
        """The document as read; without zones until they are given."""
        return self._document

    def with_zones(self, zones: tuple[Zone, ...]) -> None:
        """Give the document its zones."""
        self._document = replace(self._document, zones=zones)

    def crop(self, page: int, box: Box, dpi: int) -> Image.Image:
        """Return a grey picture (mode ``L``, 0 black) of ``box`` on the upright ``page`` at ``dpi``.

        What lies outside the page is white.

        Raises:
            CannotExamine: The page cannot be painted, or not at this size.
        """
        if page in self._unpaintable:
            message = f"page {page} cannot be painted: {self._unpaintable[page]}"
            raise plugins.CannotExamine(message)
        upright = self._upright.get(page)
        if upright is None or not upright.turned:
            return self._paint(page, box, dpi)
        if self._last_scan is not None and self._last_scan[0] == page:
            picture = _cut_out(self._last_scan[1], box, dpi)
            if picture is not None:
                return picture
        # A page turned as a picture has to be painted whole; the last one is kept for the next crop.
        if self._turned is None or self._turned[:2] != (page, dpi):
            self._turned = None
            space = self._load(page).space
            whole = self._paint(page, Box(0, 0, space.width, space.height), dpi)
            self._turned = page, dpi, upright.apply(whole)
        scale = dpi / 72
        left, top = round(box.left * scale), round(box.top * scale)
        width, height = max(1, round(box.width * scale)), max(1, round(box.height * scale))
        picture = Image.new("L", (width, height), 255)
        picture.paste(self._turned[2], (-left, -top))
        return picture

    def _paint(self, page: int, box: Box, dpi: int) -> Image.Image:
        pixels = box.width * box.height * (dpi / 72) ** 2
        if not pixels <= self._most_pixels:
            message = (
                f"{box.width:.0f} x {box.height:.0f} points of page {page} at {dpi} dpi are more than"
                f" {self._most_pixels:,} pixels {Limit.PIXELS.told(self._most_pixels)}"
            )
            raise plugins.CannotExamine(message)
        return self._load(page).render(box, dpi)

    def _load(self, number: int) -> PdfPage:
        if self._page is None or self._page.number != number:
            if self._page is not None:
                self._page.close()
            self._page = PdfPage(self._file, number, self._extra.get(number, 0))
        return self._page

    def close(self) -> None:
        """Let go of the file; ``crop`` no longer works."""
        if self._page is not None:
            self._page.close()
            self._page = None
        self._file.close()


def _cut_out(scan: ScannedPage, box: Box, dpi: int) -> Image.Image | None:
    """Return ``box`` of a page as it was read, at ``dpi``; None where it was read at less or lies outside."""
    scale = scan.dpi / 72
    place = (box.left * scale, box.top * scale, box.right * scale, box.bottom * scale)
    within = min(place[:2]) >= 0 and place[2] <= scan.picture.width and place[3] <= scan.picture.height
    if dpi > scan.dpi or not within:
        return None
    size = (max(1, round(box.width * dpi / 72)), max(1, round(box.height * dpi / 72)))
    return scan.picture.resize(size, Image.Resampling.BOX, box=place)

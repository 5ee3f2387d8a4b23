"""Image files → Document: PNG, JPEG, WebP, TIFF with all its pages, HEIC."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import PIL
from PIL import Image

from authcheck.errors import DamagedExhibit, LimitReached, UnsupportedFormat
from authcheck.ingest.budget import Budget
from authcheck.ingest.image.file import FORMATS, Frame, ImageFile
from authcheck.ingest.letter import Closing
from authcheck.ingest.progress import page_read
from authcheck.ingest.scan import read_scan
from authcheck.model.document import Document, Engine, Limitation, Page, Picture
from authcheck.model.geometry import Box
from authcheck.model.reading import Limit

if TYPE_CHECKING:
    from authcheck.ingest.upright import Upright
    from authcheck.model.document import MetadataField
    from authcheck.model.exhibit import Exhibit
    from authcheck.model.reading import ReadingOptions
    from authcheck.model.zone import Zone

_FULL_TURN = 360


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where a page's pixels come from."""

    frame: int
    dpi: float
    upright: Upright


def open_image(raw: bytes, exhibit: Exhibit, options: ReadingOptions) -> ImageLetter:
    """Read every page of an image file.

    Raises:
        DamagedExhibit: The first page cannot be read.
        LimitReached: The first page has more pixels than allowed.
        UnsupportedFormat: The media type is no image's that is read here.
        OcrError: The OCR engine is not there or failed.
    """
    if exhibit.media_type not in FORMATS:
        raise UnsupportedFormat(exhibit.path, exhibit.media_type)
    return ImageLetter(raw, exhibit, options)


class ImageLetter(Closing):
    """An image file, read; pages as pictures on demand, one in memory at a time."""

    def __init__(self, raw: bytes, exhibit: Exhibit, options: ReadingOptions) -> None:
        """Read all pages; raises what ``open_image`` says."""
        self._file = ImageFile(raw, exhibit.path, exhibit.media_type, options.limits.pixels)
        self._sheets: list[_Sheet] = []
        # The page last worked on, as stored or upright: a letter of one page is decoded once.
        self._stored: tuple[int, Image.Image] | None = None
        self._upright: tuple[int, Image.Image] | None = None
        self._document = self._read(exhibit, options)

    @property
    def document(self) -> Document:
        """The document as read; without zones until they are given."""
        return self._document

    def with_zones(self, zones: tuple[Zone, ...]) -> None:
        """Give the document its zones."""
        self._document = replace(self._document, zones=zones)

    def crop(self, page: int, box: Box, dpi: int) -> Image.Image:
        """Return a grey picture of ``box`` on the upright ``page`` at ``dpi``; white beyond the page."""
        whole = self._picture_of(page)
        own_dpi = self._sheets[page - 1].dpi
        points, scale = own_dpi / 72, dpi / own_dpi
        size = (max(1, round(box.width * dpi / 72)), max(1, round(box.height * dpi / 72)))
        left, top = max(box.left * points, 0.0), max(box.top * points, 0.0)
        right, bottom = min(box.right * points, whole.width), min(box.bottom * points, whole.height)
        if right <= left or bottom <= top:
            return Image.new("L", size, 255)
        inside = (max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale)))
        part = whole.resize(inside, Image.Resampling.BICUBIC, box=(left, top, right, bottom))
        if inside == size:
            return part
        padded = Image.new("L", size, 255)
        corner = (round((left - box.left * points) * scale), round((top - box.top * points) * scale))
        padded.paste(part, corner)
        return padded

    def close(self) -> None:
        """Let go of the pictures held."""
        self._stored = self._upright = None

    def _read(self, exhibit: Exhibit, options: ReadingOptions) -> Document:
        limits = options.limits
        most = min(limits.pages, limits.ocr_pages)
        limit = Limit.PAGES if most < limits.ocr_pages else Limit.OCR_PAGES
        numbers, unread, count = self._file.frames(most, limit, options.cut)
        budget = Budget(limits)
        pages: list[Page] = []
        limitations: list[Limitation] = list(unread)
        metadata: tuple[MetadataField, ...] = ()
        engines: dict[Engine, None] = {Engine(name="Pillow", version=PIL.__version__): None}
        for number, frame_number in enumerate(numbers, 1):
            self._stored = None
            why = budget.spent() if number > 1 else ""
            if why:
                limitations.append(Limitation(what=f"page {number} and after", why=why))
                break
            try:
                frame = self._file.load(frame_number)
            except (DamagedExhibit, LimitReached) as error:
                if number == 1:
                    raise
                # Pages are numbered without gaps, so reading ends with the first that fails.
                limitations.append(Limitation(what=f"page {number} and after", why=error.detail))
                break
            metadata = metadata or frame.metadata
            page = self._read_page(frame, frame_number, number, options, limitations, engines)
            pages.append(page)
            page_read()
        return Document(
            exhibit=exhibit,
            pages=tuple(pages),
            metadata=metadata,
            limitations=tuple(limitations),
            engines=tuple(engines),
            page_count=count if count > len(pages) else None,
            languages=options.languages,
        )

    def _read_page(
        self,
        frame: Frame,
        frame_number: int,
        number: int,
        options: ReadingOptions,
        limitations: list[Limitation],
        engines: dict[Engine, None],
    ) -> Page:
        scanned = read_scan(frame.picture, dpi=frame.dpi, number=number, options=options)
        self._sheets.append(_Sheet(frame_number, frame.dpi, scanned.upright))
        self._stored = (number, frame.picture)
        limitations.extend(scanned.limitations)
        engines.update(dict.fromkeys(scanned.engines))
        page = scanned.page
        picture = Picture(box=Box(0.0, 0.0, page.width, page.height), pixels=frame.picture.size)
        turned = page.turned + frame.turned
        if turned > _FULL_TURN - 45:
            turned -= _FULL_TURN
        return replace(page, pictures=(picture,), turned=round(turned, 2))

    def _picture_of(self, page: int) -> Image.Image:
        if self._upright is None or self._upright[0] != page:
            self._upright = None
            sheet = self._sheets[page - 1]
            if self._stored is not None and self._stored[0] == page:
                stored = self._stored[1]
            else:
                self._stored = None
                stored = self._file.load(sheet.frame).picture
            self._stored = None
            self._upright = (page, sheet.upright.apply(stored))
        return self._upright[1]

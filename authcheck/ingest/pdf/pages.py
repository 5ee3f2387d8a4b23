"""All pages of a PDF: the text layer where it can be used, OCR where it can't."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from authcheck.errors import DamagedExhibit
from authcheck.ingest.pdf.file import PdfFile, PdfPage
from authcheck.ingest.pdf.order import in_reading_order
from authcheck.ingest.pdf.text import read_runs
from authcheck.model.document import Engine, Limitation, Page
from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from authcheck.ingest.upright import Upright
    from authcheck.model.reading import ReadingOptions

SCAN_DPI = 200
"""Resolution at which a page is painted for OCR."""


class Pages:
    """What reading all pages gave, growing page by page."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._limitations: list[Limitation] = []
        self._engines: dict[Engine, None] = {Engine(name="PDFium (pypdfium2)", version=version("pypdfium2")): None}
        self.upright: dict[int, Upright] = {}

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages read, from the first."""
        return tuple(self._pages)

    @property
    def limitations(self) -> tuple[Limitation, ...]:
        """What was not read, and why."""
        return tuple(self._limitations)

    @property
    def engines(self) -> tuple[Engine, ...]:
        """What took part."""
        return tuple(self._engines)


def read_pages(file: PdfFile, options: ReadingOptions) -> Pages:
    """Read the pages of ``file`` up to the limits of ``options``."""
    result = Pages()
    for number in range(1, min(file.page_count, options.limits.pages) + 1):
        try:
            page = PdfPage(file, number)
        except DamagedExhibit as error:
            result._pages.append(Page(number=number, width=612, height=792, legibility=0))
            result._limitations.append(Limitation(what=f"page {number}", why=error.detail))
            continue
        try:
            runs = read_runs(page.handle, page.space)
            words = in_reading_order(runs)
            if not any(word.visible for word in words):
                from authcheck.ingest.scan import read_scan  # noqa: PLC0415 - OCR is imported on need

                whole = Box(0, 0, page.space.width, page.space.height)
                scan = read_scan(page.render(whole, SCAN_DPI), dpi=SCAN_DPI, number=number, options=options)
                result._pages.append(scan.page)
                result._limitations.extend(scan.limitations)
                result._engines.update(dict.fromkeys(scan.engines))
                result.upright[number] = scan.upright
                continue
            result._pages.append(Page(number=number, width=page.space.width, height=page.space.height, words=words))
        finally:
            page.close()
    return result

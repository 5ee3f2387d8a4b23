"""All pages of a PDF: the text layer where it can be used, OCR of the painted page where it can't."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from authcheck.errors import DamagedExhibit, LanguageMissing, OcrError
from authcheck.ingest.budget import Budget
from authcheck.ingest.ocr import prepare_reader
from authcheck.ingest.pdf.annotations import (
    MOST,
    as_annotations,
    count_annotations,
    flatten,
    read_overlays,
)
from authcheck.ingest.pdf.file import PdfFile, PdfPage
from authcheck.ingest.pdf.order import in_reading_order
from authcheck.ingest.pdf.pictures import FILLS, Painted, look_at
from authcheck.ingest.pdf.sight import Sight, hide_unseen
from authcheck.ingest.pdf.text import Run, read_runs
from authcheck.ingest.pdf.turned import turned_box
from authcheck.ingest.pdf.unsaid import Unsaid
from authcheck.ingest.pdf.usable import usable
from authcheck.ingest.progress import page_read
from authcheck.model.document import Annotation, Engine, Limitation, Page, Picture, Word
from authcheck.model.geometry import Box
from authcheck.model.reading import Limit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.ingest.ocr import OcrReader
    from authcheck.ingest.pdf.annotations import Overlay
    from authcheck.ingest.pdf.space import Space
    from authcheck.ingest.scan import ScannedPage
    from authcheck.ingest.upright import Upright
    from authcheck.model.reading import ReadingOptions

SCAN_DPI = 200
"""Resolution at which a page is painted for OCR."""

LEAST_DPI = 100
"""A page so large that the pixel limit allows less than this is not read by OCR."""

_BETTER_FILE = "look at it yourself, or ask for the file that it was made from"
"""The way out where a page is drawn rather than scanned, and its text layer is of no use."""

_MOST_UNDERLAID = 6
"""Pages of a file with a text layer whose pictures are read for large words: a mark runs through it."""

_NEARLY_ALL = 0.9
"""Part of the letters that must run one way before the page is turned for them."""


class PageReader:
    """Reads page by page and keeps what was found, what was not, and how each page was turned."""

    def __init__(self, file: PdfFile, options: ReadingOptions) -> None:
        """Prepare to read ``file``; nothing is read yet."""
        self.file, self.options = file, options
        self.pages: list[Page] = []
        self.annotations: list[Annotation] = []
        self.limitations: list[Limitation] = []
        self.engines: dict[Engine, None] = {}
        self.upright: dict[int, Upright] = {}
        self.spaces: dict[int, Space] = {}
        self.extra: dict[int, int] = {}
        """Quarters clockwise that pages are turned beyond what the file asks for; most by none."""

        self.unpaintable: dict[int, str] = {}
        """Pages that must not be painted, and why."""

        self.unsaid = Unsaid()
        """What of the pages was not read, or nobody sees."""

        self.may_sign = False
        """Whether an annotation is, or may be, the widget of a signature field."""

        self.last_scan: tuple[int, ScannedPage] | None = None
        """Number of the page read last by OCR and what that gave; None where there was none."""

        self.underlaid = 0
        """Pages whose pictures were read for large words so far."""

        self.ocr_pages = 0
        """Pages read by OCR so far."""

    def read_all(self) -> None:
        """Read the pages up to the limits; where time runs short, those before are kept."""
        count, most = self.file.page_count, self.options.limits.pages
        budget = Budget(self.options.limits)
        for number in range(1, min(count, most) + 1):
            why = budget.spent() if number > 1 else ""
            if why:
                what = f"pages {number} to {count}" if number < count else f"page {number}"
                self.limitations.append(Limitation(what=what, why=f"{why}; or examine the parts"))
                break
            try:
                page = PdfPage(self.file, number)
            except DamagedExhibit as error:
                self._unloadable(number, error.detail)
                page_read()
                continue
            try:
                self._read(page)
            finally:
                page.close()
            page_read()
        if count > most == len(self.pages):
            why = self.options.cut or (
                f"authcheck reads {most} of {count} pages {Limit.PAGES.told(most)};"
                " or split the file and examine the parts"
            )
            self.limitations.append(Limitation(what=f"pages {most + 1} to {count}", why=why))
        self.limitations.extend(self.unsaid.limitations())

    def _read(self, page: PdfPage) -> None:
        overlays = read_overlays(page)
        self.unsaid.overlooked(page.number, annotations=count_annotations(page) > MOST)
        if overlays:
            before = Counter(_place(run) for run in read_runs(page.handle, page.space))
            flatten(page)
        painted, runs, sight = self._look(page)
        appearance = [run for run in runs if not before[_place(run)]] if overlays else []
        extra = _quarters(runs)
        if extra:
            # A page laid sideways is read as a reader would hold it.
            laid = page.space
            page.turn(extra)
            self.extra[page.number] = extra
            painted, runs, sight = self._look(page)
        if overlays:
            self._keep_overlays(overlays, page.number, appearance)
            if extra:
                self._turn_annotations(page.number, laid, extra)
        self.spaces[page.number] = page.space
        self.unsaid.overlooked(page.number, objects=painted.cut)
        words = in_reading_order(runs)
        if painted.empty or usable(words, painted, page.space.height):
            found = self._with_underlay(_text_page(page, words, painted.pictures), sight)
            self.pages.append(found)
            self.unsaid.of_text_page(found, sight)
        else:
            self._scan(page, words, painted)
            self.unsaid.of_scan(page.number, words, painted)

    def _with_underlay(self, page: Page, sight: Sight) -> Page:
        """Add the large words that are painted as a picture or as outlines, if there are any."""
        if sight.ground is None or self.underlaid >= _MOST_UNDERLAID or sight.blank(_whole(page)):
            return page
        from authcheck.ingest.ocr import open_reader  # noqa: PLC0415 - loaded on need
        from authcheck.ingest.underlay import read_underlay  # noqa: PLC0415 - brings numpy

        def reader() -> OcrReader:
            self.underlaid += 1
            found = open_reader(self.options)
            self.engines.update(dict.fromkeys(found.engines))
            return found

        lines = max((word.line for word in page.words), default=-1) + 1
        try:
            under = read_underlay(sight.ground, 72 * sight.scale, reader, lines, printed=False)
        except (OcrError, LanguageMissing):
            # The page's own words need no engine; what lies under them stays unread.
            return page
        return replace(page, words=(*page.words, *under))

    def _look(self, page: PdfPage) -> tuple[Painted, list[Run], Sight]:
        painted = look_at(page)
        runs = read_runs(page.handle, page.space, painted.buried)
        self._refuse_bombs(page, painted)
        sight = Sight() if page.number in self.unpaintable else hide_unseen(page, runs, painted.texts)
        return painted, runs, sight

    def _keep_overlays(self, overlays: Sequence[Overlay], number: int, appearance: list[Run]) -> None:
        self.may_sign = self.may_sign or any(overlay.signature for overlay in overlays)
        shown = [overlay for overlay in overlays if not overlay.hidden]
        self.annotations.extend(as_annotations(shown, number, appearance))

    def _turn_annotations(self, number: int, laid: Space, extra: int) -> None:
        from authcheck.ingest.upright import Upright  # noqa: PLC0415 - brings numpy, and is rarely needed

        upright = Upright(quarter=90 * extra)
        self.annotations = [
            replace(one, box=turned_box(one.box, laid.width, laid.height, upright))
            if one.page == number
            else one
            for one in self.annotations
        ]

    def _refuse_bombs(self, page: PdfPage, painted: Painted) -> None:
        most = self.options.limits.pixels
        largest = max((picture.pixels for picture in painted.pictures), key=_area, default=(0, 0))
        if _area(largest) > most:
            columns, rows = largest
            why = (
                f"holds a picture of {columns} x {rows} pixels and authcheck decodes {most:,}"
                f" {Limit.PIXELS.told(most)}; or ask for a copy with smaller pictures"
            )
            self.unpaintable[page.number] = why

    def _scan(self, page: PdfPage, words: tuple[Word, ...], painted: Painted) -> None:
        limits = self.options.limits
        inches = page.space.width * page.space.height / 72**2
        dpi = min(float(SCAN_DPI), sqrt(limits.pixels / max(inches, 1e-6)))
        why = self.unpaintable.get(page.number, "")
        if not why and dpi < LEAST_DPI:
            why = (
                f"is {page.space.width / 72:.0f} x {page.space.height / 72:.0f} inches large, too large to be"
                f" read by OCR with {limits.pixels:,} pixels {Limit.PIXELS.told(limits.pixels)};"
                " or ask for a copy on paper size"
            )
        if not why and self.ocr_pages >= limits.ocr_pages:
            why = (
                f"has no usable text layer, and authcheck reads {limits.ocr_pages} pages by OCR"
                f" {Limit.OCR_PAGES.told(limits.ocr_pages)}; or split the file and examine the parts"
            )
        if why:
            self._unread(page, words, painted.pictures, why)
            return
        prepare_reader(self.options)
        from authcheck.ingest.scan import BETTER_SCAN, read_scan  # noqa: PLC0415 - OCR and its libraries are loaded on need

        self.ocr_pages += 1
        picture = page.render(Box(0, 0, page.space.width, page.space.height), dpi)
        # No better scan can be had of a page that never was one.
        way_out = BETTER_SCAN if painted.filled >= FILLS else _BETTER_FILE
        scan = read_scan(picture, dpi=dpi, number=page.number, options=self.options, way_out=way_out)
        width, height = page.space.width, page.space.height
        pictures = tuple(
            Picture(box=turned_box(picture.box, width, height, scan.upright), pixels=picture.pixels)
            for picture in painted.pictures
        )
        turned = (90 * page.space.quarters + scan.upright.turned) % 360
        self.pages.append(replace(scan.page, pictures=pictures, turned=round(turned, 2)))
        self.limitations.extend(scan.limitations)
        self.engines.update(dict.fromkeys(scan.engines))
        self.upright[page.number] = scan.upright
        self.last_scan = page.number, scan

    def _unread(
        self, page: PdfPage, words: tuple[Word, ...], pictures: tuple[Picture, ...], why: str
    ) -> None:
        self.limitations.append(Limitation(what=f"page {page.number}", why=why))
        self.pages.append(
            Page(
                number=page.number,
                width=round(page.space.width, 2),
                height=round(page.space.height, 2),
                words=words,
                pictures=pictures,
                legibility=0.0,
                turned=90 * page.space.quarters,
            )
        )

    def _unloadable(self, number: int, why: str) -> None:
        """Note a page that PDFium cannot load; pdfminer may still have its words."""
        from authcheck.ingest.pdf.mined import mined_page  # noqa: PLC0415 - loaded on need

        self.unpaintable[number] = why
        page = mined_page(self.file.raw, self.options.password, number)
        if page is None:
            self.limitations.append(
                Limitation(what=f"page {number}", why=f"{why}; nothing of it could be read")
            )
            self.pages.append(Page(number=number, width=612.0, height=792.0, legibility=0.0))
            return
        self.limitations.append(
            Limitation(what=f"how page {number} looks", why=f"{why}; only its words could be read")
        )
        self.pages.append(page)


def _quarters(runs: Sequence[Run]) -> int:
    """Return the quarters clockwise that bring nearly all text upright; 0 where text runs in several ways."""
    letters: Counter[int] = Counter()
    for run in runs:
        if run.seen:
            letters[round(run.look.rotation / 90) % 4] += len(run.text)
    if not letters:
        return 0
    quarters, most = letters.most_common(1)[0]
    return quarters if most >= _NEARLY_ALL * letters.total() else 0


def _text_page(page: PdfPage, words: tuple[Word, ...], pictures: tuple[Picture, ...]) -> Page:
    return Page(
        number=page.number,
        width=round(page.space.width, 2),
        height=round(page.space.height, 2),
        words=words,
        pictures=pictures,
        turned=90.0 * page.space.quarters,
    )


def _whole(page: Page) -> Box:
    return Box(0, 0, page.width, page.height)


def _place(run: Run) -> tuple[str, float, float]:
    return run.text, round(run.left, 1), round(run.top, 1)


def _area(pixels: tuple[int, int]) -> int:
    return pixels[0] * pixels[1]

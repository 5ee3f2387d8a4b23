"""Words by pdfminer.six, where PDFium cannot open a file or load a page: slower, and without pictures."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTAnno, LTChar, LTTextContainer, LTTextLine
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from authcheck import plugins
from authcheck.ingest.letter import Closing
from authcheck.ingest.pdf.miner import TROUBLE, CannotMine, Mine
from authcheck.ingest.pdf.space import rounded
from authcheck.ingest.pdf.text import plain_font_name
from authcheck.model.document import Document, Engine, Limitation, Page, TextOrigin, Word
from authcheck.model.geometry import Box
from authcheck.model.reading import Limit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.layout import LTPage
    from PIL.Image import Image

    from authcheck.model.exhibit import Exhibit
    from authcheck.model.reading import ReadingOptions
    from authcheck.model.zone import Zone


def mined_page(raw: bytes, password: str | None, number: int) -> Page | None:
    """Return page ``number`` (from 1) with its words; None where pdfminer finds none."""
    try:
        return next(_pages(raw, password, first=number), None)
    except CannotMine:
        return None


def open_mined(raw: bytes, exhibit: Exhibit, options: ReadingOptions, why: str) -> MinedLetter | None:
    """Return the letter as pdfminer reads it; None where it finds no words either.

    Args:
        raw: The file.
        exhibit: The file as taken in.
        options: How to read, and where to stop.
        why: Why PDFium could not open it.
    """
    pages: list[Page] = []
    limitations: list[Limitation] = []
    try:
        for page in _pages(raw, options.password, first=1):
            if len(pages) == options.limits.pages:
                unread = (
                    f"authcheck reads {len(pages)} pages {Limit.PAGES.told(len(pages))};"
                    " or split the file and examine the parts"
                )
                limitations.append(Limitation(what=f"page {len(pages) + 1} and after", why=unread))
                break
            pages.append(replace(page, number=len(pages) + 1))
    except CannotMine:
        # What was read before the trouble is still worth having, and the limitation says what it is.
        pass
    if not any(page.words for page in pages):
        return None
    looks = Limitation(
        what="how the pages look",
        why=f"PDFium cannot open the file ({why}); the words of {len(pages)} pages were read by pdfminer.six,"
        " pictures and ink were not; ask for the file to be sent again",
    )
    engine = Engine(name="pdfminer.six", version=version("pdfminer.six"))
    return MinedLetter(
        Document(exhibit=exhibit, pages=tuple(pages), limitations=(looks, *limitations), engines=(engine,))
    )


def _pages(raw: bytes, password: str | None, *, first: int) -> Iterator[Page]:
    """Yield pages with words from page ``first`` on; pages without words too, once one had some."""
    mine = Mine(raw, password)
    try:
        resources = PDFResourceManager()
        device = PDFPageAggregator(resources, laparams=LAParams())
        interpreter = PDFPageInterpreter(resources, device)
        for number, source in enumerate(PDFPage.create_pages(mine.document), start=1):
            if number >= first:
                interpreter.process_page(source)
                yield _page(device.get_result(), number)
    except TROUBLE as error:
        message = f"{type(error).__name__}: {error}"[:200]
        raise CannotMine(message) from error


def _page(found: LTPage, number: int) -> Page:
    words: list[Word] = []
    line_number = 0
    for block in found:
        if not isinstance(block, LTTextContainer):
            continue
        for line in block:
            if isinstance(line, LTTextLine):
                words.extend(_words(line, line_number, found))
                line_number += 1
    return Page(
        number=number,
        width=round(found.width, 2),
        height=round(found.height, 2),
        words=tuple(words),
        # Nobody can tell whether a page without words is blank or a scan.
        legibility=1.0 if words else 0.0,
    )


def _words(line: LTTextLine, number: int, page: LTPage) -> Iterator[Word]:
    chars: list[LTChar] = []
    for part in (*line, LTAnno(" ")):
        text = part.get_text()
        if isinstance(part, LTChar) and not text.isspace():
            chars.append(part)
        elif chars:
            yield _word(chars, number, page)
            chars = []


def _word(chars: list[LTChar], number: int, page: LTPage) -> Word:
    box = Box.around(
        Box(char.x0 - page.x0, page.y1 - char.y1, char.x1 - page.x0, page.y1 - char.y0) for char in chars
    )
    return Word(
        text="".join("".join(char.get_text().split()) for char in chars) or "\ufffd",
        box=rounded(box),
        line=number,
        origin=TextOrigin.TEXT_LAYER,
        font=plain_font_name(str(chars[0].fontname)),
        size=round(float(chars[0].size), 2),
    )


class MinedLetter(Closing):
    """A letter of which only the words are known: an ``OpenLetter`` without pictures."""

    def __init__(self, document: Document) -> None:
        """Hold the words, and nothing of the file."""
        self._document = document

    @property
    def document(self) -> Document:
        """The document as read; without zones until they are given."""
        return self._document

    def with_zones(self, zones: tuple[Zone, ...]) -> None:
        """Give the document its zones."""
        self._document = replace(self._document, zones=zones)

    def crop(self, page: int, box: Box, dpi: int) -> Image:  # noqa: ARG002 - the seam's arguments
        """Refuse: there are no pictures.

        Raises:
            CannotExamine: Always.
        """
        message = f"page {page} cannot be painted: the file is too broken for PDFium"
        raise plugins.CannotExamine(message)

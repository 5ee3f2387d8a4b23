"""File → Document: take an exhibit in, and read it. The only room that knows PDF, image and OCR libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.ingest.foresight import foresees_ocr
from authcheck.ingest.media_type import PDF, READABLE
from authcheck.ingest.ocr import prepare_reader, while_reading
from authcheck.ingest.progress import after_each_page
from authcheck.ingest.taking import read_bytes, read_stdin, take_in

if TYPE_CHECKING:
    from authcheck.ingest.letter import OpenLetter
    from authcheck.model.exhibit import Exhibit
    from authcheck.model.reading import ReadingOptions

__all__ = ["after_each_page", "open_letter", "read_bytes", "read_stdin", "take_in", "while_reading"]


def open_letter(exhibit: Exhibit, raw: bytes, options: ReadingOptions) -> OpenLetter:
    """Open and read the bytes of ``exhibit``; close what comes back, or use it in a ``with``.

    Raises:
        ExhibitError: The file cannot be examined; the subclass says why.
        OcrError: A page needs OCR, and the engine cannot do what was asked.
    """
    if exhibit.media_type in READABLE and foresees_ocr(exhibit, raw):
        prepare_reader(options)
    # Readers and their libraries are imported on need: most runs meet one format.
    if exhibit.media_type == PDF:
        from authcheck.ingest.pdf import open_pdf  # noqa: PLC0415 - see above

        return open_pdf(raw, exhibit, options)
    if exhibit.media_type in READABLE:
        from authcheck.ingest.image import open_image  # noqa: PLC0415 - see above

        return open_image(raw, exhibit, options)
    from authcheck.ingest.foreign import open_foreign  # noqa: PLC0415 - see above

    return open_foreign(raw, exhibit, options)

"""Letters read by an installed package's reader: as open as any other, and believed no further."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck import plugins
from authcheck.errors import DamagedExhibit, ExhibitError, OcrError, UnsupportedFormat
from authcheck.ingest.letter import Closing

if TYPE_CHECKING:
    from collections.abc import Collection

    from PIL.Image import Image

    from authcheck.model.document import Document
    from authcheck.model.exhibit import Exhibit
    from authcheck.model.geometry import Box
    from authcheck.model.reading import ReadingOptions
    from authcheck.model.zone import Zone


def refuse_unless_read(path: str, media_type: str, trust: Collection[str]) -> None:
    """Return where a package that may run reads this media type; nothing is imported.

    Raises:
        UnsupportedFormat: None does; the way out is told where one would.
    """
    try:
        plugins.reader_entry(media_type, trust)
    except plugins.UnknownReader as error:
        raise UnsupportedFormat(path, media_type) from error
    except plugins.CannotExamine as error:
        raise UnsupportedFormat(path, f"{media_type} that may run ({error})") from error


def open_foreign(raw: bytes, exhibit: Exhibit, options: ReadingOptions) -> ForeignLetter:
    """Have a package's reader read ``raw``; in the worker.

    Raises:
        ExhibitError: The reader says so, or it fails.
        OcrError: The reader says so.
    """
    refuse_unless_read(exhibit.path, exhibit.media_type, options.trust)
    try:
        reader = plugins.reader(exhibit.media_type, options.trust)
        return ForeignLetter(reader(raw, exhibit, options))
    except (ExhibitError, OcrError):
        raise
    except Exception as error:
        # It may be anybody's; what goes wrong in it must not pass for a crash of ours.
        detail = f"the reader of {exhibit.media_type} failed: {type(error).__name__}: {error}"
        raise DamagedExhibit(exhibit.path, detail) from error


class ForeignLetter(Closing):
    """What a package's reader gave, with zones."""

    def __init__(self, letter: plugins.Letter) -> None:
        """Take the document as read."""
        self._letter = letter
        self._document = letter.document

    @property
    def document(self) -> Document:
        """The document."""
        return self._document

    def with_zones(self, zones: tuple[Zone, ...]) -> None:
        """Give the document its zones, unless the reader knew better."""
        if not self._document.zones:
            self._document = replace(self._document, zones=zones)

    def crop(self, page: int, box: Box, dpi: int) -> Image:
        """Return what the reader paints."""
        return self._letter.crop(page, box, dpi)

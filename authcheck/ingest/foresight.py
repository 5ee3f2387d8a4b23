"""Whether a file will have to be read by OCR, guessed from its bytes before any library is loaded.

A guess only decides when the engine's model is loaded: rightly foreseen, that is done by the time the page is
painted; wrongly, it was for nothing or is done later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.ingest.media_type import PDF

if TYPE_CHECKING:
    from authcheck.model.exhibit import Exhibit

_PICTURE = (b"/Subtype /Image", b"/Subtype/Image")
_TYPE = (b"/FontFile", b"/ToUnicode", b"/ObjStm")
"""What stands in a file with a text layer, or in one whose objects cannot be seen from outside."""


def foresees_ocr(exhibit: Exhibit, raw: bytes) -> bool:
    """Whether pages are pictures, as far as the bytes tell."""
    if exhibit.media_type != PDF:
        return True
    return any(mark in raw for mark in _PICTURE) and not any(mark in raw for mark in _TYPE)

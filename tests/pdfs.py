"""PDFs for tests, drawn rather than loaded."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from authcheck.ingest import open_letter
from authcheck.model.exhibit import Exhibit
from authcheck.model.reading import ReadingOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from authcheck.ingest.letter import OpenLetter

LETTER = (612.0, 792.0)
PLAIN = ReadingOptions()


def write(
    left: float, up: float, text: str, *, size: float = 12, font: str = "Helvetica"
) -> Callable[[Canvas], object]:
    """Return a drawing of one line that begins at (left, up) in PDF's own coordinates."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(left, up, text)

    return draw


def a_pdf(
    *drawings: Callable[[Canvas], object],
    page: tuple[float, float] = LETTER,
    rotate: int = 0,
    password: str | None = None,
    copies: int = 1,
    title: str = "A letter",
) -> bytes:
    """Return a PDF whose pages, ``copies`` of them, all hold ``drawings``."""
    into = BytesIO()
    encrypt = StandardEncryption(password, strength=128) if password else None
    canvas = Canvas(into, pagesize=page, invariant=1, encrypt=encrypt)
    canvas.setTitle(title)
    for _ in range(copies):
        canvas.setPageRotation(rotate)
        for draw in drawings:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def assembled(*objects: bytes) -> bytes:
    """Return a PDF of the given objects, each ``N 0 obj…endobj``, the first of them its catalog."""
    raw, places = b"%PDF-1.7\n", []
    for one in objects:
        places.append(len(raw))
        raw += one + b"\n"
    numbers = [int(one.split(b" ", 1)[0]) for one in objects]
    table = b"".join(b"%d 1\n%010d 00000 n \n" % pair for pair in zip(numbers, places, strict=True))
    end = b"trailer<</Root %d 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        numbers[0],
        max(numbers) + 1,
        len(raw),
    )
    return raw + b"xref\n0 1\n0000000000 65535 f \n" + table + end


def exhibit_of(raw: bytes, path: str = "letter.pdf", media_type: str = "application/pdf") -> Exhibit:
    """Return the exhibit of some bytes that are of a media type, or claim to be."""
    digest = hashlib.sha256(raw).hexdigest()
    return Exhibit(path=path, name=path, sha256=digest, size=len(raw), media_type=media_type)


def opened(raw: bytes, options: ReadingOptions = PLAIN) -> OpenLetter:
    """Return the letter that some bytes hold, open."""
    return open_letter(exhibit_of(raw), raw, options)

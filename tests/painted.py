"""Pages for tests, painted rather than loaded."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from authcheck.model.exhibit import Exhibit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authcheck.model.document import Word

LINES = (
    "MINISTRY OF RIVERS AND LANDINGS",
    "12 Ferry Lane, Northport",
    "",
    "4 March 2019",
    "",
    "Dear Harbour Master,",
    "",
    "Thank you for your letter about the landing stage at Low Water.",
    "The ministry has looked at the plans and finds them sound.",
    "Work may begin when the spring tides are over, and not before.",
    "Please send the account for the timber to this office.",
    "We ask that the ferry keeps running while the work is done.",
    "A notice to passengers should be posted on both banks.",
    "",
    "Yours faithfully,",
    "",
    "",
    "Martha Quill",
    "Under Secretary",
)


def a_page(
    lines: Iterable[str] = LINES,
    *,
    dpi: int = 150,
    paper: int = 255,
    ink: int = 0,
    inches: tuple[float, float] = (8.5, 11.0),
) -> Image.Image:
    """Return a grey page with ``lines`` in twelve point type, an inch from the edges."""
    page = Image.new("L", (round(inches[0] * dpi), round(inches[1] * dpi)), paper)
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=12 * dpi / 72)
    for number, line in enumerate(lines):
        pen.text((dpi, dpi + number * 0.3 * dpi), line, fill=ink, font=font)
    return page


def encoded(picture: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    """Return ``picture`` as the bytes of a file."""
    file = BytesIO()
    picture.save(file, kind, **how)  # type: ignore[arg-type]  # options differ by format
    return file.getvalue()


def an_exhibit(raw: bytes, media_type: str = "image/png") -> Exhibit:
    """Return the exhibit that holds ``raw``."""
    return Exhibit(
        path="letter",
        name="letter",
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        media_type=media_type,
    )


def came_back(words: Iterable[Word], lines: Iterable[str] = LINES) -> float:
    """Return the share of the words of ``lines`` that were read, each counted once."""
    wanted = Counter(re.findall(r"\w+", " ".join(lines)))
    got = Counter(re.findall(r"\w+", " ".join(word.text for word in words)))
    return (wanted & got).total() / wanted.total()

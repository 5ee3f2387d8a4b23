"""A reader of mail (``message/rfc822``): the plain text as one page, the headers as what the file says."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from authcheck.errors import DamagedExhibit
from authcheck.model.document import Document, MetadataField, Page, TextOrigin, Word
from authcheck.model.geometry import Box
from authcheck.plugins import Unpainted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.exhibit import Exhibit
    from authcheck.model.reading import ReadingOptions
    from authcheck.plugins import Letter

# An A4 sheet in points, with lines as a typewriter sets them: rules go by words and lines, not by looks.
_WIDTH, _HEIGHT, _MARGIN, _LINE, _LETTER = 595.0, 842.0, 72.0, 14.0, 6.0

_HEADERS = ("From", "To", "Cc", "Date", "Subject", "Message-ID")


def read(raw: bytes, exhibit: Exhibit, _options: ReadingOptions) -> Letter:
    """Return the mail as a letter without a picture."""
    mail = message_from_bytes(raw, policy=policy.default)
    body = mail.get_body(("plain",))
    if body is None:
        raise DamagedExhibit(exhibit.path, "the mail has no plain text")
    lines = str(body.get_content()).splitlines()
    height = max(_HEIGHT, 2 * _MARGIN + _LINE * len(lines))
    page = Page(number=1, width=_WIDTH, height=height, words=tuple(_words(lines)))
    headers = tuple(
        MetadataField(zone="email.headers", key=name, value=str(mail[name]))
        for name in _HEADERS
        if mail[name]
    )
    return Unpainted(Document(exhibit=exhibit, pages=(page,), metadata=headers))


def _words(lines: list[str]) -> Iterator[Word]:
    for number, line in enumerate(lines):
        left, top = _MARGIN, _MARGIN + number * _LINE
        for text in line.split():
            right = left + _LETTER * len(text)
            box = Box(left, top, right, top + _LINE)
            yield Word(text=text, box=box, line=number, origin=TextOrigin.TEXT_LAYER)
            left = right + _LETTER

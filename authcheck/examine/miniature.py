"""Letters in miniature: a few words of a test, set like a page that was read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from authcheck.examine.areas import LOOSE_TEXT, WHOLE_PAGE
from authcheck.examine.questioned import PAGE_ZONES
from authcheck.model.document import Document, MetadataField, Page, TextOrigin, Word
from authcheck.model.exhibit import Exhibit
from authcheck.model.geometry import Box
from authcheck.model.observation import Reading
from authcheck.model.zone import Zone, ZoneName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.rule import RuleTest

_LINE_PT, _LETTER_PT = 14.0, 6.0


def miniature(test: RuleTest) -> Reading:
    """Return the page and the file that the words of a test stand for: zone under zone, line by line."""
    return _set(test.zones, test.legibility)


# A rule's tests are looked at more than once.
@lru_cache(maxsize=32)
def _set(tested: tuple[tuple[str, str], ...], legibility: float) -> Reading:
    words: list[Word] = []
    zones: list[Zone] = []
    metadata: list[MetadataField] = []
    name = "letter.pdf"
    for zone, text in tested:
        if zone == "file.name":
            name = text
        elif zone in PAGE_ZONES:
            first = len(words)
            words.extend(_words(text, words[-1].line + 1 if words else 0))
            indexes = tuple(range(first, len(words)))
            if zone not in {WHOLE_PAGE, LOOSE_TEXT} and indexes:
                box = Box.around(word.box for word in words[first:])
                zones.append(Zone(name=ZoneName(zone), page=1, box=box, words=indexes, legibility=legibility))
        else:
            metadata.extend(_fields(zone, text))
    page = Page(number=1, width=612, height=792, words=tuple(words), legibility=legibility)
    exhibit = Exhibit(path=name, name=name, sha256="0" * 64, size=1, media_type=_media_type(tested))
    return Reading(
        document=Document(exhibit=exhibit, pages=(page,), zones=tuple(zones), metadata=tuple(metadata))
    )


def _media_type(tested: tuple[tuple[str, str], ...]) -> str:
    formats = {zone.partition(".")[0] for zone, _ in tested}
    if "docx" in formats:
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return "message/rfc822" if "email" in formats else "application/pdf"


def _words(text: str, line: int) -> Iterator[Word]:
    for number, words in enumerate(text.splitlines(), line):
        left = 72.0
        for word in words.split():
            right = left + _LETTER_PT * len(word)
            box = Box(left, number * _LINE_PT, right, (number + 1) * _LINE_PT)
            yield Word(text=word, box=box, line=number, origin=TextOrigin.TEXT_LAYER)
            left = right + _LETTER_PT


def _fields(zone: str, text: str) -> Iterator[MetadataField]:
    for line in text.splitlines():
        key, _, value = line.partition(": ")
        yield MetadataField(zone=zone, key=key.strip(), value=value.strip())

"""Stretches of text that rules look at, each position traceable to its place on the page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from authcheck.examine.folding import Folded, fold
from authcheck.model.geometry import Box
from authcheck.model.zone import ZoneName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authcheck.model.document import Annotation, Document, Page, Word

_LAID_OVER = frozenset({"stamp", "watermark", "freetext"})
"""Annotations that a reader sees as text over the page."""

_LEAST_NOTE = 2.0
"""Points an annotation measures at least where a reader sees words in it."""

WHOLE_PAGE = "image.page"
"""Every word that a page shows."""

LOOSE_TEXT = "image.text"
"""What a page shows outside letterhead, running text and watermarks."""

_FIXED = frozenset({ZoneName.LETTERHEAD, ZoneName.HEADER, ZoneName.FOOTER, ZoneName.WATERMARK})


@dataclass(frozen=True)
class Area:
    """The text of one zone of one page, or of what the file says about itself."""

    zone: str
    page: int | None
    """From 1; None where the text is not on a page."""

    text: str
    """Words joined by single spaces, lines by line feeds."""

    starts: tuple[int, ...] = ()
    """Where in ``text`` each word begins; empty where nothing is known of places."""

    boxes: tuple[Box, ...] = ()
    """The words' boxes, in the same order."""

    legibility: float = 1.0
    """From 0 to 1."""

    @cached_property
    def flat(self) -> str:
        """The text in lower case on one line, position for position."""
        flat = self.text.replace("\n", " ")
        lower = flat.lower()
        # A few letters grow in lower case (İ); they stay as they are, or positions would shift.
        return lower if len(lower) == len(flat) else "".join(_lower(sign) for sign in flat)

    @cached_property
    def folded(self) -> Folded:
        """The text as a tolerant reader sees it."""
        return fold(self.text)

    def box(self, start: int, end: int) -> Box | None:
        """Return the box around the words from ``start`` to ``end``; None where places are unknown."""
        if not self.boxes:
            return None
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, end - 1), first + 1)
        return Box.around(self.boxes[first:last])

    def lines(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last line that ``start`` to ``end`` touches, from 0."""
        first = self.text.count("\n", 0, start)
        return first, first + self.text.count("\n", start, end)


def _lower(sign: str) -> str:
    lower = sign.lower()
    return lower if len(lower) == 1 else sign


def areas_of(document: Document, zone: str) -> tuple[Area, ...]:
    """Return the areas of one zone, page by page; empty where the document has none."""
    if zone in {WHOLE_PAGE, LOOSE_TEXT}:
        texts = ((page, _shown(document, page, loose=zone == LOOSE_TEXT)) for page in document.pages)
        return tuple(_of_words(WHOLE_PAGE, page, words, page.legibility) for page, words in texts if words)
    if zone == "file.name":
        return (Area(zone, None, _encodable(document.exhibit.name)),)
    found = [
        _of_words(zone, document.pages[each.page - 1], document.words_of(each), each.legibility)
        for each in document.zones
        if each.name == zone and each.words
    ]
    if zone == ZoneName.WATERMARK:
        found.extend(_laid_over(document))
    fields = [f"{field.key}: {field.value}" for field in document.metadata if field.zone == zone]
    if fields:
        found.append(Area(zone, None, _encodable("\n".join(" ".join(field.split()) for field in fields))))
    return tuple(found)


def _shown(document: Document, page: Page, *, loose: bool) -> list[Word]:
    """Return the words that a page shows; ``loose`` leaves out those of zones with rules of their own."""
    zones = (zone for zone in document.zones if loose and zone.page == page.number and zone.name in _FIXED)
    taken = {index for zone in zones for index in zone.words}
    return [word for index, word in enumerate(page.words) if index not in taken and word.visible]


def _laid_over(document: Document) -> Iterator[Area]:
    for annotation in document.annotations:
        text = _encodable(" ".join(annotation.text.split()))
        if annotation.kind in _LAID_OVER and text and _on_page(document, annotation):
            yield Area(ZoneName.WATERMARK.value, annotation.page, text, (0,), (annotation.box,))


def _on_page(document: Document, annotation: Annotation) -> bool:
    """Tell whether an annotation lies on its page and has an extent to be seen."""
    page = document.pages[annotation.page - 1]
    box, (across, down) = annotation.box, annotation.box.middle
    extended = min(box.width, box.height) >= _LEAST_NOTE
    return extended and 0.0 <= across <= page.width and 0.0 <= down <= page.height


def _of_words(zone: str, page: Page, words: Iterable[Word], legibility: float) -> Area:
    parts: list[str] = []
    starts: list[int] = []
    boxes: list[Box] = []
    position, line = 0, None
    for word in words:
        if not word.visible:
            # Zones are laid out over what is shown; a reading from elsewhere must not let it speak either.
            continue
        if line is not None:
            parts.append(" " if word.line == line else "\n")
            position += 1
        starts.append(position)
        boxes.append(word.box)
        parts.append(word.text)
        position += len(word.text)
        line = word.line
    return Area(zone, page.number, _encodable("".join(parts)), tuple(starts), tuple(boxes), legibility)


def _encodable(text: str) -> str:
    """Return ``text`` with half characters as question marks, place for place: patterns read UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")

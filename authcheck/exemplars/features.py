"""A letter as read → what is kept of it for comparing; runs in the worker."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from authcheck.exemplars.forms import date_form, date_in, reference_form, valediction_of
from authcheck.exemplars.looks import crop_of, logo_of, signatures_of
from authcheck.exemplars.sound import MOST_FONTS, MOST_LINE, MOST_LINES, MOST_SIZE, MOST_TEXT_WORD, MOST_WORDS
from authcheck.model.document import TextOrigin
from authcheck.model.exemplar import Features, FontUse, TextWord
from authcheck.model.geometry import Box
from authcheck.model.zone import ZoneName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authcheck.model.document import Document, Word
    from authcheck.model.zone import Zone
    from authcheck.plugins import Letter

_SURE = 0.8
"""Confidence from which a word counts as surely read when two texts are held against each other."""

_READ = 0.6
"""The same for a line that is shown."""

_LEAST_LINES = 4
"""Lines of a body from which its margins are told."""

_FAR = 2.6
"""Heights of a word from one line to the next above which a gap lies between."""

_LEAST_SHARE = 0.02
"""Of a page's letters, for a typeface to be listed."""


def features_of(letter: Letter) -> Features:
    """Return what is kept of ``letter``.

    Raises:
        CannotExamine: It has no picture to look at.
    """
    document = letter.document
    first = document.pages[0]
    head, date, reference, closing = (
        _zone(document, name)
        for name in (ZoneName.LETTERHEAD, ZoneName.DATELINE, ZoneName.REFERENCE, ZoneName.CLOSING)
    )
    dateline = date_in(" ".join(document.lines_of(date))) if date else ""
    referred = _cut(" ".join(document.lines_of(reference))) if reference else ""
    closed = tuple(map(_cut, document.lines_of(closing)))[:MOST_LINES] if closing else ()
    left, right, pitch, height = _setting(document)
    return Features(
        sha256=document.exhibit.sha256,
        pages=len(document.pages),
        page_size=(round(_size(first.width), 1), round(_size(first.height), 1)),
        read_by=first.read_by,
        legibility=round(sum(page.legibility for page in document.pages) / len(document.pages), 3),
        letterhead=_surely(document, head) if head else (),
        letterhead_box=_words_box(document, head) if head else None,
        letterhead_crop=crop_of(letter, head.page, head.box) if head else None,
        logo=logo_of(letter),
        fonts=_fonts(first.words),
        type_height=height,
        left_margin=left,
        right_margin=right,
        line_pitch=pitch,
        dateline=_cut(dateline),
        date_form=date_form(dateline),
        reference=referred,
        reference_form=reference_form(referred),
        closing=closed,
        closing_crop=crop_of(letter, closing.page, closing.box) if closing else None,
        valediction=_cut(valediction_of(closed)),
        producer=_producer(document),
        text=_text(document),
        signatures=signatures_of(letter),
    )


def _zone(document: Document, name: ZoneName) -> Zone | None:
    """Return the zone meant: the last closing, else the first of its name."""
    zones = [zone for zone in document.zones if zone.name is name]
    if not zones:
        return None
    return zones[-1] if name is ZoneName.CLOSING else zones[0]


def _size(points: float) -> float:
    return min(points, MOST_SIZE)


def _cut(text: str) -> str:
    return text.encode("utf-8", "replace").decode()[:MOST_LINE]


def _surely(document: Document, zone: Zone) -> tuple[str, ...]:
    """Return the lines of a zone of which every word was read well enough."""
    lines: dict[int, list[Word]] = {}
    for word in document.words_of(zone):
        lines.setdefault(word.line, []).append(word)
    read = (
        _says(words) for words in lines.values() if all(word.confidence >= _READ for word in _says(words))
    )
    return tuple(_cut(" ".join(word.text for word in words)) for words in read if words)[:MOST_LINES]


def _says(words: Iterable[Word]) -> list[Word]:
    """Return the words that are more than signs: what OCR makes of a seal is not."""
    return [word for word in words if any(sign.isalnum() for sign in word.text)]


def _words_box(document: Document, zone: Zone) -> Box:
    """Return the place of a zone's words that were surely read; of the zone where none was."""
    words = [word.box for word in _says(document.words_of(zone)) if word.confidence >= _READ]
    return Box.around(words) if words else zone.box


def _fonts(words: Iterable[Word]) -> tuple[FontUse, ...]:
    used: Counter[tuple[str, float]] = Counter()
    for word in words:
        if word.font and word.size:
            used[_cut(word.font), round(word.size * 2) / 2] += len(word.text)
    whole = sum(used.values())
    return tuple(
        FontUse(name=name, size=_size(size), share=round(count / whole, 3))
        for (name, size), count in used.most_common(MOST_FONTS)
        if count >= _LEAST_SHARE * whole
    )


def _setting(document: Document) -> tuple[float | None, float | None, float | None, float | None]:
    """Return left and right margin, line pitch and height of a word, of the body's first page; None each."""
    zone = _zone(document, ZoneName.BODY)
    if zone is None:
        return None, None, None, None
    lines: dict[int, list[Word]] = {}
    for word in document.words_of(zone):
        lines.setdefault(word.line, []).append(word)
    boxes = sorted(
        (Box.around(word.box for word in words) for words in lines.values()), key=lambda box: box.bottom
    )
    if len(boxes) < _LEAST_LINES:
        return None, None, None, None
    lefts, rights = sorted(box.left for box in boxes), sorted(box.right for box in boxes)
    height = median(word.box.height for words in lines.values() for word in words)
    steps = [below.bottom - above.bottom for above, below in pairwise(boxes)]
    close = [step for step in steps if 0.5 * height < step < _FAR * height]
    page = document.pages[zone.page - 1]
    return (
        round(lefts[len(lefts) // 4], 1),
        round(page.width - rights[-1 - len(rights) // 10], 1),
        round(median(close), 2) if len(close) >= _LEAST_LINES - 1 else None,
        round(height, 2),
    )


def _producer(document: Document) -> str:
    said = [field.value for field in document.metadata if field.key in {"Creator", "Producer", "Software"}]
    return _cut(" / ".join(dict.fromkeys(value for value in said if value)))


def _text(document: Document) -> tuple[TextWord, ...]:
    words = (word for page in document.pages for word in page.words if word.visible)
    return tuple(
        TextWord(
            text=word.text.encode("utf-8", "replace").decode()[:MOST_TEXT_WORD],
            sure=word.origin is TextOrigin.TEXT_LAYER or word.confidence >= _SURE,
        )
        for word, _ in zip(words, range(MOST_WORDS), strict=False)
    )

"""Document → zones: the parts of a letter that rules look at, from words and their places alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.layout.closing import Closing, carried_over, find_closings, takes_leave_last
from authcheck.layout.lines import Line, Sheet, lay_lines, legibility
from authcheck.layout.margins import find_running
from authcheck.layout.opening import Opening, begins_letter, find_opening
from authcheck.layout.watermark import watermark_words
from authcheck.model.geometry import Box
from authcheck.model.zone import Zone, ZoneName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from authcheck.model.document import Document, Page

_ORDER = tuple(ZoneName)


def find_zones(document: Document) -> tuple[Zone, ...]:
    """Return the zones of every page, by page and then in the order of ``ZoneName``.

    A file may hold several letters, cover sheets before them and attachments after: each letter has its
    own head and closing, and what lies outside the letters has running text and watermarks only. Where no
    letter is recognised, all that is not running text or watermark is body.
    """
    zones: list[Zone] = []
    sheets: list[Sheet] = []
    for page in document.pages:
        painted = _painted_by_signing(document, page)
        sheet = lay_lines(page)
        marks = watermark_words(page, sheet.size)
        marks = tuple(index for index in marks if index not in painted)
        left_out = painted.union(marks)
        sheets.append(lay_lines(page, left_out) if left_out else sheet)
        zones += _of_words(page, ZoneName.WATERMARK, marks)
    cores: list[Sheet] = []
    firsts = frozenset(
        sheet.number for sheet in sheets if sheet.number == 1 or begins_letter(sheet) or _records(sheet)
    )
    for page, sheet, running in zip(document.pages, sheets, find_running(sheets, firsts), strict=True):
        zones += _of_lines(page, ZoneName.HEADER, running.header)
        zones += _of_lines(page, ZoneName.FOOTER, running.footer)
        cores.append(sheet.without((*running.header, *running.footer)))
    zones += _letters(document.pages, cores)
    zones = [_with_signing(document, zone) if zone.name is ZoneName.CLOSING else zone for zone in zones]
    return tuple(sorted(zones, key=lambda zone: (zone.page, _ORDER.index(zone.name))))


def _painted_by_signing(document: Document, page: Page) -> frozenset[int]:
    """Return the words that a signing program painted into signature fields, wherever they lie."""
    return frozenset(
        index
        for place, said in _signed_places(document, page)
        for index, word in enumerate(page.words)
        if word.visible
        and word.box.overlap(place) > 0.5 * word.box.width * word.box.height
        and word.text in said
    )


def _signed_places(document: Document, page: Page) -> list[tuple[Box, frozenset[str]]]:
    """Return each signed field on the page and the words its appearance says."""
    fields = [field.box for field in document.signatures if field.signed and field.page == page.number]
    return [
        (note.box, frozenset(note.text.split()))
        for note in document.annotations
        if note.page == page.number and any(box is not None and _same_place(box, note.box) for box in fields)
    ]


def _same_place(one: Box, other: Box) -> bool:
    edges = (
        (one.left, other.left),
        (one.top, other.top),
        (one.right, other.right),
        (one.bottom, other.bottom),
    )
    return all(abs(here - there) < 1.0 for here, there in edges)


def _with_signing(document: Document, closing: Zone) -> Zone:
    """Give a closing the words of the signature fields that lie on it."""
    page = document.pages[closing.page - 1]
    near = {
        index
        for place, said in _signed_places(document, page)
        if place.overlap(closing.box) > 0
        for index, word in enumerate(page.words)
        if word.visible and word.box.overlap(place) > 0 and word.text in said
    }
    words = tuple(sorted({*closing.words, *near}))
    box = Box.around([closing.box, *(page.words[index].box for index in near)])
    return replace(closing, words=words, box=box)


def _letters(pages: Sequence[Page], cores: Sequence[Sheet]) -> list[Zone]:
    openings = [
        find_opening(core, page.pictures, first_page=index == 0)
        for index, (page, core) in enumerate(zip(pages, cores, strict=True))
    ]
    starts = [index for index, opening in enumerate(openings) if opening is not None]
    zones: list[Zone] = []
    for first, after in zip(
        starts or [0], [*starts[1:], len(pages)] if starts else [len(pages)], strict=True
    ):
        zones += _letter(pages[first:after], cores[first:after], openings[first] if starts else None)
    if starts:
        for page, core in zip(pages[: starts[0]], cores, strict=False):
            zones += _closing_zones(page, _records(core))
    return zones


def _letter(pages: Sequence[Page], cores: Sequence[Sheet], opening: Opening | None) -> list[Zone]:
    """Return the zones of one letter; ``opening`` is its head, None where there is no letter."""
    zones = _opening_zones(pages[0], opening) if opening is not None else []
    texts = [core if index or opening is None else _below(core, opening) for index, core in enumerate(cores)]
    closings = _closings(texts, is_letter=opening is not None)
    ended = False
    for page, text in zip(pages, texts, strict=True):
        here = [closing for closing in closings if closing.page == page.number]
        closed = {line for closing in here for line in closing.lines}
        end = next((closing for closing in here if closing.ends), None)
        bottom = end.lines[0].box.top if end is not None else float("inf")
        if not ended:
            body = [line for line in text.lines if line.box.top < bottom and line not in closed]
            zones += _of_lines(page, ZoneName.BODY, body)
        zones += _closing_zones(page, here)
        ended = ended or end is not None
    return zones


def _closings(texts: Sequence[Sheet], *, is_letter: bool) -> list[Closing]:
    """Return a letter's closings: those of the first page that takes leave, then electronic records."""
    found: list[Closing] = []
    for bare in (False, True):
        for index, text in enumerate(texts):
            here = [
                closing
                for closing in find_closings(text, within_letter=bare and is_letter)
                if closing not in _records(text)
            ]
            found += here
            if here and index + 1 < len(texts) and takes_leave_last(text, here[-1]):
                rest = carried_over(texts[index + 1])
                found += [rest] if rest is not None else []
            if any(closing.ends for closing in here):
                break
        if found:
            break
    return found + [closing for text in texts for closing in _records(text)]


def _records(text: Sheet) -> tuple[Closing, ...]:
    closings = find_closings(text, within_letter=False)
    return tuple(closing for closing in closings if closing.is_record)


def _below(core: Sheet, opening: Opening) -> Sheet:
    taken = [line for lines in opening.parts.values() for line in lines]
    above = [line for line in core.lines if line.box.bottom <= opening.body_top]
    return core.without((*taken, *above))


def _opening_zones(page: Page, opening: Opening) -> list[Zone]:
    zones: list[Zone] = []
    for name, lines in opening.parts.items():
        zones += _of_lines(page, name, lines, opening.logo if name is ZoneName.LETTERHEAD else None)
    if opening.logo is not None and ZoneName.LETTERHEAD not in opening.parts:
        zones.append(
            Zone(name=ZoneName.LETTERHEAD, page=page.number, box=opening.logo, legibility=page.legibility)
        )
    return zones


def _closing_zones(page: Page, closings: Iterable[Closing]) -> list[Zone]:
    zones: list[Zone] = []
    for closing in closings:
        zones += _of_lines(page, ZoneName.CLOSING, closing.lines, closing.box)
    return zones


def _of_lines(page: Page, name: ZoneName, lines: Iterable[Line], also: Box | None = None) -> list[Zone]:
    return _of_words(page, name, [index for line in lines for index in line.words], also)


def _of_words(page: Page, name: ZoneName, words: Iterable[int], also: Box | None = None) -> list[Zone]:
    """Return the zone of these words; none where there are none. ``also`` is a place it takes in besides."""
    indexes = tuple(sorted(set(words)))
    if not indexes:
        return []
    boxes = [page.words[index].box for index in indexes] + ([also] if also is not None else [])
    return [
        Zone(
            name=name,
            page=page.number,
            box=Box.around(boxes),
            words=indexes,
            legibility=legibility((page.words[index] for index in indexes), page.legibility),
        )
    ]

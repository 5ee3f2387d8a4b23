"""Running text: what stands above and below every page and belongs to no one letter's wording."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from authcheck.layout import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.layout.lines import Line, Sheet

_BAND = 0.16
"""Share of a page's height, at its head and at its foot, in which running text is looked for."""

_EDGE = 0.06
"""Share in which even a letter's first page has running text, such as a filing line."""

_SAME_PLACE = 10.0
"""Points by which running text may move from page to page."""

_FOOT = 0.9
"""Share of a page's height below which a few lines set apart are a footer, repeated or not."""


@dataclass(frozen=True, slots=True)
class Running:
    """A page's running lines, top down."""

    header: tuple[Line, ...]
    footer: tuple[Line, ...]


def find_running(sheets: Sequence[Sheet], firsts: frozenset[int]) -> tuple[Running, ...]:
    """Return each page's running text; ``firsts`` are the numbers of pages that begin something."""
    repeated = _repeated(sheets, firsts)
    return tuple(
        Running(_header(sheet, repeated, first=sheet.number in firsts), _footer(sheet, repeated))
        for sheet in sheets
    )


def _key(line: Line) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"\d+", "#", line.text.casefold()))


def _repeated(sheets: Sequence[Sheet], firsts: frozenset[int]) -> frozenset[tuple[int, Line]]:
    """Return (page number, line) for each line of a margin that stands at the same place on another page.

    Two letters of one house share a letterhead: at the head of their first pages that is no running text.
    """
    half = {sheet.number: sheet.height / 2 for sheet in sheets}
    seen: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for sheet in sheets:
        for line in sheet.lines:
            if line.box.bottom < _BAND * sheet.height or line.box.top > (1 - _BAND) * sheet.height:
                key = _key(line)
                # Figures alone are as often a date in a table or a telephone as a page's number.
                if sum(char.isalpha() for char in key) > 2 or wording.is_page_number(line.text):  # noqa: PLR2004 - fewer are initials
                    seen[key].append((sheet.number, line))
    again: set[tuple[int, Line]] = set()
    for places in seen.values():
        if len(places) > 1:
            places.sort(key=lambda place: place[1].box.top)
            for (page, line), (next_page, next_line) in pairwise(places):
                heads = {page, next_page} <= firsts and line.box.top < half[page]
                if next_page != page and not heads and next_line.box.top - line.box.top < _SAME_PLACE:
                    again |= {(page, line), (next_page, next_line)}
    return frozenset(again)


def _header(sheet: Sheet, repeated: frozenset[tuple[int, Line]], *, first: bool) -> tuple[Line, ...]:
    band = [line for line in sheet.lines if line.box.bottom < _BAND * sheet.height]
    edge = _EDGE * sheet.height
    marks = [
        line
        for line in band
        if wording.is_marking(line.text)
        or (not first and (wording.is_page_number(line.text) or (sheet.number, line) in repeated))
        or ((sheet.number, line) in repeated and line.box.bottom < edge)
        or (wording.is_page_number(line.text) and line.box.bottom < 0.1 * sheet.height)
    ]
    if first:
        return tuple(marks)
    # What stands further out than running text is running text: the addressee's name over “Page 2”.
    lowest = max((line.box.top for line in marks), default=float("-inf"))
    return tuple(line for line in band if line.box.top <= lowest + 0.5 * line.size)


def _footer(sheet: Sheet, repeated: frozenset[tuple[int, Line]]) -> tuple[Line, ...]:
    band = [line for line in sheet.lines if line.box.top > (1 - _BAND) * sheet.height]
    marks = [
        line
        for line in band
        if wording.is_marking(line.text)
        or (sheet.number, line) in repeated
        or (wording.is_page_number(line.text) and line.box.top > _FOOT * sheet.height)
    ]
    marks += _set_apart(sheet, band)
    highest = min((line.box.top for line in marks), default=float("inf"))
    return tuple(line for line in band if line.box.top >= highest - 0.5 * line.size)


def _set_apart(sheet: Sheet, band: Sequence[Line]) -> list[Line]:
    """Return the last few lines of a page where white sets them apart at its very foot."""
    tail = [line for line in band if line.box.top > _FOOT * sheet.height]
    above = [line.box.bottom for line in sheet.lines if line not in tail]
    if not tail or any(wording.is_person(line.text) for line in tail[:1]) or len(tail) > 6:  # noqa: PLR2004 - an address takes no more; a full page does
        return []
    top = min(line.box.top for line in tail)
    white = top - max(above, default=0.0)
    small = all(line.size < 0.92 * sheet.size for line in tail)
    return list(tail) if white > (0.9 if small else 1.4) * sheet.pitch else []

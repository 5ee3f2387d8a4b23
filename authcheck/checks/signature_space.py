"""The space for a signature in each closing of a letter: where it is, and what is on the paper there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from authcheck.checks.ink import Ink, Piece
from authcheck.model.geometry import Box
from authcheck.model.zone import ZoneName
from authcheck.plugins import CannotExamine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PIL.Image import Image

    from authcheck.model.document import Document, Page, Word
    from authcheck.model.observation import ParameterValue
    from authcheck.model.zone import Zone
    from authcheck.plugins import Letter

DPI = 150
"""Resolution at which ink is looked for: a pen's line is two points thick."""

READS_BADLY = 0.5
"""Legibility under which a missing closing may be a closing that was not read."""

_SURE = 0.6
"""Confidence from which a word is print; below, OCR may have read a stroke."""

_LEAST_HEIGHT = 18.0
"""Points of white, at least, that make a space for a signature."""

_WHITE = 255

_NO_INK = 232
"""Grey from which nothing on white paper is ink or shade."""

_BESIDE = 60.0
"""Points to the right of a closing where a signature still runs on."""

_STANDS_IN = re.compile(
    r"[/{\[(]\s?s\s?[/}\])]|(?:^|\s)s/\s?(?=[a-z])|(?:^|\s)sgd\b|//\s?signed\s?//"
    r"|[{\[(]\s?(?:see|signed|sgd|original)\b|signature page"
    r"|electronic record|signed electronically|electronically signed|digitally signed"
    r"|docusigned|\bsigned (?:with|via|using) |\be-?signed by",
    re.IGNORECASE,
)

_BOX = re.compile(
    r"(?:\d{1,3}[a-z]?[.)] ?)?(?:\S+ ){0,4}(?:signatures?|unterschrift)(?: of(?: \S+){1,5})?\W*",
    re.IGNORECASE,
)
"""The label of a form's box to sign in: its space is the box, which words do not tell."""


class Paper(Enum):
    """What the space holds."""

    STROKES = auto()
    EMPTY = auto()
    UNSURE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """The space of one closing."""

    page: int
    box: Box
    closing: Box
    """Of the whole closing."""

    name: str
    """The typed name below it; empty where there is none (a place and date over the space)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a space holds, and the reason where that is unsure."""

    space: Space
    paper: Paper
    box: Box
    """Of the strokes, or of the space."""

    why: str = ""


def spaces(document: Document) -> tuple[Space, ...]:
    """Return the signature spaces of all closings that have one, in the order of pages."""
    found = (
        _space(document.pages[zone.page - 1], zone)
        for zone in document.zones
        if zone.name is ZoneName.CLOSING
    )
    return tuple(space for space in found if space is not None)


def pages_without_space(document: Document, among: Iterable[Page]) -> tuple[Page, ...]:
    """Return the pages on which a signature has no space of its own to stand in.

    They hold a closing without one (a form's box, a line right under the text), or none where the whole
    letter has none. A closing in which words stand for the signature is left out.
    """
    pages = {page.number: page for page in among}
    closings = [zone for zone in document.zones if zone.name is ZoneName.CLOSING]
    if not closings:
        return tuple(pages.values())
    return tuple(
        pages[number]
        for number in sorted({zone.page for zone in closings} & pages.keys())
        if all(
            _space(pages[number], zone) is None and not _stands_in(pages[number], zone)
            for zone in closings
            if zone.page == number
        )
    )


def those_with(
    paper: Paper, letter: Letter, among: Iterable[Space], parameters: Mapping[str, ParameterValue]
) -> tuple[Seen, ...]:
    """Return the spaces that hold ``paper``; see ``_look`` for the parameters.

    Raises:
        CannotExamine: None does, and for one it is unsure, or no closing could be read.
    """
    seen = seen_in(letter, among, parameters)
    found = tuple(one for one in seen if one.paper is paper)
    unsure = [one.why for one in seen if one.paper is Paper.UNSURE]
    if unsure and not found:
        raise CannotExamine("; ".join(unsure))
    return found


def seen_in(
    letter: Letter, among: Iterable[Space], parameters: Mapping[str, ParameterValue]
) -> tuple[Seen, ...]:
    """Return what each of the spaces holds; see ``_look`` for the parameters.

    Raises:
        CannotExamine: There is no place to look in, as no closing was recognised.
    """
    why = _unread_closing(letter.document)
    if why:
        raise CannotExamine(why)
    return tuple(_look(letter, space, parameters) for space in among)


def _unread_closing(document: Document) -> str:
    """Return why there is no place to look in; empty where there is one.

    A letter may be signed where no closing was recognised: that is not to have looked and found nothing.
    """
    if any(zone.name is ZoneName.CLOSING for zone in document.zones):
        return ""
    why = "no closing with a typed name was recognised, so there was no place to look; see for yourself"
    bad = [page for page in document.pages if page.legibility < READS_BADLY]
    if bad:
        why += f" (page {bad[-1].number} reads badly, legibility {bad[-1].legibility:.2f})"
    return why


def _look(letter: Letter, space: Space, parameters: Mapping[str, ParameterValue]) -> Seen:
    """Return what is on the paper in ``space``.

    Args:
        letter: Gives pixels.
        space: Where to look.
        parameters: ``min_width`` and ``min_height``, the least extent of strokes in points (36 and 9).
    """
    return _judge(_ink(letter, space), space, parameters)


def _ink(letter: Letter, space: Space) -> Ink:
    """Return the ink in and around ``space``, without that of words."""
    page = letter.document.pages[space.page - 1]
    box = space.box
    around = Box(
        max(box.left - 6.0, 0.0),
        max(box.top - 4.0, 0.0),
        min(box.right + _BESIDE, page.width),
        min(box.bottom + 10.0, page.height),
    )
    printed = [
        word.box for word in page.words if word.box.overlap(around) > 0 and _is_print(word, space, page)
    ]
    return _besides(letter.crop(space.page, around, DPI), around, printed)


def _besides(picture: Image, place: Box, words: Sequence[Box]) -> Ink:
    """Return the ink on ``picture``, which shows ``place``, besides that of ``words``."""
    grey, scale = picture.convert("L"), DPI / 72
    printed = [
        (
            max(int((box.left - place.left) * scale) - 1, 0),
            max(int((box.top - place.top) * scale) - 1, 0),
            max(int((box.right - place.left) * scale) + 2, 0),
            max(int((box.bottom - place.top) * scale) + 2, 0),
        )
        for box in words
    ]
    bare = grey.copy()
    for edges in printed:
        bare.paste(_WHITE, edges)
    if not any(bare.histogram()[:_NO_INK]):
        return Ink(pieces=(), shade=0.0)
    from authcheck.checks.strokes import find_ink  # noqa: PLC0415 - brings numpy; a blank space does without

    return find_ink(grey, place, printed, DPI).within(place)


def _judge(ink: Ink, space: Space, parameters: Mapping[str, ParameterValue]) -> Seen:
    least_width, least_height = (
        _number(parameters, "min_width", 36.0),
        _number(parameters, "min_height", 9.0),
    )
    if ink.shade > 0.2:  # noqa: PLR2004 - a fifth of the place
        return _unsure(space, "the space over the typed name is shaded or covered")
    inside = [piece for piece in ink.pieces if _mostly_over(piece.box, space.box)]
    solid = [piece for piece in inside if piece.solid and piece.box.width > 12.0]  # noqa: PLR2004 - a full stop, a blot
    strokes = [piece for piece in inside if not piece.solid and max(piece.box.width, piece.box.height) > 4.0]  # noqa: PLR2004 - a pen's mark
    if any(piece.box.width * piece.box.height > 0.25 * space.box.width * space.box.height for piece in solid):
        return _unsure(space, "a bar or block covers the space over the typed name")
    if not strokes and not solid:
        area = sum(piece.area for piece in inside)
        if area < 6.0:  # noqa: PLR2004 - square points: a few specks
            return Seen(space=space, paper=Paper.EMPTY, box=space.box)
        return _unsure(space, "specks in the space over the typed name: dust or faint strokes")
    longest = max((piece.box.width for piece in strokes), default=0.0)
    if strokes:
        whole = Box.around(piece.box for piece in strokes)
        tall = max(piece.box.height for piece in strokes)
        joined = longest >= 0.4 * least_width and tall >= least_height
        if whole.width >= least_width and whole.height >= least_height and joined and not _is_type(strokes):
            return Seen(space=space, paper=Paper.STROKES, box=whole)
    return _unsure(space, "marks in the space over the typed name that are not clearly strokes")


def _mostly_over(piece: Box, space: Box) -> bool:
    """Tell whether ink reaches into the space itself, and not only beside the text above or below it."""
    return piece.overlap(space) >= 0.3 * max(piece.width * piece.height, 0.01) or (
        piece.overlap(space) > 0 and piece.height > 14.0  # noqa: PLR2004 - taller than a line of type
    )


def _is_type(strokes: Sequence[Piece]) -> bool:
    """Tell whether pieces look like a line of print that was not read: many, small, of one height."""
    heights = sorted(piece.box.height for piece in strokes)
    middle = heights[len(heights) // 2]
    alike = sum(abs(height - middle) < 0.35 * middle for height in heights)
    return len(heights) >= 8 and middle < 11.0 and alike > 0.75 * len(heights) and heights[-1] < 16.0  # noqa: PLR2004 - letters of one line


def _unsure(space: Space, why: str) -> Seen:
    return Seen(space=space, paper=Paper.UNSURE, box=space.box, why=f"page {space.page}: {why}")


def _is_print(word: Word, space: Space, page: Page) -> bool:
    """Tell whether a word is type: not what OCR made of strokes between valediction and name."""
    if word.confidence < _SURE or not word.visible or word.underlies:
        return False
    inside = word.box.overlap(space.box) > 0.6 * word.box.width * word.box.height
    # In the space itself, a word read by OCR is rather a stroke unless it looks like its neighbours.
    return not (inside and word.size is None and page.legibility > 0.0 and word.box.height > 15.0)  # noqa: PLR2004 - taller than type


def _number(parameters: Mapping[str, ParameterValue], name: str, otherwise: float) -> float:
    value = parameters.get(name, otherwise)
    return float(value) if isinstance(value, (int, float)) else otherwise


def _stands_in(page: Page, zone: Zone) -> bool:
    """Tell whether a closing's words stand for the signature."""
    return bool(_STANDS_IN.search(" ".join(text for text, _ in _lines(page, zone))))


def _space(page: Page, zone: Zone) -> Space | None:
    lines = _lines(page, zone)
    if not lines or _stands_in(page, zone) or any(_BOX.fullmatch(text) for text, _ in lines):
        return None
    edges = [zone.box.top, *(box.bottom for _, box in lines)]
    tops = [*(box.top for _, box in lines), zone.box.bottom]
    gaps = [below - above for above, below in zip(edges, tops, strict=True)]
    widest = max(range(len(gaps)), key=lambda at: (gaps[at], -at))
    if gaps[widest] < _LEAST_HEIGHT:
        return None
    # A program's signing line is an X; the name stands below it.
    under = [text for text, _ in lines[widest:] if len(text) > 1]
    name = under[0] if under else ""
    left = min(box.left for _, box in lines)
    right = max(zone.box.right, *(box.right for _, box in lines))
    box = Box(left - 6.0, edges[widest] + 1.0, right, tops[widest] - 1.0)
    return Space(page=zone.page, box=box, closing=zone.box, name=name)


def _lines(page: Page, zone: Zone) -> list[tuple[str, Box]]:
    rows: dict[int, list[Word]] = {}
    for index in zone.words:
        rows.setdefault(page.words[index].line, []).append(page.words[index])
    lines = [
        (" ".join(word.text for word in row), Box.around(word.box for word in row)) for row in rows.values()
    ]
    return sorted(lines, key=lambda line: line[1].top)

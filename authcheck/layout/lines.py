"""Words to lines: what stands together on a page, before anything is known of the letter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from authcheck.model.document import Page, Word

_GAP = 1.8
"""Type sizes of white between words that part two pieces of a line, such as a symbol and a date."""

_UPRIGHT = 12.0
"""Degrees a base line may be turned and still be read as a line of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words side by side without a wide gap: a line, or a piece of one where columns meet."""

    words: tuple[int, ...]
    """Indexes into the page's words, left to right."""

    text: str
    box: Box

    size: float
    """Type size in points: as painted, or the median height of the words."""

    bold: bool = False
    confidence: float = 1.0
    """Mean confidence of its words weighted by their length."""

    @property
    def capitals(self) -> bool:
        """Whether its letters are capitals, all of at least four."""
        letters = [char for char in self.text if char.isalpha()]
        return len(letters) > 3 and all(char.isupper() for char in letters)  # noqa: PLR2004 - said above


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as lines, top down."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]

    size: float
    """Usual type size in points."""

    pitch: float
    """Usual distance between the tops of neighbouring lines, in points."""

    legibility: float = 1.0

    def without(self, taken: Iterable[Line]) -> Sheet:
        """Return the sheet with these lines taken off."""
        gone = set(taken)
        rest = tuple(line for line in self.lines if line not in gone)
        return Sheet(
            number=self.number,
            width=self.width,
            height=self.height,
            lines=rest,
            size=self.size,
            pitch=self.pitch,
            legibility=self.legibility,
        )


def turn(word: Word) -> float:
    """Return how far the word's base line is from level, in degrees from 0 to 90."""
    angle = word.rotation % 180
    return min(angle, 180 - angle)


def legible_words(page: Page) -> tuple[int, ...]:
    """Return the indexes of words that the page shows."""
    return tuple(index for index, word in enumerate(page.words) if word.visible)


def lay_lines(page: Page, leave_out: frozenset[int] = frozenset()) -> Sheet:
    """Return the lines of ``page`` without the words in ``leave_out`` and without turned ones."""
    rows: dict[int, list[int]] = {}
    for index in legible_words(page):
        word = page.words[index]
        if index not in leave_out and turn(word) <= _UPRIGHT:
            rows.setdefault(word.line, []).append(index)
    lines = [
        _line(page, piece)
        for row in rows.values()
        for piece in _pieces(page, sorted(row, key=lambda index: page.words[index].box.left))
    ]
    lines.sort(key=lambda line: (line.box.top, line.box.left))
    return Sheet(
        number=page.number,
        width=page.width,
        height=page.height,
        lines=tuple(lines),
        size=_usual_size(lines),
        pitch=_usual_pitch(lines),
        legibility=page.legibility,
    )


def legibility(words: Iterable[Word], otherwise: float = 1.0) -> float:
    """Return the words' mean confidence weighted by length; ``otherwise`` where there are none."""
    pairs = [(word.confidence, len(word.text)) for word in words]
    letters = sum(length for _, length in pairs)
    if not letters:
        return otherwise
    return round(min(1.0, max(0.0, sum(sure * length for sure, length in pairs) / letters)), 4)


def blocks(lines: Sequence[Line], apart: float) -> list[list[Line]]:
    """Group lines, top down, into blocks with less than ``apart`` points of white between their lines.

    A line joins the block whose last line stands over it; columns side by side stay apart.
    """
    found: list[list[Line]] = []
    for line in lines:
        home = next(
            (
                block
                for block in reversed(found)
                if -line.size <= line.box.top - block[-1].box.bottom < apart and _beneath(line, block)
            ),
            None,
        )
        if home is None:
            found.append([line])
        else:
            home.append(line)
    return found


def same_row(one: Line, other: Line) -> bool:
    """Tell whether two lines stand at one height."""
    down = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return down > 0.5 * min(one.box.height, other.box.height)


def _beneath(line: Line, block: Sequence[Line]) -> bool:
    last = block[-1].box
    across = min(line.box.right, last.right) - max(line.box.left, last.left)
    return across > 0 or abs(line.box.left - block[0].box.left) < line.size


def _pieces(page: Page, row: Sequence[int]) -> list[list[int]]:
    pieces: list[list[int]] = []
    right = float("-inf")
    for index in row:
        word = page.words[index]
        size = word.size or word.box.height
        if not pieces or word.box.left - right > max(_GAP * size, 12.0):
            pieces.append([])
        pieces[-1].append(index)
        right = max(right, word.box.right)
    return pieces


def _line(page: Page, indexes: Sequence[int]) -> Line:
    words = [page.words[index] for index in indexes]
    return Line(
        words=tuple(indexes),
        text=" ".join(word.text for word in words),
        box=Box.around(word.box for word in words),
        size=median(word.size or word.box.height for word in words),
        bold=all("bold" in (word.font or "").casefold() for word in words),
        confidence=legibility(words),
    )


def _usual_size(lines: Sequence[Line]) -> float:
    letters = sorted((line.size, len(line.text)) for line in lines)
    half = sum(length for _, length in letters) / 2
    for size, length in letters:
        half -= length
        if half <= 0:
            return size
    return 11.0


def _usual_pitch(lines: Sequence[Line]) -> float:
    size = _usual_size(lines)
    steps = [
        below.box.top - above.box.top
        for above, below in pairwise(lines)
        if 0.6 * size < below.box.top - above.box.top < 2.6 * size
    ]
    return median(steps) if steps else 1.2 * size

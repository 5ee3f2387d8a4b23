"""Reading order: runs of a page into lines, top to bottom, columns one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from authcheck.ingest.pdf.space import rounded
from authcheck.model.document import TextOrigin, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authcheck.ingest.pdf.text import Run

_SAME_BASE = 0.35
"""Base lines nearer than this, in type sizes, make one line."""

_PIECE_GAP = 1.5
"""A gap wider than this, in type sizes, parts a line into pieces that may belong to columns."""

_GUTTER = 6.0
"""Points that must stay white between columns."""

_LEAST_LINES = 5
"""Lines on either side before two columns are seen rather than a letterhead or a table of addressees."""

_LEAST_COLUMN = 100.0
"""Points; narrower is a list of labels, not a column."""

_PROSE = 4
"""Words that the usual line of a column holds at least: labels and figures hold fewer."""

_LEAST_SPACED = 5
"""Single letters in a row from which a word is taken to be set with spaces between."""

_SKEWED = 15.0
"""Degrees up to which a base line is skewed; beyond, it is turned."""


def in_reading_order(runs: Iterable[Run]) -> tuple[Word, ...]:
    """Return the page's words in reading order, lines numbered from 0; turned text comes last."""
    upright: list[Run] = []
    turned: list[Run] = []
    for run in runs:
        (upright if abs(run.look.rotation) <= _SKEWED else turned).append(run)
    lines = (*_columns(_lines(upright)), *_turned_lines(turned))
    return tuple(_word(run, number) for number, line in enumerate(lines) for run in _closed_up(line))


def _lines(runs: list[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.base, run.start)):
        if lines and abs(lines[-1][-1].base - run.base) <= _SAME_BASE * max(run.look.size, 1.0):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.start) for line in lines]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one line without a wide gap between."""

    runs: tuple[Run, ...]
    row: int
    """Index of its line."""

    left: float
    right: float


def _columns(lines: list[list[Run]]) -> list[list[Run]]:
    """Return the lines with those of a left column before those of the column beside it."""
    if len(lines) < _LEAST_LINES:
        return lines
    rows = [_pieces(line, row) for row, line in enumerate(lines)]
    best: tuple[int, int, float] | None = None
    most = 0
    for edge in _left_edges(rows):
        for first, last in _clear_stretches(rows, edge):
            worth = _worth(rows[first:last], edge)
            if worth > most:
                best, most = (first, last, edge), worth
    if best is None:
        return lines
    first, last, edge = best
    left, right = _parted(rows[first:last], edge)
    return [*_columns(lines[:first]), *_columns(left), *_columns(right), *_columns(lines[last:])]


def _pieces(line: list[Run], row: int) -> list[_Piece]:
    groups: list[list[Run]] = []
    for run in line:
        if groups and run.start - groups[-1][-1].end <= _PIECE_GAP * max(run.look.size, 1.0):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [_Piece(tuple(group), row, group[0].left, max(run.right for run in group)) for group in groups]


def _left_edges(rows: Sequence[Sequence[_Piece]]) -> list[float]:
    """Return places where enough pieces begin under each other, the leftmost left out."""
    starts = sorted(piece.left for row in rows for piece in row)
    edges: list[float] = []
    at = 0
    while at < len(starts):
        end = at
        while end < len(starts) and starts[end] - starts[at] <= 3:  # noqa: PLR2004 - points of play
            end += 1
        if end - at >= _LEAST_LINES:
            edges.append(starts[at])
        at = end
    return [edge for edge in edges if edge > starts[0] + _LEAST_COLUMN][:20] if starts else []


def _clear_stretches(rows: Sequence[Sequence[_Piece]], edge: float) -> Iterator[tuple[int, int]]:
    """Yield (first, last + 1) of the rows in a row in which nothing crosses the gutter left of ``edge``."""
    first: int | None = None
    for at, row in enumerate(rows):
        clear = all(piece.right <= edge - _GUTTER or piece.left >= edge - 1 for piece in row)
        if clear and first is None:
            first = at
        elif not clear and first is not None:
            yield first, at
            first = None
    if first is not None:
        yield first, len(rows)


def _worth(rows: Sequence[Sequence[_Piece]], edge: float) -> int:
    """Return how many lines two columns would hold; 0 where these are none."""
    left = [piece for row in rows for piece in row if piece.left < edge - 1]
    right = [piece for row in rows for piece in row if piece.left >= edge - 1]
    if min(len(left), len(right)) < _LEAST_LINES:
        return 0
    for side in (left, right):
        if median(piece.right - piece.left for piece in side) < _LEAST_COLUMN:
            return 0
        if median(len(piece.runs) for piece in side) < _PROSE:
            return 0
    beside = min(left[-1].row, right[-1].row) - max(left[0].row, right[0].row)
    shorter = min(left[-1].row - left[0].row, right[-1].row - right[0].row)
    return len(left) + len(right) if beside >= shorter / 2 else 0


def _parted(rows: Sequence[Sequence[_Piece]], edge: float) -> tuple[list[list[Run]], list[list[Run]]]:
    sides: tuple[list[list[Run]], list[list[Run]]] = ([], [])
    for row in rows:
        for side, chosen in zip(sides, (False, True), strict=True):
            line = [run for piece in row if (piece.left >= edge - 1) is chosen for run in piece.runs]
            if line:
                side.append(line)
    return sides


def _turned_lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield turned text line by line: words of one angle that follow each other in the file."""
    line: list[Run] = []
    for run in runs:
        if line and (
            run.look.rotation != line[-1].look.rotation
            or abs(run.base - line[-1].base) > _SAME_BASE * max(run.look.size, 1.0)
        ):
            yield line
            line = []
        line.append(run)
    if line:
        yield line


def _closed_up(line: list[Run]) -> Iterator[Run]:
    """Yield the words of a line, those set with spaces between their letters made whole."""
    letters: list[Run] = []
    for run in line:
        if len(run.text) == 1 and run.text.isalpha():
            letters.append(run)
            continue
        yield from _whole(letters)
        letters = []
        yield run
    yield from _whole(letters)


def _whole(letters: list[Run]) -> list[Run]:
    if len(letters) < _LEAST_SPACED:
        return letters
    gaps = [after.start - before.end for before, after in pairwise(letters)]
    usual = median(gaps)
    if usual > letters[0].look.size:
        return letters
    words = [letters[0]]
    for gap, run in zip(gaps, letters[1:], strict=True):
        if gap <= 1.7 * max(usual, 0.1 * run.look.size):
            words[-1] = words[-1].joined(run)
        else:
            words.append(run)
    return words


def _word(run: Run, line: int) -> Word:
    look = run.look
    return Word(
        text=run.text,
        box=rounded(run.box),
        line=line,
        origin=TextOrigin.TEXT_LAYER,
        font=look.font,
        size=look.size,
        rotation=look.rotation,
        colour=look.colour,
        opacity=look.opacity,
        visible=run.seen,
    )

"""Reading order: runs of a page into lines, top to bottom, columns one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.document import TextOrigin, Word
from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.ingest.pdf.text import Run

_SAME_BASE = 0.35
"""Base lines nearer than this, in type sizes, make one line."""


def in_reading_order(runs: list[Run]) -> tuple[Word, ...]:
    """Return the page's words in reading order, lines numbered from 0; turned text comes last."""
    upright = [run for run in runs if abs(run.look.rotation) <= 15]  # noqa: PLR2004 - skew, no more
    turned = [run for run in runs if abs(run.look.rotation) > 15]  # noqa: PLR2004
    words: list[Word] = []
    number = 0
    for line in (*_lines(upright), *_turned_lines(turned)):
        words.extend(_word(run, number) for run in line)
        number += 1
    return tuple(words)


def _lines(runs: list[Run]) -> Iterator[list[Run]]:
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.base, run.start)):
        if lines and abs(lines[-1][-1].base - run.base) <= _SAME_BASE * max(run.look.size, 1.0):
            lines[-1].append(run)
        else:
            lines.append([run])
    for line in lines:
        yield sorted(line, key=lambda run: run.start)


def _turned_lines(runs: list[Run]) -> Iterator[list[Run]]:
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


def _word(run: Run, line: int) -> Word:
    look = run.look
    return Word(
        text=run.text,
        box=Box(round(run.left, 2), round(run.top, 2), round(run.right, 2), round(run.bottom, 2)),
        line=line,
        origin=TextOrigin.TEXT_LAYER,
        font=look.font,
        size=look.size,
        rotation=look.rotation,
        colour=look.colour,
        opacity=look.opacity,
        visible=look.visible,
    )

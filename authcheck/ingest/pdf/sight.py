"""Which words a reader of the page sees, told by the page as painted: with its text, and without."""

from __future__ import annotations

from ctypes import cast
from dataclasses import dataclass, field
from math import ceil, floor, sqrt
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium
from PIL import ImageChops

from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from PIL.Image import Image

    from authcheck.ingest.pdf.file import PdfPage
    from authcheck.ingest.pdf.text import Run

_DPI = 72.0
"""Enough: small type turns grey, and grey is seen."""

_MOST_PIXELS = 4_000_000
"""A larger page is painted smaller."""

_LEAST_CHANGE = 7
"""Grey levels, of 255, that a word changes where it can be seen."""

_LEAST_SHARE = 0.02
"""Part of its box that a word changes at least; letters cover a tenth or more of theirs.

A white word across lines of print changes only where it crosses a letter, well below this.
"""

_TINIEST = 1.5
"""Points below which type is a line of dots."""

_LEAST_OVERLAP = 0.1
"""Part of the smaller of two boxes from which one word's ink may pass for the other's."""

_MOST_LAYERS = 12
"""Paintings that tell words apart which lie over each other."""

_MOST_BESIDE = 400
"""Words at one height that are compared with each other."""

_THRESHOLD = [0] * _LEAST_CHANGE + [1] * (256 - _LEAST_CHANGE)


@dataclass(slots=True)
class Sight:
    """A page as painted without its text, for what is asked of it later."""

    ground: Image | None = None
    """Grey, at ``scale``; None where nothing was painted."""

    scale: float = 1.0
    """Pixels to the point."""

    def blank(self, box: Box) -> bool:
        """Whether nothing but even colour is painted in ``box``, text aside; False where nobody looked."""
        if self.ground is None:
            return False
        left, top, right, bottom = _pixels(box, self.scale)
        place = max(left, 0), max(top, 0), min(right, self.ground.width), min(bottom, self.ground.height)
        if place[0] >= place[2] or place[1] >= place[3]:
            return True
        levels = [level for level, count in enumerate(self.ground.crop(place).histogram()) if count]
        return levels[-1] - levels[0] < _LEAST_CHANGE


def hide_unseen(page: PdfPage, runs: Sequence[Run], texts: frozenset[int]) -> Sight:
    """Mark the runs that the page does not show; those that the file hides stay hidden.

    Args:
        page: The page, whose objects have not been loaded anew since ``runs`` were read.
        runs: Its words.
        texts: Addresses of its text objects.
    """
    candidates = []
    for run in runs:
        if _out_of_sight(run, page):
            run.hidden = True
        elif run.look.visible:
            candidates.append(run)
    if not candidates:
        return Sight()
    looking = _Looking(page)
    painters = {painter for run in runs for painter in run.painters}
    ground = looking.without(painters | texts)
    changed = looking.change(ground)
    shown = [run for run in candidates if changed.shows(run.box)]
    kept = {id(run) for run in shown}
    for run in candidates:
        run.hidden = id(run) not in kept
    _tell_apart(looking, shown, texts - painters)
    return Sight(ground, looking.scale)


class _Looking:
    """One page at a low resolution."""

    def __init__(self, page: PdfPage) -> None:
        self.page = page
        width, height = page.space.width, page.space.height
        self.box = Box(0, 0, width, height)
        self.dpi = min(_DPI, 72 * sqrt(_MOST_PIXELS / max(width * height, 1.0)))
        self.scale = self.dpi / 72
        self.whole = page.render(self.box, self.dpi)

    def without(self, painters: AbstractSet[int]) -> Image:
        """Return the page painted without some of its text objects, given by address."""
        modes: list[tuple[object, int]] = []
        for painter in painters - {0}:
            thing = cast(painter, pdfium.FPDF_PAGEOBJECT)
            modes.append((thing, pdfium.FPDFTextObj_GetTextRenderMode(thing)))
        try:
            for thing, _ in modes:
                pdfium.FPDFTextObj_SetTextRenderMode(thing, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
            return self.page.render(self.box, self.dpi)
        finally:
            for thing, mode in modes:
                pdfium.FPDFTextObj_SetTextRenderMode(thing, mode)

    def change(self, other: Image, base: Image | None = None) -> _Change:
        """Return where another painting differs from ``base``, or from the whole page."""
        points = ImageChops.difference(base or self.whole, other).point(_THRESHOLD)
        return _Change(points.tobytes(), points.width, points.height, self.scale)


def _out_of_sight(run: Run, page: PdfPage) -> bool:
    """Whether a run lies off the page, or is too small to be read."""
    across, down = run.box.middle
    if not (0 <= across <= page.space.width and 0 <= down <= page.space.height):
        return True
    return 0 < run.look.size < _TINIEST and min(run.right - run.left, run.bottom - run.top) < _TINIEST


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    left, top = floor(box.left * scale), floor(box.top * scale)
    return left, top, max(left + 1, ceil(box.right * scale)), max(top + 1, ceil(box.bottom * scale))


@dataclass(frozen=True, slots=True)
class _Change:
    """Where two paintings of a page differ to the eye."""

    points: bytes
    """Row by row: 1 where they differ, 0 elsewhere."""

    width: int
    height: int
    scale: float

    def shows(self, box: Box) -> bool:
        """Whether enough of ``box``, in points of the page, differs."""
        left, top, right, bottom = _pixels(box, self.scale)
        least = _LEAST_SHARE * (right - left) * (bottom - top)
        first, last = max(left, 0), min(right, self.width)
        seen, count, width = 0, self.points.count, self.width
        if first >= last:
            return False
        for row in range(max(top, 0) * width, min(bottom, self.height) * width, width):
            seen += count(1, row + first, row + last)
            if seen and seen >= least:
                return True
        return False


@dataclass(slots=True)
class _Layer:
    """Words that do not lie over each other, with the text objects that paint them."""

    runs: list[Run] = field(default_factory=list)
    painters: set[int] = field(default_factory=set)


def _tell_apart(looking: _Looking, runs: list[Run], echoes: frozenset[int]) -> None:
    """Hide words whose place shows ink only because another word lies there, too.

    ``echoes`` are text objects that give no words: PDFium leaves out what is painted twice to look bold.
    """
    rivals: dict[int, list[Run]] = {}
    for one, other in _overlapping(runs):
        # A word painted twice, to look bold or cast a shadow, is one to the reader.
        if one.text != other.text and one.painters.isdisjoint(other.painters):
            rivals.setdefault(id(one), []).append(other)
            rivals.setdefault(id(other), []).append(one)
    if not rivals:
        return
    disputed = [run for run in runs if id(run) in rivals]
    base = looking.without(echoes) if echoes else looking.whole
    unmoved: list[Run] = []
    for layer in _layers(disputed, rivals):
        changed = looking.change(looking.without(layer.painters | echoes), base)
        unmoved.extend(run for run in layer.runs if not changed.shows(run.box))
    doubtful = {id(run) for run in unmoved}
    for run in unmoved:
        # The ink there must be somebody's: where no other word has it, this one does.
        run.hidden = any(id(rival) not in doubtful for rival in rivals[id(run)])


def _layers(disputed: list[Run], rivals: dict[int, list[Run]]) -> list[_Layer]:
    at: dict[int, int] = {}
    against: dict[int, set[int]] = {}
    for run in disputed:
        against.setdefault(run.look.painter, set()).update(rival.look.painter for rival in rivals[id(run)])
    layers: list[_Layer] = []
    for run in disputed:
        painter = run.look.painter
        if painter not in at:
            taken = {at[other] for other in against[painter] if other in at}
            at[painter] = min(
                next(free for free in range(len(taken) + 1) if free not in taken), _MOST_LAYERS - 1
            )
        while len(layers) <= at[painter]:
            layers.append(_Layer())
        layers[at[painter]].runs.append(run)
        layers[at[painter]].painters |= run.painters
    return layers


def _overlapping(runs: list[Run]) -> Iterator[tuple[Run, Run]]:
    """Yield pairs of words that lie over each other."""
    open_runs: list[Run] = []
    for run in sorted(runs, key=lambda run: run.top):
        top, left, right = run.top, run.left, run.right
        open_runs = [other for other in open_runs if other.bottom > top]
        if len(open_runs) > _MOST_BESIDE:
            # No page has so many words side by side; the deepest reach furthest.
            open_runs = sorted(open_runs, key=lambda other: other.bottom)[-_MOST_BESIDE // 2 :]
        for other in open_runs:
            if other.left < right and left < other.right:
                across = min(right, other.right) - max(left, other.left)
                down = min(run.bottom, other.bottom) - top
                smaller = min(
                    (right - left) * (run.bottom - top),
                    (other.right - other.left) * (other.bottom - other.top),
                )
                if across * down >= _LEAST_OVERLAP * smaller:
                    yield run, other
        open_runs.append(run)

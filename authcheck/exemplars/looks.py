"""Cut pictures from pages: letterhead, seal or logo, closing, and the ink of signatures alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

from authcheck.checks.page.connected import connect, measure, painted
from authcheck.checks.page.features import measure_all
from authcheck.checks.page.forest import CLASSES, shipped
from authcheck.checks.page.paper import DPI, find_ink
from authcheck.checks.page.regions import sort_ink
from authcheck.exemplars.sound import MOST_SIDE, MOST_SIGNATURES
from authcheck.model.exemplar import Crop
from authcheck.model.geometry import Box
from authcheck.model.zone import ZoneName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from authcheck.checks.page.regions import Mark
    from authcheck.model.document import Page
    from authcheck.plugins import Letter

MOST_PAGES = 12
"""Pages looked at for signatures, the last ones first: letters are signed at their end."""

_SCALE = DPI / 72

_PERHAPS = 0.25
"""Share of the trees from which a mark is kept: whether two are one image is told by their strokes."""

_FINE = 300
"""Resolution at which the lines of a signature are kept."""

_PART = 0.4
"""Share from which something by hand beside it is a part of it."""

_LEAST = (22.0, 8.0)
"""Points a signature is wide and high, at least."""

_APART = 26.0
"""Points between two marks of one signature: a first name and a last name."""

_BELOW = 5.0
"""Points between two of them one below the other: a flourish."""

_BY_HAND = ("signature", "initials", "note")
"""What a part of a signature may look like by itself."""

_HEAD = 0.24
"""Part of the first page, from the top, in which a seal or logo is looked for."""

_LEAST_LOGO = 18.0
"""Points a seal or logo extends both ways."""

_LONG = 14.0
"""Times as wide as high from which a thing at the head is a ruling line."""

_LOGO_CELL = 6
"""Pixels across which parts of a logo are joined."""


def crop_of(letter: Letter, page: int, box: Box, dpi: int = DPI) -> Crop | None:
    """Return what ``box`` shows; None where it is empty."""
    whole = letter.document.pages[page - 1]
    within = Box(
        max(box.left, 0), max(box.top, 0), min(box.right, whole.width), min(box.bottom, whole.height)
    )
    if within.width < 1 or within.height < 1:
        return None
    return _plain(letter.crop(page, within, dpi).convert("L"), page, within)


def _plain(picture: Image.Image, page: int, box: Box) -> Crop:
    longer = max(picture.size)
    if longer > MOST_SIDE:
        size = tuple(max(1, round(side * MOST_SIDE / longer)) for side in picture.size)
        picture = picture.resize((size[0], size[1]), Image.Resampling.BOX)
    return Crop(
        width=picture.width, height=picture.height, grey=picture.tobytes(), page=page, box=_rounded(box)
    )


def _rounded(box: Box) -> Box:
    return Box(round(box.left, 2), round(box.top, 2), round(box.right, 2), round(box.bottom, 2))


def signatures_of(letter: Letter) -> tuple[Crop, ...]:
    """Return the ink of what may be signatures by hand, drawn, placed or scanned; the likeliest first."""
    found: list[tuple[float, Crop]] = []
    for page in letter.document.pages[-MOST_PAGES:]:
        found += _signatures_on(letter, page)
    found.sort(key=lambda each: (-each[0], each[1].page))
    return tuple(crop for _, crop in found[:MOST_SIGNATURES])


def _signatures_on(letter: Letter, page: Page) -> list[tuple[float, Crop]]:
    zones = [zone for zone in letter.document.zones if zone.page == page.number]
    picture = letter.crop(page.number, Box(0.0, 0.0, page.width, page.height), DPI)
    seen = sort_ink(picture, page)
    if not seen.marks:
        return []
    shares = shipped().shares(measure_all(seen, page, letter.document.zones))
    heads = [zone.box for zone in zones if zone.name is ZoneName.LETTERHEAD]
    chance: dict[int, float] = {}
    marks: list[Mark] = []
    for mark, share in zip(seen.marks, shares, strict=True):
        by_hand = sum(float(share[CLASSES.index(name)]) for name in _BY_HAND)
        if by_hand >= _PART and not any(_inside(mark.box, head) for head in heads):
            marks.append(mark)
            chance[id(mark)] = float(share[CLASSES.index("signature")])
    found = []
    for group in gathered(marks):
        surest = max(chance[id(mark)] for mark in group)
        crop = ink_alone(letter, group, page.number) if surest >= _PERHAPS else None
        if crop is not None:
            found.append((surest, crop))
    return found


def _inside(box: Box, other: Box) -> bool:
    return box.overlap(other) > 0.5 * box.width * box.height  # most of it


def gathered(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Return marks that stand beside each other together: the parts of one signature."""
    groups: list[list[Mark]] = []
    for mark in marks:
        near = [group for group in groups if any(_beside(mark.box, each.box) for each in group)]
        taken = {id(group) for group in near}
        groups = [group for group in groups if id(group) not in taken]
        groups.append([mark, *(each for group in near for each in group)])
    return groups


def _beside(one: Box, other: Box) -> bool:
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return across < _APART and down < _BELOW


def ink_alone(letter: Letter, marks: Sequence[Mark], page: int) -> Crop | None:
    """Return the ink of ``marks`` on white; None where it is too small for a signature."""
    box = Box.around(mark.box for mark in marks)
    if box.width < _LEAST[0] or box.height < _LEAST[1]:
        return None
    width, height = round(box.width * _SCALE), round(box.height * _SCALE)
    place: NDArray[np.uint8] = np.zeros((height, width), dtype=np.uint8)
    for mark in marks:
        left, top = round((mark.box.left - box.left) * _SCALE), round((mark.box.top - box.top) * _SCALE)
        ink = mark.ink[: height - top, : width - left]
        place[top : top + ink.shape[0], left : left + ink.shape[1]][ink] = 255
    # Marks are found coarsely; a small hand needs finer lines. Ink that is no mark is print, and stays out.
    fine = letter.crop(page, box, _FINE).convert("L")
    near = Image.fromarray(place).filter(ImageFilter.MaxFilter(3)).resize(fine.size)
    inked, _ = find_ink(fine)
    sheet = np.where(inked & (np.asarray(near) > 0), 0, 255).astype(np.uint8)
    return _plain(Image.fromarray(sheet), page, box)


def logo_of(letter: Letter) -> Crop | None:
    """Return the largest thing at the head of the first page that is no word; None where there is none."""
    if not letter.document.pages:
        return None
    page = letter.document.pages[0]
    head = Box(0.0, 0.0, page.width, _HEAD * page.height)
    picture = letter.crop(1, head, DPI).convert("L")
    dark, _ = find_ink(picture)
    dark = dark.copy()
    for word in page.words:
        if word.confidence >= 0.5 and sum(letter_.isalnum() for letter_ in word.text) > 1:  # noqa: PLR2004 - surely read
            left, top = int((word.box.left - 1) * _SCALE), int((word.box.top - 1) * _SCALE)
            right, bottom = int((word.box.right + 1) * _SCALE) + 1, int((word.box.bottom + 1) * _SCALE) + 1
            dark[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = False
    runs = connect(dark)
    pieces = measure(runs)
    if not pieces.area.size:
        return None
    rule = (pieces.width > _LONG * pieces.height) | (pieces.height > _LONG * pieces.width)
    dust = (pieces.width < 1.5 * _SCALE) & (pieces.height < 1.5 * _SCALE)
    edge = (pieces.left <= 1) | (pieces.right >= dark.shape[1] - 1) | (pieces.top <= 1)
    left_over = painted(runs, ~rule & ~dust & ~edge, (dark.shape[0], dark.shape[1]))
    box = _largest(left_over)
    if box is None:
        return None
    pad = 1.0
    return crop_of(letter, 1, Box(box.left - pad, box.top - pad, box.right + pad, box.bottom + pad))


def _largest(ink: NDArray[np.bool_]) -> Box | None:
    cell = _LOGO_CELL
    rows, columns = -(-ink.shape[0] // cell), -(-ink.shape[1] // cell)
    padded = np.zeros((rows * cell, columns * cell), dtype=np.bool_)
    padded[: ink.shape[0], : ink.shape[1]] = ink
    cells: NDArray[np.bool_] = np.asarray(padded.reshape(rows, cell, columns, cell).any(axis=(1, 3)))
    groups = measure(connect(cells))
    if not groups.area.size:
        return None
    both = np.minimum(groups.width, groups.height) * cell >= _LEAST_LOGO * _SCALE
    if not both.any():
        return None
    at = int(np.argmax(np.where(both, groups.area, 0)))
    points = cell / _SCALE
    return Box(
        float(groups.left[at]) * points,
        float(groups.top[at]) * points,
        float(groups.right[at]) * points,
        float(groups.bottom[at]) * points,
    )

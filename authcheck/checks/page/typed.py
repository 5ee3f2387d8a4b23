"""Signatures on pages with text of their own, where no closing offers a space to look in.

Everything on such a page that is no word is either a rule, an area, or a mark: where there is no mark, nobody
signed by hand, and that can be said. Where there are marks, the trees tell of them as on a scan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.checks.page.signatures import Sighting, look
from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from authcheck.model.document import Page
    from authcheck.plugins import Letter

_DPI = 150
"""Resolution at which a page is asked whether it holds anything besides words: that of the look itself."""

_NO_INK = 232
"""Grey from which nothing on white paper is ink."""

_WHITE = 255

_COVERED = 0.7
"""Part of a mark that a picture covers when the mark is part of it."""

_SIGNED = 0.5
"""Probability from which a page is said to be signed: the curve was drawn on dusty scans."""

_WORDS = 25
"""Words that stand above a signature at least: under fewer, a title page has its emblem."""

_OTHERS = 8
"""Marks as long that a letter holds besides, at most: more are a chart, or drawings."""

_LEAST = (24.0, 9.0)
"""Points that a signature is wide and high at least; what is smaller is a tick, a bullet, initials."""

_LARGEST = (330.0, 170.0)
"""Points of the widest and highest picture that may be a signature; charts and photographs are larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTyped:
    """What a page shows besides words."""

    sighting: Sighting
    placed: bool
    """Whether the likeliest mark is part of a picture that was placed, rather than drawn."""

    fits: bool
    """Whether that picture, or what is drawn, is of a signature's size, under words, and not one of many."""

    @property
    def signed(self) -> bool:
        """Whether the page is surely enough signed."""
        if not self.sighting.boxes or self.sighting.chance < _SIGNED:
            return False
        box = self.sighting.boxes[0]
        return self.fits and box.width >= _LEAST[0] and box.height >= _LEAST[1]


def look_at_typed(letter: Letter, page: Page) -> OnTyped:
    """Return how likely a page with text of its own is signed, and by what.

    Raises:
        CannotExamine: The page cannot be painted.
    """
    if _bare(letter, page):
        nothing = Sighting(page=page.number, chance=0.0, boxes=())
        return OnTyped(sighting=nothing, placed=False, fits=False)
    sighting = look(letter, page)
    if not sighting.boxes:
        return OnTyped(sighting=sighting, placed=False, fits=False)
    mark = sighting.boxes[0]
    area = max(mark.width * mark.height, 1.0)
    under = [one.box for one in page.pictures if one.box.overlap(mark) > _COVERED * area]
    whole = under[0] if under else mark
    small = whole.width <= _LARGEST[0] and whole.height <= _LARGEST[1]
    written = sum(word.visible and word.box.bottom < mark.bottom for word in page.words) >= _WORDS
    drawn = sighting.others > _OTHERS
    return OnTyped(sighting=sighting, placed=bool(under), fits=small and written and not drawn)


def _bare(letter: Letter, page: Page) -> bool:
    """Tell whether a page holds nothing but words; without numpy, which a page of words does without."""
    picture = letter.crop(page.number, Box(0.0, 0.0, page.width, page.height), _DPI).convert("L")
    scale = _DPI / 72
    for word in page.words:
        if word.visible and not word.underlies:
            box = word.box
            left, top = max(0, int(box.left * scale) - 1), max(0, int(box.top * scale) - 1)
            right, bottom = max(0, int(box.right * scale) + 2), max(0, int(box.bottom * scale) + 2)
            picture.paste(_WHITE, (left, top, right, bottom))
    return not any(picture.histogram()[:_NO_INK])

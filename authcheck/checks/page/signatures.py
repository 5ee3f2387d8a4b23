"""Signatures by hand on pages that are pictures, wherever they stand.

Every mark that is no print is measured and put to the shipped trees; the likeliest mark tells how likely the
page is signed. Between ``SIGNED`` and ``UNSIGNED`` nothing is claimed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from authcheck.checks.page.features import measure_all
from authcheck.checks.page.forest import CLASSES, shipped
from authcheck.checks.page.paper import DPI
from authcheck.checks.page.regions import sort_ink
from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from authcheck.model.document import Document, Page
    from authcheck.plugins import Letter

SIGNED = 0.55
"""Probability from which a page is said to be signed."""

UNSIGNED = 0.3
"""Probability up to which a page is said not to be signed."""

_ALSO = 0.5
"""Share of the trees from which a further mark of a signed page is a signature as well."""

_LONG = 24.0
"""Points from which a mark is as wide or high as a signature."""

_SIGNATURE = CLASSES.index("signature")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What one page shows of signatures by hand."""

    page: int
    chance: float
    """Probability from 0 to 1 that the page bears one, as measured on letters of known truth."""

    boxes: tuple[Box, ...]
    """The likeliest mark first, and others as likely as not; empty where the page has no marks."""

    others: int = 0
    """Marks besides the likeliest that are as long as a signature: few in a letter, many in a drawing."""

    @property
    def signed(self) -> bool:
        """Whether the page is surely enough signed."""
        return bool(self.boxes) and self.chance >= SIGNED

    @property
    def unsigned(self) -> bool:
        """Whether it surely enough is not."""
        return self.chance <= UNSIGNED


def look(letter: Letter, page: Page) -> Sighting:
    """Return how likely ``page`` is signed, and where.

    Raises:
        CannotExamine: The page cannot be painted.
    """
    # Two checks ask for the same pages of one letter; a document is never changed, so its identity tells.
    if _last.document is not letter.document:
        _last.document, _last.seen = letter.document, {}
    if page.number not in _last.seen:
        _last.seen[page.number] = _look(letter, page)
    return _last.seen[page.number]


@dataclass(slots=True)
class _Last:
    """What was seen in the letter looked at last."""

    document: Document | None = None
    seen: dict[int, Sighting] = field(default_factory=dict)


_last = _Last()


def _look(letter: Letter, page: Page) -> Sighting:
    picture = letter.crop(page.number, Box(0.0, 0.0, page.width, page.height), DPI)
    seen = sort_ink(picture, page)
    if not seen.marks:
        return Sighting(page=page.number, chance=0.0, boxes=())
    forest = shipped()
    shares = forest.shares(measure_all(seen, page, letter.document.zones))[:, _SIGNATURE]
    order = sorted(range(len(shares)), key=lambda at: -float(shares[at]))
    boxes = tuple(
        _rounded(seen.marks[at].box)
        for rank, at in enumerate(order)
        if not rank or float(shares[at]) >= _ALSO
    )
    long = sum(max(mark.box.width, mark.box.height) >= _LONG for mark in seen.marks)
    return Sighting(
        page=page.number,
        chance=forest.calibrated(float(shares[order[0]])),
        boxes=boxes,
        others=long - 1,
    )


def _rounded(box: Box) -> Box:
    return Box(round(box.left, 1), round(box.top, 1), round(box.right, 1), round(box.bottom, 1))
